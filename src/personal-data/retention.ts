import { type RawBuilder, sql } from 'kysely';
import { idsOf, type Job, type JobContext } from '../request/job.ts';
import { dateOf } from '../shared/interval.ts';
import { ERASED_NAME } from './erase-personal-data.ts';

/** How long it is kept who looked at personal data, in days. */
export const VIEWS_KEPT_DAYS = 730;
/** How long after they lapsed links to files are kept, in days; their use stays in the audit trail. */
export const LINKS_KEPT_DAYS = 1;
/** How long after their last booking, or after they registered, the phone of a resident is kept, in days. */
export const PHONE_KEPT_DAYS = 730;
/** How long after they began the days, weeks and months are kept in which somebody's bookings are counted for quotas, in days. */
export const QUOTA_COUNTERS_KEPT_DAYS = 100;
/** How long after they gave up the seat the name of a delegate is kept who has signed nothing, in days. */
export const DELEGATE_NAME_KEPT_DAYS = 730;
/** Rows of one statement. */
const BATCH = 1_000;

/** Lets go every night of what has served its purpose. */
export const forgetPersonalData: Job = {
  name: 'personal-data.forget',
  payload: idsOf({}),
  schedule: '43 18 * * *',
  run: letGo,
};

/**
 * Lets go of personal data whose time is over, in batches that stand for themselves: whoever is killed leaves the rest to
 * the next run, and two at a time do each other no harm.
 */
export async function letGo({ db, now, closing }: Pick<JobContext, 'db' | 'now' | 'closing'>): Promise<void> {
  const before = (days: number) => dateOf(now().subtract({ hours: days * 24 }));
  // Each gives how many rows it has let go of; contacts and looks only functions of the database can touch.
  const outdated: RawBuilder<{ done: number }>[] = [
    sql`select let_go_of_looks(${before(VIEWS_KEPT_DAYS)}, ${BATCH}) as done`,
    sql`
      with gone as (
        delete from personal_data_export where id in (
          select id from personal_data_export where expires_at < ${before(LINKS_KEPT_DAYS)}
          limit ${BATCH} for update skip locked)
        returning id)
      select count(*)::integer as done from gone`,
    sql`
      with gone as (
        delete from quota_counter where ctid in (
          select ctid from quota_counter where period_start < ${before(QUOTA_COUNTERS_KEPT_DAYS)}::timestamptz::date
          limit ${BATCH})
        returning quota_id)
      select count(*)::integer as done from gone`,
    sql`select let_go_of_phones(${before(PHONE_KEPT_DAYS)}, ${BATCH}) as done`,
    sql`
      with gone as (
        update delegate set name = ${ERASED_NAME}, position = null where id in (
          select g.id from delegate g
          where g.valid_to < ${before(DELEGATE_NAME_KEPT_DAYS)} and g.name <> ${ERASED_NAME}
            and not exists (select from project_signature s where s.delegate_id = g.id)
          limit ${BATCH} for update skip locked)
        returning id)
      select count(*)::integer as done from gone`,
  ];
  for (const statement of outdated) {
    for (let done = BATCH; done === BATCH && !closing.aborted;) {
      done = (await statement.execute(db)).rows[0]!.done;
    }
  }
}
