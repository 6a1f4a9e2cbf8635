import { readFile, stat } from 'node:fs/promises';
import { inject } from 'vitest';
import type { Commons } from '../support/commons.ts';
import type { Row } from '../support/database.ts';

// The judge of the tests: SQL and arithmetic of its own, which share nothing with the code that books.

const HOLDING = `('HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED')`;

/**
 * Everything that is wrong with the bookings in a database; empty when nothing is.
 * - overfull: a moment at which bookings take more of a pool than there is, found by sweeping over their ends
 * - miscounted: a quarter of an hour in which the counters say something else than the bookings
 * - doubled: two bookings of one person, of one kind, that overlap
 * - quota: a day, week or month of which a counter of a quota says something else than the bookings
 * A move that waits and the booking that it is of take, at each moment, what the larger of them takes.
 */
export function wrongs({ sql }: Pick<Commons, 'sql'>): Promise<Row[]> {
  return sql(`
    with taking as (
      select c.pool_id, coalesce(occupied_from, starts_at) as since, coalesce(occupied_until, ends_at) as until,
             quantity * c.places as places, coalesce(moves_id, b.id) as thing, moves_id
      from booking b join claim c on c.facility_id = b.facility_id
      where state in ${HOLDING} and (state <> 'PENDING' or pending_takes_places)),
    edges as (
      select pool_id, at, sum(change) as change
      from taking cross join lateral (values (since, places), (until, -places)) as edge (at, change)
      where moves_id is null group by pool_id, at),
    levels as (
      select pool_id, at, sum(change) over (partition by pool_id order by at) as taken from edges),
    counted as (
      select pool_id, (span at time zone 'UTC') + (number - 1) * interval '15 minutes' as at, step as taken
      from occupancy, unnest(taken) with ordinality as steps (step, number) where step <> 0),
    meant as (
      select pool_id, at, sum(places) as taken from (
        select pool_id, thing, at, max(places) as places
        from taking, generate_series(date_bin('15 minutes', since at time zone 'UTC', timestamp '2000-01-01'),
                                     (until at time zone 'UTC') - interval '1 microsecond', interval '15 minutes') as at
        group by pool_id, thing, at) things
      group by pool_id, at)
    select 'overfull' as wrong, pool_id as facility_id, at::text, taken::int, capacity as expected
    from levels join pool on id = pool_id where taken > capacity
    union all
    select 'overfull', pool_id, at::text, taken::int, capacity from meant join pool on id = pool_id where taken > capacity
    union all
    select 'miscounted', pool_id, at::text, counted.taken, meant.taken
    from counted full join meant using (pool_id, at) where counted.taken is distinct from meant.taken
    union all
    select 'doubled', a.facility_id, greatest(a.starts_at, b.starts_at)::text, 2, 1
    from booking a join booking b on a.booker_id = b.booker_id and a.kind = b.kind and a.id < b.id and coalesce(a.group_id, a.moves_id, a.id) <> coalesce(b.group_id, b.moves_id, b.id)
      and a.starts_at < b.ends_at and b.starts_at < a.ends_at
     where a.state in ('HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN')
       and b.state in ('HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN')
    union all
    select 'quota', quota_id, period_start::text, k.used, m.used
    from quota_counter k full join (
      select q.id as quota_id, coalesce(b.booker_id, b.holder_id) as holder_id,
             date_trunc(lower(q.period), b.starts_at at time zone f.time_zone)::date as period_start,
             sum(case q.measure when 'BOOKINGS' then 1 when 'PLACES' then b.quantity
                                else extract(epoch from b.ends_at - b.starts_at) / 60 end)::int as used
      from quota q join facility_quota x on x.quota_id = q.id join shared_facility f on f.id = x.facility_id
      join booking b on b.facility_id = f.id
      where q.holder <> 'HOUSEHOLD' and q.period in ('DAY', 'WEEK', 'MONTH') and b.state in ${HOLDING} and b.moves_id is null
        and (q.holder = 'PERSON') = (b.booker_id is not null)
        and (q.holder = 'PERSON' or left(b.holder_id, 3) = case q.holder when 'UNIT' then 'uni' else 'gbr' end)
      group by 1, 2, 3) m using (quota_id, holder_id, period_start)
    where coalesce(k.used, 0) <> coalesce(m.used, 0)`);
}

/** How much there is in each table that a booking changes. The answers kept for repeats are not among them. */
export async function rowCounts({ sql }: Pick<Commons, 'sql'>): Promise<Row> {
  const [counts] = await sql(`
    select (select count(*)::int from booking) as bookings,
           (select coalesce(sum(step), 0)::int from occupancy, unnest(taken) as step) as "quarterHoursTaken",
           (select count(*)::int from audit_entry) as "auditEntries",
           (select count(*)::int from outbox_event) as "outboxEvents"`);
  return counts!;
}

/** Watches the server's log for deadlocks of one database. Other tests of the run write to the same log. */
export async function watchDeadlocks({ sql }: Pick<Commons, 'sql'>) {
  const { size } = await stat(inject('databaseLog'));
  const backends = new Set<string>();
  return {
    /** Takes note of the connections there are now: whatever they have met or will meet counts. */
    async noteConnections(): Promise<void> {
      const rows = await sql<{ pid: number }>('select pid from pg_stat_activity where datname = current_database()');
      for (const { pid } of rows) backends.add(String(pid));
    },
    /** The lines about deadlocks of those connections since the watch began. */
    async deadlocks(): Promise<string[]> {
      const log = (await readFile(inject('databaseLog'))).subarray(size).toString('utf8');
      return log.split('\n').filter((line) => {
        const [, pid] = /\[(\d+)\].*ERROR: {2}deadlock detected/.exec(line) ?? [];
        return pid !== undefined && backends.has(pid);
      });
    },
  };
}
