import { payloadType } from '../shared/payload.ts';
import { Booking } from './booking.entity.ts';
// Types of refusals that nothing else names.
import './bars/booking-barred.type.ts';
import './terms/not-eligible.type.ts';
import './terms/phone-unconfirmed.type.ts';

const booking = { type: () => Booking, description: 'The booking as it is now; null when refused.' };

export const BookingCreatePayload = payloadType('BookingCreatePayload', { booking });
export const BookingCancelPayload = payloadType('BookingCancelPayload', { booking });
export const BookingConfirmPayload = payloadType('BookingConfirmPayload', { booking });
export const BookingRejectPayload = payloadType('BookingRejectPayload', { booking });
