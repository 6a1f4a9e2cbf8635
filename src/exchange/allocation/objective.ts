import type { Gains } from './gains.ts';
import type { PackedProblem } from './packed-problem.ts';

/**
 * What is maximised, the first first: what is served of URGENT, of IMPORTANT, of ROUTINE demands, in units of quantity,
 * then Σ served × score.
 */
export type Objective = [urgent: number, important: number, routine: number, score: number];

/** The place of the score in an {@link Objective}. */
export const SCORE_STAGE = 3;

/** The names of the stages, in their order. */
export const STAGES = ['URGENT', 'IMPORTANT', 'ROUTINE', 'SCORE'] as const;
export type Stage = (typeof STAGES)[number];

/** The place of a priority in an {@link Objective}. */
export function stageOf(priority: number): number {
  return 2 - priority;
}

/** What these quantities (one for each edge) are worth, in units of quantity: as doubles, each demand summed up whole. */
export function objectiveOf(problem: PackedProblem, quantities: ArrayLike<number>): Objective {
  const { edgeDemand, edgeScore, edgeWeight, priority, whole } = problem;
  const served = new Float64Array(priority.length);
  const score = new Float64Array(priority.length);
  for (let e = 0; e < edgeDemand.length; e++) {
    const weight = quantities[e]! * edgeWeight[e]!;
    if (weight === 0) continue;
    served[edgeDemand[e]!]! += weight;
    score[edgeDemand[e]!]! += weight * edgeScore[e]!;
  }
  const objective: Objective = [0, 0, 0, 0];
  for (let d = 0; d < priority.length; d++) {
    objective[stageOf(priority[d]!)]! += served[d]! / whole[d]!;
    objective[SCORE_STAGE] += score[d]! / whole[d]!;
  }
  return objective;
}

/** The same in whole numbers, see {@link Gains}. */
export function gainedBy(problem: PackedProblem, gains: Gains, quantities: ArrayLike<number>): Objective {
  const { edgeDemand, priority } = problem;
  const objective: Objective = [0, 0, 0, 0];
  for (let e = 0; e < edgeDemand.length; e++) {
    const quantity = quantities[e]!;
    if (quantity === 0) continue;
    objective[stageOf(priority[edgeDemand[e]!]!)]! += quantity * gains.served[e]!;
    objective[SCORE_STAGE] += quantity * gains.score[e]!;
  }
  return objective;
}

/** Positive if a is worth more than b, negative if less. @param tolerance stages that differ by no more than this are equal */
export function compareObjectives(a: Objective, b: Objective, tolerance: Objective = [0, 0, 0, 0]): number {
  for (let stage = 0; stage < a.length; stage++) {
    if (Math.abs(a[stage]! - b[stage]!) > tolerance[stage]!) return a[stage]! - b[stage]!;
  }
  return 0;
}
