import { Field, ID, InputType } from 'type-graphql';
import { REASON_MAX } from '../../../shared/text.ts';

@InputType({ description: 'Whose account is to be disabled, and why. Name the person in one of the two ways.' })
export class AccountDisableInput {
  @Field(() => ID, { nullable: true, description: 'A resident.' })
  residentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The subject (`sub`) of the person's tokens, from the issuer that the caller signed in with.",
  })
  accountSubject?: string | null;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters.` })
  reason!: string;
}

@InputType({ description: 'Whose account is to be enabled again. Name the person in one of the two ways.' })
export class AccountEnableInput {
  @Field(() => ID, { nullable: true, description: 'A resident.' })
  residentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The subject (`sub`) of the person's tokens, from the issuer that the caller signed in with.",
  })
  accountSubject?: string | null;
}
