import type { OpeningExceptionSpec, OpeningRuleSpec } from '../../facilities/index.ts';
import { dayNumber, weekdayOf } from './day-number.ts';
import { type DayClasses, monthDaysBetween } from './real-dates.ts';
import { commonQuarters, QUARTER_MINUTES, quarterOfText, QUARTERS_OF_DAY, type QuarterSpans } from './wall-time.ts';
import type { WeeklyWindowSpec } from './weekly-time.ts';

// When an entry is to be had or wanted, on real dates. Everything is worked out on the wall clock and in whole numbers,
// from windows, the calendar and the hours of a facility, so that hundreds of entries take no longer than one sentence.

// No imports of what has decorators: it runs in the solver's thread, straight from its source as well.

const WEEKDAYS: OpeningRuleSpec['weekdays'] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];

/** All that decides it, beside the calendar. */
export interface TimeSpec {
  readonly windows: readonly WeeklyWindowSpec[];
  /** First and last date on which a window may start, `YYYY-MM-DD`; what starts on the last runs on to its end. */
  readonly from: string;
  readonly to: string;
  /** The hours of the facility behind a supply. */
  readonly opening?: FacilityOpening | null;
}

export interface FacilityOpening {
  readonly rules: readonly OpeningRuleSpec[];
  readonly exceptions: readonly OpeningExceptionSpec[];
}

/**
 * The occurrences of a demand: what starts on one date. Windows of a date that overlap or touch are one; those of
 * successive dates are parted where the next date's first begins, and what would still be longer than a day at midnight.
 */
export interface Occurrences extends QuarterSpans {
  /** The date that each belongs to, as its number. */
  readonly days: Int32Array;
}

/** When an entry is to be had: its windows, as far as its facility is open. */
export function momentsOf({ windows, from, to, opening }: TimeSpec, classes: DayClasses): QuarterSpans {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const { spans } = startingBetween(windows.map(readRule), first, last, classes);
  return opening ? commonQuarters(spans, openQuarters(opening, first, last, classes)) : spans;
}

/** When a demand is wanted. */
export function occurrencesIn({ windows, from, to }: TimeSpec, classes: DayClasses): Occurrences {
  const { spans, begins } = startingBetween(windows.map(readRule), dayNumber(from), dayNumber(to), classes);
  const starts: number[] = [];
  const ends: number[] = [];
  const days: number[] = [];
  const add = (start: number, end: number, day: number) => {
    const long = end - start > QUARTERS_OF_DAY;
    for (let at = start; at < end;) {
      const midnight = (Math.floor(at / QUARTERS_OF_DAY) + 1) * QUARTERS_OF_DAY;
      const until = long && midnight < end ? midnight : end;
      starts.push(at);
      ends.push(until);
      days.push(day);
      at = until;
    }
  };
  let next = 0;
  let day = 0;
  for (let at = 0; at < spans.starts.length; at++) {
    let start = spans.starts[at]!;
    for (; next < begins.length && begins[next]! < spans.ends[at]!; next++) {
      add(start, begins[next]!, day);
      start = begins[next]!;
      day = Math.floor(start / QUARTERS_OF_DAY);
    }
    add(start, spans.ends[at]!, day);
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends), days: Int32Array.from(days) };
}

/** The occurrences of some dates, from the first to the last. */
export function occurrencesFrom({ starts, ends, days }: Occurrences, from: string, to: string): Occurrences {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  let start = 0;
  while (start < days.length && days[start]! < first) start++;
  let end = days.length;
  while (end > start && days[end - 1]! > last) end--;
  return { starts: starts.subarray(start, end), ends: ends.subarray(start, end), days: days.subarray(start, end) };
}

/** Those that have not begun at a wall time, `YYYY-MM-DDTHH:MM`; all without one. */
export function notBegun({ starts, ends, days }: Occurrences, now: string | undefined): Occurrences {
  if (now === undefined) return { starts, ends, days };
  const begun = starts.filter((start) => start < quarterOfText(now)).length;
  return { starts: starts.subarray(begun), ends: ends.subarray(begun), days: days.subarray(begun) };
}

/** A window or an opening rule with its texts read; times are in quarters after midnight, which may be fractions. */
interface Rule {
  readonly weekdays: readonly boolean[] | undefined;
  readonly onWorkdays: boolean;
  readonly onDaysOff: boolean;
  readonly start: number;
  /** After midnight of the date on which it starts, so more than 96 over midnight. */
  readonly end: number;
  /** Month × 100 + day. */
  readonly season: { readonly from: number; readonly to: number } | undefined;
  /** When it ends on the next date, if that is a work day. */
  readonly leaveBy: number | undefined;
}

function readRule(rule: OpeningRuleSpec): Rule {
  const { weekdays, dayClass, seasonFrom, seasonTo, leaveByNextWorkday } = rule;
  return {
    ...readTimes(rule),
    weekdays: weekdays.length === 0 ? undefined : WEEKDAYS.map((weekday) => weekdays.includes(weekday)),
    onWorkdays: dayClass !== 'DAY_OFF',
    onDaysOff: dayClass !== 'WORKDAY',
    season: seasonFrom == null || seasonTo == null ? undefined : { from: monthDay(seasonFrom), to: monthDay(seasonTo) },
    leaveBy: leaveByNextWorkday == null ? undefined : quartersAfterMidnight(leaveByNextWorkday),
  };
}

function readTimes({ startTime, endTime }: { readonly startTime: string; readonly endTime: string }) {
  const [start, end] = [quartersAfterMidnight(startTime), quartersAfterMidnight(endTime)];
  return { start, end: end > start ? end : end + QUARTERS_OF_DAY };
}

/** Of `HH:mm[:ss[.SSS]]`. */
function quartersAfterMidnight(time: string): number {
  const [hours, minutes, seconds = 0] = time.split(':').map(Number);
  return (hours! * 60 + minutes! + seconds / 60) / QUARTER_MINUTES;
}

function monthDay(text: string): number {
  const [month, day] = text.split('-').map(Number);
  return month! * 100 + day!;
}

/** What starts from one day to another, joined; and when the first of each day begins. */
function startingBetween(rules: readonly Rule[], first: number, last: number, classes: DayClasses) {
  const sorted = rules.toSorted((a, b) => a.start - b.start);
  const monthDays = monthDaysBetween(first, last);
  const joined = new Joined();
  const begins: number[] = [];
  for (let day = first; day <= last; day++) {
    let isFirst = true;
    for (const rule of sorted) {
      if (!holdsOn(rule, day, monthDays[day - first]!, classes)) continue;
      const midnight = day * QUARTERS_OF_DAY;
      joined.add(midnight + rule.start, midnight + endOf(rule, day, classes));
      if (isFirst) begins.push(midnight + rule.start);
      isFirst = false;
    }
  }
  return { spans: joined.spans(), begins };
}

function holdsOn(rule: Rule, day: number, monthDay: number, classes: DayClasses): boolean {
  if (rule.weekdays && !rule.weekdays[weekdayOf(day)]) return false;
  if (rule.season) {
    const { from, to } = rule.season;
    if (from <= to ? monthDay < from || monthDay > to : monthDay < from && monthDay > to) return false;
  }
  return rule.onWorkdays === rule.onDaysOff || classes.isWorkday(day) === rule.onWorkdays;
}

function endOf({ end, leaveBy }: Rule, day: number, classes: DayClasses): number {
  return leaveBy !== undefined && classes.isWorkday(day + 1) ? QUARTERS_OF_DAY + leaveBy : end;
}

/**
 * The quarters in which a facility is open as a whole, on some dates and the one after, into which the last night lasts:
 * other hours on one date replace the windows that would start on it, and a closed date is closed from midnight to midnight.
 */
function openQuarters(opening: FacilityOpening, first: number, last: number, classes: DayClasses): QuarterSpans {
  const rules = opening.rules.map(readRule).sort((a, b) => a.start - b.start);
  const exceptions = Map.groupBy(opening.exceptions, ({ date }) => dayNumber(date));
  // What starts on the date before may last into the first.
  const from = first - 1;
  const to = last + 1;
  const monthDays = monthDaysBetween(from, to);
  const joined = new Joined();
  const closed: number[] = [];
  for (let day = from; day <= to; day++) {
    const midnight = day * QUARTERS_OF_DAY;
    const other = exceptions.get(day);
    if (!other) {
      for (const rule of rules) {
        if (holdsOn(rule, day, monthDays[day - from]!, classes)) {
          joined.add(midnight + rule.start, midnight + endOf(rule, day, classes));
        }
      }
    } else if (other.some((exception) => exception.closed)) {
      closed.push(midnight);
    } else {
      const windows = other.flatMap((exception) => exception.windows.map(readTimes));
      for (const { start, end } of windows.sort((a, b) => a.start - b.start))
        joined.add(midnight + start, midnight + end);
    }
  }
  return joined.wholeQuartersWithout(closed);
}

/** Spans in the order of their starts, joined where they overlap or touch. */
class Joined {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  add(start: number, end: number): void {
    if (end <= start) return;
    const last = this.ends.length - 1;
    if (last >= 0 && start <= this.ends[last]!) {
      this.ends[last] = Math.max(this.ends[last]!, end);
    } else {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  spans(): QuarterSpans {
    return { starts: Int32Array.from(this.starts), ends: Int32Array.from(this.ends) };
  }

  /** As bookings take whole quarters, a start between two is the later one, an end the earlier. @param closed midnights */
  wholeQuartersWithout(closed: readonly number[]): QuarterSpans {
    const whole = new Joined();
    for (const [at, from] of this.starts.entries()) {
      let start = Math.ceil(from);
      const end = Math.floor(this.ends[at]!);
      for (const midnight of closed) {
        whole.add(start, Math.min(end, midnight));
        start = Math.max(start, midnight + QUARTERS_OF_DAY);
      }
      whole.add(start, end);
    }
    return whole.spans();
  }
}
