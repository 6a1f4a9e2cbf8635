import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import { releaseMatchBookings } from '../../bookings/index.ts';
import type { Context, WriteContext } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { dateOf } from '../../shared/interval.ts';
import { requireRange } from '../../shared/range.ts';
import { REASON_MAX, requireText } from '../../shared/text.ts';
import { hasBegun, loseWhatIsToCome } from './judge-dates.ts';
import { lapseDue } from './lapse-acceptances.ts';
import { lockMatch, recordMatch } from './lock-match.ts';
import { Match, MATCH_STEPS, type MatchEnder, MatchState, type MatchStep } from './match.entity.ts';
import {
  deliveredOutOfRange,
  matchStateConflict,
  nothingDeliveredYet,
  notTheReceiver,
  notYourMatch,
} from './match.errors.ts';
import type { MatchCancelInput, MatchDeclineInput, MatchFulfilInput, MatchPinInput } from './match.input.ts';
import { matchById } from './match.loader.ts';
import { enderOf, sidesActedFor } from './match.policy.ts';

/** The reason that bookings bear which are given back because the delivery is over. */
const DELIVERED = '对接已兑现';

/** Declines a match in the name of a side; a run does not propose the pair again. @returns its id */
export function declineMatch(ctx: Context, input: MatchDeclineInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { match, row } = await lockMatch(ctx, input.matchId);
    if (!MATCH_STEPS.isFor('DECLINE', sidesActedFor(ctx.actor, row))) throw notYourMatch();
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    requireStep(ctx, match, 'DECLINE');
    match.end('DECLINE', enderOf(ctx.actor, row), reason, dateOf(ctx.now()));
    await recordMatch(ctx, match, {
      action: 'matchDecline',
      fields: ['state', 'stateReason', 'endedBy'],
      topic: 'match.declined',
    });
    return match.id;
  });
}

/** Pins a proposed match, so that runs leave it as it is, or lets it go again. @returns its id */
export function pinMatch(ctx: Context, input: MatchPinInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    // Whoever sees a match may pin it.
    const { match } = await lockMatch(ctx, input.matchId);
    if (match.state !== MatchState.PROPOSED) throw matchStateConflict({ state: match.stateAt(ctx.now()) });
    if (match.pinned === input.pinned) return match.id;
    match.pinned = input.pinned;
    await recordMatch(ctx, match, { action: 'matchPin', fields: ['pinned'], topic: 'match.pinned' });
    return match.id;
  });
}

/**
 * Takes a match back, for a side or as staff: its quantity is free again, the demand open again, and its bookings from
 * now on are given back. @returns its id
 */
export function cancelMatch(ctx: Context, input: MatchCancelInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    // Whoever sees a match may cancel it.
    const { match, row } = await lockMatch(ctx, input.matchId);
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    requireStep(ctx, match, 'CANCEL');
    await cancel(ctx, match, enderOf(ctx.actor, row), reason);
    await releaseMatchBookings(ctx, match.id, reason);
    return match.id;
  });
}

/**
 * Says for the receiving side how much was delivered. What was not is free again and reopens the demand; so is what would
 * have been given from now on, with its bookings, as the delivery is over. @returns its id
 */
export function fulfilMatch(ctx: Context, input: MatchFulfilInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { match, row } = await lockMatch(ctx, input.matchId);
    if (!MATCH_STEPS.isFor('FULFIL', sidesActedFor(ctx.actor, row))) throw notTheReceiver();
    requireRange(input.deliveredQuantity, { min: 0, max: match.quantity }, deliveredOutOfRange);
    requireStep(ctx, match, 'FULFIL');
    if (input.deliveredQuantity > 0 && !(await hasBegun(ctx, match.id))) throw nothingDeliveredYet();
    match.fulfil(input.deliveredQuantity, dateOf(ctx.now()));
    await recordMatch(ctx, match, {
      action: 'matchFulfil',
      fields: ['state', 'deliveredQuantity'],
      topic: 'match.fulfilled',
    });
    await loseWhatIsToCome(ctx, match.id);
    // What starts at this very moment has begun.
    await releaseMatchBookings(ctx, match.id, DELIVERED, ctx.now().add({ milliseconds: 1 }));
    return match.id;
  });
}

/**
 * Whose matches are to be cancelled: those of one entry, or of all entries of a list; or some by their ids, with as whom
 * the caller ends each.
 */
type MatchesOf =
  | { readonly supplyId: string }
  | { readonly demandId: string }
  | { readonly listId: string }
  | { readonly enders: ReadonlyMap<string, MatchEnder> };

/**
 * Cancels the matches of an entry that is withdrawn, or of a project that is given up, whatever has been agreed; or those
 * of a list that is closed, except what both sides have confirmed. Inside the caller's transaction, which has checked who
 * may do it, has locked the list if it changes it, and not yet the entry: see lock-match.ts for the order.
 * @param reason as `requireText` has let it pass
 * @returns the ids of the matches that were cancelled
 */
export async function cancelMatchesOf(ctx: WriteContext, of: MatchesOf, reason: string): Promise<string[]> {
  const states = MATCH_STEPS.statesThatTake('CANCEL').filter(
    (state) => !('listId' in of) || state !== MatchState.CONFIRMED,
  );
  const { rows } = await sql<{ id: string }>`
    select m.id from match m join supply s on s.id = m.supply_id join demand d on d.id = m.demand_id
    where m.state = any(${states}) and ${entriesOf(of)}`.execute(ctx.db);
  // What has lapsed was ended by nobody but the clock.
  await lapseDue(ctx, sql`m.id = any(${rows.map(({ id }) => id)}) order by m.id for no key update`);
  const matches = await ctx.em.find(
    Match,
    { id: { $in: rows.map(({ id }) => id) }, state: { $in: states } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const confirmed = matches.filter(({ state }) => state === MatchState.CONFIRMED).map(({ id }) => id);
  const sides = await Promise.all(matches.map(({ id }) => matchById(ctx).load(id)));
  for (const [at, match] of matches.entries()) {
    const by = 'enders' in of ? of.enders.get(match.id)! : enderOf(ctx.actor, sides[at]!);
    await cancel(ctx, match, by, reason);
  }
  await releaseMatchBookings(ctx, confirmed, reason);
  return matches.map(({ id }) => id);
}

function entriesOf(of: MatchesOf) {
  if ('supplyId' in of) return sql`m.supply_id = ${of.supplyId}`;
  if ('enders' in of) return sql`m.id = any(${[...of.enders.keys()]}::text[])`;
  if ('demandId' in of) return sql`m.demand_id = ${of.demandId}`;
  return sql`(s.list_id = ${of.listId} or d.list_id = ${of.listId})`;
}

async function cancel(ctx: WriteContext, match: Match, by: MatchEnder, reason: string): Promise<void> {
  match.end('CANCEL', by, reason, dateOf(ctx.now()));
  await recordMatch(ctx, match, {
    action: 'matchCancel',
    fields: ['state', 'stateReason', 'endedBy'],
    topic: 'match.cancelled',
  });
}

function requireStep(ctx: WriteContext, match: Match, step: MatchStep): void {
  if (!match.canTake(step, ctx.now())) throw matchStateConflict({ state: match.stateAt(ctx.now()) });
}
