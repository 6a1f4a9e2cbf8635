import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../database/columns.ts';
import { type Context, viewerOf } from '../request/context.ts';
import { pathOfCode, pathWithin } from '../district/grid/index.ts';
import {
  actedForIds,
  managedFacilityIds,
  managedUnitIds,
  servedUnitIds,
  ServiceScope,
  staffCondition,
  staffPaths,
  type Viewer,
} from '../district/identity/index.ts';
import {
  type Connection,
  type ConnectionArgs,
  OrderDirection,
  type Page,
  pageOf,
  turned,
  turnedPage,
} from '../shared/connection.ts';
import {
  connectionOfNested,
  defineListUnder,
  type List,
  type NestedPage,
  nestedPage,
  readList,
} from '../request/list.ts';
import type { PrefetchedValue } from '../request/prefetch.ts';
import { defineCommonLoader, defineLoader, inOrderOf } from '../request/loader.ts';
import { requireIdArgument } from '../shared/node.ts';
import type { Selection } from '../shared/selection.ts';
import { isStorable } from '../shared/text.ts';
import { BookingState } from './booking.entity.ts';
import { type BookingFilter, type BookingOrder, BookingOrderField } from './booking.input.ts';
import { mayReadBooking } from './booking.policy.ts';

const columns = columnsOf({ b: 'booking' }, ({ ref }) => [
  'b.id',
  'b.reference',
  'b.facility_id as facilityId',
  'b.type',
  'b.booker_id as bookerId',
  'b.holder_id as holderId',
  'b.match_id as matchId',
  iso(ref('b.starts_at')).as('start'),
  iso(ref('b.ends_at')).as('end'),
  iso(ref('b.answer_by')).as('answerBy'),
  'b.quantity',
  'b.state',
  'b.state_reason as stateReason',
  'b.ended_by as endedBy',
  'b.policy_version as policyVersion',
  'b.group_id as groupId',
  'b.headcount',
  'b.children',
  'b.group_name as groupName',
  'b.note',
  iso(ref('b.occupied_from')).as('occupiedFrom'),
  iso(ref('b.occupied_until')).as('occupiedUntil'),
  'b.cancel_reason as cancelReason',
  'b.cancelled_late as cancelledLate',
  'b.moves',
  'b.moves_id as movesId',
  iso(ref('b.held_until')).as('heldUntil'),
  'b.moved_from_facility_id as movedFromFacilityId',
  iso(ref('b.moved_from_start')).as('movedFromStart'),
  iso(ref('b.moved_from_end')).as('movedFromEnd'),
  'b.version',
  iso(ref('b.created_at')).as('createdAt'),
]);

/** A booking as queries show it. */
export type BookingRow = RowOf<typeof columns>;

const bookings: List<BookingRow> = {
  columns,
  from: sql`booking b`,
  keys: [sql`b.starts_at`, sql`b.id`],
  kinds: ['instant', { idOf: ['bkg'] }],
  position: ({ start, id }) => [start, id],
};

/** What a list of bookings is put in order by, beside the id. */
const LISTS: Readonly<Record<BookingOrderField, List<BookingRow>>> = {
  [BookingOrderField.START]: bookings,
  [BookingOrderField.CREATED]: {
    ...bookings,
    keys: [sql`b.created_at`, sql`b.id`],
    position: ({ createdAt, id }) => [createdAt, id],
  },
};

/** Bookings by id, with what decides on who sees them. */
const bookingById = defineCommonLoader(async (db, ids) => {
  const { rows } = await sql<BookingRow & { unitId: string; divisionPath: string }>`
    select ${columns}, f.unit_id as "unitId", d.path as "divisionPath"
    from booking b join shared_facility f on f.id = b.facility_id
    join resident_unit u on u.id = f.unit_id join division d on d.id = u.division_id
    where b.id = any(${ids})`.execute(db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

const visibilityColumns = columnsOf({ b: 'booking', f: 'shared_facility', d: 'division' }, () => [
  'b.id',
  'b.booker_id as bookerId',
  'b.holder_id as holderId',
  'b.facility_id as facilityId',
  'f.unit_id as unitId',
  'd.path as divisionPath',
]);

/** What decides on who sees a booking. */
export const bookingVisibilityById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<RowOf<typeof visibilityColumns>>`
    select ${visibilityColumns}
    from booking b join shared_facility f on f.id = b.facility_id
    join resident_unit u on u.id = f.unit_id join division d on d.id = u.division_id
    where b.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A booking by id if the caller may see it; null otherwise. */
export async function visibleBooking(ctx: Context, id: string): Promise<BookingRow | null> {
  const [booking, viewer] = await Promise.all([bookingById(ctx).load(id), viewerOf(ctx)]);
  return booking && mayReadBooking(viewer, booking) ? booking : null;
}

/** A list of bookings, as asked for. */
interface BookingQuery {
  readonly where: BookingFilter;
  readonly order: BookingOrder;
  readonly page: Page;
  readonly withCount: boolean;
}

/** Reads the arguments of a list of bookings. A cursor holds the start, or when it was made, and the id. */
export function bookingQuery(
  where: BookingFilter | null | undefined,
  orderBy: BookingOrder | null | undefined,
  args: ConnectionArgs,
  connection: Selection,
): BookingQuery {
  return {
    where: where ?? {},
    order: orderBy ?? { field: BookingOrderField.START },
    page: pageOf(args, bookings.kinds),
    withCount: connection.has('totalCount'),
  };
}

/** A page of the bookings that the caller may see. */
export async function listBookings(
  ctx: Context,
  { where, order, page, withCount }: BookingQuery,
): Promise<Connection<BookingRow>> {
  const conditions = await conditionsOf(ctx, where);
  const list = LISTS[order.field];
  if (order.direction !== OrderDirection.DESC) return readList(ctx.db, list, conditions, page, withCount);
  return turned(await readList(ctx.db, list, conditions, turnedPage(page), withCount));
}

/** Which bookings, and in which order, under a parent. */
interface BookingsWanted {
  readonly where: BookingFilter;
  readonly order: BookingOrder;
}

/** The bookings of many facilities, and of the facilities of many units, that the caller may see: a page for each. */
export const bookingsOfFacility = bookingsUnder((facilityId) => sql`b.facility_id = ${facilityId}`);
export const bookingsOfUnit = bookingsUnder(
  (unitId) => sql`b.facility_id in (select f.id from shared_facility f where f.unit_id = ${unitId})`,
);

function bookingsUnder(of: (parentId: RawBuilder<string>) => RawBuilder<unknown>) {
  const read = defineListUnder<BookingRow, BookingsWanted>(
    ({ order }) => LISTS[order.field],
    async (ctx, parentId, { where }) => [of(parentId), ...(await conditionsOf(ctx, where))],
  );
  return async (ctx: Context, parentId: string, { page, withCount, ...wanted }: BookingQuery) => {
    const descends = wanted.order.direction === OrderDirection.DESC;
    const key = { parentId, where: wanted, page: descends ? turnedPage(page) : page, withCount };
    const found = await read(ctx).load(key);
    return descends ? turned(found) : found;
  };
}

/** The bookings of the facility in the row `f` that the caller may see, as part of a statement about facilities. */
export async function prefetchedBookings(
  ctx: Context,
  { where, order, page, withCount }: BookingQuery,
): Promise<PrefetchedValue> {
  const list = LISTS[order.field];
  const descends = order.direction === OrderDirection.DESC;
  const read = descends ? turnedPage(page) : page;
  const conditions = [sql`b.facility_id = f.id`, ...(await conditionsOf(ctx, where))];
  return {
    value: nestedPage(list, conditions, read, withCount),
    read: (nested: unknown) => {
      const found = connectionOfNested(list, read, nested as NestedPage<BookingRow>);
      return descends ? turned(found) : found;
    },
  };
}

/** @throws BAD_USER_INPUT for a filter that cannot be meant */
async function conditionsOf(ctx: Context, where: BookingFilter): Promise<RawBuilder<unknown>[]> {
  const viewer = await viewerOf(ctx);
  const conditions = [where.own ? ownOf(viewer) : visibleTo(viewer), isNoPastHold(ctx.now())];
  if (where.facilityId != null) {
    requireIdArgument(where.facilityId, ['fac'], 'facilityId');
    conditions.push(sql`b.facility_id = ${where.facilityId}`);
  }
  if (where.unitId != null) {
    requireIdArgument(where.unitId, ['uni'], 'unitId');
    conditions.push(sql`b.facility_id in (select f.id from shared_facility f where f.unit_id = ${where.unitId})`);
  }
  if (where.withinCode != null) {
    const path = await pathOfCode(ctx.db, where.withinCode);
    conditions.push(sql`b.facility_id in (
      select f.id from shared_facility f join resident_unit u on u.id = f.unit_id join division d on d.id = u.division_id
      where ${pathWithin(sql`d.path`, path)})`);
  }
  if (where.states) conditions.push(isInState(where.states, ctx.now()));
  if (where.waitingForAnswer != null) {
    const waits = isInState([BookingState.PENDING], ctx.now());
    conditions.push(where.waitingForAnswer ? waits : sql`not ${waits}`);
  }
  if (where.groupId != null) {
    requireIdArgument(where.groupId, ['bgp'], 'groupId');
    conditions.push(sql`b.group_id = ${where.groupId}`);
  }
  if (where.types) conditions.push(sql`b.type = any(${where.types})`);
  if (where.reference != null) conditions.push(referenceIs(where.reference));
  if (where.from) conditions.push(sql`b.ends_at > ${where.from}`);
  if (where.to) conditions.push(sql`b.starts_at < ${where.to}`);
  return conditions;
}

/** What was held and was not booked has come to nothing: nobody looks for it. */
function isNoPastHold(now: Temporal.Instant): RawBuilder<unknown> {
  return sql`(b.held_until is null or (b.state = 'HELD' and b.answer_by > ${now.toString()}::timestamptz))`;
}

/** By the clock, as each of them is shown. */
function isInState(states: readonly BookingState[], now: Temporal.Instant): RawBuilder<unknown> {
  return sql`booking_state_at(b.state, b.answer_by, b.ends_at, ${now.toString()}::timestamptz) = any(${[...states]})`;
}

/** As somebody types it; what the database would not take is nobody's reference. */
function referenceIs(typed: string): RawBuilder<unknown> {
  const reference = typed.trim().toUpperCase();
  return isStorable(reference) ? sql`b.reference = ${reference}` : sql`false`;
}

/** The bookings of many matches that the caller may see, by start. */
export const bookingsOfMatch = defineLoader(async (ctx: Context, matchIds: readonly string[]) => {
  const { rows } = await sql<BookingRow>`
    select ${columns} from booking b
    where b.match_id = any(${matchIds}) and ${visibleTo(await viewerOf(ctx))} order by b.starts_at, b.id`.execute(
    ctx.db,
  );
  const byMatch = Map.groupBy(rows, ({ matchId }) => matchId);
  return matchIds.map((id) => byMatch.get(id) ?? []);
});

/**
 * The same sentence as in the policy, for a list: own bookings, those of managed facilities, those of the territory, and
 * for a program with the scope those of its unit.
 */
function visibleTo(viewer: Viewer): RawBuilder<unknown> {
  const units = [...managedUnitIds(viewer), ...servedUnitIds(viewer, ServiceScope.BOOKINGS_READ)];
  const facilities = managedFacilityIds(viewer);
  const own = ownOf(viewer);
  if (staffPaths(viewer).length === 0 && units.length === 0 && facilities.length === 0) return own;
  return sql`(${own} or b.facility_id = any(${facilities}) or b.facility_id in (
    select f.id from shared_facility f join resident_unit u on u.id = f.unit_id join division d on d.id = u.division_id
    where f.unit_id = any(${units}) or ${staffCondition(viewer, sql`d.path`)}))`;
}

/** What the viewer has booked, and what is held by the units and grid branches for which they act. */
function ownOf(viewer: Viewer): RawBuilder<unknown> {
  const holders = actedForIds(viewer);
  const booked = sql`b.booker_id = ${viewer.residentId ?? null}`;
  return holders.length === 0 ? booked : sql`(${booked} or b.holder_id = any(${holders}))`;
}
