import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { answer } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { OncePerDocument } from '../../shared/once-per-document.ts';
import { payloadType } from '../../shared/payload.ts';
import { DateTime } from '../../shared/scalars.ts';
import { Booking, BookingState, stateAt } from '../booking.entity.ts';
import { type BookingRow, visibleBooking } from '../booking.loader.ts';
import { holdPlaces, releaseHold } from './hold-places.ts';
import { BookingHoldInput, BookingHoldReleaseInput } from './hold.input.ts';

const booking = { type: () => Booking, description: 'The booking as it is now; null when refused.' };
const BookingHoldPayload = payloadType('BookingHoldPayload', { booking });
const BookingHoldReleasePayload = payloadType('BookingHoldReleasePayload', { booking });

/** Holding places while a form is filled in. */
@Resolver(() => Booking)
export class BookingHoldResolver {
  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => BookingHoldPayload, {
    description:
      'Holds places for the resident who asks, for as long as the policy says: until `heldUntil` nobody else has them, and ' +
      '`bookingCreate` with the `holdId` books them. One hold a person; a new one lets go of the old. Refused as ' +
      '`bookingCreate` is but for who comes along, which is asked then; NOT_BOOKABLE where nothing is held, QUOTA_EXCEEDED ' +
      'when three have lapsed within an hour.',
  })
  bookingHold(
    @Arg('input', () => BookingHoldInput, { description: 'What is to be held.' }) input: BookingHoldInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'booking', holdPlaces(ctx, input), visibleBooking);
  }

  @Access('SIGNED_IN')
  @Mutation(() => BookingHoldReleasePayload, {
    description:
      'Lets go of what is held; its places are free at once. For who holds it. Refused with INVALID_INPUT, NOT_FOUND, ' +
      'STATE_CONFLICT, HOLD_EXPIRED.',
  })
  bookingHoldRelease(
    @Arg('input', () => BookingHoldReleaseInput, { description: 'What is held.' }) input: BookingHoldReleaseInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'booking', releaseHold(ctx, input), visibleBooking);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Until when its places are held for its booker; null unless it is HELD. 保留至',
  })
  heldUntil(@Root() booking: BookingRow, @Ctx() ctx: Context): string | null {
    return stateAt(booking, ctx.now()) === BookingState.HELD ? booking.heldUntil : null;
  }
}
