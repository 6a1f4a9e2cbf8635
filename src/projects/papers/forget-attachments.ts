import { type RawBuilder, sql } from 'kysely';
import { idsOf, type Job, type JobContext } from '../../request/job.ts';
import { dateOf } from '../../shared/interval.ts';

/** How long a file is kept that nothing holds, in days. */
export const UNHELD_KEPT_DAYS = 1;
/** How long the scan of a paper is kept that was rejected, in days: its fingerprint stays. */
export const REJECTED_KEPT_DAYS = 30;
/** Rows of one statement. */
const BATCH = 100;

/** Lets go every night of files that nobody needs. */
export const forgetAttachments: Job = {
  name: 'attachments.forget',
  payload: idsOf({}),
  schedule: '53 18 * * *',
  run: letGoOfAttachments,
};

/** In batches that stand for themselves: whoever is killed leaves the rest to the next run. */
export async function letGoOfAttachments({
  db,
  now,
  closing,
}: Pick<JobContext, 'db' | 'now' | 'closing'>): Promise<void> {
  const before = (days: number) => dateOf(now().subtract({ hours: days * 24 }));
  const outdated: RawBuilder<{ done: number }>[] = [
    sql`
      with gone as (
        delete from attachment where id in (
          select a.id from attachment a where a.created_at < ${before(UNHELD_KEPT_DAYS)}
            and not exists (select from project_paper q where q.attachment_id = a.id)
          limit ${BATCH} for update skip locked)
        returning id)
      select count(*)::integer as done from gone`,
    sql`
      with gone as (
        delete from attachment_file where attachment_id in (
          select f.attachment_id from attachment_file f join project_paper q on q.attachment_id = f.attachment_id
          where q.confirmed is false and q.decided_at < ${before(REJECTED_KEPT_DAYS)} limit ${BATCH})
        returning attachment_id)
      select count(*)::integer as done from gone`,
  ];
  for (const statement of outdated) {
    for (let done = BATCH; done === BATCH && !closing.aborted;) {
      done = (await statement.execute(db)).rows[0]!.done;
    }
  }
}
