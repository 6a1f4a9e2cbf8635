import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { userErrorOf } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ListSize } from '../../shared/list-size.ts';
import { OncePerDocument } from '../../shared/once-per-document.ts';
import { UserError } from '../../shared/payload.ts';
import { Refusal } from '../../shared/refusal.ts';
import { Booking } from '../booking.entity.ts';
import { visibleBooking } from '../booking.loader.ts';
import { BookingsCancelBetweenInput } from './cancel-between.input.ts';
import { CANCEL_BETWEEN_MAX } from './cancel-between.limits.ts';
import { cancelBetween } from './cancel-between.ts';

@Access('PUBLIC')
@ObjectType({ description: 'What came of giving back all of a time.', simpleResolvers: true })
class BookingsCancelBetweenPayload {
  @Field(() => Int, { description: 'How many were given back.' })
  cancelled!: number;

  @ListSize({ by: 'held', assumed: 10 })
  @Field(() => [Booking], {
    description:
      'Those that stay, by start: their deadline has passed, or somebody has checked in. Each of them can still be looked ' +
      'at by itself.',
  })
  kept!: Booking[];

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}

@Resolver()
export class CancelBetweenResolver {
  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => BookingsCancelBetweenPayload, {
    description:
      'Gives back all that the caller has booked and that starts within a time, requests among them: what can be without a ' +
      `mark, the first ${CANCEL_BETWEEN_MAX} by start; what cannot stays, and is named. Refused with INVALID_INPUT, FORBIDDEN, IDEMPOTENCY_CONFLICT.`,
  })
  async bookingsCancelBetween(
    @Arg('input', () => BookingsCancelBetweenInput, { description: 'Which ones, and why.' })
    input: BookingsCancelBetweenInput,
    @Ctx() ctx: Context,
  ) {
    try {
      const { cancelled, kept } = await cancelBetween(ctx, input);
      const shown = await Promise.all(kept.map((id) => visibleBooking(ctx, id)));
      return { cancelled, kept: shown.filter((one) => one !== null), userErrors: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { cancelled: 0, kept: [], userErrors: [userErrorOf(ctx, error)] };
    }
  }
}
