import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { localDateOf } from '../../district/grid/index.ts';
import { dateOf } from '../../shared/interval.ts';
import { requireRange } from '../../shared/range.ts';
import { notFound } from '../../shared/refusal.ts';
import { requireText } from '../../shared/text.ts';
import { contentInForce, lockBook, lockOwnBook, partiesInForce, recordBook, requireStep } from '../book-under-lock.ts';
import { bookOfMilestone, evaluationsOfBook, isLow } from './project-log.loader.ts';
import { type ServiceProjectBook, ServiceProjectBookState } from '../service-project-book.entity.ts';
import {
  bookStateConflict,
  evaluatedAlready,
  milestoneNotOpen,
  notAPartyInForce,
  notYourParty,
  sessionDayIsWrong,
  tookNoPart,
  tooManyParticipants,
} from '../service-project-book.errors.ts';
import {
  ACCOUNT_MAX,
  ATTENDANCE_MAX,
  type MilestoneCompleteInput,
  PARTICIPANTS_MAX,
  type ProjectEvaluateInput,
  type ProjectSessionLogInput,
  SCORE_MAX,
  SESSION_MINUTES_MAX,
} from '../service-project-book.input.ts';
import { speaksFor } from '../service-project-book.policy.ts';
import { visibleBook } from '../service-project-book.loader.ts';

/** Says that a milestone of the version in force is reached, and by what it shows. @returns the milestone's id */
export function completeMilestone(ctx: Context, input: MilestoneCompleteInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { milestoneId } = input;
    const field = ['milestoneId'];
    const found = await bookOfMilestone(ctx).load(milestoneId);
    if (!found || !(await visibleBook(ctx, found.bookId))) throw notFound({ type: 'ProjectMilestone', field });
    const book = await lockOwnBook(ctx, found.bookId);
    requireRunning(book, field);
    const evidence = requireText(input.evidence, ['evidence'], ACCOUNT_MAX);
    const { milestones } = await contentInForce(ctx, book);
    if (!milestones.some(({ id }) => id === milestoneId)) throw milestoneNotOpen({});
    await ctx.db
      .insertInto('project_milestone_completion')
      .values({
        milestone_id: milestoneId,
        completed_at: dateOf(ctx.now()),
        account_id: ctx.actor.accountId,
        evidence,
      })
      .execute();
    await recordBook(ctx, book, {
      action: 'milestoneComplete',
      fields: ['milestones'],
      topic: 'project.milestone_completed',
    });
    return milestoneId;
  });
}

/** Logs a session of a project that is running. @returns the book's id */
export function logSession(ctx: Context, input: ProjectSessionLogInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const book = await lockOwnBook(ctx, input.bookId);
    requireRunning(book, ['bookId']);
    requireRange(input.attendance, { min: 1, max: ATTENDANCE_MAX, field: ['attendance'] });
    requireRange(input.minutes, { min: 1, max: SESSION_MINUTES_MAX, field: ['minutes'] });
    const note = input.note == null ? null : requireText(input.note, ['note'], ACCOUNT_MAX);
    const { term } = await contentInForce(ctx, book);
    if (input.date < term.from || input.date > localDateOf(ctx.now())) throw sessionDayIsWrong();
    const participants = await requireParticipants(ctx, input);
    await sql`
      with session as (
        insert into project_session (book_id, held_on, attendance, minutes, note, logged_at, logged_by)
        values (${book.id}, ${input.date}, ${input.attendance}, ${input.minutes}, ${note}, ${dateOf(ctx.now())},
                ${ctx.actor.accountId}) returning id)
      insert into project_session_participant (session_id, resident_id)
      select session.id, resident_id from session, unnest(${participants}::text[]) as resident_id`.execute(ctx.db);
    await recordBook(ctx, book, {
      action: 'projectSessionLog',
      fields: ['sessions'],
      topic: 'project.session_logged',
    });
    return book.id;
  });
}

/**
 * Gives the evaluation of a party, or of a resident who took part; when all parties have given theirs, the project is
 * EVALUATED. @returns the book's id
 */
export function evaluateBook(ctx: Context, input: ProjectEvaluateInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { book } = await lockBook(ctx, input.bookId);
    const partyId = input.partyId ?? null;
    // Whether it is theirs to judge comes before the state, which a stranger need not be told.
    if (partyId === null) await requireParticipant(ctx, book);
    else if (!(await speaksFor(ctx, partyId))) throw notYourParty();
    requireStep(book, 'EVALUATE');
    requireRange(input.score, { min: 1, max: SCORE_MAX, field: ['score'] });
    const comment = input.comment == null ? null : requireText(input.comment, ['comment'], ACCOUNT_MAX);
    const parties = await partiesInForce(ctx, book);
    if (partyId !== null && !parties.some((party) => party.partyId === partyId)) throw notAPartyInForce();

    const before = await evaluationsOfBook(ctx).load(book.id);
    const residentId = partyId === null ? ctx.actor.residentId! : null;
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('project_evaluation')
      .values({
        book_id: book.id,
        version: book.versionInForce!,
        party_id: partyId,
        resident_id: residentId,
        score: input.score,
        comment,
        evaluated_at: dateOf(ctx.now()),
        account_id: ctx.actor.accountId,
      })
      .onConflict((known) => known.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) throw evaluatedAlready({});

    const given = new Set([...before.map((evaluation) => evaluation.partyId), partyId]);
    const isLast = partyId !== null && parties.every((party) => given.has(party.partyId));
    book.take(isLast ? 'EVALUATE_LAST' : 'EVALUATE', dateOf(ctx.now()));
    const action = 'projectEvaluate';
    await recordBook(ctx, book, { action, fields: ['evaluations'], topic: 'project.evaluated' });
    if (!isLow(before) && isLow([...before, { score: input.score }])) {
      await recordBook(ctx, book, { action, fields: ['needsReview'], topic: 'project.review_needed' });
    }
    return book.id;
  });
}

function requireRunning({ state }: ServiceProjectBook, field: readonly string[]): void {
  if (state !== ServiceProjectBookState.RUNNING) throw bookStateConflict({ state, field });
}

/** @throws Refusal FORBIDDEN unless the actor is a resident who came to a session of the project */
async function requireParticipant(ctx: WriteContext, { id }: ServiceProjectBook): Promise<void> {
  const participation = await ctx.db
    .selectFrom('project_session as s')
    .innerJoin('project_session_participant as p', 'p.session_id', 's.id')
    .select('s.id')
    .where('s.book_id', '=', id)
    .where('p.resident_id', '=', ctx.actor.residentId ?? null)
    .limit(1)
    .executeTakeFirst();
  if (!participation) throw tookNoPart();
}

/** The residents who came, each once. @throws Refusal INVALID_INPUT or NOT_FOUND */
async function requireParticipants(
  ctx: WriteContext,
  { participantIds, attendance }: ProjectSessionLogInput,
): Promise<string[]> {
  const ids = [...new Set(participantIds)];
  const field = ['participantIds'];
  const max = Math.min(PARTICIPANTS_MAX, attendance);
  if (ids.length > max) {
    throw tooManyParticipants({ max });
  }
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from resident where id = any(${ids})`.execute(ctx.db);
  if (rows[0]!.n !== ids.length) throw notFound({ type: 'Resident', field });
  return ids;
}
