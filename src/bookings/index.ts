export {
  bookForMatch,
  type RejectedOccurrence,
  releaseMatchBookings,
  type SeriesBooked,
  type SeriesWanted,
} from './book-for-match.ts';
export { Booking, BookingState, BookingType } from './booking.entity.ts';
export { type BookingRow, bookingsOfMatch, visibleBooking } from './booking.loader.ts';
export { createBooking } from './create-booking.ts';
export { isOwnBooking } from './booking.policy.ts';
