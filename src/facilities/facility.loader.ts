import { type RawBuilder, sql } from 'kysely';
import { type Context, viewerOf } from '../context.ts';
import { pathOfCode, pathWithin } from '../grid/index.ts';
import { managedFacilityIds, managedUnitIds, staffPaths } from '../identity/viewer.ts';
import { type Connection, connectionOf, type Page } from '../shared/connection.ts';
import { nearness } from '../shared/geo.ts';
import { keyset } from '../shared/keyset.ts';
import { defineLoader, inOrderOf } from '../shared/loader.ts';
import { prefixOf } from '../shared/node.ts';
import { apiError } from '../shared/refusal.ts';
import { matching } from '../shared/text.ts';
import { CAPACITY_MAX, FacilityState, type SharedFacility } from './facility.entity.ts';
import { type AvailableDuringInput, type SharedFacilityFilter, SharedFacilityOrder } from './facility.input.ts';
import { mayReadUnpublished } from './facility.policy.ts';

/** A facility as queries show it. */
export type FacilityRow = Pick<
  SharedFacility,
  'id' | 'unitId' | 'name' | 'kind' | 'details' | 'capacity' | 'admission' | 'state' | 'timeZone' | 'location' | 'bookingRules' | 'synthetic'
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

/** The order of a list: the sort keys in SQL, and in a row. */
export const FACILITY_SORT_KEYS = 2;

/** Facilities by id, whatever their state: for those who came by something they may see, such as a booking of theirs. */
export const facilityById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<FacilityRow>`
    select ${facilityColumns} from shared_facility f where f.id = any(${ids})`.execute(ctx.db);
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

interface Listed extends FacilityRow {
  readonly distanceMeters: number | null;
}

/** A page of the facilities that the caller may see. One statement, and one more for the count when it is asked for. */
export async function listFacilities(ctx: Context, query: FacilityQuery): Promise<Connection<Listed>> {
  const { where, order, page, withCount } = query;
  const near = where.near ? nearness(sql`f.location`, where.near) : undefined;
  if (order === SharedFacilityOrder.DISTANCE && !near) throw apiError('BAD_USER_INPUT', 'Ordering by DISTANCE needs near.');
  const filter = sql.join([...(await conditionsOf(ctx, where)), ...(near ? [near.condition] : [])], sql` and `);
  const distance = near?.distance ?? sql<number>`null::double precision`;
  const first = order === SharedFacilityOrder.DISTANCE ? distance : sql`f.name`;

  const { between, order: ordered, limit } = keyset(page, [first, sql`f.id`]);
  const [{ rows }, total] = await Promise.all([
    sql<Listed>`
      select ${facilityColumns}, ${distance} as "distanceMeters"
      from shared_facility f where ${filter} and ${between} order by ${ordered} limit ${limit}`.execute(ctx.db),
    withCount
      ? sql<{ n: number }>`select count(*)::int as n from shared_facility f where ${filter}`.execute(ctx.db)
      : undefined,
  ]);
  const position = (row: Listed) => [order === SharedFacilityOrder.DISTANCE ? row.distanceMeters! : row.name, row.id];
  return connectionOf(rows, page, position, total?.rows[0]?.n);
}

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

interface OfUnit {
  readonly unitId: string;
  readonly page: Page;
  readonly withCount: boolean;
}

/** The published facilities of units, a page for each: one statement for all units with the same page. */
export const facilitiesOfUnit = defineLoader<OfUnit, Connection<FacilityRow>>(
  async (ctx, keys) => {
    const results = new Map<OfUnit, Connection<FacilityRow>>();
    for (const group of Map.groupBy(keys, ({ page, withCount }) => JSON.stringify([page, withCount])).values()) {
      const { page, withCount } = group[0]!;
      const unitIds = group.map(({ unitId }) => unitId);
      const [{ rows }, counts] = await Promise.all([
        sql<FacilityRow>`
          select f.* from unnest(${unitIds}::text[]) as unit (id)
          cross join lateral (${facilitiesOfOneUnit(sql`unit.id`, page)}) as f`.execute(ctx.db),
        withCount
          ? sql<{ unitId: string; n: number }>`
              select unit_id as "unitId", count(*)::int as n from shared_facility
              where unit_id = any(${unitIds}) and state = 'PUBLISHED' group by unit_id`.execute(ctx.db)
          : undefined,
      ]);
      const byUnit = Map.groupBy(rows, ({ unitId }) => unitId);
      const countOf = new Map(counts?.rows.map(({ unitId, n }) => [unitId, n]));
      for (const key of group) {
        const total = withCount ? (countOf.get(key.unitId) ?? 0) : undefined;
        results.set(key, pageOfUnit(byUnit.get(key.unitId) ?? [], page, total));
      }
    }
    return keys.map((key) => results.get(key)!);
  },
  (key) => JSON.stringify(key),
);

/** The statement behind a unit's page of published facilities, for the unit that an expression names. */
export function facilitiesOfOneUnit(unitId: RawBuilder<unknown>, page: Page, more: RawBuilder<unknown> = sql``) {
  const { between, order, limit } = keyset(page, [sql`f.name`, sql`f.id`]);
  return sql`select ${facilityColumns} ${more} from shared_facility f
    where f.unit_id = ${unitId} and f.state = 'PUBLISHED' and ${between} order by ${order} limit ${limit}`;
}

/** The page made of what {@link facilitiesOfOneUnit} gave back. */
export function pageOfUnit(rows: readonly FacilityRow[], page: Page, total?: number): Connection<FacilityRow> {
  return connectionOf(rows, page, ({ name, id }) => [name, id], total);
}
