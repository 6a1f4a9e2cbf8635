import { type RawBuilder, sql } from 'kysely';
import { type Context, viewerOf } from '../request/context.ts';
import { pathOfCode, pathWithin } from '../district/grid/index.ts';
import { managedFacilityIds, managedUnitIds, servedUnitIds, staffCondition } from '../district/identity/index.ts';
import { type ConnectionArgs, type Page, pageOf } from '../shared/connection.ts';
import { nearestFirst } from '../shared/geo.ts';
import { keyset } from '../request/keyset.ts';
import {
  connectionOfNested,
  defineListUnder,
  type List,
  type NestedPage,
  nestedPage,
  readList,
} from '../request/list.ts';
import { defineCommonLoader, defineLoader, inOrderOf } from '../request/loader.ts';
import type { PrefetchedField, PrefetchedValue } from '../request/prefetch.ts';
import { dateOf, instantOf } from '../shared/interval.ts';
import { requireIdArgument } from '../shared/node.ts';
import { requireRange } from '../shared/range.ts';
import { apiError } from '../shared/refusal.ts';
import type { Selection } from '../shared/selection.ts';
import { isStorable, matching } from '../shared/text.ts';
import { bookableInTime } from './booking-times.ts';
import { CAPACITY_MAX, EXTERNAL_ID_MAX, FacilityState, isPublic, type SharedFacility } from './facility.entity.ts';
import { propertyConditions, searchConditions } from './facility.search.ts';
import { type AvailableDuringInput, type SharedFacilityFilter, SharedFacilityOrder } from './facility.input.ts';
import { mayReadUnpublished, SEEING_UNPUBLISHED } from './facility.policy.ts';
import { openingRulesOf } from './opening/opening-hours.loader.ts';
import { placesLeft, placesWanted } from './places/pools.ts';
import type { Database } from '../database/database.ts';

/** A facility as queries show it. */
export type FacilityRow = Pick<
  SharedFacility,
  | 'id'
  | 'unitId'
  | 'externalId'
  | 'name'
  | 'kind'
  | 'details'
  | 'capacity'
  | 'admission'
  | 'state'
  | 'timeZone'
  | 'address'
  | 'location'
  | 'bookingRules'
  | 'synthetic'
> & {
  /** From the point of `near`; absent without one. */
  readonly distanceMeters?: number;
  /** What goes with it in the order by distance: the chord through the earth, in its radii. */
  readonly chord?: number;
};

/** The states that everybody may see. */
const PUBLIC_STATES: readonly FacilityState[] = Object.values(FacilityState).filter(isPublic);

/** The members of a {@link FacilityRow} that a list always needs: its sort keys, and what field resolvers go by. */
const basicColumns = sql<FacilityRow>`f.id, f.unit_id as "unitId", f.name, f.kind, f.state`;

/** The other members, and what they are made of. */
const memberColumns = {
  capacity: sql`f.capacity`,
  admission: sql`f.admission`,
  externalId: sql`f.external_id as "externalId"`,
  timeZone: sql`f.time_zone as "timeZone"`,
  address: sql`f.address`,
  details: sql`f.details`,
  synthetic: sql`f.synthetic`,
  location: sql`case when f.latitude is not null
    then json_build_object('latitude', f.latitude, 'longitude', f.longitude) end as location`,
  bookingRules: sql`json_build_object(
    'gridMinutes', f.grid_minutes, 'minMinutes', f.min_minutes, 'maxMinutes', f.max_minutes,
    'leadMinutes', f.lead_minutes, 'horizonDays', f.horizon_days) as "bookingRules"`,
};

/** The members of a {@link FacilityRow}, of a table that goes by `f`; only what is selected, if that is known. */
function facilityColumns(selection?: Selection): RawBuilder<FacilityRow> {
  const selected = Object.entries(memberColumns).filter(([member]) => selection?.has(member) ?? true);
  return sql.join<FacilityRow>([basicColumns, ...selected.map(([, column]) => column)]);
}

const facilities: List<FacilityRow> = {
  columns: facilityColumns(),
  from: sql`shared_facility f`,
  keys: [sql`f.name`, sql`f.id`],
  kinds: ['text', { idOf: ['fac'] }],
  position: ({ name, id }) => [name, id],
};

/** What the sort keys are in the order by distance. */
const DISTANCE_KINDS: typeof facilities.kinds = ['number', { idOf: ['fac'] }];

/**
 * Reads the arguments of a list of facilities. A cursor holds the name or what goes with the distance, and the id.
 * @throws BAD_USER_INPUT as {@link pageOf}; a cursor of the other order, or of another list, is not from this one
 */
export function facilityPage(args: ConnectionArgs, order: SharedFacilityOrder, selection?: Selection): Page {
  return pageOf(args, order === SharedFacilityOrder.DISTANCE ? DISTANCE_KINDS : facilities.kinds, selection);
}

/** Facilities by id, whatever their state: for those who came by something they may see, such as a booking of theirs. */
export const facilityById = defineCommonLoader(readFacilities);

/** What {@link facilityById} reads, outside of a request. */
export async function readFacilities(db: Database, ids: readonly string[]): Promise<(FacilityRow | null)[]> {
  const { rows } = await sql<FacilityRow>`
    select ${facilityColumns()} from shared_facility f where f.id = any(${[...ids]})`.execute(db);
  return inOrderOf(ids, rows, ({ id }) => id);
}

/** What may be hidden of a facility: its reason, and for unpublished ones all of it. */
export const facilityVisibilityById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<{ id: string; unitId: string; divisionPath: string; stateReason: string | null }>`
    select f.id, f.unit_id as "unitId", d.path as "divisionPath", f.state_reason as "stateReason"
    from shared_facility f join resident_unit u on u.id = f.unit_id join division d on d.id = u.division_id
    where f.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A facility by id if the caller may see it; null otherwise. */
export async function visibleFacility(ctx: Context, id: string): Promise<FacilityRow | null> {
  const facility = await facilityById(ctx).load(id);
  if (!facility || isPublic(facility.state)) return facility;
  const visibility = await facilityVisibilityById(ctx).load(id);
  return visibility && mayReadUnpublished(await viewerOf(ctx), visibility) ? facility : null;
}

/** Why a facility was returned, suspended or withdrawn, for those who may know; null for others. */
export async function stateReasonOf(ctx: Context, id: string): Promise<string | null> {
  const visibility = await facilityVisibilityById(ctx).load(id);
  return visibility && mayReadUnpublished(await viewerOf(ctx), visibility) ? visibility.stateReason : null;
}

/** Whether the caller has nothing to do with a facility: neither changes nor reviews it, programs included. */
export async function isStrangerTo(ctx: Context, facilityId: string): Promise<boolean> {
  const visibility = await facilityVisibilityById(ctx).load(facilityId);
  return !visibility || !mayReadUnpublished(await viewerOf(ctx), visibility);
}

/** A list of facilities, as asked for. */
interface FacilityQuery {
  readonly where: SharedFacilityFilter;
  readonly order: SharedFacilityOrder;
  readonly page: Page;
  readonly withCount: boolean;
  /** Nested fields to fetch in the same statement; the facility is the row `f`. */
  readonly prefetched?: readonly PrefetchedField[];
}

/** The order that is meant when none is asked for: the nearest first if it is known from where, else by name. */
export function defaultOrder(where: SharedFacilityFilter): SharedFacilityOrder {
  return where.near ? SharedFacilityOrder.DISTANCE : SharedFacilityOrder.NAME;
}

/** A page of the facilities that the caller may see. One statement, and one more for the count when it is asked for. */
export async function listFacilities(ctx: Context, { where, order, page, withCount, prefetched }: FacilityQuery) {
  requireUnitOf(where);
  const list = listBy(order, where);
  const conditions = await conditionsOf(ctx, where);
  const available = where.availableDuring ? [availableCondition(where.availableDuring, ctx.now())] : [];
  if (!where.near) return readList(ctx.db, list, [...conditions, ...available], page, withCount, prefetched);
  // Names come in their order from an index, and so do distances. Whether places are left is the dearest question, so
  // it is asked after that, from the nearest on: the answer is there as soon as the page is full.
  const sorted = sql`(
    select f.* from ${list.from} where ${sql.join(conditions, sql` and `)} order by ${keyset(page, list.keys).order}) f`;
  return readList(ctx.db, { ...list, from: sorted }, available, page, withCount, prefetched);
}

/** @throws BAD_USER_INPUT for an order by the distance from nowhere */
function listBy(
  order: SharedFacilityOrder,
  { near }: SharedFacilityFilter,
  columns = facilities.columns,
): List<FacilityRow> {
  if (!near) {
    if (order === SharedFacilityOrder.DISTANCE) throw apiError('BAD_USER_INPUT', 'Ordering by DISTANCE needs near.');
    return { ...facilities, columns };
  }
  const { distance, chord } = nearestFirst(sql`f.location`, near);
  const withDistance = {
    ...facilities,
    columns: sql<FacilityRow>`${columns}, f.distance as "distanceMeters", f.chord`,
    from: sql`(select f.*, ${distance} as distance, ${chord} as chord from shared_facility f) f`,
  };
  if (order === SharedFacilityOrder.NAME) return withDistance;
  return {
    ...withDistance,
    keys: [sql`f.chord`, sql`f.id`],
    kinds: DISTANCE_KINDS,
    position: ({ chord, id }) => [chord!, id],
  };
}

/** @throws BAD_USER_INPUT for what a facility is called in a system of its unit, without the unit: it means nothing so */
export function requireUnitOf({ externalId, unitId }: SharedFacilityFilter): void {
  if (externalId != null && unitId == null) throw apiError('BAD_USER_INPUT', 'externalId needs unitId.');
}

/** All conditions but {@link availableCondition}. @throws BAD_USER_INPUT for a filter that cannot be meant */
export async function conditionsOf(ctx: Context, where: SharedFacilityFilter): Promise<RawBuilder<unknown>[]> {
  const conditions = [await stateCondition(ctx, where.states ?? [FacilityState.PUBLISHED])];
  if (where.kinds) conditions.push(sql`f.kind = any(${where.kinds})`);
  if (where.ids) {
    for (const id of where.ids) requireIdArgument(id, ['fac'], 'ids');
    conditions.push(sql`f.id = any(${where.ids})`);
  }
  if (where.unitId != null) {
    requireIdArgument(where.unitId, ['uni'], 'unitId');
    conditions.push(sql`f.unit_id = ${where.unitId}`);
  }
  if (where.withinCode != null) {
    const path = await pathOfCode(ctx.db, where.withinCode);
    conditions.push(sql`f.unit_id in (
      select u.id from resident_unit u join division d on d.id = u.division_id where ${pathWithin(sql`d.path`, path)})`);
  }
  if (where.externalId != null) conditions.push(externalIdIs(where.externalId));
  if (where.text != null) conditions.push(matching(sql`f.name`, where.text));
  if (where.search != null) conditions.push(...(await searchConditions(ctx, where.search)));
  conditions.push(...propertyConditions(where, dateOf(ctx.now())));
  if (where.near) conditions.push(nearestFirst(sql`f.location`, where.near).condition);
  return conditions;
}

/** @throws BAD_USER_INPUT for what no facility can be called, which the database might not even take */
function externalIdIs(externalId: string): RawBuilder<unknown> {
  if (externalId.length > EXTERNAL_ID_MAX || !isStorable(externalId)) {
    throw apiError('BAD_USER_INPUT', `An externalId has 1 to ${EXTERNAL_ID_MAX} characters.`);
  }
  return sql`f.external_id = ${externalId}`;
}

/** The conditions on the facilities under a parent, which are few. */
async function nestedConditionsOf(
  ctx: Context,
  underParent: RawBuilder<unknown>,
  where: SharedFacilityFilter,
): Promise<RawBuilder<unknown>[]> {
  const available = where.availableDuring ? [availableCondition(where.availableDuring, ctx.now())] : [];
  return [underParent, ...(await conditionsOf(ctx, where)), ...available];
}

async function stateCondition(ctx: Context, states: readonly FacilityState[]): Promise<RawBuilder<unknown>> {
  const wanted = sql`f.state = any(${[...states]})`;
  if (states.every(isPublic)) return wanted;
  const viewer = await viewerOf(ctx);
  return sql`${wanted} and (
    f.state = any(${[...PUBLIC_STATES]})
    or f.unit_id = any(${[...managedUnitIds(viewer), ...servedUnitIds(viewer, ...SEEING_UNPUBLISHED)]}) or f.id = any(${managedFacilityIds(viewer)})
    or exists (select from resident_unit u join division d on d.id = u.division_id
               where u.id = f.unit_id and ${staffCondition(viewer, sql`d.path`)}))`;
}

/**
 * The condition that an interval of a facility could be booked now: it is in time and by its policy, one open stretch holds
 * it, and in none of its quarter hours is more taken than leaves room, of its own places and of those it shares. Members that
 * are suspended or have left take no bookings. A facility that is always booked as a whole is there for whoever wants less.
 * The rules are those by which bookings are decided, in SQL: test/facilities/search-and-booking.test.ts and
 * test/bookings/occupancy/places.agree.test.ts hold them against each other.
 *
 * Written for the planner, which prepares the statement once for all values: the spans stand in it as a range of the
 * key instead of as rows to join, and as stretches do not overlap, only the last to begin is looked at. Neither is an
 * EXISTS, of which it would guess that it leaves next to nothing, and sort all facilities instead of walking an index.
 * @throws BAD_USER_INPUT for an interval that is none, or a quantity out of range
 */
export function availableCondition(
  { start, end, quantity }: AvailableDuringInput,
  now: Temporal.Instant,
): RawBuilder<boolean> {
  const places = quantity ?? 1;
  if (start >= end) throw apiError('BAD_USER_INPUT', 'availableDuring ends after it starts.');
  requireRange(places, { min: 1, max: CAPACITY_MAX }, ({ min, max }) =>
    apiError('BAD_USER_INPUT', `quantity goes from ${min} to ${max}.`),
  );
  const { own, shared } = placesLeft(start, end, now);
  const wanted = placesWanted(places);
  return sql<boolean>`f.state = 'PUBLISHED' and f.id not in (select w.facility_id from withheld_facility w)
    and ${bookableInTime({ start: instantOf(start), end: instantOf(end) }, now)}
    and (select s.ends_at from open_stretch s where s.facility_id = f.id and s.starts_at <= ${start}
         order by s.starts_at desc limit 1) >= ${end}
    and ${own} >= ${wanted} and coalesce(${shared} >= ${wanted}, true)`;
}

/**
 * Published facilities whose units take bookings and that fit a filter, as parts of a statement in which they are the row
 * `f`, with the keys by which they are listed.
 */
export async function facilitiesThatFit(ctx: Context, where: SharedFacilityFilter) {
  requireUnitOf(where);
  const { from, keys } = listBy(defaultOrder(where), where);
  const conditions = await conditionsOf(ctx, { ...where, states: [FacilityState.PUBLISHED] });
  const offered = sql`f.id not in (select w.facility_id from withheld_facility w)`;
  return { from, conditions: [...conditions, offered], keys };
}

/** The facilities of many units, a page for each: one statement for all units that are asked in the same way. */
export const facilitiesOfUnit = defineListUnder<FacilityRow, SharedFacilityFilter>(
  (where) => listBy(defaultOrder(where), where),
  (ctx, unitId, where) => nestedConditionsOf(ctx, sql`f.unit_id = ${unitId}`, where),
);

/**
 * The facilities of the unit in the row `u`, as part of a statement about units: just what is selected on them.
 * @param connection what is selected on the connection
 */
export async function prefetchedFacilities(
  ctx: Context,
  where: SharedFacilityFilter,
  page: Page,
  connection: Selection,
): Promise<PrefetchedValue> {
  const facility = connection.at('edges', 'node');
  const rules = facility?.at('openingRules');
  const columns = facility ? facilityColumns(facility) : basicColumns;
  const withRules = rules
    ? sql<FacilityRow>`${columns}, ${openingRulesOf(sql`f.id`, rules)} as "openingRules"`
    : columns;
  const list = listBy(defaultOrder(where), where, withRules);
  const conditions = await nestedConditionsOf(ctx, sql`f.unit_id = u.id`, where);
  return {
    value: nestedPage(list, conditions, page, connection.has('totalCount')),
    read: (nested: unknown) => connectionOfNested(list, page, nested as NestedPage<FacilityRow>),
  };
}
