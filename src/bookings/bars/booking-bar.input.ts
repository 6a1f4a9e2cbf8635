import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../../shared/scalars.ts';
import { REASON_MAX } from '../../shared/text.ts';
import { APPEAL_MAX, BAR_DAYS_MAX } from './booking-bar.entity.ts';

@InputType({ description: 'Whom a unit keeps from booking, until when, and why.' })
export class BookingBarSetInput {
  @Field(() => ID, { description: 'The resident: one who has booked at the unit.' })
  residentId!: string;

  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => DateTime, { description: `Until when, at most ${BAR_DAYS_MAX} days from now.` })
  until!: Date;

  @Field(() => String, { description: `Why, as the resident is told: 1 to ${REASON_MAX} characters.` })
  reason!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether what they have booked there and has not begun is cancelled with it; it stays otherwise.',
  })
  cancelBookings?: boolean | null;
}

@InputType({ description: 'Which bar is to end now.' })
export class BookingBarLiftInput {
  @Field(() => ID, { description: 'The bar.' })
  barId!: string;

  @Field(() => String, { description: `Why: 1 to ${REASON_MAX} characters.` })
  reason!: string;
}

@InputType({ description: 'What somebody says against a bar.' })
export class BookingBarAppealInput {
  @Field(() => ID, { description: 'The bar.' })
  barId!: string;

  @Field(() => String, { description: `Why it is wrong: 1 to ${APPEAL_MAX} characters.` })
  text!: string;
}

@InputType({ description: 'What becomes of an appeal against a bar.' })
export class BookingBarAppealDecideInput {
  @Field(() => ID, { description: 'The bar.' })
  barId!: string;

  @Field(() => Boolean, { description: 'Whether the bar ends now.' })
  lift!: boolean;

  @Field(() => String, { description: `Why: 1 to ${REASON_MAX} characters.` })
  reason!: string;
}

@InputType({ description: 'Which bars; those that are given all hold.' })
export class BookingBarFilter {
  @Field(() => ID, { nullable: true, description: 'Of this unit.' })
  unitId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those with an appeal that waits to be decided.' })
  appealWaits?: boolean | null;
}
