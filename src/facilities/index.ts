import type { Feature } from '../request/feature.ts';
import { FacilityCountsResolver } from './facility-counts.resolver.ts';
import { FacilityRightsResolver } from './facility-rights.resolver.ts';
import { FacilityRolesResolver } from './facility-roles.resolver.ts';
import { SharedFacility } from './facility.entity.ts';
import { visibleFacility } from './facility.loader.ts';
import { FacilityResolver, SharedFacilityEdgeResolver } from './facility.resolver.ts';
import { OpeningHoursResolver } from './opening-hours.resolver.ts';
import { moveStretchesOn } from './opening/open-stretch.ts';
import { BookingPolicyResolver } from './policy/booking-policy.resolver.ts';
import { UnitFacilitiesResolver } from './unit-facilities.resolver.ts';
import { FacilityUpsertResolver } from './upsert/facility-upsert.resolver.ts';
import { FacilitiesCsvResolver } from './csv/facilities-csv.resolver.ts';
import { RolesCsvResolver } from './csv/roles-csv.resolver.ts';

export { isOnGrid, startsAllowed, worthTelling } from './booking-times.ts';
export { OCCUPANCY_STEP_MINUTES } from './opening/availability.ts';
export {
  type BookedAlready,
  isPlain,
  placesLeft,
  placesLeftOfPlain,
  poolsOver,
  type PoolsOverTime,
  takenByAll,
  takenTogether,
} from './places/pools.ts';
export { Audience, AUDIENCE_LABELS, audiencesIn } from './policy/audience.ts';
export { bookingPolicyOf } from './policy/booking-policy.loader.ts';
export { BookingPolicy } from './policy/booking-policy.type.ts';
export {
  type BookingPolicyValues,
  DEFAULT_BOOKING_POLICY,
  HEADCOUNT_MAX,
  policyByVersion,
  policyOfFacility,
} from './policy/booking-policy.values.ts';
export {
  DURATION_MINUTES_MAX,
  FacilityAdmission,
  FacilityKind,
  FacilityState,
  isPublic,
  SharedFacility,
  type BookingRules,
} from './facility.entity.ts';
export { SharedFacilityFilter } from './facility.input.ts';
export { mayChangeFacility } from './facility.policy.ts';
export { facilityToChange, recordChange } from './lock-facility.ts';
export { isCapacityTaken } from './facility.errors.ts';
export { followChanges } from './follow-changes.ts';
export {
  availableCondition,
  facilitiesThatFit,
  facilityById,
  type FacilityRow,
  isStrangerTo,
  readFacilities,
  visibleFacility,
} from './facility.loader.ts';
export {
  isInsideOneStretch,
  joined as joinedWallSpans,
  type OpeningHours,
  type OpeningProblemCode,
  openingRuleProblems,
  type OpeningExceptionSpec,
  type OpeningRuleSpec,
  openStretches,
  type WallSpan,
  wallSpansOnTimeLine,
  WEEKDAYS,
  windowsStartingOn,
} from './opening/opening-hours.ts';
export { OpeningExceptionInput, OpeningRuleInput } from './opening/opening-hours.input.ts';
export { openingExceptionFrom, openingRulesFrom } from './opening/opening-hours.rules.ts';
export { DayClass, Weekday } from './opening/opening-rule.entity.ts';
export { DAY_CLASS_LABELS, WEEKDAY_LABELS, windowsText } from './opening/windows.text.ts';
export { openingExceptionsOf, openingRulesOf } from './opening/opening-hours.loader.ts';
export { type AvailabilityWindow, availabilityIn, type SpanTaken, windowsWithin } from './opening/availability.ts';
export {
  AvailabilityWindow as AvailabilityWindowType,
  FacilityOpeningExceptionSetPayload,
  FacilityOpeningRulesSetPayload,
  FacilitySuspendPayload,
  FacilityWithdrawPayload,
} from './facility.payload.ts';
export {
  type CommonAvailability,
  hoursById,
  RANGE_DAYS_MAX,
  rangeOf,
  readAvailability,
  takenSpans,
} from './opening/opening-hours.loader.ts';
export { OPENING_PROBLEM_LABELS } from './opening/opening-hours.errors.ts';

/** Shared facilities: opening hours, search, upsert by partners. */
export const facilitiesFeature: Feature = {
  entities: [SharedFacility],
  resolvers: [
    FacilityResolver,
    OpeningHoursResolver,
    SharedFacilityEdgeResolver,
    UnitFacilitiesResolver,
    FacilityRolesResolver,
    FacilityRightsResolver,
    FacilityUpsertResolver,
    FacilityCountsResolver,
    FacilitiesCsvResolver,
    RolesCsvResolver,
    BookingPolicyResolver,
  ],
  readers: { fac: visibleFacility },
  jobs: [moveStretchesOn],
};
