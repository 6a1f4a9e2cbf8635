import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { answer } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ListSize } from '../../shared/list-size.ts';
import { OncePerDocument } from '../../shared/once-per-document.ts';
import { payloadType } from '../../shared/payload.ts';
import { Booking } from '../booking.entity.ts';
import type { BookingRow } from '../booking.loader.ts';
import { BookingGroupCreateInput } from './booking-group.input.ts';
import { GROUP_ITEMS_MAX } from './booking-group.limits.ts';
import { bookingsOfGroup, visibleGroup } from './booking-group.loader.ts';
import { BookingGroup } from './booking-group.type.ts';
import { createGroup } from './create-group.ts';

const BookingGroupCreatePayload = payloadType('BookingGroupCreatePayload', {
  group: { type: () => BookingGroup, description: 'The group as it is now; null when refused.' },
});

@Resolver(() => BookingGroup)
export class BookingGroupResolver {
  @ListSize({ by: 'held', assumed: GROUP_ITEMS_MAX })
  @FieldResolver(() => [Booking], { description: 'Its bookings that the caller may see, by start.' })
  bookings(@Root() { id }: BookingGroup, @Ctx() ctx: Context) {
    return bookingsOfGroup(ctx, id);
  }

  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => BookingGroupCreatePayload, {
    description:
      `Books 1 to ${GROUP_ITEMS_MAX} facilities for the resident who asks, all or none, parts of one hall among them. Refused ` +
      'as `bookingCreate` is, with the first that cannot be had in the path of `field`; each counts as a booking of its own ' +
      'for what one person may hold. INVALID_INPUT when a facility is booked twice at a time.',
  })
  bookingGroupCreate(
    @Arg('input', () => BookingGroupCreateInput, { description: 'What is to be booked together.' })
    input: BookingGroupCreateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'group', createGroup(ctx, input), visibleGroup);
  }
}

@Resolver(() => Booking)
export class GroupOfBookingResolver {
  @FieldResolver(() => BookingGroup, {
    nullable: true,
    description: 'What it was booked together with; null when alone. 组合',
  })
  group(@Root() { groupId }: BookingRow) {
    return groupId === null ? null : { id: groupId };
  }
}
