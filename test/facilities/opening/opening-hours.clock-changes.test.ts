import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { workCalendar } from '../../../src/district/calendar/work-calendar.ts';
import type {
  OpeningExceptionSpec,
  OpeningHours,
  OpeningRuleSpec,
} from '../../../src/facilities/opening/opening-hours.ts';
import {
  isInsideOneStretch,
  openStretches,
  wallSpansOnTimeLine,
} from '../../../src/facilities/opening/opening-hours.ts';
import { interval } from '../../../src/shared/interval.ts';
import type { Interval } from '../../../src/shared/interval.ts';

type Times = [startTime: string, endTime: string];

/** A facility in a zone that has the given windows every day. */
function daily(timeZone: string, windows: Times[], ...exceptions: OpeningExceptionSpec[]): OpeningHours {
  const rules = windows.map(([startTime, endTime]): OpeningRuleSpec => ({
    dayClass: 'EVERY_DAY',
    weekdays: [],
    startTime,
    endTime,
  }));
  return { rules, exceptions, calendar: workCalendar([], []), timeZone };
}

function utc(start: string, end: string): Interval {
  return interval(Temporal.Instant.from(start), Temporal.Instant.from(end));
}

function shown(stretches: Interval[]): string[] {
  return stretches.map(({ start, end }) => `${start} → ${end}`);
}

// Helsinki: on 29 March 2026 the clock goes from 03:00 to 04:00, on 25 October from 04:00 back to 03:00; both at 01:00Z.
const HELSINKI = 'Europe/Helsinki';
const spring = utc('2026-03-29T00:00Z', '2026-03-29T03:00Z');
const autumn = utc('2026-10-25T00:00Z', '2026-10-25T03:00Z');

describe('when Helsinki puts its clocks forward', () => {
  test.each<[string, Times[], string[]]>([
    ['a night lasts seven hours', [['22:00', '06:00']], ['2026-03-28T20:00:00Z → 2026-03-29T03:00:00Z']],
    ['a window that is skipped is dropped', [['03:00', '04:00']], []],
    ['a window inside what is skipped is dropped, not moved', [['03:15', '03:45']], []],
    [
      'a window that starts in what is skipped starts later',
      [['03:30', '05:00']],
      ['2026-03-29T01:30:00Z → 2026-03-29T02:00:00Z'],
    ],
    ['a window whose start would move past its end is dropped', [['03:30', '04:15']], []],
    [
      'a window that ends in what is skipped keeps its length',
      [['02:30', '03:30']],
      ['2026-03-29T00:30:00Z → 2026-03-29T01:30:00Z'],
    ],
    [
      'a window that ends where the gap begins ends there',
      [['02:30', '03:00']],
      ['2026-03-29T00:30:00Z → 2026-03-29T01:00:00Z'],
    ],
    [
      'windows before and after the gap are one stretch',
      [
        ['02:00', '03:00'],
        ['04:00', '05:00'],
      ],
      ['2026-03-29T00:00:00Z → 2026-03-29T02:00:00Z'],
    ],
    [
      'windows that overlap on the clock leave no hole behind the gap',
      [
        ['20:00', '04:15'],
        ['03:30', '05:00'],
      ],
      ['2026-03-28T18:00:00Z → 2026-03-29T02:00:00Z'],
    ],
  ])('%s', (_, windows, expected) => {
    expect(shown(openStretches(daily(HELSINKI, windows), spring))).toEqual(expected);
  });

  test('a booking may use the whole short night and nothing beyond', () => {
    const nights = daily(HELSINKI, [['22:00', '06:00']]);
    expect(isInsideOneStretch(nights, utc('2026-03-28T20:00Z', '2026-03-29T03:00Z'))).toBe(true);
    expect(isInsideOneStretch(nights, utc('2026-03-28T20:00Z', '2026-03-29T03:01Z'))).toBe(false);
    expect(isInsideOneStretch(nights, utc('2026-03-28T19:59Z', '2026-03-29T03:00Z'))).toBe(false);
  });

  test('a booking may cross the gap between two windows that only the gap parts', () => {
    const parted = daily(HELSINKI, [
      ['02:00', '03:00'],
      ['04:00', '05:00'],
    ]);
    expect(isInsideOneStretch(parted, utc('2026-03-29T00:30Z', '2026-03-29T01:30Z'))).toBe(true);
    expect(isInsideOneStretch(parted, utc('2026-03-30T00:30Z', '2026-03-30T01:30Z'))).toBe(false);
  });

  test('a closed date has 23 hours', () => {
    const closed = daily(HELSINKI, [['00:00', '00:00']], { date: '2026-03-29', closed: true, windows: [] });
    const [before, after, ...others] = openStretches(closed, utc('2026-03-28T00:00Z', '2026-03-30T00:00Z'));
    expect(before?.end.toString()).toBe('2026-03-28T22:00:00Z');
    expect(after?.start.toString()).toBe('2026-03-29T21:00:00Z');
    expect(others).toEqual([]);
  });
});

test('spans of the wall clock lose what the clock skips, and what would run backwards for it', () => {
  // From three to four on 29 March 2026 there is no time in Helsinki.
  const wall = (time: string) => Date.parse(`2026-03-29T${time}:00Z`);
  const onTimeLine = wallSpansOnTimeLine(
    [
      { start: wall('02:00'), end: wall('03:00') },
      { start: wall('03:10'), end: wall('03:50') },
      { start: wall('03:30'), end: wall('04:10') },
      { start: wall('04:00'), end: wall('05:00') },
    ],
    'Europe/Helsinki',
  );
  expect(onTimeLine.map(({ start, end }) => `${start} ${end}`)).toEqual([
    '2026-03-29T00:00:00Z 2026-03-29T01:00:00Z',
    '2026-03-29T01:00:00Z 2026-03-29T02:00:00Z',
  ]);
});

describe('when Helsinki puts its clocks back', () => {
  test.each<[string, Times[], string[]]>([
    ['a night lasts nine hours', [['22:00', '06:00']], ['2026-10-24T19:00:00Z → 2026-10-25T04:00:00Z']],
    ['a window of the repeated hour lasts both', [['03:00', '04:00']], ['2026-10-25T00:00:00Z → 2026-10-25T02:00:00Z']],
    [
      'a window inside the repeated hour comes once, the first time',
      [['03:15', '03:45']],
      ['2026-10-25T00:15:00Z → 2026-10-25T00:45:00Z'],
    ],
    [
      'a window that ends in the repeated hour ends the first time',
      [['02:00', '03:30']],
      ['2026-10-24T23:00:00Z → 2026-10-25T00:30:00Z'],
    ],
    [
      'a window that starts in the repeated hour starts the first time',
      [['03:30', '05:00']],
      ['2026-10-25T00:30:00Z → 2026-10-25T03:00:00Z'],
    ],
    [
      'a window that starts after the repeated hour starts once',
      [['04:00', '05:00']],
      ['2026-10-25T02:00:00Z → 2026-10-25T03:00:00Z'],
    ],
    [
      'windows that meet in the repeated hour are one stretch',
      [
        ['02:00', '03:30'],
        ['03:30', '05:00'],
      ],
      ['2026-10-24T23:00:00Z → 2026-10-25T03:00:00Z'],
    ],
  ])('%s', (_, windows, expected) => {
    expect(shown(openStretches(daily(HELSINKI, windows), autumn))).toEqual(expected);
  });

  test('a booking may use the whole long night and nothing beyond', () => {
    const nights = daily(HELSINKI, [['22:00', '06:00']]);
    expect(isInsideOneStretch(nights, utc('2026-10-24T19:00Z', '2026-10-25T04:00Z'))).toBe(true);
    expect(isInsideOneStretch(nights, utc('2026-10-24T19:00Z', '2026-10-25T04:01Z'))).toBe(false);
  });

  test('a booking in the second of the repeated hours is outside a window that had ended in the first', () => {
    const evenings = daily(HELSINKI, [['20:00', '03:30']]);
    expect(isInsideOneStretch(evenings, utc('2026-10-25T00:00Z', '2026-10-25T00:30Z'))).toBe(true);
    expect(isInsideOneStretch(evenings, utc('2026-10-25T01:00Z', '2026-10-25T01:30Z'))).toBe(false);
  });

  test('a closed date has 25 hours', () => {
    const closed = daily(HELSINKI, [['00:00', '00:00']], { date: '2026-10-25', closed: true, windows: [] });
    const [before, after, ...others] = openStretches(closed, utc('2026-10-24T00:00Z', '2026-10-27T00:00Z'));
    expect(before?.end.toString()).toBe('2026-10-24T21:00:00Z');
    expect(after?.start.toString()).toBe('2026-10-25T22:00:00Z');
    expect(others).toEqual([]);
  });
});

describe('in other zones', () => {
  test('Kathmandu is three quarters of an hour off', () => {
    const nights = daily('Asia/Kathmandu', [['18:00', '08:00']]);
    expect(shown(openStretches(nights, utc('2026-03-03T18:00Z', '2026-03-03T19:00Z')))).toEqual([
      '2026-03-03T12:15:00Z → 2026-03-04T02:15:00Z',
    ]);
  });

  test('the Chatham Islands are too, and change their clocks at a quarter to', () => {
    const nights = daily('Pacific/Chatham', [['22:00', '06:00']]);
    expect(shown(openStretches(nights, utc('2026-04-04T12:00Z', '2026-04-04T13:00Z')))).toEqual([
      '2026-04-04T08:15:00Z → 2026-04-04T17:15:00Z',
    ]);
    expect(shown(openStretches(nights, utc('2026-09-26T12:00Z', '2026-09-26T13:00Z')))).toEqual([
      '2026-09-26T09:15:00Z → 2026-09-26T16:15:00Z',
    ]);
  });

  test('Lord Howe Island changes its clocks by half an hour', () => {
    const nights = daily('Australia/Lord_Howe', [['22:00', '06:00']]);
    expect(shown(openStretches(nights, utc('2026-04-04T12:00Z', '2026-04-04T13:00Z')))).toEqual([
      '2026-04-04T11:00:00Z → 2026-04-04T19:30:00Z',
    ]);
  });

  test('Havana skips midnight, so the date begins at one', () => {
    const closed = daily('America/Havana', [['00:00', '00:00']], { date: '2026-03-08', closed: true, windows: [] });
    const [before] = openStretches(closed, utc('2026-03-07T12:00Z', '2026-03-07T13:00Z'));
    expect(before?.end.toString()).toBe('2026-03-08T05:00:00Z');
    expect(before?.end.toZonedDateTimeISO('America/Havana').startOfDay().toInstant().equals(before.end)).toBe(true);
  });

  test('Samoa skipped a whole date, which had no opening hours', () => {
    const days = daily('Pacific/Apia', [['09:00', '17:00']]);
    const local = openStretches(days, utc('2011-12-29T00:00Z', '2012-01-01T12:00Z')).map(({ start }) =>
      start.toZonedDateTimeISO('Pacific/Apia').toPlainDateTime().toString({ smallestUnit: 'minute' }),
    );
    expect(local).toEqual(['2011-12-28T09:00', '2011-12-29T09:00', '2011-12-31T09:00', '2012-01-01T09:00']);
  });

  test('a window that ended on the date Samoa skipped ends as much later', () => {
    const nearlyAlways = daily('Pacific/Apia', [['20:00', '18:00']]);
    const [last] = openStretches(nearlyAlways, utc('2011-12-30T20:00Z', '2011-12-30T21:00Z'));
    expect(last?.end.toZonedDateTimeISO('Pacific/Apia').toPlainDateTime().toString()).toBe('2011-12-31T18:00:00');
    expect(isInsideOneStretch(nearlyAlways, utc('2011-12-30T20:00Z', '2011-12-30T21:00Z'))).toBe(true);
  });

  test("a window from midnight stays open when St John's goes from 00:01 back to the evening before", () => {
    const mornings = daily('America/St_Johns', [['00:00', '09:00']]);
    // 23:30 on 6 November 2010, the second time.
    const secondTime = utc('2010-11-07T03:00Z', '2010-11-07T03:15Z');
    expect(secondTime.start.toZonedDateTimeISO('America/St_Johns').toString()).toMatch(/^2010-11-06T23:30:00-03:30/);
    expect(isInsideOneStretch(mornings, secondTime)).toBe(true);
    expect(shown(openStretches(mornings, secondTime))).toEqual(['2010-11-07T02:30:00Z → 2010-11-07T12:30:00Z']);
  });

  test('an unknown zone is refused', () => {
    expect(() => openStretches(daily('Asia/Fuzhou', [['09:00', '17:00']]), spring)).toThrow(RangeError);
  });
});

describe('the time zone of the process', () => {
  /** Prints what the server would answer, from a process of its own. */
  const program = `
    const { calendarDaysOf, noticeYears } = await import(${module('district/calendar/holiday-notices.ts')});
    const { workCalendar } = await import(${module('district/calendar/work-calendar.ts')});
    const { openStretches, isInsideOneStretch } = await import(${module('facilities/opening/opening-hours.ts')});
    const calendar = workCalendar(calendarDaysOf(2026), noticeYears());
    const rules = [
      { dayClass: 'WORKDAY', weekdays: [], startTime: '18:00', endTime: '08:00' },
      { dayClass: 'DAY_OFF', weekdays: [], startTime: '00:00', endTime: '00:00', leaveByNextWorkday: '08:00' },
    ];
    const within = { start: Temporal.Instant.from('2026-02-13T04:00Z'), end: Temporal.Instant.from('2026-02-24T04:00Z') };
    const spring = { start: Temporal.Instant.from('2026-03-28T20:00Z'), end: Temporal.Instant.from('2026-03-29T03:00Z') };
    const night = [{ dayClass: 'EVERY_DAY', weekdays: ['SATURDAY'], startTime: '22:00', endTime: '06:00' }];
    console.log(JSON.stringify({
      processZone: Temporal.Now.timeZoneId(),
      fuzhou: openStretches({ rules, exceptions: [], calendar, timeZone: 'Asia/Shanghai' }, within),
      helsinki: openStretches({ rules: night, exceptions: [], calendar, timeZone: 'Europe/Helsinki' }, spring),
      inside: isInsideOneStretch({ rules: night, exceptions: [], calendar, timeZone: 'Europe/Helsinki' }, spring),
    }));`;

  function module(path: string): string {
    return JSON.stringify(new URL(`../../../src/${path}`, import.meta.url).href);
  }

  test.each([
    'UTC',
    'Asia/Shanghai',
    'America/Los_Angeles',
    'Europe/Helsinki',
    'Australia/Eucla',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
  ])('%s changes nothing', async (processZone) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, TZ: processZone },
    });
    expect(JSON.parse(stdout)).toEqual({
      processZone,
      fuzhou: [
        { start: '2026-02-13T10:00:00Z', end: '2026-02-14T00:00:00Z' },
        { start: '2026-02-14T10:00:00Z', end: '2026-02-24T00:00:00Z' },
      ],
      helsinki: [{ start: '2026-03-28T20:00:00Z', end: '2026-03-29T03:00:00Z' }],
      inside: true,
    });
  });
});
