import type { PackedProblem } from './problem.ts';

/** A rule that an allocation breaks. */
export interface Violation {
  rule: 'QUANTITY' | 'DEMAND' | 'MINIMUM' | 'ONE_SUPPLY' | 'CAPACITY';
  /** Of the edge (QUANTITY), the demand (DEMAND, MINIMUM, ONE_SUPPLY) or the limit (CAPACITY). */
  index: number;
  /** What there is, and what the rule allows at most (MINIMUM: at least). */
  actual: number;
  allowed: number;
}

/** Judges by the rules alone: it shares nothing with the ways to find an allocation but the layout of the problem. */
export function violationsOf(problem: PackedProblem, quantities: ArrayLike<number>): Violation[] {
  const { edgeDemand, edgeSupply, quantity, minimum, splittable, limitCapacity, limitStart, limitEdges } = problem;
  const found: Violation[] = [];
  const served = new Float64Array(quantity.length);
  const supply = new Int32Array(quantity.length).fill(-1);
  const supplies = new Int32Array(quantity.length);
  for (let e = 0; e < edgeDemand.length; e++) {
    const given = quantities[e];
    if (given === undefined || !Number.isSafeInteger(given) || given < 0) {
      found.push({ rule: 'QUANTITY', index: e, actual: Number(given), allowed: quantity[edgeDemand[e]!]! });
      continue;
    }
    if (given === 0) continue;
    const d = edgeDemand[e]!;
    served[d]! += given;
    if (supply[d] !== edgeSupply[e]) supplies[d]!++;
    supply[d] = edgeSupply[e]!;
  }
  for (let d = 0; d < quantity.length; d++) {
    const rule = { index: d, actual: served[d]! };
    if (served[d]! > quantity[d]!) found.push({ rule: 'DEMAND', ...rule, allowed: quantity[d]! });
    if (served[d]! > 0 && served[d]! < minimum[d]!) found.push({ rule: 'MINIMUM', ...rule, allowed: minimum[d]! });
    if (!splittable[d] && supplies[d]! > 1) {
      found.push({ rule: 'ONE_SUPPLY', index: d, actual: supplies[d]!, allowed: 1 });
    }
  }
  for (let l = 0; l < limitCapacity.length; l++) {
    let used = 0;
    for (let i = limitStart[l]!; i < limitStart[l + 1]!; i++) {
      used += quantities[limitEdges[i]!] ?? 0;
    }
    if (used > limitCapacity[l]!) found.push({ rule: 'CAPACITY', index: l, actual: used, allowed: limitCapacity[l]! });
  }
  return found;
}
