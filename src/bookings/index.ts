import type { Feature } from '../request/feature.ts';
import { Booking } from './booking.entity.ts';
import { visibleBooking } from './booking.loader.ts';
import { BookingResolver, SlotAlternativeResolver } from './booking.resolver.ts';
import { FacilityBookableStartsResolver } from './facility-bookable-starts.resolver.ts';

export {
  bookForMatch,
  type RejectedOccurrence,
  releaseMatchBookings,
  type SeriesBooked,
  type SeriesWanted,
} from './book-for-match.ts';
export { Booking, BookingState } from './booking.entity.ts';
export { bookingsOfMatch, visibleBooking } from './booking.loader.ts';
export { isOwnBooking } from './booking.policy.ts';

/** Bookings of residents and of matches. */
export const bookingsFeature: Feature = {
  entities: [Booking],
  resolvers: [BookingResolver, SlotAlternativeResolver, FacilityBookableStartsResolver],
  readers: { bkg: visibleBooking },
};
