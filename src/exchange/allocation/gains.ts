import type { PackedProblem } from './packed-problem.ts';
import { SCORE_MAX } from './problem.ts';

/** Above this, sums of doubles that hold whole numbers may be rounded. */
const EXACT_MAX = Number.MAX_SAFE_INTEGER;

/**
 * What one unit on each edge is worth, in whole numbers, so that sums and comparisons are exact.
 *
 * What a unit adds to the share served is a fraction, weight / whole. Brought to a common denominator, the fractions of a
 * component are whole numbers; mostly a small one will do (demands with the same dates have the same denominator, and what
 * all have in common is taken out: where all weigh the same, each unit is worth 1). Where the common denominator is so
 * large that a sum might be rounded, each fraction is rounded to the finest grid on which no sum is, and values that
 * differ by no more than these roundings can add up to count as equal: `pathTolerance` for one way through the problem
 * against another, `sumTolerance` for whole answers. On the largest problems that is about 10⁻⁵ of one unit of quantity,
 * a quarter of an hour in a year of evenings; mostly far less. What really differs by less than that is not told apart.
 */
export interface Gains {
  /** Of the served quantity, for each edge: whole, at least 1. */
  readonly served: Float64Array;
  /** Of the score, for each edge: whole. */
  readonly score: Float64Array;
  /** One unit of quantity, served wholly, in `served`; one unit of it at score 1, in `score`. */
  readonly scale: number;
  readonly scoreScale: number;
  /** 0 where the numbers are exact. */
  readonly pathTolerance: number;
  readonly sumTolerance: number;
}

/** The gains of the edges of a component. */
export function gainsOf(problem: PackedProblem): Gains {
  const sum = mostTogether(problem);
  // A way through the problem passes each moment and each limit at most once, so no more than twice so many edges.
  const path = 2 * Math.min(problem.quantity.length, problem.limitCapacity.length) + 2;
  const most = Math.max(2 * path, sum);
  return exactGains(problem, EXACT_MAX / SCORE_MAX / most) ?? roundedGains(problem, { path, sum, most });
}

function mostTogether({ quantity }: PackedProblem): number {
  return quantity.reduce((sum, most) => sum + most, 0);
}

/** Undefined if a gain would be larger than `most`. */
function exactGains({ edgeDemand, edgeWeight, edgeScore, whole }: PackedProblem, most: number): Gains | undefined {
  // Of each demand what its weights and the whole have in common is of no interest.
  const common = whole.slice();
  for (let e = 0; e < edgeDemand.length; e++) {
    const d = edgeDemand[e]!;
    if (common[d]! > 1) common[d] = gcd(common[d]!, edgeWeight[e]!);
  }
  let denominator = 1;
  for (let d = 0; d < whole.length; d++) {
    const own = whole[d]! / common[d]!;
    denominator *= own / gcd(denominator, own);
    if (denominator > EXACT_MAX) return undefined;
  }
  const served = new Float64Array(edgeDemand.length);
  let shared = 0;
  for (let e = 0; e < served.length; e++) {
    const d = edgeDemand[e]!;
    served[e] = (edgeWeight[e]! / common[d]!) * (denominator / (whole[d]! / common[d]!));
    if (served[e]! > EXACT_MAX) return undefined;
    if (shared !== 1) shared = gcd(served[e]!, shared);
  }
  for (let e = 0; e < served.length; e++) {
    served[e]! /= shared;
    if (served[e]! > most) return undefined;
  }
  const scale = denominator / shared;
  const score = new Float64Array(served.length);
  for (let e = 0; e < score.length; e++) score[e] = served[e]! * edgeScore[e]!;
  return { served, score, scale, scoreScale: scale, pathTolerance: 0, sumTolerance: 0 };
}

function roundedGains(
  { edgeDemand, edgeWeight, edgeScore, whole }: PackedProblem,
  { path, sum, most }: { path: number; sum: number; most: number },
): Gains {
  const shares = edgeWeight.map((weight, e) => weight / whole[edgeDemand[e]!]!);
  const largest = shares.reduce((max, share) => Math.max(max, share), 0);
  // A power of two, so that it is the same on every machine that has doubles.
  const scale = 2 ** Math.floor(Math.log2(EXACT_MAX / most / largest));
  const scoreScale = scale / 2 ** Math.ceil(Math.log2(SCORE_MAX));
  return {
    served: shares.map((share) => Math.max(1, Math.round(share * scale))),
    score: shares.map((share, e) => Math.round(share * edgeScore[e]! * scoreScale)),
    scale,
    scoreScale,
    pathTolerance: path,
    sumTolerance: sum,
  };
}

function gcd(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
