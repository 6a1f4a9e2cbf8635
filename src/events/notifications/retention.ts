import { sql } from 'kysely';
import { idsOf, type Job, type JobContext } from '../../request/job.ts';
import { dateOf } from '../../shared/interval.ts';

/** How long somebody finds what they were told, in days. */
export const NOTIFICATIONS_KEPT_DAYS = 180;
/** Rows removed by one statement. */
const BATCH = 1_000;

/** Removes old notifications every night, with what was sent of them, and mailboxes to which nothing is sent any more. */
export const forgetNotifications: Job = {
  name: 'notifications.forget',
  payload: idsOf({}),
  schedule: '23 18 * * *',
  run: forgetOldNotifications,
};

export async function forgetOldNotifications({
  db,
  now,
  closing,
}: Pick<JobContext, 'db' | 'now' | 'closing'>): Promise<void> {
  const before = dateOf(now().subtract({ hours: NOTIFICATIONS_KEPT_DAYS * 24 }));
  const removals = [
    sql<{ done: number }>`
      with gone as (
        delete from notification where id in (
          select id from notification where at < ${before}::timestamptz order by at limit ${BATCH} for update skip locked)
        returning id)
      select count(*)::integer as done from gone`,
    sql<{ done: number }>`select let_go_of_mails(${BATCH}) as done`,
  ];
  for (const removal of removals) {
    for (let done = BATCH; done === BATCH && !closing.aborted;) done = (await removal.execute(db)).rows[0]!.done;
  }
}
