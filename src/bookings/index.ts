import { loadedBy } from '../request/answer.ts';
import type { Feature } from '../request/feature.ts';
import { BookingRightsResolver } from './booking-rights.resolver.ts';
import { Booking } from './booking.entity.ts';
import { visibleBooking } from './booking.loader.ts';
import { BookingResolver, SlotAlternativeResolver } from './booking.resolver.ts';
import { CancelBetweenResolver } from './cancelling/cancel-between.resolver.ts';
import { endBookings } from './clock/end-by-the-clock.ts';
import { keepClosures } from './closures/carry-out-plans.ts';
import { ClosurePlan } from './closures/closure-plan.entity.ts';
import { visiblePlan } from './closures/closure-plan.loader.ts';
import {
  BookingNoticeResolver,
  ClosureEffectResolver,
  ClosurePlanResolver,
  FacilityPlansResolver,
  payloadPlanResolvers,
} from './closures/closure-plan.resolver.ts';
import { judgeFacility } from './closures/judge-facility.ts';
import { FacilityBookingsResolver, UnitBookingsResolver } from './desk/bookings-under.resolver.ts';
import { BookingsCsvResolver } from './desk/bookings-csv.resolver.ts';
import { FacilityOccupancyResolver } from './desk/occupancy.resolver.ts';
import { FacilityOpeningPreviewResolver, OpeningPreviewBookingsResolver } from './desk/opening-preview.resolver.ts';
import { BookingTermsResolver } from './terms/booking-terms.resolver.ts';
import { visibleGroup } from './groups/booking-group.loader.ts';
import { BookingGroupResolver, GroupOfBookingResolver } from './groups/booking-group.resolver.ts';
import { FirstAvailableResolver } from './first-available/first-available.resolver.ts';
import { BookingHoldResolver } from './holds/hold.resolver.ts';
import { BookingMoveResolver } from './moves/move.resolver.ts';
import { FacilityPartsResolver } from './parts/facility-parts.resolver.ts';
import { followChanges } from '../facilities/index.ts';
import { BookingBar } from './bars/booking-bar.entity.ts';
import { visibleBar } from './bars/booking-bar.loader.ts';
import { BookingBarResolver, ViewerBarsResolver } from './bars/booking-bar.resolver.ts';
import { Quota } from './quotas/quota.entity.ts';
import { quotaById } from './quotas/quota.loader.ts';
import {
  FacilityQuotasResolver,
  QuotaResolver,
  QuotaUseResolver,
  ViewerQuotasResolver,
} from './quotas/quota.resolver.ts';
import { QuotaExceededResolver } from './quotas/quota-exceeded.type.ts';
import { FacilitySlotsResolver } from './facility-slots.resolver.ts';
import { OverlapsOwnBookingResolver } from './verdict/overlaps-own-booking.type.ts';
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

// What no longer fits is found in the transaction that makes it so.
followChanges((ctx, { facilityId, reason }) => judgeFacility(ctx, facilityId, reason));

/** Bookings of residents and of matches. */
export const bookingsFeature: Feature = {
  entities: [Booking, ClosurePlan, Quota, BookingBar],
  resolvers: [
    BookingResolver,
    BookingRightsResolver,
    CancelBetweenResolver,
    BookingMoveResolver,
    BookingHoldResolver,
    SlotAlternativeResolver,
    BookingTermsResolver,
    FacilityPartsResolver,
    BookingGroupResolver,
    GroupOfBookingResolver,
    FacilitySlotsResolver,
    SlotVerdictResolver,
    SlotFailureResolver,
    FirstAvailableResolver,
    FacilityBookingsResolver,
    UnitBookingsResolver,
    BookingsCsvResolver,
    FacilityOccupancyResolver,
    FacilityOpeningPreviewResolver,
    OpeningPreviewBookingsResolver,
    OverlapsOwnBookingResolver,
    BookingNoticeResolver,
    ClosurePlanResolver,
    ClosureEffectResolver,
    FacilityPlansResolver,
    ...payloadPlanResolvers,
    QuotaResolver,
    FacilityQuotasResolver,
    QuotaUseResolver,
    ViewerQuotasResolver,
    QuotaExceededResolver,
    BookingBarResolver,
    ViewerBarsResolver,
  ],
  readers: { bkg: visibleBooking, bgp: visibleGroup, cpl: visiblePlan, quo: loadedBy(quotaById), bar: visibleBar },
  jobs: [endBookings, keepClosures],
};
