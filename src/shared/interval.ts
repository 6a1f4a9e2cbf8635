/**
 * A stretch of time, half-open: `start` belongs to it, `end` does not. Two intervals that touch do not overlap.
 * Everywhere in this system an interval means this.
 */
export interface Interval {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** An interval from two instants. Says nothing about their order: {@link isForward} does. */
export function interval(start: Temporal.Instant, end: Temporal.Instant): Interval {
  return { start, end };
}

/** True when the interval has a positive length. */
export function isForward({ start, end }: Interval): boolean {
  return Temporal.Instant.compare(start, end) < 0;
}

/** True when the two share at least one moment. */
export function overlaps(a: Interval, b: Interval): boolean {
  return Temporal.Instant.compare(a.start, b.end) < 0 && Temporal.Instant.compare(b.start, a.end) < 0;
}

/** True when every moment of `inner` lies in `outer`. */
export function contains(outer: Interval, inner: Interval): boolean {
  return Temporal.Instant.compare(outer.start, inner.start) <= 0 && Temporal.Instant.compare(inner.end, outer.end) <= 0;
}

/** The moments the two share, or undefined when there are none. */
export function intersection(a: Interval, b: Interval): Interval | undefined {
  const both = { start: later(a.start, b.start), end: earlier(a.end, b.end) };
  return isForward(both) ? both : undefined;
}

/** The same moments in the fewest intervals, in order: those that overlap or touch become one. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const next of intervals.filter(isForward).sort((a, b) => Temporal.Instant.compare(a.start, b.start))) {
    const last = result.at(-1);
    if (last && Temporal.Instant.compare(next.start, last.end) <= 0) {
      result[result.length - 1] = { start: last.start, end: later(last.end, next.end) };
    } else {
      result.push(next);
    }
  }
  return result;
}

/** Length in whole minutes, rounded down. */
export function lengthInMinutes({ start, end }: Interval): number {
  return Math.floor((end.epochMilliseconds - start.epochMilliseconds) / 60_000);
}

/** The later of two instants. */
export function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b;
}

/** The earlier of two instants. */
export function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

/** A JavaScript Date, as the database driver hands it over, on the Temporal time line. */
export function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** An instant as the database driver takes it. */
export function dateOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
