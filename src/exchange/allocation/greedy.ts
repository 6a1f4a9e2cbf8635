import { countable, grouped, groupsOf, isDecidedAsOne, picked, type PackedProblem } from './packed-problem.ts';
import { SCORE_MAX } from './problem.ts';

/**
 * Gives the best pair what it can take, then the next: by priority, then score, then index. A part with a minimum is
 * decided as a whole at its best edge, and so is a demand that is for one supply, needs all or needs a number of
 * occurrences: by the supply (or all supplies together) that can keep its rules. Feasible for every problem, in the time
 * of a sort.
 * @param wished quantities for each edge that are granted first, as far as the rules allow; the rest is filled up
 */
export function greedyQuantities(problem: PackedProblem, wished?: Float64Array): Float64Array {
  const { edgeDemand, edgePart, edgeSupply, splittable, partDemand, momentPart, quantity, minimum } = problem;
  const edges = edgeDemand.length;
  const limits = groupsOf(problem.limitStart, problem.limitEdges, edges);
  const moments = groupsOf(problem.momentStart, problem.momentEdges, edges);
  const room = problem.limitCapacity.slice();
  const left = quantity.slice();
  const given = new Float64Array(edges);
  const order = byPriorityThenScore(problem);
  const ofPart = grouped(picked(edgePart, order), partDemand.length);
  const ofDemand = grouped(picked(edgeDemand, order), splittable.length);
  const momentsOf = grouped(momentPart, partDemand.length);
  const partsOf = grouped(partDemand, splittable.length);
  const asOne = Uint8Array.from(splittable, (_, d) => (isDecidedAsOne(problem, d) ? 1 : 0));
  const canCount = countable(problem);
  const hasMinimum = new Uint8Array(partDemand.length);
  for (let m = 0; m < minimum.length; m++) if (minimum[m]! > 1) hasMinimum[momentPart[m]!] = 1;

  function change(e: number, amount: number): void {
    given[e]! += amount;
    for (let i = moments.start[e]!; i < moments.start[e + 1]!; i++) left[moments.items[i]!]! -= amount;
    for (let i = limits.start[e]!; i < limits.start[e + 1]!; i++) room[limits.items[i]!]! -= amount;
  }

  function take(e: number, ceiling: Float64Array | undefined): number {
    let amount = ceiling ? ceiling[e]! - given[e]! : Infinity;
    for (let i = moments.start[e]!; i < moments.start[e + 1]! && amount > 0; i++) {
      amount = Math.min(amount, left[moments.items[i]!]!);
    }
    for (let i = limits.start[e]!; i < limits.start[e + 1]! && amount > 0; i++) {
      amount = Math.min(amount, room[limits.items[i]!]!);
    }
    if (amount <= 0) return 0;
    change(e, amount);
    return amount;
  }

  /** All of these edges that fit, less what would leave a moment of these parts below its minimum. */
  function takeKeepingMinimums(
    parts: Int32Array,
    together: Int32Array,
    ceiling: Float64Array | undefined,
  ): Float64Array {
    const amounts = Float64Array.from(together, (e) => take(e, ceiling));
    if (!parts.some((p) => hasMinimum[p])) return amounts;
    const at = new Map(Array.from(together, (e, i) => [e, i]));
    for (let again = true; again;) {
      again = false;
      for (const p of parts) {
        for (let i = momentsOf.start[p]!; i < momentsOf.start[p + 1]!; i++) {
          const m = momentsOf.items[i]!;
          const served = quantity[m]! - left[m]!;
          if (served === 0 || served >= minimum[m]!) continue;
          // It held before these edges were taken.
          for (let j = problem.momentStart[m]!; j < problem.momentStart[m + 1]!; j++) {
            const own = at.get(problem.momentEdges[j]!);
            if (own === undefined || amounts[own] === 0) continue;
            change(together[own]!, -amounts[own]!);
            amounts[own] = 0;
            again = true;
          }
        }
      }
    }
    return amounts;
  }

  /** Whether what a demand has been given keeps the rules that go beyond a moment, and is anything. */
  function isOfUse(d: number, parts: Int32Array): boolean {
    let counting = 0;
    let isServed = false;
    for (const p of parts) {
      let isGiven = false;
      let counts = canCount[p] === 1;
      for (let i = momentsOf.start[p]!; i < momentsOf.start[p + 1]!; i++) {
        const m = momentsOf.items[i]!;
        const served = quantity[m]! - left[m]!;
        if (served > 0) isGiven = true;
        if (served < problem.count[m]!) counts = false;
        if (problem.needsAll[d] && left[m]! > 0) return false;
      }
      if (counts) counting += problem.occurrences[p]!;
      isServed ||= isGiven;
    }
    return isServed && counting >= problem.minOccurrences[d]!;
  }

  function worthOf(together: Int32Array, amounts: Float64Array): number {
    return amounts.reduce((sum, amount, i) => sum + amount * problem.edgeWeight[together[i]!]!, 0);
  }

  function undo(together: Int32Array, amounts: Float64Array): void {
    together.forEach((e, i) => change(e, -amounts[i]!));
  }

  function decide(d: number, ceiling: Float64Array | undefined): void {
    const own = picked(order, ofDemand.items.subarray(ofDemand.start[d], ofDemand.start[d + 1]));
    const parts = partsOf.items.subarray(partsOf.start[d], partsOf.start[d + 1]);
    const chosen = own.find((e) => given[e]! > 0);
    const groups = splittable[d]
      ? [own]
      : [...bySupply(own).values()].filter(
          (group) => chosen === undefined || edgeSupply[group[0]!] === edgeSupply[chosen],
        );
    let best: Int32Array | undefined;
    let most = 0;
    for (const group of groups) {
      const amounts = takeKeepingMinimums(parts, group, ceiling);
      const worth = isOfUse(d, parts) ? worthOf(group, amounts) : 0;
      // With one part, the first supply that will do has the best score.
      if (worth > 0 && (groups.length === 1 || parts.length === 1)) return;
      undo(group, amounts);
      if (worth > most) [best, most] = [group, worth];
    }
    if (best) takeKeepingMinimums(parts, best, ceiling);
  }

  function bySupply(own: Int32Array): Map<number, Int32Array> {
    const groups = Map.groupBy(own, (e) => edgeSupply[e]!);
    return new Map([...groups].map(([supply, group]) => [supply, Int32Array.from(group)]));
  }

  for (const ceiling of wished ? [wished, undefined] : [undefined]) {
    const demandDecided = new Uint8Array(splittable.length);
    const partDecided = new Uint8Array(partDemand.length);
    for (const e of order) {
      const d = edgeDemand[e]!;
      const p = edgePart[e]!;
      if (asOne[d]) {
        if (!demandDecided[d]) decide(d, ceiling);
        demandDecided[d] = 1;
      } else if (hasMinimum[p]) {
        if (!partDecided[p]) {
          const own = picked(order, ofPart.items.subarray(ofPart.start[p], ofPart.start[p + 1]));
          takeKeepingMinimums(Int32Array.of(p), own, ceiling);
        }
        partDecided[p] = 1;
      } else take(e, ceiling);
    }
  }
  return given;
}

function byPriorityThenScore({ edgeDemand, edgeScore, priority }: PackedProblem): Int32Array {
  const edges = edgeDemand.length;
  // One number holds all three, so that the sort is numeric: (rank of priority and score) × edges + index.
  const keys = new Float64Array(edges);
  for (let e = 0; e < edges; e++) {
    const rank = (2 - priority[edgeDemand[e]!]!) * (SCORE_MAX + 1) + (SCORE_MAX - edgeScore[e]!);
    keys[e] = rank * edges + e;
  }
  keys.sort();
  return Int32Array.from(keys, (key) => key % edges);
}
