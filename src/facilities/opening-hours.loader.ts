import { type RawBuilder, sql } from 'kysely';
import { currentCalendar } from '../calendar/index.ts';
import type { Context, Database } from '../context.ts';
import { type Interval, intersection } from '../shared/interval.ts';
import { defineLoader } from '../shared/loader.ts';
import { apiError } from '../shared/refusal.ts';
import { type AvailabilityWindow, availabilityIn, type DayTaken } from './availability.ts';
import { FacilityState } from './facility.entity.ts';
import { type OpeningExceptionSpec, type OpeningHours, type OpeningRuleSpec, openStretches } from './opening-hours.ts';

/** The longest time over which opening hours or availability are told at once: a leap year. */
export const RANGE_DAYS_MAX = 366;

/** An opening rule as queries show it. */
export type OpeningRuleRow = OpeningRuleSpec;

/** A time of day without seconds that say nothing. */
const time = (column: RawBuilder<unknown>) => sql`regexp_replace(${column}::text, ':00$', '')`;

/** The rules of the facility that an expression names, as one JSON list in their order. */
export function openingRulesOf(facilityId: RawBuilder<unknown>): RawBuilder<OpeningRuleRow[]> {
  return sql<OpeningRuleRow[]>`(
    select coalesce(json_agg(json_build_object(
      'dayClass', r.day_class, 'weekdays', r.weekdays,
      'startTime', ${time(sql`r.start_time`)}, 'endTime', ${time(sql`r.end_time`)},
      'seasonFrom', r.season_from, 'seasonTo', r.season_to,
      'leaveByNextWorkday', ${time(sql`r.leave_by_next_workday`)}) order by r.position), '[]')
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

interface HoursRow {
  readonly id: string;
  readonly timeZone: string;
  readonly state: FacilityState;
  readonly capacity: number;
  readonly rules: OpeningRuleRow[];
  readonly exceptions: ExceptionRow[];
}

/** All that opening hours and availability of a facility follow from. */
export const hoursById = defineLoader<string, HoursRow>(async (ctx, ids) => {
  const rows = new Map((await readHours(ctx.db, ids)).map((row) => [row.id, row]));
  return ids.map((id) => rows.get(id) ?? new Error(`No facility ${id}`));
});

/** What {@link hoursById} reads, outside of a request. */
export async function readHours(db: Database, ids: readonly string[]): Promise<HoursRow[]> {
  const { rows } = await sql<HoursRow>`
    select f.id, f.time_zone as "timeZone", f.state, f.capacity,
           ${openingRulesOf(sql`f.id`)} as rules, ${openingExceptionsOf(sql`f.id`)} as exceptions
    from shared_facility f where f.id = any(${ids})`.execute(db);
  return rows;
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
  const [row, calendar] = await Promise.all([hoursById(ctx).load(facilityId), currentCalendar(ctx.db)]);
  return openStretches({ ...row, calendar } satisfies OpeningHours, range);
}

interface Range {
  readonly facilityId: string;
  readonly range: Interval;
}

/** The days of a range on which something is taken, for many facilities with one statement per range. */
export const takenDays = defineLoader<Range, DayTaken[]>(
  async (ctx, keys) => {
    const results = new Map<Range, DayTaken[]>();
    for (const group of Map.groupBy(keys, ({ range }) => `${range.start}/${range.end}`).values()) {
      const { start, end } = group[0]!.range;
      const { rows } = await sql<DayTaken & { facilityId: string }>`
        select o.facility_id as "facilityId", o.day, o.taken from occupancy o
        where o.facility_id = any(${group.map(({ facilityId }) => facilityId)})
          and o.day >= (${start.toString()}::timestamptz at time zone 'UTC')::date
          and o.day <= (${end.toString()}::timestamptz at time zone 'UTC')::date
        order by o.day`.execute(ctx.db);
      const byFacility = Map.groupBy(rows, ({ facilityId }) => facilityId);
      for (const key of group) results.set(key, byFacility.get(key.facilityId) ?? []);
    }
    return keys.map((key) => results.get(key)!);
  },
  ({ facilityId, range }) => `${facilityId}/${range.start}/${range.end}`,
);

/** The windows of a range in which a facility is open and has at least so many places left; none unless published. */
export async function availabilityOf(
  ctx: Context,
  facilityId: string,
  range: Interval,
  quantity: number,
): Promise<AvailabilityWindow[]> {
  const [row, calendar, taken] = await Promise.all([
    hoursById(ctx).load(facilityId),
    currentCalendar(ctx.db),
    takenDays(ctx).load({ facilityId, range }),
  ]);
  if (row.state !== FacilityState.PUBLISHED) return [];
  const open = openStretches({ ...row, calendar }, range).flatMap((stretch) => intersection(stretch, range) ?? []);
  return availabilityIn(open, row.capacity, taken).filter(({ remaining }) => remaining >= quantity);
}
