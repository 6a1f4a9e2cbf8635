import { requireText } from '../shared/text.ts';
import { requireRange } from '../shared/range.ts';
import {
  type BookingRules,
  DURATION_MINUTES_MAX,
  type FacilityDetailsValue,
  FacilityKind,
  GRID_MINUTES,
  HORIZON_DAYS_MAX,
  LEAD_MINUTES_MAX,
} from './facility.entity.ts';
import { detailsOfAnotherKind, facilityNumberOutOfRange, gridMinutesAreWrong } from './facility.errors.ts';
import type { BookingRulesInput, FacilityDetailsInput } from './facility.input.ts';
import { OCCUPANCY_STEP_MINUTES } from './opening/availability.ts';

/** Sports that one field can name, and the length of each, in characters. */
const SPORTS_MAX = 20;
const SPORT_NAME_MAX = 50;
/** Seats that one room can have. */
const SEATS_MAX = 10_000;

/** Which member of the input describes which kind. */
const MEMBER_OF_KIND: Readonly<Record<FacilityKind, keyof FacilityDetailsInput>> = {
  [FacilityKind.PARKING]: 'parking',
  [FacilityKind.SPORTS_FIELD]: 'sportsField',
  [FacilityKind.RESTROOM]: 'restroom',
  [FacilityKind.MEETING_ROOM]: 'room',
  [FacilityKind.ACTIVITY_ROOM]: 'room',
};

/**
 * The details of a kind, as stored; null when none are given.
 * @throws Refusal INVALID_INPUT for details of another kind or values out of range
 */
export function detailsFrom(
  kind: FacilityKind,
  input: FacilityDetailsInput | null | undefined,
): FacilityDetailsValue | null {
  const given = Object.entries(input ?? {}).filter(([, value]) => value != null);
  if (!input || given.length === 0) return null;
  const member = MEMBER_OF_KIND[kind];
  if (given.length > 1 || given[0]?.[0] !== member) {
    throw detailsOfAnotherKind({ kind, member });
  }
  if (input.parking) return { typeName: 'ParkingDetails', vehicleClasses: atLeastOne(input.parking.vehicleClasses) };
  if (input.sportsField) {
    const named = input.sportsField.sports.map((sport) =>
      requireText(sport, ['details', 'sportsField', 'sports'], SPORT_NAME_MAX),
    );
    const sports = [...new Set(named)];
    requireRange(
      sports.length,
      { min: 1, max: SPORTS_MAX, field: ['details', 'sportsField', 'sports'] },
      facilityNumberOutOfRange,
    );
    return { typeName: 'SportsFieldDetails', sports, indoor: input.sportsField.indoor };
  }
  if (input.restroom) return { typeName: 'RestroomDetails', ...input.restroom };
  const seats = input.room!.seats;
  requireRange(seats, { min: 1, max: SEATS_MAX, field: ['details', 'room', 'seats'] }, facilityNumberOutOfRange);
  return { typeName: 'RoomDetails', seats };
}

/**
 * Booking rules with changes applied.
 * @throws Refusal INVALID_INPUT when one is out of range, or the shortest booking is longer than the longest
 */
export function bookingRulesFrom(
  rules: Readonly<BookingRules>,
  changes: BookingRulesInput | null | undefined,
): BookingRules {
  const next: BookingRules = {
    gridMinutes: changes?.gridMinutes ?? rules.gridMinutes,
    minMinutes: changes?.minMinutes ?? rules.minMinutes,
    maxMinutes: changes?.maxMinutes ?? rules.maxMinutes,
    leadMinutes: changes?.leadMinutes ?? rules.leadMinutes,
    horizonDays: changes?.horizonDays ?? rules.horizonDays,
  };
  if (!(GRID_MINUTES as readonly number[]).includes(next.gridMinutes)) {
    throw gridMinutesAreWrong();
  }
  requireRange(
    next.minMinutes,
    { min: OCCUPANCY_STEP_MINUTES, max: DURATION_MINUTES_MAX, field: ['bookingRules', 'minMinutes'] },
    facilityNumberOutOfRange,
  );
  requireRange(
    next.maxMinutes,
    { min: next.minMinutes, max: DURATION_MINUTES_MAX, field: ['bookingRules', 'maxMinutes'] },
    facilityNumberOutOfRange,
  );
  requireRange(
    next.leadMinutes,
    { min: 0, max: LEAD_MINUTES_MAX, field: ['bookingRules', 'leadMinutes'] },
    facilityNumberOutOfRange,
  );
  requireRange(
    next.horizonDays,
    { min: 0, max: HORIZON_DAYS_MAX, field: ['bookingRules', 'horizonDays'] },
    facilityNumberOutOfRange,
  );
  return next;
}

function atLeastOne<T>(values: readonly T[]): T[] {
  requireRange(
    values.length,
    { min: 1, max: Number.MAX_SAFE_INTEGER, field: ['details', 'parking', 'vehicleClasses'] },
    facilityNumberOutOfRange,
  );
  return [...new Set(values)];
}
