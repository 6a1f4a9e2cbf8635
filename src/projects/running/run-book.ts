import { sql } from 'kysely';
import { releaseMatchBookings } from '../../bookings/index.ts';
import type { Context, WriteContext } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { cancelMatchesOf, type MatchEnder, MatchSide } from '../../exchange/index.ts';
import { isStaffOf } from '../../district/identity/index.ts';
import { dateOf } from '../../shared/interval.ts';
import { REASON_MAX, requireText } from '../../shared/text.ts';
import { lockBook, lockBookFor, partiesInForce, recordBook, requireMembers, requireStep } from '../book-under-lock.ts';
import { sessionsOfBook } from './project-log.loader.ts';
import type { BookStep, ServiceProjectBook } from '../service-project-book.entity.ts';
import {
  bookingsAreOpen,
  confirmedAlready,
  notAPartyInForce,
  nothingDelivered,
  notYourParty,
  settlementMissing,
} from '../service-project-book.errors.ts';
import {
  ACCOUNT_MAX,
  type ServiceProjectBookCompleteInput,
  type ServiceProjectBookResumeInput,
  type ServiceProjectBookStartInput,
  type ServiceProjectBookSuspendInput,
  type ServiceProjectBookTerminateInput,
} from '../service-project-book.input.ts';
import { speaksFor } from '../service-project-book.policy.ts';
import type { EventTopic } from '../../request/event-topics.ts';

/** Why bookings are released, and matches cancelled. */
const COMPLETED_REASON = '项目已完成';
const TERMINATED_REASON = '项目已终止';

/** Begins a project that all parties have signed, and in which all units are still members. @returns the book's id */
export function startBook(ctx: Context, input: ServiceProjectBookStartInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const book = await lockBookFor(ctx, 'START', input.bookId);
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
    const book = await lockBookFor(ctx, 'SUSPEND', input.bookId);
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
    const book = await lockBookFor(ctx, 'RESUME', input.bookId);
    return moveOn(ctx, book, 'RESUME', null, { action: 'serviceProjectBookResume', topic: 'project.resumed' });
  });
}

/**
 * Ends a project before it is done, for any of its parties or as staff of a place of theirs: joining in is voluntary. It
 * ends for all: the text that they signed together is one, and a party that goes while the others go on is left out of a
 * new version instead. If it was in force, its matches are cancelled of which whoever ends it has a say: their bookings
 * that have not begun are released, and the demands are open again. Those of the other parties are theirs to end or to
 * take into another book. What was delivered has been said before, match by match. @returns the book's id
 */
export function terminateBook(ctx: Context, input: ServiceProjectBookTerminateInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const book = await lockBookFor(ctx, 'TERMINATE', input.bookId);
    requireStep(book, 'TERMINATE');
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    if (input.settlement != null) book.settlement = requireText(input.settlement, ['settlement'], ACCOUNT_MAX);
    else if (book.isUnderWay) throw settlementMissing();
    // Of what was only negotiated, the matches stay as they were agreed.
    if (book.versionInForce !== null) {
      await cancelMatchesOf(ctx, { enders: await endersOf(ctx, await matchesInForce(ctx, book)) }, TERMINATED_REASON);
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
    const matchIds = (await matchesInForce(ctx, book)).map(({ id }) => id);
    const open = await countOpenBookings(ctx, matchIds);
    if (open > 0 && !input.releaseBookings) throw bookingsAreOpen({ count: open });

    await ctx.db
      .insertInto('project_confirmation')
      .values({
        book_id: book.id,
        version: book.versionInForce!,
        party_id: input.partyId,
        confirmed_at: dateOf(ctx.now()),
        account_id: ctx.actor.accountId,
      })
      .execute();
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
  change: { readonly action: string; readonly topic: EventTopic },
): Promise<string> {
  requireStep(book, step);
  book.take(step, dateOf(ctx.now()), reason);
  await recordBook(ctx, book, { fields: ['state'], ...change });
  return book.id;
}

interface MatchInForce {
  readonly id: string;
  readonly supplierId: string;
  readonly supplierPath: string;
  readonly receiverId: string;
  readonly receiverPath: string;
}

/** The matches of a book between its parties in force, with where these are. What others agreed is not theirs to end. */
async function matchesInForce(
  ctx: WriteContext,
  { id, versionInForce }: ServiceProjectBook,
): Promise<readonly MatchInForce[]> {
  const { rows } = await sql<MatchInForce>`
    select m.id, giver.party_id as "supplierId", giver.place_path as "supplierPath",
           receiver.party_id as "receiverId", receiver.place_path as "receiverPath"
    from project_matches_between(${id}, ${versionInForce}) as match_id join match m on m.id = match_id
    join supply s on s.id = m.supply_id join supply_demand_list sl on sl.id = s.list_id
    join demand d on d.id = m.demand_id join supply_demand_list dl on dl.id = d.list_id
    join project_party giver on giver.party_id = sl.owner_id
    join project_party receiver on receiver.party_id = dl.owner_id
    where (giver.book_id, giver.version) = (${id}, ${versionInForce})
      and (receiver.book_id, receiver.version) = (${id}, ${versionInForce})
    order by m.id`.execute(ctx.db);
  return rows;
}

/**
 * As whom the actor ends each of some matches: for a side that they speak for, the receiving one if for both, otherwise as
 * staff of the place of either. The matches of which they have no say are not among them.
 */
async function endersOf(ctx: WriteContext, matches: readonly MatchInForce[]): Promise<Map<string, MatchEnder>> {
  const enders = new Map<string, MatchEnder>();
  for (const { id, supplierId, supplierPath, receiverId, receiverPath } of matches) {
    if (await speaksFor(ctx, receiverId)) enders.set(id, MatchSide.DEMAND);
    else if (await speaksFor(ctx, supplierId)) enders.set(id, MatchSide.SUPPLY);
    else if (isStaffOf(ctx.actor, supplierPath) || isStaffOf(ctx.actor, receiverPath)) enders.set(id, 'STAFF');
  }
  return enders;
}

async function countOpenBookings(ctx: WriteContext, matchIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from booking b
    where b.match_id = any(${matchIds}) and b.state in ('PENDING', 'CONFIRMED', 'CHECKED_IN')
      and b.starts_at >= ${dateOf(ctx.now())}::timestamptz`.execute(ctx.db);
  return rows[0]!.n;
}
