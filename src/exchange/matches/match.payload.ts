import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../request/answer.ts';
import { Match } from './match.entity.ts';

/** The payload of a mutation that changes a match. */
function matchPayload(name: string) {
  @Access('PUBLIC')
  @ObjectType(name, { description: 'What came of it.', simpleResolvers: true })
  class Payload {
    @Field(() => Match, { nullable: true, description: 'The match as it is now; null when refused.' })
    match!: Match | null;

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
    userErrors!: UserError[];
  }
  return Payload;
}

export const MatchAcceptPayload = matchPayload('MatchAcceptPayload');
export const MatchDeclinePayload = matchPayload('MatchDeclinePayload');
export const MatchPinPayload = matchPayload('MatchPinPayload');
export const MatchSetPayload = matchPayload('MatchSetPayload');
export const MatchCancelPayload = matchPayload('MatchCancelPayload');
export const MatchFulfilPayload = matchPayload('MatchFulfilPayload');
