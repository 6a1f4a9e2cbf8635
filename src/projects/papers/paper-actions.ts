import type { Context } from '../../request/context.ts';
import { partiesOfVersion } from '../content/project-version.loader.ts';
import { BOOK_STEPS } from '../service-project-book.entity.ts';
import { type BookRow, visibleBook } from '../service-project-book.loader.ts';
import { latestPaperOf, type PaperRow } from './paper.loader.ts';
import { lookerAt, mayConfirm, mayReject } from './paper.policy.ts';
import type { PaperSignatureViewerCan } from './paper.type.ts';

/** What the viewer does with a paper: nothing when it was decided on, or of a version that is not the latest. */
export async function paperActions(ctx: Context, paper: PaperRow): Promise<PaperSignatureViewerCan> {
  const book = await visibleBook(ctx, paper.bookId);
  const waits = paper.decidedAt === null && book !== null && book.latestVersion === paper.version && canBeSigned(book);
  if (!waits) return { confirm: false, reject: false };
  const [confirm, reject] = await Promise.all([mayConfirm(ctx, paper), mayReject(ctx, paper)]);
  return { confirm, reject };
}

/** The parties for which the viewer can enter a paper under the latest version. */
export async function partiesToEnterPaperFor(ctx: Context, book: BookRow): Promise<string[]> {
  if (!book.insider || !canBeSigned(book)) return [];
  const { id: bookId, latestVersion: version } = book;
  const open = (await partiesOfVersion(ctx).load({ bookId, version })).filter((party) => party.signedVersion === null);
  const found = await Promise.all(
    open.map(async (party) => {
      const paper = await latestPaperOf(ctx).load({ bookId, version, partyId: party.partyId });
      const free = paper === null || paper.confirmed === false;
      return free && (await lookerAt(ctx, party)) !== undefined ? party.partyId : null;
    }),
  );
  return found.filter((id) => id !== null);
}

function canBeSigned({ state }: BookRow): boolean {
  return BOOK_STEPS.canTake('SIGN', state);
}
