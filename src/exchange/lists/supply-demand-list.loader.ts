import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../database/columns.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { pathOfCode, pathWithin } from '../../district/grid/index.ts';
import { actedForIds, staffCondition } from '../../district/identity/index.ts';
import type { Connection, Page } from '../../shared/connection.ts';
import { defineListUnder, type List, readList } from '../../request/list.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import { requireIdArgument } from '../../shared/node.ts';
import type { Selection } from '../../shared/selection.ts';
import { prefetchedFigures } from './list-figures.loader.ts';
import { ownerValue } from './list-owner.ts';
import { isPublicList, SupplyDemandListState } from './supply-demand-list.entity.ts';
import type { SupplyDemandListFilter } from './supply-demand-list.input.ts';
import { maySeeList } from './supply-demand-list.policy.ts';

const columns = columnsOf({ l: 'supply_demand_list' }, ({ ref }) => [
  'l.id',
  'l.district_code as districtCode',
  ref('l.owner_id').$notNull().as('ownerId'),
  'l.place_path as placePath',
  'l.valid_from as validFrom',
  'l.valid_to as validTo',
  'l.state',
  'l.state_reason as reason',
  'l.version',
  iso(ref('l.submitted_at')).as('submittedAt'),
  iso(ref('l.confirmed_at')).as('confirmedAt'),
  iso(ref('l.closed_at')).as('closedAt'),
  iso(ref('l.created_at')).as('createdAt'),
  sql<boolean>`l.owner_id in (select m.unit_id from lapsed_member m where m.left_at is not null)`.as('ownerHasLeft'),
]);

/** A list as queries show it. The reason goes by another word than its field. */
export type ListRow = RowOf<typeof columns>;

interface Listed extends ListRow {
  readonly daysAgo: number;
}

// The latest first: keys ascend, so it is the days back from a date after which nothing begins.
const daysAgo = sql`(date '9999-12-31' - l.valid_from)::double precision`;

const latestFirst: List<Listed> = {
  columns: sql<Listed>`${columns}, ${daysAgo} as "daysAgo"`,
  from: sql`supply_demand_list l`,
  keys: [daysAgo, sql`l.id`],
  kinds: ['number', { idOf: ['sdl'] }],
  position: ({ daysAgo, id }) => [daysAgo, id],
};

/** The sort keys in a cursor of a list of supply–demand lists: how far back it begins, and the id. */
export const LIST_SORT_KEYS = latestFirst.kinds;

/** Lists by id, whatever their state: for those who came by something they may see, such as a match of theirs. */
export const listById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<ListRow>`
    select ${columns} from supply_demand_list l where l.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A list by id if the caller may see it; null otherwise. */
export async function visibleList(ctx: Context, id: string): Promise<ListRow | null> {
  const list = await listById(ctx).load(id);
  return list && maySeeList(await viewerOf(ctx), list) ? list : null;
}

/**
 * A page of the lists that the caller may see, the latest first. One statement, and one more for the count.
 * @param selection of the connection: owners and figures that are selected on the lists come with the page
 */
export async function listLists(
  ctx: Context,
  where: SupplyDemandListFilter,
  page: Page,
  selection: Selection,
): Promise<Connection<ListRow>> {
  const list = selection.at('edges', 'node');
  const owner = { key: 'owner', value: ownerValue(sql<string>`l.owner_id`), read: (value: unknown) => value };
  const figures = { key: 'figures', ...prefetchedFigures(sql<string>`l.id`, ctx.now()) };
  const prefetched = [
    ...(list?.has('owner') ? [owner] : []),
    // What may be done with a list depends on whether anything is on it.
    ...(list?.has('figures') || list?.has('viewerCan') ? [figures] : []),
  ];
  const conditions = await conditionsOf(ctx, where);
  return readList(ctx.db, latestFirst, conditions, page, selection.has('totalCount'), prefetched);
}

/** The lists of each of many units and branches that the caller may see, the latest first. */
export const listsOfOwner = defineListUnder<Listed, SupplyDemandListFilter>(
  latestFirst,
  async (ctx, ownerId, where) => [sql`l.owner_id = ${ownerId}`, ...(await conditionsOf(ctx, where))],
);

async function conditionsOf(
  ctx: Context,
  { ownerId, withinCode, states }: SupplyDemandListFilter,
): Promise<RawBuilder<unknown>[]> {
  const conditions = [await stateCondition(ctx, states ?? Object.values(SupplyDemandListState))];
  if (ownerId != null) {
    requireIdArgument(ownerId, ['uni', 'gbr'], 'ownerId');
    conditions.push(sql`l.owner_id = ${ownerId}`);
  }
  if (withinCode != null) conditions.push(pathWithin(sql`l.place_path`, await pathOfCode(ctx.db, withinCode)));
  return conditions;
}

/** The rule of `maySeeList`, for lists in these states. */
async function stateCondition(ctx: Context, states: readonly SupplyDemandListState[]): Promise<RawBuilder<unknown>> {
  const wanted = sql`l.state = any(${[...states]})`;
  if (states.every(isPublicList)) return wanted;
  const viewer = await viewerOf(ctx);
  return sql`${wanted} and (l.state = any(${Object.values(SupplyDemandListState).filter(isPublicList)})
    or l.owner_id = any(${actedForIds(viewer)}) or ${staffCondition(viewer, sql`l.place_path`)})`;
}
