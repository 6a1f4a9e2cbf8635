import { sql } from 'kysely';
import { calendarKey, calendarOf } from '../../district/calendar/index.ts';
import {
  managedFacilityIds,
  managedUnitIds,
  servedUnitIds,
  ServiceScope,
  staffCondition,
} from '../../district/identity/index.ts';
import {
  availabilityIn,
  OCCUPANCY_STEP_MINUTES,
  openingExceptionsOf,
  openingRulesOf,
  type OpeningHours,
  openStretches,
  rangeOf,
  poolsOver,
  type PoolsOverTime,
  type SpanTaken,
  takenByAll,
} from '../../facilities/index.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { defineLoader } from '../../request/loader.ts';
import { type Interval, overlaps } from '../../shared/interval.ts';
import { requireRange } from '../../shared/range.ts';
import { apiError } from '../../shared/refusal.ts';

/** Steps that are told at once: a week by the hour. */
export const OCCUPANCY_STEPS_MAX = 168;
/** The longest step, in minutes: a day. */
export const OCCUPANCY_STEP_MINUTES_MAX = 1_440;

interface Step extends Interval {
  readonly taken: number;
  readonly total: number;
  readonly isOpen: boolean;
}

/** How full many facilities are over the same time. */
interface OccupancyWanted {
  readonly facilityId: string;
  readonly range: Interval;
  readonly stepMinutes: number;
}

/** The time that the arguments name. @throws BAD_USER_INPUT for steps that are not counted in, or too many */
export function occupancyWanted(facilityId: string, from: Date, to: Date, stepMinutes: number): OccupancyWanted {
  const range = rangeOf(from, to);
  requireRange(stepMinutes, { min: OCCUPANCY_STEP_MINUTES, max: OCCUPANCY_STEP_MINUTES_MAX }, ({ min, max }) =>
    apiError('BAD_USER_INPUT', `stepMinutes goes from ${min} to ${max}.`),
  );
  if (stepMinutes % OCCUPANCY_STEP_MINUTES !== 0) {
    throw apiError('BAD_USER_INPUT', `stepMinutes is a multiple of ${OCCUPANCY_STEP_MINUTES}.`);
  }
  if (to.getTime() - from.getTime() > OCCUPANCY_STEPS_MAX * stepMinutes * 60_000) {
    throw apiError('BAD_USER_INPUT', `At most ${OCCUPANCY_STEPS_MAX} steps at a time.`);
  }
  return { facilityId, range, stepMinutes };
}

/**
 * How full facilities are, step by step; null for those whose bookings the caller does not see. One statement for all that
 * are asked in the same way, as a day sheet does, and one more when the calendar has changed.
 */
export const occupancyOf = defineLoader(
  async (ctx: Context, wanted: readonly OccupancyWanted[]) => {
    const found = new Map<OccupancyWanted, Step[] | null>();
    for (const group of Map.groupBy(wanted, ({ range }) => `${range.start}/${range.end}`).values()) {
      const facilities = await readFacilities(ctx, group);
      for (const one of group) {
        const facility = facilities.get(one.facilityId);
        found.set(one, facility ? stepsOf(facility, one) : null);
      }
    }
    return wanted.map((one) => found.get(one)!);
  },
  ({ facilityId, range, stepMinutes }) => `${facilityId}/${range.start}/${range.end}/${stepMinutes}`,
);

interface Facility extends OpeningHours {
  readonly id: string;
  readonly capacity: number;
  readonly spans: readonly SpanTaken[];
}

async function readFacilities(ctx: Context, wanted: readonly OccupancyWanted[]): Promise<Map<string, Facility>> {
  const viewer = await viewerOf(ctx);
  const { start, end } = wanted[0]!.range;
  const units = [...managedUnitIds(viewer), ...servedUnitIds(viewer, ServiceScope.BOOKINGS_READ)];
  const { rows } = await sql<Omit<Facility, 'calendar' | 'spans'> & { calendarKey: string; over: PoolsOverTime }>`
    select f.id, f.capacity, f.time_zone as "timeZone", ${openingRulesOf(sql`f.id`)} as rules,
           ${openingExceptionsOf(sql`f.id`)} as exceptions, ${calendarKey} as "calendarKey",
           ${poolsOver(sql`${start.toString()}`, sql`${end.toString()}`, ctx.now())} as over
    from shared_facility f join resident_unit u on u.id = f.unit_id join division d on d.id = u.division_id
    where f.id = any(${wanted.map(({ facilityId }) => facilityId)})
      and (f.unit_id = any(${units}) or f.id = any(${managedFacilityIds(viewer)})
        or ${staffCondition(viewer, sql`d.path`)})`.execute(ctx.db);
  const calendar = rows[0] && (await calendarOf(ctx.db, rows[0].calendarKey));
  return new Map(
    rows.map((row) => [row.id, { ...row, spans: takenByAll(row.capacity, row.over), calendar: calendar! }]),
  );
}

function stepsOf(facility: Facility, { range, stepMinutes }: OccupancyWanted): Step[] {
  const { capacity, spans } = facility;
  const open = openStretches(facility, range);
  const windows = availabilityIn([range], capacity, spans);
  const steps: Step[] = [];
  let [firstOpen, firstWindow] = [0, 0];
  for (let { start } = range; Temporal.Instant.compare(start, range.end) < 0;) {
    const end = start.add({ minutes: stepMinutes });
    const step = { start, end };
    // All three run forward together, so that each is looked at once.
    while (isBefore(open[firstOpen], step)) firstOpen++;
    while (isBefore(windows[firstWindow], step)) firstWindow++;
    let left = capacity;
    for (let at = firstWindow; reaches(windows[at], step); at++) left = Math.min(left, windows[at]!.remaining);
    steps.push({ ...step, taken: capacity - left, total: capacity, isOpen: reaches(open[firstOpen], step) });
    start = end;
  }
  return steps;
}

function reaches(one: Interval | undefined, step: Interval): boolean {
  return one !== undefined && overlaps(one, step);
}

function isBefore(one: Interval | undefined, { start }: Interval): boolean {
  return one !== undefined && Temporal.Instant.compare(one.end, start) <= 0;
}
