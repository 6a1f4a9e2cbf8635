import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime } from '../../shared/scalars.ts';
import { QUANTITY_MAX } from '../booking.entity.ts';

@InputType({ description: 'What is to be held while a form is filled in.' })
export class BookingHoldInput {
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

  @Field(() => String, {
    description: 'Made by the client, 1 to 200 characters: a repeat with the same key is answered as the first time.',
  })
  idempotencyKey!: string;
}

@InputType({ description: 'What is held and is to be let go of.' })
export class BookingHoldReleaseInput {
  @Field(() => ID, { description: 'The booking that is held.' })
  bookingId!: string;
}
