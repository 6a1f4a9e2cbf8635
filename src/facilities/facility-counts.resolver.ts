import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Division } from '../district/grid/index.ts';
import type { Context } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import { communityOf, facilityCounts } from './facility-counts.ts';
import { FacilityCommunityCount, SharedFacilityCounts } from './facility-counts.type.ts';
import { SharedFacilityFilter } from './facility.input.ts';

@Resolver(() => FacilityCommunityCount)
export class FacilityCountsResolver {
  @Access('PUBLIC')
  @Query(() => SharedFacilityCounts, {
    description:
      'How many facilities fit, in all, by kind and by community: of those that `sharedFacilities` would list.',
  })
  sharedFacilityCounts(
    @Arg('where', () => SharedFacilityFilter, { nullable: true, description: 'Which ones; all published if absent.' })
    where: SharedFacilityFilter | null,
    @Ctx() ctx: Context,
  ) {
    return facilityCounts(ctx, where ?? {});
  }

  @FieldResolver(() => Division, { description: 'The community.' })
  community(@Root() count: FacilityCommunityCount, @Ctx() ctx: Context) {
    return communityOf(ctx, count);
  }
}
