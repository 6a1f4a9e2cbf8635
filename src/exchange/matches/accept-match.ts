import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { localTimeOf } from '../../district/grid/index.ts';
import { hashOfRequest, onceInTransaction } from '../../request/idempotency.ts';
import { dateOf } from '../../shared/interval.ts';
import { bookMatch } from './book-match.ts';
import { lapseInTheWay } from './lapse-acceptances.ts';
import { type JudgedDates, judgeDates, loseOccurrences, type LostOccurrence } from './judge-dates.ts';
import { holdListsOfMatch, lockEntries, lockMatch, recordMatch } from './lock-match.ts';
import { type Match, MatchConcern, MatchSide, MatchState } from './match.entity.ts';
import {
  alreadyAccepted,
  LOST_SHOWN_MAX,
  matchStale,
  matchStateConflict,
  noDateLeft,
  notYourMatch,
  notYourSide,
  occurrencesLost,
  type Staleness,
  whichSide,
} from './match.errors.ts';
import type { MatchAcceptInput } from './match.input.ts';
import { sidesActedFor } from './match.policy.ts';
import { writeRejected } from './rejected-occurrences.ts';
import { withheldDemand, withheldSupply } from './withheld.ts';
import { faultOf } from '../../database/fault.ts';

/** Days for which a one-sided acceptance holds its quantity, unless the setting says otherwise. */
const ACCEPTANCE_DAYS_DEFAULT = 14;

/** The bounds of the database, and what it means for an acceptance that one of them says no. */
const BOUNDS: Readonly<Record<string, Staleness>> = {
  supply_not_exceeded: 'SUPPLY_TAKEN',
  facility_not_exceeded: 'SUPPLY_TAKEN',
  demand_not_exceeded: 'DEMAND_MET',
  match_has_time: 'PERIOD_OVER',
};

/**
 * Accepts a match for one side. The first acceptance holds the quantity of both entries; the second confirms the match,
 * and what a facility gives is booked along with it. Each occurrence is judged as things are now: what is lost since the
 * match was made has to be accepted knowingly. A repeat with the same key is answered as before.
 * @returns the id of the match
 * @throws Refusal as the mutation `matchAccept` describes; nothing has changed then but the stored answer
 */
export async function acceptMatch(ctx: Context, input: MatchAcceptInput): Promise<string> {
  // Where the member is absent, the hash is that of before it was there.
  const reduced = input.acceptReduced === true;
  const requestHash = hashOfRequest('matchAccept', input.matchId, input.side ?? '', ...(reduced ? ['reduced'] : []));
  await lapseInTheWay(ctx, { matchId: input.matchId });
  return onceInTransaction(ctx, input.idempotencyKey, requestHash, async (ctx) => {
    await holdListsOfMatch(ctx, input.matchId);
    const { match, row } = await lockMatch(ctx, input.matchId);
    const sides = sidesActedFor(ctx.actor, row);
    if (sides.length === 0) throw notYourMatch();
    if (!match.canTake(match.acceptance, ctx.now())) throw matchStateConflict({ state: match.stateAt(ctx.now()) });
    const side = sideToAccept(match, sides, input.side ?? undefined);
    if (match.isAcceptedBy(side)) throw alreadyAccepted({});

    await lockEntries(ctx, match);
    const stale = await stalenessOf(ctx, match);
    if (stale) throw matchStale({ why: stale });
    const dates = await judgeDates(ctx, match);
    if (dates.kept.length === 0 && dates.lost.every(({ reason }) => reason === MatchConcern.TAKEN)) {
      throw matchStale({ why: dates.taken?.has('DEMAND') ? 'DEMAND_MET' : 'SUPPLY_TAKEN' });
    }
    await loseKnowingly(ctx, match, dates, reduced);
    await acceptFor(ctx, match, side);

    const confirmed = match.state === MatchState.CONFIRMED;
    if (confirmed) {
      const lost = await bookMatch(ctx, match, row.demandOwnerId, dates);
      await loseKnowingly(ctx, match, { kept: withoutLost(dates.kept, lost), begun: [], lost }, reduced);
    }
    await recordMatch(ctx, match, {
      action: 'matchAccept',
      fields: ['state', side === MatchSide.SUPPLY ? 'supplyAcceptedAt' : 'demandAcceptedAt'],
      topic: confirmed ? 'match.confirmed' : 'match.accepted',
    });
    return match.id;
  });
}

/**
 * Takes the acceptance of a side that has not accepted; the first lapses after some days unless the other follows.
 * @throws Refusal STALE_VERSION when others have taken what it takes
 */
export async function acceptFor(ctx: WriteContext, match: Match, side: MatchSide): Promise<void> {
  const days = ctx.acceptanceDays ?? ACCEPTANCE_DAYS_DEFAULT;
  match.accept(side, ctx.actor.accountId, dateOf(ctx.now()), dateOf(ctx.now().add({ hours: days * 24 })));
  await withinBounds(() => ctx.em.flush());
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
  const { rows } = await sql<{ why: Staleness | null }>`
    select case when s.withdrawn_at is not null then 'SUPPLY_WITHDRAWN'
                when d.withdrawn_at is not null then 'DEMAND_WITHDRAWN'
                when sl.state <> 'IN_FORCE' then 'SUPPLY_LIST_NOT_IN_FORCE'
                when dl.state <> 'IN_FORCE' then 'DEMAND_LIST_NOT_IN_FORCE'
                when withheld.supply is not null then 'SUPPLY_UNIT_' || withheld.supply
                when withheld.demand is not null then 'DEMAND_UNIT_' || withheld.demand
                when s.version <> ${match.supplyVersion} then 'SUPPLY_CHANGED'
                when d.version <> ${match.demandVersion} then 'DEMAND_CHANGED'
                when not exists (select from match_occurrence o where o.match_id = ${match.id} and o.lost_at is null
                                   and lower(o.during) >= ${localTimeOf(ctx.now())}::timestamp)
                  then 'PERIOD_OVER' end as why
    from supply s join supply_demand_list sl on sl.id = s.list_id,
         demand d join supply_demand_list dl on dl.id = d.list_id,
         lateral (select ${withheldSupply} as supply, ${withheldDemand} as demand) as withheld
    where s.id = ${match.supplyId} and d.id = ${match.demandId}`.execute(ctx.db);
  return rows[0]?.why ?? undefined;
}

/**
 * Lets go of occurrences that cannot be had, and writes each down, if whoever accepts has said that the rest will do and
 * the demand has use for it.
 * @throws Refusal STALE_VERSION with what is lost, SLOT_UNAVAILABLE when nothing is left
 */
async function loseKnowingly(
  ctx: WriteContext,
  match: Match,
  { kept, begun, lost }: JudgedDates,
  reduced: boolean,
): Promise<void> {
  if (lost.length > 0) {
    if (reduced && kept.length === 0) throw noDateLeft({ dates: lost.length });
    const why = reduced ? await uselessness(ctx, match, kept.length) : 'LOST';
    if (why) throw occurrencesLost({ why, count: lost.length, lost: lost.slice(0, LOST_SHOWN_MAX) });
    await writeRejected(ctx, match.id, lost);
  }
  await loseOccurrences(ctx, match.id, [...begun, ...lost]);
}

/** Why a part of a match is of no use to its demand; undefined when it is. */
async function uselessness(
  ctx: WriteContext,
  match: Match,
  left: number,
): Promise<'ALL_NEEDED' | 'TOO_FEW' | undefined> {
  const { rows } = await sql<{ needsAll: boolean; minOccurrences: number; others: number }>`
    select d.needs_all as "needsAll", d.min_occurrences as "minOccurrences", (
      select count(*)::integer from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
      where m.demand_id = d.id and m.id <> ${match.id} and m.held_quantity > 0) as others
    from demand d where d.id = ${match.demandId}`.execute(ctx.db);
  const { needsAll, minOccurrences, others } = rows[0]!;
  if (needsAll) return 'ALL_NEEDED';
  return left + others < minOccurrences ? 'TOO_FEW' : undefined;
}

function withoutLost(kept: JudgedDates['kept'], lost: readonly LostOccurrence[]): JudgedDates['kept'] {
  const starts = new Set(lost.map(({ start }) => start));
  return kept.filter(({ start }) => !starts.has(start));
}

/** What the work throws when others have accepted so much before that a bound says no becomes the refusal that says so. */
async function withinBounds(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const why = BOUNDS[faultOf(error).constraint ?? ''];
    throw why ? matchStale({ why }) : error;
  }
}
