import { type RawBuilder, sql } from 'kysely';
import { anyOf, columnsOf, type RowOf } from '../../../database/columns.ts';
import type { Context } from '../../../request/context.ts';
import { defineLoader, inOrderOf } from '../../../request/loader.ts';
import { type EntryRow, entryColumns, ifVisible } from './entry.loader.ts';

const ownColumns = columnsOf({ e: 'supply', f: 'shared_facility' }, () => [
  'e.facility_id as facilityId',
  'e.shared_over_time as sharedOverTime',
  // Not more than the facility behind it has places now.
  sql<number>`least(e.quantity, f.capacity)`.as('atMost'),
  // Whether matches hold anything of it, or of the facility behind it.
  sql<boolean>`(e.held_quantity > 0 or exists (
    select from supply h where h.facility_id = e.facility_id and h.held_quantity > 0))`.as('isHeld'),
]);

/** A supply as queries show it. */
export type SupplyRow = EntryRow & RowOf<typeof ownColumns>;

/** The members of a {@link SupplyRow} as of a moment, from {@link supplyTables}. */
export function supplyColumns(now: Temporal.Instant): RawBuilder<SupplyRow> {
  return sql<SupplyRow>`${entryColumns('supply', now)}, ${ownColumns}`;
}

/** A supply `e`, its list `l` and its facility `f`. */
export const supplyTables = sql`supply e join supply_demand_list l on l.id = e.list_id
  left join shared_facility f on f.id = e.facility_id`;

/** Supplies by id, whatever the state of their lists: for those who came by something they may see, such as a match. */
export const supplyById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } =
    await sql<SupplyRow>`select ${supplyColumns(ctx.now())} from ${supplyTables} where e.id = any(${ids})`.execute(
      ctx.db,
    );
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A supply by id if the caller may see it; null otherwise. */
export async function visibleSupply(ctx: Context, id: string): Promise<SupplyRow | null> {
  return ifVisible(ctx, await supplyById(ctx).load(id));
}

/** The supplies on each of many lists, in the order in which they were entered; those withdrawn as well. */
export const suppliesOfList = defineLoader(async (ctx: Context, listIds: readonly string[]) => {
  const { rows } = await sql<SupplyRow>`
    select ${supplyColumns(ctx.now())} from ${supplyTables} where e.list_id = any(${listIds}) order by e.created_at, e.id`.execute(
    ctx.db,
  );
  const byList = Map.groupBy(rows, ({ listId }) => listId);
  return listIds.map((id) => byList.get(id) ?? []);
});

/** The ids of the alliances in which each of many supplies is made known. */
export const alliancesOfSupply = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const rows = await ctx.db
    .selectFrom('supply_publication')
    .select(['supply_id as supplyId', 'alliance_id as allianceId'])
    .where('supply_id', '=', anyOf(ids))
    .orderBy('alliance_id')
    .execute();
  const bySupply = Map.groupBy(rows, ({ supplyId }) => supplyId);
  return ids.map((id) => (bySupply.get(id) ?? []).map(({ allianceId }) => allianceId));
});
