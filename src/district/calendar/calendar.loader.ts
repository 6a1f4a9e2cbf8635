import { sql } from 'kysely';
import type { Context } from '../../request/context.ts';
import type { Database } from '../../database/database.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import { apiError } from '../../shared/refusal.ts';
import { YEAR_MAX, YEAR_MIN } from '../../shared/scalars.ts';
import { type CalendarDay, calendarDayId, CalendarDayStatus, dateOfCalendarDayId } from './calendar.entity.ts';
import { type CalendarDayClass, type WorkCalendar, workCalendar } from './work-calendar.ts';

/** The most days that one query lists: more than a year and its two ends. */
export const CALENDAR_DAYS_MAX = 400;

/** The calendar as it was at one revision. What is worked out from it is right as long as the revision is the same. */
export interface RevisedCalendar extends WorkCalendar {
  readonly revision: number;
}

/**
 * Says which calendar a database has, as one text: equal texts, equal calendars. To be selected by a statement that is
 * sent anyway, for {@link calendarOf}: then the calendar costs nothing as long as it stays the same.
 */
export const calendarKey = sql<string>`(select current_database() || '/' || revision from calendar_revision)`;

// One is enough: a process has one database. The key names it all the same, since a test run has many.
let kept: { readonly key: string; readonly calendar: RevisedCalendar } | undefined;

/** The calendar that a {@link calendarKey} stands for, or a later one: from memory, or with one statement if it has changed. */
export async function calendarOf(db: Database, key: string): Promise<RevisedCalendar> {
  if (kept?.key !== key) kept = await readCalendar(db);
  return kept.calendar;
}

/** The calendar as it is now, corrections by other processes included: one small statement. */
export async function currentCalendar(db: Database): Promise<RevisedCalendar> {
  const { rows } = await sql<{ key: string }>`select ${calendarKey} as key`.execute(db);
  return calendarOf(db, rows[0]!.key);
}

/** The revision of the calendar now: for whoever keeps something worked out from it, to see whether it still holds. */
export async function calendarRevision(db: Database): Promise<number> {
  const { revision } = await db.selectFrom('calendar_revision').select('revision').executeTakeFirstOrThrow();
  return revision;
}

async function readCalendar(db: Database): Promise<{ key: string; calendar: RevisedCalendar }> {
  const { rows } = await sql<{
    key: string;
    revision: number;
    days: { date: string; dayClass: CalendarDayClass }[];
    years: number[];
  }>`
    select ${calendarKey} as key, (select revision from calendar_revision),
           (select coalesce(json_agg(json_build_object('date', date, 'dayClass', day_class)), '[]')
            from calendar_day) as days,
           array(select year from calendar_year) as years`.execute(db);
  const { key, revision, days, years } = rows[0]!;
  return { key, calendar: { revision, ...workCalendar(days, years) } };
}

/** Days by id; null for an id that stands for no day. */
export const calendarDayById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const dates = ids.flatMap((id) => dateOfCalendarDayId(id) ?? []).filter(isInRange);
  return inOrderOf(ids, await readDays(ctx.db, dates), ({ id }) => id);
});

/**
 * Every day from one date to another, both included, in order.
 * @throws BAD_USER_INPUT for dates in the wrong order, out of range, or more than {@link CALENDAR_DAYS_MAX} days
 */
export async function calendarDaysBetween(ctx: Context, from: string, to: string): Promise<CalendarDay[]> {
  if (!isInRange(from) || !isInRange(to)) {
    throw apiError('BAD_USER_INPUT', `The calendar has the years ${YEAR_MIN} to ${YEAR_MAX}.`);
  }
  const first = Temporal.PlainDate.from(from);
  const count = first.until(to, { largestUnit: 'days' }).days + 1;
  if (count < 1) throw apiError('BAD_USER_INPUT', '`from` is not after `to`.');
  if (count > CALENDAR_DAYS_MAX) throw apiError('BAD_USER_INPUT', `At most ${CALENDAR_DAYS_MAX} days at a time.`);
  return readDays(
    ctx.db,
    Array.from({ length: count }, (_, days) => first.add({ days }).toString()),
  );
}

/** Whether a local date lies in the years that are kept here. */
export function isInRange(date: string): boolean {
  const { year } = Temporal.PlainDate.from(date);
  return year >= YEAR_MIN && year <= YEAR_MAX;
}

async function readDays(db: Database, dates: readonly string[]): Promise<CalendarDay[]> {
  const { rows } = await sql<{
    date: string;
    dayClass: CalendarDayClass | null;
    name: string | null;
    nameEn: string | null;
    source: 'NOTICE' | 'CORRECTION' | null;
    reason: string | null;
    noticed: boolean;
  }>`
    select wanted.date, c.day_class as "dayClass", c.name, c.name_en as "nameEn", c.source, c.reason,
           y.year is not null as noticed
    from unnest(${dates}::date[]) as wanted (date)
    left join calendar_day c on c.date = wanted.date
    left join calendar_year y on y.year = extract(year from wanted.date)
    order by wanted.date`.execute(db);
  return rows.map(({ noticed, source, ...row }) => {
    const date = Temporal.PlainDate.from(row.date);
    const named = row.dayClass === null ? [] : [{ date: row.date, dayClass: row.dayClass }];
    const calendar = workCalendar(named, noticed ? [date.year] : []);
    const uncorrected = calendar.isProvisional(date) ? CalendarDayStatus.PROVISIONAL : CalendarDayStatus.OFFICIAL;
    return {
      ...row,
      id: calendarDayId(row.date),
      dayClass: calendar.dayClassOf(date),
      status: source === 'CORRECTION' ? CalendarDayStatus.CORRECTED : uncorrected,
    };
  });
}
