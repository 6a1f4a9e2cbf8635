import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Access } from '../shared/access.ts';
import { ConnectionArgs, pageOf } from '../shared/connection.ts';
import { selectionOf } from '../shared/selection.ts';
import { lookAheadOnUnits, ResidentUnit, type UnitRow } from '../units/index.ts';
import { SharedFacilityConnection } from './facility.entity.ts';
import { SharedFacilityFilter } from './facility.input.ts';
import { FACILITY_SORT_KEYS, facilitiesAhead, facilitiesOfUnit } from './facility.loader.ts';
import { openingRulesOf } from './opening-hours.loader.ts';

/** What facilities add to units. */
@Resolver(() => ResidentUnit)
export class UnitFacilitiesResolver {
  @Access('PUBLIC')
  @FieldResolver(() => SharedFacilityConnection, { description: 'The facilities that the unit opens, by name.' })
  facilities(
    @Root() unit: UnitRow,
    @Arg('where', () => SharedFacilityFilter, { nullable: true, description: 'Which ones; all published if absent.' })
    where: SharedFacilityFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return facilitiesOfUnit(ctx).load({
      parentId: unit.id,
      where: where ?? {},
      page: pageOf(args, FACILITY_SORT_KEYS),
      withCount: selectionOf(info).has('totalCount'),
    });
  }
}

lookAheadOnUnits('facilities', ({ args, selection }, ctx) => {
  const { where, ...page } = args as ConnectionArgs & { where?: SharedFacilityFilter | null };
  const query = { where: where ?? {}, page: pageOf(page, FACILITY_SORT_KEYS), withCount: selection.has('totalCount') };
  const withRules = selection.at('edges', 'node')?.has('openingRules');
  return facilitiesAhead(ctx, query, withRules ? sql`, ${openingRulesOf(sql`f.id`)} as "openingRules"` : sql``);
});
