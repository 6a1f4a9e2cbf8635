import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { calendarRevision, currentCalendar } from '../calendar/index.ts';
import type { Database } from '../context.ts';
import { dateOf, type Interval } from '../shared/interval.ts';
import { openStretches } from './opening-hours.ts';
import { readHours } from './opening-hours.loader.ts';

/** Stretches are worked out this far beyond the last interval that could be booked now, so that a day's delay is harmless. */
const AHEAD = Temporal.Duration.from({ hours: 48 });
/** And from this far back, for those who look at what is on now. */
const BACK = Temporal.Duration.from({ hours: 24 });
/** Facilities that are worked out in one transaction. */
const BATCH = 200;

/**
 * Works out the open stretches of facilities anew, over the time that can be booked from now on. Search finds free
 * facilities by them; bookings are decided by the rules. Called with every change of rules, in its transaction.
 */
export async function expandStretches(
  db: Database,
  facilityIds: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  if (facilityIds.length === 0) return;
  const [calendar, hours, spans] = await Promise.all([
    currentCalendar(db),
    readHours(db, facilityIds),
    bookableSpans(db, facilityIds, now),
  ]);
  const rows = hours.flatMap((row) =>
    openStretches({ ...row, calendar }, spans.get(row.id)!).map(({ start, end }) => [
      row.id,
      start.toString(),
      end.toString(),
    ]),
  );
  await sql`delete from open_stretch where facility_id = any(${[...facilityIds]})`.execute(db);
  await sql`
    insert into open_stretch (facility_id, starts_at, ends_at)
    select * from unnest(${rows.map(([id]) => id)}::text[], ${rows.map(([, start]) => start)}::timestamptz[],
                         ${rows.map(([, , end]) => end)}::timestamptz[])`.execute(db);
  const ids = [...spans.keys()];
  await sql`
    update shared_facility f set stretches_until = span.until, stretches_calendar = ${calendar.revision}
    from unnest(${ids}::text[], ${ids.map((id) => spans.get(id)!.end.toString())}::timestamptz[]) as span (id, until)
    where f.id = span.id`.execute(db);
}

/** The time over which each facility's stretches are wanted. */
async function bookableSpans(
  db: Database,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, Interval>> {
  const { rows } = await sql<{ id: string; hours: number }>`
    select id, horizon_days * 24 + ceil(max_minutes / 60.0)::int as hours
    from shared_facility where id = any(${[...ids]})`.execute(db);
  const start = now.subtract(BACK);
  return new Map(rows.map(({ id, hours }) => [id, { start, end: now.add({ hours }).add(AHEAD) }]));
}

/**
 * Moves the stretches on with time, and works them out anew after a change of the calendar: every facility whose
 * stretches end within the time that can be booked, or come from an older calendar. Several processes may do so at once.
 * @returns how many facilities were worked out
 */
export async function keepStretches(orm: MikroORM, now: Temporal.Instant): Promise<number> {
  for (let kept = 0; ;) {
    const done = await orm.em.fork().transactional(async (em) => {
      const db = em.getKysely() as unknown as Database;
      const revision = await calendarRevision(db);
      const { rows } = await sql<{ id: string }>`
        select id from shared_facility
        where state <> 'WITHDRAWN' and (stretches_until is null or stretches_calendar is distinct from ${revision}
          or stretches_until < ${dateOf(now)}::timestamptz + make_interval(days => horizon_days, mins => max_minutes))
        order by id limit ${BATCH} for no key update skip locked`.execute(db);
      await expandStretches(
        db,
        rows.map(({ id }) => id),
        now,
      );
      return rows.length;
    });
    kept += done;
    if (done < BATCH) return kept;
  }
}
