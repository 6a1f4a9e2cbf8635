import { sql } from 'kysely';
import { calendarKey, calendarOf } from '../district/calendar/index.ts';
import type { Context } from '../request/context.ts';
import {
  type BookedAlready,
  type BookingPolicyValues,
  DEFAULT_BOOKING_POLICY,
  type FacilityKind,
  isPlain,
  isPublic,
  openingExceptionsOf,
  openingRulesOf,
  placesLeft,
  placesLeftOfPlain,
  policyOfFacility,
  policyByVersion,
  poolsOver,
  type PoolsOverTime,
  type SpanTaken,
  takenTogether,
} from '../facilities/index.ts';
import { dateOf, type Interval } from '../shared/interval.ts';
import { notFound } from '../shared/refusal.ts';
import type { BookableFacility, Company } from './booking.rules.ts';

/** A booking as it is wanted. */
export interface Wanted {
  readonly facilityId: string;
  readonly interval: Interval;
  readonly quantity: number;
  /** Who comes along, as far as the booker has said. */
  readonly company: Company;
  readonly groupName: string | null;
  readonly note: string | null;
}

/** The facility with all that decides on a booking of it but the places. */
export interface FacilityAndRules extends BookableFacility {
  readonly id: string;
  readonly unitId: string;
  readonly districtCode: string;
  readonly kind: FacilityKind;
  readonly capacity: number;
  /** Of a car park: whether its unit has said for itself how many places one person may hold. */
  readonly setsPlacesAtOnce: boolean;
}

/** And the places of one interval. */
export interface FacilityToBook extends FacilityAndRules {
  /** Places left at the tightest moment of the interval, as of now. */
  readonly remaining: number;
  /** The same by its own bookings alone, whatever is booked of its whole, its parts and what excludes it. */
  readonly remainingOfOwn: number;
}

/** And the places of many intervals. */
export interface FacilityToBookOften extends FacilityAndRules {
  /** For each interval what counts as taken in the spans that it touches, as of now; nothing in those that are missing. */
  readonly spans: readonly (readonly SpanTaken[])[];
}

/** The facility as the statement has it: the calendar is kept, and known by its key. */
export type Read<F> = Omit<F, 'calendar' | 'policy'> & {
  readonly calendarKey: string;
  readonly policy: BookingPolicyValues | null;
};

const plainColumns = sql`
  f.id, f.unit_id as "unitId", f.district_code as "districtCode", f.kind, f.admission, f.state, f.capacity, f.time_zone as "timeZone",
  json_build_object('gridMinutes', f.grid_minutes, 'minMinutes', f.min_minutes, 'maxMinutes', f.max_minutes,
                    'leadMinutes', f.lead_minutes, 'horizonDays', f.horizon_days) as "bookingRules",
  ${openingRulesOf(sql`f.id`)} as rules, ${openingExceptionsOf(sql`f.id`)} as exceptions,
  (select case when w.left_at is null then 'SUSPENDED' else 'LEFT' end
   from withheld_facility w where w.facility_id = f.id) as "unitLapsed",
  f.kind = 'PARKING' and exists (
    select from facility_quota x join quota q on q.id = x.quota_id
    where x.facility_id = f.id and q.division_id is null and q.holder = 'PERSON' and q.measure = 'PLACES' and q.period = 'AT_ONCE'
  ) as "setsPlacesAtOnce", ${calendarKey} as "calendarKey"`;

export const facilityColumns = sql`${plainColumns}, ${policyOfFacility} as policy`;

/**
 * What decides on a booking of a facility, in one statement; undefined when there is no such facility. One facility at
 * a time, by equality: PostgreSQL then plans the statement once for all, where for a list of ids it would do so each time.
 * A facility that turns out to have a policy, or to share its places, is looked at a second time, for all that goes with
 * them: the others need not pay for it.
 */
export async function facilityToBook(
  ctx: Pick<Context, 'db' | 'now'>,
  id: string,
  interval: Interval,
  already?: BookedAlready,
): Promise<FacilityToBook | undefined> {
  const left = placesLeftOfPlain(dateOf(interval.start), dateOf(interval.end), ctx.now(), already?.id);
  const { rows } = await sql<
    Omit<Read<Omit<FacilityToBook, 'remainingOfOwn'>>, 'policy'> & { readonly isPlain: boolean }
  >`
    select ${plainColumns}, ${left} as remaining, ${isPlain} as "isPlain"
    from shared_facility f where f.id = ${id}`.execute(ctx.db);
  const [row] = rows;
  if (row && !row.isPlain) return facilityWithPools(ctx, id, interval, already);
  return row && { ...(await asRulesSeeIt(ctx, row)), remainingOfOwn: row.remaining };
}

/**
 * The same for a booking that is there already: its own places are among those left, and what it keeps of its policy stays as
 * it was: the time before and after it, and what follows when it is given back or moves.
 */
export async function facilityToBookAnew(
  ctx: Pick<Context, 'db' | 'now'>,
  id: string,
  interval: Interval,
  already: BookedAlready,
): Promise<FacilityToBook | undefined> {
  const facility = await facilityToBook(ctx, id, interval, already);
  if (!facility || already.policyVersion === undefined) return facility;
  const kept = already.policyVersion ?? 0;
  if (facility.policy.version === kept) return facility;
  const { version, setupMinutes, turnaroundMinutes, cancelUntilMinutes, lateCancel, movesMax, pendingTakesPlaces } =
    kept === 0 ? DEFAULT_BOOKING_POLICY : await policyOfVersion(ctx, id, kept);
  const keeps = {
    version,
    setupMinutes,
    turnaroundMinutes,
    cancelUntilMinutes,
    lateCancel,
    movesMax,
    pendingTakesPlaces,
  };
  return { ...facility, policy: { ...facility.policy, ...keeps } };
}

async function policyOfVersion(ctx: Pick<Context, 'db'>, id: string, version: number): Promise<BookingPolicyValues> {
  const { rows } = await sql<{ policy: BookingPolicyValues }>`
    select ${policyByVersion(sql`${id}`, sql`${version}::integer`)} as policy`.execute(ctx.db);
  return rows[0]!.policy;
}

async function facilityWithPools(
  ctx: Pick<Context, 'db' | 'now'>,
  id: string,
  { start, end }: Interval,
  already?: BookedAlready,
): Promise<FacilityToBook | undefined> {
  const left = placesLeft(dateOf(start), dateOf(end), ctx.now(), already);
  const { rows } = await sql<Read<Omit<FacilityToBook, 'remaining'>> & { readonly shared: number | null }>`
    select ${facilityColumns}, ${left.own} as "remainingOfOwn", ${left.shared} as shared
    from shared_facility f where f.id = ${id}`.execute(ctx.db);
  const [row] = rows;
  return row && { ...(await asRulesSeeIt(ctx, row)), remaining: Math.min(row.remainingOfOwn, row.shared ?? Infinity) };
}

/** What decides on a booking of a facility. @throws Refusal NOT_FOUND for one that is not public: it is as good as none */
export async function publicFacility(
  ctx: Pick<Context, 'db' | 'now'>,
  { facilityId, interval }: Pick<Wanted, 'facilityId' | 'interval'>,
  already?: BookedAlready,
): Promise<FacilityToBook> {
  const facility = already
    ? await facilityToBookAnew(ctx, facilityId, interval, already)
    : await facilityToBook(ctx, facilityId, interval);
  if (!facility || !isPublic(facility.state)) throw notFound({ type: 'SharedFacility', field: ['facilityId'] });
  return facility;
}

/** The same for many intervals, in one statement, however many they are. */
export async function facilityToBookOften(
  ctx: Pick<Context, 'db' | 'now'>,
  id: string,
  intervals: readonly Interval[],
): Promise<FacilityToBookOften | undefined> {
  const starts = intervals.map(({ start }) => start.toString());
  const ends = intervals.map(({ end }) => end.toString());
  const { rows } = await sql<Read<Omit<FacilityToBookOften, 'spans'>> & { readonly pools: readonly PoolsOverTime[] }>`
    select ${facilityColumns}, (
      select coalesce(json_agg(${poolsOver(sql`w.starts_at`, sql`w.ends_at`, ctx.now())} order by w.number), '[]')
      from unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) with ordinality as w (starts_at, ends_at, number)
    ) as pools
    from shared_facility f where f.id = ${id}`.execute(ctx.db);
  const [row] = rows;
  return (
    row && { ...(await asRulesSeeIt(ctx, row)), spans: row.pools.map((over) => takenTogether(row.capacity, over)) }
  );
}

/** A row as the rules look at it. */
export async function asRulesSeeIt<
  R extends { readonly calendarKey: string; readonly policy?: BookingPolicyValues | null },
>(ctx: Pick<Context, 'db'>, row: R) {
  return { ...row, policy: row.policy ?? DEFAULT_BOOKING_POLICY, calendar: await calendarOf(ctx.db, row.calendarKey) };
}
