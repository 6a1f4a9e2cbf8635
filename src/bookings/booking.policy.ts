import {
  actsFor,
  holds,
  isStaffOf,
  managesFacility,
  Role,
  servesUnit,
  ServiceScope,
  type Viewer,
} from '../district/identity/index.ts';
import type { BookingParty } from './booking.entity.ts';
import type { BookerFacts } from './booking.rules.ts';

interface Owned {
  readonly bookerId: string | null;
  readonly holderId: string | null;
}

interface BookedFacility {
  readonly facilityId: string;
  readonly unitId: string;
  readonly divisionPath: string;
}

/** Residents book, for themselves. */
export function mayBook(viewer: Viewer): viewer is Viewer & { readonly residentId: string } {
  return viewer.residentId !== undefined && holds(viewer, Role.RESIDENT);
}

/** What a policy can ask of a booker, as far as their roles tell. */
export function bookerFacts(viewer: Viewer): BookerFacts {
  return {
    isStaff: STAFF_ROLES.some((role) => holds(viewer, role)),
    actsForParty: holds(viewer, Role.BRANCH_SECRETARY),
  };
}

/** Who works for a unit, the grid or the community. */
const STAFF_ROLES: readonly Role[] = [
  Role.UNIT_MANAGER,
  Role.BRANCH_SECRETARY,
  Role.COMMUNITY_STAFF,
  Role.SUBDISTRICT_STAFF,
  Role.DISTRICT_ADMIN,
];

/** Who booked gives a booking back, and who acts for the unit or grid branch that has it from a match. */
export function isOwnBooking(viewer: Viewer, { bookerId, holderId }: Owned): boolean {
  return (bookerId !== null && bookerId === viewer.residentId) || (holderId !== null && actsFor(viewer, holderId));
}

/** Who manages the facility decides on its bookings. */
function mayDecideOnBooking(viewer: Viewer, booking: BookedFacility): boolean {
  return managesFacility(viewer, { id: booking.facilityId, unitId: booking.unitId });
}

/** As what somebody takes a step of a booking. */
export function bookingPartiesOf(viewer: Viewer, booking: BookedFacility & Owned): BookingParty[] {
  const parties: BookingParty[] = [];
  if (isOwnBooking(viewer, booking)) parties.push('HOLDER');
  if (mayDecideOnBooking(viewer, booking)) parties.push('FACILITY');
  return parties;
}

/**
 * A booking is seen by those whose own it is, by the managers of the facility, by staff of its territory, and by a program
 * of the unit that has the scope.
 */
export function mayReadBooking(viewer: Viewer, booking: BookedFacility & Owned): boolean {
  return (
    bookingPartiesOf(viewer, booking).length > 0 ||
    isStaffOf(viewer, booking.divisionPath) ||
    servesUnit(viewer, booking.unitId, ServiceScope.BOOKINGS_READ)
  );
}
