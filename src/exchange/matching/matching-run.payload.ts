import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../request/answer.ts';
import { MatchWeights } from '../judging/match-weights.entity.ts';
import { MatchingRun } from './matching-run.entity.ts';

@Access('PUBLIC')
@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class BookingMatchPayload {
  @Field(() => MatchingRun, { nullable: true, description: 'The run, with what it proposes; null when refused.' })
  run!: MatchingRun | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}

@Access('PUBLIC')
@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class MatchWeightsSetPayload {
  @Field(() => MatchWeights, { nullable: true, description: 'The weights now in force; null when refused.' })
  weights!: MatchWeights | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}
