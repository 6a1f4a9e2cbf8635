import type { Context } from '../../request/context.ts';
import { ownerOf } from '../../exchange/index.ts';
import { isVersionVisible } from '../running/project-log.loader.ts';
import { partiesOfVersion, versionsOfBook } from '../content/project-version.loader.ts';
import { visibleBook } from '../service-project-book.loader.ts';
import type { BookView } from './book-document.ts';

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
  const named = parties.map(async ({ partyId, signedAt }) => ({
    id: partyId,
    name: await nameOfParty(ctx, partyId),
    signedAt,
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

/** What a unit or a branch is called. */
export async function nameOfParty(ctx: Context, partyId: string): Promise<string> {
  return (await ownerOf(ctx, partyId))?.name ?? partyId;
}
