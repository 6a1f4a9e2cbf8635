import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { calendarRevision } from '../../district/calendar/index.ts';
import { type Database, databaseOf } from '../../database/database.ts';
import { idsOf, type Job } from '../../request/job.ts';
import { dateOf } from '../../shared/interval.ts';
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
  const facilities = (await readHours(db, facilityIds)).map((hours) => {
    const span = { start: now.subtract(BACK), end: now.add({ hours: hours.bookableHours }).add(AHEAD) };
    return { id: hours.id, until: span.end, revision: hours.calendar.revision, open: openStretches(hours, span) };
  });
  const rows = facilities.flatMap(({ id, open }) =>
    open.map(({ start, end }) => [id, start.toString(), end.toString()] as const),
  );
  await sql`delete from open_stretch where facility_id = any(${[...facilityIds]})`.execute(db);
  await sql`
    insert into open_stretch (facility_id, starts_at, ends_at)
    select * from unnest(${rows.map(([id]) => id)}::text[], ${rows.map(([, start]) => start)}::timestamptz[],
                         ${rows.map(([, , end]) => end)}::timestamptz[])`.execute(db);
  await sql`
    update shared_facility f set stretches_until = done.until, stretches_calendar = done.revision
    from unnest(${facilities.map(({ id }) => id)}::text[], ${facilities.map(({ until }) => until.toString())}::timestamptz[],
                ${facilities.map(({ revision }) => revision)}::integer[]) as done (id, until, revision)
    where f.id = done.id`.execute(db);
}

/** Moves the stretches on every minute, so that a correction of the calendar is soon taken up. */
export const moveStretchesOn: Job = {
  name: 'facilities.stretches',
  payload: idsOf({}),
  schedule: '* * * * *',
  async run({ orm, now }) {
    await keepStretches(orm, now());
  },
};

/**
 * Moves the stretches on with time, and works them out anew after a change of the calendar: every facility whose
 * stretches end within the time that can be booked, or come from an older calendar. Several processes may do so at once.
 * @returns how many facilities were worked out
 */
export async function keepStretches(orm: MikroORM, now: Temporal.Instant): Promise<number> {
  for (let kept = 0; ;) {
    const done = await orm.em.fork().transactional(async (em) => {
      const db = databaseOf(em);
      const revision = await calendarRevision(db);
      const { rows } = await sql<{ id: string }>`
        select id from shared_facility
        where state <> 'WITHDRAWN' and (stretches_until is null or stretches_calendar is distinct from ${revision}
          or stretches_until < ${dateOf(now)}::timestamptz + make_interval(hours => horizon_days * 24, mins => max_minutes))
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
