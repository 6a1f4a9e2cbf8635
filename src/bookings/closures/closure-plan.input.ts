import { Field, ID, InputType, Int } from 'type-graphql';
import { ClosureChoice } from './closure-plan.entity.ts';

/** Bookings for which a choice can be made at once. */
export const CHOSEN_MAX = 1_000;

@InputType({ description: 'What is to become of bookings that no longer fit.' })
export class ClosurePlanChooseInput {
  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'Its version as it was read.' })
  version!: number;

  @Field(() => [ID], { description: `Which of its bookings: 1 to ${CHOSEN_MAX}.` })
  bookingIds!: string[];

  @Field(() => ClosureChoice, { description: 'What is to become of them.' })
  choice!: ClosureChoice;
}

@InputType({ description: 'A plan that is to be carried out as it was read.' })
export class ClosureConfirmInput {
  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'Its version as it was read.' })
  version!: number;

  @Field(() => String, {
    description: 'Made by the client, 1 to 200 characters: a repeat with the same key is answered as the first time.',
  })
  idempotencyKey!: string;
}
