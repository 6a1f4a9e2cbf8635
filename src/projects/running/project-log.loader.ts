import { sql } from 'kysely';
import { anyOf, columnsOf, iso, type RowOf } from '../../database/columns.ts';
import type { Context } from '../../request/context.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import type { BookContent } from '../content/book-content.ts';
import { type VersionRow, versionOfBook, versionsOfBook } from '../content/project-version.loader.ts';
import { REVIEW_BELOW } from './project-log.type.ts';
import { type BookRow, visibleBook } from '../service-project-book.loader.ts';

/** A milestone as queries show it: as the version has it that is shown, and when it was completed. */
export interface MilestoneRow {
  readonly id: string;
  readonly bookId: string;
  readonly title: string;
  readonly dueOn: string;
  readonly weight: number;
  readonly completedAt: string | null;
  /** By another word than the field, which shows it only to insiders. */
  readonly proof: string | null;
  readonly insider: boolean;
}

const completionColumns = columnsOf({ m: 'project_milestone', c: 'project_milestone_completion' }, ({ ref }) => [
  'm.book_id as bookId',
  'c.milestone_id as milestoneId',
  iso(ref('c.completed_at')).as('completedAt'),
  'c.evidence as proof',
]);
type Completion = RowOf<typeof completionColumns>;

/** What was completed of each of many books. */
export const completionsOfBook = defineLoader(async (ctx: Context, bookIds: readonly string[]) => {
  const { rows } = await sql<Completion>`
    select ${completionColumns}
    from project_milestone_completion c join project_milestone m on m.id = c.milestone_id
    where m.book_id = any(${bookIds})`.execute(ctx.db);
  const byBook = Map.groupBy(rows, ({ bookId }) => bookId);
  return bookIds.map((id) => byBook.get(id) ?? []);
});

/** The milestones of a book in the version that is shown. */
export async function milestonesOfBook(ctx: Context, book: BookRow): Promise<MilestoneRow[]> {
  const [{ text }, completions] = await Promise.all([
    versionOfBook(ctx).load({ bookId: book.id, version: book.version }),
    completionsOfBook(ctx).load(book.id),
  ]);
  return text.milestones.map((milestone) => milestoneRow(book, milestone, completions));
}

/** A milestone by id if the caller may see its book, and a version of it that has the milestone; null otherwise. */
export async function visibleMilestone(ctx: Context, id: string): Promise<MilestoneRow | null> {
  const found = await bookOfMilestone(ctx).load(id);
  const book = found && (await visibleBook(ctx, found.bookId));
  if (!book) return null;
  const versions = (await versionsOfBook(ctx).load(book.id)).filter((version) => isVersionVisible(book, version));
  // In the version that is shown if it is there, else in the last that had it.
  const byNearness = versions
    .toReversed()
    .sort((a, b) => Number(b.version === book.version) - Number(a.version === book.version));
  for (const { text } of byNearness) {
    const milestone = text.milestones.find((milestone) => milestone.id === id);
    if (milestone) return milestoneRow(book, milestone, await completionsOfBook(ctx).load(book.id));
  }
  return null;
}

/** Versions that were never signed by all concern the parties alone. */
export function isVersionVisible(book: BookRow, { signedByAllAt }: VersionRow): boolean {
  return book.insider || signedByAllAt !== null;
}

/** The book that each of many milestones belongs to. */
export const bookOfMilestone = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const rows = await ctx.db
    .selectFrom('project_milestone')
    .select(['id', 'book_id as bookId'])
    .where('id', '=', anyOf(ids))
    .execute();
  return inOrderOf(ids, rows, ({ id }) => id);
});

function milestoneRow(
  { id: bookId, insider }: BookRow,
  milestone: BookContent['milestones'][number],
  completions: readonly Completion[],
): MilestoneRow {
  const completion = completions.find(({ milestoneId }) => milestoneId === milestone.id);
  const { completedAt = null, proof = null } = completion ?? {};
  return { ...milestone, bookId, insider, completedAt, proof };
}

const sessionColumns = columnsOf({ s: 'project_session' }, ({ ref }) => [
  's.book_id as bookId',
  's.held_on as date',
  's.attendance',
  's.minutes',
  iso(ref('s.logged_at')).as('loggedAt'),
  // By another word than the field, which shows it only to insiders.
  's.note as remark',
]);

export type SessionRow = RowOf<typeof sessionColumns>;

/** The sessions of each of many books, in the order in which they were held. */
export const sessionsOfBook = defineLoader(async (ctx: Context, bookIds: readonly string[]) => {
  const { rows } = await sql<SessionRow>`
    select ${sessionColumns} from project_session s where s.book_id = any(${bookIds}) order by s.held_on, s.id`.execute(
    ctx.db,
  );
  const byBook = Map.groupBy(rows, ({ bookId }) => bookId);
  return bookIds.map((id) => byBook.get(id) ?? []);
});

const evaluationColumns = columnsOf({ e: 'project_evaluation' }, ({ ref }) => [
  'e.book_id as bookId',
  // Null for one by a resident, who is not named.
  'e.party_id as partyId',
  'e.score',
  iso(ref('e.evaluated_at')).as('evaluatedAt'),
  // By another word than the field, which shows it only to insiders.
  'e.comment as remark',
]);

export type EvaluationRow = RowOf<typeof evaluationColumns>;

/** The evaluations of each of many books, in the order in which they came. */
export const evaluationsOfBook = defineLoader(async (ctx: Context, bookIds: readonly string[]) => {
  const { rows } = await sql<EvaluationRow>`
    select ${evaluationColumns} from project_evaluation e where e.book_id = any(${bookIds}) order by e.evaluated_at, e.evaluator_id`.execute(
    ctx.db,
  );
  const byBook = Map.groupBy(rows, ({ bookId }) => bookId);
  return bookIds.map((id) => byBook.get(id) ?? []);
});

/** The mean of scores, 1 to 5; null when there are none. */
export function meanOf(evaluations: readonly { readonly score: number }[]): number | null {
  if (evaluations.length === 0) return null;
  return evaluations.reduce((sum, { score }) => sum + score, 0) / evaluations.length;
}

/** Whether the mean of scores is so low that the project is to be looked into. */
export function isLow(evaluations: readonly { readonly score: number }[]): boolean {
  const mean = meanOf(evaluations);
  return mean !== null && mean < REVIEW_BELOW;
}
