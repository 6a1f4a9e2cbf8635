import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../database/columns.ts';
import { type Context, viewerOf } from '../request/context.ts';
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
import type { Connection, Page } from '../shared/connection.ts';
import { type List, readList } from '../request/list.ts';
import { defineCommonLoader, defineLoader, inOrderOf } from '../request/loader.ts';
import { requireIdArgument } from '../shared/node.ts';
import type { BookingFilter } from './booking.input.ts';
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
  'b.quantity',
  'b.state',
  'b.state_reason as stateReason',
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

/** The sort keys in a cursor of a list of bookings: the start and the id. */
export const BOOKING_SORT_KEYS = bookings.kinds;

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

/** A page of the bookings that the caller may see, by start. */
export async function listBookings(
  ctx: Context,
  where: BookingFilter,
  page: Page,
  withCount: boolean,
): Promise<Connection<BookingRow>> {
  const viewer = await viewerOf(ctx);
  const conditions = [where.own ? ownOf(viewer) : visibleTo(viewer)];
  if (where.facilityId != null) {
    requireIdArgument(where.facilityId, ['fac'], 'facilityId');
    conditions.push(sql`b.facility_id = ${where.facilityId}`);
  }
  if (where.states) conditions.push(sql`b.state = any(${where.states})`);
  if (where.from) conditions.push(sql`b.ends_at > ${where.from}`);
  if (where.to) conditions.push(sql`b.starts_at < ${where.to}`);
  return readList(ctx.db, bookings, conditions, page, withCount);
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
