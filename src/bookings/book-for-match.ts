import { sql } from 'kysely';
import type { WriteContext } from '../request/context.ts';
import { inSavepoint } from '../request/transaction.ts';
import { availabilityIn, type AvailabilityWindow, isCapacityTaken } from '../facilities/index.ts';
import { dateOf, type Interval } from '../shared/interval.ts';
import { recorded } from '../request/record.ts';
import { notFound, type Refusal } from '../shared/refusal.ts';
import { BOOKING_STEPS, BookingState } from './booking.entity.ts';
import { isAboutOwnQuota, OVERTAKEN_MAX, slotUnavailable, tooBusyToBook } from './booking.errors.ts';
import { occupiedBy, placesOf, refusalOfMatchByRules } from './booking.rules.ts';
import { facilityToBookOften, type FacilityToBookOften } from './facility-to-book.ts';
import { bookingsMade } from './write-bookings.ts';

/** What a match is to have: places of one facility, at many times. */
export interface SeriesWanted {
  readonly facilityId: string;
  readonly matchId: string;
  /** The unit or the grid branch in whose name it is booked. */
  readonly holderId: string;
  /** How many places each time, 1 to `QUANTITY_MAX`, unless the time itself says. */
  readonly quantity: number;
  /** The times, each forward, in any order. Those that overlap take their quantity each. */
  readonly occurrences: readonly OccurrenceWanted[];
}

/** One time of a series, with how many places it takes if that is not the same each time. */
interface OccurrenceWanted extends Interval {
  readonly quantity?: number;
}

/** The same once it is known how many. */
type Occurrence = Required<OccurrenceWanted>;

/** A time of a series that could not be had, and the refusal of the rule that said no. */
export interface RejectedOccurrence {
  readonly interval: Interval;
  readonly refusal: Refusal;
}

export interface SeriesBooked {
  /** By start. */
  readonly bookingIds: readonly string[];
  /** By start. */
  readonly rejected: readonly RejectedOccurrence[];
}

/**
 * Books a series for a match, inside the caller's transaction: all that can be had, confirmed at once, since the unit
 * has accepted the match. The rules are those of `bookingCreate` but for what binds the public only: lead time, horizon
 * and duration. Takes one statement to look, and one to book, however long the series is; when residents are quicker in
 * between, it looks again. The caller has written the match, and holds no places of another facility in this transaction.
 * @throws Refusal NOT_FOUND when there is no such facility
 * @throws BUSY when others are quicker {@link OVERTAKEN_MAX} times in a row
 */
export async function bookForMatch(ctx: WriteContext, wanted: SeriesWanted): Promise<SeriesBooked> {
  const series = wanted.occurrences
    .map(({ start, end, quantity = wanted.quantity }) => ({ start, end, quantity }))
    .sort(byStart);
  for (let overtaken = 0; overtaken < OVERTAKEN_MAX; overtaken++) {
    const facility = await facilityToBookOften(ctx, wanted.facilityId, series);
    if (!facility) throw notFound({ type: 'SharedFacility', field: ['facilityId'] });
    const { fitting, rejected } = judged(facility, series, ctx.now());
    try {
      return { bookingIds: await inSavepoint(ctx, () => write(ctx, facility, wanted, fitting)), rejected };
    } catch (error) {
      if (isAboutOwnQuota(error)) {
        const some = await writeWithinQuotas(ctx, facility, wanted, fitting);
        if (some)
          return { ...some, rejected: [...rejected, ...some.rejected].sort((a, b) => byStart(a.interval, b.interval)) };
      } else if (!isCapacityTaken(error)) throw error;
    }
  }
  throw tooBusyToBook();
}

/**
 * Gives back the bookings of a match, or of several at once, that start at some moment or later, and have not ended;
 * their places are free at once. One that is running stays as it is, unless `from` lies before its start. Whoever
 * releases several in one transaction names them together: one statement takes their counters in one order.
 * @param reason as `requireText` has let it pass
 * @param from now, if absent
 * @returns how many
 */
export async function releaseMatchBookings(
  ctx: WriteContext,
  matchId: string | readonly string[],
  reason: string,
  from: Temporal.Instant = ctx.now(),
): Promise<number> {
  const now = dateOf(ctx.now());
  const { rows } = await sql<{ id: string }>`
    select id from booking
    where match_id = any(${[matchId].flat()}) and state = any(${[...BOOKING_STEPS.statesThatTake('CANCEL')]})
      and starts_at >= ${dateOf(from)}::timestamptz and ends_at > ${now}::timestamptz
    order by starts_at, id for no key update`.execute(ctx.db);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  const change = {
    action: 'bookingCancel',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    fields: ['state', 'stateReason'],
    topic: 'booking.cancelled' as const,
  };
  await sql`
    with made as (
      update booking set state = ${BookingState.CANCELLED}, state_reason = ${reason}, updated_at = ${now}::timestamptz,
                         version = version + 1
      where id = any(${ids}) returning id, district_code),
    ${recorded(ctx, change, sql`made`)} select`.execute(ctx.db);
  return rows.length;
}

function byStart(a: Interval, b: Interval): number {
  return Temporal.Instant.compare(a.start, b.start) || Temporal.Instant.compare(a.end, b.end);
}

/** Which times of a series can be had as things are, the earliest first served. */
function judged(
  facility: FacilityToBookOften,
  series: readonly Occurrence[],
  now: Temporal.Instant,
): { readonly fitting: readonly Occurrence[]; readonly rejected: readonly RejectedOccurrence[] } {
  const fitting: Occurrence[] = [];
  const rejected: RejectedOccurrence[] = [];
  // Those of the fitting ones that may overlap the next.
  let running: Occurrence[] = [];
  for (const [i, occurrence] of series.entries()) {
    const { quantity: wanted, ...interval } = occurrence;
    const quantity = placesOf(facility, wanted);
    // What is kept free before this one and after that one lies between them.
    const kept = { minutes: facility.policy.setupMinutes };
    const untilThis = ({ end }: Interval) => occupiedBy(facility, { start: end, end }).end.add(kept);
    running = running.filter((other) => Temporal.Instant.compare(untilThis(other), interval.start) > 0);
    const windows = availabilityIn([interval], facility.capacity, facility.spans[i]!);
    const refusal =
      refusalOfMatchByRules(facility, interval, now) ?? tooFewPlaces(windows, quantity, running, untilThis);
    if (refusal) {
      rejected.push({ interval, refusal });
    } else {
      fitting.push({ ...interval, quantity });
      running.push({ ...interval, quantity });
    }
  }
  return { fitting, rejected };
}

/**
 * @param windows the places left in the course of an interval
 * @param running of the same series, all of which have begun when the interval begins
 * @param until when the places of one of them are free for the next
 */
function tooFewPlaces(
  windows: readonly AvailabilityWindow[],
  quantity: number,
  running: readonly Occurrence[],
  until: (other: Interval) => Temporal.Instant,
): Refusal | undefined {
  // As none of them begins later, fewest are left at the beginning of some window.
  const left = windows.map(
    ({ start, remaining }) =>
      remaining -
      running
        .filter((other) => Temporal.Instant.compare(until(other), start) > 0)
        .reduce((taken, other) => taken + other.quantity, 0),
  );
  const remaining = Math.min(...left);
  return remaining >= quantity ? undefined : slotUnavailable({ remaining: Math.max(0, remaining), alternatives: [] });
}

/**
 * Writes one after the other, where all of them are more than the facility lets the unit or the branch hold: the earliest
 * first served. @returns undefined when somebody was quicker, and nothing has been written
 */
async function writeWithinQuotas(
  ctx: WriteContext,
  facility: FacilityToBookOften,
  wanted: SeriesWanted,
  fitting: readonly Occurrence[],
): Promise<SeriesBooked | undefined> {
  const bookingIds: string[] = [];
  const rejected: RejectedOccurrence[] = [];
  const all = inSavepoint(ctx, async () => {
    for (const occurrence of fitting) {
      const { quantity: _quantity, ...interval } = occurrence;
      try {
        bookingIds.push(...(await inSavepoint(ctx, () => write(ctx, facility, wanted, [occurrence]))));
      } catch (error) {
        if (!isAboutOwnQuota(error)) throw error;
        rejected.push({ interval, refusal: error });
      }
    }
    return { bookingIds, rejected };
  });
  return all.catch((error: unknown) => {
    if (isCapacityTaken(error)) return undefined;
    throw error;
  });
}

/** @returns the ids, in the order of the intervals */
async function write(
  ctx: WriteContext,
  facility: FacilityToBookOften,
  { matchId, holderId }: SeriesWanted,
  intervals: readonly Occurrence[],
): Promise<readonly string[]> {
  if (intervals.length === 0) return [];
  const by = { matchId, holderId };
  const { ids, members } = bookingsMade(
    ctx,
    { by, items: intervals.map((interval) => ({ ...interval, facility, state: BookingState.CONFIRMED })) },
    sql`(select 1) as always`,
  );
  await sql`with ${members} select`.execute(ctx.db);
  return ids;
}
