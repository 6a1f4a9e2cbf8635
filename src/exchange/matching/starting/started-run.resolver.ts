import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { answer } from '../../../request/answer.ts';
import type { Context } from '../../../request/context.ts';
import { Access } from '../../../shared/access.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { MatchingRun } from '../matching-run.entity.ts';
import { BookingMatchStartInput, MatchingRunCancelInput } from '../matching-run.input.ts';
import { type MatchingRunRow, visibleRun } from '../matching-run.loader.ts';
import { BookingMatchStartPayload, MatchingRunCancelPayload } from '../matching-run.payload.ts';
import { cancelRun, startMatching } from './start-run.ts';

/** Runs that are started and left. */
@Resolver(() => MatchingRun)
export class StartedRunResolver {
  @Access('SIGNED_IN')
  @Mutation(() => BookingMatchStartPayload, {
    description:
      'Starts what `bookingMatch` does and answers at once, with the run PENDING: it is worked by itself, and ' +
      '`matchingRunProgress` tells how it comes along. Runs of one division are worked one after the other, in the order ' +
      'in which they were started; what is asked for is judged again when its turn comes. For those who may call ' +
      '`bookingMatch`. Refused with INVALID_INPUT, NOT_FOUND or FORBIDDEN, and with STATE_CONFLICT where many wait. 启动供需对接',
  })
  bookingMatchStart(
    @Arg('input', () => BookingMatchStartInput, { description: 'What to match.' }) input: BookingMatchStartInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'run', startMatching(ctx, input), visibleRun);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MatchingRunCancelPayload, {
    description:
      'Calls off a run that is PENDING or RUNNING: it proposes nothing, and the next of its division can begin. For those ' +
      'who could have started it. Refused with INVALID_INPUT, NOT_FOUND, and STATE_CONFLICT for one that has ended. 取消对接运算',
  })
  matchingRunCancel(
    @Arg('input', () => MatchingRunCancelInput, { description: 'Which one, and why.' }) input: MatchingRunCancelInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'run', cancelRun(ctx, input), visibleRun);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why it was CANCELLED, as somebody has said, or why it FAILED, in the language of the request; null otherwise.',
  })
  stateReason(@Root() { failure, stateReason }: MatchingRunRow, @Ctx() { language }: Context) {
    return failure ? new Refusal(failure.kind, failure.details).messageIn(language) : stateReason;
  }
}
