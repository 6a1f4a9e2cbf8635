export { OCCUPANCY_STEP_MINUTES } from './opening/availability.ts';
export {
  FacilityAdmission,
  FacilityKind,
  FacilityState,
  isPublic,
  SharedFacility,
  type BookingRules,
} from './facility.entity.ts';
export { isCapacityTaken } from './facility.errors.ts';
export { availableCondition, facilityById, type FacilityRow, mostTaken, visibleFacility } from './facility.loader.ts';
export {
  isInsideOneStretch,
  joined as joinedWallSpans,
  type OpeningHours,
  type OpeningProblemCode,
  openingRuleProblems,
  type OpeningRuleSpec,
  openStretches,
  type WallSpan,
  wallSpansOnTimeLine,
  WEEKDAYS,
  windowsStartingOn,
} from './opening/opening-hours.ts';
export { DayClass, Weekday } from './opening/opening-rule.entity.ts';
export { type ExceptionRow, openingExceptionsOf, openingRulesOf } from './opening/opening-hours.loader.ts';
export { type AvailabilityWindow, availabilityIn, type SpanTaken } from './opening/availability.ts';
export { AvailabilityWindow as AvailabilityWindowType } from './facility.payload.ts';
export { commonAvailabilityOf, rangeOf } from './opening/opening-hours.loader.ts';
