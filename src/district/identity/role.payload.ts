import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../request/answer.ts';
import { RoleAssignment } from './role.entity.ts';

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
