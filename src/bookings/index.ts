import type { Feature } from '../request/feature.ts';
import { BookingRightsResolver } from './booking-rights.resolver.ts';
import { Booking } from './booking.entity.ts';
import { visibleBooking } from './booking.loader.ts';
import { BookingResolver, SlotAlternativeResolver } from './booking.resolver.ts';
import { FacilityBookingsResolver, UnitBookingsResolver } from './desk/bookings-under.resolver.ts';
import { BookingsCsvResolver } from './desk/bookings-csv.resolver.ts';
import { FacilityOccupancyResolver } from './desk/occupancy.resolver.ts';
import { FacilityOpeningPreviewResolver, OpeningPreviewBookingsResolver } from './desk/opening-preview.resolver.ts';
import { BookingTermsResolver } from './booking-terms.resolver.ts';
import { FacilityPartsResolver } from './parts/facility-parts.resolver.ts';
import { FacilitySlotsResolver } from './facility-slots.resolver.ts';
import { SlotFailureResolver, SlotVerdictResolver } from './verdict/slot-verdict.resolver.ts';

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
  resolvers: [
    BookingResolver,
    BookingRightsResolver,
    SlotAlternativeResolver,
    BookingTermsResolver,
    FacilityPartsResolver,
    FacilitySlotsResolver,
    SlotVerdictResolver,
    SlotFailureResolver,
    FacilityBookingsResolver,
    UnitBookingsResolver,
    BookingsCsvResolver,
    FacilityOccupancyResolver,
    FacilityOpeningPreviewResolver,
    OpeningPreviewBookingsResolver,
  ],
  readers: { bkg: visibleBooking },
};
