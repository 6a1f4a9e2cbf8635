import { earlier, type Interval, later } from '../../shared/interval.ts';

/** The quarter hours in which places are counted, in minutes; the tables of the database count in the same. */
export const OCCUPANCY_STEP_MINUTES = 15;
/** Steps of one span: the six hours from 00:00, 06:00, 12:00 or 18:00 UTC that share a row of the database. */
export const STEPS_PER_SPAN = (6 * 60) / OCCUPANCY_STEP_MINUTES;

const STEP_MS = OCCUPANCY_STEP_MINUTES * 60_000;

/** A step as the database finds it. */
interface StepInSpan {
  /** When its span begins. */
  readonly span: Date;
  /** Its place in the span, 1 to {@link STEPS_PER_SPAN}. */
  readonly number: number;
}

/** The first and the last step that an interval touches. One that is touched in part counts, as in the database. */
export function stepsTouched(start: Date, end: Date): { readonly first: StepInSpan; readonly last: StepInSpan } {
  return {
    first: inSpan(Math.floor(start.getTime() / STEP_MS)),
    last: inSpan(Math.ceil(end.getTime() / STEP_MS) - 1),
  };
}

/** @param step counted from 1970 */
function inSpan(step: number): StepInSpan {
  const firstOfSpan = firstOfSpanOf(step);
  return { span: new Date(firstOfSpan * STEP_MS), number: step - firstOfSpan + 1 };
}

function firstOfSpanOf(step: number): number {
  return Math.floor(step / STEPS_PER_SPAN) * STEPS_PER_SPAN;
}

/** How many places are taken in each step of one span. */
export interface SpanTaken {
  /** When the six hours begin, in ISO 8601. */
  readonly span: string;
  /** {@link STEPS_PER_SPAN} numbers. */
  readonly taken: readonly number[];
}

/** An interval over which the places left stay the same. */
export interface AvailabilityWindow extends Interval {
  readonly remaining: number;
}

/**
 * The places left over time: the open intervals, cut wherever the number of places left changes, and nowhere else.
 * @param open open intervals in order, not touching each other
 * @param spans the spans in which something is taken, in any order; in all others nothing is
 */
export function availabilityIn(
  open: readonly Interval[],
  capacity: number,
  spans: readonly SpanTaken[],
): AvailabilityWindow[] {
  const takenFrom = new Map(spans.map(({ span, taken }) => [Date.parse(span) / STEP_MS, taken]));
  return open.flatMap(({ start, end }) => cutWhereItChanges(start, end, capacity, takenFrom));
}

/**
 * The part of windows that lies in a range: what {@link availabilityIn} would give for it.
 * @param windows in order, over a time that holds the range
 */
export function windowsWithin(windows: readonly AvailabilityWindow[], { start, end }: Interval): AvailabilityWindow[] {
  const first = countUntil(windows, (window) => Temporal.Instant.compare(window.end, start) > 0);
  const after = countUntil(windows, (window) => Temporal.Instant.compare(window.start, end) >= 0);
  const within = windows.slice(first, after);
  // Only what sticks out at either end is made anew.
  for (const at of new Set([0, within.length - 1])) {
    const one = within[at];
    if (one) within[at] = { ...one, start: later(one.start, start), end: earlier(one.end, end) };
  }
  return within;
}

/** How many come before the first for which it is true; from that one on it is true for all. */
function countUntil(windows: readonly AvailabilityWindow[], isTrue: (window: AvailabilityWindow) => boolean): number {
  let [from, to] = [0, windows.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (isTrue(windows[middle]!)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function cutWhereItChanges(
  start: Temporal.Instant,
  end: Temporal.Instant,
  capacity: number,
  takenFrom: ReadonlyMap<number, readonly number[]>,
): AvailabilityWindow[] {
  const windows: AvailabilityWindow[] = [];
  const endMs = end.epochMilliseconds;
  let from = start.epochMilliseconds;
  let remaining: number | undefined;
  for (let step = Math.floor(from / STEP_MS); step * STEP_MS < endMs;) {
    const firstOfSpan = firstOfSpanOf(step);
    const taken = takenFrom.get(firstOfSpan);
    const next = capacity - (taken?.[step - firstOfSpan] ?? 0);
    if (remaining !== undefined && next !== remaining) {
      windows.push(window(from, step * STEP_MS, remaining));
      from = step * STEP_MS;
    }
    remaining = next;
    // Where nothing is taken, all of the span is the same.
    step = taken ? step + 1 : firstOfSpan + STEPS_PER_SPAN;
  }
  if (remaining === undefined) return windows;
  windows.push(window(from, endMs, remaining));
  return windows;
}

function window(from: number, to: number, remaining: number): AvailabilityWindow {
  return {
    start: Temporal.Instant.fromEpochMilliseconds(from),
    end: Temporal.Instant.fromEpochMilliseconds(to),
    remaining,
  };
}
