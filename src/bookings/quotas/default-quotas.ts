import { FacilityKind } from '../../facilities/index.ts';
import {
  BOOKINGS_AHEAD_MAX,
  CAR_PARK_PLACES_MAX,
  HOUSEHOLD_BOOKINGS_AHEAD_MAX,
  ROOM_HOURS_A_WEEK_MAX,
  ROOMS,
  UNCONFIRMED_BOOKINGS_AHEAD_MAX,
} from '../booking.quotas.ts';
import { QuotaHolder, QuotaMeasure, QuotaPeriod, type QuotaRow } from './quota.entity.ts';

// The quotas that hold everywhere until a unit says otherwise, as quotas that can be shown. They have no rows: the database
// judges them by m0112_quotas_of_units_come_before_defaults.ts.

type Said = Pick<QuotaRow, 'holder' | 'measure' | 'limit' | 'period' | 'kind'>;

function byDefault(number: number, said: Said): QuotaRow {
  const id = `quo_${number.toString(16).padStart(32, '0')}`;
  return { id, unitId: null, facilityId: null, divisionId: null, days: null, isDefault: true, ...said };
}

const { PERSON, HOUSEHOLD } = QuotaHolder;

const ahead = (number: number, holder: QuotaHolder, limit: number) =>
  byDefault(number, { holder, limit, measure: QuotaMeasure.BOOKINGS, period: QuotaPeriod.AHEAD, kind: null });
const carPark = (number: number, holder: QuotaHolder) =>
  byDefault(number, {
    holder,
    limit: CAR_PARK_PLACES_MAX,
    measure: QuotaMeasure.PLACES,
    period: QuotaPeriod.AT_ONCE,
    kind: FacilityKind.PARKING,
  });
const room = (number: number, holder: QuotaHolder, kind: FacilityKind) =>
  byDefault(number, {
    holder,
    limit: ROOM_HOURS_A_WEEK_MAX * 60,
    measure: QuotaMeasure.MINUTES,
    period: QuotaPeriod.WEEK,
    kind,
  });

export const AHEAD = ahead(1, PERSON, BOOKINGS_AHEAD_MAX);
export const HOUSEHOLD_AHEAD = ahead(2, HOUSEHOLD, HOUSEHOLD_BOOKINGS_AHEAD_MAX);
/** In the place of {@link AHEAD}, of who has confirmed no phone. */
export const UNCONFIRMED_AHEAD = ahead(3, PERSON, UNCONFIRMED_BOOKINGS_AHEAD_MAX);
export const CAR_PARK = carPark(4, PERSON);
export const HOUSEHOLD_CAR_PARK = carPark(5, HOUSEHOLD);
const ROOM_WEEKS = [
  room(6, PERSON, FacilityKind.MEETING_ROOM),
  room(7, HOUSEHOLD, FacilityKind.MEETING_ROOM),
  room(8, PERSON, FacilityKind.ACTIVITY_ROOM),
  room(9, HOUSEHOLD, FacilityKind.ACTIVITY_ROOM),
];

/** All of them, by id. */
export const DEFAULT_QUOTAS: ReadonlyMap<string, QuotaRow> = new Map(
  [AHEAD, HOUSEHOLD_AHEAD, UNCONFIRMED_AHEAD, CAR_PARK, HOUSEHOLD_CAR_PARK, ...ROOM_WEEKS].map((one) => [one.id, one]),
);

/** What of a facility decides on which of them hold there. */
interface FacilityWithDefaults {
  readonly kind: FacilityKind;
  readonly capacity: number;
}

/** The defaults that hold at a facility beside quotas of its own or its unit. */
export function defaultsOf({ kind, capacity }: FacilityWithDefaults, own: readonly QuotaRow[]): QuotaRow[] {
  const rooms = capacity === 1 && ROOMS.includes(kind) ? ROOM_WEEKS.filter((one) => one.kind === kind) : [];
  const parks = kind === FacilityKind.PARKING ? [CAR_PARK, HOUSEHOLD_CAR_PARK] : [];
  return [AHEAD, HOUSEHOLD_AHEAD, ...parks, ...rooms].filter((one) => !own.some((other) => takesPlaceOf(other, one)));
}

/** The week of a room is one quota for a person and their household: whoever sets either sets it. */
function takesPlaceOf(own: QuotaRow, one: QuotaRow): boolean {
  const isSame = own.measure === one.measure && own.period === one.period && own.divisionId === null;
  return (
    isSame && (own.holder === one.holder || (ROOM_WEEKS.includes(one) && [PERSON, HOUSEHOLD].includes(own.holder)))
  );
}

/** Which of them a refusal is of; undefined for what is none. */
export function defaultQuotaOf(kind: string, details: Readonly<Record<string, unknown>>): QuotaRow | undefined {
  const roomOf = (holder: QuotaHolder) => ROOM_WEEKS.find((one) => one.holder === holder && one.kind === details.kind);
  switch (kind) {
    case 'tooManyBookingsAhead':
      return AHEAD;
    case 'householdHoldsTooMany':
      return HOUSEHOLD_AHEAD;
    case 'phoneUnconfirmed':
      return UNCONFIRMED_AHEAD;
    case 'tooManyCarParkPlaces':
      return CAR_PARK;
    case 'householdHoldsCarParks':
      return HOUSEHOLD_CAR_PARK;
    case 'tooManyRoomHours':
      return roomOf(PERSON);
    case 'householdHoldsRoom':
      return roomOf(HOUSEHOLD);
    default:
      return undefined;
  }
}
