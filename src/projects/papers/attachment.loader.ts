import { sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../database/columns.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import { visibleBook } from '../service-project-book.loader.ts';
import type { AttachmentVisibility } from './attachment.type.ts';

const attachmentColumns = columnsOf({ a: 'attachment' }, ({ ref }) => [
  'a.id',
  'a.media_type as mediaType',
  'a.bytes',
  sql<string>`encode(a.sha256, 'hex')`.as('sha256'),
  ref('a.visibility').$castTo<AttachmentVisibility>().as('visibility'),
  iso(ref('a.created_at')).as('createdAt'),
  // By other words than any field: shown to nobody.
  'a.created_by as senderId',
  'a.link_key as linkKey',
  sql<boolean>`exists (select from attachment_file f where f.attachment_id = a.id)`.as('hasCome'),
  sql<string | null>`(select q.book_id from project_paper q where q.attachment_id = a.id)`.as('bookId'),
]);

export type AttachmentRow = RowOf<typeof attachmentColumns>;

/** A file by id if the caller may see it: who sent it, and those for whom it is; null otherwise. */
export async function visibleAttachment(ctx: Context, id: string): Promise<AttachmentRow | null> {
  const attachment = await attachmentById(ctx).load(id);
  if (!attachment) return null;
  const { accountId } = await viewerOf(ctx);
  if (attachment.senderId === accountId) return attachment;
  // A paper is held by its book; all that hold files show them to their insiders.
  const book = attachment.bookId === null ? null : await visibleBook(ctx, attachment.bookId);
  return book?.insider ? attachment : null;
}

const attachmentById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<AttachmentRow>`
    select ${attachmentColumns} from attachment a where a.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});
