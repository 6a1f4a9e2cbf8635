import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  type AllocationProblem,
  greedyAllocation,
  objective,
  type Objective,
  onePartEach,
  violations,
} from '../../../src/exchange/allocation/allocation.ts';
import { componentsOf } from '../../../src/exchange/allocation/components.ts';
import { gainsOf } from '../../../src/exchange/allocation/gains.ts';
import { solveIntegerProgram } from '../../../src/exchange/allocation/integer-program.ts';
import { limitTreeOf } from '../../../src/exchange/allocation/limit-tree.ts';
import { networkFlow } from '../../../src/exchange/allocation/network-flow.ts';
import { compareObjectives, gainedBy } from '../../../src/exchange/allocation/objective.ts';
import { packed } from '../../../src/exchange/allocation/packed-problem.ts';
import { levelsOf } from '../../../src/exchange/allocation/weights.ts';
import { assertProperty } from '../../support/property.ts';
import { district } from './district.ts';
import { bestPartsByTrial, type PartsShape, smallParts, unmerged, worthInTrial } from './small-parts.ts';

const OPTIONS = { timeLimitMs: 30_000 };
const PLAIN: PartsShape = {
  moments: false,
  minimums: false,
  unsplittable: false,
  needsAll: false,
  minOccurrences: false,
  limits: 'NESTED',
};
const ANY: PartsShape = {
  moments: true,
  minimums: true,
  unsplittable: true,
  needsAll: true,
  minOccurrences: true,
  limits: 'OVERLAPPING',
};

describe('demands in parts get what trying everything finds', () => {
  it.each<PartsShape & { of: string; runs: number }>([
    { of: 'shares of what is asked', ...PLAIN, runs: 1_000 },
    { of: 'stretches that are active at different moments', ...PLAIN, moments: true, runs: 1_000 },
    { of: 'overlapping limits', ...PLAIN, limits: 'OVERLAPPING', moments: true, runs: 500 },
    { of: 'minimums', ...PLAIN, minimums: true, moments: true, runs: 500 },
    { of: 'unsplittable demands', ...PLAIN, unsplittable: true, moments: true, runs: 500 },
    { of: 'demands that need all', ...PLAIN, needsAll: true, moments: true, runs: 500 },
    { of: 'a number of occurrences that is needed', ...PLAIN, minOccurrences: true, moments: true, runs: 500 },
    { of: 'all of it together', ...ANY, runs: 1_500 },
  ])('for $of', async ({ runs, ...shape }) => {
    await assertProperty(
      fc.asyncProperty(smallParts(shape), async (problem) => {
        const { quantities, optimalityGap, gapStage } = await allocate(problem, OPTIONS);
        expect(violations(problem, quantities)).toEqual([]);
        expect(worthInTrial(problem, quantities)).toEqual(bestPartsByTrial(problem));
        expect([optimalityGap, gapStage]).toEqual([0, null]);
      }),
      { numRuns: runs },
    );
  });
});

describe('parts that stand for several occurrences', () => {
  it('get what each of them could get for itself, or the gap says that it is not known', async () => {
    let proven = 0;
    let runs = 0;
    await assertProperty(
      fc.asyncProperty(smallParts({ ...ANY, merged: true }), async (problem) => {
        const apart = unmerged(problem);
        fc.pre(apart.edges.length <= 9);
        const { quantities, optimalityGap } = await allocate(problem, OPTIONS);
        expect(violations(problem, quantities)).toEqual([]);
        const [achieved, best] = [worthInTrial(problem, quantities), bestPartsByTrial(apart)];
        runs++;
        if (optimalityGap > 0) expect(compareObjectives(achieved, best)).toBeLessThanOrEqual(0);
        else {
          expect(achieved).toEqual(best);
          proven++;
        }
      }),
      { numRuns: 500 },
    );
    expect(proven / runs).toBeGreaterThan(0.5);
  });
});

describe('the flow through limits on both sides', () => {
  it('finds the same whether stages are compared one by one or in one number, and whether worth is exact or rounded', async () => {
    await assertProperty(
      fc.asyncProperty(smallParts({ ...PLAIN, moments: true }), async (problem) => {
        const best = bestPartsByTrial(problem);
        const found = problem.edges.map(() => 0);
        let complete = true;
        for (const component of componentsOf(packed(problem))) {
          const { problem: own, most } = component;
          const asked = limitTreeOf({ capacity: own.quantity, start: own.momentStart, edges: own.momentEdges }, most);
          const offered = limitTreeOf(
            { capacity: own.limitCapacity, start: own.limitStart, edges: own.limitEdges },
            most,
          );
          complete &&= asked.complete && offered.complete;
          // A grid on which no third or seventh lies.
          const scale = 2 ** 30;
          const served = own.edgeWeight.map((weight, e) =>
            Math.round((weight / own.whole[own.edgeDemand[e]!]!) * scale),
          );
          const score = served.map((gain, e) => gain * own.edgeScore[e]!);
          const rounded = { ...component, gains: { ...component.gains, served, score } };
          const edgePriority = Uint8Array.from(own.edgeDemand, (d) => own.priority[d]!);
          const network = { asked, offered, levels: levelsOf(rounded), tolerance: 100_000, edgePriority };
          const flow = networkFlow(network, Infinity);
          expect(flow.finished).toBe(true);
          component.edges.forEach((e, at) => (found[e] = flow.quantities[at]!));
        }
        if (complete) expect(worthInTrial(problem, found)).toEqual(best);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('where trying everything would take too long', () => {
  // Few numbers of evenings, and primes: their common denominator is too large to be exact.
  const WHOLES = [
    [13, 26, 52],
    [99_991, 99_989, 99_971, 99_961, 99_929, 99_923],
  ];

  it.each(WHOLES)('the flow finds what the integer program finds, for shares of %d, %d, %d …', async (...wholes) => {
    for (const limits of ['ONE_PER_SUPPLY', 'NESTED'] as const) {
      const shape = { demands: 60, supplies: 30, limits, minimums: false, unsplittable: false };
      const plain = onePartEach(district(shape, 1));
      const demands = plain.demands.map((demand, d) => ({ ...demand, whole: wholes[d % wholes.length]! }));
      const edges = plain.edges.map((edge, e) => ({ ...edge, weight: 1 + ((e * 7_919) % demands[edge.part]!.whole) }));
      const problem = { ...plain, demands, edges };
      const answer = await allocate(problem, OPTIONS);
      expect(answer).toMatchObject({ method: 'FLOW', optimalityGap: 0 });

      const quantities = edges.map(() => 0);
      for (const component of componentsOf(packed(problem))) {
        const none = new Float64Array(component.most.length);
        const ceilings: Objective = [Infinity, Infinity, Infinity, Infinity];
        const nothing = { quantities: none, hint: none, relaxed: undefined, ceilings };
        const program = await solveIntegerProgram(component, nothing, OPTIONS.timeLimitMs, { fractionsFirst: false });
        expect(program.bounds).toEqual(gainedBy(component.problem, component.gains, program.quantities));
        component.edges.forEach((e, at) => (quantities[e] = program.quantities[at]!));
      }
      const [byFlow, byProgram] = [objective(problem, answer.quantities), objective(problem, quantities)];
      byFlow.forEach((value, stage) => expect(value).toBeCloseTo(byProgram[stage]!, 5));
    }
  });
});

describe('allocate', () => {
  const demand = { priority: 1 as const, splittable: true, needsAll: false, minOccurrences: 0, whole: 1 };
  const part = { demand: 0, occurrences: 1, quantity: 1, minimum: 0, count: 0 };
  const edge = { part: 0, supply: 0, score: 1, weight: 1 };

  it('sees that three thirds of one are as much as one of another, and lets what comes after decide', async () => {
    // Either the three nights of the first, or the one night of the second; only the second leaves room for a third.
    const problem: AllocationProblem = {
      demands: [
        { ...demand, priority: 2, whole: 3 },
        { ...demand, priority: 2 },
        { ...demand, priority: 0, whole: 7 },
      ],
      parts: [0, 0, 0, 1, 2].map((demand) => ({ ...part, demand })),
      edges: [0, 1, 2, 3, 4].map((part) => ({ ...edge, part, score: part === 3 ? 1 : 1_000 })),
      limits: [
        { capacity: 1, edges: [0, 3] },
        { capacity: 1, edges: [1, 3] },
        { capacity: 1, edges: [2, 3] },
        { capacity: 1, edges: [0, 4] },
      ],
    };
    const { quantities, optimalityGap } = await allocate(problem, OPTIONS);
    expect(quantities).toEqual([0, 0, 0, 1, 1]);
    expect(optimalityGap).toBe(0);
  });

  it('lets two supplies take turns, each at the moments that it has', async () => {
    const problem: AllocationProblem = {
      demands: [{ ...demand, whole: 4 }],
      parts: [{ ...part, quantity: 2 }],
      edges: [
        { ...edge, weight: 2 },
        { ...edge, supply: 1, weight: 2 },
      ],
      limits: [
        { capacity: 2, edges: [0] },
        { capacity: 1, edges: [1] },
      ],
      moments: [
        { part: 0, quantity: 2, minimum: 0, count: 0, edges: [0] },
        { part: 0, quantity: 2, minimum: 0, count: 0, edges: [1] },
      ],
    };
    const answer = await allocate(problem, OPTIONS);
    expect(answer).toEqual({ quantities: [2, 1], optimalityGap: 0, gapStage: null, method: 'FLOW' });
    expect(objective(problem, answer.quantities)).toEqual([0, 1.5, 0, 1.5]);
  });

  it('gives nothing where a moment that all is needed at has nobody', async () => {
    const problem: AllocationProblem = {
      demands: [{ ...demand, needsAll: true, whole: 2 }],
      parts: [part],
      edges: [edge],
      limits: [{ capacity: 1, edges: [0] }],
      moments: [
        { part: 0, quantity: 1, minimum: 0, count: 0, edges: [0] },
        { part: 0, quantity: 1, minimum: 0, count: 0, edges: [] },
      ],
    };
    expect((await allocate(problem, OPTIONS)).quantities).toEqual([0]);
    const open = { ...problem, demands: [{ ...demand, whole: 2 }] };
    expect((await allocate(open, OPTIONS)).quantities).toEqual([1]);
  });

  it('finds by flow what differs only in what it is worth', async () => {
    const problem: AllocationProblem = {
      demands: [3, 5, 7].map((whole) => ({ ...demand, whole })),
      parts: [0, 1, 2].map((demand) => ({ ...part, demand, quantity: 2 })),
      edges: [0, 1, 2].map((part) => ({ ...edge, part })),
      limits: [{ capacity: 3, edges: [0, 1, 2] }],
    };
    const { quantities, method } = await allocate(problem, OPTIONS);
    expect([quantities, method]).toEqual([[2, 1, 0], 'FLOW']);
  });

  it('takes numbers of any size', async () => {
    const most = Math.floor(Number.MAX_SAFE_INTEGER / 1_000);
    const problem: AllocationProblem = {
      demands: [0, 1, 2].map(() => ({ ...demand, whole: Number.MAX_SAFE_INTEGER })),
      parts: [0, 1, 2].map((demand) => ({ ...part, demand, quantity: most })),
      edges: [0, 1, 2].map((part) => ({ ...edge, part, score: 1_000, weight: Number.MAX_SAFE_INTEGER - part })),
      limits: [{ capacity: Number.MAX_SAFE_INTEGER, edges: [0, 1, 2] }],
    };
    const { quantities } = await allocate(problem, OPTIONS);
    expect(quantities).toEqual([most, most, most]);
  });

  it('names the stage that is not proven', async () => {
    const stages = new Set<string | null>();
    await assertProperty(
      fc.asyncProperty(smallParts(ANY), async (problem) => {
        const { quantities, optimalityGap, gapStage } = await allocate(problem, { timeLimitMs: 0 });
        expect(violations(problem, quantities)).toEqual([]);
        stages.add(gapStage);
        expect(gapStage === null).toBe(optimalityGap === 0);
        const best = bestPartsByTrial(problem);
        const achieved = worthInTrial(problem, quantities);
        const proven = gapStage === null ? 4 : ['URGENT', 'IMPORTANT', 'ROUTINE', 'SCORE'].indexOf(gapStage);
        expect(achieved.slice(0, proven)).toEqual(best.slice(0, proven));
      }),
      { numRuns: 1_000 },
    );
    expect([...stages].sort()).toEqual(['IMPORTANT', 'ROUTINE', 'SCORE', 'URGENT', null].sort());
  });

  it.each<{ what: string; change: Partial<AllocationProblem>; message: RegExp }>([
    { what: 'a weight of 0', change: { edges: [{ ...edge, weight: 0 }] }, message: /weight of edge 0 is 0/ },
    { what: 'a whole of 0', change: { demands: [{ ...demand, whole: 0 }] }, message: /whole of demand 0 is 0/ },
    { what: 'a part of nobody', change: { parts: [{ ...part, demand: 1 }] }, message: /demand of part 0 is 1/ },
    {
      what: 'a moment that leaves an edge out',
      change: { moments: [{ part: 0, quantity: 1, minimum: 0, count: 0, edges: [] }] },
      message: /edge 0 is in no moment/,
    },
    {
      what: 'a moment that names an edge twice',
      change: { moments: [{ part: 0, quantity: 1, minimum: 0, count: 0, edges: [0, 0] }] },
      message: /names an edge twice/,
    },
    {
      what: 'a moment with an edge of another part',
      change: { parts: [part, part], moments: [{ part: 1, quantity: 1, minimum: 0, count: 0, edges: [0] }] },
      message: /names edge 0/,
    },
  ])('refuses $what', async ({ change, message }) => {
    const problem: AllocationProblem = {
      demands: [demand],
      parts: [part],
      edges: [edge],
      limits: [{ capacity: 1, edges: [0] }],
      ...change,
    };
    await expect(allocate(problem, OPTIONS)).rejects.toThrow(message);
  });
});

describe('greedyAllocation', () => {
  it('keeps all rules of parts', async () => {
    await assertProperty(
      fc.property(smallParts(ANY), (problem) => {
        const quantities = greedyAllocation(problem);
        expect(violations(problem, quantities)).toEqual([]);
        expect(compareObjectives(bestPartsByTrial(problem), worthInTrial(problem, quantities))).toBeGreaterThanOrEqual(
          0,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('violations', () => {
  it('names each broken rule of parts', () => {
    const demand = { priority: 0 as const, splittable: true, needsAll: false, minOccurrences: 0, whole: 2 };
    const problem: AllocationProblem = {
      demands: [
        { ...demand, needsAll: true },
        { ...demand, minOccurrences: 2 },
        { ...demand, splittable: false },
      ],
      parts: [0, 0, 1, 1, 2, 2].map((demand) => ({ demand, occurrences: 1, quantity: 1, minimum: 0, count: 1 })),
      edges: [0, 1, 2, 3, 4, 5].map((part) => ({ part, supply: part, score: 0, weight: 1 })),
      limits: [{ capacity: 9, edges: [0, 1, 2, 3, 4, 5] }],
    };
    expect(violations(problem, [1, 0, 0, 1, 1, 1])).toEqual([
      { rule: 'NEEDS_ALL', index: 1, actual: 0, allowed: 1 },
      { rule: 'OCCURRENCES', index: 1, actual: 1, allowed: 2 },
      { rule: 'ONE_SUPPLY', index: 2, actual: 2, allowed: 1 },
    ]);
  });
});

describe('gainsOf', () => {
  it('is 1 where all weigh the same, exact where denominators are small, and rounded finely where they are not', () => {
    const ofWholes = (wholes: readonly number[], weights: readonly number[]) =>
      gainsOf(
        packed({
          demands: wholes.map((whole) => ({
            priority: 0 as const,
            splittable: true,
            needsAll: false,
            minOccurrences: 0,
            whole,
          })),
          parts: wholes.map((_, demand) => ({ demand, occurrences: 1, quantity: 1, minimum: 0, count: 0 })),
          edges: weights.map((weight, part) => ({ part, supply: 0, score: 0, weight })),
          limits: [{ capacity: 1, edges: [...wholes.keys()] }],
        }),
      );
    expect(ofWholes([1_200, 2_400], [120, 240])).toMatchObject({
      served: Float64Array.of(1, 1),
      scale: 10,
      sumTolerance: 0,
    });
    expect(ofWholes([3, 7], [1, 1])).toMatchObject({ served: Float64Array.of(7, 3), scale: 21, sumTolerance: 0 });
    const primes = [99_991, 99_989, 99_971, 99_961];
    const { served, scale, pathTolerance } = ofWholes(primes, [1, 2, 3, 4]);
    expect(pathTolerance).toBeGreaterThan(0);
    served.forEach((gain, e) => expect(gain / scale).toBeCloseTo((e + 1) / primes[e]!, 12));
    expect(pathTolerance / scale).toBeLessThan(1e-10);
  });
});
