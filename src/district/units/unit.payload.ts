import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../request/answer.ts';
import { ResidentUnit } from './unit.entity.ts';

@Access('PUBLIC')
@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UnitRegisterPayload {
  @Field(() => ResidentUnit, { nullable: true, description: 'The unit as registered; null when refused.' })
  unit!: ResidentUnit | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}
