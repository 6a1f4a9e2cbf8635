import { Field, ID, InputType, Int } from 'type-graphql';
import { IDEMPOTENCY_KEY_MAX } from '../../request/idempotency.ts';
import { LocalDate } from '../../shared/scalars.ts';
import { REASON_MAX } from '../../shared/text.ts';
import { ROLE_MAX } from '../content/book-content.limits.ts';

const KEY = `A key of the caller's own for this request, 1 to ${IDEMPOTENCY_KEY_MAX} characters. A repeat with it is answered as before.`;

@InputType({ description: "A party's signature by hand and seal under a printed version." })
export class PaperSignatureEnterInput {
  @Field(() => ID, { description: 'The book.' })
  bookId!: string;

  @Field(() => Int, { description: 'The version that was signed: the latest.' })
  version!: number;

  @Field(() => ID, { description: 'The party that has signed.' })
  partyId!: string;

  @Field(() => ID, {
    description:
      'The scan: a file of the caller with the visibility PARTIES, that has come and that nothing else holds.',
  })
  attachmentId!: string;

  @Field(() => LocalDate, { description: 'The day that the paper bears: not before the version, and not after today.' })
  signedOn!: string;

  @Field(() => String, {
    description: `The office of who signed, 1 to ${ROLE_MAX} characters: no name, and nothing that could be a phone number.`,
  })
  signerPost!: string;

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'A signature on paper that somebody else has entered.' })
export class PaperSignatureConfirmInput {
  @Field(() => ID, { description: 'The signature on paper.' })
  paperSignatureId!: string;

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'A signature on paper that is not to count.' })
export class PaperSignatureRejectInput {
  @Field(() => ID, { description: 'The signature on paper.' })
  paperSignatureId!: string;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters. The parties and their staff can read it.` })
  reason!: string;
}
