import type { BookingState } from '../../src/bookings/booking.entity.ts';
import type { Database } from '../../src/database/database.ts';
import { newId } from '../../src/shared/node.ts';
import { buildFacility } from './facility.factory.ts';
import { buildResident } from './person.factory.ts';

interface BookingOverrides {
  /** Made if absent. */
  readonly facilityId?: string;
  /** Made if absent. */
  readonly bookerId?: string;
  /** The unit or grid branch that has it from a match; nobody has booked it then. */
  readonly heldBy?: { readonly holderId: string; readonly matchId: string };
  readonly start: string;
  readonly end: string;
  readonly quantity?: number;
  readonly state?: `${BookingState}`;
}

/** A confirmed booking of one place, unless told otherwise, written past the rules but not past the counters. */
export async function buildBooking(db: Database, overrides: BookingOverrides): Promise<{ id: string }> {
  const facilityId = overrides.facilityId ?? (await buildFacility(db)).id;
  const { holderId = null, matchId = null } = overrides.heldBy ?? {};
  const bookerId = overrides.heldBy ? null : (overrides.bookerId ?? (await buildResident(db)).residentId);
  const id = newId('bkg');
  const now = new Date();
  const { state = 'CONFIRMED', start, end } = overrides;
  const aDayLater = (text: string) => Temporal.Instant.from(text).add({ hours: 24 }).toString();
  // A move that was granted is of a booking, which was given back since.
  const moved = { start: aDayLater(start), end: aDayLater(end), state: 'CONFIRMED' } as const;
  const movesId =
    state === 'MOVED' ? (await buildBooking(db, { ...overrides, facilityId, bookerId: bookerId!, ...moved })).id : null;
  await db
    .insertInto('booking')
    .values((eb) => {
      const facility = eb.selectFrom('shared_facility').where('id', '=', facilityId);
      return {
        id,
        district_code: facility.select('district_code').$asScalar().$notNull(),
        reference: id.slice(-12),
        facility_id: facilityId,
        kind: facility.select('kind').$asScalar().$notNull(),
        type: matchId ? 'MATCH' : 'NORMAL',
        booker_id: bookerId,
        holder_id: holderId,
        match_id: matchId,
        starts_at: overrides.start,
        ends_at: overrides.end,
        quantity: overrides.quantity ?? 1,
        state,
        ...(state === 'HELD' && { answer_by: start, held_until: start }),
        moves_id: movesId,
        created_at: now,
        updated_at: now,
      };
    })
    .execute();
  if (movesId !== null) {
    await db.updateTable('booking').set({ state: 'CANCELLED' }).where('id', '=', movesId).execute();
  }
  return { id };
}
