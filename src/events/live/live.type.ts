import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Booking } from '../../bookings/index.ts';
import { Match } from '../../exchange/index.ts';
import { AvailabilityWindowType as AvailabilityWindow, SharedFacility } from '../../facilities/index.ts';
import { Access } from '../../shared/access.ts';
import { DateTime } from '../../shared/scalars.ts';

export enum BookingChange {
  CREATED = 'CREATED',
  CONFIRMED = 'CONFIRMED',
  REJECTED = 'REJECTED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(BookingChange, {
  name: 'BookingChange',
  description: 'What has happened to a booking. 预约变化',
  valuesConfig: {
    CREATED: { description: 'It was made. 已创建' },
    CONFIRMED: { description: 'The unit has confirmed it. 已确认' },
    REJECTED: { description: 'The unit has rejected it. 已拒绝' },
    CANCELLED: { description: 'It was given back, or taken back by the unit. 已取消' },
  },
});

export enum MatchChange {
  SET = 'SET',
  PINNED = 'PINNED',
  ACCEPTED = 'ACCEPTED',
  CONFIRMED = 'CONFIRMED',
  DECLINED = 'DECLINED',
  FULFILLED = 'FULFILLED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(MatchChange, {
  name: 'MatchChange',
  description: 'What has happened to a match. 对接变化',
  valuesConfig: {
    SET: { description: 'It was set by hand. 人工设定' },
    PINNED: { description: 'It was pinned, or set free again. 已固定或解除固定' },
    ACCEPTED: { description: 'One side has accepted it. 一方已接受' },
    CONFIRMED: { description: 'Both sides have accepted it. 双方已确认' },
    DECLINED: { description: 'One side does not want it. 已谢绝' },
    FULFILLED: { description: 'The receiving side has said how much was delivered. 已兑现' },
    CANCELLED: { description: 'It was taken back. 已取消' },
  },
});

export enum MatchingRunState {
  STARTED = 'STARTED',
  READ = 'READ',
  SOLVED = 'SOLVED',
  WRITTEN = 'WRITTEN',
  FAILED = 'FAILED',
}

registerEnumType(MatchingRunState, {
  name: 'MatchingRunState',
  description: 'How far a matching run has come. 对接运算进度',
  valuesConfig: {
    STARTED: { description: 'It was asked for. 已开始' },
    READ: { description: 'The demands and supplies have been read. 已读取' },
    SOLVED: { description: 'The best allocation has been found. 已求解' },
    WRITTEN: { description: 'Its proposals can be read and answered. 已写入' },
    FAILED: { description: 'It has come to nothing. 已失败' },
  },
});

const EVENT_ID =
  'The id of the event. Whoever subscribes again with it in `after`, or in the header Last-Event-ID, goes on after it. 事件标识';

@Access('RESTRICTED')
@ObjectType({ description: 'A booking has changed. 预约事件', simpleResolvers: true })
export class BookingEvent {
  @Field(() => ID, { description: EVENT_ID })
  eventId!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => BookingChange, { description: 'What has happened.' })
  change!: BookingChange;

  @Field(() => Booking, { description: 'The booking as it is now, which may be later than the event.' })
  booking!: Booking;
}

@Access('PUBLIC')
@ObjectType({
  description: 'The places left in a facility have changed within the range that is followed. 可用时段事件',
  simpleResolvers: true,
})
export class AvailabilityEvent {
  @Field(() => ID, { description: EVENT_ID })
  eventId!: string;

  @Field(() => DateTime, { description: 'When what has changed them happened.' })
  at!: string;

  @Field(() => SharedFacility, { description: 'The facility as it is now.' })
  facility!: SharedFacility;

  @Field(() => [AvailabilityWindow], {
    description:
      'Maximal intervals of the range during which the places left are constant, with those in which none is left; none ' +
      'at all unless the facility is published and its unit takes bookings.',
  })
  windows!: AvailabilityWindow[];
}

@Access('RESTRICTED')
@ObjectType({ description: 'A match has changed. 对接事件', simpleResolvers: true })
export class MatchEvent {
  @Field(() => ID, { description: EVENT_ID })
  eventId!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => MatchChange, { description: 'What has happened.' })
  change!: MatchChange;

  @Field(() => Match, { description: 'The match as it is now, which may be later than the event.' })
  match!: Match;
}

@Access('RESTRICTED')
@ObjectType({
  description: 'A matching run has come one step further. A dry run tells nobody. 对接运算进度事件',
  simpleResolvers: true,
})
export class MatchingRunProgress {
  @Field(() => ID, { description: EVENT_ID })
  eventId!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => ID, { description: 'The id of the run; a `MatchingRun` has it from WRITTEN on.' })
  runId!: string;

  @Field(() => MatchingRunState, { description: 'How far it has come.' })
  state!: MatchingRunState;

  @Field(() => Int, { nullable: true, description: 'The demands in force that it is about; null until READ.' })
  demands!: number | null;

  @Field(() => Int, { nullable: true, description: 'The supplies in force that it has for them; null until READ.' })
  supplies!: number | null;

  @Field(() => Int, { nullable: true, description: 'The matches that it proposes; null until SOLVED.' })
  matches!: number | null;
}
