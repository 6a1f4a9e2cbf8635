import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { answer } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { OncePerDocument } from '../../shared/once-per-document.ts';
import { Match } from '../matches/match.entity.ts';
import { visibleMatch } from '../matches/match.loader.ts';
import { MatchProposePayload } from '../matches/match.payload.ts';
import { OPEN_CLAIMS_MAX } from './propose-match.errors.ts';
import { MatchProposeInput } from './propose-match.input.ts';
import { proposeMatch } from './propose-match.ts';

/** A match that one side asks the other for. */
@Resolver(() => Match)
export class ProposeMatchResolver {
  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => MatchProposePayload, {
    description:
      'Asks the other side for a match: a unit claims a need, a branch claims an offer; for those who act for either ' +
      'side, from an entry of theirs in force or one that is written with it. An entry that is written so is on its list ' +
      'in force from then on, whatever is answered. The pair is judged as by a run, by every filter. It counts as the ' +
      'acceptance of who asks, so it is ACCEPTED, holds the quantity of both entries, and waits for the other side, which ' +
      'is told. A demand with `openToClaimsUntil` is claimed until that day; its own side asks at any time. STATE_CONFLICT ' +
      'when the pair does not fit (naming the filters), the other side has declined it before, a match of the two is ' +
      'waiting, what is claimed is of no use to the demand (`needsAll`, `minQuantity`, `minOccurrences`, `splittable`), a ' +
      'list is not in force, an entry withdrawn, the days of claims are over, or a side is suspended or has ' +
      `left its alliance; QUOTA_EXCEEDED when ${OPEN_CLAIMS_MAX} proposals of the party are waiting, or the list is full. ` +
      'Refused with INVALID_INPUT (two entries of one party too), NOT_FOUND, FORBIDDEN, STATE_CONFLICT, STALE_VERSION, ' +
      'QUOTA_EXCEEDED, IDEMPOTENCY_CONFLICT. 双向认领',
  })
  matchPropose(
    @Arg('input', () => MatchProposeInput, { description: 'What is asked for, and for how much.' })
    input: MatchProposeInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'match', proposeMatch(ctx, input), visibleMatch);
  }
}
