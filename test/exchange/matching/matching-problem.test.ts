import { beforeAll, describe, expect, test } from 'vitest';
import { allocate } from '../../../src/exchange/allocation/allocation.ts';
import type { Stage } from '../../../src/exchange/allocation/objective.ts';
import { DEFAULT_WEIGHTS } from '../../../src/exchange/judging/score.ts';
import { DemandPriority } from '../../../src/exchange/lists/entries/demand.entity.ts';
import type { DemandInRun, MatchingInput, SupplyInRun } from '../../../src/exchange/matching/matching-input.ts';
import { firstGap, type GivenPair, problemOf } from '../../../src/exchange/matching/matching-problem.ts';
import type { TimeSpec } from '../../../src/exchange/times/moments.ts';
import { quarterOfText } from '../../../src/exchange/times/wall-time.ts';

// How a run's question is put, and what an answer means, on inputs made up whole; what is served well is shown by the
// properties beside this.

const { ROUTINE, IMPORTANT, URGENT } = DemandPriority;
const FROM = '2026-03-02';
const TO = '2026-03-03';
const MINUTE = 60_000;

const daily = (hours: readonly (readonly [string, string])[], from = FROM, to = TO): TimeSpec => ({
  windows: hours.map(([startTime, endTime]) => ({ dayClass: 'EVERY_DAY', weekdays: [], startTime, endTime })),
  from,
  to,
});
const MORNING = daily([['09:00', '12:00']]);

interface World {
  readonly demands: readonly (Partial<DemandInRun> & { readonly at?: TimeSpec })[];
  readonly supplies: readonly (Partial<SupplyInRun> & { readonly at?: TimeSpec })[];
  /** Demand, supply and score, 0 to 1. */
  readonly pairs: readonly (readonly [number, number, number?])[];
  readonly held?: readonly { readonly supply: number; readonly quantity: number }[];
  readonly to?: string;
}

function inputOf({ demands, supplies, pairs, held = [], to = TO }: World): MatchingInput {
  return {
    model: 2,
    from: FROM,
    to,
    today: FROM,
    calendar: [],
    times: [...demands, ...supplies].map(({ at = MORNING }) => at),
    weights: { ...DEFAULT_WEIGHTS, timeFit: 1, distanceFit: 0, quantityFit: 0, fairness: 0, reliability: 0 },
    demands: demands.map(({ at: _at, ...demand }, number) => ({
      id: `dem_${number}`,
      version: 1,
      ownerId: `gbr_${number}`,
      quantity: 1,
      askedQuantity: demand.quantity ?? 1,
      priority: ROUTINE,
      minQuantity: 1,
      minMinutes: 15,
      splittable: true,
      needsAll: false,
      minOccurrences: 1,
      boundTo: null,
      maxDistanceMeters: null,
      sharedOverTime: true,
      time: number,
      ...demand,
    })),
    supplies: supplies.map(({ at: _at, ...supply }, number) => ({
      id: `sup_${number}`,
      version: 1,
      ownerId: `uni_${number}`,
      quantity: 1,
      sharedOverTime: true,
      facilityId: null,
      facilityCapacity: null,
      time: demands.length + number,
      ...supply,
    })),
    held: held.map(({ supply, quantity }, number) => ({
      matchId: `mat_${number}`,
      demandId: 'dem_elsewhere',
      supplyId: `sup_${supply}`,
      facilityId: null,
      sharedOverTime: false,
      quantity,
      spans: [],
    })),
    pairs: pairs.map(([demand, supply, timeFit = 1]) => ({
      demandId: `dem_${demand}`,
      supplyId: `sup_${supply}`,
      failed: 0,
      reach: 'GRID' as const,
      distanceMeters: null,
      timeFit,
      distanceFit: 0,
      quantityFit: 0,
      fairness: 0,
      reliability: 0,
    })),
  };
}

const asked = (world: World) => problemOf(inputOf(world), performance.now() + MINUTE);
/** The question when there is no time to put it. */
const inOrder = (world: World) => problemOf(inputOf(world), performance.now() - 1);
const quarter = (text: string) => quarterOfText(text);

describe('of two answers to parts of one question', () => {
  const gap = (gapStage: Stage | null, optimalityGap = 0.1) => ({ gapStage, optimalityGap });
  const none = gap(null, 0);

  test('the gap is that of the one that has any', () => {
    expect(firstGap(none, gap('URGENT'))).toEqual(gap('URGENT'));
    expect(firstGap(gap('URGENT'), none)).toEqual(gap('URGENT'));
    expect(firstGap(none, none)).toEqual(none);
  });

  test('the gap is that of the earlier stage, however small, and the larger of one stage', () => {
    expect(firstGap(gap('URGENT', 0.1), gap('ROUTINE', 0.9))).toEqual(gap('URGENT', 0.1));
    expect(firstGap(gap('ROUTINE', 0.9), gap('URGENT', 0.1))).toEqual(gap('URGENT', 0.1));
    expect(firstGap(gap('ROUTINE', 0.2), gap('ROUTINE', 0.3))).toEqual(gap('ROUTINE', 0.3));
    expect(firstGap(gap('ROUTINE', 0.3), gap('ROUTINE', 0.2))).toEqual(gap('ROUTINE', 0.3));
  });
});

describe('what is used up', () => {
  const usedUp = { sharedOverTime: false } as const;
  const world: World = {
    demands: [
      { ...usedUp, quantity: 5, minQuantity: 2 },
      { ...usedUp, quantity: 4 },
    ],
    supplies: [
      { ...usedUp, quantity: 5 },
      { ...usedUp, quantity: 1 },
    ],
    pairs: [
      [0, 0, 0.5],
      [1, 0, 0.25],
      [1, 1, 1],
    ],
    held: [
      { supply: 0, quantity: 2 },
      { supply: 1, quantity: 3 },
    ],
  };

  test('is asked as one quantity of each pair, of what matches have left of each supply, which is nothing at the least', () => {
    const { problem } = asked(world);
    expect(problem.parts).toEqual([
      { demand: 0, occurrences: 1, quantity: 5, minimum: 2, count: 0 },
      { demand: 1, occurrences: 1, quantity: 4, minimum: 1, count: 0 },
    ]);
    expect(problem.edges).toEqual([
      { part: 0, supply: 0, score: 500, weight: 1 },
      { part: 1, supply: 0, score: 250, weight: 1 },
      { part: 1, supply: 1, score: 1_000, weight: 1 },
    ]);
    expect(problem.limits).toEqual([
      { capacity: 3, edges: [0, 1] },
      { capacity: 0, edges: [2] },
    ]);
  });

  test('is given at all moments that both have in common, and what is nothing is not given', () => {
    const given = asked(world).given([2, 0, 1]);
    const stretches = (quantity: number) =>
      [FROM, TO].map((date) => ({ start: quarter(`${date}T09:00`), end: quarter(`${date}T12:00`), quantity }));
    expect(given).toEqual([
      { pair: 0, quantity: 2, served: 2, stretches: stretches(2) },
      { pair: 2, quantity: 1, served: 1, stretches: stretches(1) },
    ]);
  });

  test('is asked beside what is not, each answer by its own places', () => {
    const both: World = {
      demands: [...world.demands, { quantity: 2 }],
      supplies: [...world.supplies, { quantity: 2 }],
      pairs: [...world.pairs, [2, 2]],
    };
    const question = asked(both);
    const own = question.problem.edges.findIndex(({ supply }) => supply === 2);
    const quantities = question.problem.edges.map((_, at) => (at === own ? 2 : 0));
    expect(question.given(quantities).map(({ pair, quantity }) => [pair, quantity])).toEqual([[3, 2]]);
    expect(question.gapOf(quantities)).toEqual({ optimalityGap: 0, gapStage: null });
  });
});

describe('groups that have nothing to do with each other', () => {
  // All of it, on both dates, from two that have some of the time each: that is counted moment by moment.
  const whole = { quantity: 2, needsAll: true, minQuantity: 2 } as const;
  const [early, late] = [daily([['09:00', '11:00']]), daily([['11:00', '12:00']])];
  const world: World = {
    demands: [whole, { ...whole, quantity: 3, minQuantity: 3 }],
    supplies: [
      { quantity: 2, at: early },
      { quantity: 2, at: late },
      { quantity: 3, at: early },
      { quantity: 3, at: late },
    ],
    pairs: [
      [0, 0],
      [0, 1],
      [1, 2],
      [1, 3],
    ],
  };
  const only = (demand: number): World => ({ ...world, pairs: world.pairs.filter(([of]) => of === demand) });

  test('are asked side by side, each by its own parts and pairs', () => {
    const [first, second, both] = [only(0), only(1), world].map((one) => asked(one).problem);
    const momentsOf = (one: typeof first) => one!.moments ?? [];
    expect([momentsOf(first).length, momentsOf(second).length]).toEqual([2, 2]);
    const parts = first!.parts.length;
    const places = (edges: readonly number[]) => edges.map((edge) => edge + first!.edges.length);
    expect(both!.parts).toEqual([...first!.parts, ...second!.parts]);
    expect(both!.edges).toEqual([
      ...first!.edges,
      ...second!.edges.map((edge) => ({ ...edge, part: edge.part + parts })),
    ]);
    expect(both!.limits).toEqual([
      ...first!.limits,
      ...second!.limits.map((limit) => ({ ...limit, edges: places(limit.edges) })),
    ]);
    expect(momentsOf(both)).toEqual([
      ...momentsOf(first),
      ...momentsOf(second).map((moment) => ({ ...moment, part: moment.part + parts, edges: places(moment.edges) })),
    ]);
  });

  test('are answered pair by pair, with the times in order', async () => {
    const question = asked(world);
    const { quantities } = await allocate(question.problem, { timeLimitMs: 10_000 });
    const given = question.given(quantities);
    expect(given.map(({ pair }) => pair)).toEqual(given.map(({ pair }) => pair).toSorted((a, b) => a - b));
    for (const { stretches } of given) {
      expect(stretches).toEqual(stretches.toSorted((a, b) => a.start - b.start));
    }
    const servedOf = (demand: number) =>
      given.reduce((sum, { pair, served }) => (world.pairs[pair]![0] === demand ? sum + served : sum), 0);
    expect(servedOf(0)).toBeCloseTo(2, 6);
    expect(servedOf(1)).toBeCloseTo(3, 6);
  });
});

test('a question that is put exactly leaves nothing to doubt, however little it serves', async () => {
  const question = asked({
    demands: [{ quantity: 4, splittable: false }],
    supplies: [{ quantity: 2 }, { quantity: 2 }],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  });
  const { quantities } = await allocate(question.problem, { timeLimitMs: 10_000 });
  expect(question.given(quantities).map(({ served }) => served)).toEqual([2]);
  expect(question.gapOf(quantities)).toEqual({ optimalityGap: 0, gapStage: null });
});

describe('a run without time', () => {
  const served = (given: readonly GivenPair[]) => given.map(({ pair, quantity, served }) => [pair, quantity, served]);

  test('asks nothing, and serves in order', () => {
    const question = inOrder({
      demands: [{ quantity: 3 }, { quantity: 2, priority: URGENT }],
      supplies: [{ quantity: 2 }, { quantity: 2 }],
      pairs: [
        [0, 0],
        [0, 1],
        [1, 1],
      ],
    });
    expect(question.problem.edges).toEqual([]);
    expect(served(question.given([]))).toEqual([
      [0, 2, 2],
      [2, 2, 2],
    ]);
    // The demands of one priority are held against all that there is: of those that are ROUTINE, three could be met.
    expect(question.gapOf([])).toEqual({ optimalityGap: 1 / 3, gapStage: 'ROUTINE' });
  });

  /** Asks for four of one of two that have two each: two are served, and four are there. */
  const half = { quantity: 4, splittable: false } as const;
  const two: World['supplies'] = [{ quantity: 2 }, { quantity: 2 }];
  const pairs: World['pairs'] = [
    [0, 0],
    [0, 1],
  ];

  test.each([
    [URGENT, 'URGENT'],
    [IMPORTANT, 'IMPORTANT'],
    [ROUTINE, 'ROUTINE'],
  ] as const)('claims no more of what is %s than is certain', (priority, gapStage) => {
    const question = inOrder({ demands: [{ ...half, priority }], supplies: two, pairs });
    expect(served(question.given([]))).toHaveLength(1);
    expect(question.gapOf([])).toEqual({ optimalityGap: 0.5, gapStage });
  });

  test('claims nothing of the score that is not certain', () => {
    const question = inOrder({
      demands: [{}, {}],
      supplies: [{}, {}],
      pairs: [
        [0, 0, 1],
        [0, 1, 0.5],
        [1, 0, 1],
        [1, 1, 0.5],
      ],
    });
    expect(question.given([])).toHaveLength(2);
    expect(question.gapOf([])).toEqual({ optimalityGap: 0.25, gapStage: 'SCORE' });
  });

  test('claims all that is certain', () => {
    const question = inOrder({ demands: [{}], supplies: [{}], pairs: [[0, 0]] });
    expect(served(question.given([]))).toEqual([[0, 1, 1]]);
    expect(question.gapOf([])).toEqual({ optimalityGap: 0, gapStage: null });
  });

  test('holds the score of all together against what it could be', () => {
    const usedUp = { quantity: 4, sharedOverTime: false } as const;
    const question = inOrder({
      demands: [{}, {}, usedUp],
      supplies: [{}, {}, usedUp],
      pairs: [
        [0, 0, 1],
        [0, 1, 0.5],
        [1, 0, 1],
        [1, 1, 0.5],
        [2, 2, 0.5],
      ],
    });
    // 1,500 of 2,000, and 2,000 that are certain.
    expect(question.gapOf([4])).toEqual({ optimalityGap: 0.125, gapStage: 'SCORE' });
  });

  test('knows for certain what has to do with nothing that is not', () => {
    const usedUp = { quantity: 4, sharedOverTime: false } as const;
    const question = inOrder({
      demands: [half, usedUp],
      supplies: [...two, usedUp],
      pairs: [...pairs, [1, 2, 0.5]],
    });
    expect(question.problem.edges).toHaveLength(1);
    expect(question.gapOf([0])).toEqual({ optimalityGap: 0.5, gapStage: 'ROUTINE' });
    expect(question.gapOf([4])).toEqual({ optimalityGap: 0.25, gapStage: 'ROUTINE' });
  });
});

describe('a list that is too large to be looked at stretch by stretch', () => {
  const LAST = '2036-03-01';
  const halfHours = Array.from({ length: 24 }, (_, hour) => {
    const text = String(hour).padStart(2, '0');
    return [`${text}:00`, `${text}:30`] as const;
  });
  const always = daily([['00:00', '00:00']], FROM, LAST);
  const places = 12;
  const all = Array.from({ length: places }, (_, supply) => supply);
  /** One asks for nearly all that there is in half of all hours of ten years, two others for a morning of two days. */
  const SMALL = 0;
  const LARGE = 1;
  const OTHER = 2;
  const world: World = {
    to: LAST,
    demands: [
      { quantity: 2, ownerId: 'gbr_small' },
      { quantity: places - 1, at: daily(halfHours, FROM, LAST), ownerId: 'gbr_large', priority: URGENT },
      { at: daily([['13:00', '13:30']]), ownerId: 'gbr_other' },
    ],
    supplies: all.map(() => ({ at: always })),
    pairs: [SMALL, LARGE, OTHER].flatMap((demand) => all.map((supply) => [demand, supply] as const)),
  };
  let question: ReturnType<typeof asked>;
  let given: readonly GivenPair[];
  beforeAll(async () => {
    question = asked(world);
    const { quantities } = await allocate(question.problem, { timeLimitMs: 10_000 });
    given = question.given(quantities);
  });
  const ofDemand = (demand: number) => given.filter(({ pair }) => world.pairs[pair]![0] === demand);

  test('is served in order, while the others are asked about', () => {
    expect(new Set(question.problem.parts.map(({ demand }) => demand))).toEqual(new Set([SMALL, OTHER]));
    expect(question.problem.edges.length).toBeGreaterThan(0);
    expect(given.map(({ pair }) => pair)).toEqual(given.map(({ pair }) => pair).toSorted((a, b) => a - b));
    expect(ofDemand(LARGE).reduce((sum, { served }) => sum + served, 0)).toBeCloseTo(places - 1, 6);
  });

  test('leaves to the others what is left of it: of no supply more is given than there is', () => {
    // Of one supply nothing is taken; of the others some of every morning is.
    const last = [[places - 1, 1]];
    expect(ofDemand(SMALL).map(({ pair, served }) => [world.pairs[pair]![1], served])).toEqual(last);
    expect(ofDemand(OTHER).map(({ pair, served }) => [world.pairs[pair]![1], served])).toEqual(last);
    for (const supply of all) {
      const load = new Map<number, number>();
      for (const { pair, stretches } of given) {
        if (world.pairs[pair]![1] !== supply) continue;
        for (const { start, end, quantity } of stretches) {
          if (start >= quarter(`2026-03-04T00:00`)) continue;
          for (let at = start; at < end; at++) load.set(at, (load.get(at) ?? 0) + quantity);
        }
      }
      expect(Math.max(0, ...load.values())).toBeLessThanOrEqual(1);
    }
  });

  test('leaves the others served in order when there is no time left', () => {
    const late = inOrder(world);
    expect(late.problem.edges).toEqual([]);
    expect(late.given([]).some(({ pair }) => world.pairs[pair]![0] === SMALL)).toBe(true);
  });

  test('leaves the others what they get in order, when an answer would give them less', () => {
    const nothing = question.problem.edges.map(() => 0);
    expect(question.given(nothing)).toEqual(given);
  });
});
