export { calendarDayById, calendarKey, calendarOf, calendarRevision, currentCalendar } from './calendar.loader.ts';
export type { RevisedCalendar } from './calendar.loader.ts';
export { loadCalendarNotices } from './calendar.service.ts';
export type { CalendarDayClass, WorkCalendar } from './work-calendar.ts';
