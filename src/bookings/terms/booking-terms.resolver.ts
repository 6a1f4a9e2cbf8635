import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BookingPolicy, bookingPolicyOf } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { TimeInterval } from '../../shared/interval.type.ts';
import { DateTime } from '../../shared/scalars.ts';
import { Booking, BOOKING_STEPS, BookingState, cancellableUntil } from '../booking.entity.ts';
import type { BookingRow } from '../booking.loader.ts';

/** By which rules a booking was made, and what follows from them. */
@Resolver(() => Booking)
export class BookingTermsResolver {
  @FieldResolver(() => BookingPolicy, {
    description: 'The policy as it was when it was made. A later change of that of the facility does not touch it.',
  })
  policy(@Root() booking: BookingRow, @Ctx() ctx: Context) {
    return policyOf(ctx, booking);
  }

  @FieldResolver(() => TimeInterval, {
    description: 'From when until when its places are not given to others: with setup and turnaround. 占用时段',
  })
  occupied(@Root() { start, end, occupiedFrom, occupiedUntil }: BookingRow) {
    return { start: Temporal.Instant.from(occupiedFrom ?? start), end: Temporal.Instant.from(occupiedUntil ?? end) };
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Until when the booker can cancel it; null once it cannot be cancelled, by its state.',
  })
  async cancellableUntil(@Root() booking: BookingRow, @Ctx() ctx: Context) {
    if (!BOOKING_STEPS.canTake('CANCEL', booking.state)) return null;
    const [start, end] = [Temporal.Instant.from(booking.start), Temporal.Instant.from(booking.end)];
    if (booking.state !== BookingState.CONFIRMED) return end;
    return cancellableUntil(start, end, (await policyOf(ctx, booking)).cancelUntilMinutes);
  }
}

function policyOf(ctx: Context, { facilityId, policyVersion }: BookingRow) {
  return bookingPolicyOf(ctx).load({ facilityId, version: policyVersion ?? 0 });
}
