import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EVENT_ID } from '../live/index.ts';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { Node } from '../../shared/node.ts';
import { ListSize } from '../../shared/list-size.ts';
import { DateTime } from '../../shared/scalars.ts';

/** Reminders of one booking that somebody can choose; the database holds this bound and the next two as well. */
export const REMINDERS_MAX = 3;
/** How long before the start a reminder can come, in minutes: a quarter of an hour to a week. */
export const REMIND_MINUTES_MIN = 15;
export const REMIND_MINUTES_MAX = 7 * 24 * 60;
/** When those are reminded who have chosen nothing, in minutes before the start. */
export const REMIND_MINUTES_DEFAULT: readonly number[] = [60];

export enum NotificationKind {
  BOOKED = 'BOOKED',
  CONFIRMED = 'CONFIRMED',
  REJECTED = 'REJECTED',
  CANCELLED = 'CANCELLED',
  MOVED = 'MOVED',
  REMINDER = 'REMINDER',
  OFFER = 'OFFER',
  OFFER_LAPSED = 'OFFER_LAPSED',
  DRAW_RESULT = 'DRAW_RESULT',
  CLOSURE = 'CLOSURE',
  NO_SHOW = 'NO_SHOW',
  MESSAGE = 'MESSAGE',
  CHARGE = 'CHARGE',
  PROBLEM_ANSWERED = 'PROBLEM_ANSWERED',
  LAPSED = 'LAPSED',
}

/** How many kinds there are: a list of them is no longer. */
const KINDS_MAX = Object.keys(NotificationKind).length;

registerEnumType(NotificationKind, {
  name: 'NotificationKind',
  description: 'What a notification tells. 消息类型',
  valuesConfig: {
    BOOKED: { description: 'A booking was made, or asked for. 已预约' },
    CONFIRMED: { description: 'The unit has confirmed it. 已确认' },
    REJECTED: { description: 'The unit has rejected it. 已拒绝' },
    CANCELLED: { description: 'It was given back, or taken back by the unit or a closure. 已取消' },
    MOVED: { description: 'It is at another time or place. 已改约' },
    REMINDER: { description: 'It begins soon. 提醒' },
    OFFER: { description: 'Places came free for somebody on the waiting list. 候补有位' },
    OFFER_LAPSED: { description: 'Such an offer was not taken in time. 候补过期' },
    DRAW_RESULT: { description: 'A draw has decided. 抽签结果' },
    CLOSURE: { description: 'A booking no longer fits what its facility offers, or does again. 设施关闭' },
    NO_SHOW: { description: 'Nobody came to a booking. 未到' },
    MESSAGE: { description: 'The unit has written. 单位留言' },
    CHARGE: { description: 'Something is owed, settled or given back. 费用' },
    PROBLEM_ANSWERED: { description: 'A problem that was reported has an answer. 问题答复' },
    LAPSED: { description: 'The unit has not answered in time. 未获答复' },
  },
});

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description:
    'Something that a resident is told, once: what has happened to a booking of theirs, or that it begins soon. Seen by ' +
    'them alone. 消息',
  simpleResolvers: true,
})
export class Notification extends Node {
  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => NotificationKind, { description: 'What it tells.' })
  kind!: NotificationKind;

  @Field(() => DateTime, { nullable: true, description: 'When it was read; null while it was not.' })
  readAt!: string | null;
}

export const { ConnectionType: NotificationConnection } = connectionTypes(
  Notification,
  'Notification',
  'what a resident is told',
);

@Access('SIGNED_IN')
@ObjectType({ description: 'What a resident wants to be told, and where. 消息设置', simpleResolvers: true })
export class NotificationSettings {
  @ListSize({ by: 'held', assumed: REMINDERS_MAX })
  @Field(() => [Int], { description: 'How many minutes before the start of a booking they are reminded of it.' })
  remindMinutesBefore!: readonly number[];

  @ListSize({ by: 'held', assumed: KINDS_MAX })
  @Field(() => [NotificationKind], { description: 'What is also sent to their phone, as a message.' })
  sms!: readonly NotificationKind[];

  @ListSize({ by: 'held', assumed: KINDS_MAX })
  @Field(() => [NotificationKind], { description: 'What is also sent to their mailbox.' })
  mail!: readonly NotificationKind[];

  @Field(() => String, {
    nullable: true,
    description:
      'The mailbox: the one that the issuer of their token had verified when they chose mail; null while nothing goes there.',
  })
  mailAddress!: string | null;
}

@Access('RESTRICTED')
@ObjectType({ description: 'A resident has been told something. 消息事件', simpleResolvers: true })
export class NotificationEvent {
  @Field(() => ID, { description: EVENT_ID })
  eventId!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => Notification, { description: 'What they are told.' })
  notification!: Notification;
}

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'notification.kind': NotificationKind;
  }
}
