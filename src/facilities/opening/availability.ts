import type { Interval } from '../../shared/interval.ts';

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
  const takenIn = (step: number) => {
    const firstOfSpan = firstOfSpanOf(step);
    return takenFrom.get(firstOfSpan)?.[step - firstOfSpan] ?? 0;
  };
  return open.flatMap(({ start, end }) => cutWhereItChanges(start, end, (step) => capacity - takenIn(step)));
}

function cutWhereItChanges(
  start: Temporal.Instant,
  end: Temporal.Instant,
  remainingIn: (step: number) => number,
): AvailabilityWindow[] {
  const windows: AvailabilityWindow[] = [];
  const endMs = end.epochMilliseconds;
  let from = start.epochMilliseconds;
  let remaining = remainingIn(Math.floor(from / STEP_MS));
  for (let at = (Math.floor(from / STEP_MS) + 1) * STEP_MS; at < endMs; at += STEP_MS) {
    const next = remainingIn(at / STEP_MS);
    if (next === remaining) continue;
    windows.push(window(from, at, remaining));
    from = at;
    remaining = next;
  }
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
