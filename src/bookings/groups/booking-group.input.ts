import { Field, ID, InputType, Int } from 'type-graphql';
import { HEADCOUNT_MAX } from '../../facilities/index.ts';
import { DateTime } from '../../shared/scalars.ts';
import { CHILDREN_MAX, GROUP_NAME_MAX, NOTE_MAX, QUANTITY_MAX } from '../booking.entity.ts';
import { GROUP_ITEMS_MAX } from './booking-group.limits.ts';

@InputType({ description: 'One booking of a group.' })
class BookingItemInput {
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
}

@InputType({ description: 'What is to be booked together, all or none.' })
export class BookingGroupCreateInput {
  @Field(() => [BookingItemInput], {
    description: `1 to ${GROUP_ITEMS_MAX} bookings; none of the same facility overlap each other.`,
  })
  items!: BookingItemInput[];

  @Field(() => Int, { nullable: true, description: `How many people come, all together, 1 to ${HEADCOUNT_MAX}.` })
  headcount?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: `Children under 14 who come along, 0 to ${CHILDREN_MAX}: each has a place beside that of the booker.`,
  })
  children?: number | null;

  @Field(() => String, { nullable: true, description: `What the group is called, 1 to ${GROUP_NAME_MAX} characters.` })
  groupName?: string | null;

  @Field(() => String, { nullable: true, description: `What the units should know, 1 to ${NOTE_MAX} characters.` })
  note?: string | null;

  @Field(() => String, {
    description:
      'A key of the caller’s own making, 1 to 200 characters, new for every group that is meant. A repeat of the same ' +
      'request with the same key gets the same answer, refusals included, and books nothing more.',
  })
  idempotencyKey!: string;
}
