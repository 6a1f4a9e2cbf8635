import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type AvailabilityWindow,
  type CommonAvailability,
  type FacilityRow,
  readAvailability,
  readFacilities,
  windowsWithin,
} from '../../facilities/index.ts';
import type { Interval } from '../../shared/interval.ts';
import type { Database } from '../../database/database.ts';

/** How long a look serves those who come for it late, in milliseconds; what changes meanwhile is an event of its own. */
const LOOK_KEPT_MS = 1_000;
/** Whoever asks within so many milliseconds shares a look. */
const GATHERING_MS = 10;
/**
 * Ranges that lie within so many days are looked at together: the longest range and a month. Were there no bound, one
 * stranger who follows 1970 and another who follows 9999 would have us work out what lies between.
 */
const LOOK_DAYS_MAX = 366 + 31;
const DAY_MS = 86_400_000;

/** A facility and the places left in it at one moment, the same for all who follow it. */
export interface AvailabilityLook {
  /** Whatever its state; null when there is none. */
  readonly facility: FacilityRow | null;
  /** By which its bookings are asked for. */
  readonly policy: CommonAvailability['policy'];
  /** What a range that was asked for has of it; the same object for the same range. */
  within(range: Interval): RangeSeen;
}

/** What of a look lies in one range. */
interface RangeSeen {
  readonly windows: readonly AvailabilityWindow[];
  /** Equal for equal windows: a year of them has some hundred kilobytes, and there may be thousands of subscribers. */
  readonly digest: string;
}

/** Looks at one facility, for one who follows a range of it. */
interface FollowedRange {
  /**
   * A look that was begun at `since`, by the system's clock, or later. All that are asked for at the same time, or while
   * the facility is being looked at, are one.
   */
  since(since: number): Promise<AvailabilityLook>;
}

/** Looks at facilities for all followers in this process. */
export interface AvailabilityLooks {
  /** @param signal aborted when the follower goes; with the last, all that is known of the facility is forgotten */
  follow(facilityId: string, range: Interval, signal: AbortSignal): FollowedRange;
}

/** @param now the clock by which a request that nobody has answered is over */
export function availabilityLooks(db: Database, now: () => Temporal.Instant): AvailabilityLooks {
  const facilities = new Map<string, FacilityLooks>();
  return {
    follow(facilityId, { start, end }, signal) {
      const facility = facilities.get(facilityId) ?? looksAt(db, now, facilityId);
      facilities.set(facilityId, facility);
      const span = { from: start.epochMilliseconds, to: end.epochMilliseconds };
      facility.followed.add(span);
      const leave = () => {
        facility.followed.delete(span);
        if (facility.followed.size === 0) facilities.delete(facilityId);
      };
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
      return { since: (since) => facility.lookAt(span, since) };
    },
  };
}

/** An interval in milliseconds since 1970: thousands are compared for each event. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The looks at one facility. */
interface FacilityLooks {
  /** What its followers follow, one for each of them. */
  readonly followed: Set<Span>;
  lookAt(span: Span, since: number): Promise<AvailabilityLook>;
}

/** A look that is due, or that has begun. */
interface Look {
  span: Span;
  begun: number | undefined;
  readonly found: Promise<AvailabilityLook>;
  readonly settle: (found: Promise<AvailabilityLook>) => void;
}

function looksAt(db: Database, now: () => Temporal.Instant, facilityId: string): FacilityLooks {
  const followed = new Set<Span>();
  const recent = new Set<Look>();
  const due: Look[] = [];
  let open: CommonAvailability['open'];
  let looking = false;

  async function look(span: Span): Promise<AvailabilityLook> {
    const [[facility], availability] = await Promise.all([
      readFacilities(db, [facilityId]),
      readAvailability(db, facilityId, intervalOf(span), now(), open),
    ]);
    ({ open } = availability);
    const { policy } = availability;
    return { facility: facility ?? null, policy, within: seenIn(availability.windows) };
  }

  async function lookOn(): Promise<void> {
    looking = true;
    while (due.length > 0) {
      await pause(GATHERING_MS);
      const one = due.shift()!;
      // What concerns one follower concerns whoever's range overlaps theirs; they ask a little later.
      const asked = one.span;
      for (const other of followed) {
        if (overlap(other, asked) && fit(other, one.span)) one.span = around(other, one.span);
      }
      one.begun = performance.now();
      recent.add(one);
      setTimeout(() => recent.delete(one), LOOK_KEPT_MS).unref();
      one.settle(look(one.span));
      await one.found.catch(() => recent.delete(one));
    }
    looking = false;
  }

  return {
    followed,
    lookAt(span, since) {
      for (const { begun, span: seen, found } of recent) {
        if (begun! >= since && seen.from <= span.from && span.to <= seen.to) return found;
      }
      let joined = due.find((one) => fit(one.span, span));
      if (joined) {
        joined.span = around(joined.span, span);
      } else {
        const { promise, resolve } = Promise.withResolvers<AvailabilityLook>();
        due.push((joined = { span, begun: undefined, found: promise, settle: resolve }));
      }
      if (!looking) void lookOn();
      return joined.found;
    },
  };
}

function seenIn(windows: readonly AvailabilityWindow[]): AvailabilityLook['within'] {
  const byRange = new Map<string, RangeSeen>();
  return (range) => {
    const key = `${range.start.epochMilliseconds}/${range.end.epochMilliseconds}`;
    let seen = byRange.get(key);
    if (!seen) {
      const within = windowsWithin(windows, range);
      byRange.set(key, (seen = { windows: within, digest: digestOf(within) }));
    }
    return seen;
  };
}

function digestOf(windows: readonly AvailabilityWindow[]): string {
  const numbers = windows.flatMap(({ start, end, remaining }) => [
    start.epochMilliseconds,
    end.epochMilliseconds,
    remaining,
  ]);
  return createHash('sha256').update(Float64Array.from(numbers)).digest('base64');
}

/** The shortest that holds both. */
function around(a: Span, b: Span): Span {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Whether one look may hold both. */
function fit(a: Span, b: Span): boolean {
  const { from, to } = around(a, b);
  return to - from <= LOOK_DAYS_MAX * DAY_MS;
}

function intervalOf({ from, to }: Span): Interval {
  return { start: Temporal.Instant.fromEpochMilliseconds(from), end: Temporal.Instant.fromEpochMilliseconds(to) };
}
