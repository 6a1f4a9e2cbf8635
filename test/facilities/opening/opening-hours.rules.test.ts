import { describe, expect, test } from 'vitest';
import { calendarDaysOf } from '../../../src/district/calendar/holiday-notices.ts';
import { workCalendar } from '../../../src/district/calendar/work-calendar.ts';
import type {
  OpeningExceptionSpec,
  OpeningHours,
  OpeningRuleSpec,
  Weekday,
} from '../../../src/facilities/opening/opening-hours.ts';
import {
  isInsideOneStretch,
  openStretches,
  STRETCH_LOOKAROUND_DAYS,
} from '../../../src/facilities/opening/opening-hours.ts';
import type { Interval } from '../../../src/shared/interval.ts';

const SHANGHAI = 'Asia/Shanghai';
const calendar = workCalendar([...calendarDaysOf(2025), ...calendarDaysOf(2026)], [2025, 2026]);

function rule(startTime: string, endTime: string, more: Partial<OpeningRuleSpec> = {}): OpeningRuleSpec {
  return { dayClass: 'EVERY_DAY', weekdays: [], startTime, endTime, ...more };
}

function closed(date: string): OpeningExceptionSpec {
  return { date, closed: true, windows: [] };
}

function otherHours(date: string, ...windows: [startTime: string, endTime: string][]): OpeningExceptionSpec {
  return { date, closed: false, windows: windows.map(([startTime, endTime]) => ({ startTime, endTime })) };
}

function hours(rules: OpeningRuleSpec[], ...exceptions: OpeningExceptionSpec[]): OpeningHours {
  return { rules, exceptions, calendar, timeZone: SHANGHAI };
}

/** From one local time in Fuzhou to another: `'2026-02-13 18:00'`. */
function local(start: string, end: string): Interval {
  const instant = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(SHANGHAI).toInstant();
  return { start: instant(start), end: instant(end) };
}

/** The stretches as a resident in Fuzhou reads them. */
function shown(stretches: Interval[]): string[] {
  const text = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(SHANGHAI).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  return stretches.map(({ start, end }) => `${text(start)} → ${text(end)}`);
}

function stretchesFrom(start: string, end: string, of: OpeningHours): string[] {
  return shown(openStretches(of, local(start, end)));
}

const carPark = [
  rule('18:00', '08:00', { dayClass: 'WORKDAY' }),
  rule('00:00', '00:00', { dayClass: 'DAY_OFF', leaveByNextWorkday: '08:00' }),
];

describe('a car park open outside working hours', () => {
  test('is open from the eve of a holiday to the work day after it in one stretch, not before its make-up day', () => {
    expect(stretchesFrom('2026-02-13 12:00', '2026-02-24 12:00', hours(carPark))).toEqual([
      '2026-02-13 18:00 → 2026-02-14 08:00',
      '2026-02-14 18:00 → 2026-02-24 08:00',
    ]);
  });

  test('gives a stretch as a whole to whoever asks about an hour of it', () => {
    expect(stretchesFrom('2026-02-19 10:00', '2026-02-19 11:00', hours(carPark))).toEqual([
      '2026-02-14 18:00 → 2026-02-24 08:00',
    ]);
  });

  test.each([
    ['2026-01-04', '2026-01-05'],
    ['2026-02-14', '2026-02-15'],
    ['2026-02-28', '2026-03-01'],
    ['2026-05-09', '2026-05-10'],
    ['2026-09-20', '2026-09-21'],
    ['2026-10-10', '2026-10-11'],
  ])('is closed by day on %s, a weekend day that is worked', (makeUpDay, next) => {
    expect(stretchesFrom(`${makeUpDay} 00:00`, `${next} 00:00`, hours(carPark))).toEqual([
      expect.stringMatching(new RegExp(` → ${makeUpDay} 08:00$`)),
      expect.stringMatching(new RegExp(`^${makeUpDay} 18:00 → `)),
    ]);
  });

  test.each([
    ['2025-12-31 18:00 → 2026-01-04 08:00', '2026-01-02'],
    ['2026-02-14 18:00 → 2026-02-24 08:00', '2026-02-20'],
    ['2026-04-03 18:00 → 2026-04-07 08:00', '2026-04-05'],
    ['2026-04-30 18:00 → 2026-05-06 08:00', '2026-05-03'],
    ['2026-06-18 18:00 → 2026-06-22 08:00', '2026-06-20'],
    ['2026-09-24 18:00 → 2026-09-28 08:00', '2026-09-26'],
    ['2026-09-30 18:00 → 2026-10-08 08:00', '2026-10-04'],
  ])('is open %s over a holiday of 2026', (stretch, dayInside) => {
    expect(stretchesFrom(`${dayInside} 12:00`, `${dayInside} 13:00`, hours(carPark))).toEqual([stretch]);
  });

  test('is open over an ordinary weekend from Friday evening to Monday morning', () => {
    expect(stretchesFrom('2026-03-13 12:00', '2026-03-16 12:00', hours(carPark))).toEqual([
      '2026-03-13 18:00 → 2026-03-16 08:00',
    ]);
  });

  test('takes a booking up to the last minute of a stretch, and none that begins or ends outside it', () => {
    const inside = (start: string, end: string) => isInsideOneStretch(hours(carPark), local(start, end));
    expect(inside('2026-02-14 18:00', '2026-02-24 08:00')).toBe(true);
    expect(inside('2026-02-14 17:59', '2026-02-24 08:00')).toBe(false);
    expect(inside('2026-02-14 18:00', '2026-02-24 08:01')).toBe(false);
    expect(inside('2026-02-14 07:00', '2026-02-14 08:00')).toBe(true);
    expect(inside('2026-02-14 10:00', '2026-02-14 11:00')).toBe(false);
    expect(inside('2026-02-13 20:00', '2026-02-14 20:00')).toBe(false);
  });

  test('follows the weekdays in a year whose notice is not out', () => {
    expect(stretchesFrom('2027-10-01 12:00', '2027-10-04 12:00', hours(carPark))).toEqual([
      '2027-10-01 18:00 → 2027-10-04 08:00',
    ]);
  });
});

describe('a window', () => {
  test('that ends before it starts ends on the next day', () => {
    expect(stretchesFrom('2026-03-03 00:00', '2026-03-04 12:00', hours([rule('22:30', '06:15')]))).toEqual([
      '2026-03-02 22:30 → 2026-03-03 06:15',
      '2026-03-03 22:30 → 2026-03-04 06:15',
    ]);
  });

  test('that ends at midnight belongs to the day it starts on', () => {
    const evenings = hours([rule('20:00', '00:00', { weekdays: ['TUESDAY'] })]);
    expect(stretchesFrom('2026-03-02 00:00', '2026-03-09 00:00', evenings)).toEqual([
      '2026-03-03 20:00 → 2026-03-04 00:00',
    ]);
  });

  test('that ends when it starts lasts a whole day', () => {
    const tuesdays = hours([rule('09:00', '09:00', { weekdays: ['TUESDAY'] })]);
    expect(stretchesFrom('2026-03-02 00:00', '2026-03-09 00:00', tuesdays)).toEqual([
      '2026-03-03 09:00 → 2026-03-04 09:00',
    ]);
  });

  test('may be given to the second and the millisecond', () => {
    const [stretch] = openStretches(
      hours([rule('09:00:30', '10:00:00.250')]),
      local('2026-03-03 09:00', '2026-03-03 10:00'),
    );
    expect(stretch?.start.toString()).toBe('2026-03-03T01:00:30Z');
    expect(stretch?.end.toString()).toBe('2026-03-03T02:00:00.25Z');
  });

  test('that touches another makes one stretch with it', () => {
    const halves = hours([rule('12:00', '18:00'), rule('08:00', '12:00')]);
    expect(stretchesFrom('2026-03-03 00:00', '2026-03-04 00:00', halves)).toEqual([
      '2026-03-03 08:00 → 2026-03-03 18:00',
    ]);
    expect(isInsideOneStretch(halves, local('2026-03-03 11:00', '2026-03-03 13:00'))).toBe(true);
  });

  test('a minute apart from another does not', () => {
    const halves = hours([rule('08:00', '11:59'), rule('12:00', '18:00')]);
    expect(stretchesFrom('2026-03-03 00:00', '2026-03-04 00:00', halves)).toEqual([
      '2026-03-03 08:00 → 2026-03-03 11:59',
      '2026-03-03 12:00 → 2026-03-03 18:00',
    ]);
    expect(isInsideOneStretch(halves, local('2026-03-03 11:00', '2026-03-03 13:00'))).toBe(false);
  });

  test('that overlaps or holds another makes one stretch with it, whatever their order', () => {
    const overlapping = hours([rule('10:00', '11:00'), rule('09:00', '15:00'), rule('14:00', '20:00')]);
    expect(stretchesFrom('2026-03-03 00:00', '2026-03-04 00:00', overlapping)).toEqual([
      '2026-03-03 09:00 → 2026-03-03 20:00',
    ]);
  });

  test('of the evening touches that of the next morning across midnight', () => {
    const acrossMidnight = hours([rule('20:00', '00:00'), rule('00:00', '06:00')]);
    expect(stretchesFrom('2026-03-03 23:00', '2026-03-04 01:00', acrossMidnight)).toEqual([
      '2026-03-03 20:00 → 2026-03-04 06:00',
    ]);
  });
});

describe('the interval asked about', () => {
  const evenings = hours([rule('18:00', '20:00')]);

  test('does not reach a stretch that it only touches', () => {
    expect(stretchesFrom('2026-03-03 20:00', '2026-03-04 18:00', evenings)).toEqual([]);
    expect(stretchesFrom('2026-03-03 19:59', '2026-03-04 18:01', evenings)).toHaveLength(2);
  });

  test('holds nothing when it has no length or runs backwards', () => {
    expect(stretchesFrom('2026-03-03 19:00', '2026-03-03 19:00', evenings)).toEqual([]);
    expect(stretchesFrom('2026-03-03 19:30', '2026-03-03 18:30', evenings)).toEqual([]);
    expect(isInsideOneStretch(evenings, local('2026-03-03 19:00', '2026-03-03 19:00'))).toBe(false);
    expect(isInsideOneStretch(evenings, local('2026-03-03 19:30', '2026-03-03 18:30'))).toBe(false);
  });

  test('meets nothing in a facility without rules', () => {
    expect(stretchesFrom('2026-03-03 00:00', '2026-04-03 00:00', hours([]))).toEqual([]);
    expect(isInsideOneStretch(hours([]), local('2026-03-03 00:00', '2026-03-03 01:00'))).toBe(false);
  });
});

describe('a facility that never closes', () => {
  const restroom = hours([rule('00:00', '00:00')]);
  const asked = local('2026-03-03 10:00', '2026-03-03 11:00');

  test('has one stretch, cut at the lookaround on either side', () => {
    const [stretch, ...others] = openStretches(restroom, asked);
    expect(others).toEqual([]);
    const lookaround = { hours: 24 * STRETCH_LOOKAROUND_DAYS };
    expect(stretch?.start.equals(asked.start.subtract(lookaround))).toBe(true);
    expect(stretch?.end.equals(asked.end.add(lookaround))).toBe(true);
  });

  test('is cut only on the side where it goes on', () => {
    const opened = { ...restroom, exceptions: [closed('2026-02-20')] };
    expect(shown(openStretches(opened, asked))).toEqual(['2026-02-21 00:00 → 2026-05-04 11:00']);
  });

  test('takes a booking longer than the lookaround', () => {
    expect(isInsideOneStretch(restroom, local('2026-01-01 00:00', '2026-12-31 00:00'))).toBe(true);
  });

  test('shows a stretch just within the lookaround as a whole', () => {
    const summer = hours([rule('00:00', '00:00', { seasonFrom: '07-01', seasonTo: '08-31' })]);
    expect(stretchesFrom('2026-07-01 00:00', '2026-07-01 01:00', summer)).toEqual([
      '2026-07-01 00:00 → 2026-09-01 00:00',
    ]);
  });
});

describe('weekdays', () => {
  test('are those of the local date on which the window starts', () => {
    const fridayNights = hours([rule('22:00', '04:00', { weekdays: ['FRIDAY'] })]);
    expect(stretchesFrom('2026-03-02 00:00', '2026-03-16 00:00', fridayNights)).toEqual([
      '2026-03-06 22:00 → 2026-03-07 04:00',
      '2026-03-13 22:00 → 2026-03-14 04:00',
    ]);
  });

  test.each<[Weekday, string]>([
    ['MONDAY', '2026-03-02'],
    ['TUESDAY', '2026-03-03'],
    ['WEDNESDAY', '2026-03-04'],
    ['THURSDAY', '2026-03-05'],
    ['FRIDAY', '2026-03-06'],
    ['SATURDAY', '2026-03-07'],
    ['SUNDAY', '2026-03-08'],
  ])('%s is %s in the week of 2 March 2026', (weekday, date) => {
    const weekly = hours([rule('09:00', '10:00', { weekdays: [weekday] })]);
    expect(stretchesFrom('2026-03-02 00:00', '2026-03-09 00:00', weekly)).toEqual([`${date} 09:00 → ${date} 10:00`]);
  });

  test('and the day class must both hold', () => {
    const workedSaturdays = hours([rule('09:00', '10:00', { dayClass: 'WORKDAY', weekdays: ['SATURDAY', 'SUNDAY'] })]);
    expect(stretchesFrom('2026-01-01 00:00', '2026-03-31 00:00', workedSaturdays)).toEqual([
      '2026-01-04 09:00 → 2026-01-04 10:00',
      '2026-02-14 09:00 → 2026-02-14 10:00',
      '2026-02-28 09:00 → 2026-02-28 10:00',
    ]);
  });
});

describe('a season', () => {
  /** The first and last date with a window, of those that start in the two dates' span. */
  function edges(seasonFrom: string, seasonTo: string, first: string, last: string): string[] {
    const daily = hours([rule('09:00', '10:00', { seasonFrom, seasonTo })]);
    return stretchesFrom(`${first} 00:00`, `${last} 23:59`, daily).map((text) => text.slice(0, 10));
  }

  test('includes its first and its last day', () => {
    const dates = edges('05-01', '10-31', '2026-04-01', '2026-12-31');
    expect([dates[0], dates.at(-1), dates.length]).toEqual(['2026-05-01', '2026-10-31', 184]);
  });

  test('may run over New Year', () => {
    const dates = edges('11-01', '04-30', '2025-10-01', '2026-05-31');
    expect([dates[0], dates.at(-1), dates.length]).toEqual(['2025-11-01', '2026-04-30', 181]);
    expect(edges('11-01', '04-30', '2026-05-01', '2026-10-31')).toEqual([]);
  });

  test('may be a single day', () => {
    expect(edges('10-01', '10-01', '2025-01-01', '2026-12-31')).toEqual(['2025-10-01', '2026-10-01']);
  });

  test('from 29 February begins on 1 March in a common year', () => {
    expect(edges('02-29', '03-02', '2026-01-01', '2026-12-31')).toEqual(['2026-03-01', '2026-03-02']);
    expect(edges('02-29', '03-02', '2028-01-01', '2028-12-31')).toEqual(['2028-02-29', '2028-03-01', '2028-03-02']);
  });

  test('to 29 February ends on 28 February in a common year', () => {
    expect(edges('02-27', '02-29', '2026-01-01', '2026-12-31')).toEqual(['2026-02-27', '2026-02-28']);
    expect(edges('02-27', '02-29', '2028-01-01', '2028-12-31')).toEqual(['2028-02-27', '2028-02-28', '2028-02-29']);
  });

  test('of 29 February alone comes every four years', () => {
    expect(edges('02-29', '02-29', '2026-01-01', '2028-12-31')).toEqual(['2028-02-29']);
  });

  test('is judged by the date on which the window starts', () => {
    const summerNights = hours([rule('19:00', '07:30', { seasonFrom: '05-01', seasonTo: '10-31' })]);
    expect(stretchesFrom('2026-10-31 12:00', '2026-11-30 00:00', summerNights)).toEqual([
      '2026-10-31 19:00 → 2026-11-01 07:30',
    ]);
    expect(stretchesFrom('2026-04-20 00:00', '2026-05-01 12:00', summerNights)).toEqual([]);
  });

  test('hands over to the next one without a hole or an overlap', () => {
    const zaozhuang = hours([
      rule('19:00', '07:30', { seasonFrom: '05-01', seasonTo: '10-31' }),
      rule('18:30', '07:30', { seasonFrom: '11-01', seasonTo: '04-30' }),
    ]);
    expect(stretchesFrom('2026-10-31 12:00', '2026-11-02 00:00', zaozhuang)).toEqual([
      '2026-10-31 19:00 → 2026-11-01 07:30',
      '2026-11-01 18:30 → 2026-11-02 07:30',
    ]);
  });

  test('that is null is all year', () => {
    const allYear = hours([rule('09:00', '10:00', { seasonFrom: null, seasonTo: null, leaveByNextWorkday: null })]);
    expect(stretchesFrom('2026-01-01 00:00', '2027-01-01 00:00', allYear)).toHaveLength(365);
  });
});

describe('leaving by the next work day', () => {
  test('prolongs only the window before a work day', () => {
    const daysOff = hours([rule('08:00', '20:00', { dayClass: 'DAY_OFF', leaveByNextWorkday: '07:30' })]);
    expect(stretchesFrom('2026-03-07 00:00', '2026-03-10 00:00', daysOff)).toEqual([
      '2026-03-07 08:00 → 2026-03-07 20:00',
      '2026-03-08 08:00 → 2026-03-09 07:30',
    ]);
  });

  test('looks at the official calendar, not at the weekday', () => {
    const daysOff = hours([rule('08:00', '20:00', { dayClass: 'DAY_OFF', leaveByNextWorkday: '07:30' })]);
    // Saturday 3 January ends a holiday, Sunday 4 January is worked.
    expect(stretchesFrom('2026-01-03 00:00', '2026-01-09 00:00', daysOff)).toEqual([
      '2026-01-03 08:00 → 2026-01-04 07:30',
    ]);
  });

  test('ends a window that would go on longer into the work day', () => {
    const nights = hours([rule('18:00', '10:00', { dayClass: 'DAY_OFF', leaveByNextWorkday: '07:30' })]);
    expect(stretchesFrom('2026-03-07 12:00', '2026-03-10 00:00', nights)).toEqual([
      '2026-03-07 18:00 → 2026-03-08 10:00',
      '2026-03-08 18:00 → 2026-03-09 07:30',
    ]);
  });

  test('at midnight is the end of the day off itself', () => {
    const daysOff = hours([rule('08:00', '20:00', { dayClass: 'DAY_OFF', leaveByNextWorkday: '00:00' })]);
    expect(stretchesFrom('2026-03-08 00:00', '2026-03-10 00:00', daysOff)).toEqual([
      '2026-03-08 08:00 → 2026-03-09 00:00',
    ]);
  });
});

describe('an exception', () => {
  const nights = [rule('18:00', '08:00')];

  test('that closes a date cuts what spills over from the evening before, and starts nothing', () => {
    expect(stretchesFrom('2026-03-03 12:00', '2026-03-06 12:00', hours(nights, closed('2026-03-04')))).toEqual([
      '2026-03-03 18:00 → 2026-03-04 00:00',
      '2026-03-05 18:00 → 2026-03-06 08:00',
    ]);
  });

  test('that closes two dates in a row leaves nothing between them', () => {
    const twoDays = hours([rule('00:00', '00:00')], closed('2026-03-05'), closed('2026-03-04'));
    const edges = stretchesFrom('2026-03-03 12:00', '2026-03-06 12:00', twoDays);
    expect(edges).toEqual([
      expect.stringMatching(/ → 2026-03-04 00:00$/),
      expect.stringMatching(/^2026-03-06 00:00 → /),
    ]);
    expect(stretchesFrom('2026-03-04 00:00', '2026-03-06 00:00', twoDays)).toEqual([]);
  });

  test('that closes a date inside a holiday cuts the long stretch in two', () => {
    expect(stretchesFrom('2026-02-14 12:00', '2026-02-24 12:00', hours(carPark, closed('2026-02-18')))).toEqual([
      '2026-02-14 18:00 → 2026-02-18 00:00',
      '2026-02-19 00:00 → 2026-02-24 08:00',
    ]);
  });

  test('that closes the work day after a holiday cuts the time to leave', () => {
    expect(stretchesFrom('2026-02-23 12:00', '2026-02-24 12:00', hours(carPark, closed('2026-02-24')))).toEqual([
      '2026-02-14 18:00 → 2026-02-24 00:00',
    ]);
  });

  test('with other hours replaces what would start on its date and keeps what spills over', () => {
    const saturday = hours(nights, otherHours('2026-03-04', ['10:00', '12:00'], ['14:00', '15:00']));
    expect(stretchesFrom('2026-03-03 12:00', '2026-03-05 12:00', saturday)).toEqual([
      '2026-03-03 18:00 → 2026-03-04 08:00',
      '2026-03-04 10:00 → 2026-03-04 12:00',
      '2026-03-04 14:00 → 2026-03-04 15:00',
    ]);
  });

  test('with hours but no windows closes only what starts on its date', () => {
    expect(stretchesFrom('2026-03-03 12:00', '2026-03-05 20:00', hours(nights, otherHours('2026-03-04')))).toEqual([
      '2026-03-03 18:00 → 2026-03-04 08:00',
      '2026-03-05 18:00 → 2026-03-06 08:00',
    ]);
  });

  test('may open a facility past midnight on a date on which no rule does', () => {
    const party = hours([], otherHours('2026-03-04', ['20:00', '02:00']));
    expect(stretchesFrom('2026-03-05 01:00', '2026-03-05 03:00', party)).toEqual([
      '2026-03-04 20:00 → 2026-03-05 02:00',
    ]);
  });

  test('has no time to leave: its windows end as they say', () => {
    const sunday = hours(carPark, otherHours('2026-03-08', ['09:00', '17:00']));
    expect(stretchesFrom('2026-03-08 12:00', '2026-03-09 12:00', sunday)).toEqual([
      '2026-03-08 09:00 → 2026-03-08 17:00',
    ]);
  });

  test('that closes a date wins over another one for the same date', () => {
    const both = hours(nights, otherHours('2026-03-04', ['10:00', '12:00']), closed('2026-03-04'));
    expect(stretchesFrom('2026-03-04 00:00', '2026-03-05 00:00', both)).toEqual([]);
  });

  test('far away changes nothing', () => {
    expect(stretchesFrom('2026-03-03 12:00', '2026-03-04 12:00', hours(nights, closed('2026-03-06')))).toEqual([
      '2026-03-03 18:00 → 2026-03-04 08:00',
    ]);
  });
});

test("a school field keeps the hours of Gulou's schools of 2016", () => {
  const field = hours([
    rule('06:00', '07:00', { dayClass: 'WORKDAY' }),
    rule('18:30', '20:00', { dayClass: 'WORKDAY', seasonFrom: '11-01', seasonTo: '04-30' }),
    rule('19:00', '20:30', { dayClass: 'WORKDAY', seasonFrom: '05-01', seasonTo: '10-31' }),
    rule('08:00', '11:00', { dayClass: 'DAY_OFF' }),
    rule('15:00', '18:00', { dayClass: 'DAY_OFF' }),
  ]);
  expect(stretchesFrom('2026-04-30 00:00', '2026-05-02 00:00', field)).toEqual([
    '2026-04-30 06:00 → 2026-04-30 07:00',
    '2026-04-30 18:30 → 2026-04-30 20:00',
    '2026-05-01 08:00 → 2026-05-01 11:00',
    '2026-05-01 15:00 → 2026-05-01 18:00',
  ]);
  expect(stretchesFrom('2026-05-09 12:00', '2026-05-10 00:00', field)).toEqual(['2026-05-09 19:00 → 2026-05-09 20:30']);
});
