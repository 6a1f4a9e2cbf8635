import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { Node } from '../../shared/node.ts';
import { DateTime } from '../../shared/scalars.ts';

/** Webhooks that one unit can have; each costs a row for every event of its topics. */
export const WEBHOOKS_MAX = 10;
/** How long the old secret may go on signing beside a new one, in hours. */
export const WEBHOOK_OVERLAP_HOURS_MAX = 168;
export const WEBHOOK_OVERLAP_HOURS_DEFAULT = 24;

/** What a webhook can be told of. */
export enum WebhookTopic {
  BOOKING_CREATED = 'BOOKING_CREATED',
  BOOKING_CONFIRMED = 'BOOKING_CONFIRMED',
  BOOKING_CANCELLED = 'BOOKING_CANCELLED',
  BOOKING_REJECTED = 'BOOKING_REJECTED',
  BOOKING_COMPLETED = 'BOOKING_COMPLETED',
  BOOKING_EXPIRED = 'BOOKING_EXPIRED',
  BOOKING_HELD = 'BOOKING_HELD',
  BOOKING_MOVED = 'BOOKING_MOVED',
  MATCH_ACCEPTED = 'MATCH_ACCEPTED',
  MATCH_CONFIRMED = 'MATCH_CONFIRMED',
  MATCH_DECLINED = 'MATCH_DECLINED',
  MATCH_CANCELLED = 'MATCH_CANCELLED',
  MATCH_FULFILLED = 'MATCH_FULFILLED',
}

registerEnumType(WebhookTopic, {
  name: 'WebhookTopic',
  description:
    'What a webhook is told of. In the message the topic is in small letters with a full stop, as in `booking.created`. ' +
    '事件主题',
  valuesConfig: {
    BOOKING_CREATED: { description: 'A booking of a facility of the unit was made. 预约已创建' },
    BOOKING_CONFIRMED: { description: 'A booking that waited was confirmed. 预约已确认' },
    BOOKING_CANCELLED: { description: 'A booking was given back, or taken back. 预约已取消' },
    BOOKING_COMPLETED: { description: 'The end of a booking has passed. 预约已完成' },
    BOOKING_EXPIRED: { description: 'The unit has not answered a booking in time, or a hold has lapsed. 预约已过期' },
    BOOKING_HELD: { description: 'Places of a facility of the unit are held for a while. 名额已保留' },
    BOOKING_MOVED: { description: 'A booking has moved to another time, facility or number of places. 预约已改期' },
    BOOKING_REJECTED: { description: 'A booking that waited was rejected. 预约已拒绝' },
    MATCH_ACCEPTED: { description: 'One side has accepted a match of the unit. 一方已接受对接' },
    MATCH_CONFIRMED: { description: 'Both sides have accepted a match of the unit. 对接已确认' },
    MATCH_DECLINED: { description: 'One side has declined a match of the unit. 对接已谢绝' },
    MATCH_CANCELLED: { description: 'A match of the unit was taken back. 对接已取消' },
    MATCH_FULFILLED: { description: 'The receiving side has said what was delivered. 对接已兑现' },
  },
});

/** A topic as the outbox and the messages write it. */
export function writtenTopic(topic: WebhookTopic): string {
  return topic.toLowerCase().replace('_', '.');
}

export enum WebhookState {
  ENABLED = 'ENABLED',
  DISABLED = 'DISABLED',
}

registerEnumType(WebhookState, {
  name: 'WebhookState',
  description: 'Whether a webhook is told of anything. 网络回调状态',
  valuesConfig: {
    ENABLED: { description: 'It is told of its topics. 已启用' },
    DISABLED: { description: 'It is sent nothing, and what happens meanwhile is not kept for it. 已停用' },
  },
});

export enum WebhookDisabledReason {
  MANAGER = 'MANAGER',
  GONE = 'GONE',
  FAILING = 'FAILING',
}

registerEnumType(WebhookDisabledReason, {
  name: 'WebhookDisabledReason',
  description: 'Why a webhook is disabled. 停用原因',
  valuesConfig: {
    MANAGER: { description: 'A manager of the unit disabled it. 管理员停用' },
    GONE: { description: 'Its receiver answered 410 Gone. 接收方已下线' },
    FAILING: { description: 'Its receiver has failed for days without a success. 长期投递失败' },
  },
});

@Access('SIGNED_IN')
@ObjectType({
  description:
    'A secret that messages are signed with at this moment; the secret itself is never shown again. 签名密钥',
  simpleResolvers: true,
})
export class WebhookSecret {
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when messages are also signed with it; null for the current one.',
  })
  expiresAt!: Date | null;
}

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description:
    'An address of a unit that is told of what happens to its bookings and matches, by signed messages (Standard ' +
    'Webhooks). Seen by the managers of the unit only. 网络回调',
  simpleResolvers: true,
})
@Entity({ tableName: 'webhook' })
export class Webhook extends Node {
  @Property({ type: 'text' })
  districtCode!: string;

  @Property({ type: 'text' })
  unitId!: string;

  @Field(() => String, { description: 'Where messages are sent by POST.' })
  @Property({ type: 'text' })
  url!: string;

  /** As the outbox writes them, see {@link writtenTopic}. */
  @Field(() => [WebhookTopic], { description: 'What it is told of.' })
  @Property({ type: 'text[]' })
  topics!: string[];

  @Field(() => WebhookState, { description: 'Whether it is told of anything.' })
  @Property({ persist: false, type: 'text' })
  state?: WebhookState;

  @Field(() => WebhookDisabledReason, { nullable: true, description: 'Why it is disabled; null while it is not.' })
  @Property({ type: 'text', nullable: true })
  disabledReason!: WebhookDisabledReason | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is disabled; null while it is not.' })
  @Property({ type: 'datetime', nullable: true })
  disabledAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The first failure since the last success; null when the last attempt was one. 持续失败起始时间',
  })
  @Property({ type: 'datetime', nullable: true })
  failingSince!: Date | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'text' })
  createdBy!: string;

  disable(reason: WebhookDisabledReason, now: Date): void {
    if (this.disabledAt !== null) throw new Error('A webhook that is disabled is not disabled again');
    this.disabledAt = now;
    this.disabledReason = reason;
  }

  /** Begins anew: what failed before counts no more. */
  enable(): void {
    if (this.disabledAt === null) throw new Error('A webhook that is enabled is not enabled again');
    this.disabledAt = null;
    this.disabledReason = null;
    this.failingSince = null;
  }
}

export const { ConnectionType: WebhookConnection } = connectionTypes(Webhook, 'Webhook', 'webhooks');
