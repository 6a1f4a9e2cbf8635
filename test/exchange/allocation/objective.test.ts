import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { componentsOf } from '../../../src/exchange/allocation/components.ts';
import { gainsOf } from '../../../src/exchange/allocation/gains.ts';
import {
  compareObjectives,
  gainedBy,
  objectiveOf,
  STAGES,
  stageOf,
} from '../../../src/exchange/allocation/objective.ts';
import { packed } from '../../../src/exchange/allocation/packed-problem.ts';
import type {
  AllocationProblem,
  CandidateEdge,
  DemandToServe,
  PartToServe,
} from '../../../src/exchange/allocation/problem.ts';
import { type Violation, violationsOf } from '../../../src/exchange/allocation/violations.ts';
import { levelsOf, weightsOf } from '../../../src/exchange/allocation/weights.ts';
import { assertProperty } from '../../support/property.ts';

// What an allocation is worth and which rules it keeps, by figures that one can reckon by hand.

const demand = (more: Partial<DemandToServe> = {}): DemandToServe => ({
  priority: 0,
  splittable: true,
  needsAll: false,
  minOccurrences: 0,
  whole: 1,
  ...more,
});
const part = (demand: number, more: Partial<PartToServe> = {}): PartToServe => ({
  demand,
  occurrences: 1,
  quantity: 10,
  minimum: 0,
  count: 0,
  ...more,
});
const edge = (part: number, more: Partial<CandidateEdge> = {}): CandidateEdge => ({
  part,
  supply: 0,
  score: 500,
  weight: 1,
  ...more,
});
const all = (edges: readonly CandidateEdge[], capacity: number) => [{ capacity, edges: edges.map((_, e) => e) }];

/** Demands of one part each, with an edge each. */
function plain(demands: readonly (Partial<DemandToServe> & Pick<CandidateEdge, 'weight' | 'score'>)[], capacity = 100) {
  const edges = demands.map(({ weight, score }, at) => edge(at, { weight, score }));
  return packed({
    demands: demands.map(({ weight: _, score: __, ...of }) => demand(of)),
    parts: demands.map((_, at) => part(at)),
    edges,
    limits: all(edges, capacity),
  });
}

describe('what an allocation is worth', () => {
  test('is what is served of each priority, the urgent first, and what is served by its score', () => {
    expect([2, 1, 0].map(stageOf)).toEqual([0, 1, 2]);
    expect(STAGES).toEqual(['URGENT', 'IMPORTANT', 'ROUTINE', 'SCORE']);
    const problem = plain([
      { priority: 2, whole: 4, weight: 2, score: 500 },
      { priority: 1, whole: 1, weight: 1, score: 1_000 },
      { priority: 0, whole: 3, weight: 3, score: 100 },
      { priority: 0, whole: 2, weight: 1, score: 0 },
    ]);
    expect(objectiveOf(problem, [3, 2, 1, 5])).toEqual([1.5, 2, 1 + 2.5, 1.5 * 500 + 2 * 1_000 + 100]);
    expect(objectiveOf(problem, [0, 0, 0, 0])).toEqual([0, 0, 0, 0]);
  });

  test('is compared by the first stage that differs, by more than a tolerance', () => {
    expect(compareObjectives([1, 9, 9, 9], [2, 0, 0, 0])).toBeLessThan(0);
    expect(compareObjectives([1, 2, 0, 0], [1, 1, 9, 9])).toBeGreaterThan(0);
    expect(compareObjectives([1, 1, 1, 2], [1, 1, 1, 5])).toBe(-3);
    expect(compareObjectives([1, 1, 1, 1], [1, 1, 1, 1])).toBe(0);
    expect(compareObjectives([1, 0, 0, 5], [2, 0, 0, 4], [1, 0, 0, 0])).toBe(1);
    expect(compareObjectives([1, 0, 0, 5], [2.5, 0, 0, 4], [1, 0, 0, 0])).toBe(-1.5);
  });
});

describe('gains', () => {
  test('are 1 each where all weigh the same', () => {
    const { served, score, scale, scoreScale, pathTolerance, sumTolerance } = gainsOf(
      plain([
        { whole: 840, weight: 60, score: 300 },
        { whole: 840, weight: 60, score: 700 },
      ]),
    );
    expect([[...served], [...score]]).toEqual([
      [1, 1],
      [300, 700],
    ]);
    expect([scale, scoreScale, pathTolerance, sumTolerance]).toEqual([14, 14, 0, 0]);
  });

  test('are fractions brought to one denominator, as small as can be', () => {
    const { served, score, scale } = gainsOf(
      plain([
        { whole: 4, weight: 2, score: 10 },
        { whole: 6, weight: 2, score: 20 },
        { whole: 5, weight: 5, score: 30 },
      ]),
    );
    // A half, a third and one, in sixths.
    expect([...served]).toEqual([3, 2, 6]);
    expect([...score]).toEqual([30, 40, 180]);
    expect(scale).toBe(6);
  });

  test('of several edges of a demand keep their proportion', () => {
    const edges = [edge(0, { weight: 4 }), edge(0, { weight: 6, supply: 1 })];
    const problem = packed({ demands: [demand({ whole: 12 })], parts: [part(0)], edges, limits: all(edges, 9) });
    const { served, scale } = gainsOf(problem);
    expect([...served, scale]).toEqual([2, 3, 6]);
  });

  test('add up to what is served, in their scale', () => {
    const demands = fc.array(
      fc.record({
        priority: fc.constantFrom(0 as const, 1 as const, 2 as const),
        whole: fc.integer({ min: 1, max: 50 }),
        weight: fc.integer({ min: 1, max: 50 }),
        score: fc.integer({ min: 0, max: 1_000 }),
        quantity: fc.integer({ min: 0, max: 4 }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    assertProperty(
      fc.property(demands, (demands) => {
        const problem = plain(demands.map(({ quantity: _, ...of }) => of));
        const quantities = demands.map(({ quantity }) => quantity);
        const gains = gainsOf(problem);
        const gained = gainedBy(problem, gains, quantities);
        const worth = objectiveOf(problem, quantities);
        expect(gained.every(Number.isSafeInteger)).toBe(true);
        gained.forEach((value, stage) => {
          expect(value / (stage === 3 ? gains.scoreScale : gains.scale)).toBeCloseTo(worth[stage]!, 9);
        });
      }),
    );
  });

  test('are rounded where no denominator is small enough, to a power of two, and say how far they may be off', () => {
    // Primes: their least common multiple is beyond what a double holds.
    const wholes = [999_983, 999_979, 999_961];
    const problem = plain(wholes.map((whole, at) => ({ whole, weight: at + 1, score: 1_000 })));
    const { served, score, scale, scoreScale, pathTolerance, sumTolerance } = gainsOf(problem);
    // Two ways through one limit; three demands of ten.
    expect([pathTolerance, sumTolerance]).toEqual([4, 30]);
    const most = 30;
    const largest = 3 / 999_961;
    const finest = Number.MAX_SAFE_INTEGER / most / largest;
    expect([Number.isInteger(Math.log2(scale)), scale <= finest, 2 * scale > finest]).toEqual([true, true, true]);
    expect(scoreScale).toBe(scale / 1_024);
    wholes.forEach((whole, at) => {
      expect(Math.abs(served[at]! - ((at + 1) / whole) * scale)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(score[at]! - ((at + 1) / whole) * 1_000 * scoreScale)).toBeLessThanOrEqual(0.5);
    });
    // Where ways are what is most, twice as many as one has edges: two limits, three demands of one.
    const edges = wholes.map((_, at) => edge(at));
    const ways = gainsOf(
      packed({
        demands: wholes.map((whole) => demand({ whole })),
        parts: wholes.map((_, at) => part(at, { quantity: 1 })),
        edges,
        limits: [...all(edges, 2), { capacity: 1, edges: [1, 2] }],
      }),
    );
    expect([ways.pathTolerance, ways.sumTolerance]).toEqual([6, 3]);
    const finestWays = Number.MAX_SAFE_INTEGER / 12 / (1 / 999_961);
    expect([ways.scale <= finestWays, 2 * ways.scale > finestWays]).toEqual([true, true]);
    // Two denominators go together, but what they make of a unit does not leave room for a sum of scores.
    const large = [999_983, 999_979].map((whole) => ({ whole, weight: whole - 1, score: 1 }));
    expect(gainsOf(plain(large)).pathTolerance).toBeGreaterThan(0);
    const little = [999_983, 999_979].map((whole) => ({ whole, weight: 1, score: 1 }));
    expect(gainsOf(plain(little)).pathTolerance).toBe(0);
    // What is next to nothing beside another is still something.
    const small = gainsOf(
      plain([
        { whole: Number.MAX_SAFE_INTEGER, weight: 1, score: 1 },
        { whole: 1_000_003, weight: 1_000_003, score: 1 },
      ]),
    );
    expect(small.pathTolerance).toBeGreaterThan(0);
    expect(small.served[0]).toBe(1);
  });
});

describe('stages in one number', () => {
  const component = (demands: Parameters<typeof plain>[0]) => componentsOf(plain(demands, 5))[0]!;

  test('weigh a class by one more than all scores on the way, where each unit is worth the same', () => {
    const [routine, important, urgent] = [0, 1, 2].map((priority) => ({
      priority: priority as 0 | 1 | 2,
      weight: 1,
      score: 100 * (priority + 1),
    }));
    // One limit is passed, and no way takes off more than the highest score there: 300.
    const step = 1 + 300;
    expect([...weightsOf(component([routine!, important!, urgent!]), 1)!]).toEqual([
      step + 100,
      2 * step + 200,
      3 * step + 300,
    ]);
    // Three parts, but two limits.
    expect([...weightsOf(component([routine!, important!, urgent!]), 2)!]).toEqual([
      601 + 100,
      2 * 601 + 200,
      3 * 601 + 300,
    ]);
    expect(weightsOf(component([routine!, important!, urgent!]), 9)![0]).toBe(1 + 3 * 300 + 100);
  });

  test('weigh a class by one more than all that the classes below can be worth, where units differ', () => {
    const demands = [
      { priority: 0 as const, whole: 2, weight: 1, score: 100 },
      { priority: 1 as const, whole: 3, weight: 1, score: 200 },
      { priority: 2 as const, whole: 1, weight: 1, score: 300 },
    ];
    // In sixths: 3, 2 and 6, with 300, 400 and 1,800 of score.
    const routine = 1 + 1_800;
    const important = 1 + (3 * routine + 1_800);
    const urgent = 1 + (2 * important + 1_800);
    expect([...weightsOf(component(demands), 1)!]).toEqual([
      3 * routine + 300,
      2 * important + 400,
      6 * urgent + 1_800,
    ]);
  });

  test('are not put into one number that would be too large, or that would be rounded', () => {
    const demands = [997, 991, 983].map((whole, at) => ({
      priority: at as 0 | 1 | 2,
      whole,
      weight: whole - 1,
      score: 1_000,
    }));
    expect(weightsOf(component(demands), 1)).toBeUndefined();
    // The product of three gains and the highest score: 1.0 × 10¹⁵, of which eight can be told apart, and 1.5 × 10¹⁵.
    const weighing = (...weights: readonly number[]) =>
      component(
        weights.map((weight, at) => ({ priority: at as 0 | 1 | 2, whole: 2_000, weight, score: at === 2 ? 1_000 : 0 })),
      );
    expect(weightsOf(weighing(1_000, 1_001, 1_003), 1)).toBeDefined();
    expect(weightsOf(weighing(1_100, 1_101, 1_103), 1)).toBeUndefined();
    const rounded = [999_983, 999_979, 999_961].map((whole) => ({ priority: 0 as const, whole, weight: 1, score: 0 }));
    expect(weightsOf(component(rounded), 1)).toBeUndefined();
  });

  test('are columns of their own, without those that nothing is in', () => {
    const levels = levelsOf(
      component([
        { priority: 2, whole: 1, weight: 1, score: 10 },
        { priority: 0, whole: 2, weight: 1, score: 20 },
      ]),
    );
    expect(levels.map((level) => [...level])).toEqual([
      [2, 0],
      [0, 1],
      [20, 20],
    ]);
  });
});

describe('an allocation breaks', () => {
  /** One demand with one part, and an edge from each of two supplies. */
  function broken(
    quantities: readonly number[],
    of: Partial<DemandToServe>,
    ofPart: Partial<PartToServe>,
    more: Partial<AllocationProblem> = {},
  ): Violation[] {
    const edges = [edge(0), edge(0, { supply: 1 })];
    const problem = { demands: [demand(of)], parts: [part(0, ofPart)], edges, limits: all(edges, 100), ...more };
    return violationsOf(packed(problem), quantities);
  }

  test('nothing at the bounds, and a rule beyond them', () => {
    expect(broken([4, 6], {}, {})).toEqual([]);
    expect(broken([4, 7], {}, {})).toEqual([{ rule: 'DEMAND', index: 0, actual: 11, allowed: 10 }]);
    expect(broken([1, 2], {}, { minimum: 3 })).toEqual([]);
    expect(broken([0, 2], {}, { minimum: 3 })).toEqual([{ rule: 'MINIMUM', index: 0, actual: 2, allowed: 3 }]);
    expect(broken([0, 0], {}, { minimum: 3 })).toEqual([]);
    expect(broken([3, 2], {}, {}, { limits: [{ capacity: 5, edges: [0, 1] }] })).toEqual([]);
    expect(broken([3, 3], {}, {}, { limits: [{ capacity: 5, edges: [0, 1] }] })).toEqual([
      { rule: 'CAPACITY', index: 0, actual: 6, allowed: 5 },
    ]);
  });

  test('by what is no quantity', () => {
    const allowed = Number.MAX_SAFE_INTEGER;
    expect(broken([-1, 1], {}, {})).toEqual([{ rule: 'QUANTITY', index: 0, actual: -1, allowed }]);
    expect(broken([1, 0.5], {}, {})).toEqual([{ rule: 'QUANTITY', index: 1, actual: 0.5, allowed }]);
    expect(broken([1], {}, {})).toEqual([{ rule: 'QUANTITY', index: 1, actual: NaN, allowed }]);
    expect(broken([11], {}, {}).map(({ rule }) => rule)).toEqual(['QUANTITY', 'DEMAND']);
  });

  test('by a second supply where there may be only one, whichever comes first', () => {
    expect(broken([5, 0], { splittable: false }, {})).toEqual([]);
    expect(broken([0, 5], { splittable: false }, {})).toEqual([]);
    expect(broken([1, 1], { splittable: false }, {})).toEqual([
      { rule: 'ONE_SUPPLY', index: 0, actual: 2, allowed: 1 },
    ]);
    // Two edges of one supply are one.
    const edges = [edge(0), edge(0)];
    expect(broken([1, 1], { splittable: false }, {}, { edges, limits: all(edges, 100) })).toEqual([]);
  });

  test('by less than all where all is needed, unless it is nothing', () => {
    expect(broken([0, 0], { needsAll: true }, {})).toEqual([]);
    expect(broken([4, 6], { needsAll: true }, {})).toEqual([]);
    expect(broken([4, 5], { needsAll: true }, {})).toEqual([{ rule: 'NEEDS_ALL', index: 0, actual: 9, allowed: 10 }]);
    // A second part that gets nothing.
    const parts = [part(0), part(0, { quantity: 2 })];
    expect(broken([4, 6], { needsAll: true }, {}, { parts })).toEqual([
      { rule: 'NEEDS_ALL', index: 1, actual: 0, allowed: 2 },
    ]);
  });

  test('by too few occurrences with as much as counts, unless it is nothing', () => {
    const parts = [part(0, { occurrences: 3, count: 2 }), part(0, { occurrences: 4, count: 2 })];
    const edges = [edge(0), edge(1)];
    const with2 = (quantities: readonly number[], minOccurrences: number) =>
      broken(quantities, { minOccurrences }, {}, { parts, edges, limits: all(edges, 100) });
    expect(with2([0, 0], 7)).toEqual([]);
    expect(with2([2, 2], 7)).toEqual([]);
    expect(with2([2, 2], 8)).toEqual([{ rule: 'OCCURRENCES', index: 0, actual: 7, allowed: 8 }]);
    expect(with2([2, 1], 4)).toEqual([{ rule: 'OCCURRENCES', index: 0, actual: 3, allowed: 4 }]);
    expect(with2([1, 0], 1)).toEqual([{ rule: 'OCCURRENCES', index: 0, actual: 0, allowed: 1 }]);
  });

  test('at a moment at which several are active together', () => {
    const edges = [edge(0), edge(0, { supply: 1 }), edge(0, { supply: 2 })];
    const moments = [
      { part: 0, quantity: 5, minimum: 2, count: 0, edges: [0, 1] },
      { part: 0, quantity: 3, minimum: 0, count: 0, edges: [1, 2] },
    ];
    const at = (quantities: readonly number[]) =>
      broken(quantities, {}, {}, { edges, moments, limits: all(edges, 100) });
    expect(at([2, 3, 0])).toEqual([]);
    expect(at([2, 3, 1])).toEqual([{ rule: 'DEMAND', index: 0, actual: 4, allowed: 3 }]);
    expect(at([1, 0, 3])).toEqual([{ rule: 'MINIMUM', index: 0, actual: 1, allowed: 2 }]);
  });
});
