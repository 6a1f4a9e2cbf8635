import { type RawBuilder, sql } from 'kysely';
import { defineListUnder, type List } from '../../../request/list.ts';
import { OrderDirection, type SortKind } from '../../../shared/connection.ts';
import { entryStateAsOf } from '../../matches/as-of.ts';
import { demandColumns, type DemandRow, demandTables } from './demand.loader.ts';
import { type ListEntryFilter, type ListEntryOrder, ListEntryOrderField } from './entry-connection.input.ts';
import type { EntryRow } from './entry.loader.ts';
import { supplyColumns, type SupplyRow, supplyTables } from './supply.loader.ts';

interface Asked {
  readonly filter: ListEntryFilter;
  readonly order: ListEntryOrder;
}

/** An entry with the number by which the list is ordered. */
type Ordered<R extends EntryRow> = R & { readonly position: number };

/** By the number it is ordered by, then by id. */
export const SUPPLY_SORT_KEYS: readonly SortKind[] = ['number', { idOf: ['sup'] }];
export const DEMAND_SORT_KEYS: readonly SortKind[] = ['number', { idOf: ['dem'] }];

/** As they were entered. */
export const AS_ENTERED: ListEntryOrder = { field: ListEntryOrderField.ENTERED, direction: OrderDirection.ASC };

const NUMBERS: Readonly<Record<ListEntryOrderField, RawBuilder<number>>> = {
  ENTERED: sql`(1000 * extract(epoch from e.created_at))::double precision`,
  QUANTITY: sql`e.quantity::double precision`,
};

/** A page of the supplies on each of many lists. */
export const supplyPageOfList = defineListUnder<Ordered<SupplyRow>, Asked>(
  ({ order }, ctx) => ordered(supplyColumns(ctx.now()), supplyTables, SUPPLY_SORT_KEYS, order),
  (ctx, listId, { filter }) => conditionsOf('supply', listId, filter, ctx.now()),
);

/** A page of the demands on each of many lists. */
export const demandPageOfList = defineListUnder<Ordered<DemandRow>, Asked>(
  ({ order }, ctx) => ordered(demandColumns(ctx.now()), demandTables, DEMAND_SORT_KEYS, order),
  (ctx, listId, { filter }) => conditionsOf('demand', listId, filter, ctx.now()),
);

function ordered<R extends EntryRow>(
  columns: RawBuilder<R>,
  from: RawBuilder<unknown>,
  kinds: readonly SortKind[],
  { field, direction }: ListEntryOrder,
): List<Ordered<R>> {
  // Keys ascend, so what is to descend is turned round.
  const key = direction === OrderDirection.DESC ? sql`-${NUMBERS[field]}` : NUMBERS[field];
  return {
    columns: sql<Ordered<R>>`${columns}, ${key} as position`,
    from,
    keys: [key, sql`e.id`],
    kinds,
    position: ({ position, id }) => [position, id],
  };
}

function conditionsOf(
  side: 'supply' | 'demand',
  listId: RawBuilder<string>,
  { states, text }: ListEntryFilter,
  now: Temporal.Instant,
): RawBuilder<unknown>[] {
  const conditions = [sql`e.list_id = ${listId}`];
  if (states != null) conditions.push(sql`${entryStateAsOf(side, now)} = any(${states}::text[])`);
  if (text != null) conditions.push(sql`strpos(lower(e.title), lower(${text})) > 0`);
  return conditions;
}
