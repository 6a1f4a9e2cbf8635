import { sql } from 'kysely';
import type { BookingState } from '../../src/bookings/booking.entity.ts';
import type { Database } from '../../src/database/database.ts';
import { newId } from '../../src/shared/node.ts';
import { buildFacility } from './facility.factory.ts';
import { buildResident } from './person.factory.ts';

export interface BookingOverrides {
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
  await sql`
    insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, holder_id, match_id, starts_at,
                         ends_at, quantity, state, created_at, updated_at)
    select ${id}, f.district_code, ${id.slice(-12)}, f.id, f.kind, ${matchId ? 'MATCH' : 'NORMAL'}, ${bookerId},
           ${holderId}, ${matchId}, ${overrides.start}::timestamptz, ${overrides.end}::timestamptz, ${overrides.quantity ?? 1}, ${overrides.state ?? 'CONFIRMED'}, now(), now()
    from shared_facility f where f.id = ${facilityId}`.execute(db);
  return { id };
}
