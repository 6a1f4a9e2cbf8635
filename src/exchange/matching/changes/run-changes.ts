import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';
import { MatchSide } from '../../matches/match.entity.ts';
import type { MatchingInput } from '../matching-input.ts';
import { CHANGES_NAMED_MAX, type MatchingChanges, PairChangeKind, type PartyChange } from './run-changes.type.ts';

/** A pair that is matched, and who gives and receives. */
interface MatchedPair {
  readonly supplyId: string;
  readonly demandId: string;
  readonly quantity: number;
  readonly supplyOwnerId: string;
  readonly demandOwnerId: string;
}

/** The pairs of a result with their owners. */
export function ownedPairs(
  { supplies, demands }: MatchingInput,
  pairs: readonly Omit<MatchedPair, 'supplyOwnerId' | 'demandOwnerId'>[],
): MatchedPair[] {
  const owners = new Map([...supplies, ...demands].map(({ id, ownerId }) => [id, ownerId]));
  return pairs.map(({ supplyId, demandId, quantity }) => ({
    supplyId,
    demandId,
    quantity,
    supplyOwnerId: owners.get(supplyId)!,
    demandOwnerId: owners.get(demandId)!,
  }));
}

/** The proposals that stand and that a run would take back: of earlier runs for its demands and dates, unanswered, not pinned. */
export async function standingProposals(db: Database, { demands, from, to }: MatchingInput): Promise<MatchedPair[]> {
  const { rows } = await sql<MatchedPair>`
    select m.supply_id as "supplyId", m.demand_id as "demandId", m.quantity, sl.owner_id as "supplyOwnerId",
           dl.owner_id as "demandOwnerId"
    from match m join matching_run r on r.id = m.run_id
    join supply s on s.id = m.supply_id join supply_demand_list sl on sl.id = s.list_id
    join demand d on d.id = m.demand_id join supply_demand_list dl on dl.id = d.list_id
    where m.state = 'PROPOSED' and not m.pinned and m.demand_id = any(${demands.map(({ id }) => id)})
      and daterange(r.valid_from, r.valid_to, '[]') && daterange(${from}::date, ${to}::date, '[]')`.execute(db);
  return rows;
}

/** What becomes of the pairs, and of those whose they are, when one result takes the place of another. */
export function changesBetween(now: readonly MatchedPair[], then: readonly MatchedPair[]): MatchingChanges {
  const pairs = new Map<string, MatchedPair & { quantityNow: number; quantityThen: number }>();
  const parties = new Map<string, PartyChange>();
  const count = (all: readonly MatchedPair[], when: 'quantityNow' | 'quantityThen') => {
    for (const pair of all) {
      const key = `${pair.supplyId}/${pair.demandId}`;
      const counted = pairs.get(key) ?? { ...pair, quantityNow: 0, quantityThen: 0 };
      counted[when] += pair.quantity;
      pairs.set(key, counted);
      for (const [side, ownerId] of [
        [MatchSide.SUPPLY, pair.supplyOwnerId],
        [MatchSide.DEMAND, pair.demandOwnerId],
      ] as const) {
        const party = parties.get(`${side}/${ownerId}`) ?? { side, ownerId, quantityNow: 0, quantityThen: 0 };
        party[when] += pair.quantity;
        parties.set(`${side}/${ownerId}`, party);
      }
    }
  };
  count(now, 'quantityNow');
  count(then, 'quantityThen');

  const changed = [...pairs.values()]
    .filter((pair) => differenceIn(pair) !== 0)
    .map(({ supplyId, demandId, quantityNow, quantityThen }) => ({
      supplyId,
      demandId,
      quantityNow,
      quantityThen,
      kind: kindOf(quantityNow, quantityThen),
    }))
    .toSorted((a, b) => bySize(a, b) || order(a.demandId, b.demandId) || order(a.supplyId, b.supplyId));
  const of = (kind: PairChangeKind) => changed.filter((pair) => pair.kind === kind).length;
  return {
    pairsGained: of(PairChangeKind.GAINED),
    pairsLost: of(PairChangeKind.LOST),
    pairsChanged: of(PairChangeKind.CHANGED),
    pairs: changed.slice(0, CHANGES_NAMED_MAX),
    parties: [...parties.values()]
      .filter((party) => differenceIn(party) !== 0)
      .toSorted((a, b) => bySize(a, b) || order(a.ownerId, b.ownerId))
      .slice(0, CHANGES_NAMED_MAX)
      .toSorted((a, b) => differenceIn(a) - differenceIn(b) || order(a.ownerId, b.ownerId)),
  };
}

interface NowAndThen {
  readonly quantityNow: number;
  readonly quantityThen: number;
}

function differenceIn({ quantityNow, quantityThen }: NowAndThen): number {
  return quantityThen - quantityNow;
}

function bySize(a: NowAndThen, b: NowAndThen): number {
  return Math.abs(differenceIn(b)) - Math.abs(differenceIn(a));
}

function kindOf(now: number, then: number): PairChangeKind {
  if (now === 0) return PairChangeKind.GAINED;
  return then === 0 ? PairChangeKind.LOST : PairChangeKind.CHANGED;
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
