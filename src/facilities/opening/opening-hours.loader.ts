import { type RawBuilder, sql } from 'kysely';
import { calendarKey, calendarOf, type RevisedCalendar } from '../../district/calendar/index.ts';
import type { Context } from '../../request/context.ts';
import type { Database } from '../../database/database.ts';
import { contains, type Interval, intersection } from '../../shared/interval.ts';
import { requireRange } from '../../shared/range.ts';
import { defineLoader } from '../../request/loader.ts';
import { apiError } from '../../shared/refusal.ts';
import type { Selection } from '../../shared/selection.ts';
import { type AvailabilityWindow, availabilityIn, type SpanTaken } from './availability.ts';
import { type BookedInTime, worthTelling } from '../booking-times.ts';
import { poolsOver, type PoolsOverTime, takenTogether } from '../places/pools.ts';
import { type BookingPolicyValues, DEFAULT_BOOKING_POLICY, policyOfFacility } from '../policy/booking-policy.values.ts';
import { CAPACITY_MAX } from '../facility.entity.ts';
import { type OpeningExceptionSpec, type OpeningHours, type OpeningRuleSpec, openStretches } from './opening-hours.ts';

/** The longest time over which opening hours or availability are told at once: a leap year. */
export const RANGE_DAYS_MAX = 366;

/** An opening rule as queries show it. */
type OpeningRuleRow = OpeningRuleSpec;

/** The members of a rule, and the columns they come from. */
const ruleMembers = {
  dayClass: sql`r.day_class`,
  weekdays: sql`r.weekdays`,
  startTime: sql`r.start_time`,
  endTime: sql`r.end_time`,
  seasonFrom: sql`r.season_from`,
  seasonTo: sql`r.season_to`,
  leaveByNextWorkday: sql`r.leave_by_next_workday`,
};
type RuleMember = keyof typeof ruleMembers;
const ALL_RULE_MEMBERS = Object.keys(ruleMembers) as RuleMember[];

/**
 * The rules of the facility that an expression names, as one JSON list in their order.
 * @param selection what is selected on a rule, if a query only shows them; whoever calculates with them needs all
 */
export function openingRulesOf(facilityId: RawBuilder<unknown>, selection?: Selection): RawBuilder<OpeningRuleRow[]> {
  const members = ALL_RULE_MEMBERS.filter((member) => selection?.has(member) ?? true);
  const pairs = members.flatMap((member) => [sql.lit(member), ruleMembers[member]]);
  return sql<OpeningRuleRow[]>`(
    select coalesce(json_agg(json_build_object(${sql.join(pairs)}) order by r.position), '[]')
    from opening_rule r where r.facility_id = ${facilityId})`;
}

/** The dated exceptions of the facility that an expression names, as one JSON list by date. */
export function openingExceptionsOf(facilityId: RawBuilder<unknown>): RawBuilder<ExceptionRow[]> {
  return sql<ExceptionRow[]>`(
    select coalesce(json_agg(json_build_object(
      'date', e.date, 'closed', e.closed, 'windows', e.windows, 'reason', e.reason) order by e.date), '[]')
    from opening_exception e where e.facility_id = ${facilityId})`;
}

export interface ExceptionRow extends OpeningExceptionSpec {
  readonly reason: string | null;
}

/** All that opening hours and availability of a facility follow from. */
interface FacilityHours extends OpeningHours, BookedInTime {
  readonly policy: BookingPolicyValues;
  readonly id: string;
  readonly calendar: RevisedCalendar;
  readonly capacity: number;
  /** Whether places can be had at all: it is published, and its unit neither suspended nor gone. */
  readonly isOffered: boolean;
  /** How far ahead a booking of it can end, in hours. */
  readonly bookableHours: number;
}

/** The hours of facilities, by id. */
export const hoursById = defineLoader<string, FacilityHours>(async (ctx, ids) => {
  const rows = new Map((await readHours(ctx.db, ids)).map((row) => [row.id, row]));
  return ids.map((id) => rows.get(id) ?? new Error(`No facility ${id}`));
});

/** What {@link hoursById} reads, outside of a request: one statement, and one more when the calendar has changed. */
export async function readHours(db: Database, ids: readonly string[]): Promise<FacilityHours[]> {
  const { rows } = await sql<
    Omit<FacilityHours, 'calendar' | 'policy'> & {
      rules: OpeningRuleRow[];
      exceptions: ExceptionRow[];
      calendarKey: string;
      policy: BookingPolicyValues | null;
    }
  >`
    select f.id, f.time_zone as "timeZone", f.capacity, f.admission,
           json_build_object('gridMinutes', f.grid_minutes, 'maxMinutes', f.max_minutes, 'leadMinutes', f.lead_minutes,
                             'horizonDays', f.horizon_days) as "bookingRules",
           f.state = 'PUBLISHED' and f.id not in (select w.facility_id from withheld_facility w) as "isOffered",
           f.horizon_days * 24 + ceil(f.max_minutes / 60.0)::integer as "bookableHours",
           ${policyOfFacility} as policy,
           ${openingRulesOf(sql`f.id`)} as rules, ${openingExceptionsOf(sql`f.id`)} as exceptions,
           ${calendarKey} as "calendarKey"
    from shared_facility f where f.id = any(${ids})`.execute(db);
  const [first] = rows;
  if (!first) return [];
  const calendar = await calendarOf(db, first.calendarKey);
  return rows.map((row) => ({ ...row, policy: row.policy ?? DEFAULT_BOOKING_POLICY, calendar }));
}

/** The interval of the arguments `from` and `to`. @throws BAD_USER_INPUT when it is none, or too long */
export function rangeOf(from: Date, to: Date): Interval {
  if (from >= to) throw apiError('BAD_USER_INPUT', 'to comes after from.');
  if (to.getTime() - from.getTime() > RANGE_DAYS_MAX * 86_400_000) {
    throw apiError('BAD_USER_INPUT', `from and to are at most ${RANGE_DAYS_MAX} days apart.`);
  }
  return {
    start: Temporal.Instant.fromEpochMilliseconds(from.getTime()),
    end: Temporal.Instant.fromEpochMilliseconds(to.getTime()),
  };
}

/** The open stretches of a facility that share a moment with a range, whole. */
export async function openHoursOf(ctx: Context, facilityId: string, range: Interval): Promise<Interval[]> {
  return openStretches(await hoursById(ctx).load(facilityId), range);
}

interface Range {
  readonly facilityId: string;
  readonly range: Interval;
}

/**
 * The spans of a range in which places count as taken for who would book, by all that takes them; for many facilities with one
 * statement per range.
 */
export const takenSpans = defineLoader<Range, SpanTaken[]>(
  (ctx, keys) => readTaken(ctx.db, keys, ctx.now()),
  ({ facilityId, range }) => `${facilityId}/${range.start}/${range.end}`,
);

async function readTaken(db: Database, asked: readonly Range[], now: Temporal.Instant): Promise<SpanTaken[][]> {
  const results = new Map<Range, SpanTaken[]>();
  for (const group of Map.groupBy(asked, ({ range }) => `${range.start}/${range.end}`).values()) {
    const { start, end } = group[0]!.range;
    const { rows } = await sql<{ id: string; capacity: number; over: PoolsOverTime }>`
      select f.id, f.capacity, ${poolsOver(sql`${start.toString()}`, sql`${end.toString()}`, now)} as over
      from shared_facility f where f.id = any(${group.map(({ facilityId }) => facilityId)})`.execute(db);
    const taken = new Map(rows.map(({ id, capacity, over }) => [id, [...takenTogether(capacity, over)]]));
    for (const one of group) results.set(one, taken.get(one.facilityId) ?? []);
  }
  return asked.map((one) => results.get(one)!);
}

/**
 * The windows of a range in which a facility is open and has at least so many places left, as far as a booking that is asked
 * for now can lie there; none unless it is published and its unit takes bookings.
 * @throws BAD_USER_INPUT for a quantity out of range
 */
export async function availabilityOf(
  ctx: Context,
  facilityId: string,
  range: Interval,
  quantity: number,
): Promise<AvailabilityWindow[]> {
  requireRange(quantity, { min: 0, max: CAPACITY_MAX }, ({ min, max }) =>
    apiError('BAD_USER_INPUT', `quantity goes from ${min} to ${max}.`),
  );
  const [hours, taken] = await Promise.all([
    hoursById(ctx).load(facilityId),
    takenSpans(ctx).load({ facilityId, range }),
  ]);
  const windows = worthTelling(windowsIn(hours, range, taken), hours, ctx.now());
  return windows.filter(({ remaining }) => remaining >= quantity);
}

function windowsIn(hours: FacilityHours, range: Interval, taken: readonly SpanTaken[]): AvailabilityWindow[] {
  if (!hours.isOffered) return [];
  return availabilityIn(openIn(openStretches(hours, range), range), hours.capacity, taken);
}

function openIn(stretches: readonly Interval[], range: Interval): Interval[] {
  return stretches.flatMap((stretch) => intersection(stretch, range) ?? []);
}

/** The open stretches of a facility over a range, and what they follow from. */
interface OpenOver {
  readonly range: Interval;
  /** Rules, exceptions, zone and calendar in one text. */
  readonly cause: string;
  readonly open: readonly Interval[];
}

/** The windows of a range, also those in which nothing is left: the same for everybody. */
export interface CommonAvailability {
  readonly windows: readonly AvailabilityWindow[];
  /** By which of them bookings can be asked for now. */
  readonly policy: BookingPolicyValues;
  /** For the next look at the same facility. */
  readonly open: OpenOver | undefined;
}

/**
 * Reads what is left of a facility over a range, for all who follow it: also what has passed, which each is told as of then.
 * @param before what an earlier look has found: its stretches are worked out anew only if their rules have changed
 */
export async function readAvailability(
  db: Database,
  facilityId: string,
  range: Interval,
  now: Temporal.Instant,
  before?: OpenOver,
): Promise<CommonAvailability> {
  const [[hours], [taken]] = await Promise.all([
    readHours(db, [facilityId]),
    readTaken(db, [{ facilityId, range }], now),
  ]);
  if (!hours?.isOffered) return { windows: [], policy: DEFAULT_BOOKING_POLICY, open: before };
  const { rules, exceptions, timeZone, calendar, capacity, policy } = hours;
  const cause = JSON.stringify([rules, exceptions, timeZone, calendar.revision]);
  const known = before?.cause === cause && contains(before.range, range) ? before : undefined;
  const open = known ?? { range, cause, open: openStretches(hours, range) };
  return { windows: availabilityIn(openIn(open.open, range), capacity, taken!), policy, open };
}
