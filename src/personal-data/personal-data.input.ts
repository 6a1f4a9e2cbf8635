import { Field, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY_MAX } from '../request/idempotency.ts';

@InputType({ description: 'A file of all that is known of the caller.' })
export class PersonalDataExportInput {
  @Field(() => String, {
    description:
      `Chosen by the caller, 1 to ${IDEMPOTENCY_KEY_MAX} characters. A repeat gives the same file another link, as long ` +
      'as none was followed; the link before it ends.',
  })
  idempotencyKey!: string;
}

@InputType({ description: 'Erases the caller.' })
export class PersonalDataEraseInput {
  @Field(() => String, { description: "The caller's own name, as a second thought." })
  name!: string;
}
