import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  greedyAllocation,
  objective,
  violations,
  type AllocationProblem,
  type Objective,
} from '../../../src/exchange/allocation/allocation.ts';
import { bestByTrial, smallProblem, type ProblemShape } from './small-problem.ts';

const OPTIONS = { timeLimitMs: 30_000 };
const ANY: ProblemShape = { limits: 'OVERLAPPING', minimums: true, unsplittable: true };

describe('allocate finds what trying everything finds', () => {
  it.each<ProblemShape & { of: string; runs: number }>([
    { of: 'one limit for each supply', limits: 'ONE_PER_SUPPLY', minimums: false, unsplittable: false, runs: 600 },
    { of: 'nested limits', limits: 'NESTED', minimums: false, unsplittable: false, runs: 600 },
    { of: 'overlapping limits', limits: 'OVERLAPPING', minimums: false, unsplittable: false, runs: 200 },
    { of: 'minimums', limits: 'ONE_PER_SUPPLY', minimums: true, unsplittable: false, runs: 200 },
    { of: 'unsplittable demands', limits: 'NESTED', minimums: false, unsplittable: true, runs: 200 },
    { of: 'all of it together', ...ANY, runs: 200 },
  ])('for $of', async ({ runs, ...shape }) => {
    await fc.assert(
      fc.asyncProperty(smallProblem(shape), async (problem) => {
        const { quantities, optimalityGap } = await allocate(problem, OPTIONS);
        expect(violations(problem, quantities)).toEqual([]);
        expect(objective(problem, quantities)).toEqual(bestByTrial(problem));
        expect(optimalityGap).toBe(0);
      }),
      { numRuns: runs },
    );
  });
});
