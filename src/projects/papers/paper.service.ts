import type { Context, WriteContext } from '../../request/context.ts';
import { hashOfRequest, onceInTransaction } from '../../request/idempotency.ts';
import { inTransaction } from '../../request/transaction.ts';
import { localDateOf } from '../../district/grid/index.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { notFound } from '../../shared/refusal.ts';
import { REASON_MAX, requireText } from '../../shared/text.ts';
import { lockNegotiatedBook, recordBook, requireStep } from '../book-under-lock.ts';
import { roleOf } from '../content/book-content.rules.ts';
import { versionOfBook } from '../content/project-version.loader.ts';
import type { ServiceProjectBook } from '../service-project-book.entity.ts';
import { bookHasChanged, signedAlready } from '../service-project-book.errors.ts';
import { addSignature, partyToSign } from '../sign-book.ts';
import { visibleAttachment } from './attachment.loader.ts';
import { AttachmentVisibility } from './attachment.type.ts';
import {
  confirmedByAnother,
  notYoursToConfirm,
  notYoursToEnter,
  paperDayIsWrong,
  paperIsDecided,
  paperIsThere,
  scanIsWrong,
} from './paper.errors.ts';
import type { PaperSignatureConfirmInput, PaperSignatureEnterInput, PaperSignatureRejectInput } from './paper.input.ts';
import { latestPaperOf, type PaperRow, visiblePaper } from './paper.loader.ts';
import { lookerAt, mayConfirm, mayReject } from './paper.policy.ts';

/** Enters what a party has signed on paper, for another person to confirm. @returns its id */
export function enterPaper(ctx: Context, input: PaperSignatureEnterInput): Promise<string> {
  const { bookId, version, partyId, attachmentId, signedOn, idempotencyKey } = input;
  const asked = [bookId, version, partyId, attachmentId, signedOn, input.signerPost] as const;
  const hash = hashOfRequest('paperSignatureEnter', ...asked);
  return onceInTransaction(ctx, idempotencyKey, hash, async (ctx) => {
    const book = await lockNegotiatedBook(ctx, bookId);
    const { party } = await partyToSign(ctx, book, version, partyId);
    const looker = await lookerAt(ctx, party);
    if (!looker) throw notYoursToEnter();
    if (party.signedVersion !== null) throw signedAlready({});
    requireStep(book, 'SIGN');
    const known = await latestPaperOf(ctx).load({ bookId, version, partyId });
    if (known && known.confirmed !== false) throw paperIsThere();
    const signerPost = roleOf(input.signerPost, ['signerPost']);
    await requireDay(ctx, book, signedOn);
    await requireScan(ctx, attachmentId);
    const id = newId('pap');
    await ctx.db
      .insertInto('project_paper')
      .values({
        id,
        book_id: bookId,
        version,
        party_id: partyId,
        attachment_id: attachmentId,
        signed_on: signedOn,
        signer_post: signerPost,
        entered_by: ctx.actor.accountId,
        entered_for_party: looker === 'PARTY',
        entered_at: dateOf(ctx.now()),
      })
      .execute();
    await recordBook(ctx, book, {
      action: 'paperSignatureEnter',
      fields: ['paperSignatures'],
      topic: 'project.paper_entered',
    });
    return id;
  });
}

/** Confirms what another has entered: the party has signed. @returns the id of the paper */
export function confirmPaper(ctx: Context, input: PaperSignatureConfirmInput): Promise<string> {
  const { paperSignatureId: id, idempotencyKey } = input;
  return onceInTransaction(ctx, idempotencyKey, hashOfRequest('paperSignatureConfirm', id), async (ctx) => {
    const { book, paper } = await lockPaper(ctx, id);
    if (paper.enteredBy === ctx.actor.accountId) throw confirmedByAnother();
    if (!(await mayConfirm(ctx, paper))) throw notYoursToConfirm();
    const { party, others } = await partyToSign(ctx, book, paper.version, paper.partyId);
    if (party.signedVersion !== null) throw signedAlready({});
    await decide(ctx, id, { confirmed: true, reject_reason: null });
    // One of the two stands for the party: who entered it, or else who confirms it.
    const accountId = paper.enteredForParty ? paper.enteredBy : ctx.actor.accountId;
    const signature = { partyId: paper.partyId, others, accountId, delegateId: null, paperId: id };
    await addSignature(ctx, book, signature, 'paperSignatureConfirm');
    return id;
  });
}

/** Says that what was entered is not to count. @returns the id of the paper */
export function rejectPaper(ctx: Context, input: PaperSignatureRejectInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { book, paper } = await lockPaper(ctx, input.paperSignatureId);
    if (!(await mayReject(ctx, paper))) throw notYoursToConfirm();
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    await decide(ctx, paper.id, { confirmed: false, reject_reason: reason });
    await recordBook(ctx, book, {
      action: 'paperSignatureReject',
      fields: ['paperSignatures'],
      topic: 'project.paper_rejected',
    });
    return paper.id;
  });
}

/** A paper that waits, with its book, locked. @throws Refusal NOT_FOUND, STATE_CONFLICT or STALE_VERSION */
async function lockPaper(
  ctx: WriteContext,
  id: string,
): Promise<{ readonly book: ServiceProjectBook; readonly paper: PaperRow }> {
  const found = await visiblePaper(ctx, id);
  if (!found) throw notFound({ type: 'PaperSignature', field: ['paperSignatureId'] });
  const book = await lockNegotiatedBook(ctx, found.bookId);
  requireStep(book, 'SIGN', ['paperSignatureId']);
  // It may have been decided on before the lock was had; who decides second finds no row to change.
  if (found.decidedAt !== null) throw paperIsDecided();
  if (found.version !== book.latestVersion) {
    throw bookHasChanged({ version: book.latestVersion, field: ['paperSignatureId'] });
  }
  return { book, paper: found };
}

async function decide(
  ctx: WriteContext,
  id: string,
  decision: { readonly confirmed: boolean; readonly reject_reason: string | null },
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('project_paper')
    .set({ ...decision, decided_by: ctx.actor.accountId, decided_at: dateOf(ctx.now()) })
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw paperIsDecided();
}

async function requireDay(ctx: WriteContext, { id, latestVersion }: ServiceProjectBook, day: string): Promise<void> {
  const { createdAt } = await versionOfBook(ctx).load({ bookId: id, version: latestVersion });
  const written = localDateOf(Temporal.Instant.from(createdAt));
  if (day < written || day > localDateOf(ctx.now())) throw paperDayIsWrong();
}

async function requireScan(ctx: WriteContext, attachmentId: string): Promise<void> {
  const scan = await visibleAttachment(ctx, attachmentId);
  if (!scan) throw notFound({ type: 'Attachment', field: ['attachmentId'] });
  const own = scan.senderId === ctx.actor.accountId;
  const fits = own && scan.hasCome && scan.bookId === null && scan.visibility === AttachmentVisibility.PARTIES;
  if (!fits) throw scanIsWrong();
}
