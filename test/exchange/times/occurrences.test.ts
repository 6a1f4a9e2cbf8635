import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDaysOf } from '../../../src/district/calendar/holiday-notices.ts';
import { workCalendar } from '../../../src/district/calendar/work-calendar.ts';
import { type MatchedTime, OCCURRENCES_MAX, occurrencesOf } from '../../../src/exchange/times/occurrences.ts';
import type { WeeklyWindowSpec } from '../../../src/exchange/times/weekly-time.ts';
import { openStretches } from '../../../src/facilities/index.ts';
import { type Interval, intersection, merged } from '../../../src/shared/interval.ts';
import { anyWindow } from './weekly-world.ts';
import { assertProperty } from '../../support/property.ts';

const SHANGHAI = 'Asia/Shanghai';
const calendar = workCalendar(calendarDaysOf(2026), [2026]);

function window(startTime: string, endTime: string, more: Partial<WeeklyWindowSpec> = {}): WeeklyWindowSpec {
  return { dayClass: 'EVERY_DAY', weekdays: [], startTime, endTime, ...more };
}

const always = [window('00:00', '00:00')];

/** Occurrences as people in Fuzhou read them. */
function shown(time: Pick<MatchedTime, 'demandWindows' | 'from' | 'until'> & Partial<MatchedTime>): string[] {
  const text = (instant: Temporal.Instant) =>
    // To the millisecond, where it is not a whole minute.
    instant.toZonedDateTimeISO(SHANGHAI).toPlainDateTime().toString().slice(5).replace(/:00$/, '');
  return occurrencesOf({ supplyWindows: always, calendar, timeZone: SHANGHAI, ...time }).map(
    ({ start, end }) => `${text(start)} ${text(end)}`,
  );
}

describe('occurrences', () => {
  test('are one for each night, also from Sunday to Monday', () => {
    const demandWindows = [window('18:00', '08:00')];
    expect(shown({ demandWindows, from: '2026-03-07', until: '2026-03-10' })).toEqual([
      '03-07T18:00 03-08T08:00',
      '03-08T18:00 03-09T08:00',
      // The supply has no windows from the 10th on.
      '03-09T18:00 03-10T00:00',
    ]);
  });

  test('follow the calendar on a make-up Saturday and in a holiday', () => {
    const demandWindows = [window('09:00', '11:00', { dayClass: 'WORKDAY' })];
    expect(shown({ demandWindows, from: '2026-02-13', until: '2026-02-25' })).toEqual([
      '02-13T09:00 02-13T11:00',
      '02-14T09:00 02-14T11:00',
      '02-24T09:00 02-24T11:00',
    ]);
  });

  test('of whole days are parted at midnight, however long the supply is open', () => {
    expect(shown({ demandWindows: always, from: '2026-03-07', until: '2026-03-09' })).toEqual([
      '03-07T00:00 03-08T00:00',
      '03-08T00:00 03-09T00:00',
    ]);
  });

  test('join windows of one date, and part those of the next date where it begins', () => {
    const demandWindows = [window('06:00', '09:00'), window('09:00', '12:00'), window('20:00', '07:00')];
    expect(shown({ demandWindows, from: '2026-03-07', until: '2026-03-09', supplyUntil: '2026-03-20' })).toEqual([
      '03-07T06:00 03-07T12:00',
      '03-07T20:00 03-08T06:00',
      '03-08T06:00 03-08T12:00',
      '03-08T20:00 03-09T07:00',
    ]);
  });

  test('never last for more than a day', () => {
    const demandWindows = [window('06:00', '06:00'), window('20:00', '12:00')].map((spec) => ({
      ...spec,
      weekdays: ['SATURDAY'] as const,
    }));
    expect(shown({ demandWindows, from: '2026-03-07', until: '2026-03-08', supplyUntil: '2026-03-20' })).toEqual([
      '03-07T06:00 03-08T00:00',
      '03-08T00:00 03-08T12:00',
    ]);
  });

  test('of exactly a day are whole, whenever they begin', () => {
    const demandWindows = [window('06:00', '06:00', { weekdays: ['SATURDAY'] })];
    expect(shown({ demandWindows, from: '2026-03-07', until: '2026-03-08', supplyUntil: '2026-03-20' })).toEqual([
      '03-07T06:00 03-08T06:00',
    ]);
  });

  test('are as many at most as a year has days, and an entry has windows', () => {
    expect(OCCURRENCES_MAX).toBe(366 * 20);
  });

  test('are cut to what the supply has open, and are none where it is closed', () => {
    const supplyWindows = [window('08:00', '10:00'), window('11:00', '12:00')];
    const time = { supplyWindows, from: '2026-03-07', until: '2026-03-08' };
    expect(shown({ ...time, demandWindows: [window('09:00', '13:00')] })).toEqual([
      '03-07T09:00 03-07T10:00',
      '03-07T11:00 03-07T12:00',
    ]);
    expect(shown({ ...time, demandWindows: [window('12:00', '18:00')] })).toEqual([]);
  });

  test("use the supply's last night before the first date only if it was given then", () => {
    const time = {
      demandWindows: [window('06:00', '07:00')],
      supplyWindows: [window('18:00', '08:00')],
      from: '2026-03-07',
      until: '2026-03-08',
    };
    expect(shown(time)).toEqual([]);
    expect(shown({ ...time, supplyFrom: '2026-03-01' })).toEqual(['03-07T06:00 03-07T07:00']);
  });
});

test('two windows that a skipped hour lays over each other still are no two bookings of one moment', () => {
  // On 26 March 2028 the clock of Helsinki goes from 03:00 to 04:00.
  const demandWindows = [window('01:00', '03:45'), window('04:00', '06:00')];
  const found = occurrencesOf({
    demandWindows,
    supplyWindows: always,
    from: '2028-03-26',
    until: '2028-03-27',
    calendar,
    timeZone: 'Europe/Helsinki',
  });
  expect(found.map(({ start, end }) => `${start} ${end}`)).toEqual([
    '2028-03-25T23:00:00Z 2028-03-26T01:45:00Z',
    '2028-03-26T01:45:00Z 2028-03-26T03:00:00Z',
  ]);
});

test('occurrences are the moments at which the demand and the supply both have a window', () => {
  const windows = fc.array(anyWindow, { minLength: 1, maxLength: 3 });
  const anyDate = fc.integer({ min: 0, max: 300 }).map((days) => Temporal.PlainDate.from('2028-02-01').add({ days }));
  // Helsinki changes its clocks, on 26 March and 29 October 2028.
  const zone = fc.constantFrom(SHANGHAI, 'Europe/Helsinki');
  assertProperty(
    fc.property(
      windows,
      windows,
      anyDate,
      fc.integer({ min: 1, max: 12 }),
      zone,
      (demand, supply, date, days, timeZone) => {
        const until = date.add({ days });
        const found = occurrencesOf({
          demandWindows: demand,
          supplyWindows: supply,
          from: date.toString(),
          until: until.toString(),
          supplyFrom: date.subtract({ days: 30 }).toString(),
          supplyUntil: until.add({ days: 30 }).toString(),
          calendar,
          timeZone,
        });
        // Opening hours with nothing starting outside of the dates say when the demand has a window.
        const none = (day: Temporal.PlainDate) => ({ date: day.toString(), closed: false, windows: [] });
        const within = {
          start: date.subtract({ days: 3 }).toZonedDateTime(timeZone).toInstant(),
          end: until.add({ days: 3 }).toZonedDateTime(timeZone).toInstant(),
        };
        const outside = Array.from({ length: 10 }, (_, at) => [
          date.subtract({ days: at + 1 }),
          until.add({ days: at }),
        ]);
        const wanted = openStretches(
          { rules: demand, exceptions: outside.flat().map(none), calendar, timeZone },
          { start: within.start, end: within.end },
        );
        const open = openStretches({ rules: supply, exceptions: [], calendar, timeZone }, within);
        const both = wanted.flatMap((one) => open.map((other) => intersection(one, other)));
        const moments = (intervals: Interval[]) => merged(intervals).map(({ start, end }) => `${start} ${end}`);
        expect(moments(found)).toEqual(moments(both.filter((part) => part !== undefined)));
        for (const [at, { start, end }] of found.entries()) {
          const next = found[at + 1];
          if (next) expect(Temporal.Instant.compare(end, next.start)).toBeLessThanOrEqual(0);
          // A day on which the clock is put back has 25 hours.
          expect(start.until(end).total('hours')).toBeLessThanOrEqual(timeZone === SHANGHAI ? 24 : 25);
        }
      },
    ),
    { numRuns: 300 },
  );
});
