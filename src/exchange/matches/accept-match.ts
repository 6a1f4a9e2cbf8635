import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { localDateOf } from '../../district/grid/index.ts';
import { hashOfRequest, onceInTransaction } from '../../request/idempotency.ts';
import { dateOf } from '../../shared/interval.ts';
import { bookMatch } from './book-match.ts';
import { holdListsOfMatch, lockEntries, lockMatch, recordMatch } from './lock-match.ts';
import { type Match, MatchSide, MatchState } from './match.entity.ts';
import {
  alreadyAccepted,
  matchStale,
  matchStateConflict,
  notYourMatch,
  notYourSide,
  type Staleness,
  whichSide,
} from './match.errors.ts';
import type { MatchAcceptInput } from './match.input.ts';
import { sidesActedFor } from './match.policy.ts';
import { withheldSupply } from './withheld-supply.ts';
import { faultOf } from '../../database/fault.ts';

/** The bounds of the database, and what it means for an acceptance that one of them says no. */
const BOUNDS: Readonly<Record<string, Staleness>> = {
  supply_not_exceeded: 'SUPPLY_TAKEN',
  demand_not_exceeded: 'DEMAND_MET',
};

/**
 * Accepts a match for one side. The first acceptance holds the quantity of both entries; the second confirms the match,
 * and what a facility gives is booked along with it. A repeat with the same key is answered as before.
 * @returns the id of the match
 * @throws Refusal as the mutation `matchAccept` describes; nothing has changed then but the stored answer
 */
export function acceptMatch(ctx: Context, input: MatchAcceptInput): Promise<string> {
  const requestHash = hashOfRequest('matchAccept', input.matchId, input.side ?? '');
  return onceInTransaction(ctx, input.idempotencyKey, requestHash, async (ctx) => {
    await holdListsOfMatch(ctx, input.matchId);
    const { match, row } = await lockMatch(ctx, input.matchId);
    const sides = sidesActedFor(ctx.actor, row);
    if (sides.length === 0) throw notYourMatch();
    if (!match.canTake(match.acceptance)) throw matchStateConflict({ state: match.state });
    const side = sideToAccept(match, sides, input.side ?? undefined);
    if (match.isAcceptedBy(side)) throw alreadyAccepted({});

    await lockEntries(ctx, match);
    const stale = await stalenessOf(ctx, match);
    if (stale) throw matchStale({ why: stale });
    match.accept(side, ctx.actor.accountId, dateOf(ctx.now()));
    await withinBounds(() => ctx.em.flush());

    const confirmed = match.state === MatchState.CONFIRMED;
    if (confirmed) await bookMatch(ctx, match, row.demandOwnerId);
    await recordMatch(ctx, match, {
      action: 'matchAccept',
      fields: ['state', side === MatchSide.SUPPLY ? 'supplyAcceptedAt' : 'demandAcceptedAt'],
      topic: confirmed ? 'match.confirmed' : 'match.accepted',
    });
    return match.id;
  });
}

/** For which side somebody accepts: the one they name, the only one they act for, or the only one that has not answered. */
function sideToAccept(match: Match, sides: readonly MatchSide[], named: MatchSide | undefined): MatchSide {
  if (named) {
    if (!sides.includes(named)) throw notYourSide();
    return named;
  }
  const waiting = sides.length === 1 ? sides : sides.filter((side) => !match.isAcceptedBy(side));
  if (waiting.length !== 1) throw whichSide();
  return waiting[0]!;
}

/** What no longer holds of a match as it was judged; undefined if it still does. Quantities are for the bounds to say. */
async function stalenessOf(ctx: WriteContext, match: Match): Promise<Staleness | undefined> {
  const today = localDateOf(ctx.now());
  const { rows } = await sql<{ why: Staleness | null }>`
    select case when s.withdrawn_at is not null then 'SUPPLY_WITHDRAWN'
                when d.withdrawn_at is not null then 'DEMAND_WITHDRAWN'
                when sl.state <> 'IN_FORCE' then 'SUPPLY_LIST_NOT_IN_FORCE'
                when dl.state <> 'IN_FORCE' then 'DEMAND_LIST_NOT_IN_FORCE'
                when withheld.why is not null then 'SUPPLY_UNIT_' || withheld.why
                when s.version <> ${match.supplyVersion} then 'SUPPLY_CHANGED'
                when d.version <> ${match.demandVersion} then 'DEMAND_CHANGED'
                when not exists (select from match_time t where t.match_id = ${match.id} and upper(t.dates) > ${today}::date)
                  then 'PERIOD_OVER' end as why
    from supply s join supply_demand_list sl on sl.id = s.list_id,
         demand d join supply_demand_list dl on dl.id = d.list_id,
         lateral (select ${withheldSupply} as why) as withheld
    where s.id = ${match.supplyId} and d.id = ${match.demandId}`.execute(ctx.db);
  return rows[0]?.why ?? undefined;
}

/** What the work throws when others have accepted so much before that a bound says no becomes the refusal that says so. */
export async function withinBounds(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const why = BOUNDS[faultOf(error).constraint ?? ''];
    throw why ? matchStale({ why }) : error;
  }
}
