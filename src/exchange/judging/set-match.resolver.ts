import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { answer } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { Match } from '../matches/match.entity.ts';
import { MatchSetInput } from '../matches/match.input.ts';
import { visibleMatch } from '../matches/match.loader.ts';
import { MatchSetPayload } from '../matches/match.payload.ts';
import { setMatch } from './set-match.ts';

/** A match that staff set by hand, judged like any other. */
@Resolver(() => Match)
export class SetMatchResolver {
  @Access('SIGNED_IN')
  @Mutation(() => MatchSetPayload, {
    description:
      'Sets a match by hand, pinned and waiting for both sides; for staff of the place of the demand and above, with a ' +
      'reason. Category and distance may be set aside, as may an earlier refusal of the pair; the audience, a common time, ' +
      'the period, the measure and the quantities that are left may not: for whom a supply is given is a rule of access. What a ' +
      'suspended unit offers or asks for, or one that has left its alliance, is not matched. ' +
      'Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT. 人工指定对接',
  })
  matchSet(
    @Arg('input', () => MatchSetInput, { description: 'What is set against what, how much, and why.' })
    input: MatchSetInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'match', setMatch(ctx, input), visibleMatch);
  }
}
