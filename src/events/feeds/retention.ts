import { sql } from 'kysely';
import { idsOf, type Job } from '../../request/job.ts';
import { dateOf } from '../../shared/interval.ts';

/** How long a link that was revoked is kept, in days: whoever made it may look for when. */
export const REVOKED_KEPT_DAYS = 30;

/** Removes every night the links that were revoked long ago. */
export const forgetCalendarFeeds: Job = {
  name: 'calendars.forget',
  payload: idsOf({}),
  schedule: '33 18 * * *',
  async run({ db, now }) {
    const before = dateOf(now().subtract({ hours: REVOKED_KEPT_DAYS * 24 }));
    await sql`delete from calendar_feed where revoked_at < ${before}`.execute(db);
  },
};
