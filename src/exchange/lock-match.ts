import { LockMode } from '@mikro-orm/core';
import type { WriteContext } from '../context.ts';
import { dateOf } from '../shared/interval.ts';
import { requireId } from '../shared/node.ts';
import { type Change, record } from '../shared/record.ts';
import { notFound } from '../shared/refusal.ts';
import { Match } from './match.entity.ts';
import { matchById, type MatchRow } from './match.loader.ts';
import { mayReadMatch } from './match.policy.ts';

/**
 * A match that the actor may see, locked until the transaction ends, with what queries say of it. Whoever locks more
 * goes on in one order: the match, its demand, its supply, the places of the facility.
 * @throws Refusal INVALID_INPUT, or NOT_FOUND for one that is not there or not for them
 */
export async function lockMatch(ctx: WriteContext, id: string): Promise<{ match: Match; row: MatchRow }> {
  requireId(id, 'mat', ['matchId']);
  const match = await ctx.em.findOne(Match, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  // Read after the lock, so that it is what holds.
  const row = match && (await matchById(ctx).load(id));
  if (!match || !row || !mayReadMatch(ctx.actor, row)) throw notFound({ type: 'Match', field: ['matchId'] });
  return { match, row };
}

/** Writes what has changed on a match, and that it did. */
export async function recordMatch(
  ctx: WriteContext,
  match: Match,
  change: Pick<Change, 'action' | 'fields' | 'topic'>,
): Promise<void> {
  match.updatedAt = dateOf(ctx.now());
  await ctx.em.flush();
  await record(ctx, { ...change, subjectId: match.id, districtCode: match.districtCode });
}
