import { type GeoPointInput, placeFrom } from '../shared/geo.ts';
import { requireRange } from '../shared/range.ts';
import { ADDRESS_MAX, requireText } from '../shared/text.ts';
import {
  type BookingRules,
  CAPACITY_MAX,
  DEFAULT_BOOKING_RULES,
  DEFAULT_TIME_ZONE,
  FACILITY_NAME_MAX,
  FacilityAdmission,
  type FacilityDetailsValue,
  FacilityKind,
} from './facility.entity.ts';
import { capacityOutOfRange, restroomIsNotBooked } from './facility.errors.ts';
import type { BookingRulesInput, FacilityDetailsInput } from './facility.input.ts';
import { bookingRulesFrom, detailsFrom } from './facility.rules.ts';

/** What its unit says of a facility, as stored. */
export interface FacilityValues extends BookingRules {
  readonly name: string;
  readonly kind: FacilityKind;
  readonly capacity: number;
  readonly admission: FacilityAdmission;
  readonly details: FacilityDetailsValue | null;
  readonly timeZone: string;
  readonly address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** What can be said of a facility, new or not; null where a value can be taken away. */
interface GivenValues {
  readonly location?: GeoPointInput | null;
  readonly address?: string | null;
  readonly details?: FacilityDetailsInput | null;
  readonly bookingRules?: BookingRulesInput | null;
}

/** A new facility, as inputs give it. */
interface NewFacility extends GivenValues {
  readonly name: string;
  readonly kind: FacilityKind;
  readonly capacity: number;
  readonly admission: FacilityAdmission;
  readonly timeZone?: string | null;
}

/** Changes to a facility, as inputs give them; what is left out stays. */
interface FacilityChanges extends GivenValues {
  readonly name?: string | null;
  readonly capacity?: number | null;
  readonly admission?: FacilityAdmission | null;
}

/** What a change can change, as the trail names it. */
export const CHANGEABLE = [
  'name',
  'capacity',
  'admission',
  'address',
  'latitude',
  'longitude',
  'details',
  'gridMinutes',
  'minMinutes',
  'maxMinutes',
  'leadMinutes',
  'horizonDays',
] as const satisfies readonly (keyof FacilityValues)[];

/** The values of a new facility. @throws Refusal INVALID_INPUT */
export function newFacilityValues(input: NewFacility): FacilityValues {
  const blank = {
    kind: input.kind,
    timeZone: input.timeZone ?? DEFAULT_TIME_ZONE,
    details: null,
    address: null,
    latitude: null,
    longitude: null,
    ...DEFAULT_BOOKING_RULES,
  };
  const { name, capacity, admission } = input;
  return changedFacilityValues({ ...blank, name, capacity, admission }, input);
}

/** The values of a facility after a change. @throws Refusal INVALID_INPUT */
export function changedFacilityValues(facility: FacilityValues, input: FacilityChanges): FacilityValues {
  const { kind, timeZone } = facility;
  const location = placeFrom(input.location, ['location']);
  const place = location === undefined ? facility : (location ?? { latitude: null, longitude: null });
  return {
    name: input.name == null ? facility.name : requireText(input.name, ['name'], FACILITY_NAME_MAX),
    kind,
    capacity: input.capacity == null ? facility.capacity : requireCapacity(input.capacity),
    admission: input.admission == null ? facility.admission : requireAdmission(kind, input.admission),
    details: input.details === undefined ? facility.details : detailsFrom(kind, input.details),
    timeZone,
    address: input.address === undefined ? facility.address : addressFrom(input.address),
    latitude: place.latitude,
    longitude: place.longitude,
    ...bookingRulesFrom(facility, input.bookingRules),
  };
}

function addressFrom(address: string | null): string | null {
  return address === null ? null : requireText(address, ['address'], ADDRESS_MAX);
}

function requireCapacity(capacity: number): number {
  return requireRange(capacity, { min: 1, max: CAPACITY_MAX }, capacityOutOfRange);
}

function requireAdmission(kind: FacilityKind, admission: FacilityAdmission): FacilityAdmission {
  if (kind !== FacilityKind.RESTROOM || admission === FacilityAdmission.OPEN_ACCESS) return admission;
  throw restroomIsNotBooked();
}
