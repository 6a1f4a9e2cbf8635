import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ViewerProfile } from '../../district/identity/index.ts';
import { SharedFacility, visibleFacility } from '../../facilities/index.ts';
import { answer, loadedBy } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ListSize } from '../../shared/list-size.ts';
import { payloadType } from '../../shared/payload.ts';
import { CalendarFeed, FEEDS_MAX } from './calendar-feed.entity.ts';
import { CalendarFeedCreateInput, CalendarFeedRevokeInput } from './calendar-feed.input.ts';
import { calendarFeedById, type CalendarFeedRow, calendarFeedsOf } from './calendar-feed.loader.ts';
import { createCalendarFeed, revokeCalendarFeed } from './calendar-feed.service.ts';

const feed = { type: () => CalendarFeed, description: 'The feed as it is now; null when refused.' };
const CalendarFeedCreatePayload = payloadType(
  'CalendarFeedCreatePayload',
  {
    feed,
    url: {
      type: () => String,
      description: 'The path of the link on this server, in this answer and never again; null when refused.',
    },
  },
  { of: 'making a link', access: 'SIGNED_IN' },
);
const CalendarFeedRevokePayload = payloadType(
  'CalendarFeedRevokePayload',
  { feed },
  { of: 'revoking a link', access: 'SIGNED_IN' },
);

@Resolver(() => CalendarFeed)
export class CalendarFeedResolver {
  @FieldResolver(() => SharedFacility, {
    nullable: true,
    description: 'The facility; null for a feed of the own bookings.',
  })
  facility(@Root() { facilityId }: CalendarFeedRow, @Ctx() ctx: Context) {
    return facilityId === null ? null : visibleFacility(ctx, facilityId);
  }

  @Access('SIGNED_IN')
  @Mutation(() => CalendarFeedCreatePayload, {
    description:
      'Makes a link under which a calendar reads the bookings of the caller, or what is taken in a facility that they ' +
      'manage. Whoever has the link reads it, until it is revoked. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, or ' +
      `QUOTA_EXCEEDED for who has ${FEEDS_MAX} of them.`,
  })
  calendarFeedCreate(
    @Arg('input', () => CalendarFeedCreateInput, { description: 'Of what.' }) input: CalendarFeedCreateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'feed', createCalendarFeed(ctx, input), loadedBy(calendarFeedById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => CalendarFeedRevokePayload, {
    description:
      'Ends a link of the caller: nobody reads under it any more. A repeat changes nothing. Refused with INVALID_INPUT, ' +
      'NOT_FOUND.',
  })
  calendarFeedRevoke(
    @Arg('input', () => CalendarFeedRevokeInput, { description: 'Which.' }) input: CalendarFeedRevokeInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'feed', revokeCalendarFeed(ctx, input), loadedBy(calendarFeedById));
  }
}

/** What feeds add to who is asking. */
@Resolver(() => ViewerProfile)
export class ViewerFeedsResolver {
  @ListSize({ by: 'held', assumed: FEEDS_MAX })
  @FieldResolver(() => [CalendarFeed], { description: 'Their links that work, the oldest first. 日历订阅' })
  calendarFeeds(@Root() { accountId }: ViewerProfile, @Ctx() ctx: Context) {
    return accountId === undefined ? [] : calendarFeedsOf(ctx).load(accountId);
  }
}
