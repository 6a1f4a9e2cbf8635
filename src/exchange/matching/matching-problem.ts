import { type Allocation, type AllocationProblem, type CapacityLimit, onePartEach } from '../allocation/allocation.ts';
import { limitsOf } from './capacity-limits.ts';
import type { DemandPriority } from '../lists/entries/demand.entity.ts';
import type { CandidatePair } from '../judging/candidate-pairs.ts';
import type { StoredSpan, MatchingInput, SupplyInRun } from './matching-input.ts';
import { commonPackedSpans, type PackedSpan, packedSpans } from '../times/packed-span.ts';
import { weightedSum } from '../judging/score.ts';

/** Scores are whole numbers to the solver: thousandths, so that equal totals are equal. */
const SCORE_SCALE = 1_000;

/** The classes of priority as the solver counts them. */
const CLASS_OF: Readonly<Record<DemandPriority, 0 | 1 | 2>> = {
  ROUTINE: 0,
  IMPORTANT: 1,
  URGENT: 2,
};

// Without decorators and imports of what has any: it runs in the solver's thread, straight from its source as well.

/** A run's question to the solver. Edge n of the problem is pair n of the input. */
export function problemOf(input: MatchingInput): AllocationProblem {
  const demandAt = new Map(input.demands.map(({ id }, at) => [id, at]));
  const supplyAt = new Map(input.supplies.map(({ id }, at) => [id, at]));
  return onePartEach({
    demands: input.demands.map(({ quantity, priority, minQuantity, splittable }) => ({
      quantity,
      priority: CLASS_OF[priority],
      minimum: minQuantity,
      splittable,
    })),
    edges: input.pairs.map((pair) => ({
      demand: demandAt.get(pair.demandId)!,
      supply: supplyAt.get(pair.supplyId)!,
      score: Math.round(SCORE_SCALE * weightedSum(pair, input.weights)),
    })),
    limits: limitsIn(input),
  });
}

/** A pair with the quantity it was allotted, and when both can. */
export interface AllottedPair extends CandidatePair {
  readonly quantity: number;
  readonly spans: readonly StoredSpan[];
}

/** What the solver's answer means: the pairs that got something. */
export function allottedPairs(input: MatchingInput, { quantities }: Allocation): AllottedPair[] {
  const demands = new Map(input.demands.map((demand) => [demand.id, demand]));
  const supplies = new Map(input.supplies.map((supply) => [supply.id, supply]));
  return input.pairs.flatMap((pair, edge) => {
    const quantity = quantities[edge]!;
    if (quantity === 0) return [];
    const spans = commonStoredSpans(demands.get(pair.demandId)!.spans, supplies.get(pair.supplyId)!.spans);
    return [{ ...pair, quantity, spans }];
  });
}

/** The moments that two entries share. */
function commonStoredSpans(a: readonly StoredSpan[], b: readonly StoredSpan[]): StoredSpan[] {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const from = one.from > other.from ? one.from : other.from;
      const until = one.until < other.until ? one.until : other.until;
      const slots = Array.from(one.slots, (slot, at) => (slot === '1' ? other.slots[at] : '0')).join('');
      return from < until && slots.includes('1') ? [{ from, until, slots }] : [];
    }),
  );
}

function limitsIn(input: MatchingInput): CapacityLimit[] {
  const demandSpans = new Map(input.demands.map(({ id, spans }) => [id, packedSpans(spans)]));
  const supplySpans = new Map(input.supplies.map(({ id, spans }) => [id, packedSpans(spans)]));
  const uses = input.pairs.map((pair, edge) => ({
    edge,
    supplyId: pair.supplyId,
    spans: commonPackedSpans(demandSpans.get(pair.demandId)!, supplySpans.get(pair.supplyId)!),
  }));
  const usesOf = Map.groupBy(uses, ({ supplyId }) => supplyId);
  const held = input.held.map((match) => ({ ...match, spans: packedSpans(match.spans) }));
  const heldOf = Map.groupBy(held, ({ supplyId }) => supplyId);

  const ofSupplies = input.supplies.flatMap((supply) => {
    const edges = usesOf.get(supply.id) ?? [];
    const kept = heldOf.get(supply.id) ?? [];
    if (supply.sharedOverTime) return limitsOf({ capacity: supply.quantity, edges, held: kept });
    const left = supply.quantity - kept.reduce((sum, { quantity }) => sum + quantity, 0);
    return [{ capacity: Math.max(0, left), edges: edges.map(({ edge }) => edge) }];
  });
  // Several supplies of one facility are still the places of one facility.
  const places = input.supplies.filter(({ sharedOverTime }) => sharedOverTime);
  const ofFacilities = [...Map.groupBy(places, ({ facilityId }) => facilityId)].flatMap(([id, supplies]) =>
    id === null ? [] : limitsOf(facilityUse(id, supplies, usesOf, held)),
  );
  const boundTo = new Map(input.demands.map((demand) => [demand.id, demand.boundTo]));
  const never = uses.flatMap(({ edge, spans, supplyId }) => {
    const only = boundTo.get(input.pairs[edge]!.demandId);
    // An ordinary week has common time, these few dates have none; or another has begun to meet what cannot be split.
    const isOut = spans.length === 0 || (only != null && only !== supplyId);
    return isOut ? [{ capacity: 0, edges: [edge] }] : [];
  });
  return [...ofSupplies, ...ofFacilities, ...never].filter(({ edges }) => edges.length > 0);
}

function facilityUse(
  id: string,
  supplies: readonly SupplyInRun[],
  usesOf: ReadonlyMap<string, readonly { edge: number; spans: readonly PackedSpan[] }[]>,
  held: readonly { facilityId: string | null; quantity: number; spans: readonly PackedSpan[] }[],
) {
  return {
    capacity: supplies[0]!.facilityCapacity!,
    edges: supplies.flatMap((supply) => usesOf.get(supply.id) ?? []),
    // Of supplies that the run does not look at as well.
    held: held.filter(({ facilityId }) => facilityId === id),
  };
}
