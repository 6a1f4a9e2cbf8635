import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { localDateOf } from '../../district/grid/index.ts';
import { hashOfRequest, onceInTransaction } from '../../request/idempotency.ts';
import { newId } from '../../shared/node.ts';
import { notFound, Refusal } from '../../shared/refusal.ts';
import { REASON_MAX, requireText } from '../../shared/text.ts';
import { acceptFor } from '../matches/accept-match.ts';
import { lapseInTheWay } from '../matches/lapse-acceptances.ts';
import { holdListsOf, lockEntries, recordMatch } from '../matches/lock-match.ts';
import { Match, MatchSide } from '../matches/match.entity.ts';
import { measuresDiffer, noPair, notYourMatch, notYourSide, whichSide } from '../matches/match.errors.ts';
import { sidesActedFor } from '../matches/match.policy.ts';
import { type DemandRow, visibleDemand } from '../lists/entries/demand.loader.ts';
import { enterDemand } from '../lists/entries/demand.service.ts';
import { requireRoom } from '../lists/entries/entry.service.ts';
import { type SupplyRow, visibleSupply } from '../lists/entries/supply.loader.ts';
import { enterSupply } from '../lists/entries/supply.service.ts';
import { type SupplyDemandList, SupplyDemandListState } from '../lists/supply-demand-list.entity.ts';
import { listStateConflict, notYourList } from '../lists/supply-demand-list.errors.ts';
import { mayKeepList } from '../lists/supply-demand-list.policy.ts';
import { lockList } from '../lists/supply-demand-list.service.ts';
import { FILTERS } from './candidate-pairs.ts';
import { judgePair } from './candidates.ts';
import {
  askerIsSetAside,
  claimsAreOver,
  declinedBefore,
  OPEN_CLAIMS_MAX,
  pairDoesNotFit,
  pairIsWaiting,
  proposalNamesTwo,
  tooManyClaims,
} from './propose-match.errors.ts';
import { occurrencesToGive } from './giving/occurrences-to-give.ts';
import type { MatchProposeInput } from './propose-match.input.ts';
import { requireOfUse } from './giving/require-of-use.ts';
import { requireNotWithheld, requireOpen, writeMatch } from './set-match.ts';

/**
 * Asks the other side for a match, in the name of one: judged by all filters of a run, it is accepted by who asks, holds
 * the quantity of both, and waits for the other. An entry that is written for it is on its list in the same transaction.
 * @returns the id of the match
 */
export async function proposeMatch(ctx: Context, input: MatchProposeInput): Promise<string> {
  const { idempotencyKey, ...asked } = input;
  const requestHash = hashOfRequest('matchPropose', JSON.stringify(asked));
  await lapseInTheWay(ctx, input);
  return onceInTransaction(ctx, idempotencyKey, requestHash, async (ctx) => {
    const reason = input.reason == null ? null : requireText(input.reason, ['reason'], REASON_MAX);
    const { supplyId, demandId, written } = await enteredFor(ctx, input);
    await lockEntries(ctx, { supplyId, demandId });
    const demand = await visibleDemand(ctx, demandId);
    if (!demand) throw notFound({ type: 'Demand', field: ['demandId'] });
    const supply = await visibleSupply(ctx, supplyId);
    if (!supply) throw notFound({ type: 'Supply', field: ['supplyId'] });
    if (supply.ownerId === demand.ownerId) throw noPair({});
    const side = sideThatAsks(ctx, supply, demand, written ?? input.side ?? undefined);

    requireOpen(demand, 'demandId');
    requireOpen(supply, 'supplyId');
    await requireNotSetAside(ctx, side === MatchSide.SUPPLY ? supply.listId : demand.listId);
    await requireNotWithheld(ctx, { supplyId: supply.id, demandId: demand.id });
    requireOpenToClaims(ctx, side, demand);
    await requireUnanswered(ctx, side, { supplyId, demandId });
    if (supply.unitOfMeasure !== demand.unitOfMeasure) throw measuresDiffer();
    const pair = await judgePair(ctx, { supplyId, demandId });
    if (!pair) throw noPair({});
    const filters = FILTERS.filter((_, at) => pair.failed & (1 << at));
    if (filters.length > 0) throw pairDoesNotFit({ filters });
    await requireFewClaims(ctx, side, side === MatchSide.SUPPLY ? supply.ownerId : demand.ownerId);

    const { quantity } = input;
    const occurrences = await occurrencesToGive(ctx, { demand, supply, quantity });
    // Who needs it knows what is of use to them.
    if (side === MatchSide.SUPPLY) await requireOfUse(ctx, { demand, supply, quantity, occurrences });
    const id = await writeMatch(ctx, { demand, supply, quantity, reason, proposedBy: side, pair, occurrences });
    const match = await ctx.em.findOneOrFail(Match, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    await acceptFor(ctx, match, side);
    await recordMatch(ctx, match, {
      action: 'matchPropose',
      fields: ['state', side === MatchSide.SUPPLY ? 'supplyAcceptedAt' : 'demandAcceptedAt'],
      topic: 'match.accepted',
    });
    return id;
  });
}

/** The two entries that are to be matched, and the side whose entry was written for it. */
interface Entered {
  readonly supplyId: string;
  readonly demandId: string;
  readonly written?: MatchSide;
}

/** Holds the lists of both, and writes the entry that is not there yet. */
async function enteredFor(ctx: WriteContext, input: MatchProposeInput): Promise<Entered> {
  const { supplyId, newSupply, demandId, newDemand } = input;
  const isNamed = (supplyId == null) !== (newSupply == null) && (demandId == null) !== (newDemand == null);
  if (!isNamed || (newSupply && newDemand)) throw proposalNamesTwo({});
  if (newSupply) {
    const list = await listToFill(ctx, newSupply.listId, { demandId: demandId! }, 'newSupply');
    return {
      supplyId: await under('newSupply', () => enterSupply(ctx, list, newSupply)),
      demandId: demandId!,
      written: MatchSide.SUPPLY,
    };
  }
  if (newDemand) {
    const list = await listToFill(ctx, newDemand.listId, { supplyId: supplyId! }, 'newDemand');
    return {
      supplyId: supplyId!,
      demandId: await under('newDemand', () => enterDemand(ctx, list, newDemand)),
      written: MatchSide.DEMAND,
    };
  }
  await holdListsOf(ctx, { supplyId: supplyId!, demandId: demandId! });
  return { supplyId: supplyId!, demandId: demandId! };
}

/** What is wrong with an entry is said of the member that it is written in. */
async function under<T>(member: 'newSupply' | 'newDemand', write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Refusal) || !error.field) throw error;
    throw new Refusal(error.kind, { ...error.details, field: [member, ...error.field] });
  }
}

/**
 * A list in force, locked, for an actor who keeps it and writes an entry on it, with the list of the other entry held:
 * everybody takes lists in the order of their ids.
 */
async function listToFill(
  ctx: WriteContext,
  listId: string,
  other: { readonly supplyId?: string; readonly demandId?: string },
  member: 'newSupply' | 'newDemand',
): Promise<SupplyDemandList> {
  const none = newId('sup');
  const { rows } = await sql<{ listId: string }>`
    select list_id as "listId" from supply where id = ${other.supplyId ?? none}
    union all select list_id from demand where id = ${other.demandId ?? none}`.execute(ctx.db);
  const otherListId = rows[0]?.listId;
  const holdOther = () =>
    sql`select from supply_demand_list where id = ${otherListId ?? none} for share`.execute(ctx.db);
  if (otherListId !== undefined && otherListId < listId) await holdOther();
  const list = await lockList(ctx, listId, [member, 'listId']);
  if (otherListId !== undefined && otherListId > listId) await holdOther();
  if (!mayKeepList(ctx.actor, list.ownedBy)) throw notYourList();
  if (list.state !== SupplyDemandListState.IN_FORCE) {
    throw listStateConflict({ state: list.state, field: [member, 'listId'] });
  }
  await requireRoom(ctx, list);
  return list;
}

/** For which side somebody asks: the one whose entry they have written, the one they name, or the only one they act for. */
function sideThatAsks(
  ctx: WriteContext,
  supply: SupplyRow,
  demand: DemandRow,
  named: MatchSide | undefined,
): MatchSide {
  const sides = sidesActedFor(ctx.actor, {
    supplyOwnerId: supply.ownerId,
    demandOwnerId: demand.ownerId,
    supplyPlacePath: supply.placePath,
    demandPlacePath: demand.placePath,
  });
  const [only, second] = sides;
  if (only === undefined) throw notYourMatch();
  if (named !== undefined && !sides.includes(named)) throw notYourSide();
  if (named === undefined && second !== undefined) throw whichSide();
  return named ?? only;
}

/** @throws Refusal STATE_CONFLICT for who asks while suspended, or gone and not reviewed since */
async function requireNotSetAside(ctx: WriteContext, listId: string): Promise<void> {
  const { rows } = await sql<{ why: 'SUSPENDED' | 'LEFT' }>`
    select case when left_at is null then 'SUSPENDED' else 'LEFT' end as why
    from withheld_list where list_id = ${listId}`.execute(ctx.db);
  if (rows[0]) throw askerIsSetAside({ why: rows[0].why });
}

/** Who needs something may ask for it at any time; others claim a need as long as it is open to that. */
function requireOpenToClaims(ctx: WriteContext, side: MatchSide, { openToClaimsUntil: until }: DemandRow): void {
  if (side === MatchSide.SUPPLY && until !== null && until < localDateOf(ctx.now())) throw claimsAreOver({ until });
}

/** @throws Refusal STATE_CONFLICT for a pair that waits for an answer, or that the other side has declined */
async function requireUnanswered(
  ctx: WriteContext,
  side: MatchSide,
  { supplyId, demandId }: { supplyId: string; demandId: string },
): Promise<void> {
  const { rows } = await sql<{ state: string }>`
    select m.state from match m where m.supply_id = ${supplyId} and m.demand_id = ${demandId}
      and (m.state in ('PROPOSED', 'ACCEPTED') or m.state = 'DECLINED' and m.ended_by is distinct from ${side})
    order by m.state limit 1`.execute(ctx.db);
  if (rows[0]?.state === 'DECLINED') throw declinedBefore({});
  if (rows[0]) throw pairIsWaiting({});
}

/** @throws Refusal QUOTA_EXCEEDED when as many proposals of the party wait for an answer as can */
async function requireFewClaims(ctx: WriteContext, side: MatchSide, ownerId: string): Promise<void> {
  // One after the other, so that two at once do not both see room for one more.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`match/claims/${ownerId}`}, 0))`.execute(ctx.db);
  const entry = side === MatchSide.SUPPLY ? sql`supply` : sql`demand`;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from supply_demand_list l join ${entry} e on e.list_id = l.id
    join match m on m.${entry}_id = e.id
    where l.owner_id = ${ownerId} and m.state = 'ACCEPTED' and m.proposed_by = ${side}`.execute(ctx.db);
  if (rows[0]!.n >= OPEN_CLAIMS_MAX) throw tooManyClaims({});
}
