import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Access } from '../shared/access.ts';
import { answer, UserError } from '../shared/answer.ts';
import { RoleAssignment } from './role.entity.ts';
import { RoleAssignInput, RoleEndInput } from './role.input.ts';
import { roleAssignmentById } from './role.loader.ts';
import { assignRole, endRole } from './role.service.ts';

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of giving a role.', simpleResolvers: true })
export class RoleAssignPayload {
  @Field(() => RoleAssignment, { nullable: true, description: 'The role, as given; null when it was refused.' })
  roleAssignment!: RoleAssignment | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: UserError[];
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of ending a role.', simpleResolvers: true })
export class RoleEndPayload {
  @Field(() => RoleAssignment, { nullable: true, description: 'The role, as ended; null when it was refused.' })
  roleAssignment!: RoleAssignment | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: UserError[];
}

@Resolver()
export class RoleResolver {
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
    return answer(
      ctx,
      'roleAssignment',
      () => assignRole(ctx, input),
      (id) => roleAssignmentById(ctx).load(id),
    );
  }

  @Access('SIGNED_IN')
  @Mutation(() => RoleEndPayload, {
    description:
      'Ends a role at once: the next request of its holder no longer has it. Whoever may give a role may end it. ' +
      'Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, or STATE_CONFLICT for a role that has already ended.',
  })
  roleEnd(@Arg('input', () => RoleEndInput, { description: 'Which one.' }) input: RoleEndInput, @Ctx() ctx: Context) {
    return answer(
      ctx,
      'roleAssignment',
      () => endRole(ctx, input),
      (id) => roleAssignmentById(ctx).load(id),
    );
  }
}
