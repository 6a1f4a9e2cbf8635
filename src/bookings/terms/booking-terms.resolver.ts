import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BookingPolicy, bookingPolicyOf } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { TimeInterval } from '../../shared/interval.type.ts';
import { Booking } from '../booking.entity.ts';
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
}

/** The policy under which a booking was made. */
export function policyOf(
  ctx: Context,
  { facilityId, policyVersion }: Pick<BookingRow, 'facilityId' | 'policyVersion'>,
) {
  return bookingPolicyOf(ctx).load({ facilityId, version: policyVersion ?? 0 });
}
