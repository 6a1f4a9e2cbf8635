import type { Component } from './components.ts';
import { type Objective, SCORE_STAGE, stageOf } from './objective.ts';
import type { PackedProblem } from './packed-problem.ts';

// In which numbers a component is handed to the solver, and how far its own may be off.

/** Same input, same steps: no choice is left to the solver. */
export const OPTIONS = {
  output_flag: false,
  random_seed: 0,
  presolve: 'on',
  mip_rel_gap: 0,
} as const;
/** How far the solver's bounds may be off, absolutely and relatively. */
const BOUND_TOLERANCE = { absolute: 1e-5, relative: 1e-9 } as const;
/**
 * The solver computes in doubles, to about nine digits. Whole gains that add up to no more than this are handed over as they
 * are: what is worth more is worth at least 1 more, so a bound less than 1 above the value proves it.
 */
const WHOLE_MAX = 10_000_000;
/** Others are handed over as thousandths of a unit of quantity, and differences below a thousandth of that are none. */
export const FRACTION = { scale: 1_000, tolerance: 1e-3 } as const;

/** What a value of the solver's may really be. */
export function proven(value: number): number {
  return value + BOUND_TOLERANCE.absolute + BOUND_TOLERANCE.relative * Math.abs(value);
}

/** The solver's numbers: each stage's gain × factor. */
export interface Units {
  readonly areWhole: boolean;
  /** Of what is served, and of the score. */
  readonly factor: readonly [served: number, score: number];
  /** In gains: values of a stage that differ by no more than this are the same. */
  readonly tolerance: Objective;
}

export function unitsOf({ problem, gains }: Component, ceilings: Objective): Units {
  const { scale, scoreScale, sumTolerance } = gains;
  const served = Math.max(...ceilings.slice(0, SCORE_STAGE));
  // Where every unit is worth the same, it is 1, and nothing is gained by making it smaller.
  const areSmall = served <= WHOLE_MAX || gains.served.every((gain) => gain === 1);
  const areWhole = sumTolerance === 0 && areSmall && !isMerged(problem);
  if (areWhole) return { areWhole, factor: [1, 1], tolerance: [0, 0, 0, 0] };
  const factor = [FRACTION.scale / scale, 1 / scoreScale] as const;
  const [ofServed, ofScore] = factor.map((each) => Math.max(sumTolerance, FRACTION.tolerance / each));
  return { areWhole, factor, tolerance: [ofServed!, ofServed!, ofServed!, ofScore!] };
}

/** Whether a part stands for several occurrences: the mean of what they are given need not be whole. */
export function isMerged({ occurrences }: PackedProblem): boolean {
  return occurrences.some((occurrences) => occurrences > 1);
}

/** What each edge is worth at a stage, in the solver's numbers. */
export function worthOf(
  { problem, gains, most }: Component,
  { factor: [served, score] }: Units,
  stage: number,
): Float64Array {
  return Float64Array.from(most, (_, e) => {
    if (stage === SCORE_STAGE) return gains.score[e]! * score;
    return stageOf(problem.priority[problem.edgeDemand[e]!]!) === stage ? gains.served[e]! * served : 0;
  });
}
