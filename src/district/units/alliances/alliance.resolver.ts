import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../request/context.ts';
import { Division, divisionById } from '../../grid/index.ts';
import { Access } from '../../../shared/access.ts';
import { ConnectionArgs, pageOf } from '../../../shared/connection.ts';
import { selectionOf } from '../../../shared/selection.ts';
import { Alliance, AllianceCharter, AllianceConnection } from './alliance.entity.ts';
import { AllianceFilter } from './alliance.input.ts';
import { ALLIANCE_SORT_KEYS, type AllianceRow, chartersOfAlliance, listAlliances } from './alliance.loader.ts';
import { AllianceMembershipConnection } from './membership.entity.ts';
import { AllianceMembershipFilter } from './membership.input.ts';
import { MEMBERSHIP_SORT_KEYS, membershipsOfAlliance } from './membership.loader.ts';

@Resolver(() => Alliance)
export class AllianceResolver {
  @Access('PUBLIC')
  @Query(() => AllianceConnection, { description: 'Alliances, by name.' })
  alliances(
    @Arg('where', () => AllianceFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: AllianceFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, ALLIANCE_SORT_KEYS, selection);
    return listAlliances(ctx, where ?? {}, page, selection.has('totalCount'));
  }

  @FieldResolver(() => Division, { description: 'The community that hosts it, and whose staff admit members.' })
  division(@Root() alliance: AllianceRow, @Ctx() ctx: Context) {
    return divisionById(ctx).load(alliance.divisionId);
  }

  @FieldResolver(() => AllianceCharter, { description: 'The charter in force, which a unit accepts when it applies.' })
  async charter(@Root() alliance: AllianceRow, @Ctx() ctx: Context) {
    const charters = await chartersOfAlliance(ctx).load(alliance.id);
    return charters.find(({ version }) => version === alliance.charterVersion);
  }

  @FieldResolver(() => [AllianceCharter], { description: 'All versions of its charter, the newest first.' })
  charters(@Root() alliance: AllianceRow, @Ctx() ctx: Context) {
    return chartersOfAlliance(ctx).load(alliance.id);
  }

  @FieldResolver(() => AllianceMembershipConnection, {
    description:
      "Its units' memberships, by the name of the unit. Applications and ended memberships show only to the managers " +
      'of the unit and to staff of the host community.',
  })
  memberships(
    @Root() alliance: AllianceRow,
    @Arg('where', () => AllianceMembershipFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: AllianceMembershipFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, MEMBERSHIP_SORT_KEYS, selection);
    const withCount = selection.has('totalCount');
    return membershipsOfAlliance(ctx).load({ parentId: alliance.id, where: where ?? {}, page, withCount });
  }
}
