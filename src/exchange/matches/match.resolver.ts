import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Booking, bookingsOfMatch } from '../../bookings/index.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { ListSize } from '../../shared/list-size.ts';
import { Access } from '../../shared/access.ts';
import { OncePerDocument } from '../../shared/once-per-document.ts';
import { answer } from '../../request/answer.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { selectionOf } from '../../shared/selection.ts';
import { acceptMatch } from './accept-match.ts';
import { Match, MatchConnection, RejectedOccurrence } from './match.entity.ts';
import {
  MatchAcceptInput,
  MatchCancelInput,
  MatchDeclineInput,
  MatchFilter,
  MatchFulfilInput,
  MatchPinInput,
} from './match.input.ts';
import { listMatches, MATCH_SORT_KEYS, type MatchRow, rejectedOccurrencesOf, visibleMatch } from './match.loader.ts';
import {
  MatchAcceptPayload,
  MatchCancelPayload,
  MatchDeclinePayload,
  MatchFulfilPayload,
  MatchPinPayload,
} from './match.payload.ts';
import { mayReadMatch } from './match.policy.ts';
import { OccurrencesLost } from './occurrences-lost.type.ts';
import { cancelMatch, declineMatch, fulfilMatch, pinMatch } from './match.service.ts';

@Resolver(() => Match)
export class MatchResolver {
  @Access('SIGNED_IN')
  @Query(() => MatchConnection, {
    description:
      'The matches that the caller may see, the latest first: those of the units and branches they act for, and those of ' +
      'the territory they are staff of. UNAUTHENTICATED without a token. 对接列表',
  })
  matches(
    @Arg('where', () => MatchFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: MatchFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    return listMatches(ctx, where ?? {}, pageOf(args, MATCH_SORT_KEYS, selection), selection.has('totalCount'));
  }

  @ListSize({ by: 'held', assumed: 20 })
  @FieldResolver(() => [Booking], {
    description:
      'What has been booked for it, by start, those given back as well, as far as the caller may see bookings: those of ' +
      'the receiving side, of the facility, and of its territory.',
  })
  bookings(@Root() match: MatchRow, @Ctx() ctx: Context) {
    return bookingsOfMatch(ctx).load(match.id);
  }

  @ListSize({ by: 'held', assumed: 20 })
  @FieldResolver(() => [RejectedOccurrence], {
    description: 'The dates that could not be had when it was accepted, by start, and why.',
  })
  async rejectedOccurrences(@Root() match: MatchRow, @Ctx() ctx: Context) {
    // A demand that lost to a match leads to it, too.
    return mayReadMatch(await viewerOf(ctx), match) ? rejectedOccurrencesOf(ctx).load(match.id) : [];
  }

  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => MatchAcceptPayload, {
    description:
      'Accepts a match for one side; for those who act for it. The first acceptance holds the quantity of both entries, ' +
      'the second confirms the match and, where a facility gives it, books every date that can be had in the name of the ' +
      'receiving side. The live state decides: STALE_VERSION when a list is no longer ' +
      'in force, an entry was changed or withdrawn, the unit of either side is suspended or has left its alliance, others ' +
      'have taken the quantity, or some occurrences can no longer be ' +
      `had (\`${OccurrencesLost.name}\`); ` +
      'with `acceptReduced` the rest is accepted then, and each lost one is among ' +
      '`rejectedOccurrences`. Refused with INVALID_INPUT, ' +
      'NOT_FOUND, FORBIDDEN, STATE_CONFLICT, STALE_VERSION, SLOT_UNAVAILABLE (not one date can be booked), ' +
      'QUOTA_EXCEEDED (too many dates), IDEMPOTENCY_CONFLICT. 接受对接',
  })
  matchAccept(
    @Arg('input', () => MatchAcceptInput, { description: 'Which one, and for which side.' }) input: MatchAcceptInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'match', acceptMatch(ctx, input), visibleMatch);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MatchDeclinePayload, {
    description:
      'Declines a match that both sides have not confirmed, with a reason; for those who act for either side. No run ' +
      'proposes the pair again. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT. 谢绝对接',
  })
  matchDecline(
    @Arg('input', () => MatchDeclineInput, { description: 'Which one, and why.' }) input: MatchDeclineInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'match', declineMatch(ctx, input), visibleMatch);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MatchPinPayload, {
    description:
      'Pins a proposed match, so that later runs leave it as it is, or lets it go again; for those who act for either side ' +
      'and staff of the place of either. Refused with INVALID_INPUT, NOT_FOUND, STATE_CONFLICT. 锁定对接',
  })
  matchPin(
    @Arg('input', () => MatchPinInput, { description: 'Which one, and whether it is to be pinned.' })
    input: MatchPinInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'match', pinMatch(ctx, input), visibleMatch);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MatchCancelPayload, {
    description:
      'Takes back a match that has not been delivered, with a reason; for those who act for either side and staff of the ' +
      'place of either. Its quantity is free again, its demand open again, and its bookings from now on are given back. ' +
      'Refused with INVALID_INPUT, NOT_FOUND, STATE_CONFLICT. 取消对接',
  })
  matchCancel(
    @Arg('input', () => MatchCancelInput, { description: 'Which one, and why.' }) input: MatchCancelInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'match', cancelMatch(ctx, input), visibleMatch);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MatchFulfilPayload, {
    description:
      'Says how much of a confirmed match was delivered; for those who act for the receiving side. The rest is free again ' +
      'and reopens the demand, and so are the times that have not begun, with their bookings: the delivery is over. Refused ' +
      'with STATE_CONFLICT when the match is not CONFIRMED, or when something is said to be delivered of places before ' +
      'the first of them could be had; with INVALID_INPUT, NOT_FOUND, FORBIDDEN. 确认兑现',
  })
  matchFulfil(
    @Arg('input', () => MatchFulfilInput, { description: 'Which one, and how much.' }) input: MatchFulfilInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'match', fulfilMatch(ctx, input), visibleMatch);
  }
}
