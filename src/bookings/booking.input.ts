import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { OrderDirection } from '../shared/connection.ts';
import { DateTime } from '../shared/scalars.ts';
import { HEADCOUNT_MAX } from '../facilities/index.ts';
import {
  BookingState,
  BookingType,
  CancelReason,
  CHILDREN_MAX,
  GROUP_NAME_MAX,
  NOTE_MAX,
  QUANTITY_MAX,
} from './booking.entity.ts';

export enum BookingOrderField {
  START = 'START',
  CREATED = 'CREATED',
}

registerEnumType(BookingOrderField, {
  name: 'BookingOrderField',
  description: 'By what bookings are put in order.',
  valuesConfig: {
    START: { description: 'By when they start. 按开始时间' },
    CREATED: { description: 'By when they were made. 按提交时间' },
  },
});

@InputType({ description: 'In which order bookings are listed.' })
export class BookingOrder {
  @Field(() => BookingOrderField, { description: 'By what.' })
  field!: BookingOrderField;

  @Field(() => OrderDirection, {
    nullable: true,
    defaultValue: OrderDirection.ASC,
    description: 'From which end; the earliest first if absent.',
  })
  direction?: OrderDirection | null;
}

@InputType({ description: 'Which bookings; all conditions together.' })
export class BookingFilter {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True for the bookings of the caller alone, where they see those of others as well: what they have booked, and ' +
      'what the units that they manage and the grid branches that they lead hold from matches.',
  })
  own?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only of this facility.' })
  facilityId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of facilities of this unit.' })
  unitId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only of facilities of units in the division with this code, or below it.',
  })
  withinCode?: string | null;

  @Field(() => [BookingState], { nullable: true, description: 'Only in these states; all if absent.' })
  states?: BookingState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for those alone that wait for their unit, moves among them; false for all others.',
  })
  waitingForAnswer?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only of this group.' })
  groupId?: string | null;

  @Field(() => [BookingType], { nullable: true, description: 'Only those that came to be so; all if absent.' })
  types?: BookingType[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only the one with this reference, in capitals or not: what somebody shows at the gate.',
  })
  reference?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Only those that end after this.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only those that start before this.' })
  to?: Date | null;
}

@InputType({ description: 'What is to be booked.' })
export class BookingCreateInput {
  @Field(() => ID, { description: 'The facility.' })
  facilityId!: string;

  @Field(() => DateTime, { description: 'When it starts: on the time grid of the facility.' })
  start!: Date;

  @Field(() => DateTime, {
    description: 'When it ends, itself no longer part of it: on the time grid of the facility.',
  })
  end!: Date;

  @Field(() => Int, { nullable: true, defaultValue: 1, description: `How many places, 1 to ${QUANTITY_MAX}.` })
  quantity?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many people come, all together, 1 to ${HEADCOUNT_MAX}; asked for where the policy says how many.`,
  })
  headcount?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: `Children under 14 who come along, 0 to ${CHILDREN_MAX}: each has a place beside that of the booker.`,
  })
  children?: number | null;

  @Field(() => String, {
    nullable: true,
    description: `What the group is called, 1 to ${GROUP_NAME_MAX} characters.`,
  })
  groupName?: string | null;

  @Field(() => String, { nullable: true, description: `What the unit should know, 1 to ${NOTE_MAX} characters.` })
  note?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'What `bookingHold` has held for the caller: the same facility, interval and quantity. It becomes the booking, by its id.',
  })
  holdId?: string | null;

  @Field(() => String, {
    description:
      'A key of the caller’s own making, 1 to 200 characters, new for every booking that is meant. A repeat of the same ' +
      'request with the same key gets the same answer, refusals included, and books nothing more.',
  })
  idempotencyKey!: string;
}

@InputType({ description: 'A booking to give back, or to take back.' })
export class BookingCancelInput {
  @Field(() => ID, { description: 'The booking.' })
  bookingId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why, 1 to 500 characters; required of the unit that owns the facility, free for who booked or holds it.',
  })
  reason?: string | null;

  @Field(() => CancelReason, {
    nullable: true,
    description: 'Why, as a code: one that is the caller’s to give, as its description says.',
  })
  cancelReason?: CancelReason | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read; refused with STALE_VERSION when it has changed since.',
  })
  expectedVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Made by the client, 1 to 200 characters: a repeat with the same key is answered as the first time.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A booking that waits for the unit.' })
export class BookingConfirmInput {
  @Field(() => ID, { description: 'The booking.' })
  bookingId!: string;
}

@InputType({ description: 'A booking that waits for the unit, and why it is not to be.' })
export class BookingRejectInput {
  @Field(() => ID, { description: 'The booking.' })
  bookingId!: string;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;
}
