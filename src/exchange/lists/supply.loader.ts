import { sql } from 'kysely';
import type { Context } from '../../request/context.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import { type EntryRow, entryColumns, ifVisible } from './entry.loader.ts';
import type { Supply } from './supply.entity.ts';

/** A supply as queries show it. */
export type SupplyRow = EntryRow & Pick<Supply, 'facilityId' | 'remainingQuantity'>;

/** The members of a {@link SupplyRow}, from {@link supplyTables}. */
export const supplyColumns = sql`${entryColumns}, e.facility_id as "facilityId",
  greatest(least(e.quantity, f.capacity) - e.held_quantity, 0) as "remainingQuantity"`;

/** A supply `e`, its list `l` and its facility `f`. */
export const supplyTables = sql`supply e join supply_demand_list l on l.id = e.list_id
  left join shared_facility f on f.id = e.facility_id`;

/** Supplies by id, whatever the state of their lists: for those who came by something they may see, such as a match. */
export const supplyById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<SupplyRow>`select ${supplyColumns} from ${supplyTables} where e.id = any(${ids})`.execute(
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
    select ${supplyColumns} from ${supplyTables} where e.list_id = any(${listIds}) order by e.created_at, e.id`.execute(
    ctx.db,
  );
  const byList = Map.groupBy(rows, ({ listId }) => listId);
  return listIds.map((id) => byList.get(id) ?? []);
});

/** The ids of the alliances in which each of many supplies is made known. */
export const alliancesOfSupply = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<{ supplyId: string; allianceId: string }>`
    select supply_id as "supplyId", alliance_id as "allianceId" from supply_publication
    where supply_id = any(${ids}) order by alliance_id`.execute(ctx.db);
  const bySupply = Map.groupBy(rows, ({ supplyId }) => supplyId);
  return ids.map((id) => (bySupply.get(id) ?? []).map(({ allianceId }) => allianceId));
});
