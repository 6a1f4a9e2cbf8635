import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../../shared/scalars.ts';
import { CancelReason } from '../booking.entity.ts';
import { CANCEL_BETWEEN_DAYS_MAX } from './cancel-between.limits.ts';

@InputType({ description: 'Which of the caller’s own bookings to give back at once, and why.' })
export class BookingsCancelBetweenInput {
  @Field(() => DateTime, { description: 'Those that start then or later.' })
  from!: Date;

  @Field(() => DateTime, {
    description: `And before this: after \`from\`, and at most ${CANCEL_BETWEEN_DAYS_MAX} days after it.`,
  })
  to!: Date;

  @Field(() => ID, { nullable: true, description: 'Only of this facility.' })
  facilityId?: string | null;

  @Field(() => CancelReason, { description: 'Why, as a code: one that is the booker’s to give.' })
  cancelReason!: CancelReason;

  @Field(() => String, {
    description: 'Made by the client, 1 to 200 characters: a repeat with the same key is answered as the first time.',
  })
  idempotencyKey!: string;
}
