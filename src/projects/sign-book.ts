import type { Context, WriteContext } from '../request/context.ts';
import { hashOfRequest, onceInTransaction } from '../request/idempotency.ts';
import { dateOf } from '../shared/interval.ts';
import { lockNegotiatedBook, recordBook, requireMembers, requireStep } from './book-under-lock.ts';
import { partiesOfVersion, type PartyRow } from './content/project-version.loader.ts';
import { bookDocument } from './print/book-document.ts';
import { bookViewOf } from './print/book-view.loader.ts';
import { unprintableIn } from './print/pdf-glyphs.ts';
import type { ServiceProjectBook } from './service-project-book.entity.ts';
import {
  bookCannotBePrinted,
  bookHasChanged,
  notAPartyOfLatest,
  notYoursToSign,
  signedAlready,
} from './service-project-book.errors.ts';
import type { ServiceProjectBookSignInput } from './service-project-book.input.ts';
import { signatoryFor } from './service-project-book.policy.ts';

/** So many characters that cannot be printed are named; the rest are like them. */
const NAMED_CHARACTERS_MAX = 20;

/** Signs the latest version for a party; when all have, it is in force. @returns the id of the book */
export function signBook(ctx: Context, input: ServiceProjectBookSignInput): Promise<string> {
  const { bookId, version, partyId, idempotencyKey } = input;
  const hash = hashOfRequest('serviceProjectBookSign', bookId, version, partyId);
  return onceInTransaction(ctx, idempotencyKey, hash, async (ctx) => {
    const book = await lockNegotiatedBook(ctx, bookId);
    const { party, others } = await partyToSign(ctx, book, version, partyId);
    const signatory = await signatoryFor(ctx, partyId);
    if (!signatory) throw notYoursToSign();
    if (party.signedVersion !== null) throw signedAlready({});
    const signature = { accountId: ctx.actor.accountId, delegateId: signatory.delegateId, paperId: null };
    return addSignature(ctx, book, { partyId, others, ...signature }, 'serviceProjectBookSign');
  });
}

/**
 * A party that is to sign the latest version, beside the others.
 * @throws Refusal STALE_VERSION when that is another version, INVALID_INPUT or STATE_CONFLICT when it is no party, or no member
 */
export async function partyToSign(
  ctx: WriteContext,
  { id: bookId, latestVersion }: ServiceProjectBook,
  version: number,
  partyId: string,
): Promise<{ readonly party: PartyRow; readonly others: readonly PartyRow[] }> {
  if (version !== latestVersion) throw bookHasChanged({ version: latestVersion, field: ['version'] });
  const parties = await partiesOfVersion(ctx).load({ bookId, version });
  const party = parties.find((party) => party.partyId === partyId);
  if (!party) throw notAPartyOfLatest();
  await requireMembers(ctx, [partyId], ['partyId']);
  return { party, others: parties.filter((other) => other !== party) };
}

/** A signature of a party under the latest version. */
interface Signature {
  readonly partyId: string;
  /** The other parties of the version. */
  readonly others: readonly PartyRow[];
  /** Who stands for the party; for one party only, which is for the database to say. */
  readonly accountId: string;
  readonly delegateId: string | null;
  /** What the party has signed on paper. */
  readonly paperId: string | null;
}

/** Writes a signature; the last one brings the version into force. @returns the id of the book */
export async function addSignature(
  ctx: WriteContext,
  book: ServiceProjectBook,
  { partyId, others, accountId, delegateId, paperId }: Signature,
  action: string,
): Promise<string> {
  const version = book.latestVersion;
  const isLast = others.every(({ signedVersion }) => signedVersion !== null);
  const step = isLast ? 'SIGN_LAST' : 'SIGN';
  requireStep(book, step);
  await requirePrintable(ctx, book.id, version);
  const now = dateOf(ctx.now());
  await ctx.db
    .insertInto('project_signature')
    .values({
      book_id: book.id,
      version,
      party_id: partyId,
      signed_at: now,
      account_id: accountId,
      delegate_id: delegateId,
      paper_id: paperId,
    })
    .execute();
  book.take(step, now);
  if (isLast) book.versionInForce = version;
  const topic = isLast ? 'project.signed' : 'project.party_signed';
  await recordBook(ctx, book, { action, fields: ['signatures'], topic });
  return book.id;
}

/** What is signed is what is printed. @throws Refusal STATE_CONFLICT naming the characters that no print could show */
async function requirePrintable(ctx: WriteContext, bookId: string, version: number): Promise<void> {
  const view = await bookViewOf(ctx, bookId, version);
  if (!view) throw new Error(`Who signs version ${version} of ${bookId} cannot see it`);
  const missing = unprintableIn([JSON.stringify(bookDocument(view))]);
  if (missing.length > 0) throw bookCannotBePrinted({ characters: missing.slice(0, NAMED_CHARACTERS_MAX) });
}
