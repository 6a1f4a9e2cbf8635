import type { Interval } from '../shared/interval.ts';

/** The quarter hours in which places are counted, in minutes; the tables of the database count in the same. */
export const OCCUPANCY_STEP_MINUTES = 15;
/** Steps of one UTC day. */
export const STEPS_PER_DAY = (24 * 60) / OCCUPANCY_STEP_MINUTES;

const STEP_MS = OCCUPANCY_STEP_MINUTES * 60_000;

/**
 * The first and the last step that an interval touches, counted from 1970, and the UTC days in which they lie, as
 * `YYYY-MM-DD`. A step that is touched in part counts as a whole, as in the database.
 */
export function stepsTouched(start: Date, end: Date) {
  const firstStep = Math.floor(start.getTime() / STEP_MS);
  const lastStep = Math.ceil(end.getTime() / STEP_MS) - 1;
  const dayOf = (step: number) => new Date(step * STEP_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  return { firstStep, lastStep, firstDay: dayOf(firstStep), lastDay: dayOf(lastStep) };
}

/** How many places are taken in each step of one UTC day. */
export interface DayTaken {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  /** {@link STEPS_PER_DAY} numbers. */
  readonly taken: readonly number[];
}

/** An interval over which the places left stay the same. */
export interface AvailabilityWindow extends Interval {
  readonly remaining: number;
}

/**
 * The places left over time: the open intervals, cut wherever the number of places left changes, and nowhere else.
 * @param open open intervals in order, not touching each other
 * @param days the days on which something is taken, in any order; on all others nothing is
 */
export function availabilityIn(
  open: readonly Interval[],
  capacity: number,
  days: readonly DayTaken[],
): AvailabilityWindow[] {
  const takenOn = new Map(days.map(({ day, taken }) => [Date.parse(`${day}T00:00:00Z`) / STEP_MS, taken]));
  const takenIn = (step: number) => {
    const firstOfDay = Math.floor(step / STEPS_PER_DAY) * STEPS_PER_DAY;
    return takenOn.get(firstOfDay)?.[step - firstOfDay] ?? 0;
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
