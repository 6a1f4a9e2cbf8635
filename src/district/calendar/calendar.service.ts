import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import type { Database } from '../../database/database.ts';
import { inTransaction } from '../../request/transaction.ts';
import { Role } from '../identity/index.ts';
import { record } from '../../request/record.ts';
import { REASON_MAX, requireText } from '../../shared/text.ts';
import { calendarDayId } from './calendar.entity.ts';
import { calendarIsTheDistricts, dateOutOfRange, dayIsNotCorrected } from './calendar.errors.ts';
import type { CalendarDayCorrectInput, CalendarDayRestoreInput } from './calendar.input.ts';
import { isInRange } from './calendar.loader.ts';
import { mayCorrectCalendar } from './calendar.policy.ts';
import { type CalendarDayRow, calendarDaysOf, noticeYears } from './holiday-notices.ts';
import type { EventTopic } from '../../request/event-topics.ts';

/**
 * Brings the tables in line with the notices that this version of the program comes with: rows that are missing or
 * different are written, rows of those years that no notice has any more go, and what staff have corrected stays. Run
 * at every start; when there is nothing to do, nothing is written and the calendar keeps its revision.
 */
export async function loadCalendarNotices(db: Database): Promise<void> {
  const years = noticeYears();
  const days = years.flatMap(calendarDaysOf);
  const sources = years.map((year) => ({ year, source: days.find((day) => yearOf(day) === year)?.source }));
  await sql`
    with noticed_year as (
      select * from json_to_recordset(${JSON.stringify(sources)}::json) as y (year integer, source text)),
    noticed_day as (
      select * from json_to_recordset(${JSON.stringify(days)}::json)
        as d (date date, "dayClass" text, "holidayName" text, "holidayNameEn" text)),
    years as (
      insert into calendar_year as y (year, source) select year, source from noticed_year order by year
      on conflict (year) do update set source = excluded.source where y.source <> excluded.source),
    gone as (
      delete from calendar_day
      where source = 'NOTICE' and extract(year from date) in (select year from noticed_year)
        and date not in (select date from noticed_day))
    insert into calendar_day as c (date, day_class, name, name_en, source)
    select date, "dayClass", "holidayName", "holidayNameEn", 'NOTICE' from noticed_day order by date
    on conflict (date) do update
      set day_class = excluded.day_class, name = excluded.name, name_en = excluded.name_en
      where c.source = 'NOTICE'
        and (c.day_class, c.name, c.name_en) is distinct from (excluded.day_class, excluded.name, excluded.name_en)`.execute(
    db,
  );
}

/**
 * Sets what a day is, whatever the notice says of it, now and later.
 * @returns the id of the day
 * @throws Refusal FORBIDDEN, or INVALID_INPUT for the date or the reason
 */
export async function correctCalendarDay(ctx: Context, input: CalendarDayCorrectInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    if (!mayCorrectCalendar(ctx.actor)) throw calendarIsTheDistricts();
    if (!isInRange(input.date)) throw dateOutOfRange();
    const reason = requireText(input.reason, ['reason'], REASON_MAX);

    const corrected = { day_class: input.dayClass, source: 'CORRECTION', reason, name: null, name_en: null } as const;
    await ctx.db
      .insertInto('calendar_day')
      .values({ date: input.date, ...corrected })
      .onConflict((day) => day.column('date').doUpdateSet(corrected))
      .execute();
    return recordDay(ctx, 'calendarDayCorrect', input.date, 'calendar.day-corrected');
  });
}

/**
 * Takes a correction back: the day is again what the notice says, or follows from its weekday.
 * @returns the id of the day
 * @throws Refusal FORBIDDEN, or STATE_CONFLICT for a day that is not corrected
 */
export async function restoreCalendarDay(ctx: Context, { date }: CalendarDayRestoreInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    if (!mayCorrectCalendar(ctx.actor)) throw calendarIsTheDistricts();
    if (!isInRange(date)) throw dateOutOfRange();
    const { numDeletedRows } = await ctx.db
      .deleteFrom('calendar_day')
      .where('date', '=', date)
      .where('source', '=', 'CORRECTION')
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw dayIsNotCorrected({});

    const notice = calendarDaysOf(yearOf({ date })).find((day) => day.date === date);
    if (notice) {
      await ctx.db
        .insertInto('calendar_day')
        .values({
          date,
          day_class: notice.dayClass,
          name: notice.holidayName,
          name_en: notice.holidayNameEn,
          source: 'NOTICE',
        })
        .execute();
    }
    return recordDay(ctx, 'calendarDayRestore', date, 'calendar.day-restored');
  });
}

function yearOf({ date }: Pick<CalendarDayRow, 'date'>): number {
  return Temporal.PlainDate.from(date).year;
}

/** The calendar has no district of its own; the trail names the one whose administrator changed it. */
async function recordDay(ctx: WriteContext, action: string, date: string, topic: EventTopic): Promise<string> {
  const id = calendarDayId(date);
  const { divisionPath } = ctx.actor.roles.find(({ role }) => role === Role.DISTRICT_ADMIN)!;
  const districtCode = divisionPath!.split('/')[1]!;
  await record(ctx, { action, subjectId: id, districtCode, fields: ['dayClass', 'reason'], topic });
  return id;
}
