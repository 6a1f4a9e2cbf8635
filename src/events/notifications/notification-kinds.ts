import type { EventTopic } from '../../request/event-topics.ts';
import { NotificationKind } from './notification.entity.ts';

/**
 * What a booker is told of which event: one row each. An event that is not in the table makes no notification. Of those that
 * are, tell-people.ts says who has done it themselves, and which change of a booking is one of a closure.
 */
export const KIND_OF_TOPIC: Readonly<Partial<Record<EventTopic, NotificationKind>>> = {
  'booking.created': NotificationKind.BOOKED,
  'booking.confirmed': NotificationKind.CONFIRMED,
  'booking.rejected': NotificationKind.REJECTED,
  'booking.cancelled': NotificationKind.CANCELLED,
  'booking.expired': NotificationKind.LAPSED,
  'booking.moved': NotificationKind.MOVED,
  'booking.changed': NotificationKind.CLOSURE,
};

/** What holds only as long as its booking stands: once it has ended, nobody is sent word of it any more. */
export const WHILE_IT_STANDS: readonly NotificationKind[] = [
  NotificationKind.BOOKED,
  NotificationKind.CONFIRMED,
  NotificationKind.MOVED,
  NotificationKind.REMINDER,
  NotificationKind.OFFER,
  NotificationKind.CLOSURE,
];
