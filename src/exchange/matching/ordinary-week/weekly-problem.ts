import { type AllocationProblem, type CapacityLimit, onePartEach } from '../../allocation/allocation.ts';
import type { CandidatePair } from '../../judging/candidate-pairs.ts';
import { type ScoreParts, weightedSum } from '../../judging/score.ts';
import type { DemandPriority } from '../../lists/entries/demand.entity.ts';
import type { TimeSpan } from '../../times/weekly-time.ts';
import { CLASS_OF, SCORE_SCALE } from '../score-scale.ts';
import { limitsOf } from './capacity-limits.ts';
import { commonPackedSpans, type PackedSpan, packedSpans } from './packed-span.ts';

// How runs of the first model decided: by patterns of a week, a demand being met by a quantity whatever part of its time
// that covered. Kept so that they are replayed as what they were.

type StoredSpan = Omit<TimeSpan, 'week'>;

interface WeeklySupply {
  readonly id: string;
  readonly quantity: number;
  readonly sharedOverTime: boolean;
  readonly facilityId: string | null;
  readonly facilityCapacity: number | null;
  readonly spans: readonly StoredSpan[];
}

/** What a run of the first model was decided by. */
export interface WeeklyInput {
  readonly model?: undefined;
  readonly weights: ScoreParts;
  readonly demands: readonly {
    readonly id: string;
    readonly quantity: number;
    readonly priority: DemandPriority;
    readonly minQuantity: number;
    readonly splittable: boolean;
    readonly boundTo: string | null;
    readonly spans: readonly StoredSpan[];
  }[];
  readonly supplies: readonly WeeklySupply[];
  readonly held: readonly {
    readonly supplyId: string;
    readonly facilityId: string | null;
    readonly quantity: number;
    readonly spans: readonly StoredSpan[];
  }[];
  readonly pairs: readonly CandidatePair[];
}

/** A run's question to the solver. Edge n of the problem is pair n of the input. */
export function weeklyProblemOf(input: WeeklyInput): AllocationProblem {
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

function limitsIn(input: WeeklyInput): CapacityLimit[] {
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
  supplies: readonly WeeklySupply[],
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
