import fc from 'fast-check';
import type { CalendarDayClass } from '../../../src/district/calendar/index.ts';
import { QUARTER_MINUTES } from '../../../src/exchange/times/wall-time.ts';
import type { TimeSpan, WeeklyWindowSpec } from '../../../src/exchange/times/weekly-time.ts';
import { WEEKDAYS } from '../../../src/facilities/index.ts';

// Entries with weekly windows, and the slow way to see when they are active: one quarter of an hour of one date at a
// time, on a calendar that says anything at all about a date.

/** Dates that hold the end of a February with 29 days, and season borders. */
const FIRST = Temporal.PlainDate.from('2028-02-17');
export const DAYS = 28;

export interface Entry {
  readonly windows: readonly WeeklyWindowSpec[];
  readonly validFrom: string;
  readonly validTo: string;
}

/** A class for each date from the day before the first. */
type AnyCalendar = readonly CalendarDayClass[];

const time = fc.integer({ min: 0, max: 95 }).map((quarter) =>
  Temporal.PlainTime.from('00:00')
    .add({ minutes: quarter * 15 })
    .toString({ smallestUnit: 'minute' }),
);
const monthDay = fc.constantFrom('01-01', '02-20', '02-24', '02-28', '02-29', '03-01', '03-05', '12-31');
const season = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  fc.record({ seasonFrom: monthDay, seasonTo: monthDay }),
);

export const anyWindow: fc.Arbitrary<WeeklyWindowSpec> = fc
  .tuple(
    fc.record({
      dayClass: fc.constantFrom('EVERY_DAY', 'WORKDAY', 'DAY_OFF'),
      weekdays: fc.oneof(fc.constant([]), fc.subarray([...WEEKDAYS])),
      startTime: time,
      endTime: fc.oneof(time, fc.constant('00:00')),
    }),
    season,
  )
  .map(([window, season]) => ({ ...window, ...season }));

export const anyEntry: fc.Arbitrary<Entry> = fc
  .record({
    windows: fc.array(anyWindow, { minLength: 1, maxLength: 3 }),
    from: fc.integer({ min: 0, max: DAYS - 3 }),
    length: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: DAYS })),
  })
  .map(({ windows, from, length }) => ({
    windows,
    validFrom: dateAt(from),
    validTo: dateAt(Math.min(from + length, DAYS - 2)),
  }));

export const anyCalendar: fc.Arbitrary<AnyCalendar> = fc.array(
  fc.constantFrom<CalendarDayClass>('WORKDAY', 'DAY_OFF'),
  { minLength: DAYS + 1, maxLength: DAYS + 1 },
);

/** The date of a day of the simulation; day -1 is the one before the first. */
export function dateAt(day: number): string {
  return FIRST.add({ days: day }).toString();
}

export function classAt(calendar: AnyCalendar, day: number): CalendarDayClass {
  return calendar[day + 1]!;
}

/** For each quarter from the first date on, whether the entry is active then. */
export function activeQuarters({ windows, validFrom, validTo }: Entry, calendar: AnyCalendar): boolean[] {
  const active = Array.from({ length: DAYS * 96 }, () => false);
  for (let day = 0; day < DAYS; day++) {
    const date = dateAt(day);
    if (date < validFrom || date > validTo) continue;
    for (const window of windows) {
      if (!startsOn(window, date, classAt(calendar, day))) continue;
      const start = quarterOf(window.startTime);
      const end = quarterOf(window.endTime);
      for (let at = start; at < (end > start ? end : end + 96); at++) active[day * 96 + at] = true;
    }
  }
  return active.slice(0, DAYS * 96);
}

function startsOn(window: WeeklyWindowSpec, date: string, dayClass: CalendarDayClass): boolean {
  const weekday = WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1]!;
  if (window.weekdays.length > 0 && !window.weekdays.includes(weekday)) return false;
  if (window.dayClass !== 'EVERY_DAY' && window.dayClass !== dayClass) return false;
  const { seasonFrom, seasonTo } = window;
  if (seasonFrom == null || seasonTo == null) return true;
  const now = date.slice(5);
  return seasonFrom <= seasonTo ? seasonFrom <= now && now <= seasonTo : seasonFrom <= now || now <= seasonTo;
}

function quarterOf(time: string): number {
  return Number(time.slice(0, 2)) * 4 + Number(time.slice(3, 5)) / 15;
}

/** Whether some row says that the entry is active at a quarter of a day that has this class. */
export function saysActive(
  spans: readonly TimeSpan[],
  day: number,
  dayClass: CalendarDayClass,
  quarter: number,
): boolean {
  const date = dateAt(day);
  const weekday = Temporal.PlainDate.from(date).dayOfWeek - 1;
  const slot = (dayClass === 'WORKDAY' ? 0 : 672) + weekday * 96 + quarter;
  return spans.some(({ from, until, slots }) => from <= date && date < until && slots[slot] === '1');
}

/** Minutes of the longest time without a gap in an ordinary week, from Sunday to Monday too; at most the week. */
export function longestRunMinutes(week: string): number {
  const runs = (week + week).split('0').map(({ length }) => Math.min(length, week.length));
  return Math.max(...runs) * QUARTER_MINUTES;
}

/** Minutes of an ordinary week. */
export function weekMinutes(week: string): number {
  return week.replaceAll('0', '').length * QUARTER_MINUTES;
}
