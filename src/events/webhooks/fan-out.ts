import { type RawBuilder, sql } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../../database/database.ts';
import { addJob, addJobs, idsOf, type Job, jobKey } from '../../request/job.ts';
import { dateOf } from '../../shared/interval.ts';
import { deliverToWebhook } from './deliver.ts';

/** What could not be told yet is looked at again after so many milliseconds, if no commit leads to that sooner. */
const RELOOK_MS = 100;
/** Events that become messages in one transaction. */
const BATCH = 500;

/**
 * Makes messages of events, and has them delivered. The events stand in the outbox, whether or not somebody says so: a
 * hint that was lost with its process costs a minute at most.
 */
export const tellWebhooks: Job = {
  name: 'webhooks.tell',
  payload: idsOf({}),
  schedule: '* * * * *',
  afterCommits: true,
  async run(ctx) {
    await fanOut(ctx);
    // Beside what was just told: tests, replays, and what waited while a webhook was disabled.
    const told = await queueDue(ctx.db, ctx.now());
    if (told === 'not all') await addJob(ctx.db, tellWebhooks, {}, { inMs: RELOOK_MS });
  },
};

/**
 * Whether all events are told. Some are not while another process is at it, or something older has not ended; then they
 * are later, if somebody is to come back for them.
 */
type Told = 'all' | 'not all' | 'later';

/**
 * Has the webhooks served that have messages due and nobody who is about to deliver them. They are locked, so that of one
 * whose turn is just ending is known whether it has: it looks for what is due before it commits, and then we see that it
 * is free.
 */
async function queueDue(db: Database, now: Temporal.Instant): Promise<Told> {
  const at = dateOf(now);
  const isQueued = (key: RawBuilder<string>, until: RawBuilder<Date>) => sql<boolean>`
    exists (select from graphile_worker.jobs j
            where j.key = ${key} and j.locked_at is null and j.attempts < j.max_attempts and j.run_at <= ${until})`;
  const isServed = isQueued(sql`${jobKey(deliverToWebhook, { webhookId: '' })} || due.id`, sql`now()`);
  const isAwaited = isQueued(sql`${jobKey(tellWebhooks, {})}`, sql`'infinity'`);
  const { rows } = await sql<{ webhookIds: string[]; told: Told }>`
    with due as materialized (
      select w.id, w.lease is null or w.leased_until <= ${at} as free from webhook w
      where w.disabled_at is null
        and exists (select from webhook_delivery d where d.webhook_id = w.id and d.next_attempt_at <= ${at})
      order by w.id for share of w)
    select array(select id::text from due where free and not ${isServed}) as "webhookIds",
           case when (select ${nextEvent} from webhook_position p) is null then 'all'
                when ${isAwaited} then 'later' else 'not all' end as told`.execute(db);
  const { webhookIds, told } = rows[0]!;
  await addJobs(
    db,
    deliverToWebhook,
    webhookIds.map((webhookId) => ({ webhookId })),
  );
  return told;
}

/** What is needed to make messages of events. */
interface FanningOut {
  readonly db: Database;
  readonly now: () => Temporal.Instant;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Makes messages of what has happened since the last time, in the order of the outbox. One process at a time, whoever
 * comes first: the others go on. Events and messages change hands in one transaction, and an event becomes one message to
 * a webhook however often it is read.
 */
export async function fanOut({ db, now, log }: FanningOut): Promise<void> {
  for (;;) {
    // Looked at without the lock, so that an idle process writes nothing.
    const { rows } = await sql<{ waiting: boolean; astray: boolean }>`
      select coalesce(${nextEvent} < pg_snapshot_xmin(pg_current_snapshot()), false) as waiting,
             p.xid > pg_snapshot_xmax(pg_current_snapshot()) as astray
      from webhook_position p`.execute(db);
    if (rows[0]?.astray) await beginAnew(db, log);
    else if (!rows[0]?.waiting || !(await moveOn(db, now()))) return;
  }
}

/** The transaction of the next event after the place `p`. In order, or PostgreSQL reads the whole outbox to find none. */
const nextEvent = sql`(
  select e.xid from outbox_event e where (e.xid, e.id) > (p.xid, p.id) order by e.xid, e.id limit 1)`;

/** A copy of the database on another server counts its transactions anew, and would be waited for in vain. */
async function beginAnew(db: Database, log: Pick<Logger, 'warn'>): Promise<void> {
  log.warn('webhooks begin anew: the place that was kept in the outbox is of another server');
  await sql`
    update webhook_position set xid = pg_snapshot_xmin(pg_current_snapshot()), id = 0
    where xid > pg_snapshot_xmax(pg_current_snapshot())`.execute(db);
}

/** @returns whether there may be more: false also while another process is at it */
function moveOn(db: Database, now: Temporal.Instant): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows: held } = await sql<{ xid: string; id: string }>`
      select xid::text as xid, id::text as id from webhook_position for update skip locked`.execute(tx);
    const [from] = held;
    if (!from) return false;
    const { rows } = await sql<{ events: number; messages: number }>`
      with event as materialized (
        select e.xid, e.id, iso(e.at) as at, e.topic, e.subject_id from outbox_event e
        where (e.xid, e.id) > (${from.xid}::xid8, ${from.id}::bigint)
          and e.xid < pg_snapshot_xmin(pg_current_snapshot())
        order by e.xid, e.id limit ${BATCH}),
      moved as (
        update webhook_position p set xid = last.xid, id = last.id
        from (select xid, id from event order by xid desc, id desc limit 1) last),
      told as (${toldOfBookings} union all ${toldOfMatches}),
      made as (
        insert into webhook_delivery (id, district_code, webhook_id, event_xid, event_id, topic, body, state, created_at,
                                      next_attempt_at)
        select 'whd_' || replace(gen_random_uuid()::text, '-', ''), w.district_code, w.id, t.xid, t.id, t.topic,
               json_build_object('type', t.topic, 'timestamp', t.at, 'data', t.data)::text, 'PENDING',
               ${dateOf(now)}::timestamptz, ${dateOf(now)}::timestamptz
        from told t join webhook w on w.unit_id = t.unit_id and t.topic = any(w.topics) and w.disabled_at is null
        order by t.xid, t.id, w.id
        on conflict (webhook_id, event_xid, event_id) do nothing returning id)
      select (select count(*) from event)::integer as events, (select count(*) from made)::integer as messages`.execute(
      tx,
    );
    // In the same transaction: it takes one commit less until they are on their way.
    if (rows[0]!.messages > 0) await queueDue(tx as Database, now);
    return rows[0]!.events === BATCH;
  });
}

/** Ids and facts: never who booked. */
const toldOfBookings = sql`
  select e.*, f.unit_id,
         json_build_object('id', b.id, 'facilityId', b.facility_id, 'start', iso(b.starts_at), 'end', iso(b.ends_at),
                           'quantity', b.quantity, 'state', b.state) as data
  from event e join booking b on b.id = e.subject_id join shared_facility f on f.id = b.facility_id
  where e.topic ^@ 'booking.'`;

/** A match concerns the units on both sides; to one that is on both, it is told once. */
const toldOfMatches = sql`
  select e.*, side.unit_id,
         json_build_object('id', m.id, 'supplyId', m.supply_id, 'demandId', m.demand_id, 'quantity', m.quantity,
                           'state', m.state) as data
  from event e join match m on m.id = e.subject_id
  join supply s on s.id = m.supply_id join supply_demand_list sl on sl.id = s.list_id
  join demand d on d.id = m.demand_id join supply_demand_list dl on dl.id = d.list_id
  cross join lateral (select sl.unit_id union select dl.unit_id) as side
  where e.topic ^@ 'match.' and side.unit_id is not null`;
