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
/** Other times that are held against quotas: more than are offered, as a week or a month may be full. */
const TIMES_ASKED_MAX = 12;
/** Facilities nearby that are looked at: more than are offered, because only their own rules tell whether they are fit. */
const NEARBY_CANDIDATES = 10;

/** What a search needs of a request. */
type Looking = Pick<Context, 'db' | 'orm' | 'now'>;

/** The searches under way in this process, for bookers who hold nothing of the kind in those weeks. */
const underWay = new WeakMap<MikroORM, Map<string, Promise<Found>>>();

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
  const { isFull, isBarred, own } = await ownBookings(ctx, bookerId, facility, wanted);
  if (isFull && !(await hasQuotas(ctx, facility.id))) return [];
  const found =
    own.length > 0
      ? await search(ctx, facility, wanted, own)
      : // When booking opens, many are refused the same slot within milliseconds: one of them looks, for all of them.
        await sharedWhileUnderWay(ctx.orm, wanted, () => search(ctx, facility, wanted, own));
  if (bookerId === undefined) return chosen(found);
  // Who may not book somewhere is asked of everywhere.
  const asked = isBarred ? [...found.same, ...found.others].map(({ facilityId }) => facilityId) : found.withQuotas;
  return chosen(
    await withinQuotas(ctx, bookerId, placesOf(facility, wanted.quantity), isFull && !isBarred, {
      ...found,
      withQuotas: asked,
    }),
  );
}

/** An interval of a facility that others leave room for. */
interface Candidate {
  readonly facilityId: string;
  readonly interval: Interval;
}

/** What could be had instead, the nearest first. */
interface Found {
  /** The same facility at other times. */
  readonly same: readonly Candidate[];
  /** Other facilities at the same time. */
  readonly others: readonly Candidate[];
  /** Those of their facilities for which a quota says what somebody may hold. */
  readonly withQuotas: readonly string[];
}

async function hasQuotas({ db }: Looking, facilityId: string): Promise<boolean> {
  const { rows } = await sql`select from facility_quota where facility_id = ${facilityId} limit 1`.execute(db);
  return rows.length > 0;
}

/** Without what would be more than somebody may hold; of most facilities nothing has to be asked. */
async function withinQuotas(
  ctx: Looking,
  bookerId: string,
  quantity: number,
  isFull: boolean,
  { same, others, withQuotas }: Found,
): Promise<Found> {
  // By what holds everywhere they may have no more.
  const left = (all: readonly Candidate[]) =>
    isFull ? all.filter(({ facilityId }) => withQuotas.includes(facilityId)) : all;
  const [times, places] = [left(same), left(others)];
  if (withQuotas.length === 0) return { same: times, others: places, withQuotas };
  const asked = [...times.slice(0, TIMES_ASKED_MAX), ...places].filter(({ facilityId }) =>
    withQuotas.includes(facilityId),
  );
  const { rows } = await sql<{ number: number }>`
    select w.number::integer as number
    from unnest(${asked.map(({ facilityId }) => facilityId)}::text[], ${asked.map(({ interval }) => interval.start.toString())}::timestamptz[],
                ${asked.map(({ interval }) => interval.end.toString())}::timestamptz[]) with ordinality as w (facility_id, starts_at, ends_at, number)
    join shared_facility f on f.id = w.facility_id
    where not exists (
      select from booking_quotas_broken(${bookerId}, f.id, f.kind, w.starts_at, w.ends_at, ${quantity}::integer,
                                        ${dateOf(ctx.now())}::timestamptz, '{}'))`.execute(ctx.db);
  const fitting = new Set(rows.map(({ number }) => asked[number - 1]));
  const fits = (one: Candidate) => fitting.has(one) || !withQuotas.includes(one.facilityId);
  return { same: times.filter(fits), others: places.filter(fits), withQuotas };
}

function chosen({ same, others }: Found): SlotAlternativeRow[] {
  const first = same.slice(0, others.length > 0 ? SAME_FACILITY_MAX : ALTERNATIVES_MAX);
  return [...first, ...others].slice(0, ALTERNATIVES_MAX).map(({ facilityId, interval: { start, end } }) => ({
    facilityId,
    start: start.toString({ fractionalSecondDigits: 3 }),
    end: end.toString({ fractionalSecondDigits: 3 }),
  }));
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
  begin: () => Promise<Found>,
): Promise<Found> {
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
): Promise<Found> {
  const otherTimes = await otherTimesOf(ctx, facility, wanted, own);
  const busy = own.some((held) => held.isInTheWay && overlaps(held, wanted.interval));
  const nearby = busy ? [] : await nearbyFacilities(ctx, facility, wanted, own);
  const withQuotas = nearby.filter(({ hasQuotas }) => hasQuotas).map(({ id }) => id);
  return {
    same: otherTimes.times.map((interval) => ({ facilityId: facility.id, interval })),
    others: nearby.map(({ id }) => ({ facilityId: id, interval: wanted.interval })),
    withQuotas: otherTimes.hasQuotas ? [facility.id, ...withQuotas] : withQuotas,
  };
}

/** What the booker, or their household, holds of the kind, in all the weeks that are looked at. */
interface OwnBooking extends HeldBooking {
  /** Not so what is over, or another's: that counts for its week alone, unless both together are too much of a car park. */
  readonly isInTheWay: boolean;
}

interface HeldRow {
  /** Null of somebody who holds nothing. */
  readonly facilityId: string | null;
  readonly isBarred: boolean;
  readonly kind: string;
  readonly quantity: number;
  readonly isOver: boolean;
  readonly isMine: boolean;
  /** Of who asks: whether they have confirmed a phone. */
  readonly isConfirmed: boolean;
  readonly start: string;
  readonly end: string;
}

function isHeld(row: HeldRow): row is HeldRow & { readonly facilityId: string } {
  return row.facilityId !== null;
}

/** Whether the booker, or their household, may hold no more, or is barred somewhere, and what they hold of the kind in all the weeks that are looked at. */
async function ownBookings(
  ctx: Looking,
  bookerId: string | undefined,
  { kind }: FacilityToBook,
  { interval, quantity: wanted }: Wanted,
): Promise<{ readonly isFull: boolean; readonly isBarred: boolean; readonly own: readonly OwnBooking[] }> {
  const around = widened(interval);
  const weeks = { start: around.start.subtract({ hours: WEEK_HOURS }), end: around.end.add({ hours: WEEK_HOURS }) };
  const now = ctx.now();
  const me = bookerId ?? null;
  const { rows } = await sql<HeldRow>`
    select facility_id as "facilityId", kind, quantity, booking_state_at(state, answer_by, ends_at, ${dateOf(now)}) = 'COMPLETED' as "isOver", booker_id = ${me} as "isMine",
           mine.household is not null as "isConfirmed", mine.barred as "isBarred", iso(starts_at) as start, iso(ends_at) as "end"
    from (select household_of(${me}) as household,
                 exists (select from booking_bar r where r.resident_id = ${me} and r.ends_at > ${dateOf(now)}) as barred) mine
    left join booking on booker_id = any(coalesce(mine.household, array[${me}::text]))
      and booking_takes_places(booking_state_at(state, answer_by, ends_at, ${dateOf(now)}))
      and ends_at > ${dateOf(earlier(now, weeks.start))}`.execute(ctx.db);
  const isBarred = rows.some((row) => row.isBarred);
  const all = rows.filter(isHeld).map(({ start, end, ...held }) => ({
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
    isBarred,
    own: all.filter((held) => held.kind === kind && overlaps(held, weeks)),
  };
}

/** Times at which the same length fits, the nearest first: of each gap the one closest to what was wanted. */
async function otherTimesOf(
  ctx: Looking,
  facility: FacilityToBook,
  { interval, quantity: wanted }: Wanted,
  own: readonly OwnBooking[],
): Promise<{ readonly times: Interval[]; readonly hasQuotas: boolean }> {
  const quantity = placesOf(facility, wanted);
  const around = widened(interval);
  const { rows } = await sql<{ over: PoolsOverTime; hasQuotas: boolean }>`
    select ${poolsOver(sql`${dateOf(around.start)}`, sql`${dateOf(around.end)}`, ctx.now())} as over,
           exists (select from facility_quota x where x.facility_id = f.id) as "hasQuotas"
    from shared_facility f where f.id = ${facility.id}`.execute(ctx.db);
  const taken = takenTogether(facility.capacity, rows[0]!.over);
  const open = openStretches(facility, around).flatMap((stretch) => intersection(stretch, around) ?? []);
  const gaps = merged(availabilityIn(open, facility.capacity, taken).filter(({ remaining }) => remaining >= quantity));
  const now = ctx.now();
  const withinHours = withinHoursOf(facility, own);
  const fits = (candidate: Interval) => !refusalByRules(facility, candidate, now) && withinHours(candidate);
  const { hasQuotas } = rows[0]!;
  const times = gaps
    .flatMap((gap) => (hasQuotas ? fromEachDay(gap, facility.timeZone) : [gap]))
    .flatMap((gap) =>
      without(
        gap,
        own.filter(({ isInTheWay }) => isInTheWay),
      ),
    )
    .flatMap((gap) => closestIn(gap, interval, fits) ?? [])
    .sort((a, b) => distance(a, interval) - distance(b, interval));
  return { times: uniqueByStart(times), hasQuotas };
}

/** A gap from each midnight on and until each midnight: where a quota says that a day is full, another may not be. */
function fromEachDay(gap: Interval, timeZone: string): Interval[] {
  const parts = [gap];
  const first = gap.start.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
  for (let day = first; ; day = day.add({ days: 1 })) {
    const midnight = day.toZonedDateTime({ timeZone }).toInstant();
    if (Temporal.Instant.compare(midnight, gap.end) >= 0) return parts;
    parts.push({ start: midnight, end: gap.end }, { start: gap.start, end: midnight });
  }
}

function uniqueByStart(times: readonly Interval[]): Interval[] {
  return [...new Map(times.map((time) => [time.start.epochMilliseconds, time])).values()];
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
): Promise<{ readonly id: string; readonly hasQuotas: boolean }[]> {
  const { start, end } = wanted.interval;
  const during = { start: dateOf(start), end: dateOf(end), quantity: wanted.quantity };
  const { rows } = await sql<{ id: string; hasQuotas: boolean }>`
    select f.id, exists (select from facility_quota x where x.facility_id = f.id) as "hasQuotas"
    from shared_facility f, shared_facility origin
    where origin.id = ${facility.id} and f.id <> origin.id and f.kind = origin.kind and f.admission <> 'OPEN_ACCESS'
      and f.location <@ box_around(origin.location, ${NEARBY_METERS})
      and distance_meters(f.location, origin.location) <= ${NEARBY_METERS}
      and ${availableCondition(during, ctx.now())}
    order by distance_meters(f.location, origin.location), f.id limit ${NEARBY_CANDIDATES}`.execute(ctx.db);
  const found: (typeof rows)[number][] = [];
  for (const row of rows) {
    const candidate = await facilityToBook(ctx, row.id, wanted.interval);
    const fits =
      candidate &&
      !refusalByRules(candidate, wanted.interval, ctx.now()) &&
      withinHoursOf(candidate, own)(wanted.interval);
    if (fits) found.push(row);
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
