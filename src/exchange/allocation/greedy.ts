import { grouped, limitsOfEdges, picked, SCORE_MAX, type PackedProblem } from './problem.ts';

/**
 * Gives the best pair what it can take, then the next: by priority, then score, then index. A demand with a minimum or
 * for one supply is decided as a whole at its best edge: by the first supply (or all supplies together) that can give its
 * minimum. Feasible for every problem, in the time of a sort.
 * @param wished quantities for each edge that are granted first, as far as the rules allow; the rest is filled up
 */
export function greedyQuantities(problem: PackedProblem, wished?: Float64Array): Float64Array {
  const { edgeDemand, edgeSupply, quantity, minimum, splittable } = problem;
  const limits = limitsOfEdges(problem);
  const room = problem.limitCapacity.slice();
  const left = quantity.slice();
  const given = new Float64Array(edgeDemand.length);
  const order = byPriorityThenScore(problem);
  const edges = grouped(picked(edgeDemand, order), quantity.length);
  const edgesOf = (d: number): Int32Array => picked(order, edges.items.subarray(edges.start[d], edges.start[d + 1]));

  function change(e: number, amount: number): void {
    given[e]! += amount;
    left[edgeDemand[e]!]! -= amount;
    for (let i = limits.start[e]!; i < limits.start[e + 1]!; i++) room[limits.items[i]!]! -= amount;
  }

  function take(e: number, ceiling: Float64Array | undefined): number {
    let amount = left[edgeDemand[e]!]!;
    if (ceiling) amount = Math.min(amount, ceiling[e]! - given[e]!);
    for (let i = limits.start[e]!; i < limits.start[e + 1]! && amount > 0; i++) {
      amount = Math.min(amount, room[limits.items[i]!]!);
    }
    if (amount <= 0) return 0;
    change(e, amount);
    return amount;
  }

  /** All of these edges that fit, or none of them if that is less than the demand can use. */
  function takeTogether(d: number, together: Int32Array, ceiling: Float64Array | undefined): boolean {
    const before = quantity[d]! - left[d]!;
    const amounts = Array.from(together, (e) => take(e, ceiling));
    if (before + amounts.reduce((sum, amount) => sum + amount, 0) >= Math.max(1, minimum[d]!)) return true;
    together.forEach((e, i) => change(e, -amounts[i]!));
    return false;
  }

  function decide(d: number, ceiling: Float64Array | undefined): void {
    const own = edgesOf(d);
    if (splittable[d]) {
      takeTogether(d, own, ceiling);
      return;
    }
    const chosen = own.find((e) => given[e]! > 0);
    const supplies = new Set(chosen === undefined ? own.map((e) => edgeSupply[e]!) : [edgeSupply[chosen]!]);
    for (const supply of supplies) {
      if (
        takeTogether(
          d,
          own.filter((e) => edgeSupply[e] === supply),
          ceiling,
        )
      )
        return;
    }
  }

  for (const ceiling of wished ? [wished, undefined] : [undefined]) {
    const decided = new Uint8Array(quantity.length);
    for (const e of order) {
      const d = edgeDemand[e]!;
      if (splittable[d] && minimum[d]! <= 1) take(e, ceiling);
      else if (!decided[d]) {
        decided[d] = 1;
        decide(d, ceiling);
      }
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
