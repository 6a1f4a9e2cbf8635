import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Allocation,
  allocate as allocateParts,
  greedyAllocation as greedyOfParts,
  objective as objectiveOfParts,
  type Objective,
  onePartEach,
  type PlainProblem,
  type Violation,
  violations as violationsOfParts,
} from '../../../src/exchange/allocation/allocation.ts';
import { componentsOf } from '../../../src/exchange/allocation/components.ts';
import { maximalFlow } from '../../../src/exchange/allocation/flow.ts';
import { solveIntegerProgram } from '../../../src/exchange/allocation/integer-program.ts';
import { limitTreeOf } from '../../../src/exchange/allocation/limit-tree.ts';
import { compareObjectives, objectiveOf } from '../../../src/exchange/allocation/objective.ts';
import { packed } from '../../../src/exchange/allocation/packed-problem.ts';
import { weightsOf } from '../../../src/exchange/allocation/weights.ts';
import { district, type DistrictShape } from './district.ts';
import { bestByTrial, smallProblem, type ProblemShape } from './small-problem.ts';
import { assertProperty } from '../../support/property.ts';

const OPTIONS = { timeLimitMs: 30_000 };
const ANY: ProblemShape = { limits: 'OVERLAPPING', minimums: true, unsplittable: true };
const HARD: DistrictShape = { demands: 120, supplies: 60, limits: 'OVERLAPPING', minimums: true, unsplittable: true };
const PLAIN: DistrictShape = { ...HARD, limits: 'NESTED', minimums: false, unsplittable: false };
const ENDLESS: Objective = [Infinity, Infinity, Infinity, Infinity];

// Demands that ask for one quantity, whatever the time.

function allocate(
  problem: PlainProblem,
  options: { timeLimitMs: number; fractionsFirst?: boolean },
): Promise<Allocation> {
  return allocateParts(onePartEach(problem), options);
}

function greedyAllocation(problem: PlainProblem): number[] {
  return greedyOfParts(onePartEach(problem));
}

function objective(problem: PlainProblem, quantities: readonly number[]): Objective {
  return objectiveOfParts(onePartEach(problem), quantities);
}

function violations(problem: PlainProblem, quantities: readonly number[]): Violation[] {
  return violationsOfParts(onePartEach(problem), quantities);
}

async function worth(problem: PlainProblem): Promise<Objective> {
  return objective(problem, (await allocate(problem, OPTIONS)).quantities);
}

describe('allocate finds what trying everything finds', () => {
  it.each<ProblemShape & { of: string; runs: number }>([
    { of: 'one limit for each supply', limits: 'ONE_PER_SUPPLY', minimums: false, unsplittable: false, runs: 1_000 },
    { of: 'nested limits', limits: 'NESTED', minimums: false, unsplittable: false, runs: 2_000 },
    { of: 'overlapping limits', limits: 'OVERLAPPING', minimums: false, unsplittable: false, runs: 500 },
    { of: 'minimums', limits: 'ONE_PER_SUPPLY', minimums: true, unsplittable: false, runs: 500 },
    { of: 'unsplittable demands', limits: 'NESTED', minimums: false, unsplittable: true, runs: 500 },
    { of: 'all of it together', ...ANY, runs: 500 },
  ])('for $of', async ({ runs, ...shape }) => {
    await assertProperty(
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

describe('allocate', () => {
  it('finds by flow what the integer program finds, where trying everything would take too long', async () => {
    for (const limits of ['ONE_PER_SUPPLY', 'NESTED'] as const) {
      for (const seed of [1, 2, 3]) {
        for (const component of componentsOf(packed(onePartEach(district({ ...PLAIN, limits }, seed))))) {
          const { problem, most } = component;
          const { limitCapacity: capacity, limitStart: start, limitEdges: edges } = problem;
          const tree = limitTreeOf({ capacity, start, edges }, most);
          const flow = maximalFlow(problem, tree, weightsOf(component, tree.parent.length)!, Infinity);
          const none = new Float64Array(most.length);
          const nothing = { quantities: none, hint: none, relaxed: undefined, ceilings: ENDLESS };
          const program = await solveIntegerProgram(component, nothing, OPTIONS.timeLimitMs, { fractionsFirst: false });
          expect(flow.finished).toBe(true);
          expect(objectiveOf(problem, flow.quantities)).toEqual(objectiveOf(problem, program.quantities));
          expect(program.bounds).toEqual(objectiveOf(problem, program.quantities));
        }
      }
    }
  });

  it('serves two demands side by side where their windows do not meet, and only there', async () => {
    const demand = { quantity: 3, priority: 1 as const, minimum: 1, splittable: true };
    const edges = [0, 1, 2].map((demand) => ({ demand, supply: 0, score: 500 - demand }));
    // The second meets the first and the third; those two do not meet.
    const limits = [
      { capacity: 4, edges: [0, 1] },
      { capacity: 4, edges: [1, 2] },
    ];
    const answer = await allocate({ demands: [demand, demand, demand], edges, limits }, OPTIONS);
    expect(answer).toEqual({ quantities: [3, 1, 3], optimalityGap: 0, gapStage: null, method: 'FLOW' });
  });

  it('serves an urgent demand first, however much score that costs', async () => {
    const demand = { quantity: 2, minimum: 1, splittable: true };
    const problem: PlainProblem = {
      demands: [
        { ...demand, priority: 0 },
        { ...demand, priority: 2 },
      ],
      edges: [
        { demand: 0, supply: 0, score: 1_000 },
        { demand: 1, supply: 0, score: 0 },
      ],
      limits: [{ capacity: 3, edges: [0, 1] }],
    };
    expect((await allocate(problem, OPTIONS)).quantities).toEqual([1, 2]);
  });

  it('says whether a flow did it, the integer program or both', async () => {
    const methodOf = async (shape: DistrictShape): Promise<string> =>
      (await allocate(district(shape, 1), OPTIONS)).method;
    expect(await methodOf({ ...PLAIN, limits: 'ONE_PER_SUPPLY' })).toBe('FLOW');
    expect(await methodOf(PLAIN)).toBe('FLOW');
    expect(await methodOf({ ...HARD, demands: 20, supplies: 8 })).toBe('INTEGER_PROGRAM');
    const [flow, hard] = [district({ ...PLAIN, demands: 5 }, 1), district({ ...HARD, demands: 20, supplies: 8 }, 1)];
    const both = await allocate(sideBySide(flow, hard), OPTIONS);
    expect(both).toMatchObject({ method: 'MIXED', optimalityGap: 0 });
  });

  it('allocates nothing where there is nothing', async () => {
    const nothing = { quantities: [], optimalityGap: 0, gapStage: null, method: 'FLOW' };
    expect(await allocate({ demands: [], edges: [], limits: [] }, OPTIONS)).toEqual(nothing);
  });

  it('never loses by one more supply', async () => {
    const more = fc.record({
      capacity: fc.integer({ min: 0, max: 3 }),
      scores: fc.array(fc.tuple(fc.nat(3), fc.nat(1_000)), { minLength: 1, maxLength: 3 }),
    });
    await assertProperty(
      fc.asyncProperty(smallProblem(ANY), more, async (problem, { capacity, scores }) => {
        const supply = 1 + Math.max(...problem.edges.map((edge) => edge.supply));
        const edges = scores.map(([demand, score]) => ({ demand: demand % problem.demands.length, supply, score }));
        const richer: PlainProblem = {
          demands: problem.demands,
          edges: [...problem.edges, ...edges],
          limits: [...problem.limits, { capacity, edges: edges.map((_, i) => problem.edges.length + i) }],
        };
        expect(compareObjectives(await worth(richer), await worth(problem))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is worth the same in whatever order it is asked', async () => {
    const shuffled = smallProblem(ANY).chain((problem) => {
      const { demands, edges, limits } = problem;
      const orders = fc.tuple(permutation(demands.length), permutation(edges.length), permutation(limits.length));
      return orders.map(([ofDemands, ofEdges, ofLimits]) => ({
        problem,
        renamed: {
          demands: ofDemands.map((d) => demands[d]!),
          edges: ofEdges.map((e) => ({ ...edges[e]!, demand: ofDemands.indexOf(edges[e]!.demand) })),
          limits: ofLimits.map((l) => ({ ...limits[l]!, edges: limits[l]!.edges.map((e) => ofEdges.indexOf(e)) })),
        },
      }));
    });
    await assertProperty(
      fc.asyncProperty(shuffled, async ({ problem, renamed }) => {
        expect(await worth(renamed)).toEqual(await worth(problem));
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same worth in fractions first as stage by stage, and proves it', async () => {
    const shape = { ...PLAIN, limits: 'OVERLAPPING' } as const;
    for (let seed = 1; seed <= 12; seed++) {
      const problem = district(shape, seed);
      const answers = [];
      for (const fractionsFirst of [true, false]) {
        const { quantities, optimalityGap } = await allocate(problem, { ...OPTIONS, fractionsFirst });
        expect(violations(problem, quantities)).toEqual([]);
        expect(optimalityGap).toBe(0);
        answers.push(objective(problem, quantities));
      }
      expect(answers[0]).toEqual(answers[1]);
    }
  });

  it('gives the same answer to the same question', async () => {
    for (const shape of [PLAIN, { ...HARD, demands: 40, supplies: 20 }]) {
      const first = await allocate(district(shape, 7), OPTIONS);
      expect(first.optimalityGap).toBe(0);
      expect(await allocate(district(shape, 7), OPTIONS)).toEqual(first);
    }
  });

  it.each([
    { what: 'a flow', shape: { ...PLAIN, demands: 500, supplies: 200 }, timeLimitMs: 0 },
    { what: 'an integer program', shape: HARD, timeLimitMs: 1 },
    // Just enough to put the question.
    { what: 'an integer program', shape: HARD, timeLimitMs: 12 },
    { what: 'an integer program', shape: HARD, timeLimitMs: 25 },
    { what: 'an integer program', shape: HARD, timeLimitMs: 60 },
  ])(
    'keeps the rules and is no worse than greedy when $what has only $timeLimitMs ms',
    async ({ shape, timeLimitMs }) => {
      const problem = district(shape, 3);
      const { quantities, optimalityGap } = await allocate(problem, { timeLimitMs });
      const best = await allocate(problem, { timeLimitMs: 2_000 });
      const [cut, greedy, exact] = [quantities, greedyAllocation(problem), best.quantities].map((q) =>
        objective(problem, q),
      );
      expect(violations(problem, quantities)).toEqual([]);
      expect(compareObjectives(cut!, greedy!)).toBeGreaterThanOrEqual(0);
      expect(compareObjectives(exact!, cut!)).toBeGreaterThanOrEqual(0);
      if (compareObjectives(exact!, cut!) > 0) expect(optimalityGap).toBeGreaterThan(0);
      expect(optimalityGap).toBeLessThan(1);
    },
  );

  it('says that it is exact only where it is, also when there was no time for the integer program', async () => {
    await assertProperty(
      fc.asyncProperty(smallProblem(ANY), async (problem) => {
        const { quantities, optimalityGap } = await allocate(problem, { timeLimitMs: 4 });
        const isBest = compareObjectives(objective(problem, quantities), bestByTrial(problem)) === 0;
        expect(isBest || optimalityGap > 0).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each<{ what: string; problem: PlainProblem; message: RegExp }>([
    { what: 'a fraction', problem: oneEdge({ capacity: 1.5 }), message: /capacity of limit 0 is 1.5/ },
    { what: 'a score above 1000', problem: oneEdge({ score: 1_001 }), message: /score of edge 0 is 1001/ },
    { what: 'a demand that is not there', problem: oneEdge({ demand: 1 }), message: /part of edge 0 is 1/ },
    { what: 'an edge without a limit', problem: oneEdge({ edges: [] }), message: /edge 0 is in no limit/ },
    { what: 'an edge twice in a limit', problem: oneEdge({ edges: [0, 0] }), message: /limit 0 names edge 0 twice/ },
  ])('refuses $what', async ({ problem, message }) => {
    await expect(allocate(problem, OPTIONS)).rejects.toThrow(message);
    await expect(allocate(problem, OPTIONS)).rejects.toBeInstanceOf(RangeError);
  });
});

describe('greedyAllocation', () => {
  it('keeps all rules and is never worth more than the best', async () => {
    await assertProperty(
      fc.property(smallProblem(ANY), (problem) => {
        const quantities = greedyAllocation(problem);
        expect(violations(problem, quantities)).toEqual([]);
        expect(compareObjectives(bestByTrial(problem), objective(problem, quantities))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes the best pair first', () => {
    const demand = { quantity: 2, minimum: 1, splittable: true };
    const problem: PlainProblem = {
      demands: [
        { ...demand, priority: 0 },
        { ...demand, priority: 1 },
        { ...demand, priority: 0 },
      ],
      edges: [
        { demand: 0, supply: 0, score: 900 },
        { demand: 1, supply: 0, score: 100 },
        { demand: 2, supply: 0, score: 900 },
      ],
      limits: [{ capacity: 5, edges: [0, 1, 2] }],
    };
    expect(greedyAllocation(problem)).toEqual([2, 2, 1]);
  });
});

describe('violations', () => {
  it('names each broken rule', () => {
    const demand = { quantity: 3, priority: 0 as const };
    const problem: PlainProblem = {
      demands: [
        { ...demand, minimum: 2, splittable: true },
        { ...demand, minimum: 1, splittable: false },
        { ...demand, minimum: 1, splittable: true },
      ],
      edges: [
        { demand: 0, supply: 0, score: 1 },
        { demand: 1, supply: 0, score: 1 },
        { demand: 1, supply: 1, score: 1 },
        { demand: 2, supply: 1, score: 1 },
        { demand: 2, supply: 2, score: 1 },
      ],
      limits: [
        { capacity: 1, edges: [0, 1] },
        { capacity: 9, edges: [2, 3, 4] },
      ],
    };
    expect(violations(problem, [1, 1, 1, 4, -1])).toEqual([
      { rule: 'QUANTITY', index: 4, actual: -1, allowed: Number.MAX_SAFE_INTEGER },
      { rule: 'MINIMUM', index: 0, actual: 1, allowed: 2 },
      { rule: 'DEMAND', index: 2, actual: 4, allowed: 3 },
      { rule: 'ONE_SUPPLY', index: 1, actual: 2, allowed: 1 },
      { rule: 'CAPACITY', index: 0, actual: 2, allowed: 1 },
    ]);
  });
});

function permutation(length: number): fc.Arbitrary<number[]> {
  return fc.shuffledSubarray([...Array(length).keys()], { minLength: length, maxLength: length });
}

/** One demand, one edge, one limit, with something changed. */
function oneEdge(change: { capacity?: number; edges?: number[]; score?: number; demand?: number }): PlainProblem {
  return {
    demands: [{ quantity: 1, priority: 0, minimum: 1, splittable: true }],
    edges: [{ demand: change.demand ?? 0, supply: 0, score: change.score ?? 1 }],
    limits: [{ capacity: change.capacity ?? 1, edges: change.edges ?? [0] }],
  };
}

function sideBySide(a: PlainProblem, b: PlainProblem): PlainProblem {
  return {
    demands: [...a.demands, ...b.demands],
    edges: [...a.edges, ...b.edges.map((edge) => ({ ...edge, demand: edge.demand + a.demands.length }))],
    limits: [
      ...a.limits,
      ...b.limits.map((limit) => ({ ...limit, edges: limit.edges.map((e) => e + a.edges.length) })),
    ],
  };
}
