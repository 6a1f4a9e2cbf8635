import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../request/context.ts';
import { facilityById, SharedFacility } from '../facilities/index.ts';
import { Resident, residentMet } from '../district/identity/index.ts';
import { Access } from '../shared/access.ts';
import { OncePerDocument } from '../shared/once-per-document.ts';
import { answer } from '../request/answer.ts';
import { ConnectionArgs } from '../shared/connection.ts';
import { selectionOf } from '../shared/selection.ts';
import { Booking, BookingConnection } from './booking.entity.ts';
import {
  BookingCancelInput,
  BookingConfirmInput,
  BookingCreateInput,
  BookingFilter,
  BookingOrder,
  BookingRejectInput,
} from './booking.input.ts';
import { bookingQuery, type BookingRow, listBookings, visibleBooking } from './booking.loader.ts';
import {
  BookingCancelPayload,
  BookingConfirmPayload,
  BookingCreatePayload,
  BookingRejectPayload,
} from './booking.payload.ts';
import {
  BOOKINGS_AHEAD_MAX,
  CAR_PARK_PLACES_MAX,
  HOUSEHOLD_BOOKINGS_AHEAD_MAX,
  ROOM_HOURS_A_WEEK_MAX,
  UNCONFIRMED_BOOKINGS_AHEAD_MAX,
} from './booking.quotas.ts';
import { cancelBooking, confirmBooking, rejectBooking } from './booking.service.ts';
import { createBooking } from './create-booking.ts';
import { SlotAlternative } from './slot-unavailable.type.ts';

@Resolver(() => Booking)
export class BookingResolver {
  @Access('SIGNED_IN')
  @Query(() => BookingConnection, {
    description:
      'The bookings that the caller may see, by start unless `orderBy` says otherwise: their own, those held by the units they manage and the grid ' +
      'branches they lead, those of the facilities they manage, those of the territory they are staff of. ' +
      'UNAUTHENTICATED without a token.',
  })
  bookings(
    @Arg('where', () => BookingFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: BookingFilter | null,
    @Arg('orderBy', () => BookingOrder, { nullable: true, description: 'In which order; by start if absent.' })
    orderBy: BookingOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listBookings(ctx, bookingQuery(where, orderBy, args, selectionOf(info)));
  }

  @FieldResolver(() => SharedFacility, { description: 'What is booked.' })
  facility(@Root() booking: BookingRow, @Ctx() ctx: Context) {
    return facilityById(ctx).load(booking.facilityId);
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description:
      'Who booked; name and phone number as far as the caller may see them. Null for a booking that comes from a match.',
  })
  booker(@Root() { id, bookerId }: BookingRow) {
    return bookerId === null ? null : residentMet(bookerId, id);
  }

  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => BookingCreatePayload, {
    description:
      'Books places of a facility for the resident who asks. Accepted exactly when the facility takes bookings, the ' +
      'interval lies inside one open stretch, on the time grid, within the policy of the facility, the allowed duration, lead time and horizon, and ' +
      'at no moment of it would more places be taken than there are. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, ' +
      'NOT_BOOKABLE, DURATION_NOT_ALLOWED, OUTSIDE_BOOKING_HORIZON, OUTSIDE_OPENING_HOURS, NOT_ELIGIBLE (as `NotEligible`), ' +
      'SLOT_UNAVAILABLE (as `SlotUnavailable`), QUOTA_EXCEEDED (as `OverlapsOwnBooking` when a booking of the same kind is held ' +
      'that overlaps; or this is more than one ' +
      `person may hold: ${BOOKINGS_AHEAD_MAX} bookings to come, ${CAR_PARK_PLACES_MAX} places of a car park, ` +
      `${ROOM_HOURS_A_WEEK_MAX} hours a week of a room of one place; or a household, by the same and ` +
      `${HOUSEHOLD_BOOKINGS_AHEAD_MAX} bookings to come; or, as \`PhoneUnconfirmed\`, somebody who has confirmed no phone: ` +
      `${UNCONFIRMED_BOOKINGS_AHEAD_MAX}; or by a quota of the facility, its unit or its territory, as \`QuotaExceeded\`), ` +
      'BARRED (as `BookingBarred`), IDEMPOTENCY_CONFLICT.',
  })
  bookingCreate(
    @Arg('input', () => BookingCreateInput, { description: 'What is to be booked.' }) input: BookingCreateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'booking', createBooking(ctx, input), visibleBooking);
  }

  @Access('SIGNED_IN')
  @Mutation(() => BookingCancelPayload, {
    description:
      'Gives a booking back, for who booked it or acts for its holder, or, with a reason, takes it back for the unit ' +
      'that owns the facility; its places are free at once. Possible until it ends, for the booker as long as its policy ' +
      'says, and for a request at any time. With an `idempotencyKey` a repeat is answered as the first time. Refused with ' +
      'INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT, DEADLINE_PASSED, STALE_VERSION, IDEMPOTENCY_CONFLICT.',
  })
  bookingCancel(
    @Arg('input', () => BookingCancelInput, { description: 'Which one.' }) input: BookingCancelInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'booking', cancelBooking(ctx, input), visibleBooking);
  }

  @Access('SIGNED_IN')
  @Mutation(() => BookingConfirmPayload, {
    description:
      'Confirms a booking that waits for the unit; for managers of the facility. Every rule of this moment holds but those ' +
      'of when one asks, lead time and horizon. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT, ' +
      'NOT_BOOKABLE, DURATION_NOT_ALLOWED, OUTSIDE_OPENING_HOURS, SLOT_UNAVAILABLE, QUOTA_EXCEEDED, BARRED.',
  })
  bookingConfirm(
    @Arg('input', () => BookingConfirmInput, { description: 'Which one.' }) input: BookingConfirmInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'booking', confirmBooking(ctx, input), visibleBooking);
  }

  @Access('SIGNED_IN')
  @Mutation(() => BookingRejectPayload, {
    description:
      'Rejects a booking that waits for the unit, or has waited in vain: a request never stays unanswered; for managers of the facility. Its places are free at once. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
  })
  bookingReject(
    @Arg('input', () => BookingRejectInput, { description: 'Which one, and why.' }) input: BookingRejectInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'booking', rejectBooking(ctx, input), visibleBooking);
  }
}

@Resolver(() => SlotAlternative)
export class SlotAlternativeResolver {
  @FieldResolver(() => SharedFacility, { description: 'The facility that has the places.' })
  facility(@Root() alternative: SlotAlternative, @Ctx() ctx: Context) {
    return facilityById(ctx).load(alternative.facilityId);
  }
}
