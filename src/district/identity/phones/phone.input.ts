import { Field, InputType } from 'type-graphql';
import { PHONE_DIGITS_MAX, PHONE_DIGITS_MIN } from '../resident.entity.ts';
import { CODE_DIGITS } from './phone-code.ts';

const NUMBER = `${PHONE_DIGITS_MIN} to ${PHONE_DIGITS_MAX} digits, with a + before a country code`;

@InputType({ description: 'The number that a code is sent to.' })
export class PhoneCodeRequestInput {
  @Field(() => String, {
    nullable: true,
    description:
      `The number to confirm: ${NUMBER}. The one that the caller has registered with if absent; another takes its ` +
      'place once it is confirmed.',
  })
  phone?: string | null;
}

@InputType({ description: 'The answer to a code, or none for the number that the token claims.' })
export class PhoneConfirmInput {
  @Field(() => String, {
    nullable: true,
    description: `The number that the code was sent to: ${NUMBER}; the one registered with if absent.`,
  })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      `The ${CODE_DIGITS} digits that were sent. Absent, the number becomes theirs that the token of the caller claims ` +
      'as verified (`phone_number` with `phone_number_verified`).',
  })
  code?: string | null;
}
