import type { PackedProblem } from './problem.ts';

/** What is maximised, the first first: served quantity of URGENT, of IMPORTANT, of ROUTINE demands, then Σ quantity × score. */
export type Objective = [urgent: number, important: number, routine: number, score: number];

/** The place of the score in an {@link Objective}. */
export const SCORE_STAGE = 3;

/** The place of a priority in an {@link Objective}. */
export function stageOf(priority: number): number {
  return 2 - priority;
}

/** What these quantities (one for each edge) are worth. */
export function objectiveOf(problem: PackedProblem, quantities: ArrayLike<number>): Objective {
  const { edgeDemand, edgeScore, priority } = problem;
  const objective: Objective = [0, 0, 0, 0];
  for (let e = 0; e < edgeDemand.length; e++) {
    const quantity = quantities[e]!;
    if (quantity === 0) continue;
    objective[stageOf(priority[edgeDemand[e]!]!)]! += quantity;
    objective[SCORE_STAGE] += quantity * edgeScore[e]!;
  }
  return objective;
}

/** Positive if a is worth more than b, negative if less. */
export function compareObjectives(a: Objective, b: Objective): number {
  for (let stage = 0; stage < a.length; stage++) {
    if (a[stage] !== b[stage]) return a[stage]! - b[stage]!;
  }
  return 0;
}
