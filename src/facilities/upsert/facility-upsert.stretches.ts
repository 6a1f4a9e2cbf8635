import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { BookingRules } from '../facility.entity.ts';
import { expandStretches } from '../opening/open-stretch.ts';

/** Days that are worked out at a time: other requests get their turn after each, and no statement takes long. */
const BATCH_DAYS = 4_000;
/** Days that are worked out for one upsert, over all its facilities: those of a thousand with the default horizon. */
export const UPSERT_STRETCH_DAYS_MAX = 50_000;
/** Days beyond the horizon that belong to the stretches: from yesterday to the day after the last. */
const MARGIN_DAYS = 3;
const DAY_MINUTES = 1_440;

/** A facility, and how far ahead it can be booked. */
type ToExpand = { readonly id: string } & Pick<BookingRules, 'horizonDays' | 'maxMinutes'>;

/**
 * Works out the open stretches of many facilities anew, as far as {@link UPSERT_STRETCH_DAYS_MAX} goes. The rest is marked
 * for the keeper of the stretches, which comes every minute: until then, a search by time sees those as they were.
 */
export async function expandMany(db: Database, facilities: readonly ToExpand[], now: Temporal.Instant): Promise<void> {
  const batches: string[][] = [];
  const later: string[] = [];
  let total = 0;
  let inBatch = Infinity;
  for (const { id, horizonDays, maxMinutes } of facilities) {
    const days = horizonDays + Math.ceil(maxMinutes / DAY_MINUTES) + MARGIN_DAYS;
    total += days;
    inBatch += days;
    if (total > UPSERT_STRETCH_DAYS_MAX) later.push(id);
    else if (inBatch <= BATCH_DAYS) batches.at(-1)!.push(id);
    else {
      batches.push([id]);
      inBatch = days;
    }
  }
  for (const ids of batches) await expandStretches(db, ids, now);
  if (later.length === 0) return;
  await sql`update shared_facility set stretches_until = null where id = any(${later})`.execute(db);
}
