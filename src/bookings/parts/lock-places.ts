import { sql } from 'kysely';
import type { WriteContext } from '../../request/context.ts';
import { dateOf } from '../../shared/interval.ts';

/**
 * The order in which everybody takes the rows that decide on places, so that nobody waits in a circle:
 *
 * 1. the unit, by who changes what its facilities are parts of or exclude (`claims_change`);
 * 2. the resident and the household, by who books for them (`booking_keeps_quotas`);
 * 3. the facilities, by id: for share of their key by who books, for update by who changes their parts, their state or
 *    their capacity;
 * 4. the counters, by pool and span (`booking_takes_counters`, `booking_moves_counters`, `occupancy_write`).
 *
 * Whoever books several facilities writes them in one statement, by facility; whoever gives back or moves several bookings
 * does so in one statement as well.
 *
 * Locks facilities with all their parts, and their unit, before anything of them is changed.
 */
export async function lockPlaces(ctx: WriteContext, facilityIds: readonly string[]): Promise<void> {
  const ids = [...facilityIds];
  await sql`
    select from resident_unit where id in (select unit_id from shared_facility where id = any(${ids}))
    order by id for no key update`.execute(ctx.db);
  await sql`
    select from shared_facility where id in (
      with recursive down as (
        select id::text from shared_facility where id = any(${ids})
        union select p.part_id::text from down join facility_part p on p.whole_id = down.id)
      select id from down)
    order by id for update`.execute(ctx.db);
  // What is over by the clock of the request does not stand in the way, where that is behind the clock of the database.
  await sql`select set_config('commons.at', ${dateOf(ctx.now())}::timestamptz::text, true)`.execute(ctx.db);
}
