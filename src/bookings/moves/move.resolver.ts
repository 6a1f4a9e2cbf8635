import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { facilityById, SharedFacility } from '../../facilities/index.ts';
import { answer } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { TimeInterval } from '../../shared/interval.type.ts';
import { OncePerDocument } from '../../shared/once-per-document.ts';
import { payloadType } from '../../shared/payload.ts';
import { DateTime } from '../../shared/scalars.ts';
import { Booking, BOOKING_STEPS, BookingType, stateAt } from '../booking.entity.ts';
import { type BookingRow, visibleBooking } from '../booking.loader.ts';
import { moveDeadlineOf, staysBecause } from './booking-to-move.ts';
import { moveBooking } from './move-booking.ts';
import { BookingMoveInput } from './move.input.ts';
import { moveThatWaits } from './move.loader.ts';

const BookingMovePayload = payloadType('BookingMovePayload', {
  booking: { type: () => Booking, description: 'The booking as it is now; null when refused.' },
});

/** Moving a booking, and what has come of it. */
@Resolver(() => Booking)
export class BookingMoveResolver {
  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => BookingMovePayload, {
    description:
      'Moves a booking of the caller to another time, another facility of the unit or another number of places, in one ' +
      'step: id and reference stay, the new slot may overlap the old, the old place is never lost and never counts ' +
      'against the new one. All rules of `bookingCreate` hold for the new slot. Where the unit approves, the move waits ' +
      'as `moveRequest`, and both places are kept until it is answered. To give back part of it needs no approval and is ' +
      'no move for `movesMax`. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STALE_VERSION, DEADLINE_PASSED, ' +
      'STATE_CONFLICT, NOT_BOOKABLE, DURATION_NOT_ALLOWED, OUTSIDE_BOOKING_HORIZON, OUTSIDE_OPENING_HOURS, NOT_ELIGIBLE, ' +
      'SLOT_UNAVAILABLE, QUOTA_EXCEEDED (too many moves, too, and another booking at that time), IDEMPOTENCY_CONFLICT.',
  })
  bookingMove(
    @Arg('input', () => BookingMoveInput, { description: 'Which one, and where to.' }) input: BookingMoveInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'booking', moveBooking(ctx, input), visibleBooking);
  }

  @FieldResolver(() => Booking, {
    nullable: true,
    description:
      'The move of it that waits for the unit; its places are kept beside these until it is answered. Null without one. 改期申请',
  })
  async moveRequest(@Root() { id }: BookingRow, @Ctx() ctx: Context) {
    const move = await moveThatWaits(ctx).load(id);
    return move === null ? null : visibleBooking(ctx, move);
  }

  @FieldResolver(() => Booking, {
    nullable: true,
    description: 'The booking that is to move to where this one waits; null for one that is no move. 原预约',
  })
  moveOf(@Root() { movesId }: BookingRow, @Ctx() ctx: Context) {
    return movesId === null ? null : visibleBooking(ctx, movesId);
  }

  @FieldResolver(() => SharedFacility, {
    nullable: true,
    description: 'Where it was before it moved last; null for one that has not. 改期前的设施',
  })
  movedFromFacility(@Root() { movedFromFacilityId }: BookingRow, @Ctx() ctx: Context) {
    return movedFromFacilityId === null ? null : facilityById(ctx).load(movedFromFacilityId);
  }

  @FieldResolver(() => TimeInterval, {
    nullable: true,
    description: 'When it was before it moved last; null for one that has not. 改期前的时段',
  })
  movedFrom(@Root() { movedFromStart, movedFromEnd }: BookingRow) {
    if (movedFromStart === null || movedFromEnd === null) return null;
    return { start: Temporal.Instant.from(movedFromStart), end: Temporal.Instant.from(movedFromEnd) };
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'Until when its booker can move it, by the policy that it was made under; null when it does not move any more, and while a ' +
      'move of it waits. 最晚改期时间',
  })
  async movableUntil(@Root() booking: BookingRow, @Ctx() ctx: Context): Promise<Temporal.Instant | null> {
    // Nothing more is asked of what is over.
    if (booking.type !== BookingType.NORMAL || !BOOKING_STEPS.canTake('MOVE', stateAt(booking, ctx.now()))) return null;
    const [deadline, move] = await Promise.all([moveDeadlineOf(ctx, booking), moveThatWaits(ctx).load(booking.id)]);
    const [stays] = staysBecause(booking, move !== null, deadline, ctx.now());
    return stays ? null : deadline.until;
  }
}
