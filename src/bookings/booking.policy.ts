import { holds, isStaffOf, managesFacility, Role, type Viewer } from '../identity/index.ts';

interface BookedFacility {
  readonly bookerId: string | null;
  readonly facilityId: string;
  readonly unitId: string;
  readonly divisionPath: string;
}

/** Residents book, for themselves. */
export function mayBook(viewer: Viewer): viewer is Viewer & { readonly residentId: string } {
  return viewer.residentId !== undefined && holds(viewer, Role.RESIDENT);
}

/** Who booked gives a booking back. */
export function isOwnBooking(viewer: Viewer, booking: Pick<BookedFacility, 'bookerId'>): boolean {
  return booking.bookerId !== null && booking.bookerId === viewer.residentId;
}

/** Who manages the facility confirms, rejects and takes back its bookings. */
export function mayDecideOnBooking(viewer: Viewer, booking: Omit<BookedFacility, 'bookerId'>): boolean {
  return managesFacility(viewer, { id: booking.facilityId, unitId: booking.unitId });
}

/** A booking is seen by who booked, by the managers of the facility, and by staff of its territory. */
export function mayReadBooking(viewer: Viewer, booking: BookedFacility): boolean {
  return (
    isOwnBooking(viewer, booking) || mayDecideOnBooking(viewer, booking) || isStaffOf(viewer, booking.divisionPath)
  );
}
