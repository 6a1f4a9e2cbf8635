import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDaysOf } from '../../../src/district/calendar/holiday-notices.ts';
import { workCalendar } from '../../../src/district/calendar/work-calendar.ts';
import { commonRuns } from '../../../src/exchange/times/common-runs.ts';
import {
  momentsOf,
  notBegun,
  occurrencesFrom,
  occurrencesIn,
  type TimeSpec,
} from '../../../src/exchange/times/moments.ts';
import { occurrencesOf } from '../../../src/exchange/times/occurrences.ts';
import { dayClasses, exceptionsBetween } from '../../../src/exchange/times/real-dates.ts';
import { type QuarterSpans, quarterOfText, quarterText } from '../../../src/exchange/times/wall-time.ts';
import type { WeeklyWindowSpec } from '../../../src/exchange/times/weekly-time.ts';
import { openStretches, type OpeningExceptionSpec, type OpeningRuleSpec } from '../../../src/facilities/index.ts';
import { assertProperty } from '../../support/property.ts';
import { anyWindow } from './weekly-world.ts';

// Whole numbers on the wall clock held against arithmetic with moments of a zone, date by date.

const SHANGHAI = 'Asia/Shanghai';
const calendar = workCalendar(calendarDaysOf(2026), [2026]);
const classes = dayClasses(exceptionsBetween(calendar, '2025-12-01', '2027-01-31'));

function window(startTime: string, endTime: string, more: Partial<WeeklyWindowSpec> = {}): WeeklyWindowSpec {
  return { dayClass: 'EVERY_DAY', weekdays: [], startTime, endTime, ...more };
}

function shown({ starts, ends }: QuarterSpans): string[] {
  return Array.from(starts, (start, at) => `${quarterText(start)} ${quarterText(ends[at]!)}`);
}

function local(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(SHANGHAI).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

const before = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days: -days }).toString();
const after = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();

test('a wall time is a number and back', () => {
  expect(quarterOfText('1970-01-01T00:15')).toBe(1);
  expect(quarterText(quarterOfText('2028-02-29T23:45'))).toBe('2028-02-29T23:45');
  expect(quarterText(quarterOfText('1969-12-31T23:45'))).toBe('1969-12-31T23:45');
});

const anyPeriod = fc
  .record({ day: fc.integer({ min: 0, max: 300 }), days: fc.integer({ min: 0, max: 40 }) })
  .map(({ day, days }) => ({ from: after('2026-01-01', day), to: after('2026-01-01', day + days) }));
const anyWindows = fc.array(anyWindow, { minLength: 1, maxLength: 3 });

describe('what a demand and a supply have in common', () => {
  test('is what bookings would be made of', () => {
    assertProperty(
      fc.property(anyWindows, anyPeriod, anyWindows, anyPeriod, (demandWindows, wanted, supplyWindows, given) => {
        const runs = commonRuns(
          occurrencesIn({ windows: demandWindows, ...wanted }, classes),
          momentsOf({ windows: supplyWindows, ...given }, classes),
          1,
        );
        const expected = occurrencesOf({
          demandWindows,
          supplyWindows,
          from: wanted.from,
          until: after(wanted.to, 1),
          supplyFrom: given.from,
          supplyUntil: after(given.to, 1),
          calendar,
          timeZone: SHANGHAI,
        });
        expect(shown(runs)).toEqual(expected.map(({ start, end }) => `${local(start)} ${local(end)}`));
      }),
      { numRuns: 500 },
    );
  });

  test('is no piece that is shorter than what is of use', () => {
    const wanted = occurrencesIn(
      { windows: [window('18:00', '08:00')], from: '2026-03-02', to: '2026-03-04' },
      classes,
    );
    const given = momentsOf(
      { windows: [window('20:00', '23:00'), window('06:00', '10:00')], from: '2026-03-02', to: '2026-03-04' },
      classes,
    );
    expect(shown(commonRuns(wanted, given, 10))).toEqual([
      '2026-03-02T20:00 2026-03-02T23:00',
      '2026-03-03T20:00 2026-03-03T23:00',
      '2026-03-04T20:00 2026-03-04T23:00',
    ]);
    expect(shown(commonRuns(wanted, given, 13))).toEqual([]);
  });

  test('holds the last night of a season with the morning after it', () => {
    const night = window('18:00', '08:00', { seasonFrom: '11-01', seasonTo: '12-31' });
    const morning = window('00:00', '06:00', { seasonFrom: '01-01', seasonTo: '03-31' });
    const year = { from: '2026-12-01', to: '2027-01-31' };
    const wanted = occurrencesIn({ windows: [morning], ...year }, classes);
    expect(shown(commonRuns(wanted, momentsOf({ windows: [night], ...year }, classes), 1))).toEqual([
      '2027-01-01T00:00 2027-01-01T06:00',
    ]);
  });
});

describe('occurrences', () => {
  test('of some dates are those that belong to them, to their ends', () => {
    const all = occurrencesIn({ windows: [window('18:00', '08:00')], from: '2026-03-01', to: '2026-03-31' }, classes);
    expect(shown(occurrencesFrom(all, '2026-03-07', '2026-03-08'))).toEqual([
      '2026-03-07T18:00 2026-03-08T08:00',
      '2026-03-08T18:00 2026-03-09T08:00',
    ]);
    expect(shown(occurrencesFrom(all, '2026-04-01', '2026-04-08'))).toEqual([]);
  });

  test('of work days end with the night before a holiday, and come on make-up Saturdays', () => {
    const windows = [window('18:00', '08:00', { dayClass: 'WORKDAY' })];
    expect(shown(occurrencesIn({ windows, from: '2026-02-13', to: '2026-02-24' }, classes))).toEqual([
      '2026-02-13T18:00 2026-02-14T08:00',
      '2026-02-14T18:00 2026-02-15T08:00',
      '2026-02-24T18:00 2026-02-25T08:00',
    ]);
  });
});

describe('an occurrence', () => {
  const saturday = { weekdays: ['SATURDAY'] } as const;
  const from = '2026-03-07';

  test('of exactly a day is one, whenever it begins; what would be longer is parted at midnight', () => {
    const day = [window('06:00', '06:00', saturday)];
    expect(shown(occurrencesIn({ windows: day, from, to: from }, classes))).toEqual([
      '2026-03-07T06:00 2026-03-08T06:00',
    ]);
    const longer = [...day, window('20:00', '12:00', saturday)];
    const { days, ...spans } = occurrencesIn({ windows: longer, from, to: from }, classes);
    expect(shown(spans)).toEqual(['2026-03-07T06:00 2026-03-08T00:00', '2026-03-08T00:00 2026-03-08T12:00']);
    expect([...days]).toEqual([days[0], days[0]]);
  });

  test('that has not begun at a moment begins at it or later', () => {
    const all = occurrencesIn({ windows: [window('09:00', '10:00')], from, to: '2026-03-09' }, classes);
    const starts = (now?: string) => [...notBegun(all, now).starts].map(quarterText);
    const each = ['2026-03-07T09:00', '2026-03-08T09:00', '2026-03-09T09:00'];
    expect(starts()).toEqual(each);
    expect(starts('2026-03-08T09:00')).toEqual(each.slice(1));
    expect(starts('2026-03-08T09:15')).toEqual(each.slice(2));
    expect(starts('2026-03-09T09:15')).toEqual([]);
    const { starts: begins, ends, days } = notBegun(all, '2026-03-08T10:00');
    expect([begins.length, ends.length, days.length]).toEqual([1, 1, 1]);
  });
});

describe('a facility with hours between two quarters', () => {
  const day = { from: '2026-03-02', to: '2026-03-02' };
  const rule = (startTime: string, endTime: string): OpeningRuleSpec => window(startTime, endTime);
  const open = (rules: readonly OpeningRuleSpec[], exceptions: readonly OpeningExceptionSpec[] = []) =>
    shown(momentsOf({ windows: [window('00:00', '00:00')], ...day, opening: { rules, exceptions } }, classes));

  test('is open from the next to the last before, to the second', () => {
    expect(open([rule('08:00:30', '10:00:30')])).toEqual(['2026-03-02T08:15 2026-03-02T10:00']);
  });

  test('is not open at all where no whole quarter is left', () => {
    expect(open([rule('08:05', '08:10')])).toEqual([]);
    expect(open([rule('08:05', '08:20')])).toEqual([]);
    expect(open([rule('08:05', '08:30')])).toEqual(['2026-03-02T08:15 2026-03-02T08:30']);
  });

  test('is open for the last night into the morning after, by the rules of that morning too', () => {
    const windows = [window('18:00', '08:00')];
    const opening = { rules: [rule('17:00', '00:00'), rule('00:00', '06:00')], exceptions: [] };
    expect(shown(momentsOf({ windows, ...day, opening }, classes))).toEqual(['2026-03-02T18:00 2026-03-03T06:00']);
    // Of the night before as well: what started on the first of March lasts into the second.
    const night = { rules: [rule('20:00', '07:00')], exceptions: [] };
    expect(shown(momentsOf({ windows: [window('05:00', '09:00')], ...day, opening: night }, classes))).toEqual([
      '2026-03-02T05:00 2026-03-02T07:00',
    ]);
  });

  test('is closed on a date that is closed in one of several sayings about it', () => {
    const others = { date: '2026-03-02', closed: false, windows: [{ startTime: '09:00', endTime: '10:00' }] };
    const closed = { date: '2026-03-02', closed: true, windows: [] };
    expect(open([rule('08:00', '12:00')], [others])).toEqual(['2026-03-02T09:00 2026-03-02T10:00']);
    expect(open([rule('08:00', '12:00')], [others, closed])).toEqual([]);
  });
});

describe('a facility', () => {
  const anyClock = fc.integer({ min: 0, max: 287 }).map((five) => {
    const minutes = five * 5;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });
  const anyRule = fc
    .record({ window: anyWindow, startTime: anyClock, endTime: anyClock, leaveByNextWorkday: fc.option(anyClock) })
    .map(({ window, ...rule }): OpeningRuleSpec => ({ ...window, ...rule }));
  const anyException = fc
    .record({
      day: fc.integer({ min: 0, max: 20 }),
      closed: fc.boolean(),
      windows: fc.array(fc.record({ startTime: anyClock, endTime: anyClock }), { maxLength: 2 }),
    })
    .map(({ day, closed, windows }): OpeningExceptionSpec => ({
      date: after('2026-02-10', day),
      closed,
      windows: closed ? [] : windows,
    }));

  test('is open in the whole quarters of its real hours, other hours and closed dates included', () => {
    assertProperty(
      fc.property(
        fc.array(anyRule, { maxLength: 3 }),
        fc.uniqueArray(anyException, { maxLength: 3, selector: ({ date }) => date }),
        (rules, exceptions) => {
          const spec: TimeSpec = {
            windows: [window('00:00', '00:00')],
            from: '2026-02-12',
            to: '2026-02-26',
            opening: { rules, exceptions },
          };
          const at = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime(SHANGHAI).toInstant();
          const within = { start: at('2026-02-12'), end: at('2026-02-27') };
          const stretches = openStretches(
            { rules, exceptions, calendar, timeZone: SHANGHAI },
            { start: at(before('2026-02-12', 3)), end: at(after('2026-02-27', 3)) },
          );
          const inQuarters = (instant: Temporal.Instant) => (instant.epochMilliseconds / 60_000 + 8 * 60) / 15;
          const expected = new Set<number>();
          for (const { start, end } of stretches) {
            for (let quarter = Math.ceil(inQuarters(start)); quarter + 1 <= inQuarters(end); quarter++)
              expected.add(quarter);
          }
          for (const quarter of expected) {
            if (quarter < inQuarters(within.start) || quarter >= inQuarters(within.end)) expected.delete(quarter);
          }
          const { starts, ends } = momentsOf(spec, classes);
          const found = Array.from(starts, (start, index) =>
            Array.from({ length: ends[index]! - start }, (_, more) => start + more),
          );
          expect(found.flat()).toEqual([...expected].toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 300 },
    );
  });
});
