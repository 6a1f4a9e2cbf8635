import { type RawBuilder, sql } from 'kysely';
import { columnsOf, type RowOf } from '../../../database/columns.ts';
import type { Context } from '../../../request/context.ts';
import { defineLoader, inOrderOf } from '../../../request/loader.ts';
import { heldAsOf, heldMinutesAsOf, isOpenAsOf } from '../../matches/as-of.ts';
import { type EntryRow, entryColumns, ifVisible } from './entry.loader.ts';

/** The share of a demand `e` that matches hold, 0 to 1: of places in place-minutes, of all else in quantity. */
export function demandCoverage(now: Temporal.Instant): RawBuilder<number> {
  return sql<number>`case when not e.shared_over_time then (${heldAsOf('demand', now)})::float8 / e.quantity
    when e.asked_minutes = 0 then 0 else least(1, (${heldMinutesAsOf(now)})::float8 / e.asked_minutes) end`;
}

const ownColumns = columnsOf({ e: 'demand' }, () => [
  'e.min_quantity as minQuantity',
  'e.splittable',
  'e.priority',
  'e.beneficiaries',
  'e.min_minutes as minMinutes',
  'e.open_to_claims_until as openToClaimsUntil',
  'e.merged_into_id as mergedIntoId',
  'e.needs_all as needsAll',
  'e.min_occurrences as minOccurrences',
  'e.shared_over_time as sharedOverTime',
]);

/** A demand as queries show it. */
export type DemandRow = EntryRow & RowOf<typeof ownColumns> & { readonly coverage: number; readonly isOpen: boolean };

/** The members of a {@link DemandRow} as of a moment, from {@link demandTables}. */
export function demandColumns(now: Temporal.Instant): RawBuilder<DemandRow> {
  return sql<DemandRow>`${entryColumns('demand', now)}, ${ownColumns}, ${demandCoverage(now)} as coverage,
    ${isOpenAsOf(now)} as "isOpen"`;
}

/** A demand `e` and its list `l`. */
export const demandTables = sql`demand e join supply_demand_list l on l.id = e.list_id`;

/** Demands by id, whatever the state of their lists: for those who came by something they may see, such as a match. */
export const demandById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } =
    await sql<DemandRow>`select ${demandColumns(ctx.now())} from ${demandTables} where e.id = any(${ids})`.execute(
      ctx.db,
    );
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A demand by id if the caller may see it; null otherwise. */
export async function visibleDemand(ctx: Context, id: string): Promise<DemandRow | null> {
  return ifVisible(ctx, await demandById(ctx).load(id));
}

/** The demands on each of many lists, in the order in which they were entered; those withdrawn as well. */
export const demandsOfList = defineLoader(async (ctx: Context, listIds: readonly string[]) => {
  const { rows } = await sql<DemandRow>`
    select ${demandColumns(ctx.now())} from ${demandTables} where e.list_id = any(${listIds}) order by e.created_at, e.id`.execute(
    ctx.db,
  );
  const byList = Map.groupBy(rows, ({ listId }) => listId);
  return listIds.map((id) => byList.get(id) ?? []);
});

/** The demands that were merged into each of many, directly. */
export const demandsMergedInto = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<DemandRow & { mergedIntoId: string }>`
    select ${demandColumns(ctx.now())} from ${demandTables} where e.merged_into_id = any(${ids}) order by e.created_at, e.id`.execute(
    ctx.db,
  );
  const byTarget = Map.groupBy(rows, ({ mergedIntoId }) => mergedIntoId);
  return ids.map((id) => byTarget.get(id) ?? []);
});

/** The ids of those who ask for each of many demands: its own owner first, then those of all that was merged into it. */
export const requesterIdsOf = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<{ id: string; ownerIds: string[] }>`
    with recursive merged (root, id, depth) as (
      select d.id, d.id, 0 from demand d where d.id = any(${ids})
      union select merged.root, d.id, merged.depth + 1 from merged join demand d on d.merged_into_id = merged.id)
    select root as id, array_agg(owner_id order by depth, owner_id) as "ownerIds" from (
      select merged.root, l.owner_id, min(merged.depth) as depth
      from merged join demand d on d.id = merged.id join supply_demand_list l on l.id = d.list_id
      group by merged.root, l.owner_id) as requesters
    group by root`.execute(ctx.db);
  const byId = new Map(rows.map(({ id, ownerIds }) => [id, ownerIds]));
  return ids.map((id) => byId.get(id) ?? []);
});
