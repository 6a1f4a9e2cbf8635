import { facilityFollowedByMany, strangerFollowsMuch, strangersFollowShortRanges } from './live.errors.ts';
import type { Interval } from '../../shared/interval.ts';
import { RANGE_OBJECTS } from '../../shared/list-size.ts';
import { networkOf } from '../../shared/network.ts';

// How much of the places left strangers may follow. To tell of one change costs time in proportion to the days that are
// followed, so a subscription weighs by its days. Counted per process: with several, each grants as much.

/** The longest range that a stranger to the facility follows, in days: the longest month of a calendar. */
export const STRANGER_RANGE_DAYS_MAX = 31;
/**
 * Days that one stranger follows at the same time, of all facilities together: a week of 140 facilities, or a month of 32.
 * A person with a token is one stranger, and so are all without one at the same address: an office or a library behind
 * one address is taken for one, and so is a site behind a proxy.
 */
export const STRANGER_DAYS_MAX = 1_000;
/** Days of one facility that all strangers together follow at the same time: a week for each of 5,000. */
export const FACILITY_DAYS_MAX = 35_000;
/** Values that an event may have for each day before the subscription weighs more: more than any page shows. */
const VALUES_PER_DAY = 10;

const DAY_MS = 86_400_000;

/** Who follows, as they are counted. */
export interface Follower {
  /** The person, or undefined without a token. */
  readonly owner: string | undefined;
  /** The address that the request came from. */
  readonly address: string;
}

/** The days that strangers follow in this process. */
export interface FollowedDays {
  /** Counts a subscription. @returns what ends that @throws BUSY when it would be too much */
  take(follower: Follower, facilityId: string, weight: number): () => void;
}

export function followedDays(): FollowedDays {
  const byStranger = new Map<string, number>();
  const byFacility = new Map<string, number>();
  return {
    take(follower, facilityId, weight) {
      const stranger = strangerOf(follower);
      if ((byStranger.get(stranger) ?? 0) + weight > STRANGER_DAYS_MAX) throw strangerFollowsMuch(STRANGER_DAYS_MAX);
      if ((byFacility.get(facilityId) ?? 0) + weight > FACILITY_DAYS_MAX) throw facilityFollowedByMany();
      add(byStranger, stranger, weight);
      add(byFacility, facilityId, weight);
      return () => {
        add(byStranger, stranger, -weight);
        add(byFacility, facilityId, -weight);
      };
    },
  };
}

/** @throws BAD_USER_INPUT for a range that is too long for a stranger */
export function requireShortRange(range: Interval): void {
  if (lengthMs(range) > STRANGER_RANGE_DAYS_MAX * DAY_MS) throw strangersFollowShortRanges(STRANGER_RANGE_DAYS_MAX);
}

/**
 * What a subscription weighs: its days, begun ones included, and more than that if it asks for more of each than a page
 * shows.
 * @param values those of one event, as they count in the cost of the operation
 */
export function weightOf(range: Interval, values: number): number {
  const days = Math.max(1, Math.ceil(lengthMs(range) / DAY_MS));
  // As the cost counts them: each day once, and the range itself as so many.
  const valuesPerDay = values / (RANGE_OBJECTS + days);
  return Math.ceil(days * Math.max(1, valuesPerDay / VALUES_PER_DAY));
}

function lengthMs({ start, end }: Interval): number {
  return end.epochMilliseconds - start.epochMilliseconds;
}

function strangerOf({ owner, address }: Follower): string {
  return owner === undefined ? `at ${networkOf(address)}` : `as ${owner}`;
}

function add(counts: Map<string, number>, key: string, weight: number): void {
  const count = (counts.get(key) ?? 0) + weight;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
