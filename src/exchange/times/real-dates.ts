import type { WorkCalendar } from '../../district/calendar/index.ts';
import { dateText, dayNumber, partsOf, weekdayOf } from './day-number.ts';

/** Which dates are work days: Monday to Friday, but for those that the calendar makes something else. */
export interface DayClasses {
  isWorkday(day: number): boolean;
}

const SATURDAY = 5;

/**
 * The dates from one to another, both included, that are not what their weekday says: holidays and make-up work days. A
 * calendar in few words, which can be kept with what was decided by it.
 */
export function exceptionsBetween(calendar: WorkCalendar, from: string, to: string): string[] {
  const exceptions: string[] = [];
  const last = dayNumber(to);
  for (let day = dayNumber(from); day <= last; day++) {
    const text = dateText(day);
    const isWorkday = calendar.dayClassOf(Temporal.PlainDate.from(text)) === 'WORKDAY';
    if (isWorkday !== weekdayOf(day) < SATURDAY) exceptions.push(text);
  }
  return exceptions;
}

/** The classes of days by the dates of {@link exceptionsBetween}. */
export function dayClasses(exceptions: readonly string[]): DayClasses {
  const unusual = new Set(exceptions.map(dayNumber));
  return { isWorkday: (day) => weekdayOf(day) < SATURDAY !== unusual.has(day) };
}

/** Month × 100 + day of each day from one to another, for seasons. */
export function monthDaysBetween(first: number, last: number): Int16Array {
  const result = new Int16Array(Math.max(0, last - first + 1));
  let { year, month, day } = partsOf(first);
  for (let at = 0; at < result.length; at++) {
    result[at] = month * 100 + day;
    if (++day > daysIn(year, month)) {
      day = 1;
      if (++month > 12) {
        month = 1;
        year++;
      }
    }
  }
  return result;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
