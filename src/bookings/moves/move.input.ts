import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime } from '../../shared/scalars.ts';
import { QUANTITY_MAX } from '../booking.entity.ts';

@InputType({ description: 'To where a booking is to move; what is not given stays as it is.' })
export class BookingMoveInput {
  @Field(() => ID, { description: 'The booking.' })
  bookingId!: string;

  @Field(() => Int, {
    description: 'The version that was read; refused with STALE_VERSION when it has changed since.',
  })
  expectedVersion!: number;

  @Field(() => ID, { nullable: true, description: 'Another facility of the same unit.' })
  facilityId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it is to start. Given alone, the booking stays as long as it is.',
  })
  start?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it is to end.' })
  end?: Date | null;

  @Field(() => Int, { nullable: true, description: `How many places it is to take, 1 to ${QUANTITY_MAX}.` })
  quantity?: number | null;

  @Field(() => String, {
    description: 'Made by the client, 1 to 200 characters: a repeat with the same key is answered as the first time.',
  })
  idempotencyKey!: string;
}
