import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { Booking, visibleBooking } from '../../bookings/index.ts';
import { ViewerProfile } from '../../district/identity/index.ts';
import { answer } from '../../request/answer.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { payloadType } from '../../shared/payload.ts';
import { selectionOf } from '../../shared/selection.ts';
import { AFTER, ENDS, liveEvents, requireAccount, type SubscriptionAsked } from '../live/index.ts';
import { followNotifications } from './follow-notifications.ts';
import { textOf } from './notification-text.ts';
import {
  Notification,
  NotificationConnection,
  NotificationEvent,
  NotificationSettings,
} from './notification.entity.ts';
import { NotificationSettingsSetInput, NotificationsReadInput } from './notification.input.ts';
import {
  NOTIFICATION_SORT_KEYS,
  type NotificationRow,
  notificationSettingsOf,
  notificationsOf,
} from './notification.loader.ts';
import { readNotifications, setNotificationSettings } from './notification.service.ts';

const viewer = { type: () => ViewerProfile, description: 'Who is asking; null when refused.' };
const NotificationsReadPayload = payloadType(
  'NotificationsReadPayload',
  { viewer },
  { of: 'reading', access: 'SIGNED_IN' },
);
const NotificationSettingsSetPayload = payloadType(
  'NotificationSettingsSetPayload',
  { viewer },
  { of: 'choosing what to be told', access: 'SIGNED_IN' },
);

/** The sentence, in the language of who reads it, and what it is about. */
@Resolver(() => Notification)
export class NotificationResolver {
  @FieldResolver(() => String, { description: 'What it tells, as a sentence in the language of `Accept-Language`.' })
  text(@Root() notification: NotificationRow, @Ctx() ctx: Context) {
    return textOf(notification, ctx.language);
  }

  @FieldResolver(() => Booking, { nullable: true, description: 'The booking it is about, as it is now.' })
  booking(@Root() { bookingId }: NotificationRow, @Ctx() ctx: Context) {
    return bookingId === null ? null : visibleBooking(ctx, bookingId);
  }
}

/** What notifications add to who is asking. */
@Resolver(() => ViewerProfile)
export class ViewerNotificationsResolver {
  @FieldResolver(() => NotificationConnection, {
    description: 'What they are told as a resident, the newest first; what is old is gone. 消息',
  })
  notifications(
    @Root() { residentId }: ViewerProfile,
    @Arg('unread', () => Boolean, {
      nullable: true,
      description: 'True for what they have not read, false for what they have; all if absent.',
    })
    unread: boolean | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    return notificationsOf(ctx).load({
      // Nobody is told anything who is no resident.
      parentId: residentId ?? '',
      where: unread ?? null,
      page: pageOf(args, NOTIFICATION_SORT_KEYS, selection),
      withCount: selection.has('totalCount'),
    });
  }

  @FieldResolver(() => NotificationSettings, {
    nullable: true,
    description: 'What they have chosen to be told; null for who is no resident. 消息设置',
  })
  notificationSettings(@Root() { residentId }: ViewerProfile, @Ctx() ctx: Context) {
    return residentId === undefined ? null : notificationSettingsOf(ctx).load(residentId);
  }

  @Access('SIGNED_IN')
  @Mutation(() => NotificationsReadPayload, {
    description:
      'Takes notifications of the caller for read. Refused with INVALID_INPUT, FORBIDDEN for who is no resident, or ' +
      'NOT_FOUND when one of them is not theirs: then none is.',
  })
  notificationsRead(
    @Arg('input', () => NotificationsReadInput, { description: 'Which.' }) input: NotificationsReadInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'viewer', readNotifications(ctx, input), whoAsks);
  }

  @Access('SIGNED_IN')
  @Mutation(() => NotificationSettingsSetPayload, {
    description:
      'Chooses what the caller is reminded of, and what is sent to their phone or mailbox, in the language of this request. ' +
      'From 22:00 to 7:00 nothing is sent but what is due then. Refused with INVALID_INPUT, FORBIDDEN for who is no ' +
      'resident, or STATE_CONFLICT where no messages are sent, without a confirmed phone, or without a mailbox that the ' +
      'token of the caller claims (`email` with `email_verified`).',
  })
  notificationSettingsSet(
    @Arg('input', () => NotificationSettingsSetInput, { description: 'What is to be different.' })
    input: NotificationSettingsSetInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'viewer', setNotificationSettings(ctx, input), whoAsks);
  }

  @Access('SIGNED_IN')
  @Subscription(() => NotificationEvent, {
    description: `What the subscriber is told as a resident, as it happens. ${ENDS} 消息订阅`,
    subscribe: (asked) => received(asked as unknown as SubscriptionAsked<object>),
  })
  notificationReceived(
    @Root() event: NotificationEvent,
    @Arg('after', () => String, { nullable: true, description: AFTER }) _after: string | null,
  ): NotificationEvent {
    return event;
  }
}

async function whoAsks(ctx: Context): Promise<ViewerProfile> {
  const { accountId, residentId } = await viewerOf(ctx);
  return { accountId, residentId };
}

async function received({ args, context: ctx }: SubscriptionAsked<object>) {
  return liveEvents(ctx, args.after, followNotifications(await requireAccount(ctx)));
}
