import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { Node } from '../../shared/node.ts';
import { DateTime } from '../../shared/scalars.ts';

/** The topic of a message that only tries the way. */
export const PING_TOPIC = 'ping';

export enum WebhookDeliveryState {
  PENDING = 'PENDING',
  DELIVERED = 'DELIVERED',
  FAILED = 'FAILED',
  DEAD = 'DEAD',
}

registerEnumType(WebhookDeliveryState, {
  name: 'WebhookDeliveryState',
  description: 'How far a message has come. 投递状态',
  valuesConfig: {
    PENDING: { description: 'It has not been tried yet. 待投递' },
    DELIVERED: { description: 'The receiver has answered 2xx. 已投递' },
    FAILED: { description: 'The last attempt failed; it will be tried again. 失败待重试' },
    DEAD: { description: 'It will not be tried again unless it is replayed. 死信' },
  },
});

export enum WebhookDeliveryFailure {
  STATUS = 'STATUS',
  REDIRECT = 'REDIRECT',
  TIMEOUT = 'TIMEOUT',
  CONNECTION = 'CONNECTION',
  NO_PUBLIC_ADDRESS = 'NO_PUBLIC_ADDRESS',
}

registerEnumType(WebhookDeliveryFailure, {
  name: 'WebhookDeliveryFailure',
  description: 'Why an attempt failed. 失败原因',
  valuesConfig: {
    STATUS: { description: 'The receiver answered with another status than 2xx. 状态码异常' },
    REDIRECT: { description: 'The receiver sent us elsewhere; redirects are not followed. 重定向' },
    TIMEOUT: { description: 'The receiver did not answer in time. 超时' },
    CONNECTION: { description: 'There was no connection, or it broke; or its certificate is not valid. 连接失败' },
    NO_PUBLIC_ADDRESS: { description: 'The host was not found, or has an address that is not public. 无公网地址' },
  },
});

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description:
    'A message to a webhook. Its id is sent as `webhook-id`, the same with each attempt and replay, so that a receiver ' +
    'knows one it has had. Seen by the managers of the unit only. 投递记录',
  simpleResolvers: true,
})
export class WebhookDelivery extends Node {
  @Field(() => String, { description: 'The type in the message, such as `booking.created`; `ping` for a test.' })
  topic!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the event, the same as in subscriptions; null for a test. 事件标识',
  })
  eventId!: string | null;

  @Field(() => String, { description: 'The message as it is sent, in JSON.' })
  body!: string;

  @Field(() => WebhookDeliveryState, { description: 'How far it has come.' })
  state!: WebhookDeliveryState;

  @Field(() => Int, { description: 'How often it has been tried since it was made or replayed.' })
  attempts!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was last tried; null if it never was.' })
  lastAttemptAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the last answer; null if there was none.' })
  lastStatus!: number | null;

  @Field(() => WebhookDeliveryFailure, {
    nullable: true,
    description: 'Why the last attempt failed; null if it did not.',
  })
  lastFailure!: WebhookDeliveryFailure | null;

  @Field(() => DateTime, { nullable: true, description: 'When it is tried next; null when it will not be.' })
  nextAttemptAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

export const { ConnectionType: WebhookDeliveryConnection } = connectionTypes(
  WebhookDelivery,
  'WebhookDelivery',
  'messages to a webhook',
);
