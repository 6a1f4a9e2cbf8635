import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { FacilityKind } from '../facilities/index.ts';
import { Access } from '../shared/access.ts';
import { connectionTypes } from '../shared/connection.ts';
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
  PENDING = 'PENDING',
  CONFIRMED = 'CONFIRMED',
  CHECKED_IN = 'CHECKED_IN',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
  REJECTED = 'REJECTED',
  NO_SHOW = 'NO_SHOW',
  EXPIRED = 'EXPIRED',
}

registerEnumType(BookingState, {
  name: 'BookingState',
  description: 'Where a booking is in its life. PENDING, CONFIRMED, CHECKED_IN and COMPLETED hold their places.',
  valuesConfig: {
    PENDING: { description: 'Waits for the unit, holding its places. 待确认' },
    CONFIRMED: { description: 'The places are the booker’s. 已确认' },
    CHECKED_IN: { description: 'The booker is there. 已签到' },
    COMPLETED: { description: 'The booker was there. 已完成' },
    CANCELLED: { description: 'Given back by the booker or taken back by the unit. 已取消' },
    REJECTED: { description: 'Not confirmed by the unit. 已拒绝' },
    NO_SHOW: { description: 'Nobody came. 未到' },
    EXPIRED: { description: 'Waited too long for the unit. 已过期' },
  },
});

export enum BookingActor {
  BOOKER = 'BOOKER',
  UNIT = 'UNIT',
}

registerEnumType(BookingActor, {
  name: 'BookingActor',
  description: 'Who did something to a booking.',
  valuesConfig: {
    BOOKER: { description: 'Who booked it, or acts for who holds it. 预约人' },
    UNIT: { description: 'The unit that shares the facility. 单位' },
  },
});

const { PENDING, CONFIRMED, CHECKED_IN, COMPLETED, CANCELLED, REJECTED, NO_SHOW, EXPIRED } = BookingState;

/**
 * What can happen to a booking: by who booked or acts for its holder, by the managers of the facility, or as time passes.
 * The database frees and takes the places along.
 */
export const BOOKING_STEPS = new StateMachine(BookingState, {
  CONFIRM: { from: [PENDING], to: CONFIRMED, by: ['FACILITY'] },
  REJECT: { from: [PENDING], to: REJECTED, by: ['FACILITY'] },
  EXPIRE: { from: [PENDING], to: EXPIRED, by: ['CLOCK'] },
  CANCEL: { from: [PENDING, CONFIRMED], to: CANCELLED, by: ['HOLDER', 'FACILITY'] },
  CHECK_IN: { from: [CONFIRMED], to: CHECKED_IN, by: ['HOLDER', 'FACILITY'] },
  MISS: { from: [CONFIRMED], to: NO_SHOW, by: ['FACILITY', 'CLOCK'] },
  COMPLETE: { from: [CHECKED_IN], to: COMPLETED, by: ['FACILITY', 'CLOCK'] },
});
export type BookingStep = StepOf<typeof BOOKING_STEPS>;
/** By which somebody ends a booking. */
const ENDING_STEPS: readonly BookingStep[] = ['REJECT', 'CANCEL'];
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

  @Field(() => BookingState, { description: 'Where it is in its life.' })
  @Property({ type: 'text' })
  state!: BookingState;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled or rejected, if somebody said.' })
  @Property({ type: 'text', nullable: true })
  stateReason!: string | null;

  /** Null for one that a match has given back, and for those cancelled before this was written down. */
  @Property({ type: 'text', nullable: true })
  endedBy!: BookingActor | null;

  /** Under which version of the policy of its facility it was made; null for the defaults. */
  @Property({ type: 'integer', nullable: true })
  policyVersion!: number | null;

  @Property({ type: 'datetime' })
  updatedAt!: Date;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Field(() => Int, { nullable: true, description: 'How many people come, all together; null when nobody said. 人数' })
  headcount!: number | null;

  @Field(() => Int, { description: 'Children under 14 who come along. 随行儿童' })
  children!: number;

  @Field(() => String, { nullable: true, description: 'What the group is called; null when it has no name. 团体名称' })
  groupName!: string | null;

  @Field(() => String, { nullable: true, description: 'What the booker wanted the unit to know; null for nothing. 备注' })
  note!: string | null;

  // Plain values of a row, under the names of the API.
  @Field(() => DateTime, { description: 'When it starts.' })
  start!: string;

  @Field(() => DateTime, { description: 'When it ends, itself no longer part of it.' })
  end!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: string;

  /** Whether a step leads on from the state it is in. */
  canTake(step: BookingStep): boolean {
    return BOOKING_STEPS.canTake(step, this.state);
  }

  /** Takes a step that {@link canTake} allows. */
  take(step: BookingStep, reason: string | null, by: BookingActor, now: Date): void {
    this.state = BOOKING_STEPS.after(step, this.state);
    this.stateReason = reason;
    this.endedBy = ENDING_STEPS.includes(step) ? by : null;
    this.updatedAt = now;
  }
}

/** Until when a booker can cancel, by their policy's minutes before the start: with none, until it ends. */
export function cancellableUntil(start: Temporal.Instant, end: Temporal.Instant, minutes: number): Temporal.Instant {
  return minutes === 0 ? end : start.subtract({ minutes });
}

/** Nobody decides on a booking that has ended. */
export function hasEnded(end: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(end, now) <= 0;
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
  }
}
