import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { idsOf, type Job } from '../request/job.ts';
import { dateOf } from '../shared/interval.ts';

/** How long events can be asked for again, in days. */
export const EVENT_DAYS = 7;
/** How long a repeat with the same idempotency key gets the same answer, in days. */
export const ANSWER_DAYS = 1;
/** Rows removed by one statement: some milliseconds, so that nobody has to wait for it. */
const BATCH = 1_000;

/** Removes every minute what is outdated. */
export const forgetOutdated: Job = {
  name: 'events.forget',
  payload: idsOf({}),
  schedule: '* * * * *',
  run: ({ db, now }) => removeOutdated(db, now()),
};

/** Removes what is kept for a time only, when its time is over. Several processes may do so at once. */
export async function removeOutdated(db: Database, now: Temporal.Instant): Promise<void> {
  const daysAgo = (days: number) => dateOf(now.subtract({ hours: days * 24 }));
  const removals = [
    // From the oldest on, and no further than there is something to remove: there is no index by time.
    sql`
      with oldest as (
        select id, at from outbox_event order by xid, id limit ${BATCH} for update skip locked)
      delete from outbox_event e using oldest o where e.id = o.id and o.at < ${daysAgo(EVENT_DAYS)}::timestamptz`,
    sql`
      delete from matching_progress where (run_id, state) in (
        select run_id, state from matching_progress where at < ${daysAgo(EVENT_DAYS)}::timestamptz limit ${BATCH})`,
    sql`
      delete from idempotent_answer where (actor_id, key) in (
        select actor_id, key from idempotent_answer where created_at < ${daysAgo(ANSWER_DAYS)}::timestamptz
        limit ${BATCH} for update skip locked)`,
    sql`
      delete from phone_code where resident_id in (
        select resident_id from phone_code where expires_at < ${daysAgo(0)}::timestamptz
        limit ${BATCH} for update skip locked)`,
    // By the clock that they are counted by.
    sql`
      delete from rate_budget where key in (
        select key from rate_budget where full_at < clock_timestamp() limit ${BATCH} for update skip locked)`,
  ];
  for (const removal of removals) {
    for (let removed = BATCH; removed === BATCH;) {
      const { numAffectedRows = 0n } = await removal.execute(db);
      removed = Number(numAffectedRows);
    }
  }
}
