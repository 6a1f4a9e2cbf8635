import { loadCalendarNotices } from '../../src/district/calendar/index.ts';
import type { CalendarDayClass } from '../../src/district/calendar/index.ts';
import type { Database } from '../../src/database/database.ts';

/** The official calendar, 2004 to 2026, as every start of the server loads it. A test database begins without. */
export async function buildCalendar(db: Database): Promise<void> {
  await loadCalendarNotices(db);
}

/** One day that staff have corrected, without going through the API. */
export async function buildCorrectedDay(
  db: Database,
  { date, dayClass, reason = 'Built' }: { date: string; dayClass: CalendarDayClass; reason?: string },
): Promise<void> {
  const corrected = { day_class: dayClass, source: 'CORRECTION', reason } as const;
  await db
    .insertInto('calendar_day')
    .values({ date, ...corrected })
    .onConflict((day) => day.column('date').doUpdateSet(corrected))
    .execute();
}
