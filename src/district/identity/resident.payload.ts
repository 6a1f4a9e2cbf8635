import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../request/answer.ts';
import { Resident } from './resident.entity.ts';

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of registering.', simpleResolvers: true })
export class ResidentRegisterPayload {
  @Field(() => Resident, { nullable: true, description: 'The resident; null when registration was refused.' })
  resident!: Resident | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: UserError[];
}
