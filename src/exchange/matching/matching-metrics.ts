import { DemandPriority } from '../lists/entries/demand.entity.ts';
import { weightedSum } from '../judging/score.ts';
import type { MatchingInput } from './matching-input.ts';
import { demandsAfter, sharesGiven, wholeUnits } from './after-run.ts';
import type { AllottedPair } from './allotted-pairs.ts';
import type { MatchingMetrics, PartyShare } from './matching-run.entity.ts';

/** Priorities in the order in which they are served. */
const PRIORITIES = [DemandPriority.URGENT, DemandPriority.IMPORTANT, DemandPriority.ROUTINE] as const;

/**
 * How fair a result is: what each party offers or asks for, what of it is served, and how unequal the shares are. Shares are of
 * what is asked for, or offered, on the dates of the run.
 */
export function metricsOf(input: MatchingInput, allotted: readonly AllottedPair[]): MatchingMetrics {
  const after = demandsAfter(input, allotted);
  const given = sharesGiven(input, allotted);
  const demands = input.demands.map((demand, at) => {
    const { served, lacked } = after[at]!;
    return { ...demand, served, lacked, share: part(served, lacked) };
  });
  const receivers = sharesOf(demands);
  const suppliers = sharesOf(
    input.supplies.map((supply, at) => ({ ...supply, served: given[at]! * supply.quantity, share: given[at]! })),
  );
  const total = allotted.reduce((sum, { served }) => sum + served, 0);
  return {
    suppliers: suppliers.toSorted((a, b) => b.matchedQuantity - a.matchedQuantity || order(a, b)),
    receivers: receivers.toSorted((a, b) => a.share - b.share || order(a, b)),
    priorities: PRIORITIES.map((priority) => {
      const own = demands.filter((demand) => demand.priority === priority);
      const demandedQuantity = own.reduce((sum, { quantity }) => sum + quantity, 0);
      const served = own.reduce((sum, demand) => sum + demand.served, 0);
      const lacked = own.reduce((sum, demand) => sum + demand.lacked, 0);
      return { priority, demandedQuantity, matchedQuantity: wholeUnits(served), share: part(served, lacked) };
    }),
    gini: gini(receivers.map(({ share }) => share)),
    meanScore: part(
      allotted.reduce((sum, pair) => sum + pair.served * weightedSum(pair, input.weights), 0),
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

interface Served {
  readonly ownerId: string;
  readonly quantity: number;
  readonly served: number;
  readonly share: number;
}

function sharesOf(entries: readonly Served[]): PartyShare[] {
  return [...Map.groupBy(entries, ({ ownerId }) => ownerId)].map(([ownerId, owned]) => ({
    ownerId,
    quantity: owned.reduce((sum, { quantity }) => sum + quantity, 0),
    matchedQuantity: wholeUnits(owned.reduce((sum, { served }) => sum + served, 0)),
    // Each entry counts alike, whatever it is measured in: 30 hours are not fewer than 40 places.
    share: owned.reduce((sum, { share }) => sum + share, 0) / owned.length,
  }));
}

function part(of: number, whole: number): number {
  return whole === 0 ? 0 : of / whole;
}

function order(a: PartyShare, b: PartyShare): number {
  return a.ownerId < b.ownerId ? -1 : 1;
}
