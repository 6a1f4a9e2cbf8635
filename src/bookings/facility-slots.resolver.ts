import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type FacilityRow, SharedFacility } from '../facilities/index.ts';
import type { Context } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import { ListSize } from '../shared/list-size.ts';
import { apiError } from '../shared/refusal.ts';
import { DateTime, LocalDate } from '../shared/scalars.ts';
import { bookableStartsOf, BOOKABLE_MINUTES_MAX } from './bookable-starts.ts';
import { BookableStart } from './bookable-starts.type.ts';
import { Booking } from './booking.entity.ts';
import { visibleBooking } from './booking.loader.ts';
import { ownOverlap } from './own-overlap.ts';

/** Quarter hours of a day, of which most facilities allow every second at most. */
const STARTS_ASSUMED = 48;

/** What bookings add to facilities. */
@Resolver(() => SharedFacility)
export class FacilitySlotsResolver {
  @Access('PUBLIC')
  @ListSize({ by: 'held', assumed: STARTS_ASSUMED })
  @FieldResolver(() => [BookableStart], {
    description:
      'Every start on a date from which a booking of so many minutes would be accepted, in order: by the rules of the ' +
      'facility (grid, length, lead time, horizon, opening hours, also over midnight) and by the places left, as of now. ' +
      'What the caller holds elsewhere is not looked at. Empty for a facility that takes no bookings. BAD_USER_INPUT for ' +
      'minutes or a quantity that no booking has.',
  })
  bookableStarts(
    @Root() facility: FacilityRow,
    @Arg('date', () => LocalDate, { description: 'The date on which it would start, where the facility is.' })
    date: string,
    @Arg('minutes', () => Int, { description: `How long it would last, in minutes: 1 to ${BOOKABLE_MINUTES_MAX}.` })
    minutes: number,
    @Arg('quantity', () => Int, {
      nullable: true,
      defaultValue: 1,
      description: 'Places that are wanted; 1 if absent.',
    })
    quantity: number | null,
    @Ctx() ctx: Context,
  ) {
    return bookableStartsOf(ctx, { facilityId: facility.id, date, minutes, quantity: quantity ?? 1 });
  }
  @Access('RESTRICTED')
  @FieldResolver(() => Booking, {
    nullable: true,
    description:
      'The booking of the caller that would keep them from booking this then: one of the same kind that overlaps. Null ' +
      'without one, and for who is not signed in. BAD_USER_INPUT unless the end comes after the start.',
  })
  async ownOverlappingBooking(
    @Root() { kind }: FacilityRow,
    @Arg('start', () => DateTime, { description: 'When it would start.' }) start: Date,
    @Arg('end', () => DateTime, { description: 'When it would end.' }) end: Date,
    @Ctx() ctx: Context,
  ) {
    if (start >= end) throw apiError('BAD_USER_INPUT', 'A booking ends after it starts.');
    const id = await ownOverlap(ctx).load({ kind, start, end });
    return id === null ? null : visibleBooking(ctx, id);
  }
}
