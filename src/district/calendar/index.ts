import type { Feature } from '../../request/feature.ts';
import { calendarDayById } from './calendar.loader.ts';
import { CalendarResolver } from './calendar.resolver.ts';

export { calendarKey, calendarOf, calendarRevision, currentCalendar } from './calendar.loader.ts';
export type { RevisedCalendar } from './calendar.loader.ts';
export { loadCalendarNotices } from './calendar.service.ts';
export type { CalendarDayClass, WorkCalendar } from './work-calendar.ts';

/** The official work-day calendar. */
export const calendarFeature: Feature = {
  resolvers: [CalendarResolver],
  readers: { day: (ctx, id) => calendarDayById(ctx).load(id) },
};
