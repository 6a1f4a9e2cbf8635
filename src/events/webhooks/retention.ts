import { sql } from 'kysely';
import { idsOf, type Job } from '../../request/job.ts';
import { dateOf } from '../../shared/interval.ts';
import type { Delivering } from './deliver.ts';

/** How long a message that was delivered can be looked at and replayed, in days. */
export const DELIVERED_KEPT_DAYS = 30;
/** And one that was not, in days: it is worth more. */
export const UNDELIVERED_KEPT_DAYS = 90;
/** Messages removed by one statement. */
const FORGOTTEN_AT_ONCE = 1_000;

/** Removes old messages every hour. */
export const forgetDeliveries: Job = {
  name: 'webhooks.forget',
  payload: idsOf({}),
  schedule: '17 * * * *',
  run: forgetOldDeliveries,
};

/** Removes messages that are past their time, dead ones and those of disabled webhooks included, and secrets that sign no more. */
export async function forgetOldDeliveries({ db, now }: Pick<Delivering, 'db' | 'now'>): Promise<void> {
  const before = (days: number) => dateOf(now().subtract({ hours: days * 24 }));
  await sql`delete from webhook_secret where expires_at <= ${dateOf(now())}`.execute(db);
  for (;;) {
    const { rows } = await sql`
      delete from webhook_delivery where id in (
        select id from webhook_delivery
        where created_at < ${before(DELIVERED_KEPT_DAYS)}
          and (state = 'DELIVERED' or created_at < ${before(UNDELIVERED_KEPT_DAYS)})
        order by created_at limit ${FORGOTTEN_AT_ONCE} for update skip locked) returning id`.execute(db);
    if (rows.length < FORGOTTEN_AT_ONCE) return;
  }
}
