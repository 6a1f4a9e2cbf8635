import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../request/context.ts';
import { ConnectionArgs, connectionTypes, pageOf, type SortKind } from '../../../shared/connection.ts';
import { selectionOf } from '../../../shared/selection.ts';
import { SupplyDemandList } from '../supply-demand-list.entity.ts';
import type { ListRow } from '../supply-demand-list.loader.ts';
import { Demand } from './demand.entity.ts';
import { ListEntryFilter, ListEntryOrder } from './entry-connection.input.ts';
import {
  AS_ENTERED,
  DEMAND_SORT_KEYS,
  demandPageOfList,
  SUPPLY_SORT_KEYS,
  supplyPageOfList,
} from './entry-connection.loader.ts';
import { Supply } from './supply.entity.ts';

export const { ConnectionType: SupplyConnection } = connectionTypes(Supply, 'Supply', 'supplies');
export const { ConnectionType: DemandConnection } = connectionTypes(Demand, 'Demand', 'demands');

/** The entries of a list, page by page: a list has up to hundreds. */
@Resolver(() => SupplyDemandList)
export class ListEntryConnectionsResolver {
  @FieldResolver(() => SupplyConnection, {
    description: 'What it offers, a page of it, as entered unless `orderBy` says otherwise; withdrawn ones included.',
  })
  supplyConnection(
    @Root() list: ListRow,
    @Arg('where', () => ListEntryFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: ListEntryFilter | null,
    @Arg('orderBy', () => ListEntryOrder, { nullable: true, description: 'In which order.' })
    orderBy: ListEntryOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return supplyPageOfList(ctx).load(asked(list, where, orderBy, args, SUPPLY_SORT_KEYS, info));
  }

  @FieldResolver(() => DemandConnection, {
    description: 'What it asks for, a page of it, as entered unless `orderBy` says otherwise; withdrawn ones included.',
  })
  demandConnection(
    @Root() list: ListRow,
    @Arg('where', () => ListEntryFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: ListEntryFilter | null,
    @Arg('orderBy', () => ListEntryOrder, { nullable: true, description: 'In which order.' })
    orderBy: ListEntryOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return demandPageOfList(ctx).load(asked(list, where, orderBy, args, DEMAND_SORT_KEYS, info));
  }
}

function asked(
  { id: parentId }: ListRow,
  filter: ListEntryFilter | null,
  orderBy: ListEntryOrder | null,
  args: ConnectionArgs,
  kinds: readonly SortKind[],
  info: GraphQLResolveInfo,
) {
  const selection = selectionOf(info);
  return {
    parentId,
    where: { filter: filter ?? {}, order: orderBy ?? AS_ENTERED },
    page: pageOf(args, kinds, selection),
    withCount: selection.has('totalCount'),
  };
}
