import type { Feature } from '../../request/feature.ts';
import { calendarFeedById } from './calendar-feed.loader.ts';
import { CalendarFeedResolver, ViewerFeedsResolver } from './calendar-feed.resolver.ts';
import { forgetCalendarFeeds } from './retention.ts';

export { registerCalendarFeeds } from './calendar-feed.endpoint.ts';

/** Bookings in the calendars of those whose they are. */
export const feedsFeature: Feature = {
  resolvers: [CalendarFeedResolver, ViewerFeedsResolver],
  readers: { cfd: (ctx, id) => calendarFeedById(ctx).load(id) },
  jobs: [forgetCalendarFeeds],
};
