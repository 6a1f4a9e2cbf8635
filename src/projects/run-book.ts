import { sql } from 'kysely';
import { releaseMatchBookings } from '../bookings/index.ts';
import type { Context, WriteContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { cancelMatchesOf } from '../exchange/index.ts';
import { dateOf } from '../shared/interval.ts';
import { invalidInput } from '../shared/refusal.ts';
import { REASON_MAX, requireText } from '../shared/text.ts';
import { lockBook, lockOwnBook, partiesInForce, recordBook, requireMembers, requireStep } from './book-under-lock.ts';
import { sessionsOfBook } from './project-log.loader.ts';
import type { BookStep, ServiceProjectBook } from './service-project-book.entity.ts';
import {
  bookingsAreOpen,
  confirmedAlready,
  notAPartyInForce,
  nothingDelivered,
  notYourParty,
} from './service-project-book.errors.ts';
import {
  ACCOUNT_MAX,
  type ServiceProjectBookCompleteInput,
  type ServiceProjectBookResumeInput,
  type ServiceProjectBookStartInput,
  type ServiceProjectBookSuspendInput,
  type ServiceProjectBookTerminateInput,
} from './service-project-book.input.ts';
import { speaksFor } from './service-project-book.policy.ts';

/** Why bookings are released, and matches cancelled. */
const COMPLETED_REASON = '项目已完成';
const TERMINATED_REASON = '项目已终止';

/** Begins a project that all parties have signed, and in which all units are still members. @returns the book's id */
export function startBook(ctx: Context, input: ServiceProjectBookStartInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const book = await lockOwnBook(ctx, input.bookId);
    requireStep(book, 'START');
    const parties = await partiesInForce(ctx, book);
    const partyIds = parties.map(({ partyId }) => partyId);
    await requireMembers(ctx, partyIds, ['bookId']);
    return moveOn(ctx, book, 'START', null, { action: 'serviceProjectBookStart', topic: 'project.started' });
  });
}

/** Halts a project. @returns the book's id */
export function suspendBook(ctx: Context, input: ServiceProjectBookSuspendInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const book = await lockOwnBook(ctx, input.bookId);
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    return moveOn(ctx, book, 'SUSPEND', reason, {
      action: 'serviceProjectBookSuspend',
      topic: 'project.suspended',
    });
  });
}

/** Goes on with a project that was halted. @returns the book's id */
export function resumeBook(ctx: Context, input: ServiceProjectBookResumeInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const book = await lockOwnBook(ctx, input.bookId);
    return moveOn(ctx, book, 'RESUME', null, { action: 'serviceProjectBookResume', topic: 'project.resumed' });
  });
}

/**
 * Ends a project before it is done, for any of its parties or as staff of a place of theirs: joining in is voluntary.
 * If it was in force, its matches between parties are cancelled: their bookings that have not begun are released, and
 * the demands are open again. What was delivered has been said before, match by match. @returns the book's id
 */
export function terminateBook(ctx: Context, input: ServiceProjectBookTerminateInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const book = await lockOwnBook(ctx, input.bookId);
    requireStep(book, 'TERMINATE');
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    if (input.settlement != null) book.settlement = requireText(input.settlement, ['settlement'], ACCOUNT_MAX);
    else if (book.isUnderWay) throw settlementMissing();
    // Of what was only negotiated, the matches stay as they were agreed.
    if (book.versionInForce !== null) {
      await cancelMatchesOf(ctx, { matchIds: await matchesOfParties(ctx, book) }, TERMINATED_REASON);
    }
    return moveOn(ctx, book, 'TERMINATE', reason, {
      action: 'serviceProjectBookTerminate',
      topic: 'project.terminated',
    });
  });
}

/** Confirms for a party that a project is done; when all parties have, it is. @returns the book's id */
export function completeBook(ctx: Context, input: ServiceProjectBookCompleteInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { book } = await lockBook(ctx, input.bookId);
    // Whose party it is comes before the state, which a stranger need not be told.
    if (!(await speaksFor(ctx, input.partyId))) throw notYourParty();
    requireStep(book, 'COMPLETE');
    const parties = await partiesInForce(ctx, book);
    const party = parties.find(({ partyId }) => partyId === input.partyId);
    if (!party) throw notAPartyInForce();
    if (party.confirmedAt !== null) throw confirmedAlready({});
    if ((await sessionsOfBook(ctx).load(book.id)).length === 0) throw nothingDelivered({});
    const matchIds = await matchesOfParties(ctx, book);
    const open = await countOpenBookings(ctx, matchIds);
    if (open > 0 && !input.releaseBookings) throw bookingsAreOpen({ count: open });

    await sql`
      insert into project_confirmation (book_id, version, party_id, confirmed_at, account_id)
      values (${book.id}, ${book.versionInForce}, ${input.partyId}, ${dateOf(ctx.now())}, ${ctx.actor.accountId})`.execute(
      ctx.db,
    );
    const change = { action: 'serviceProjectBookComplete', fields: ['confirmations'] };
    if (parties.some((other) => other !== party && other.confirmedAt === null)) {
      await recordBook(ctx, book, { ...change, topic: 'project.party_confirmed' });
      return book.id;
    }
    await releaseMatchBookings(ctx, matchIds, COMPLETED_REASON);
    return moveOn(ctx, book, 'COMPLETE', null, { ...change, topic: 'project.completed' });
  });
}

async function moveOn(
  ctx: WriteContext,
  book: ServiceProjectBook,
  step: BookStep,
  reason: string | null,
  change: { readonly action: string; readonly topic: string },
): Promise<string> {
  requireStep(book, step);
  book.take(step, dateOf(ctx.now()), reason);
  await recordBook(ctx, book, { fields: ['state'], ...change });
  return book.id;
}

/**
 * The matches that a book comes from, as far as both of their sides are parties in force. A revision can bring others
 * into the book: what was agreed with somebody who has left it is not theirs to end.
 */
async function matchesOfParties(ctx: WriteContext, { id, versionInForce }: ServiceProjectBook): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from project_match b join match m on m.id = b.match_id
    join supply s on s.id = m.supply_id join supply_demand_list sl on sl.id = s.list_id
    join demand d on d.id = m.demand_id join supply_demand_list dl on dl.id = d.list_id
    join project_party giver on giver.book_id = b.book_id and giver.party_id = sl.owner_id
    join project_party receiver on receiver.book_id = b.book_id and receiver.party_id = dl.owner_id
    where b.book_id = ${id} and giver.version = ${versionInForce} and receiver.version = ${versionInForce}
    order by b.position`.execute(ctx.db);
  return rows.map((row) => row.id);
}

async function countOpenBookings(ctx: WriteContext, matchIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from booking b
    where b.match_id = any(${matchIds}) and b.state in ('PENDING', 'CONFIRMED', 'CHECKED_IN')
      and b.starts_at >= ${dateOf(ctx.now())}::timestamptz`.execute(ctx.db);
  return rows[0]!.n;
}

function settlementMissing() {
  return invalidInput({
    field: ['settlement'],
    en: 'Say how what was begun is wound up.',
    zh: '终止执行中的项目须说明善后安排。',
  });
}
