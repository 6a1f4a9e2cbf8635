import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../../database/database.ts';
import { dateOf } from '../../shared/interval.ts';

/** Events that become messages in one transaction. */
const BATCH = 500;

/** What is needed to make messages of events. */
export interface FanningOut {
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
      select exists (select from outbox_event e where (e.xid, e.id) > (p.xid, p.id)
                       and e.xid < pg_snapshot_xmin(pg_current_snapshot())) as waiting,
             p.xid > pg_snapshot_xmax(pg_current_snapshot()) as astray
      from webhook_position p`.execute(db);
    if (rows[0]?.astray) await beginAnew(db, log);
    else if (!rows[0]?.waiting || !(await moveOn(db, now()))) return;
  }
}

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
    const { rows } = await sql<{ n: number }>`
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
        on conflict (webhook_id, event_xid, event_id) do nothing)
      select count(*)::integer as n from event`.execute(tx);
    return rows[0]!.n === BATCH;
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
