import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { answer, loadedBy } from '../../request/answer.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { selectionOf } from '../../shared/selection.ts';
import { Resident } from './resident.entity.ts';
import { residentMet } from './contacts/contact.loader.ts';
import { maskedSubject, RoleAssignment, RoleAssignmentConnection } from './role.entity.ts';
import { RoleAssignInput, RoleAssignmentFilter, RoleEndInput } from './role.input.ts';
import { listRoleAssignments, ROLE_SORT_KEYS, roleAssignmentById, type RoleAssignmentRow } from './role.loader.ts';
import { RoleAssignPayload, RoleEndPayload } from './role.payload.ts';
import { assignRole, endRole } from './role.service.ts';

@Resolver(() => RoleAssignment)
export class RoleResolver {
  @Access('SIGNED_IN')
  @Query(() => RoleAssignmentConnection, {
    description:
      'The role assignments that the caller may end, the oldest first; those that have ended only if asked for. What ' +
      'the caller holds shows in `Viewer.roles`. UNAUTHENTICATED without a token.',
  })
  roleAssignments(
    @Arg('where', () => RoleAssignmentFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: RoleAssignmentFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, ROLE_SORT_KEYS, selection);
    return listRoleAssignments(ctx, where ?? {}, page, selection.has('totalCount'));
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description:
      'Who holds it, as far as the caller may see them; null for somebody who has not registered as a resident.',
  })
  holder(@Root() { residentId }: RoleAssignmentRow) {
    return residentId === null ? null : residentMet(residentId);
  }

  @FieldResolver(() => String, {
    description:
      'The subject of their tokens (`sub`), to themselves; to others only its end, for those who know whom they look ' +
      'for: `****5678`.',
  })
  async holderSubject(@Root() { accountId, subject }: RoleAssignmentRow, @Ctx() ctx: Context) {
    return (await viewerOf(ctx)).accountId === accountId ? subject : maskedSubject(subject);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The end of the subject of who gave it: `****5678`. Null for what came with registration or from the console.',
  })
  giverSubject(@Root() { giver }: RoleAssignmentRow) {
    return giver === null ? null : maskedSubject(giver);
  }

  @Access('SIGNED_IN')
  @Mutation(() => RoleAssignPayload, {
    description:
      'Gives somebody a role. A DISTRICT_ADMIN gives any role in the district; SUBDISTRICT_STAFF give COMMUNITY_STAFF, ' +
      'BRANCH_SECRETARY and UNIT_MANAGER in the subdistrict; COMMUNITY_STAFF give BRANCH_SECRETARY and UNIT_MANAGER in ' +
      'the community; the UNIT_MANAGER of a unit gives UNIT_MANAGER for that unit or one of its facilities. ' +
      'Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, or STATE_CONFLICT for a role that is already held there.',
  })
  roleAssign(
    @Arg('input', () => RoleAssignInput, { description: 'Who, which role, where, how long.' }) input: RoleAssignInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'roleAssignment', assignRole(ctx, input), loadedBy(roleAssignmentById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => RoleEndPayload, {
    description:
      'Ends a role at once: the next request of its holder no longer has it. Whoever may give a role may end it. ' +
      'Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, or STATE_CONFLICT for a role that has already ended.',
  })
  roleEnd(@Arg('input', () => RoleEndInput, { description: 'Which one.' }) input: RoleEndInput, @Ctx() ctx: Context) {
    return answer(ctx, 'roleAssignment', endRole(ctx, input), loadedBy(roleAssignmentById));
  }
}
