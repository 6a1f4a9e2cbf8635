import { FacilityKind } from '../facilities/index.ts';
import { type Interval, lengthInMinutes } from '../shared/interval.ts';
import type { Refusal } from '../shared/refusal.ts';
import { tooManyBookingsAhead, tooManyCarParkPlaces, tooManyRoomHours } from './booking.errors.ts';

// What one resident may hold of what is scarce. The database holds the same bounds: m0014_booking_quotas.ts. Bookings of
// matches are of units and branches, and count for nobody.

/** Bookings that a resident may hold at a time that have not ended. */
export const BOOKINGS_AHEAD_MAX = 10;

/** Places of car parks that a resident may hold at any moment: a household has two cars at most, nearly always. */
export const CAR_PARK_PLACES_MAX = 2;

/**
 * Hours that a resident may hold a room of one place in one week, from Monday to Sunday where it is: three hours and a
 * half a day leave most of it to the neighbours. A booking counts whole, in the week in which it starts.
 */
export const ROOM_HOURS_A_WEEK_MAX = 24;

/** Kinds that are rooms. A sports field counts people, and a car park spaces: one place of these is not the whole. */
export const ROOMS: readonly FacilityKind[] = [FacilityKind.MEETING_ROOM, FacilityKind.ACTIVITY_ROOM];

/** A facility, and what the booker holds already. */
export interface FacilityWithHoldings {
  readonly kind: FacilityKind;
  readonly capacity: number;
  readonly timeZone: string;
  /** Bookings of the booker that have not ended. */
  readonly bookingsAhead: number;
  /** Minutes for which the booker holds this facility in the week of the wanted start, if it is a room of one place. */
  readonly minutesThatWeek: number;
}

/** Whether whoever books it has all of it: a room with one place. */
export function isRoomOfOnePlace({ kind, capacity }: Pick<FacilityWithHoldings, 'kind' | 'capacity'>): boolean {
  return capacity === 1 && ROOMS.includes(kind);
}

/** Why one resident cannot hold this beside what they hold: the first quota that says no; undefined when none does. */
export function refusalByQuotas(
  facility: FacilityWithHoldings,
  { interval, quantity }: { readonly interval: Interval; readonly quantity: number },
): Refusal | undefined {
  const { kind, bookingsAhead: held, minutesThatWeek, timeZone } = facility;
  if (held >= BOOKINGS_AHEAD_MAX) return tooManyBookingsAhead({ max: BOOKINGS_AHEAD_MAX, held });
  if (kind === FacilityKind.PARKING && quantity > CAR_PARK_PLACES_MAX) {
    return tooManyCarParkPlaces({ max: CAR_PARK_PLACES_MAX, wanted: quantity });
  }
  const minutes = lengthInMinutes(interval);
  if (isRoomOfOnePlace(facility) && minutesThatWeek + minutes > ROOM_HOURS_A_WEEK_MAX * 60) {
    return tooManyRoomHours({
      max: ROOM_HOURS_A_WEEK_MAX,
      held: minutesThatWeek / 60,
      wanted: minutes / 60,
      monday: mondayOf(interval.start, timeZone),
    });
  }
  return undefined;
}

/** The date of the Monday with which the week of a moment begins, where a time zone holds. */
export function mondayOf(moment: Temporal.Instant, timeZone: string): string {
  const date = moment.toZonedDateTimeISO(timeZone).toPlainDate();
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
