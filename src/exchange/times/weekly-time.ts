import {
  openingRuleProblems,
  type OpeningProblemCode,
  type OpeningRuleSpec,
  WEEKDAYS,
} from '../../facilities/index.ts';
import { dateText, dayNumber, dayNumberOf, occurs, partsOf } from './day-number.ts';

// When a supply can be had or a demand is wanted, as patterns that can be laid over each other: a bit for each quarter
// of an hour of a week, where one pattern stands for all the weeks of a stretch of dates, whatever the calendar will say
// about them. Entries are checked by them when they are written, and runs of model 1 are replayed by them; whether two
// entries meet is judged on real dates, see moments.ts.

/** Times of windows are whole multiples of this. */
const WINDOW_STEP_MINUTES = 15;
/** Windows that one entry can have. */
export const WINDOWS_MAX = 20;

const QUARTERS_OF_DAY = 96;
const QUARTERS_OF_WEEK = 7 * QUARTERS_OF_DAY;
/** Length of `slots`: one week as work days, and once more as days off. */
const SLOTS = 2 * QUARTERS_OF_WEEK;
const SATURDAY = 5;

/** A window that repeats: as an opening rule, without a time to leave by. */
export type WeeklyWindowSpec = Omit<OpeningRuleSpec, 'leaveByNextWorkday'>;

/**
 * The pattern of an entry on a stretch of dates.
 *
 * `slots` is what runs of model 1 share capacity by: class × 672 + weekday × 96 + quarter, class 0 a work day and 1 a day off,
 * weekday 0 Monday, all of the date on which the moment lies. A window sets the bits of its weekdays in the classes it
 * holds on. What it spills over midnight is set on the following weekday in both classes, since either may follow.
 * Two entries that can meet on any calendar share a bit. The reverse has one exception: the spills of a work day's
 * and of a day off's night share bits although no night is both; capacity is then shared where it need not be.
 *
 * `week` is for display: an ordinary week, Monday to Friday worked, in a circle, of the windows that start on these
 * dates. It speaks of no particular dates, so it is not cut down to the weekdays of a short stretch.
 */
export interface TimeSpan {
  /** First date, `YYYY-MM-DD`. */
  readonly from: string;
  /** The date after the last, `YYYY-MM-DD`. */
  readonly until: string;
  /** 1344 times `0` or `1`; 0 on weekdays that do not occur from `from` to `until`. */
  readonly slots: string;
  /** 672 times `0` or `1`. */
  readonly week: string;
}

/** One thing that is wrong with a window: what can be wrong with an opening rule, or a time between two quarters. */
export interface WindowProblem {
  readonly code: OpeningProblemCode | 'OFF_STEP';
  /** The member it is about. */
  readonly field: readonly string[];
}

/** All that is wrong with a well typed window; empty when {@link weeklyTimes} can use it. */
export function windowProblems(window: WeeklyWindowSpec): WindowProblem[] {
  const problems: WindowProblem[] = openingRuleProblems(window);
  for (const member of ['startTime', 'endTime'] as const) {
    const isTime = problems.every(({ field }) => field[0] !== member);
    if (isTime && quarterOf(window[member]) === undefined) problems.push({ code: 'OFF_STEP', field: [member] });
  }
  return problems;
}

/**
 * The patterns of an entry with these windows, which start from `validFrom` to `validTo`, both included. In order of
 * dates, which they do not share: a row for each stretch on which the same seasons hold. What a window spills over
 * midnight belongs to the date it falls on, so nights have a row without the spill for the first date of a stretch
 * and one with nothing else, and an empty `week`, for the date after its last, unless these are like their neighbour.
 * Dates without any time have no row. Takes time in proportion to the years.
 *
 * @throws {RangeError} for a window that has {@link windowProblems} or a date that does not exist
 */
export function weeklyTimes(windows: readonly WeeklyWindowSpec[], validFrom: string, validTo: string): TimeSpan[] {
  const first = dayNumber(validFrom);
  const last = dayNumber(validTo);
  const patterns = windows.map(readWindow);
  const startingOn = (day: number) =>
    day < first || day > last ? [] : patterns.filter(({ season }) => isInSeason(season, day));
  const stretches: Stretch[] = [];
  const borders = bordersOf(patterns, first, last);
  for (const [at, until] of borders.slice(1).entries()) {
    const from = borders[at]!;
    const starting = startingOn(from);
    append(stretches, { from, until, slots: slotsOf(starting, startingOn(from - 1)), week: weekOf(starting) });
  }
  return stretches
    .map(({ from, until, slots, week }) => ({
      from: dateText(from),
      until: dateText(until),
      slots: onOccurringWeekdays(slots, from, until).join(''),
      week: week.join(''),
    }))
    .filter(({ slots }) => slots.includes('1'));
}

/** The moments that two entries share, in order, as the dates of each are; none where they share no bit on a date. */
export function commonSpans(a: readonly TimeSpan[], b: readonly TimeSpan[]): TimeSpan[] {
  return a.flatMap((one) => b.map((other) => commonSpan(one, other))).filter((span) => span !== undefined);
}

/** A window with its texts read. */
interface Pattern {
  readonly weekdays: readonly number[];
  readonly onWorkdays: boolean;
  readonly onDaysOff: boolean;
  /** In quarters after midnight. */
  readonly start: number;
  /** In quarters, 1 to 96. */
  readonly length: number;
  readonly season: Season | undefined;
}

/** First and last day as [month, day]; from a later to an earlier one it runs over New Year. */
interface Season {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

function readWindow(window: WeeklyWindowSpec): Pattern {
  const [problem] = windowProblems(window);
  if (problem) throw new RangeError(`A weekly window has ${problem.code} at ${problem.field.join('.')}`);
  const start = quarterOf(window.startTime)!;
  const end = quarterOf(window.endTime)!;
  const { weekdays, dayClass, seasonFrom, seasonTo } = window;
  return {
    weekdays: (weekdays.length > 0 ? weekdays : WEEKDAYS).map((weekday) => WEEKDAYS.indexOf(weekday)),
    onWorkdays: dayClass !== 'DAY_OFF',
    onDaysOff: dayClass !== 'WORKDAY',
    start,
    length: end > start ? end - start : end - start + QUARTERS_OF_DAY,
    season: seasonFrom == null || seasonTo == null ? undefined : { from: monthDay(seasonFrom), to: monthDay(seasonTo) },
  };
}

/** Quarters after midnight, or undefined for a time between two. */
function quarterOf(time: string): number | undefined {
  const { hour, minute, second, millisecond } = Temporal.PlainTime.from(time);
  const quarter = (hour * 60 + minute) / WINDOW_STEP_MINUTES;
  return second === 0 && millisecond === 0 && Number.isInteger(quarter) ? quarter : undefined;
}

function monthDay(text: string): [number, number] {
  const [month, day] = text.split('-');
  return [Number(month), Number(day)];
}

function isInSeason(season: Season | undefined, day: number): boolean {
  if (!season) return true;
  const date = partsOf(day);
  const now = date.month * 100 + date.day;
  const from = season.from[0] * 100 + season.from[1];
  const to = season.to[0] * 100 + season.to[1];
  return from <= to ? from <= now && now <= to : from <= now || now <= to;
}

/** All days on which what starts, or what spills over from the day before, may become another. */
function bordersOf(patterns: readonly Pattern[], first: number, last: number): number[] {
  const changes = new Set([first, last + 1]);
  for (const { season } of patterns) {
    if (!season) continue;
    for (let { year } = partsOf(first); year <= partsOf(last).year; year++) {
      changes.add(dayNumberOf(year, ...season.from));
      // In a common year 02-29 is read as 03-01, which is where a season to that day has just ended.
      changes.add(dayNumberOf(year, ...season.to));
      changes.add(dayNumberOf(year, ...season.to) + 1);
    }
  }
  return [...new Set([...changes].flatMap((day) => [day, day + 1]))]
    .filter((day) => first <= day && day <= last + 2)
    .sort((a, b) => a - b);
}

function slotsOf(starting: readonly Pattern[], spilling: readonly Pattern[]): Uint8Array {
  const slots = new Uint8Array(SLOTS);
  for (const { weekdays, onWorkdays, onDaysOff, start, length } of starting) {
    for (const weekday of weekdays) {
      const day = weekday * QUARTERS_OF_DAY;
      const end = Math.min(start + length, QUARTERS_OF_DAY);
      if (onWorkdays) slots.fill(1, day + start, day + end);
      if (onDaysOff) slots.fill(1, QUARTERS_OF_WEEK + day + start, QUARTERS_OF_WEEK + day + end);
    }
  }
  for (const { weekdays, start, length } of spilling) {
    const spill = Math.max(0, start + length - QUARTERS_OF_DAY);
    for (const weekday of weekdays) {
      const next = ((weekday + 1) % 7) * QUARTERS_OF_DAY;
      slots.fill(1, next, next + spill);
      slots.fill(1, QUARTERS_OF_WEEK + next, QUARTERS_OF_WEEK + next + spill);
    }
  }
  return slots;
}

function weekOf(starting: readonly Pattern[]): Uint8Array {
  const week = new Uint8Array(QUARTERS_OF_WEEK);
  for (const { weekdays, onWorkdays, onDaysOff, start, length } of starting) {
    for (const weekday of weekdays.filter((weekday) => (weekday < SATURDAY ? onWorkdays : onDaysOff))) {
      const begin = weekday * QUARTERS_OF_DAY + start;
      week.fill(1, begin, begin + length);
      week.fill(1, 0, Math.max(0, begin + length - QUARTERS_OF_WEEK));
    }
  }
  return week;
}

/** A row to be; its slots are still those of every weekday. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly slots: Uint8Array;
  readonly week: Uint8Array;
}

/** Adds a stretch to those before it, or to the last when one pattern says what both say about their weekdays. */
function append(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1);
  // Where nothing starts there is only the spill of the day before, which the pattern of that day may say as well.
  if (last && (isEqual(last.week, next.week) || !next.week.includes(1))) {
    const slots = [last, next].find(({ slots }) => [last, next].every((stretch) => isLike(stretch, slots)))?.slots;
    if (slots) {
      stretches[stretches.length - 1] = { from: last.from, until: next.until, slots, week: last.week };
      return;
    }
  }
  stretches.push(next);
}

function isLike({ slots, from, until }: Stretch, others: Uint8Array): boolean {
  return slots.every((slot, at) => slot === others[at] || !occurs(weekdayOfSlot(at), from, until));
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((bit, at) => bit === b[at]);
}

function onOccurringWeekdays(slots: Uint8Array, from: number, until: number): Uint8Array {
  return slots.map((slot, at) => (occurs(weekdayOfSlot(at), from, until) ? slot : 0));
}

function weekdayOfSlot(slot: number): number {
  return Math.floor(slot / QUARTERS_OF_DAY) % 7;
}

function commonSpan(a: TimeSpan, b: TimeSpan): TimeSpan | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until < b.until ? a.until : b.until;
  if (from >= until) return undefined;
  const both = Uint8Array.from(a.slots, (slot, at) => (slot === '1' && b.slots[at] === '1' ? 1 : 0));
  const slots = onOccurringWeekdays(both, dayNumber(from), dayNumber(until)).join('');
  if (!slots.includes('1')) return undefined;
  return { from, until, slots, week: Array.from(a.week, (bit, at) => (bit === '1' ? b.week[at] : '0')).join('') };
}
