import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { selectionOf } from '../../shared/selection.ts';
import { Demand } from '../lists/entries/demand.entity.ts';
import { DemandConnection, SupplyConnection } from '../lists/entries/entry-connection.resolver.ts';
import { OpenDemandFilter, OpenDemandOrder, OpenSupplyFilter, OpenSupplyOrder } from './open-entries.input.ts';
import { listOpenDemands, listOpenSupplies, orderOf, sortKindsOf } from './open-entries.loader.ts';

/** The market of needs and offers: what either side can ask the other for. */
@Resolver(() => Demand)
export class OpenEntriesResolver {
  @Access('PUBLIC')
  @Query(() => DemandConnection, {
    description:
      'The demands that can be met: on lists in force, of which something that has not begun is not held, of owners that ' +
      'are neither suspended nor gone. Without a place, those around the caller: in the subdistricts of the units and branches they act for, and the territories they are staff of; for ' +
      'everybody else all there are, as lists in force are public. See `matchPropose`. 需求大厅',
  })
  demands(
    @Arg('where', () => OpenDemandFilter, { nullable: true, description: 'Which ones; all that are open if absent.' })
    where: OpenDemandFilter | null,
    @Arg('orderBy', () => OpenDemandOrder, {
      nullable: true,
      description:
        'In which order; if absent, by fit with `fitting`, by distance with `near`, the newest first otherwise.',
    })
    orderBy: OpenDemandOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const order = orderOf(orderBy, where ?? {});
    const page = pageOf(args, sortKindsOf(order.field, 'dem'), selection);
    return listOpenDemands(ctx, { where: where ?? {}, order }, page, selection.has('totalCount'));
  }

  @Access('PUBLIC')
  @Query(() => SupplyConnection, {
    description:
      'The supplies that can be had: on lists in force, not over, not all held, of units that are neither suspended nor ' +
      'gone, with a facility that takes bookings if one backs them. Without a place, those around the caller, as for ' +
      '`demands`, with what is made known in an alliance there. 供给大厅',
  })
  supplies(
    @Arg('where', () => OpenSupplyFilter, { nullable: true, description: 'Which ones; all that are open if absent.' })
    where: OpenSupplyFilter | null,
    @Arg('orderBy', () => OpenSupplyOrder, {
      nullable: true,
      description:
        'In which order; if absent, by fit with `fitting`, by distance with `near`, the newest first otherwise.',
    })
    orderBy: OpenSupplyOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const order = orderOf(orderBy, where ?? {});
    const page = pageOf(args, sortKindsOf(order.field, 'sup'), selection);
    return listOpenSupplies(ctx, { where: where ?? {}, order }, page, selection.has('totalCount'));
  }
}
