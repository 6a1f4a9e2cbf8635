import { DemandPriority } from '../lists/entries/demand.entity.ts';
import { weightedSum } from '../judging/score.ts';
import type { MatchingInput } from './matching-input.ts';
import type { AllottedPair } from './matching-problem.ts';
import type { MatchingMetrics, PartyShare } from './matching-run.entity.ts';

/** Priorities in the order in which they are served. */
const PRIORITIES = [DemandPriority.URGENT, DemandPriority.IMPORTANT, DemandPriority.ROUTINE] as const;

/** How fair a result is: what each party offers or asks for, what of it was matched, and how unequal the shares are. */
export function metricsOf(input: MatchingInput, allotted: readonly AllottedPair[]): MatchingMetrics {
  const byDemand = Map.groupBy(allotted, ({ demandId }) => demandId);
  const bySupply = Map.groupBy(allotted, ({ supplyId }) => supplyId);
  const matched = (pairs: readonly AllottedPair[] = []) => pairs.reduce((sum, { quantity }) => sum + quantity, 0);
  const receivers = sharesOf(input.demands, ({ id }) => matched(byDemand.get(id)));
  const suppliers = sharesOf(input.supplies, ({ id }) => matched(bySupply.get(id)));
  const total = matched(allotted);
  return {
    suppliers: suppliers.toSorted((a, b) => b.matchedQuantity - a.matchedQuantity || order(a, b)),
    receivers: receivers.toSorted((a, b) => a.share - b.share || order(a, b)),
    priorities: PRIORITIES.map((priority) => {
      const demands = input.demands.filter((demand) => demand.priority === priority);
      const demandedQuantity = demands.reduce((sum, { quantity }) => sum + quantity, 0);
      const matchedQuantity = demands.reduce((sum, { id }) => sum + matched(byDemand.get(id)), 0);
      return { priority, demandedQuantity, matchedQuantity, share: part(matchedQuantity, demandedQuantity) };
    }),
    gini: gini(receivers.map(({ share }) => share)),
    meanScore: part(
      allotted.reduce((sum, pair) => sum + pair.quantity * weightedSum(pair, input.weights), 0),
      total,
    ),
  };
}

/**
 * The Gini coefficient of some shares: half the mean absolute difference of all pairs over the mean (Gini 1912); 0 when
 * there is nobody or nobody has anything.
 */
export function gini(shares: readonly number[]): number {
  const sorted = shares.toSorted((a, b) => a - b);
  const sum = sorted.reduce((total, share) => total + share, 0);
  if (sum === 0) return 0;
  const n = sorted.length;
  const weighted = sorted.reduce((total, share, at) => total + (2 * (at + 1) - n - 1) * share, 0);
  return Math.max(0, weighted / (n * sum));
}

function sharesOf<E extends { readonly id: string; readonly ownerId: string; readonly quantity: number }>(
  entries: readonly E[],
  matchedOf: (entry: E) => number,
): PartyShare[] {
  return [...Map.groupBy(entries, ({ ownerId }) => ownerId)].map(([ownerId, owned]) => {
    const quantity = owned.reduce((sum, entry) => sum + entry.quantity, 0);
    const matchedQuantity = owned.reduce((sum, entry) => sum + matchedOf(entry), 0);
    // Each entry counts alike, whatever it is measured in: 30 hours are not fewer than 40 places.
    const share = owned.reduce((sum, entry) => sum + part(matchedOf(entry), entry.quantity), 0) / owned.length;
    return { ownerId, quantity, matchedQuantity, share };
  });
}

function part(of: number, whole: number): number {
  return whole === 0 ? 0 : of / whole;
}

function order(a: PartyShare, b: PartyShare): number {
  return a.ownerId < b.ownerId ? -1 : 1;
}
