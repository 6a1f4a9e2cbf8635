import { eachStep, type Load } from '../times/load.ts';
import { wholeOf, type DemandTimes, type RunTimes } from './run-times.ts';
import type { PairGroup, PairRuns } from './runs-of-pairs.ts';
import { CLASS_OF } from './score-scale.ts';

/** What no answer can exceed: served of ROUTINE, IMPORTANT and URGENT demands, and served times score. */
interface Ceilings {
  readonly served: readonly number[];
  readonly score: number;
}

/** A demand and what its pairs reach of it, by quarters from the first of the group. */
interface Reached {
  readonly own: DemandTimes;
  /** What it lacks at each quarter that a pair reaches; 0 at all others. */
  readonly lacks: Int32Array;
  /** The quarter of the group at which that begins. */
  readonly from: number;
  readonly bestScore: number;
}

/**
 * What no answer of a group can exceed. A demand gets no more than its pairs reach; and at each quarter those of one
 * priority together get no more than all supplies of the group have, whoever could have it: first those of whom a place
 * for a quarter serves the greatest share. Whole stretches, and who can have which, are left aside.
 */
export function ceilingsOf(times: RunTimes, group: PairGroup, scores: Int32Array): Ceilings {
  const demands = [...Map.groupBy(group.pairs, ({ demand }) => demand)].map(([demand, pairs]) =>
    reachedOf(times.demands[demand]!, pairs, scores),
  );
  const offered = offeredBy(times, group);
  const served = [0, 1, 2].map((urgency) =>
    servedWithin(
      offered,
      demands.filter(({ own }) => CLASS_OF[own.demand.priority] === urgency),
      ({ own }) => 1 / wholeOf(own),
    ),
  );
  return { served, score: servedWithin(offered, demands, ({ own, bestScore }) => bestScore / wholeOf(own)) };
}

function reachedOf(own: DemandTimes, pairs: readonly PairRuns[], scores: Int32Array): Reached {
  const { demand, held, occurrences } = own;
  const from = occurrences.starts[0] ?? 0;
  const lacks = new Int32Array((occurrences.ends.at(-1) ?? 0) - from);
  for (const { runs } of pairs) {
    for (let at = 0; at < runs.starts.length; at++) lacks.fill(1, runs.starts[at]! - from, runs.ends[at]! - from);
  }
  for (let at = 0; at < occurrences.starts.length; at++) {
    eachStep(held, occurrences.starts[at]!, occurrences.ends[at]!, (start, end, taken) => {
      const lacking = Math.max(0, demand.askedQuantity - taken);
      for (let quarter = start - from; quarter < end - from; quarter++) lacks[quarter]! *= lacking;
    });
  }
  return { own, lacks, from, bestScore: pairs.reduce((most, { pair }) => Math.max(most, scores[pair]!), 0) };
}

/** What the supplies of a group have together at each quarter from the first on. */
interface Offered {
  readonly from: number;
  readonly left: Float64Array;
}

function offeredBy({ supplies }: RunTimes, { pairs }: PairGroup): Offered {
  let from = Infinity;
  let until = -Infinity;
  for (const { runs } of pairs) {
    from = Math.min(from, runs.starts[0]!);
    until = Math.max(until, runs.ends.at(-1)!);
  }
  const left = new Float64Array(Math.max(0, until - from));
  const ofFacility = new Map<string, { capacity: number; held: Load; left: Float64Array }>();
  for (const at of new Set(pairs.map(({ supply }) => supply))) {
    const { supply, moments, held, facilityHeld } = supplies[at]!;
    let to: Float64Array = left;
    if (supply.facilityId !== null) {
      let own = ofFacility.get(supply.facilityId);
      if (!own) {
        own = { capacity: supply.facilityCapacity!, held: facilityHeld, left: new Float64Array(left.length) };
        ofFacility.set(supply.facilityId, own);
      }
      to = own.left;
    }
    for (let span = 0; span < moments.starts.length; span++) {
      const [start, end] = [Math.max(from, moments.starts[span]!), Math.min(until, moments.ends[span]!)];
      if (start >= end) continue;
      eachStep(held, start, end, (begin, stop, taken) => {
        const free = Math.max(0, supply.quantity - taken);
        for (let quarter = begin - from; quarter < stop - from; quarter++) to[quarter]! += free;
      });
    }
  }
  for (const { capacity, held, left: own } of ofFacility.values()) {
    eachStep(held, from, until, (begin, stop, taken) => {
      const free = Math.max(0, capacity - taken);
      for (let quarter = begin - from; quarter < stop - from; quarter++)
        left[quarter]! += Math.min(free, own[quarter]!);
    });
  }
  return { from, left };
}

/** The most that demands are worth together within what is offered. @param worth of one place for a quarter */
function servedWithin({ from, left }: Offered, demands: readonly Reached[], worth: (one: Reached) => number): number {
  const free = left.slice();
  let sum = 0;
  for (const one of demands.toSorted((a, b) => worth(b) - worth(a))) {
    let given = 0;
    for (let at = 0; at < one.lacks.length; at++) {
      if (one.lacks[at] === 0) continue;
      const quarter = at + one.from - from;
      const amount = Math.min(one.lacks[at]!, free[quarter]!);
      free[quarter]! -= amount;
      given += amount;
    }
    sum += given * worth(one);
  }
  return sum;
}
