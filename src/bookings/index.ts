export { Booking, BookingState } from './booking.entity.ts';
export { visibleBooking } from './booking.loader.ts';
export { createBooking } from './create-booking.ts';
