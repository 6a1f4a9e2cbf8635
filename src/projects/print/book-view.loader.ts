import type { Context } from '../../request/context.ts';
import { localDateOf } from '../../district/grid/index.ts';
import { ownerOf } from '../../exchange/index.ts';
import { isVersionVisible } from '../running/project-log.loader.ts';
import { partiesOfVersion, type PartyRow, postOfSigner, versionsOfBook } from '../content/project-version.loader.ts';
import { visibleBook } from '../service-project-book.loader.ts';
import type { BookView, SignatureView } from './book-document.ts';

/**
 * A version of a book with all that its page shows; null when there is none that the caller may see.
 * @param version the one to show; without it the one that the API shows to this caller
 */
export async function bookViewOf(ctx: Context, bookId: string, version?: number): Promise<BookView | null> {
  const book = await visibleBook(ctx, bookId);
  if (!book) return null;
  const versions = await versionsOfBook(ctx).load(bookId);
  const shown = versions.find((one) => one.version === (version ?? book.version) && isVersionVisible(book, one));
  if (!shown) return null;
  const parties = await partiesOfVersion(ctx).load({ bookId, version: shown.version });
  const named = parties.map(async (party) => ({
    id: party.partyId,
    name: await nameOfParty(ctx, party.partyId),
    signature: signatureOf(party),
  }));
  return {
    number: book.number,
    version: shown.version,
    versionCreatedAt: shown.createdAt,
    contentHash: shown.hash,
    signedByAll: shown.signedByAllAt !== null,
    parties: await Promise.all(named),
    content: shown.text,
  };
}

/** A signature is of the day that the paper bears, or of that of the electronic signature where the territory is. */
function signatureOf(party: PartyRow): SignatureView | null {
  const post = postOfSigner(party);
  if (post === null) return null;
  const on = party.paperSignedOn ?? localDateOf(Temporal.Instant.from(party.signedAt!));
  return { on, post, scanHash: party.scanHash };
}

/** What a unit or a branch is called. */
export async function nameOfParty(ctx: Context, partyId: string): Promise<string> {
  return (await ownerOf(ctx, partyId))?.name ?? partyId;
}
