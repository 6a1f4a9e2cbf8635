import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { idsOf, type Job } from '../../request/job.ts';
import { dateOf } from '../../shared/interval.ts';
import { type MadeNotification, makeMessages, type TellingPeople } from './messages/make-messages.ts';
import { REMIND_MINUTES_DEFAULT, REMIND_MINUTES_MAX } from './notification.entity.ts';
import { madeNotifications, toldToListeners } from './tell-people.ts';

/** Bookings that are reminded of in one transaction. */
const BATCH = 500;

/** Reminds of bookings that begin soon, every minute. */
export const remindPeople: Job = {
  name: 'notifications.remind',
  payload: idsOf({}),
  schedule: '* * * * *',
  async run(ctx) {
    while (!ctx.closing.aborted && (await remind(ctx)) === BATCH);
  },
};

/**
 * Reminds of each booking that stands, when the time comes that its booker has chosen: not of one that was made later than
 * that, nor, when several times have come at once, more than once. A booking that was moved is reminded of anew.
 * @returns how many reminders were made
 */
export function remind(ctx: TellingPeople): Promise<number> {
  return ctx.db.transaction().execute(async (tx) => {
    const moment = dateOf(ctx.now());
    const { rows } = await sql<MadeNotification>`
      with due as (
        select distinct on (b.id) b.id, b.district_code, b.booker_id, b.starts_at, b.ends_at, m.minutes
        from booking b join resident r on r.id = b.booker_id and r.erased_at is null
        left join notification_setting s on s.resident_id = r.id
        cross join lateral unnest(coalesce(s.remind_minutes, ${[...REMIND_MINUTES_DEFAULT]}::integer[])) as m (minutes)
        cross join lateral (select b.starts_at - make_interval(mins => m.minutes) as at) reminder
        where b.state = 'CONFIRMED' and b.ends_at > ${moment}::timestamptz and b.starts_at > ${moment}::timestamptz
          and b.starts_at <= ${moment}::timestamptz + make_interval(mins => ${REMIND_MINUTES_MAX}::integer)
          and reminder.at <= ${moment}::timestamptz and b.created_at < reminder.at
          and not exists (
            select from notification n
            where n.booking_id = b.id and n.resident_id = r.id and n.kind = 'REMINDER' and n.starts_at = b.starts_at
              and n.remind_minutes <= m.minutes)
        order by b.id, m.minutes limit ${BATCH}),
      made as (
        insert into notification (id, district_code, resident_id, kind, at, booking_id, starts_at, ends_at, remind_minutes)
        select 'ntf_' || replace(gen_random_uuid()::text, '-', ''), district_code, booker_id, 'REMINDER',
               ${moment}::timestamptz, id, starts_at, ends_at, minutes
        from due on conflict (booking_id, starts_at, remind_minutes, resident_id) where kind = 'REMINDER' do nothing
        returning id, district_code, resident_id, kind, booking_id, starts_at, ends_at),
      ${toldToListeners(moment)}
      ${madeNotifications}`.execute(tx);
    await makeMessages({ ...ctx, db: tx as Database }, rows);
    return rows.length;
  });
}
