import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { ActorContext, Context } from '../request/context.ts';
import {
  availabilityIn,
  availableCondition,
  FacilityKind,
  OCCUPANCY_STEP_MINUTES,
  openStretches,
  poolsOver,
  type PoolsOverTime,
  takenTogether,
} from '../facilities/index.ts';
import {
  contains,
  dateOf,
  earlier,
  type Interval,
  intersection,
  isForward,
  later,
  merged,
  overlaps,
} from '../shared/interval.ts';
import type { Refusal } from '../shared/refusal.ts';
import { slotUnavailable } from './booking.errors.ts';
import {
  BOOKINGS_AHEAD_MAX,
  CAR_PARK_PLACES_MAX,
  type HeldBooking,
  HOUSEHOLD_BOOKINGS_AHEAD_MAX,
  UNCONFIRMED_BOOKINGS_AHEAD_MAX,
  withinHoursOf,
} from './booking.quotas.ts';
import { placesOf, refusalByRules } from './booking.rules.ts';
import { facilityToBook, type FacilityToBook, type Wanted } from './facility-to-book.ts';
import type { SlotAlternativeRow } from './slot-unavailable.type.ts';

/** Alternatives that are offered at most. */
export const ALTERNATIVES_MAX = 3;
/** Of these, at most so many of the same facility, so that there is room for one nearby. */
const SAME_FACILITY_MAX = 2;
/** How far from the wanted start another time is still looked for, either way. */
const SEARCH_HOURS = 72;
/** What is held in the week of any of these counts. */
const WEEK_HOURS = 7 * 24;
/** How far off a facility still counts as nearby, in metres: some ten minutes on foot; people walk 300 to 500 m for a car park. */
const NEARBY_METERS = 1_000;
/** Facilities nearby that are looked at: more than are offered, because only their own rules tell whether they are fit. */
const NEARBY_CANDIDATES = 10;

/** What a search needs of a request. */
type Looking = Pick<Context, 'db' | 'orm' | 'now'>;

/** The searches under way in this process, for bookers who hold nothing of the kind in those weeks. */
const underWay = new WeakMap<MikroORM, Map<string, Promise<SlotAlternativeRow[]>>>();

/**
 * Up to three intervals that could be booked instead, as of now: the same facility at the nearest other times, or
 * facilities of its kind nearby at the same time. Each passes the rules, has the places, does not overlap what the
 * booker already holds, and is not more than one person may hold.
 * @param bookerId of a resident; without one, what somebody holds is not looked at
 */
export async function alternativesFor(
  ctx: Looking,
  bookerId: string | undefined,
  facility: FacilityToBook,
  wanted: Wanted,
): Promise<SlotAlternativeRow[]> {
  const { isFull, own } = await ownBookings(ctx, bookerId, facility, wanted);
  if (isFull) return [];
  if (own.length > 0) return search(ctx, facility, wanted, own);
  // When booking opens, many are refused the same slot within milliseconds: one of them looks, for all of them.
  return sharedWhileUnderWay(ctx.orm, wanted, () => search(ctx, facility, wanted, own));
}

/** The refusal that there are too few places, with what could be had instead. */
export async function unavailable(ctx: ActorContext, facility: FacilityToBook, wanted: Wanted): Promise<Refusal> {
  const alternatives = await alternativesFor(ctx, ctx.actor.residentId, facility, wanted);
  return slotUnavailable({ remaining: Math.max(0, facility.remaining), alternatives });
}

/** The result of the same search that is under way, or else of this one. Nothing is kept once it is there. */
function sharedWhileUnderWay(
  orm: MikroORM,
  { facilityId, interval: { start, end }, quantity }: Wanted,
  begin: () => Promise<SlotAlternativeRow[]>,
): Promise<SlotAlternativeRow[]> {
  let searches = underWay.get(orm);
  if (!searches) underWay.set(orm, (searches = new Map()));
  const key = `${facilityId}/${start}/${end}/${quantity}`;
  const others = searches.get(key);
  // If theirs fails, as when their client goes, this one looks for itself.
  if (others) return others.catch(begin);
  const search = begin().finally(() => searches.delete(key));
  searches.set(key, search);
  return search;
}

async function search(
  ctx: Looking,
  facility: FacilityToBook,
  wanted: Wanted,
  own: readonly OwnBooking[],
): Promise<SlotAlternativeRow[]> {
  const otherTimes = await otherTimesOf(ctx, facility, wanted, own);
  const busy = own.some((held) => held.isInTheWay && overlaps(held, wanted.interval));
  const nearby = busy ? [] : await nearbyFacilities(ctx, facility, wanted, own);
  const same = otherTimes.map((interval) => ({ facilityId: facility.id, interval }));
  const others = nearby.map((facilityId) => ({ facilityId, interval: wanted.interval }));
  const first = same.slice(0, others.length > 0 ? SAME_FACILITY_MAX : ALTERNATIVES_MAX);
  return [...first, ...others].slice(0, ALTERNATIVES_MAX).map(({ facilityId, interval: { start, end } }) => ({
    facilityId,
    start: start.toString({ fractionalSecondDigits: 3 }),
    end: end.toString({ fractionalSecondDigits: 3 }),
  }));
}

/** What the booker, or their household, holds of the kind, in all the weeks that are looked at. */
interface OwnBooking extends HeldBooking {
  /** Not so what is over, or another's: that counts for its week alone, unless both together are too much of a car park. */
  readonly isInTheWay: boolean;
}

interface HeldRow {
  readonly facilityId: string;
  readonly kind: string;
  readonly quantity: number;
  readonly isOver: boolean;
  readonly isMine: boolean;
  /** Of who asks: whether they have confirmed a phone. */
  readonly isConfirmed: boolean;
  readonly start: string;
  readonly end: string;
}

/** Whether the booker, or their household, may hold no more, and what they hold of the kind in all the weeks that are looked at. */
async function ownBookings(
  ctx: Looking,
  bookerId: string | undefined,
  { kind }: FacilityToBook,
  { interval, quantity: wanted }: Wanted,
): Promise<{ readonly isFull: boolean; readonly own: readonly OwnBooking[] }> {
  const around = widened(interval);
  const weeks = { start: around.start.subtract({ hours: WEEK_HOURS }), end: around.end.add({ hours: WEEK_HOURS }) };
  const now = ctx.now();
  const me = bookerId ?? null;
  const { rows } = await sql<HeldRow>`
    select facility_id as "facilityId", kind, quantity, booking_state_at(state, answer_by, ends_at, ${dateOf(now)}) = 'COMPLETED' as "isOver", booker_id = ${me} as "isMine",
           mine.household is not null as "isConfirmed", iso(starts_at) as start, iso(ends_at) as "end"
    from (select household_of(${me}) as household) mine, booking
    where booker_id = any(coalesce(mine.household, array[${me}::text]))
      and booking_takes_places(booking_state_at(state, answer_by, ends_at, ${dateOf(now)}))
      and ends_at > ${dateOf(earlier(now, weeks.start))}`.execute(ctx.db);
  const all = rows.map(({ start, end, ...held }) => ({
    ...held,
    isInTheWay:
      !held.isOver && (held.isMine || (kind === FacilityKind.PARKING && held.quantity + wanted > CAR_PARK_PLACES_MAX)),
    start: Temporal.Instant.from(start),
    end: Temporal.Instant.from(end),
  }));
  const ahead = all.filter(({ end }) => Temporal.Instant.compare(end, now) > 0);
  const most = all[0]?.isConfirmed === false ? UNCONFIRMED_BOOKINGS_AHEAD_MAX : BOOKINGS_AHEAD_MAX;
  return {
    isFull: ahead.filter(({ isMine }) => isMine).length >= most || ahead.length >= HOUSEHOLD_BOOKINGS_AHEAD_MAX,
    own: all.filter((held) => held.kind === kind && overlaps(held, weeks)),
  };
}

/** Times at which the same length fits, the nearest first: of each gap the one closest to what was wanted. */
async function otherTimesOf(
  ctx: Looking,
  facility: FacilityToBook,
  { interval, quantity: wanted }: Wanted,
  own: readonly OwnBooking[],
): Promise<Interval[]> {
  const quantity = placesOf(facility, wanted);
  const around = widened(interval);
  const { rows } = await sql<{ over: PoolsOverTime }>`
    select ${poolsOver(sql`${dateOf(around.start)}`, sql`${dateOf(around.end)}`, ctx.now())} as over
    from shared_facility f where f.id = ${facility.id}`.execute(ctx.db);
  const taken = takenTogether(facility.capacity, rows[0]!.over);
  const open = openStretches(facility, around).flatMap((stretch) => intersection(stretch, around) ?? []);
  const gaps = merged(availabilityIn(open, facility.capacity, taken).filter(({ remaining }) => remaining >= quantity));
  const now = ctx.now();
  const withinHours = withinHoursOf(facility, own);
  const fits = (candidate: Interval) => !refusalByRules(facility, candidate, now) && withinHours(candidate);
  return gaps
    .flatMap((gap) =>
      without(
        gap,
        own.filter(({ isInTheWay }) => isInTheWay),
      ),
    )
    .flatMap((gap) => closestIn(gap, interval, fits) ?? [])
    .sort((a, b) => distance(a, interval) - distance(b, interval));
}

/** The interval of the wanted length in a gap that may be had and starts closest to the wanted start. */
function closestIn(gap: Interval, wanted: Interval, fits: (candidate: Interval) => boolean): Interval | undefined {
  const length = wanted.end.since(wanted.start);
  // Every grid is made of these, and where the clocks change between here and there no longer step would meet it again.
  const step = { minutes: OCCUPANCY_STEP_MINUTES };
  // From the wanted start towards the gap.
  const forward = Temporal.Instant.compare(wanted.start, gap.start) < 0;
  const passed = (start: Temporal.Instant) =>
    forward ? Temporal.Instant.compare(start.add(length), gap.end) > 0 : Temporal.Instant.compare(start, gap.start) < 0;
  for (let start = wanted.start; !passed(start); start = forward ? start.add(step) : start.subtract(step)) {
    const candidate = { start, end: start.add(length) };
    if (contains(gap, candidate) && fits(candidate)) return candidate;
  }
  return undefined;
}

/** Facilities of the kind nearby that have the places at the wanted time, the nearest first. */
async function nearbyFacilities(
  ctx: Looking,
  facility: FacilityToBook,
  wanted: Wanted,
  own: readonly OwnBooking[],
): Promise<string[]> {
  const { start, end } = wanted.interval;
  const during = { start: dateOf(start), end: dateOf(end), quantity: wanted.quantity };
  const { rows } = await sql<{ id: string }>`
    select f.id from shared_facility f, shared_facility origin
    where origin.id = ${facility.id} and f.id <> origin.id and f.kind = origin.kind and f.admission <> 'OPEN_ACCESS'
      and f.location <@ box_around(origin.location, ${NEARBY_METERS})
      and distance_meters(f.location, origin.location) <= ${NEARBY_METERS}
      and ${availableCondition(during, ctx.now())}
    order by distance_meters(f.location, origin.location), f.id limit ${NEARBY_CANDIDATES}`.execute(ctx.db);
  const found: string[] = [];
  for (const { id } of rows) {
    const candidate = await facilityToBook(ctx, id, wanted.interval);
    const fits =
      candidate &&
      !refusalByRules(candidate, wanted.interval, ctx.now()) &&
      withinHoursOf(candidate, own)(wanted.interval);
    if (fits) found.push(id);
    if (found.length === ALTERNATIVES_MAX) break;
  }
  return found;
}

/** The parts of a gap in which nothing is held. */
function without(gap: Interval, held: readonly Interval[]): Interval[] {
  return held.reduce(
    (parts, { start, end }) =>
      parts
        .flatMap((part) => [
          { start: part.start, end: earlier(part.end, start) },
          { start: later(part.start, end), end: part.end },
        ])
        .filter(isForward),
    [gap],
  );
}

function widened({ start, end }: Interval): Interval {
  return { start: start.subtract({ hours: SEARCH_HOURS }), end: end.add({ hours: SEARCH_HOURS }) };
}

function distance(a: Interval, b: Interval): number {
  return Math.abs(a.start.epochMilliseconds - b.start.epochMilliseconds);
}
