import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../request/context.ts';
import { facilityById, SharedFacility } from '../../facilities/index.ts';
import { Division, divisionById } from '../grid/index.ts';
import { Resident, residentById, RoleAssignment, type RoleAssignmentRow, rolesHeldBy, ViewerProfile } from './index.ts';
import { Access } from '../../shared/access.ts';
import { ResidentUnit, residentUnitById } from '../units/index.ts';

@Resolver(() => ViewerProfile)
export class ViewerResolver {
  @Access('PUBLIC')
  @Query(() => ViewerProfile, {
    nullable: true,
    description:
      'Who is asking; null for somebody who is not signed in. Somebody without an account here has no roles.',
  })
  async viewer(@Ctx() ctx: Context): Promise<ViewerProfile | null> {
    if (!ctx.identity) return null;
    const { accountId, residentId } = await viewerOf(ctx);
    return { accountId, residentId };
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'Themselves as a resident; null until they have registered.',
  })
  resident(@Root() { residentId }: ViewerProfile, @Ctx() ctx: Context) {
    return residentId === undefined ? null : residentById(ctx).load(residentId);
  }

  @FieldResolver(() => [RoleAssignment], { description: 'The roles they hold at this moment, the oldest first.' })
  roles(@Root() { accountId }: ViewerProfile, @Ctx() ctx: Context) {
    return accountId === undefined ? [] : rolesHeldBy(ctx, accountId);
  }
}

/** Where a role holds. Roles belong to identity, which knows nothing of units and facilities; so these stand here. */
@Resolver(() => RoleAssignment)
export class RoleScopeResolver {
  @FieldResolver(() => Division, { nullable: true, description: 'The division it holds in, with all below it.' })
  division(@Root() { divisionId }: RoleAssignmentRow, @Ctx() ctx: Context) {
    return divisionId === null ? null : divisionById(ctx).load(divisionId);
  }

  @FieldResolver(() => ResidentUnit, { nullable: true, description: 'The unit it holds for, with all its facilities.' })
  unit(@Root() { unitId }: RoleAssignmentRow, @Ctx() ctx: Context) {
    return unitId === null ? null : residentUnitById(ctx).load(unitId);
  }

  @FieldResolver(() => SharedFacility, { nullable: true, description: 'The one facility it holds for.' })
  facility(@Root() { facilityId }: RoleAssignmentRow, @Ctx() ctx: Context) {
    return facilityId === null ? null : facilityById(ctx).load(facilityId);
  }
}
