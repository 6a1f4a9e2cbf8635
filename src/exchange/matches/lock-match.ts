import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { WriteContext } from '../../request/context.ts';
import { dateOf } from '../../shared/interval.ts';
import { type Change, record } from '../../request/record.ts';
import { notFound } from '../../shared/refusal.ts';
import { Match } from './match.entity.ts';
import { matchById, type MatchRow } from './match.loader.ts';
import { mayReadMatch } from './match.policy.ts';

// Everybody who takes several of these takes them in one order: the lists, the match, its demand, its supply, the facility
// behind it, the places of the facility. Whoever changes a list or an entry on it has the list, and whoever changes the
// hours of a facility has the facility.

/** Keeps the lists of a match as they are until the transaction ends; others may do so at the same time. */
export async function holdListsOfMatch(ctx: WriteContext, matchId: string): Promise<void> {
  await sql`
    select from supply_demand_list where id in (
      select s.list_id from match m join supply s on s.id = m.supply_id where m.id = ${matchId}
      union select d.list_id from match m join demand d on d.id = m.demand_id where m.id = ${matchId})
    order by id for share`.execute(ctx.db);
}

/** What a match brings together. */
interface EntryIds {
  readonly supplyId: string;
  readonly demandId: string;
}

/** The same for two entries that are to be matched. */
export async function holdListsOf(ctx: WriteContext, { supplyId, demandId }: EntryIds): Promise<void> {
  await sql`
    select from supply_demand_list where id in (
      select list_id from supply where id = ${supplyId} union select list_id from demand where id = ${demandId})
    order by id for share`.execute(ctx.db);
}

/** Takes two entries and the facility behind the one, so that what is read of them next holds until the transaction ends. */
export async function lockEntries(ctx: WriteContext, { supplyId, demandId }: EntryIds): Promise<void> {
  await ctx.db.selectFrom('demand').select('id').where('id', '=', demandId).forNoKeyUpdate().execute();
  await ctx.db.selectFrom('supply').select('id').where('id', '=', supplyId).forNoKeyUpdate().execute();
  await sql`
    select from shared_facility where id = (select facility_id from supply where id = ${supplyId})
    for no key update`.execute(ctx.db);
}

/**
 * A match that the actor may see, locked until the transaction ends, with what queries say of it.
 * @throws Refusal NOT_FOUND for one that is not there or not for them
 */
export async function lockMatch(ctx: WriteContext, id: string): Promise<{ match: Match; row: MatchRow }> {
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
