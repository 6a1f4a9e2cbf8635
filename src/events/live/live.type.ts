import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Booking } from '../../bookings/index.ts';
import { Match, SupplyDemandList } from '../../exchange/index.ts';
import { AvailabilityWindowType as AvailabilityWindow, SharedFacility } from '../../facilities/index.ts';
import { ServiceProjectBook } from '../../projects/index.ts';
import { Access } from '../../shared/access.ts';
import { DateTime } from '../../shared/scalars.ts';
import { EVENT_ID } from './live.subscription.ts';

export enum BookingChange {
  CREATED = 'CREATED',
  CONFIRMED = 'CONFIRMED',
  REJECTED = 'REJECTED',
  CANCELLED = 'CANCELLED',
  COMPLETED = 'COMPLETED',
  EXPIRED = 'EXPIRED',
  HELD = 'HELD',
  MOVED = 'MOVED',
  CHANGED = 'CHANGED',
}

registerEnumType(BookingChange, {
  name: 'BookingChange',
  description: 'What has happened to a booking. 预约变化',
  valuesConfig: {
    CREATED: { description: 'It was made. 已创建' },
    CONFIRMED: { description: 'The unit has confirmed it. 已确认' },
    REJECTED: { description: 'The unit has rejected it. 已拒绝' },
    CANCELLED: { description: 'It was given back, or taken back by the unit or a closure. 已取消' },
    COMPLETED: { description: 'Its end has passed. 已完成' },
    EXPIRED: {
      description: 'The unit has not answered it in time, or it was not booked as long as it was held. 已过期',
    },
    HELD: { description: 'Its places are held. 已保留' },
    MOVED: { description: 'It has moved to another time, facility or number of places. 已改期' },
    CHANGED: { description: 'Something else of it: it no longer fits what its facility offers, or does again. 有变动' },
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
  CANCELLED = 'CANCELLED',
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
    CANCELLED: { description: 'It was called off. 已取消' },
  },
});

export enum ListChange {
  CREATED = 'CREATED',
  SUBMITTED = 'SUBMITTED',
  CONFIRMED = 'CONFIRMED',
  RETURNED = 'RETURNED',
  CLOSED = 'CLOSED',
  ENTRIES_CHANGED = 'ENTRIES_CHANGED',
}

registerEnumType(ListChange, {
  name: 'ListChange',
  description: 'What has happened to a supply–demand list. 清单变化',
  valuesConfig: {
    CREATED: { description: 'It was begun. 已新建' },
    SUBMITTED: { description: 'It was submitted. 已提交' },
    CONFIRMED: { description: 'It is in force. 已生效' },
    RETURNED: { description: 'It was returned to its owner. 已退回' },
    CLOSED: { description: 'It was closed. 已关闭' },
    ENTRIES_CHANGED: { description: 'Entries of it were added, changed or taken off. 条目有变动' },
  },
});

export enum ProjectBookChange {
  DRAFTED = 'DRAFTED',
  REVISED = 'REVISED',
  REVISION_WITHDRAWN = 'REVISION_WITHDRAWN',
  PAPER_ENTERED = 'PAPER_ENTERED',
  PAPER_REJECTED = 'PAPER_REJECTED',
  PARTY_SIGNED = 'PARTY_SIGNED',
  SIGNED = 'SIGNED',
  STARTED = 'STARTED',
  SUSPENDED = 'SUSPENDED',
  RESUMED = 'RESUMED',
  MILESTONE_COMPLETED = 'MILESTONE_COMPLETED',
  SESSION_LOGGED = 'SESSION_LOGGED',
  PARTY_CONFIRMED = 'PARTY_CONFIRMED',
  COMPLETED = 'COMPLETED',
  TERMINATED = 'TERMINATED',
  EVALUATED = 'EVALUATED',
  REVIEW_NEEDED = 'REVIEW_NEEDED',
}

registerEnumType(ProjectBookChange, {
  name: 'ProjectBookChange',
  description: 'What has happened to a project book. 项目书变化',
  valuesConfig: {
    DRAFTED: { description: 'It was drafted. 已起草' },
    REVISED: { description: 'There is a new version. 已修订' },
    REVISION_WITHDRAWN: { description: 'What was negotiated beside the version in force is withdrawn. 修订已撤回' },
    PAPER_ENTERED: { description: 'A signature on paper was entered and is to be confirmed. 纸质签署待复核' },
    PAPER_REJECTED: { description: 'A signature on paper was entered and is not confirmed. 纸质签署未通过' },
    PARTY_SIGNED: { description: 'One party has signed. 一方已签署' },
    SIGNED: { description: 'The last party has signed: the version is in force. 已全部签署' },
    STARTED: { description: 'The project has begun. 已启动' },
    SUSPENDED: { description: 'The project is halted. 已暂停' },
    RESUMED: { description: 'The project goes on. 已恢复' },
    MILESTONE_COMPLETED: { description: 'A milestone is reached. 里程碑已完成' },
    SESSION_LOGGED: { description: 'A session was logged. 已记录活动' },
    PARTY_CONFIRMED: { description: 'One party has confirmed that it is done. 一方已确认完成' },
    COMPLETED: { description: 'All parties have confirmed that it is done. 已完成' },
    TERMINATED: { description: 'It was ended before it was done. 已终止' },
    EVALUATED: { description: 'Somebody has evaluated it. 已评价' },
    REVIEW_NEEDED: { description: 'Its evaluations are so low that it is to be looked into. 需要复核' },
  },
});

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

@Access('RESTRICTED')
@ObjectType({ description: 'A supply–demand list has changed. 清单事件', simpleResolvers: true })
export class SupplyDemandListEvent {
  @Field(() => ID, { description: EVENT_ID })
  eventId!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => ListChange, { description: 'What has happened.' })
  change!: ListChange;

  @Field(() => SupplyDemandList, { description: 'The list as it is now, which may be later than the event.' })
  list!: SupplyDemandList;
}

@Access('RESTRICTED')
@ObjectType({ description: 'A project book has changed. 项目书事件', simpleResolvers: true })
export class ServiceProjectBookEvent {
  @Field(() => ID, { description: EVENT_ID })
  eventId!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => ProjectBookChange, { description: 'What has happened.' })
  change!: ProjectBookChange;

  @Field(() => ServiceProjectBook, { description: 'The book as it is now, which may be later than the event.' })
  book!: ServiceProjectBook;
}
