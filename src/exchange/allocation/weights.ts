import type { Gains } from './gains.ts';
import { SCORE_STAGE, stageOf } from './objective.ts';
import type { PackedProblem } from './packed-problem.ts';

/** A problem, or a component of one, with what its edges are worth. */
export interface Valued {
  readonly problem: PackedProblem;
  readonly gains: Gains;
}

/**
 * What a unit on each edge is worth in a flow, all stages of the objective in one number; undefined if that would be too
 * large to be exact, see {@link levelsOf}.
 *
 * Where each unit served is worth the same, (priority + 1) · B + score, with B = 1 + the highest score × n, n the lesser of
 * the numbers of parts and limits. That suffices, and stays small: let x be optimal by weight and y lexicographically
 * better. y − x is a sum of simple residual cycles through the source and the sink, each passing every part and every
 * limit at most once. At least one of them improves the served quantities lexicographically: it serves one unit more of a
 * class, or one more of a class and one less of a lower one; by weight it gains at least B there. It takes units off at
 * most one edge for each part and each limit that it passes, so it loses at most B − 1 in score. It gains weight in all,
 * and x was not optimal. Among equal served quantities weight is score.
 *
 * Where units differ in worth, a cycle may gain 1 in a class and lose, at each of the n edges that it takes units off, as
 * much of lower classes as an edge can be worth there. So a class counts 1 + n × the most that an edge is worth to all
 * stages below it.
 */
export function weightsOf({ problem, gains }: Valued, limits: number): Float64Array | undefined {
  if (gains.pathTolerance > 0) return undefined;
  const { edgeDemand, priority } = problem;
  const passed = Math.min(problem.quantity.length, limits);
  const { served, score } = gains;
  let best = 0;
  let isPlain = true;
  for (let e = 0; e < served.length; e++) {
    if (score[e]! > best) best = score[e]!;
    if (served[e] !== 1) isPlain = false;
  }
  const classWeight = [0, 0, 0];
  if (isPlain) {
    classWeight.forEach((_, urgency) => (classWeight[urgency] = (urgency + 1) * (1 + best * passed)));
  } else {
    const gainOf = [0, 0, 0];
    for (let e = 0; e < served.length; e++) {
      const urgency = priority[edgeDemand[e]!]!;
      if (served[e]! > gainOf[urgency]!) gainOf[urgency] = served[e]!;
    }
    let below = best;
    gainOf.forEach((gain, urgency) => {
      classWeight[urgency] = 1 + passed * below;
      below = Math.max(below, gain * classWeight[urgency]! + best);
    });
    // A path passes an edge for each part and each limit, and two of them are compared.
    if (below * 4 * (passed + 1) > Number.MAX_SAFE_INTEGER) return undefined;
  }
  const weights = new Float64Array(served.length);
  for (let e = 0; e < weights.length; e++) {
    weights[e] = served[e]! * classWeight[priority[edgeDemand[e]!]!]! + score[e]!;
  }
  return weights;
}

/** What a unit on each edge is worth, one column for each stage of the objective that can matter, the first first. */
export function levelsOf({ problem, gains }: Valued): Float64Array[] {
  const { edgeDemand, priority } = problem;
  const levels: Float64Array[] = [];
  for (let stage = 0; stage < SCORE_STAGE; stage++) {
    const level = new Float64Array(edgeDemand.length);
    let isThere = false;
    for (let e = 0; e < level.length; e++) {
      if (stageOf(priority[edgeDemand[e]!]!) !== stage) continue;
      level[e] = gains.served[e]!;
      isThere = true;
    }
    if (isThere) levels.push(level);
  }
  levels.push(gains.score);
  return levels;
}
