import { type RawBuilder, sql } from 'kysely';

/**
 * The counters of the row `o` of occupancy as of a moment: a request that the unit has not answered in time takes nothing from
 * then on, also before the job has come by that gives its places back. Hardly ever is there one, and then the counters are as
 * they stand.
 */
export function takenAsOf(now: Temporal.Instant): RawBuilder<number[]> {
  const moment = sql`${now.toString()}::timestamptz`;
  return sql<number[]>`case when exists (
      select from claim k join booking lapsed on lapsed.facility_id = k.facility_id
      where k.pool_id = o.pool_id and lapsed.state = 'PENDING' and lapsed.answer_by <= ${moment})
    then occupancy_without_lapsed(o.pool_id, o.span, o.taken, ${moment}) else o.taken end`;
}
