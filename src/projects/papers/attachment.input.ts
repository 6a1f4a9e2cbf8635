import { Field, InputType, Int } from 'type-graphql';
import { IDEMPOTENCY_KEY_MAX } from '../../request/idempotency.ts';
import { AttachmentVisibility } from './attachment.type.ts';

/** Largest file, in bytes: a few scanned pages. The database holds the same bound. */
export const ATTACHMENT_BYTES_MAX = 5 * 1024 * 1024;
/** What a file can be; the database holds the same list. */
export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];
/** Files that one person may announce within 24 hours. */
export const ATTACHMENTS_A_DAY_MAX = 50;
/** How long an address of a file can be followed, in minutes. */
export const ADDRESS_MINUTES = 10;

@InputType({ description: 'A file that is to be sent.' })
export class AttachmentCreateInput {
  @Field(() => String, { description: 'What it is: `application/pdf`, `image/jpeg` or `image/png`.' })
  mediaType!: string;

  @Field(() => Int, { description: `Its size, 1 to ${ATTACHMENT_BYTES_MAX}.` })
  bytes!: number;

  @Field(() => String, { description: 'Its fingerprint: SHA-256, hexadecimal.' })
  sha256!: string;

  @Field(() => AttachmentVisibility, { description: 'Who is to see it.' })
  visibility!: AttachmentVisibility;

  @Field(() => String, {
    description: `A key of the caller's own for this request, 1 to ${IDEMPOTENCY_KEY_MAX} characters. A repeat with it is answered as before, with another address.`,
  })
  idempotencyKey!: string;
}
