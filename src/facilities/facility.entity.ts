import { OptionalProps } from '@mikro-orm/core';
import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { createUnionType, Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../shared/access.ts';
import { connectionTypes } from '../shared/connection.ts';
import { GeoPoint } from '../shared/geo.ts';
import { Node } from '../shared/node.ts';
import { TimeZone } from '../shared/scalars.ts';
import { type PartyOf, StateMachine, type StepOf } from '../shared/state-machine.ts';

/** Places that one facility can have; the database holds the same bound. */
export const CAPACITY_MAX = 10_000;
/** Longest name that a system of its unit has for a facility, in characters; the database holds the same bound. */
export const EXTERNAL_ID_MAX = 200;
/** Longest name, in characters. */
export const FACILITY_NAME_MAX = 200;
/** The zone of a facility that names none. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

export enum FacilityKind {
  PARKING = 'PARKING',
  SPORTS_FIELD = 'SPORTS_FIELD',
  RESTROOM = 'RESTROOM',
  MEETING_ROOM = 'MEETING_ROOM',
  ACTIVITY_ROOM = 'ACTIVITY_ROOM',
}

registerEnumType(FacilityKind, {
  name: 'FacilityKind',
  description: 'What kind of thing is shared.',
  valuesConfig: {
    PARKING: { description: 'A car park; its capacity is spaces. 停车场' },
    SPORTS_FIELD: { description: 'A field, court or hall for sports; its capacity is people. 运动场' },
    RESTROOM: { description: 'A restroom: free, without booking. 卫生间' },
    MEETING_ROOM: { description: 'A room for meetings; its capacity is rooms of this kind. 会议室' },
    ACTIVITY_ROOM: { description: 'A room for activities; its capacity is people or groups. 活动室' },
  },
});

export enum FacilityState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  PUBLISHED = 'PUBLISHED',
  SUSPENDED = 'SUSPENDED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(FacilityState, {
  name: 'FacilityState',
  description:
    'Where a facility is in its life. Everybody sees published and suspended ones, only those concerned the rest.',
  valuesConfig: {
    DRAFT: { description: 'Being written by its unit. 草稿' },
    IN_REVIEW: { description: 'Waiting for the community, because its unit is not an active member. 审核中' },
    PUBLISHED: { description: 'Open to be found and booked. 已发布' },
    SUSPENDED: { description: 'Visible, but taking no bookings for the time being. 暂停' },
    WITHDRAWN: { description: 'Gone for good. 已撤回' },
  },
});

/** Whether everybody may see a facility in this state; any other is as good as none to those whom it does not concern. */
export function isPublic(state: FacilityState): boolean {
  return state === FacilityState.PUBLISHED || state === FacilityState.SUSPENDED;
}

const { DRAFT, IN_REVIEW, PUBLISHED, SUSPENDED, WITHDRAWN } = FacilityState;

/**
 * What can happen to a facility, by the managers of its unit, or by the staff who review it. Bookings that exist stay as
 * they are.
 */
export const FACILITY_STEPS = new StateMachine(FacilityState, {
  // By a unit that is an active member of an alliance; any other submits what it would publish.
  PUBLISH: { from: [DRAFT, IN_REVIEW, SUSPENDED], to: PUBLISHED, by: ['UNIT'] },
  SUBMIT: { from: [DRAFT, SUSPENDED], to: IN_REVIEW, by: ['UNIT'] },
  APPROVE: { from: [IN_REVIEW], to: PUBLISHED, by: ['REVIEWER'] },
  RETURN: { from: [IN_REVIEW], to: DRAFT, by: ['REVIEWER'] },
  SUSPEND: { from: [PUBLISHED], to: SUSPENDED, by: ['UNIT'] },
  WITHDRAW: { from: [DRAFT, IN_REVIEW, PUBLISHED, SUSPENDED], to: WITHDRAWN, by: ['UNIT'] },
});
export type FacilityStep = StepOf<typeof FACILITY_STEPS>;
export type FacilityParty = PartyOf<typeof FACILITY_STEPS>;

export enum FacilityAdmission {
  OPEN_ACCESS = 'OPEN_ACCESS',
  INSTANT = 'INSTANT',
  APPROVAL = 'APPROVAL',
}

registerEnumType(FacilityAdmission, {
  name: 'FacilityAdmission',
  description: 'How a place is had.',
  valuesConfig: {
    OPEN_ACCESS: { description: 'Without booking: come while it is open. 直接使用' },
    INSTANT: { description: 'A booking is confirmed at once. 即时确认' },
    APPROVAL: { description: 'A booking waits, holding its places, until the unit confirms or rejects it. 需审核' },
  },
});

export enum VehicleClass {
  CAR = 'CAR',
  MOTORCYCLE = 'MOTORCYCLE',
  BICYCLE = 'BICYCLE',
  TRUCK = 'TRUCK',
}

registerEnumType(VehicleClass, {
  name: 'VehicleClass',
  description: 'What may park.',
  valuesConfig: {
    CAR: { description: 'Cars of up to seven seats. 小型客车' },
    MOTORCYCLE: { description: 'Motorcycles. 摩托车' },
    BICYCLE: { description: 'Bicycles and electric bicycles. 自行车、电动自行车' },
    TRUCK: { description: 'Trucks. 货车' },
  },
});

@Access('PUBLIC')
@ObjectType({ description: 'What a car park has.', simpleResolvers: true })
export class ParkingDetails {
  @Field(() => [VehicleClass], { description: 'The vehicles that may park.' })
  vehicleClasses!: VehicleClass[];
}

@Access('PUBLIC')
@ObjectType({ description: 'What a sports field has.', simpleResolvers: true })
export class SportsFieldDetails {
  @Field(() => [String], { description: 'The sports it is made for, as its unit calls them.' })
  sports!: string[];

  @Field(() => Boolean, { description: 'Whether it is under a roof.' })
  indoor!: boolean;
}

@Access('PUBLIC')
@ObjectType({ description: 'What a restroom has.', simpleResolvers: true })
export class RestroomDetails {
  @Field(() => Boolean, { description: 'Whether a wheelchair can get in and turn.' })
  accessible!: boolean;

  @Field(() => Boolean, { description: 'Whether there is a table to change a baby.' })
  babyTable!: boolean;
}

@Access('PUBLIC')
@ObjectType({ description: 'What a room has.', simpleResolvers: true })
export class RoomDetails {
  @Field(() => Int, { description: 'How many can sit.' })
  seats!: number;
}

/** The details as stored: the members of one details type, and its name. */
export type FacilityDetailsValue =
  | ({ typeName: 'ParkingDetails' } & ParkingDetails)
  | ({ typeName: 'SportsFieldDetails' } & SportsFieldDetails)
  | ({ typeName: 'RestroomDetails' } & RestroomDetails)
  | ({ typeName: 'RoomDetails' } & RoomDetails);

export const FacilityDetails = createUnionType({
  name: 'FacilityDetails',
  description: 'What only one kind of facility has. Its type follows from the kind.',
  types: () => [ParkingDetails, SportsFieldDetails, RestroomDetails, RoomDetails] as const,
});

/** Lengths of the time grid that divide a day, in minutes: multiples of the occupancy step of 15. */
export const GRID_MINUTES = [15, 30, 60, 120, 180, 240, 360, 480, 720] as const;
/** Longest duration that can be allowed: 30 days. */
export const DURATION_MINUTES_MAX = 43_200;
/** Longest lead time that can be asked for: a year. */
export const LEAD_MINUTES_MAX = 525_600;
/** Farthest horizon, in days. */
export const HORIZON_DAYS_MAX = 366;

@Access('PUBLIC')
@ObjectType({
  description: 'Which intervals of a facility can be booked, beside its opening hours.',
  simpleResolvers: true,
})
export class BookingRules {
  @Field(() => Int, {
    description: `Bookings start and end on whole multiples of this many minutes after local midnight: ${GRID_MINUTES.join(', ')}.`,
  })
  gridMinutes!: number;

  @Field(() => Int, { description: 'The shortest booking, in minutes.' })
  minMinutes!: number;

  @Field(() => Int, { description: 'The longest booking, in minutes.' })
  maxMinutes!: number;

  @Field(() => Int, { description: 'A booking is made at least this many minutes before it starts.' })
  leadMinutes!: number;

  @Field(() => Int, { description: 'A booking is made at most this many days (of 24 hours) before it starts.' })
  horizonDays!: number;
}

/** What a new facility has, unless its unit says otherwise. */
export const DEFAULT_BOOKING_RULES: Readonly<BookingRules> = {
  gridMinutes: 15,
  minMinutes: 15,
  maxMinutes: 1_440,
  leadMinutes: 0,
  horizonDays: 30,
};

@Access('PUBLIC')
@Directive('@key(fields: "id")')
@ObjectType({ implements: Node, description: 'Something that a unit opens to others. 共享设施', simpleResolvers: true })
@Entity({ tableName: 'shared_facility' })
export class SharedFacility extends Node {
  /** Not given when one is created. */
  [OptionalProps]?: 'location' | 'bookingRules';

  @Property({ type: 'text' })
  districtCode!: string;

  @Property({ type: 'text' })
  unitId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What it is called in a system of its unit, once in a unit; null when no program has published it. 外部编号',
  })
  @Property({ type: 'text', nullable: true })
  externalId!: string | null;

  @Field(() => String, { description: 'What its unit calls it, 1 to 200 characters.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => FacilityKind, { description: 'What kind it is; never changes.' })
  @Property({ type: 'text' })
  kind!: FacilityKind;

  @Field(() => FacilityDetails, {
    nullable: true,
    description: 'What only its kind has; null when its unit has not said.',
  })
  @Property({ type: 'json', nullable: true })
  details!: FacilityDetailsValue | null;

  @Field(() => Int, { description: `How many places can be taken at the same moment, 1 to ${CAPACITY_MAX}.` })
  @Property({ type: 'integer' })
  capacity!: number;

  @Field(() => FacilityAdmission, { description: 'How a place is had.' })
  @Property({ type: 'text' })
  admission!: FacilityAdmission;

  @Field(() => FacilityState, { description: 'Where it is in its life.' })
  @Property({ type: 'text' })
  state!: FacilityState;

  /** Why it was returned, suspended or withdrawn. */
  @Property({ type: 'text', nullable: true })
  stateReason!: string | null;

  /** When staff last let it pass a review; null as long as they have not. */
  @Property({ type: 'datetime', nullable: true })
  approvedAt!: Date | null;

  @Field(() => TimeZone, { description: 'The zone in which its opening rules are to be read.' })
  @Property({ type: 'text' })
  timeZone!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its address, where that is not the one of its unit; null otherwise. 地址',
  })
  @Property({ type: 'text', nullable: true })
  address!: string | null;

  @Property({ type: 'double', nullable: true })
  latitude!: number | null;

  @Property({ type: 'double', nullable: true })
  longitude!: number | null;

  @Property({ type: 'integer' })
  gridMinutes!: number;

  @Property({ type: 'integer' })
  minMinutes!: number;

  @Property({ type: 'integer' })
  maxMinutes!: number;

  @Property({ type: 'integer' })
  leadMinutes!: number;

  @Property({ type: 'integer' })
  horizonDays!: number;

  @Field(() => Boolean, { description: 'True when it is made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic!: boolean;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  // Plain values of a row, put together by the query; no columns of their own.
  @Field(() => GeoPoint, { nullable: true, description: 'Where it is; null when its unit has not said.' })
  location!: GeoPoint | null;

  @Field(() => BookingRules, { description: 'Which intervals can be booked.' })
  bookingRules!: BookingRules;

  /** Whether a step leads on from the state it is in. */
  canTake(step: FacilityStep): boolean {
    return FACILITY_STEPS.canTake(step, this.state);
  }

  /** Takes a step that {@link canTake} allows. */
  take(step: FacilityStep, reason: string | null, at: Date): void {
    this.state = FACILITY_STEPS.after(step, this.state);
    this.stateReason = reason;
    if (step === 'APPROVE') this.approvedAt = at;
  }
}

export const { ConnectionType: SharedFacilityConnection, EdgeType: SharedFacilityEdge } = connectionTypes(
  SharedFacility,
  'SharedFacility',
  'shared facilities',
);

declare module '../database/column-enums.ts' {
  interface ColumnEnums {
    'shared_facility.kind': FacilityKind;
    'shared_facility.state': FacilityState;
    'shared_facility.admission': FacilityAdmission;
  }
}
