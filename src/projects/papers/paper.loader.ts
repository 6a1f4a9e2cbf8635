import { sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../database/columns.ts';
import type { Context } from '../../request/context.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import { visibleBook } from '../service-project-book.loader.ts';

const paperColumns = columnsOf({ q: 'project_paper', p: 'project_party' }, ({ ref }) => [
  'q.id',
  'q.book_id as bookId',
  'q.version',
  'q.party_id as partyId',
  'q.attachment_id as attachmentId',
  'q.signed_on as signedOn',
  'q.signer_post as signerPost',
  iso(ref('q.entered_at')).as('enteredAt'),
  iso(ref('q.decided_at')).as('decidedAt'),
  'q.confirmed',
  'q.reject_reason as rejectReason',
  // Who entered it, as what, and where the party is: shown to nobody.
  'q.entered_by as enteredBy',
  'q.entered_for_party as enteredForParty',
  'p.place_path as placePath',
]);

export type PaperRow = RowOf<typeof paperColumns>;

/** A signature on paper by id if the caller belongs to its book; null otherwise. */
export async function visiblePaper(ctx: Context, id: string): Promise<PaperRow | null> {
  const paper = await paperById(ctx).load(id);
  const book = paper && (await visibleBook(ctx, paper.bookId));
  return book?.insider ? paper : null;
}

const paperById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<PaperRow>`
    select ${paperColumns} from project_paper q join project_party p using (book_id, version, party_id)
    where q.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** Which party of which version of which book. */
interface PartyKey {
  readonly bookId: string;
  readonly version: number;
  readonly partyId: string;
}

const keyOf = ({ bookId, version, partyId }: PartyKey) => `${bookId} ${version} ${partyId}`;

/** The latest paper of each of many parties under a version, or null; asked only for those who may know. */
export const latestPaperOf = defineLoader<PartyKey, PaperRow | null>(async (ctx: Context, keys) => {
  const { rows } = await sql<PaperRow>`
    select distinct on (q.book_id, q.version, q.party_id) ${paperColumns}
    from project_paper q join project_party p using (book_id, version, party_id)
    join unnest(${keys.map(({ bookId }) => bookId)}::text[], ${keys.map(({ version }) => version)}::int[],
                ${keys.map(({ partyId }) => partyId)}::text[]) as asked (book_id, version, party_id)
      using (book_id, version, party_id)
    order by q.book_id, q.version, q.party_id, q.entered_at desc, q.id desc`.execute(ctx.db);
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(keyOf(key)) ?? null);
}, keyOf);
