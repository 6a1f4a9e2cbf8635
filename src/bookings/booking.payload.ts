import { Field, ObjectType } from 'type-graphql';
import { Access } from '../shared/access.ts';
import { UserError } from '../request/answer.ts';
import { Booking } from './booking.entity.ts';

/** The payload of a mutation that changes a booking. */
function bookingPayload(name: string) {
  @Access('PUBLIC')
  @ObjectType(name, { description: 'What came of it.', simpleResolvers: true })
  class Payload {
    @Field(() => Booking, { nullable: true, description: 'The booking as it is now; null when refused.' })
    booking!: Booking | null;

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
    userErrors!: UserError[];
  }
  return Payload;
}

export const BookingCreatePayload = bookingPayload('BookingCreatePayload');
export const BookingCancelPayload = bookingPayload('BookingCancelPayload');
export const BookingConfirmPayload = bookingPayload('BookingConfirmPayload');
export const BookingRejectPayload = bookingPayload('BookingRejectPayload');
