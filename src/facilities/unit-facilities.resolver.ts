import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../request/context.ts';
import { Prefetch } from '../request/prefetch.ts';
import { Access } from '../shared/access.ts';
import { ConnectionArgs } from '../shared/connection.ts';
import { selectionOf } from '../shared/selection.ts';
import { ResidentUnit, type UnitRow } from '../district/units/index.ts';
import { SharedFacilityConnection } from './facility.entity.ts';
import { SharedFacilityFilter } from './facility.input.ts';
import { defaultOrder, prefetchedFacilities, facilitiesOfUnit, facilityPage } from './facility.loader.ts';

/** What facilities add to units. */
@Resolver(() => ResidentUnit)
export class UnitFacilitiesResolver {
  @Access('PUBLIC')
  @Prefetch(({ args, selection }, ctx) => {
    const { where, ...page } = args as ConnectionArgs & { where?: SharedFacilityFilter | null };
    return prefetchedFacilities(ctx, where ?? {}, facilityPage(page, defaultOrder(where ?? {}), selection), selection);
  })
  @FieldResolver(() => SharedFacilityConnection, {
    description: 'The facilities that the unit opens, by name; the nearest first when `near` is given.',
  })
  facilities(
    @Root() unit: UnitRow,
    @Arg('where', () => SharedFacilityFilter, { nullable: true, description: 'Which ones; all published if absent.' })
    where: SharedFacilityFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    return facilitiesOfUnit(ctx).load({
      parentId: unit.id,
      where: where ?? {},
      page: facilityPage(args, defaultOrder(where ?? {}), selection),
      withCount: selection.has('totalCount'),
    });
  }
}
