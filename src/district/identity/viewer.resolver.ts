import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../request/context.ts';
import { Division, divisionById } from '../grid/index.ts';
import { Resident } from './resident.entity.ts';
import { residentMet } from './contacts/contact.loader.ts';
import { RoleAssignment } from './role.entity.ts';
import { type RoleAssignmentRow, rolesHeldBy } from './role.loader.ts';
import { ViewerProfile } from './viewer.entity.ts';
import { Access } from '../../shared/access.ts';

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
  resident(@Root() { residentId }: ViewerProfile) {
    return residentId === undefined ? null : residentMet(residentId);
  }

  @FieldResolver(() => [RoleAssignment], { description: 'The roles they hold at this moment, the oldest first.' })
  roles(@Root() { accountId }: ViewerProfile, @Ctx() ctx: Context) {
    return accountId === undefined ? [] : rolesHeldBy(ctx, accountId);
  }
}

/** Where a role holds; units and facilities add theirs. */
@Resolver(() => RoleAssignment)
export class RoleDivisionResolver {
  @FieldResolver(() => Division, { nullable: true, description: 'The division it holds in, with all below it.' })
  division(@Root() { divisionId }: RoleAssignmentRow, @Ctx() ctx: Context) {
    return divisionId === null ? null : divisionById(ctx).load(divisionId);
  }
}
