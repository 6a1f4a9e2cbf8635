import type { Sights } from './access.sights.ts';
import type { FieldsOf, World } from './access.world.ts';

export const RESIDENT = '{ id name phone }';

/** What each row of the table of fields asks for that is about a booking, and whose it is. */
export const BOOKING_FIELDS: Readonly<Record<string, (world: World, sights: Sights) => FieldsOf>> = {
  'Resident.*, by their id': ({ booker }) => ({
    id: booker.residentId,
    fields: `Resident ${RESIDENT}`,
    inClearTo: 'booker',
  }),
  'Resident.*, of a booking that stands': (_world, { bookings }) => ({
    id: bookings.standing,
    fields: `Booking { booker ${RESIDENT} }`,
    inClearTo: 'booker',
  }),
  'Resident.*, of one that was cancelled': (_world, { bookings }) => ({
    id: bookings.cancelled,
    fields: `Booking { booker ${RESIDENT} }`,
    inClearTo: 'other',
  }),
  'Resident.*, of one long past': (_world, { bookings }) => ({
    id: bookings.past,
    fields: `Booking { booker ${RESIDENT} }`,
    inClearTo: 'other',
  }),
  'Booking.*': (_world, { bookings }) => ({
    id: bookings.standing,
    fields:
      'Booking { id reference type quantity state stateReason start end createdAt answerBy cancellableUntil endedBy cancelReason cancelledLate version moves heldUntil movableUntil moveRequest { id } moveOf { id } movedFrom { start } movedFromFacility { id } headcount children groupName note policy { version } occupied { start } group { id } facility { id } guest: booker { id } }',
    inClearTo: 'booker',
  }),
  'BookingGroup.*': (_world, { nodes }) => ({
    id: nodes['a BookingGroup'],
    fields: 'BookingGroup { id bookings { id } }',
    inClearTo: 'booker',
  }),
};
