import { type RawBuilder, sql } from 'kysely';
import { type Context, viewerOf } from '../context.ts';
import { pathOfCode, pathWithin } from '../grid/index.ts';
import { managedFacilityIds, managedUnitIds, staffPaths } from '../identity/viewer.ts';
import type { Page } from '../shared/connection.ts';
import { nearness } from '../shared/geo.ts';
import {
  connectionOfNested,
  defineListUnder,
  type List,
  type NestedPage,
  nestedPage,
  readList,
} from '../shared/list.ts';
import { defineCommonLoader, defineLoader, inOrderOf } from '../shared/loader.ts';
import { prefixOf } from '../shared/node.ts';
import { apiError } from '../shared/refusal.ts';
import { matching } from '../shared/text.ts';
import { CAPACITY_MAX, FacilityState, type SharedFacility } from './facility.entity.ts';
import { type AvailableDuringInput, type SharedFacilityFilter, SharedFacilityOrder } from './facility.input.ts';
import { mayReadUnpublished } from './facility.policy.ts';

/** A facility as queries show it. */
export type FacilityRow = Pick<
  SharedFacility,
  | 'id'
  | 'unitId'
  | 'name'
  | 'kind'
  | 'details'
  | 'capacity'
  | 'admission'
  | 'state'
  | 'timeZone'
  | 'location'
  | 'bookingRules'
  | 'synthetic'
>;

/** The states that everybody may see. */
const PUBLIC_STATES: readonly FacilityState[] = [FacilityState.PUBLISHED, FacilityState.SUSPENDED];

/** The members of a {@link FacilityRow}, of a table that goes by `f`. */
export const facilityColumns = sql`
  f.id, f.unit_id as "unitId", f.name, f.kind, f.details, f.capacity, f.admission, f.state, f.time_zone as "timeZone",
  f.synthetic,
  case when f.latitude is not null then json_build_object('latitude', f.latitude, 'longitude', f.longitude) end as location,
  json_build_object('gridMinutes', f.grid_minutes, 'minMinutes', f.min_minutes, 'maxMinutes', f.max_minutes,
                    'leadMinutes', f.lead_minutes, 'horizonDays', f.horizon_days) as "bookingRules"`;

const facilities: List<FacilityRow> = {
  columns: facilityColumns,
  from: sql`shared_facility f`,
  keys: [sql`f.name`, sql`f.id`],
  position: ({ name, id }) => [name, id],
};

/** The sort keys in a cursor of a list of facilities: the name or the distance, and the id. */
export const FACILITY_SORT_KEYS = facilities.keys.length;

/** Facilities by id, whatever their state: for those who came by something they may see, such as a booking of theirs. */
export const facilityById = defineCommonLoader(async (db, ids) => {
  const { rows } = await sql<FacilityRow>`
    select ${facilityColumns} from shared_facility f where f.id = any(${ids})`.execute(db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** What may be hidden of a facility: its reason, and for unpublished ones all of it. */
export const facilityAsideById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<{ id: string; unitId: string; divisionPath: string; stateReason: string | null }>`
    select f.id, f.unit_id as "unitId", d.path as "divisionPath", f.state_reason as "stateReason"
    from shared_facility f join resident_unit u on u.id = f.unit_id join division d on d.id = u.division_id
    where f.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A facility by id if the caller may see it; null otherwise. */
export async function visibleFacility(ctx: Context, id: string): Promise<FacilityRow | null> {
  const facility = await facilityById(ctx).load(id);
  if (!facility || PUBLIC_STATES.includes(facility.state)) return facility;
  const aside = await facilityAsideById(ctx).load(id);
  return aside && mayReadUnpublished(await viewerOf(ctx), aside) ? facility : null;
}

/** A list of facilities, as asked for. */
export interface FacilityQuery {
  readonly where: SharedFacilityFilter;
  readonly order: SharedFacilityOrder;
  readonly page: Page;
  readonly withCount: boolean;
}

/** A page of the facilities that the caller may see. One statement, and one more for the count when it is asked for. */
export async function listFacilities(ctx: Context, { where, order, page, withCount }: FacilityQuery) {
  const conditions = await conditionsOf(ctx, where);
  if (!where.near) {
    if (order === SharedFacilityOrder.DISTANCE) throw apiError('BAD_USER_INPUT', 'Ordering by DISTANCE needs near.');
    return readList(ctx.db, facilities, conditions, page, withCount);
  }
  const near = nearness(sql`f.location`, where.near);
  const byDistance = order === SharedFacilityOrder.DISTANCE;
  const list: List<FacilityRow & { distanceMeters: number }> = {
    columns: sql`${facilityColumns}, ${near.distance} as "distanceMeters"`,
    from: facilities.from,
    keys: byDistance ? [near.distance, sql`f.id`] : facilities.keys,
    position: (row) => (byDistance ? [row.distanceMeters, row.id] : facilities.position(row)),
  };
  return readList(ctx.db, list, [...conditions, near.condition], page, withCount);
}

/** @throws BAD_USER_INPUT for a filter that cannot be meant */
async function conditionsOf(ctx: Context, where: SharedFacilityFilter): Promise<RawBuilder<unknown>[]> {
  const conditions = [await stateCondition(ctx, where.states ?? [FacilityState.PUBLISHED])];
  if (where.kinds) conditions.push(sql`f.kind = any(${where.kinds})`);
  if (where.unitId != null) {
    if (prefixOf(where.unitId) !== 'uni') throw apiError('BAD_USER_INPUT', 'unitId is not the id of a ResidentUnit.');
    conditions.push(sql`f.unit_id = ${where.unitId}`);
  }
  if (where.withinCode != null) {
    const path = await pathOfCode(ctx.db, where.withinCode);
    conditions.push(sql`f.unit_id in (
      select u.id from resident_unit u join division d on d.id = u.division_id where ${pathWithin(sql`d.path`, path)})`);
  }
  if (where.text != null) conditions.push(matching(sql`f.name`, where.text));
  if (where.availableDuring) conditions.push(availableCondition(where.availableDuring));
  return conditions;
}

async function stateCondition(ctx: Context, states: readonly FacilityState[]): Promise<RawBuilder<unknown>> {
  const wanted = sql`f.state = any(${[...states]})`;
  if (states.every((state) => PUBLIC_STATES.includes(state))) return wanted;
  const viewer = await viewerOf(ctx);
  return sql`${wanted} and (
    f.state = any(${[...PUBLIC_STATES]})
    or f.unit_id = any(${managedUnitIds(viewer)}) or f.id = any(${managedFacilityIds(viewer)})
    or exists (select from resident_unit u join division d on d.id = u.division_id
               where u.id = f.unit_id and d.path like any(${staffPaths(viewer).map((path) => `${path}%`)})))`;
}

/**
 * The condition that a facility is open and has the places over all of an interval: one open stretch holds it, and in
 * none of its quarter hours is more taken than leaves room. Members that are suspended take no bookings.
 * @throws BAD_USER_INPUT for an interval that is none, or a quantity out of range
 */
export function availableCondition({ start, end, quantity }: AvailableDuringInput): RawBuilder<boolean> {
  const places = quantity ?? 1;
  if (start >= end) throw apiError('BAD_USER_INPUT', 'availableDuring ends after it starts.');
  if (places < 1 || places > CAPACITY_MAX) throw apiError('BAD_USER_INPUT', `quantity goes from 1 to ${CAPACITY_MAX}.`);
  return sql<boolean>`f.state = 'PUBLISHED' and f.capacity >= ${places}
    and exists (select from open_stretch s
                where s.facility_id = f.id and s.starts_at <= ${start} and s.ends_at >= ${end})
    and not exists (select from occupancy_steps(${start}, ${end}) step
                    join occupancy o on o.facility_id = f.id and o.day = step.day
                    where f.capacity - ${places} < any(o.taken[step.first:step.last]))
    and not unit_is_suspended(f.unit_id)`;
}

/** The facilities of many units, a page for each: one statement for all units that are asked in the same way. */
export const facilitiesOfUnit = defineListUnder<FacilityRow, SharedFacilityFilter>(
  facilities,
  async (ctx, unitId, where) => [sql`f.unit_id = ${unitId}`, ...(await conditionsOf(ctx, where))],
);

/**
 * The facilities of the unit in the row `u`, as part of a statement about units.
 * @param more nested fields of the facilities to fetch along, each with its leading comma
 */
export async function facilitiesAhead(
  ctx: Context,
  { where, page, withCount }: Omit<FacilityQuery, 'order'>,
  more: RawBuilder<unknown>,
) {
  const list = { ...facilities, columns: sql`${facilityColumns} ${more}` };
  const conditions = [sql`f.unit_id = u.id`, ...(await conditionsOf(ctx, where))];
  return {
    value: nestedPage(list, conditions, page, withCount),
    read: (nested: unknown) => connectionOfNested(list, page, nested as NestedPage<FacilityRow>),
  };
}
