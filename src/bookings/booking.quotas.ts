import { FacilityKind } from '../facilities/index.ts';
import { type Interval, lengthInMinutes } from '../shared/interval.ts';
import type { Refusal } from '../shared/refusal.ts';
import { tooManyCarParkPlaces } from './booking.errors.ts';
import type { FacilityAndRules } from './facility-to-book.ts';

// What one resident, and one household, may hold of what is scarce. A household is the residents who have confirmed the same
// phone number; see src/district/identity/phones. The database judges it when a booking is written, by the same bounds:
// m0112_quotas_of_units_come_before_defaults.ts. A unit may set others in their place: see quotas/. What is here keeps from offering what it would refuse. Bookings of matches are of
// units and branches, and count for nobody.

/** Bookings that a resident may hold at a time that have not ended. */
export const BOOKINGS_AHEAD_MAX = 10;

/** The same, of a resident who has confirmed no phone: as many accounts as one likes are not worth making. */
export const UNCONFIRMED_BOOKINGS_AHEAD_MAX = 2;

/** The same, of a household together: what two of them may. */
export const HOUSEHOLD_BOOKINGS_AHEAD_MAX = 20;

/** Places of a car park that a resident, and a household, may hold at any moment: few households have a third car. */
export const CAR_PARK_PLACES_MAX = 2;

/**
 * Hours that a resident, or a household together, may hold a room of one place in one week, from Monday to Sunday where it is: a seventh of them,
 * which leaves the rest to the neighbours. A booking counts whole, in the week in which it starts.
 */
export const ROOM_HOURS_A_WEEK_MAX = 24;

/** Kinds that are rooms. A sports field counts people, and a car park spaces: one place of these is not the whole. */
export const ROOMS: readonly FacilityKind[] = [FacilityKind.MEETING_ROOM, FacilityKind.ACTIVITY_ROOM];

interface FacilityWithQuotas {
  readonly id: string;
  readonly kind: FacilityKind;
  readonly capacity: number;
  readonly timeZone: string;
}

/** A booking that the booker holds. */
export interface HeldBooking extends Interval {
  readonly facilityId: string;
}

/** Why nobody can hold so many places of the facility; undefined when somebody can. */
export function refusalOfQuantity(
  { kind, setsPlacesAtOnce }: Pick<FacilityAndRules, 'kind' | 'setsPlacesAtOnce'>,
  quantity: number,
): Refusal | undefined {
  const tooMany = kind === FacilityKind.PARKING && !setsPlacesAtOnce && quantity > CAR_PARK_PLACES_MAX;
  return tooMany ? tooManyCarParkPlaces({ max: CAR_PARK_PLACES_MAX, wanted: quantity }) : undefined;
}

/**
 * Judges intervals of a facility by the hours that one person may have in a week.
 * @param held by the booker; what is of other facilities does not count
 * @returns whether the booker can hold this one beside them
 */
export function withinHoursOf(
  { id, kind, capacity, timeZone }: FacilityWithQuotas,
  held: readonly HeldBooking[],
): (wanted: Interval) => boolean {
  if (capacity !== 1 || !ROOMS.includes(kind)) return () => true;
  const minutes = new Map<string, number>();
  for (const one of held.filter(({ facilityId }) => facilityId === id)) {
    const monday = mondayOf(one.start, timeZone);
    minutes.set(monday, (minutes.get(monday) ?? 0) + lengthInMinutes(one));
  }
  return (wanted) => {
    const beside = minutes.get(mondayOf(wanted.start, timeZone)) ?? 0;
    return beside + lengthInMinutes(wanted) <= ROOM_HOURS_A_WEEK_MAX * 60;
  };
}

/** The date of the Monday with which the week of a moment begins, where a time zone holds. */
function mondayOf(moment: Temporal.Instant, timeZone: string): string {
  const date = moment.toZonedDateTimeISO(timeZone).toPlainDate();
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
