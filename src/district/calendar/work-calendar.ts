/** What the official calendar says a date is, make-up work days and holidays included. */
export type CalendarDayClass = 'WORKDAY' | 'DAY_OFF';

/** A date whose class does not have to follow from its weekday. */
export interface CalendarDay {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly dayClass: CalendarDayClass;
}

/** The work-day calendar: one answer for every date, and how sure it is. */
export interface WorkCalendar {
  /** The class of a local date. A date that nobody has spoken about is a work day from Monday to Friday. */
  dayClassOf(date: Temporal.PlainDate): CalendarDayClass;
  /**
   * True when the answer for the date is only the Monday-to-Friday guess, because the notice of its year is not out
   * and no row names the date. Known by the year: the last days of December can still change when the next year's
   * notice makes them part of its New Year holiday, as in 2006, 2007, 2011 and 2018.
   */
  isProvisional(date: Temporal.PlainDate): boolean;
}

const FRIDAY = 5;

/**
 * A calendar from the days that notices and staff have named. Look-ups cost one hash each and allocate nothing.
 *
 * @param days the named days; of two with one date the later holds, so corrections go after the notice they correct
 * @param noticedYears the years whose notice is known
 * @throws {RangeError} when a date does not exist
 */
export function workCalendar(days: Iterable<CalendarDay>, noticedYears: Iterable<number>): WorkCalendar {
  const classes = new Map<number, CalendarDayClass>();
  for (const { date, dayClass } of days) classes.set(keyOf(Temporal.PlainDate.from(date)), dayClass);
  const noticed = new Set(noticedYears);
  return {
    dayClassOf: (date) => classes.get(keyOf(date)) ?? (date.dayOfWeek <= FRIDAY ? 'WORKDAY' : 'DAY_OFF'),
    isProvisional: (date) => !noticed.has(date.year) && !classes.has(keyOf(date)),
  };
}

/** A date as one number, 20260214 for 14 February 2026. */
function keyOf(date: Temporal.PlainDate): number {
  return date.year * 10_000 + date.month * 100 + date.day;
}
