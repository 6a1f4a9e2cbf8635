import { type RawBuilder, sql } from 'kysely';

/**
 * The counters of the row `o` of occupancy as of a moment: what the unit has not answered in time, or was held until then,
 * takes nothing from then on, also before the job has come by that gives its places back. Hardly ever is there any, and then
 * the counters are as they stand.
 * @param itself a booking that does not count: that of who looks
 */
export function takenAsOf(now: Temporal.Instant, itself?: string): RawBuilder<number[]> {
  const moment = sql`${now.toString()}::timestamptz`;
  if (itself !== undefined) return sql<number[]>`occupancy_without(o.pool_id, o.span, o.taken, ${moment}, ${itself})`;
  return sql<number[]>`case when exists (
      select from claim k join booking lapsed on lapsed.facility_id = k.facility_id
      where k.pool_id = o.pool_id and lapsed.state in ('PENDING', 'HELD') and lapsed.answer_by <= ${moment})
    then occupancy_without(o.pool_id, o.span, o.taken, ${moment}, null) else o.taken end`;
}
