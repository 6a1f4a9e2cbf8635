import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { FacilityKind } from '../facilities/index.ts';
import { Access } from '../shared/access.ts';
import { connectionTypes } from '../shared/connection.ts';
import { instantOf } from '../shared/interval.ts';
import { Node } from '../shared/node.ts';
import { DateTime } from '../shared/scalars.ts';
import { type PartyOf, StateMachine, type StepOf } from '../shared/state-machine.ts';

/** Places that one booking can take; the database holds the same bound. */
export const QUANTITY_MAX = 10_000;
/** Children that can come along with one booker; the database holds this bound and the next two as well. */
export const CHILDREN_MAX = 100;
/** Longest name of a group, in characters. */
export const GROUP_NAME_MAX = 100;
/** Longest note to the unit, in characters. */
export const NOTE_MAX = 500;

export enum BookingType {
  NORMAL = 'NORMAL',
  MATCH = 'MATCH',
}

registerEnumType(BookingType, {
  name: 'BookingType',
  description: 'How a booking came to be.',
  valuesConfig: {
    NORMAL: { description: 'A resident booked it. 普通预约' },
    MATCH: { description: 'A unit or a grid branch has it from a match of supply and demand. 对接预约' },
  },
});

export enum BookingState {
  HELD = 'HELD',
  PENDING = 'PENDING',
  CONFIRMED = 'CONFIRMED',
  CHECKED_IN = 'CHECKED_IN',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
  REJECTED = 'REJECTED',
  NO_SHOW = 'NO_SHOW',
  EXPIRED = 'EXPIRED',
  MOVED = 'MOVED',
}

registerEnumType(BookingState, {
  name: 'BookingState',
  description: 'Where a booking is in its life. HELD, PENDING, CONFIRMED, CHECKED_IN and COMPLETED hold their places.',
  valuesConfig: {
    HELD: { description: 'Held for a form that is being filled in, until `heldUntil`. 保留中' },
    PENDING: { description: 'Waits for the unit until `answerBy`, holding its places. 待确认' },
    CONFIRMED: { description: 'The places are the booker’s. 已确认' },
    CHECKED_IN: { description: 'The booker is there. 已签到' },
    COMPLETED: { description: 'It was not given back, and its end has passed. 已完成' },
    CANCELLED: { description: 'Given back by the booker or taken back by the unit. 已取消' },
    REJECTED: { description: 'Not confirmed by the unit. 已拒绝' },
    NO_SHOW: { description: 'Nobody came. 未到' },
    EXPIRED: {
      description:
        'The unit has not answered until `answerBy`, or who held it has not booked until `heldUntil`: it came to nothing then. 已过期',
    },
    MOVED: { description: 'A move that the unit has granted: the booking that it is of is there now. 已改期' },
  },
});

export enum BookingActor {
  BOOKER = 'BOOKER',
  UNIT = 'UNIT',
  STAFF = 'STAFF',
  PROGRAM = 'PROGRAM',
  CLOCK = 'CLOCK',
}

registerEnumType(BookingActor, {
  name: 'BookingActor',
  description: 'Who did something to a booking.',
  valuesConfig: {
    BOOKER: { description: 'Who booked it, or acts for who holds it. 预约人' },
    UNIT: { description: 'The unit that shares the facility. 单位' },
    STAFF: { description: 'Staff of the territory. 工作人员' },
    PROGRAM: { description: 'A program of the unit, by its service account. 单位系统' },
    CLOCK: { description: 'Nobody: a time had come until which somebody could have acted. 到期自动处理' },
  },
});

export enum CancelReason {
  CHANGE_OF_PLANS = 'CHANGE_OF_PLANS',
  ILLNESS = 'ILLNESS',
  WEATHER = 'WEATHER',
  FOUND_ANOTHER_PLACE = 'FOUND_ANOTHER_PLACE',
  UNSUITABLE = 'UNSUITABLE',
  WITHDRAWN_BY_UNIT = 'WITHDRAWN_BY_UNIT',
  CLOSURE = 'CLOSURE',
  OTHER = 'OTHER',
}

registerEnumType(CancelReason, {
  name: 'CancelReason',
  description: 'Why a booking was cancelled, as a code that can be counted. 取消原因',
  valuesConfig: {
    CHANGE_OF_PLANS: { description: 'The booker has other plans; theirs to give. 计划有变' },
    ILLNESS: { description: 'Somebody is ill; the booker’s to give. 生病' },
    WEATHER: { description: 'Because of the weather. 天气' },
    FOUND_ANOTHER_PLACE: { description: 'The booker goes elsewhere; theirs to give. 已另找场地' },
    UNSUITABLE: { description: 'It does not suit what it was meant for. 不适用' },
    WITHDRAWN_BY_UNIT: { description: 'The unit needs the places itself; the unit’s to give. 单位收回' },
    CLOSURE: { description: 'The facility is not open then any more; given by the closure alone. 设施关闭' },
    OTHER: { description: 'Another reason; `stateReason` may say which. 其他' },
  },
});

const { HELD, PENDING, CONFIRMED, CHECKED_IN, COMPLETED, CANCELLED, REJECTED, NO_SHOW, EXPIRED, MOVED } = BookingState;

/**
 * What can happen to a booking: by who booked or acts for its holder, by the managers of the facility, or as time passes.
 * The database frees and takes the places along.
 */
export const BOOKING_STEPS = new StateMachine(BookingState, {
  // What was held is booked, or asked for where the unit approves.
  TAKE: { from: [HELD], to: CONFIRMED, by: ['HOLDER'] },
  ASK: { from: [HELD], to: PENDING, by: ['HOLDER'] },
  CONFIRM: { from: [PENDING], to: CONFIRMED, by: ['FACILITY'] },
  // Of a move that waits: the booking that it is of is there then.
  GRANT: { from: [PENDING], to: MOVED, by: ['FACILITY'] },
  MOVE: { stays: [PENDING, CONFIRMED], by: ['HOLDER'] },
  // Also what nobody has answered in time: a request never stays without an answer.
  REJECT: { from: [PENDING, EXPIRED], to: REJECTED, by: ['FACILITY'] },
  EXPIRE: { from: [HELD, PENDING], to: EXPIRED, by: ['CLOCK'] },
  CANCEL: { from: [HELD, PENDING, CONFIRMED, EXPIRED], to: CANCELLED, by: ['HOLDER', 'FACILITY', 'CLOCK'] },
  CHECK_IN: { from: [CONFIRMED], to: CHECKED_IN, by: ['HOLDER', 'FACILITY'] },
  MISS: { from: [CONFIRMED], to: NO_SHOW, by: ['FACILITY', 'CLOCK'] },
  COMPLETE: { from: [CONFIRMED, CHECKED_IN], to: COMPLETED, by: ['FACILITY', 'CLOCK'] },
});
export type BookingStep = StepOf<typeof BOOKING_STEPS>;
export type BookingParty = PartyOf<typeof BOOKING_STEPS>;

@Access('RESTRICTED')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  description:
    'The right to part of a facility for an interval. Seen by who booked, or acts for the unit or grid branch that holds ' +
    'it, by the managers of the facility, and by staff of its territory. 预约',
  simpleResolvers: true,
})
@Entity({ tableName: 'booking' })
export class Booking extends Node {
  @Property({ type: 'text' })
  districtCode!: string;

  @Field(() => String, { description: 'A short code to show at the gate; unique.' })
  @Property({ type: 'text' })
  reference!: string;

  @Property({ type: 'text' })
  facilityId!: string;

  @Property({ type: 'text' })
  kind!: FacilityKind;

  @Field(() => BookingType, { description: 'How it came to be.' })
  @Property({ type: 'text' })
  type!: BookingType;

  @Property({ type: 'text', nullable: true })
  bookerId!: string | null;

  /** The unit or the grid branch in whose name a match has it; the resident who booked has none beside them. */
  @Property({ type: 'text', nullable: true })
  holderId!: string | null;

  @Property({ type: 'text', nullable: true })
  matchId!: string | null;

  @Property({ type: 'datetime', fieldName: 'starts_at' })
  startsAt!: Date;

  @Property({ type: 'datetime', fieldName: 'ends_at' })
  endsAt!: Date;

  @Field(() => Int, { description: 'How many places it takes.' })
  @Property({ type: 'integer' })
  quantity!: number;

  /** As it was written last; what the clock has made of it since is told by {@link stateAt}. */
  @Property({ type: 'text' })
  state!: BookingState;

  /** Until when the unit answers, of one that has waited, or until when it is held; null of others. */
  @Property({ type: 'datetime', nullable: true })
  answerBy!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled or rejected, if somebody said.' })
  @Property({ type: 'text', nullable: true })
  stateReason!: string | null;

  /** Null for one that a match has given back, and for those cancelled before this was written down. */
  @Property({ type: 'text', nullable: true })
  endedBy!: BookingActor | null;

  /** Under which version of the policy of its facility it was made; null for the defaults. */
  @Property({ type: 'integer', nullable: true })
  policyVersion!: number | null;

  /** Whether it keeps its places from others while it waits for the unit, by that policy. */
  @Property({ type: 'boolean' })
  pendingTakesPlaces!: boolean;

  @Field(() => CancelReason, {
    nullable: true,
    description: 'Why it was cancelled, as a code; null for one that was not, and where nobody said.',
  })
  @Property({ type: 'text', nullable: true })
  cancelReason!: CancelReason | null;

  @Field(() => Boolean, { description: 'Whether its booker gave it back later than its policy asks for. 逾期取消' })
  @Property({ type: 'boolean' })
  cancelledLate!: boolean;

  @Field(() => Int, { description: 'How often it has moved. 改期次数' })
  @Property({ type: 'integer' })
  moves!: number;

  /** The booking that moves to where this one waits; null for one that is no move. */
  @Property({ type: 'text', nullable: true })
  movesId!: string | null;

  /** Of one that was held and has not been booked: until when. */
  @Property({ type: 'datetime', nullable: true })
  heldUntil!: Date | null;

  @Property({ type: 'datetime' })
  updatedAt!: Date;

  @Field(() => Int, { description: 'Grows by one with every change; what `expectedVersion` means.' })
  @Property({ type: 'integer', version: true })
  version!: number;

  @Field(() => Int, { nullable: true, description: 'How many people come, all together; null when nobody said. 人数' })
  headcount!: number | null;

  @Field(() => Int, { description: 'Children under 14 who come along. 随行儿童' })
  children!: number;

  @Field(() => String, { nullable: true, description: 'What the group is called; null when it has no name. 团体名称' })
  groupName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the booker wanted the unit to know; null for nothing. 备注',
  })
  note!: string | null;

  // Plain values of a row, under the names of the API.
  @Field(() => DateTime, { description: 'When it starts.' })
  start!: string;

  @Field(() => DateTime, { description: 'When it ends, itself no longer part of it.' })
  end!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: string;

  /** Its state by the clock. */
  stateAt(now: Temporal.Instant): BookingState {
    const { state, answerBy, endsAt } = this;
    return stateAt({ state, answerBy: answerBy && instantOf(answerBy), end: instantOf(endsAt) }, now);
  }

  /** Has the unit say yes to one that its state by the clock lets it. */
  confirm(now: Date): void {
    this.state = BOOKING_STEPS.after('CONFIRM', this.state);
    this.updatedAt = now;
  }
}

/** Until when a booker can cancel, by their policy's minutes before the start: with none, until it ends. */
export function cancellableUntil(start: Temporal.Instant, end: Temporal.Instant, minutes: number): Temporal.Instant {
  return minutes === 0 ? end : start.subtract({ minutes });
}

/** What the clock goes by: instants, or their texts in ISO 8601. */
interface StateInTime {
  readonly state: BookingState;
  readonly answerBy: Temporal.Instant | string | null;
  readonly end: Temporal.Instant | string;
}

/**
 * The state of a booking at a moment, whether or not the job has come by that writes down what the clock has made of it:
 * a request that nobody has answered is over, so is a hold, and one that was not given back is completed. The database says the same
 * by booking_state_at.
 */
export function stateAt({ state, answerBy, end }: StateInTime, now: Temporal.Instant): BookingState {
  const hasCome = (moment: Temporal.Instant | string) =>
    Temporal.Instant.compare(Temporal.Instant.from(moment), now) <= 0;
  if ((state === PENDING || state === HELD) && answerBy !== null && hasCome(answerBy)) return EXPIRED;
  if ((state === CONFIRMED || state === CHECKED_IN) && hasCome(end)) return COMPLETED;
  return state;
}

export const { ConnectionType: BookingConnection, EdgeType: BookingEdge } = connectionTypes(
  Booking,
  'Booking',
  'bookings',
);

declare module '../database/column-enums.ts' {
  interface ColumnEnums {
    'booking.type': BookingType;
    'booking.state': BookingState;
    'booking.ended_by': BookingActor;
    'booking.cancel_reason': CancelReason;
  }
}
