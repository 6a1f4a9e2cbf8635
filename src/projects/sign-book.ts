import type { Context, WriteContext } from '../request/context.ts';
import { hashOfRequest, onceInTransaction } from '../request/idempotency.ts';
import { dateOf } from '../shared/interval.ts';
import { lockNegotiatedBook, recordBook, requireMembers, requireStep } from './book-under-lock.ts';
import { partiesOfVersion } from './content/project-version.loader.ts';
import type { ServiceProjectBook } from './service-project-book.entity.ts';
import { bookHasChanged, notAPartyOfLatest, notYoursToSign, signedAlready } from './service-project-book.errors.ts';
import type { ServiceProjectBookSignInput } from './service-project-book.input.ts';
import { signatoryFor } from './service-project-book.policy.ts';

/** Signs the latest version for a party; when all have, it is in force. @returns the id of the book */
export function signBook(ctx: Context, input: ServiceProjectBookSignInput): Promise<string> {
  const { bookId, version, partyId, idempotencyKey } = input;
  const hash = hashOfRequest('serviceProjectBookSign', bookId, version, partyId);
  return onceInTransaction(ctx, idempotencyKey, hash, async (ctx) => {
    const book = await lockNegotiatedBook(ctx, bookId);
    if (version !== book.version) throw bookHasChanged({ version: book.version, field: ['version'] });
    const parties = await partiesOfVersion(ctx).load({ bookId, version });
    const party = parties.find((party) => party.partyId === partyId);
    if (!party) throw notAPartyOfLatest();
    await requireMembers(ctx, [partyId], ['partyId']);
    const signatory = await signatoryFor(ctx, partyId);
    if (!signatory) throw notYoursToSign();
    if (party.signedVersion !== null) throw signedAlready({});

    const isLast = parties.every((other) => other === party || other.signedVersion !== null);
    const step = isLast ? 'SIGN_LAST' : 'SIGN';
    requireStep(book, step);
    await writeSignature(ctx, book, partyId, signatory.delegateId);
    book.take(step, dateOf(ctx.now()));
    if (isLast) book.versionInForce = version;
    await recordBook(ctx, book, {
      action: 'serviceProjectBookSign',
      fields: ['signatures'],
      topic: isLast ? 'project.signed' : 'project.party_signed',
    });
    return book.id;
  });
}

/** That one person signs for one party only is for the database to say. */
async function writeSignature(
  ctx: WriteContext,
  { id, version }: ServiceProjectBook,
  partyId: string,
  delegateId: string | null,
): Promise<void> {
  await ctx.db
    .insertInto('project_signature')
    .values({
      book_id: id,
      version,
      party_id: partyId,
      signed_at: dateOf(ctx.now()),
      account_id: ctx.actor.accountId,
      delegate_id: delegateId,
    })
    .execute();
}
