import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { addJob, idsOf, type Job } from '../../request/job.ts';
import { dateOf } from '../../shared/interval.ts';
import { NOTIFICATION_TOPIC } from './follow-notifications.ts';
import { type MadeNotification, makeMessages, type TellingPeople } from './messages/make-messages.ts';
import { KIND_OF_TOPIC } from './notification-kinds.ts';

/** Events that become notifications in one transaction. */
const BATCH = 500;
/** After commits, so long until those that came meanwhile are told together, in milliseconds: nobody waits for it. */
const REST_MS = 250;
/** What could not be told yet, as something older has not ended, is looked at again after so many milliseconds. */
const RELOOK_MS = 500;

const TOPICS = Object.keys(KIND_OF_TOPIC);
const KINDS = Object.values(KIND_OF_TOPIC);

/** Makes notifications of events. They stand in the outbox: a hint that was lost with its process costs a minute at most. */
export const tellPeople: Job = {
  name: 'notifications.tell',
  payload: idsOf({}),
  schedule: '* * * * *',
  afterCommits: true,
  restMs: REST_MS,
  async run(ctx) {
    if (!(await tellOfEvents(ctx))) await addJob(ctx.db, tellPeople, {}, { inMs: RELOOK_MS });
  },
};

/**
 * Tells people of what has happened since the last time, in the order of the outbox. One process at a time, whoever comes
 * first: the others go on. Events and notifications change hands in one transaction, and a person is told of an event once,
 * however often it is read.
 * @returns whether all is told, or somebody else is at it
 */
export async function tellOfEvents(ctx: TellingPeople): Promise<boolean> {
  for (;;) {
    // Looked at without the lock, so that an idle process writes nothing.
    const { rows } = await sql<{ waiting: boolean; unsettled: boolean; astray: boolean }>`
      select coalesce(${nextEvent} < pg_snapshot_xmin(pg_current_snapshot()), false) as waiting,
             ${nextEvent} is not null as unsettled, p.xid > pg_snapshot_xmax(pg_current_snapshot()) as astray
      from notification_position p`.execute(ctx.db);
    const [found] = rows;
    if (found?.astray) await beginAnew(ctx);
    else if (!found?.waiting) return !found?.unsettled;
    else if (!(await moveOn(ctx))) return true;
  }
}

/** The transaction of the next event after the place `p`. In order, or PostgreSQL reads the whole outbox to find none. */
const nextEvent = sql`(
  select e.xid from outbox_event e where (e.xid, e.id) > (p.xid, p.id) order by e.xid, e.id limit 1)`;

/** A copy of the database on another server counts its transactions anew, and would be waited for in vain. */
async function beginAnew({ db, log }: TellingPeople): Promise<void> {
  log.warn('notifications begin anew: the place that was kept in the outbox is of another server');
  await sql`
    update notification_position set xid = pg_snapshot_xmin(pg_current_snapshot()), id = 0
    where xid > pg_snapshot_xmax(pg_current_snapshot())`.execute(db);
}

/** @returns false while another process is at it */
function moveOn(ctx: TellingPeople): Promise<boolean> {
  return ctx.db.transaction().execute(async (tx) => {
    const { rows: held } = await sql<{ xid: string; id: string }>`
      select xid::text as xid, id::text as id from notification_position for update skip locked`.execute(tx);
    const [from] = held;
    if (!from) return false;
    const moment = dateOf(ctx.now());
    const { rows } = await sql<MadeNotification>`
      with event as materialized (
        select e.xid, e.id, e.at, e.topic, e.subject_id from outbox_event e
        where (e.xid, e.id) > (${from.xid}::xid8, ${from.id}::bigint)
          and e.xid < pg_snapshot_xmin(pg_current_snapshot())
        order by e.xid, e.id limit ${BATCH}),
      moved as (
        update notification_position p set xid = last.xid, id = last.id
        from (select xid, id from event order by xid desc, id desc limit 1) last),
      told as (${toldOfBookings}),
      made as (
        insert into notification (id, district_code, resident_id, kind, at, booking_id, starts_at, ends_at, is_withdrawal,
                                  event_xid, event_id, read_at)
        select 'ntf_' || replace(gen_random_uuid()::text, '-', ''), t.district_code, t.resident_id, t.kind, t.at, t.booking_id,
               t.starts_at, t.ends_at, t.is_withdrawal, t.xid, t.id,
               -- What somebody did themselves they know: it stands in the list, and asks for no attention.
               case when t.is_own then t.at end
        from told t order by t.xid, t.id
        on conflict (resident_id, event_xid, event_id) do nothing
        returning id, district_code, resident_id, kind, booking_id, starts_at, ends_at),
      ${toldToListeners(moment)}
      ${madeNotifications}`.execute(tx);
    await makeMessages({ ...ctx, db: tx as Database }, rows);
    return true;
  });
}

/** A member of a WITH clause that tells the listeners of what was `made`. */
export function toldToListeners(moment: Date) {
  return sql`
    heard as (
      insert into outbox_event (at, district_code, topic, subject_id)
      select ${moment}::timestamptz, district_code, ${NOTIFICATION_TOPIC}::text, id from made)`;
}

/** What was `made`, with what its people have chosen to be sent. */
export const madeNotifications = sql`
  select m.id, m.kind, iso(m.starts_at) as "startsAt", coalesce(m.kind = any(s.sms), false) as "bySms",
         coalesce(m.kind = any(s.mail), false) as "byMail"
  from made m left join notification_setting s on s.resident_id = m.resident_id`;

/**
 * The events of bookings that residents have made. What was but held is told once it is booked, and a move that waited, when
 * it is granted, as that of its booking. A change is told when it is one of a closure: while the booking waits in
 * an open plan, and, where that was the last that was told of it, when it does no longer.
 */
const toldOfBookings = sql`
  select e.xid, e.id, e.at, b.id as booking_id, b.district_code, b.booker_id as resident_id, b.starts_at, b.ends_at, k.kind,
         (k.kind = 'BOOKED' or (k.kind = 'CANCELLED' and b.ended_by = 'BOOKER')
          -- A booker moves it at once, or by a move that waited and that the unit has granted.
          or (k.kind = 'MOVED' and not exists (
            select from booking m where m.moves_id = b.id and m.state = 'MOVED' and m.updated_at = e.at))) is true as is_own,
         k.kind = 'CLOSURE' and not planned.is_so as is_withdrawal
  from event e join unnest(${TOPICS}::text[], ${KINDS}::text[]) as k (topic, kind) on k.topic = e.topic
  join booking b on b.id = e.subject_id join resident r on r.id = b.booker_id and r.erased_at is null
  cross join lateral (
    select exists (select from closure_effect x where x.booking_id = b.id and x.settled_at is null) as is_so) planned
  where b.held_until is null and (b.moves_id is null or k.kind not in ('BOOKED', 'CONFIRMED'))
    and (k.kind <> 'CLOSURE' or planned.is_so
         or (select not n.is_withdrawal from notification n
             where n.booking_id = b.id and n.resident_id = r.id and n.kind = 'CLOSURE' order by n.seq desc limit 1))`;
