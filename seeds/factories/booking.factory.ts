import { sql } from 'kysely';
import type { BookingState } from '../../src/bookings/booking.entity.ts';
import type { Database } from '../../src/context.ts';
import { newId } from '../../src/shared/node.ts';
import { buildFacility } from './facility.factory.ts';
import { buildResident } from './person.factory.ts';

export interface BookingOverrides {
  /** Made if absent. */
  readonly facilityId?: string;
  /** Made if absent. */
  readonly bookerId?: string;
  readonly start: string;
  readonly end: string;
  readonly quantity?: number;
  readonly state?: `${BookingState}`;
}

/** A confirmed booking of one place, unless told otherwise, written past the rules but not past the counters. */
export async function buildBooking(db: Database, overrides: BookingOverrides): Promise<{ id: string }> {
  const facilityId = overrides.facilityId ?? (await buildFacility(db)).id;
  const bookerId = overrides.bookerId ?? (await buildResident(db)).residentId;
  const id = newId('bkg');
  await sql`
    insert into booking (id, district_code, reference, facility_id, kind, booker_id, starts_at, ends_at, quantity, state,
                         created_at, updated_at)
    select ${id}, f.district_code, ${id.slice(-12)}, f.id, f.kind, ${bookerId}, ${overrides.start}::timestamptz,
           ${overrides.end}::timestamptz, ${overrides.quantity ?? 1}, ${overrides.state ?? 'CONFIRMED'}, now(), now()
    from shared_facility f where f.id = ${facilityId}`.execute(db);
  return { id };
}
