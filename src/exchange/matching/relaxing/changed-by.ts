import type { CandidatePair, Filter } from '../../judging/candidate-pairs.ts';
import type { TimeSpec } from '../../times/moments.ts';
import type { DemandInRun } from '../matching-input.ts';
import type { DemandToRelax, EntryFacts } from './relax-job.ts';
import type { RelaxationKindName, RelaxedTo } from './relaxation.ts';
import type { Changed } from './surroundings.ts';

/** A demand as it is, with what a change of it is judged by. */
export interface AsItIs extends Changed {
  readonly own: DemandToRelax;
  readonly factsOfSupplies: Readonly<Record<string, EntryFacts>>;
}

/** The filters that each kind may make others pass: when they meet changes the period and the time alike. */
const FILTERS_OF: Readonly<Record<RelaxationKindName, readonly Filter[]>> = {
  SPLIT: [],
  MINIMUM: [],
  MINUTES: ['period', 'time'],
  OCCURRENCES: [],
  PART: [],
  PERIOD: ['period', 'time'],
  REACH: ['distance'],
  TIME: ['period', 'time'],
  AUDIENCE: ['audience'],
  CATEGORY: ['category'],
};

/** Whether all pairs that a change of this kind could open are known: of some filters only the first are. */
export function knowsAllOf(kind: RelaxationKindName, { knownInPart, candidatesInPart }: DemandToRelax): boolean {
  return !candidatesInPart && !FILTERS_OF[kind].some((filter) => knownInPart.includes(filter));
}

/** The filters whose pairs a change of this kind may open. */
export function filtersOf(kind: RelaxationKindName): readonly Filter[] {
  return FILTERS_OF[kind];
}

/** A demand with one change made, and the pairs that could serve it then. */
export function changedBy(change: RelaxedTo, { demand, time, pairs, own, factsOfSupplies }: AsItIs): Changed {
  const opened = own.misses.flatMap((miss) => (FILTERS_OF[change.kind].includes(miss.filter) ? miss.pair : []));
  const all = [...pairs, ...opened];
  const withDemand = (terms: Partial<DemandInRun>, some: readonly CandidatePair[] = all): Changed => ({
    demand: { ...demand, ...terms },
    time,
    pairs: some,
  });
  const withTime = (other: Partial<TimeSpec>): Changed => ({ demand, time: { ...time, ...other }, pairs: all });
  const where = (fits: (facts: EntryFacts) => boolean) =>
    withDemand(
      {},
      all.filter(({ supplyId }) => fits(factsOfSupplies[supplyId]!)),
    );
  switch (change.kind) {
    case 'SPLIT':
      return withDemand({ splittable: true, boundTo: null });
    case 'PART':
      return withDemand({ needsAll: false });
    case 'MINIMUM':
      // Of what is used up, what is held has been taken off the minimum already.
      return withDemand({ minQuantity: change.to - (own.facts.minQuantity - demand.minQuantity) });
    case 'MINUTES':
      return withDemand({ minMinutes: change.to });
    case 'OCCURRENCES':
      return withDemand({ minOccurrences: change.to });
    case 'PERIOD':
      return withTime(change.to);
    case 'TIME':
      return withTime({ windows: change.to });
    case 'REACH': {
      const isWithin = ({ distanceMeters }: CandidatePair) => distanceMeters !== null && distanceMeters <= change.to;
      return withDemand({ maxDistanceMeters: change.to }, [...pairs, ...opened.filter(isWithin)]);
    }
    case 'AUDIENCE':
      return where(
        ({ audiences }) => audiences.includes('PUBLIC') || change.to.every((audience) => audiences.includes(audience)),
      );
    case 'CATEGORY':
      return where(({ categoryCode }) => categoryCode === change.to || categoryCode.startsWith(`${change.to}.`));
    default:
      throw new Error(`There is no such change: ${JSON.stringify(change satisfies never)}`);
  }
}
