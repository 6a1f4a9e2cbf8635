import type { CommonRuns } from '../times/common-runs.ts';
import { joinedSpans } from '../times/wall-time.ts';
import type { MatchingInput } from './matching-input.ts';
import type { RunTimes } from './run-times.ts';

/** A pair of a run by the places of its demand and its supply, with the stretches in which it can be served. */
export interface PairRuns {
  /** Its place among the pairs of the input. */
  readonly pair: number;
  readonly demand: number;
  readonly supply: number;
  readonly runs: CommonRuns;
}

/** Pairs that have to do with each other, by a demand, a supply or a facility: what becomes of others is no matter to them. */
export interface PairGroup {
  readonly pairs: readonly PairRuns[];
  /** Stretches in all. */
  readonly size: number;
}

/** The pairs that can be served at all, in groups, the smallest first. */
export function pairGroups(input: MatchingInput, times: RunTimes): PairGroup[] {
  const demandAt = new Map(input.demands.map(({ id }, at) => [id, at]));
  const supplyAt = new Map(input.supplies.map(({ id }, at) => [id, at]));
  const found = input.pairs.flatMap((pair, at): PairRuns[] => {
    const [demand, supply] = [demandAt.get(pair.demandId)!, supplyAt.get(pair.supplyId)!];
    const { boundTo } = input.demands[demand]!;
    // Another has begun to meet what cannot be split.
    if (times.demands[demand]!.isLost || (boundTo !== null && boundTo !== pair.supplyId)) return [];
    const runs = times.runsOf(demand, supply);
    return runs.starts.length === 0 ? [] : [{ pair: at, demand, supply, runs }];
  });
  return grouped(withoutHopeless(found, times), input);
}

/** The groups among some pairs of one group, when what others of it get is decided; those that get nothing more are left out. */
export function groupsAmong(input: MatchingInput, times: RunTimes, pairs: readonly PairRuns[]): PairGroup[] {
  const left = pairs
    .map((pair) => ({ ...pair, runs: times.runsOf(pair.demand, pair.supply) }))
    .filter(({ runs }) => runs.starts.length > 0);
  return grouped(withoutHopeless(left, times), input);
}

/** Without demands of which a part is of no use and which cannot be had at some moment. */
function withoutHopeless(pairs: readonly PairRuns[], times: RunTimes): readonly PairRuns[] {
  const all = pairs.filter(({ demand }) => {
    const { needsAll, sharedOverTime } = times.demands[demand]!.demand;
    return needsAll && sharedOverTime;
  });
  if (all.length === 0) return pairs;
  const hopeless = new Set<number>();
  for (const [demand, own] of Map.groupBy(all, (pair) => pair.demand)) {
    const spans = own.flatMap(({ runs }) => Array.from(runs.starts, (start, at) => ({ start, end: runs.ends[at]! })));
    const served = joinedSpans(spans);
    const { starts, ends } = times.demands[demand]!.lacking;
    let next = 0;
    for (let at = 0; at < starts.length; at++) {
      while (next < served.ends.length && served.ends[next]! < ends[at]!) next++;
      if (next === served.ends.length || served.starts[next]! > starts[at]!) hopeless.add(demand);
    }
  }
  return pairs.filter(({ demand }) => !hopeless.has(demand));
}

function grouped(pairs: readonly PairRuns[], { demands, supplies }: MatchingInput): PairGroup[] {
  const sets = new DisjointSets(demands.length + supplies.length);
  const supplyOfFacility = new Map<string, number>();
  for (const { demand, supply } of pairs) {
    sets.join(demand, demands.length + supply);
    const { facilityId } = supplies[supply]!;
    if (facilityId === null) continue;
    const other = supplyOfFacility.get(facilityId);
    if (other === undefined) supplyOfFacility.set(facilityId, supply);
    else sets.join(demands.length + other, demands.length + supply);
  }
  return [...Map.groupBy(pairs, ({ demand }) => sets.find(demand)).values()]
    .map((own) => ({ pairs: own, size: stretchesIn(own) }))
    .sort((a, b) => a.size - b.size || a.pairs[0]!.pair - b.pairs[0]!.pair);
}

/** How many stretches some pairs have in all. */
export function stretchesIn(pairs: readonly PairRuns[]): number {
  return pairs.reduce((sum, { runs }) => sum + runs.starts.length, 0);
}

/** Sets of numbers that grow together. */
export class DisjointSets {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, at) => at);
  }

  find(of: number): number {
    const { parent } = this;
    let root = of;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = of; parent[at] !== root;) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a !== b) this.parent[Math.max(a, b)] = Math.min(a, b);
  }
}
