import type { Context } from '../request/context.ts';
import { inTransaction } from '../request/transaction.ts';
import { dateOf } from '../shared/interval.ts';
import { lockBookFor, recordBook, requireStep } from './book-under-lock.ts';
import { bookHasChanged, noOpenRevision } from './service-project-book.errors.ts';
import type { ServiceProjectBookWithdrawRevisionInput } from './service-project-book.input.ts';

/** Withdraws what is negotiated beside the version in force, which then is the latest again. @returns the id of the book */
export function withdrawRevision(ctx: Context, input: ServiceProjectBookWithdrawRevisionInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const book = await lockBookFor(ctx, 'WITHDRAW_REVISION', input.bookId);
    requireStep(book, 'WITHDRAW_REVISION');
    if (!book.hasOpenRevision) throw noOpenRevision();
    if (input.version !== book.latestVersion) {
      throw bookHasChanged({ version: book.latestVersion, field: ['version'] });
    }
    book.withdrawnVersion = book.version;
    book.take('WITHDRAW_REVISION', dateOf(ctx.now()));
    await recordBook(ctx, book, {
      action: 'serviceProjectBookWithdrawRevision',
      fields: ['openRevision'],
      topic: 'project.revision_withdrawn',
    });
    return book.id;
  });
}
