import { Field, InputType } from 'type-graphql';
import { PHONE_DIGITS_MAX, PHONE_DIGITS_MIN, RESIDENT_NAME_MAX } from './resident.entity.ts';

@InputType({ description: 'The person who is signed in, as a resident. Used for their bookings only.' })
export class ResidentRegisterInput {
  @Field(() => String, { description: `Their name, 1 to ${RESIDENT_NAME_MAX} characters.` })
  name!: string;

  @Field(() => String, {
    description:
      `Their phone number: ${PHONE_DIGITS_MIN} to ${PHONE_DIGITS_MAX} digits, with a + before a country code. Blanks ` +
      'and hyphens are dropped, and the +86 of a mobile number.',
  })
  phone!: string;

  @Field(() => String, { nullable: true, description: 'The code of the division they live or work in.' })
  divisionCode?: string | null;
}
