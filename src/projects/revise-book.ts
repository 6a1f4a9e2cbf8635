import { sql } from 'kysely';
import type { Context, WriteContext } from '../request/context.ts';
import { inTransaction } from '../request/transaction.ts';
import { dateOf } from '../shared/interval.ts';
import { type AgreedMatch, lockAgreedMatches, takeMatches } from './agreed-matches.ts';
import type { ServiceProjectBookReviseInput } from './content/book-content.input.ts';
import { revisedContent } from './content/book-content.rules.ts';
import { lockBookFor, recordBook, requireMembers, requireStep } from './book-under-lock.ts';
import { completionsOfBook } from './running/project-log.loader.ts';
import { versionOfBook } from './content/project-version.loader.ts';
import type { ServiceProjectBook } from './service-project-book.entity.ts';
import { bookHasChanged, matchOfOthers, noMatchLeft } from './service-project-book.errors.ts';
import { placesOf, writeVersion } from './content/write-version.ts';

/** The input field of further matches. */
const ADDED = ['addMatchIds'];

/**
 * Writes a new version of a book, which nobody has signed. What all have signed holds, and goes on where it has begun,
 * until all have signed the new one. A match one of whose sides is left out leaves
 * the book when the version comes into force, which the database sees to, and stands by itself. @returns the id of the book
 */
export function reviseBook(ctx: Context, input: ServiceProjectBookReviseInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const book = await lockBookFor(ctx, 'REVISE', input.bookId);
    requireStep(book, 'REVISE');
    if (input.expectedVersion !== book.latestVersion) {
      throw bookHasChanged({ version: book.latestVersion, field: ['expectedVersion'] });
    }
    const [{ text: latest }, completions, known] = await Promise.all([
      versionOfBook(ctx).load({ bookId: book.id, version: book.latestVersion }),
      completionsOfBook(ctx).load(book.id),
      milestoneIds(ctx, book.id),
    ]);
    const completed = new Set(completions.map(({ milestoneId }) => milestoneId));
    const content = revisedContent(latest, input, known, completed);
    const added = input.addMatchIds == null ? [] : await lockAgreedMatches(ctx, input.addMatchIds, ADDED);
    const places = await placesOf(ctx, content.partyIds, ['partyIds']);
    if (input.partyIds != null) await requireMembers(ctx, content.partyIds, ['partyIds']);

    book.take('REVISE', dateOf(ctx.now()));
    book.version += 1;
    await ctx.em.flush();
    await writeVersion(ctx, book, content, places);
    await takeMatches(ctx, book.id, added, ADDED);
    await requireMatches(ctx, book, added);
    await recordBook(ctx, book, {
      action: 'serviceProjectBookRevise',
      fields: changedFields(input),
      topic: 'project.revised',
    });
    return book.id;
  });
}

/**
 * @throws Refusal STATE_CONFLICT when no match of the book is between two parties of its latest version, or one of those
 * that it takes in is not
 */
async function requireMatches(
  ctx: WriteContext,
  { id, version }: ServiceProjectBook,
  added: readonly AgreedMatch[],
): Promise<void> {
  const { rows } = await sql<{ matchId: string }>`
    select match_id as "matchId" from project_matches_between(${id}, ${version}) as match_id`.execute(ctx.db);
  if (rows.length === 0) throw noMatchLeft({});
  const between = new Set(rows.map(({ matchId }) => matchId));
  if (added.some(({ id }) => !between.has(id))) throw matchOfOthers({});
}

async function milestoneIds(ctx: WriteContext, bookId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db.selectFrom('project_milestone').select('id').where('book_id', '=', bookId).execute();
  return new Set(rows.map(({ id }) => id));
}

function changedFields({ bookId: _, expectedVersion: __, ...content }: ServiceProjectBookReviseInput): string[] {
  return Object.entries(content).flatMap(([field, value]) => (value == null ? [] : [field]));
}
