import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { hashOfRequest, onceInTransaction } from '../../request/idempotency.ts';
import { NO_DISTRICT, record } from '../../request/record.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { requireRange } from '../../shared/range.ts';
import { fingerprintIsWrong, mediaTypeIsWrong, onlyPeopleSendFiles, tooManyAttachments } from './attachment.errors.ts';
import {
  ATTACHMENT_BYTES_MAX,
  type AttachmentCreateInput,
  ATTACHMENTS_A_DAY_MAX,
  MEDIA_TYPES,
} from './attachment.input.ts';

/** Bytes of chance in what the addresses of one file are sealed with. */
const LINK_KEY_BYTES = 32;

/** Announces a file, whose bytes are then sent to its address. @returns its id */
export function createAttachment(ctx: Context, input: AttachmentCreateInput): Promise<string> {
  const { mediaType, bytes, sha256, visibility, idempotencyKey } = input;
  const hash = hashOfRequest('attachmentCreate', mediaType, bytes, sha256, visibility);
  return onceInTransaction(ctx, idempotencyKey, hash, async (ctx) => {
    if (ctx.actor.service) throw onlyPeopleSendFiles({});
    if (!(MEDIA_TYPES as readonly string[]).includes(mediaType)) throw mediaTypeIsWrong();
    requireRange(bytes, { min: 1, max: ATTACHMENT_BYTES_MAX, field: ['bytes'] });
    if (!/^[0-9a-f]{64}$/i.test(sha256)) throw fingerprintIsWrong();
    await requireFew(ctx);
    const id = newId('att');
    await ctx.db
      .insertInto('attachment')
      .values({
        id,
        media_type: mediaType,
        bytes,
        sha256: Buffer.from(sha256, 'hex'),
        visibility,
        link_key: randomBytes(LINK_KEY_BYTES),
        created_by: ctx.actor.accountId,
        created_at: dateOf(ctx.now()),
      })
      .execute();
    await record(ctx, { action: 'attachmentCreate', subjectId: id, districtCode: NO_DISTRICT });
    return id;
  });
}

/** Their account is locked, so that of many at once none finds a last place that another has taken. */
async function requireFew({ db, actor, now }: WriteContext): Promise<void> {
  await sql`select from account where id = ${actor.accountId} for no key update`.execute(db);
  const { rows } = await sql<{ made: number }>`
    select count(*)::integer as made from attachment
    where created_by = ${actor.accountId} and created_at > ${dateOf(now().subtract({ hours: 24 }))}`.execute(db);
  if (rows[0]!.made >= ATTACHMENTS_A_DAY_MAX) throw tooManyAttachments({ max: ATTACHMENTS_A_DAY_MAX });
}
