import { sql } from 'kysely';
import { anyOf, columnsOf, iso, type RowOf } from '../../database/columns.ts';
import type { Context } from '../../request/context.ts';
import { defineLoader } from '../../request/loader.ts';
import { prefixOf } from '../../shared/node.ts';
import type { BookContent } from './book-content.ts';
import { BRANCH_POST, UNIT_POST } from './book.labels.ts';

const versionColumns = columnsOf({ v: 'project_version' }, ({ ref }) => [
  'v.book_id as bookId',
  'v.version',
  // What it says, as it is stored.
  ref('v.content').$castTo<BookContent>().as('text'),
  'v.hash',
  iso(ref('v.created_at')).as('createdAt'),
  // When the last of its parties signed; null while some have not.
  sql<string | null>`(
    select case when count(*) = count(s.signed_at) then iso(max(s.signed_at)) end
    from project_party p left join project_signature s using (book_id, version, party_id)
    where p.book_id = v.book_id and p.version = v.version)`.as('signedByAllAt'),
]);

/** A version of a book. */
export type VersionRow = RowOf<typeof versionColumns>;

const PARTY_TABLES = {
  p: 'project_party',
  s: 'project_signature',
  c: 'project_confirmation',
  g: 'delegate',
  q: 'project_paper',
  a: 'attachment',
} as const;

const partyColumns = columnsOf(PARTY_TABLES, ({ ref }) => [
  'p.book_id as bookId',
  'p.version',
  'p.party_id as partyId',
  // Where it is, which decides who is staff for it: shown to nobody.
  'p.place_path as placePath',
  ref('s.version').$castTo<number | null>().as('signedVersion'),
  iso(ref('s.signed_at').$castTo<string | null>()).as('signedAt'),
  // Who signed; shown to nobody.
  ref('s.account_id').$castTo<string | null>().as('signerId'),
  'g.position as delegatePosition',
  // Of a signature on paper: by the office and on the day that the paper bears, with the fingerprint of its scan.
  ref('q.signer_post').$castTo<string | null>().as('paperPost'),
  ref('q.signed_on').$castTo<string | null>().as('paperSignedOn'),
  sql<boolean>`s.paper_id is not null`.as('signedOnPaper'),
  sql<string | null>`encode(a.sha256, 'hex')`.as('scanHash'),
  iso(ref('c.confirmed_at').$castTo<string | null>()).as('confirmedAt'),
]);

/** A party of a version. */
export type PartyRow = RowOf<typeof partyColumns>;

/** Which version of which book. */
interface VersionKey {
  readonly bookId: string;
  readonly version: number;
}

const keyOf = ({ bookId, version }: VersionKey) => `${bookId} ${version}`;

/** Versions of books; asked only for books, and of them versions, that the caller may see. */
export const versionOfBook = defineLoader<VersionKey, VersionRow>(async (ctx: Context, keys) => {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from project_version v join ${asked(keys)} using (book_id, version)`.execute(ctx.db);
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(keyOf(key)) ?? new Error(`Book ${key.bookId} has no version ${key.version}`));
}, keyOf);

/** All versions of each of many books, the first one first. */
export const versionsOfBook = defineLoader(async (ctx: Context, bookIds: readonly string[]) => {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from project_version v where v.book_id = any(${bookIds}) order by v.version`.execute(
    ctx.db,
  );
  const byBook = Map.groupBy(rows, ({ bookId }) => bookId);
  return bookIds.map((id) => byBook.get(id) ?? []);
});

/** The parties of versions, in the order in which they are named, with who of them has signed. */
export const partiesOfVersion = defineLoader<VersionKey, PartyRow[]>(async (ctx: Context, keys) => {
  const { rows } = await sql<PartyRow>`
    select ${partyColumns}
    from project_party p join ${asked(keys)} using (book_id, version)
    left join project_signature s using (book_id, version, party_id)
    left join project_confirmation c using (book_id, version, party_id)
    left join delegate g on g.id = s.delegate_id
    left join project_paper q on q.id = s.paper_id
    left join attachment a on a.id = q.attachment_id
    order by p.position`.execute(ctx.db);
  const byKey = Map.groupBy(rows, keyOf);
  return keys.map((key) => byKey.get(keyOf(key)) ?? []);
}, keyOf);

/** By which office a party has signed; null while it has not. */
export function postOfSigner({ partyId, signedVersion, delegatePosition, paperPost }: PartyRow): string | null {
  if (signedVersion === null) return null;
  if (paperPost !== null) return paperPost;
  if (prefixOf(partyId) !== 'uni') return BRANCH_POST;
  return delegatePosition === null ? UNIT_POST : `${UNIT_POST}（${delegatePosition}）`;
}

function asked(keys: readonly VersionKey[]) {
  return sql`unnest(${keys.map(({ bookId }) => bookId)}::text[], ${keys.map(({ version }) => version)}::int[])
    as asked (book_id, version)`;
}

/**
 * The ids of the matches that each of many books comes from, in the order in which they were named; without those of
 * which a version in force has left out a side.
 */
export const matchesOfBook = defineLoader(async (ctx: Context, bookIds: readonly string[]) => {
  const rows = await ctx.db
    .selectFrom('project_match')
    .select(['book_id as bookId', 'match_id as matchId'])
    .where('book_id', '=', anyOf(bookIds))
    .where('left_in', 'is', null)
    .orderBy('position')
    .execute();
  const byBook = Map.groupBy(rows, ({ bookId }) => bookId);
  return bookIds.map((id) => (byBook.get(id) ?? []).map(({ matchId }) => matchId));
});
