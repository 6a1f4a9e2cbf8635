import { countable, type PackedProblem } from './packed-problem.ts';

/** A rule that an allocation breaks. */
export interface Violation {
  rule: 'QUANTITY' | 'DEMAND' | 'MINIMUM' | 'ONE_SUPPLY' | 'NEEDS_ALL' | 'OCCURRENCES' | 'CAPACITY';
  /** Of the edge (QUANTITY), the part (DEMAND, MINIMUM, NEEDS_ALL), the demand (ONE_SUPPLY, OCCURRENCES) or the limit (CAPACITY). */
  index: number;
  /** What there is, and what the rule allows at most (MINIMUM, NEEDS_ALL, OCCURRENCES: at least). */
  actual: number;
  allowed: number;
}

/** Judges by the rules alone: it shares nothing with the ways to find an allocation but the layout of the problem. */
export function violationsOf(problem: PackedProblem, quantities: ArrayLike<number>): Violation[] {
  const { edgeDemand, edgeSupply, splittable, minOccurrences } = problem;
  const found: Violation[] = [];
  const ofDemand = new Float64Array(splittable.length);
  const supply = new Int32Array(splittable.length).fill(-1);
  const supplies = new Int32Array(splittable.length);
  for (let e = 0; e < edgeDemand.length; e++) {
    const given = quantities[e];
    if (given === undefined || !Number.isSafeInteger(given) || given < 0) {
      found.push({ rule: 'QUANTITY', index: e, actual: Number(given), allowed: Number.MAX_SAFE_INTEGER });
      continue;
    }
    if (given === 0) continue;
    const d = edgeDemand[e]!;
    ofDemand[d]! += given;
    if (supply[d] !== edgeSupply[e]) supplies[d]!++;
    supply[d] = edgeSupply[e]!;
  }
  const counting = occurrencesThatCount(problem, quantities, ofDemand, found);
  for (let d = 0; d < splittable.length; d++) {
    if (!splittable[d] && supplies[d]! > 1) {
      found.push({ rule: 'ONE_SUPPLY', index: d, actual: supplies[d]!, allowed: 1 });
    }
    if (ofDemand[d]! > 0 && counting[d]! < minOccurrences[d]!) {
      found.push({ rule: 'OCCURRENCES', index: d, actual: counting[d]!, allowed: minOccurrences[d]! });
    }
  }
  for (let l = 0; l < problem.limitCapacity.length; l++) {
    const used = together(problem.limitStart, problem.limitEdges, l, quantities);
    const allowed = problem.limitCapacity[l]!;
    if (used > allowed) found.push({ rule: 'CAPACITY', index: l, actual: used, allowed });
  }
  return found;
}

/** Of each demand; adds what the moments break. */
function occurrencesThatCount(
  problem: PackedProblem,
  quantities: ArrayLike<number>,
  ofDemand: Float64Array,
  found: Violation[],
): Float64Array {
  const { partDemand, occurrences, momentPart, quantity, minimum, count, needsAll } = problem;
  const counts = countable(problem);
  for (let m = 0; m < momentPart.length; m++) {
    const index = momentPart[m]!;
    const d = partDemand[index]!;
    const actual = together(problem.momentStart, problem.momentEdges, m, quantities);
    if (actual < count[m]!) counts[index] = 0;
    if (actual > quantity[m]!) found.push({ rule: 'DEMAND', index, actual, allowed: quantity[m]! });
    if (actual > 0 && actual < minimum[m]!) found.push({ rule: 'MINIMUM', index, actual, allowed: minimum[m]! });
    if (needsAll[d] && ofDemand[d]! > 0 && actual < quantity[m]!) {
      found.push({ rule: 'NEEDS_ALL', index, actual, allowed: quantity[m]! });
    }
  }
  const counting = new Float64Array(ofDemand.length);
  for (let p = 0; p < counts.length; p++) if (counts[p]) counting[partDemand[p]!]! += occurrences[p]!;
  return counting;
}

function together(start: Int32Array, edges: Int32Array, group: number, quantities: ArrayLike<number>): number {
  let sum = 0;
  for (let i = start[group]!; i < start[group + 1]!; i++) sum += Math.max(0, quantities[edges[i]!] ?? 0);
  return sum;
}
