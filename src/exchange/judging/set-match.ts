import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { record } from '../../request/record.ts';
import { notFound } from '../../shared/refusal.ts';
import { REASON_MAX, requireText } from '../../shared/text.ts';
import { judgePair } from './candidates.ts';
import { type DemandRow, visibleDemand } from '../lists/entries/demand.loader.ts';
import { EntryState } from '../lists/entries/entry.entity.ts';
import type { EntryRow } from '../lists/entries/entry.loader.ts';
import { FILTERS, type CandidatePair } from './candidate-pairs.ts';
import { lapseInTheWay } from '../matches/lapse-acceptances.ts';
import { holdListsOf, lockEntries } from '../matches/lock-match.ts';
import { occurrencesToGive } from './giving/occurrences-to-give.ts';
import { weightedSum } from './score.ts';
import { weightsInForce } from './match-weights.loader.ts';
import { type MatchSide, MatchState } from '../matches/match.entity.ts';
import {
  audienceExcluded,
  demandNotAsked,
  entryNotOpen,
  measuresDiffer,
  noPair,
  nothingInCommon,
  notStaffOfDemand,
  supplyNotOffered,
} from '../matches/match.errors.ts';
import { type MatchOccurrence, writeOccurrences } from '../matches/match-occurrences.ts';
import type { MatchSetInput } from '../matches/match.input.ts';
import { maySetMatch } from '../matches/match.policy.ts';
import { withheldDemand, withheldSupply } from '../matches/withheld.ts';
import { SupplyDemandListState } from '../lists/supply-demand-list.entity.ts';
import { type SupplyRow, visibleSupply } from '../lists/entries/supply.loader.ts';

/**
 * The bits of the filters that nobody sets aside: without a common time there is nothing to agree on, and for whom a
 * supply is given says who has access to it, which is its owner's to decide.
 */
const AUDIENCE_FAILED = 1 << FILTERS.indexOf('audience');
const PERIOD_FAILED = 1 << FILTERS.indexOf('period');
const TIME_FAILED = 1 << FILTERS.indexOf('time');

/**
 * Sets a supply against a demand by hand, whatever category and distance say, as a pinned proposal that both sides are
 * asked about. @returns the id of the match
 */
export async function setMatch(ctx: Context, input: MatchSetInput): Promise<string> {
  await lapseInTheWay(ctx, input);
  return inTransaction(ctx, async (ctx) => {
    // So that neither changes between being judged and being named with its version.
    await holdListsOf(ctx, input);
    await lockEntries(ctx, input);
    const demand = await visibleDemand(ctx, input.demandId);
    if (!demand) throw notFound({ type: 'Demand', field: ['demandId'] });
    const supply = await visibleSupply(ctx, input.supplyId);
    if (!supply) throw notFound({ type: 'Supply', field: ['supplyId'] });
    if (!maySetMatch(ctx.actor, demand.placePath)) throw notStaffOfDemand();
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    requireOpen(demand, 'demandId');
    requireOpen(supply, 'supplyId');
    await requireNotWithheld(ctx, { supplyId: supply.id, demandId: demand.id });
    if (supply.unitOfMeasure !== demand.unitOfMeasure) throw measuresDiffer();

    const pair = await judgePair(ctx, input);
    if (!pair) throw noPair({});
    if (pair.failed & AUDIENCE_FAILED) throw audienceExcluded({});
    if (pair.failed & PERIOD_FAILED) throw nothingInCommon({ what: 'PERIOD' });
    if (pair.failed & TIME_FAILED) throw nothingInCommon({ what: 'TIME' });
    const { quantity } = input;
    const occurrences = await occurrencesToGive(ctx, { demand, supply, quantity });
    const id = await writeMatch(ctx, { demand, supply, quantity, reason, pair, occurrences });
    const { districtCode } = demand;
    await record(ctx, { action: 'matchSet', subjectId: id, districtCode, fields: ['quantity'], topic: 'match.set' });
    return id;
  });
}

/** @throws Refusal STATE_CONFLICT for an entry whose list is not in force, or that is withdrawn */
export function requireOpen({ listState, state }: EntryRow, field: string): void {
  if (listState !== SupplyDemandListState.IN_FORCE || state === EntryState.WITHDRAWN) {
    throw entryNotOpen({ field: [field] });
  }
}

/** @throws Refusal STATE_CONFLICT when the unit of either is suspended, or has left and not been reviewed since */
export async function requireNotWithheld(
  ctx: WriteContext,
  { supplyId, demandId }: { readonly supplyId: string; readonly demandId: string },
): Promise<void> {
  type Why = 'SUSPENDED' | 'LEFT' | null;
  const { rows } = await sql<{ supply: Why; demand: Why }>`
    select ${withheldSupply} as supply, ${withheldDemand} as demand
    from supply s join supply_demand_list sl on sl.id = s.list_id,
         demand d join supply_demand_list dl on dl.id = d.list_id
    where s.id = ${supplyId} and d.id = ${demandId}`.execute(ctx.db);
  const { supply, demand } = rows[0]!;
  if (supply) throw supplyNotOffered({ why: supply });
  if (demand) throw demandNotAsked({ why: demand });
}

/** A match of two entries, locked, that were judged, and when it gives. */
interface MatchToWrite {
  readonly demand: DemandRow;
  readonly supply: SupplyRow;
  readonly quantity: number;
  readonly reason: string | null;
  /** The side that asks the other for it; nobody does when staff set it, and then no run takes it away again. */
  readonly proposedBy?: MatchSide;
  readonly pair: CandidatePair;
  readonly occurrences: readonly MatchOccurrence[];
}

/** Writes a match that waits for both sides. @returns its id */
export async function writeMatch(
  ctx: WriteContext,
  { demand, supply, quantity, reason, proposedBy, pair, occurrences }: MatchToWrite,
): Promise<string> {
  const { districtCode } = demand;
  const { version: weightsVersion, ...weights } = await weightsInForce(ctx.db, districtCode);
  const id = newId('mat');
  const now = dateOf(ctx.now());
  await sql`
    insert into match (id, district_code, supply_id, demand_id, quantity, state, state_reason, proposed_by, pinned, time_fit,
                       distance_fit, quantity_fit, fairness, reliability, score, weights_version, reach,
                       distance_meters, supply_version, demand_version, created_at, created_by, updated_at)
    values (${id}, ${districtCode}, ${supply.id}, ${demand.id}, ${quantity}, ${MatchState.PROPOSED}, ${reason},
            ${proposedBy ?? null}, ${proposedBy === undefined},
            ${pair.timeFit}, ${pair.distanceFit}, ${pair.quantityFit}, ${pair.fairness}, ${pair.reliability},
            ${weightedSum(pair, weights)}, ${weightsVersion}, ${pair.reach}, ${pair.distanceMeters}, ${supply.version},
            ${demand.version}, ${now}, ${ctx.actor.accountId}, ${now})`.execute(ctx.db);
  await writeOccurrences(
    ctx.db,
    occurrences.map((occurrence) => ({ matchId: id, ...occurrence })),
  );
  return id;
}
