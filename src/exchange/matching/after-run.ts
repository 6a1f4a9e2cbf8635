import { eachStep, lackingOf, loadOf } from '../times/load.ts';
import { NO_SPANS, quarterOfText, type QuarterSpans } from '../times/wall-time.ts';
import { momentsOf } from '../times/moments.ts';
import { dayClasses } from '../times/real-dates.ts';
import { type UnmetTimes, unmetTimesOf } from '../times/unmet-stretches.ts';
import type { AllottedPair } from './allotted-pairs.ts';
import type { MatchingInput } from './matching-input.ts';
import { runTimesOf, wholeOf } from './run-times.ts';

/** How a demand stands once the proposals of a run are accepted, on the dates of the run. */
interface DemandAfterRun {
  /** What full service on these dates would have added to what is served, in units of its quantity. */
  readonly lacked: number;
  /** What the run adds to it. */
  readonly served: number;
  /** The greatest number that is lacking at any moment. */
  readonly unmetQuantity: number;
  /** The share that is held, 0 to 1. */
  readonly coverage: number;
  readonly unmetStretches: readonly UnmetTimes[];
  /** When it lacks something; none for what is used up. */
  readonly lacking: QuarterSpans;
}

/** Sums of fractions may differ from whole numbers by this much. */
const ROUNDING = 1e-6;

/** A sum of what is served as a whole number of units, rounded down. */
export function wholeUnits(served: number): number {
  return Math.floor(served + ROUNDING);
}

/** How each demand of a run stands after it, in the order of the input. */
export function demandsAfter(input: MatchingInput, allotted: readonly AllottedPair[]): DemandAfterRun[] {
  const times = runTimesOf(input);
  const byDemand = Map.groupBy(allotted, ({ demandId }) => demandId);
  const heldOf = Map.groupBy(input.held, ({ demandId }) => demandId);
  return times.demands.map((own) => {
    const { demand, occurrences } = own;
    const pairs = byDemand.get(demand.id) ?? [];
    const served = pairs.reduce((sum, pair) => sum + pair.served, 0);
    if (!demand.sharedOverTime) {
      const unmetQuantity = demand.quantity - served;
      const coverage = Math.max(0, 1 - unmetQuantity / demand.askedQuantity);
      return { lacked: demand.quantity, served, unmetQuantity, coverage, unmetStretches: [], lacking: NO_SPANS };
    }
    const load = loadOf([
      ...(heldOf.get(demand.id) ?? []).flatMap(({ spans }) => spans),
      ...pairs.flatMap((pair) =>
        pair.occurrences.map(
          ({ start, end, quantity }) => [quarterOfText(start), quarterOfText(end), quantity] as const,
        ),
      ),
    ]);
    const asked = demand.askedQuantity;
    let covered = 0;
    for (let at = 0; at < occurrences.starts.length; at++) {
      eachStep(load, occurrences.starts[at]!, occurrences.ends[at]!, (start, end, taken) => {
        covered += Math.min(taken, asked) * (end - start);
      });
    }
    const missing = asked - covered / wholeOf(own);
    const lacking = lackingOf(occurrences, asked, load);
    return {
      lacked: missing + served,
      served,
      unmetQuantity: lacking.most,
      coverage: covered / (wholeOf(own) * asked),
      unmetStretches: unmetTimesOf(occurrences, asked, load),
      lacking,
    };
  });
}

/** What a run gives of each supply, as a share of what it offers on the dates of the run, in the order of the input. */
export function sharesGiven(input: MatchingInput, allotted: readonly AllottedPair[]): number[] {
  const classes = dayClasses(input.calendar);
  const bySupply = Map.groupBy(allotted, ({ supplyId }) => supplyId);
  const offered = new Map<number, number>();
  return input.supplies.map(({ id, quantity, sharedOverTime, time }) => {
    const pairs = bySupply.get(id) ?? [];
    if (!sharedOverTime) return pairs.reduce((sum, pair) => sum + pair.quantity, 0) / quantity;
    let quarters = offered.get(time);
    if (quarters === undefined) {
      const spec = input.times[time]!;
      const from = spec.from > input.from ? spec.from : input.from;
      const to = spec.to < input.to ? spec.to : input.to;
      const { starts, ends } = momentsOf({ ...spec, from, to }, classes);
      const now = input.now === undefined ? -Infinity : quarterOfText(input.now);
      quarters = starts.reduce((sum, start, at) => sum + Math.max(0, ends[at]! - Math.max(start, now)), 0);
      offered.set(time, quarters);
    }
    const given = pairs.reduce(
      (sum, { occurrences }) =>
        sum +
        occurrences.reduce(
          (own, { start, end, quantity }) => own + (quarterOfText(end) - quarterOfText(start)) * quantity,
          0,
        ),
      0,
    );
    // A night on the date before may end on the first.
    return quarters === 0 ? 0 : Math.min(1, given / (quarters * quantity));
  });
}
