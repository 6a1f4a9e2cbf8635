import type { WorkCalendar } from '../../district/calendar/index.ts';
import {
  joinedWallSpans,
  type OpeningRuleSpec,
  type WallSpan,
  wallSpansOnTimeLine,
  windowsStartingOn,
} from '../../facilities/index.ts';
import { type Interval, intersection, later, merged } from '../../shared/interval.ts';
import { WINDOWS_MAX, type WeeklyWindowSpec } from './weekly-time.ts';

/**
 * Occurrences that one match may have, as bookings of a series; whoever books them refuses more. An entry of a year has no
 * more, so that what a run proposes can be booked.
 */
export const OCCURRENCES_MAX = 366 * WINDOWS_MAX;

/** A demand and a supply on real dates. */
export interface MatchedTime {
  readonly demandWindows: readonly WeeklyWindowSpec[];
  /** Windows of the supply, or opening rules of its facility. */
  readonly supplyWindows: readonly OpeningRuleSpec[];
  /** First local date on which a demand's window may start, `YYYY-MM-DD`. */
  readonly from: string;
  /** The local date after the last. */
  readonly until: string;
  /** First local date on which a supply's window may start, if it began before: its last night may be used. */
  readonly supplyFrom?: string;
  /** The local date after the last on which one may, if it goes on for longer. */
  readonly supplyUntil?: string;
  readonly calendar: WorkCalendar;
  /** IANA time zone in which the windows are meant. */
  readonly timeZone: string;
}

/**
 * When a demand is served by a supply: the demand's windows, as far as the supply is open, in order and not overlapping.
 *
 * Windows of the demand that overlap or touch are one occurrence if they start on one date. Those of successive dates
 * are parted where the first window of the later date starts, and at every local midnight when they would still last for
 * more than 24 hours: somebody who needs a hall every day comes every day, and each day is a booking. Takes time in
 * proportion to the number of dates, so callers bound it.
 *
 * @throws {RangeError} for a time or season day that is none, an unknown zone, or a date that does not exist
 */
export function occurrencesOf(time: MatchedTime): Interval[] {
  const { demandWindows, supplyWindows, from, until, calendar, timeZone } = time;
  const demanded = windowsStartingOn({ rules: demandWindows, calendar }, dateOf(from), dateOf(until));
  const wanted = apart(wallSpansOnTimeLine(parted(demanded), timeZone));
  // The supply's windows of other dates cannot meet the demand's: none is longer than two days.
  const supplyFrom = laterText(time.supplyFrom ?? from, dateOf(from).subtract({ days: 2 }).toString());
  const supplyUntil = earlierText(time.supplyUntil ?? until, dateOf(until).add({ days: 2 }).toString());
  const starting = windowsStartingOn({ rules: supplyWindows, calendar }, dateOf(supplyFrom), dateOf(supplyUntil));
  return common(wanted, merged(wallSpansOnTimeLine(joinedWallSpans(starting.flat()), timeZone)));
}

const DAY_MS = 86_400_000;

/** The windows of successive dates as spans that do not overlap, of at most 24 hours on the clock. */
function parted(byDate: readonly WallSpan[][]): WallSpan[] {
  const cuts = byDate.filter((windows) => windows.length > 0).map((windows) => Math.min(...windows.map(startOf)));
  return cutAt(joinedWallSpans(byDate.flat()), cuts).flatMap((span) =>
    span.end - span.start > DAY_MS ? cutAt([span], midnightsIn(span)) : [span],
  );
}

function startOf({ start }: WallSpan): number {
  return start;
}

function midnightsIn({ start, end }: WallSpan): number[] {
  const midnights: number[] = [];
  for (let at = (Math.floor(start / DAY_MS) + 1) * DAY_MS; at < end; at += DAY_MS) midnights.push(at);
  return midnights;
}

/** Spans in order, cut at times in order. */
function cutAt(spans: readonly WallSpan[], cuts: readonly number[]): WallSpan[] {
  const pieces: WallSpan[] = [];
  let next = 0;
  for (const { start, end } of spans) {
    let at = start;
    while (next < cuts.length && cuts[next]! < end) {
      const cut = cuts[next++]!;
      if (cut > at) {
        pieces.push({ start: at, end: cut });
        at = cut;
      }
    }
    pieces.push({ start: at, end });
  }
  return pieces;
}

/** Intervals in order, without what the one before has already: a skipped hour moves the end of a span into the next. */
function apart(intervals: readonly Interval[]): Interval[] {
  return intervals.map(({ start, end }, at) => {
    const before = intervals[at - 1];
    return { start: before ? later(start, before.end) : start, end };
  });
}

/** What two lists share, both in order and without overlap. */
function common(wanted: readonly Interval[], open: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  let next = 0;
  for (const part of wanted) {
    while (next < open.length && Temporal.Instant.compare(open[next]!.end, part.start) <= 0) next++;
    // The last of these may go on into the next part.
    for (let at = next; at < open.length && Temporal.Instant.compare(open[at]!.start, part.end) < 0; at++) {
      result.push(intersection(part, open[at]!)!);
    }
  }
  return result;
}

function dateOf(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

function laterText(a: string, b: string): string {
  return a > b ? a : b;
}

function earlierText(a: string, b: string): string {
  return a < b ? a : b;
}
