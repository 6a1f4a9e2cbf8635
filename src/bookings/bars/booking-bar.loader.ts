import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../database/columns.ts';
import { isStaffOf, managedUnitIds, managesUnit, staffCondition, type Viewer } from '../../district/identity/index.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { type List, readList } from '../../request/list.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import { type ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { dateOf } from '../../shared/interval.ts';
import { requireIdArgument } from '../../shared/node.ts';
import type { Selection } from '../../shared/selection.ts';
import type { BookingBarFilter } from './booking-bar.input.ts';

const columns = columnsOf({ b: 'booking_bar' }, ({ ref }) => [
  'b.id',
  'b.resident_id as residentId',
  'b.unit_id as unitId',
  'b.automatic',
  'b.reason',
  'b.appeal',
  'b.decision',
  iso(ref('b.starts_at')).as('from'),
  iso(ref('b.ends_at')).as('until'),
  iso(ref('b.decided_at')).as('appealDecidedAt'),
  iso(ref('b.lifted_at')).as('liftedSince'),
]);

/** A bar as queries show it. */
export type BookingBarRow = RowOf<typeof columns>;

interface Owned {
  readonly residentId: string;
  readonly unitId: string | null;
  readonly divisionPath: string | null;
}

/** Whom it is about sees it, who manages the unit, and staff of its territory. */
function maySeeBar(viewer: Viewer, { residentId, unitId, divisionPath }: Owned): boolean {
  return (
    residentId === viewer.residentId ||
    (unitId !== null && managesUnit(viewer, unitId)) ||
    (divisionPath !== null && isStaffOf(viewer, divisionPath))
  );
}

const from = sql`booking_bar b left join resident_unit u on u.id = b.unit_id
  left join division d on d.id = u.division_id`;

/** Where a bar is, and whose. */
export const barById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<BookingBarRow & { divisionPath: string | null }>`
    select ${columns}, d.path as "divisionPath" from ${from} where b.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A bar by id if the caller may see it; null otherwise. */
export async function visibleBar(ctx: Context, id: string): Promise<BookingBarRow | null> {
  const bar = await barById(ctx).load(id);
  return bar && maySeeBar(await viewerOf(ctx), bar) ? bar : null;
}

const bars: List<BookingBarRow> = {
  columns,
  from,
  keys: [sql`b.ends_at`, sql`b.id`],
  kinds: ['instant', { idOf: ['bar'] }],
  position: ({ until, id }) => [until, id],
};

/** A page of the bars that hold and that the caller may see, by their end. */
export async function listBars(
  ctx: Context,
  { unitId, appealWaits }: BookingBarFilter,
  args: ConnectionArgs,
  connection: Selection,
) {
  const viewer = await viewerOf(ctx);
  const conditions: RawBuilder<unknown>[] = [
    sql`b.lifted_at is null and b.ends_at > ${dateOf(ctx.now())}::timestamptz`,
    sql`(b.resident_id = ${viewer.residentId ?? null} or b.unit_id = any(${managedUnitIds(viewer)})
         or ${staffCondition(viewer, sql`d.path`)})`,
  ];
  if (unitId != null) {
    requireIdArgument(unitId, ['uni'], 'unitId');
    conditions.push(sql`b.unit_id = ${unitId}`);
  }
  if (appealWaits) conditions.push(sql`b.appealed_at is not null and b.decided_at is null`);
  return readList(ctx.db, bars, conditions, pageOf(args, bars.kinds), connection.has('totalCount'));
}

/** The bars of a resident that hold, and those that were lifted before their end, by their end. */
export async function barsOfResident(ctx: Context, residentId: string): Promise<BookingBarRow[]> {
  const { rows } = await sql<BookingBarRow>`
    select ${columns} from booking_bar b
    where b.resident_id = ${residentId} and b.ends_at > ${dateOf(ctx.now())}::timestamptz
    order by b.ends_at, b.id`.execute(ctx.db);
  return rows;
}
