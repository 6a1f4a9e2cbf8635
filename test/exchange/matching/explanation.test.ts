import { describe, expect, test } from 'vitest';
import type { CandidatePair } from '../../../src/exchange/judging/candidate-pairs.ts';
import { DEFAULT_WEIGHTS } from '../../../src/exchange/judging/score.ts';
import { DemandPriority } from '../../../src/exchange/lists/entries/demand.entity.ts';
import { explain, type NumberedPair } from '../../../src/exchange/matching/explanation.ts';
import type {
  DemandInRun,
  MatchingInput,
  NearMisses,
  SupplyInRun,
} from '../../../src/exchange/matching/matching-input.ts';
import type { TimeSpec } from '../../../src/exchange/times/moments.ts';
import { quarterOfText } from '../../../src/exchange/times/wall-time.ts';

// Why a demand got no more, on inputs made up whole: two dates, and three times of the day.

const DATES = ['2026-03-02', '2026-03-03'] as const;
const time = (startTime: string, endTime: string): TimeSpec => ({
  windows: [{ dayClass: 'EVERY_DAY', weekdays: [], startTime, endTime }],
  from: DATES[0],
  to: DATES[1],
});
const [MORNING, AFTERNOON, DAY] = [0, 1, 2];
const TIMES = [time('09:00', '12:00'), time('12:00', '16:00'), time('09:00', '16:00')];

function demand(at: number, more: Partial<DemandInRun> = {}): DemandInRun {
  const quantity = more.quantity ?? 5;
  return {
    id: `dem_${at}`,
    version: 1,
    ownerId: `gbr_${at}`,
    quantity,
    askedQuantity: quantity,
    priority: DemandPriority.ROUTINE,
    minQuantity: 1,
    minMinutes: 15,
    splittable: true,
    needsAll: false,
    minOccurrences: 1,
    boundTo: null,
    maxDistanceMeters: null,
    sharedOverTime: true,
    time: MORNING!,
    ...more,
  };
}

function supply(at: number, more: Partial<SupplyInRun> = {}): SupplyInRun {
  return {
    id: `sup_${at}`,
    version: 1,
    ownerId: `uni_${at}`,
    quantity: 3,
    sharedOverTime: true,
    facilityId: null,
    facilityCapacity: null,
    time: MORNING!,
    ...more,
  };
}

function pair(demand: number, supply: number): CandidatePair {
  return {
    demandId: `dem_${demand}`,
    supplyId: `sup_${supply}`,
    failed: 0,
    reach: 'GRID',
    distanceMeters: 0,
    timeFit: 1,
    distanceFit: 1,
    quantityFit: 1,
    fairness: 1,
    reliability: 1,
  };
}

/** What the run has given to one from another on both dates, from one hour to another. */
function allotted(
  id: string,
  demand: number,
  supply: number,
  quantity: number,
  hours = ['09:00', '12:00'],
): NumberedPair {
  const occurrences = DATES.map((date) => ({ start: `${date}T${hours[0]}`, end: `${date}T${hours[1]}`, quantity }));
  return { ...pair(demand, supply), id, quantity, served: quantity, occurrences };
}

function held(
  matchId: string,
  more: { demand: number; supply: number; facilityId?: string; quantity: number; hours?: readonly string[] },
): MatchingInput['held'][number] {
  const { demand, supply, facilityId = null, quantity, hours = ['09:00', '12:00'] } = more;
  const spans = DATES.map(
    (date) => [quarterOfText(`${date}T${hours[0]}`), quarterOfText(`${date}T${hours[1]}`), quantity] as const,
  );
  return {
    matchId,
    demandId: `dem_${demand}`,
    supplyId: `sup_${supply}`,
    facilityId,
    sharedOverTime: true,
    quantity,
    spans,
  };
}

interface World {
  readonly demands?: readonly DemandInRun[];
  readonly supplies?: readonly SupplyInRun[];
  readonly pairs?: readonly CandidatePair[];
  readonly held?: MatchingInput['held'];
  /** The most filters that any supply passes for the first demand. */
  readonly passed?: number;
  readonly allotted?: readonly NumberedPair[];
}

function explained({ demands = [demand(0)], supplies = [], pairs = [], held = [], passed, allotted = [] }: World) {
  const input: MatchingInput = {
    model: 2,
    from: DATES[0],
    to: DATES[1],
    today: DATES[0],
    calendar: [],
    times: TIMES,
    weights: DEFAULT_WEIGHTS,
    demands,
    supplies,
    held,
    pairs,
  };
  const passedOf = new Map(passed === undefined ? [] : [['dem_0', passed]]);
  return explain(input, { passedOf, pairs: [] } as unknown as NearMisses, allotted);
}

/** Of the first demand alone. */
function first(world: World) {
  return explained(world).find(({ demandId }) => demandId === 'dem_0')!;
}

describe('a demand that no supply fits', () => {
  test.each([
    [undefined, 'NO_SUCH_CATEGORY'],
    [0, 'NO_SUCH_CATEGORY'],
    [1, 'PERIOD_MISMATCH'],
    [2, 'AUDIENCE_EXCLUDED'],
    [3, 'NO_COMMON_TIME'],
    [4, 'TOO_FAR'],
    [5, 'DECLINED'],
  ])('where the nearest passes %s filters, is told the next: %s; nobody could meet it', (passed, reason) => {
    expect(first({ ...(passed !== undefined && { passed }) })).toMatchObject({
      unmetQuantity: 5,
      coverage: 0,
      reason,
      shortBy: null,
      lostTo: [],
      escalated: true,
    });
  });

  test('but one that passes them all and is no candidate, is told that this has given what it has', () => {
    expect(first({ passed: 6 })).toMatchObject({ reason: 'SUPPLY_TOO_SMALL', shortBy: 5, escalated: false });
  });

  test('at a moment at which it lacks something, is told that there is no common time', () => {
    const world = { supplies: [supply(0, { time: AFTERNOON! })], pairs: [pair(0, 0)] };
    expect(first({ ...world, passed: 6 })).toMatchObject({ reason: 'NO_COMMON_TIME', escalated: false });
    expect(first({ ...world, passed: 3 })).toMatchObject({ reason: 'NO_COMMON_TIME', escalated: true });
  });

  test('any more where the rest is, is told so, and that somebody could meet it at other times', () => {
    const world = {
      demands: [demand(0, { time: DAY!, quantity: 3 })],
      supplies: [supply(0)],
      pairs: [pair(0, 0)],
      passed: 3,
      allotted: [allotted('mat_0', 0, 0, 3)],
    };
    expect(first(world)).toMatchObject({ reason: 'NO_COMMON_TIME', lostTo: [], escalated: false, unmetQuantity: 3 });
  });
});

test('a demand that has all of it needs no explanation', () => {
  const world = { demands: [demand(0, { quantity: 3 })], supplies: [supply(0)], pairs: [pair(0, 0)] };
  expect(explained({ ...world, allotted: [allotted('mat_0', 0, 0, 3)] })).toEqual([]);
  expect(explained({ ...world, allotted: [allotted('mat_0', 0, 0, 2)] })).toHaveLength(1);
});

describe('a demand whose supply others have', () => {
  const demands = Array.from({ length: 15 }, (_, at) => demand(at));

  test('is told who, the largest first, those that were there before too, and never itself', () => {
    const world = {
      demands,
      supplies: [supply(0, { quantity: 9 })],
      pairs: [pair(0, 0), pair(1, 0), pair(2, 0), pair(3, 0)],
      held: [held('mat_b', { demand: 3, supply: 0, quantity: 2 })],
      allotted: [
        allotted('mat_own', 0, 0, 1),
        allotted('mat_c', 1, 0, 1),
        allotted('mat_d', 2, 0, 3),
        allotted('mat_a', 4, 0, 2),
      ],
    };
    expect(first(world)).toMatchObject({
      reason: 'CAPACITY_EXHAUSTED',
      lostTo: ['mat_d', 'mat_a', 'mat_b', 'mat_c'],
      shortBy: null,
      escalated: false,
    });
  });

  test('is told ten at most', () => {
    const many = Array.from({ length: 14 }, (_, at) => allotted(`mat_${10 + at}`, at + 1, 0, 1));
    const world = { demands, supplies: [supply(0, { quantity: 14 })], pairs: [pair(0, 0)], allotted: many };
    expect(first(world).lostTo).toEqual(many.slice(0, 10).map(({ id }) => id));
    const two = [supply(0, { quantity: 14 }), supply(1)];
    const other = allotted('mat_z', 14, 1, 3);
    expect(
      first({ ...world, supplies: two, pairs: [pair(0, 0), pair(0, 1)], allotted: [...many, other] }).lostTo,
    ).toEqual(['mat_z', ...many.slice(0, 9).map(({ id }) => id)]);
  });

  test('is told the ten largest, in whatever order they came', () => {
    const growing = Array.from({ length: 14 }, (_, at) => allotted(`mat_${10 + at}`, at + 1, 0, at + 1));
    const world = { demands, supplies: [supply(0, { quantity: 200 })], pairs: [pair(0, 0)], allotted: growing };
    expect(first({ ...world, demands: [demand(0, { quantity: 300 }), ...demands.slice(1)] }).lostTo).toEqual(
      growing
        .toReversed()
        .slice(0, 10)
        .map(({ id }) => id),
    );
  });

  test('is not told who has another supply, where no facility is behind either', () => {
    const world = {
      demands,
      supplies: [supply(0), supply(1)],
      pairs: [pair(0, 0)],
      allotted: [allotted('mat_a', 1, 0, 3), allotted('mat_b', 2, 1, 3)],
    };
    expect(first(world).lostTo).toEqual(['mat_a']);
  });

  test('is not told who has it when it is not wanted', () => {
    const world = {
      demands,
      supplies: [supply(0, { time: DAY! })],
      pairs: [pair(0, 0)],
      allotted: [allotted('mat_own', 0, 0, 3), allotted('mat_a', 1, 0, 3, ['12:00', '16:00'])],
    };
    expect(first(world)).toMatchObject({ reason: 'SUPPLY_TOO_SMALL', lostTo: [] });
    const overlapping = [allotted('mat_own', 0, 0, 3), allotted('mat_a', 1, 0, 1, ['11:45', '16:00'])];
    expect(first({ ...world, allotted: overlapping }).lostTo).toEqual(['mat_a']);
    const late = { ...allotted('mat_a', 1, 0, 1), occurrences: allotted('', 1, 0, 1).occurrences.slice(1) };
    expect(first({ ...world, allotted: [late] }).lostTo).toEqual(['mat_a']);
  });

  test('is told who has what is used up, whenever that is', () => {
    const usedUp = { sharedOverTime: false } as const;
    const world = {
      demands: [demand(0, usedUp), demand(1, usedUp)],
      supplies: [supply(0, { ...usedUp, time: DAY! })],
      pairs: [pair(0, 0), pair(1, 0)],
      allotted: [allotted('mat_a', 1, 0, 3, ['12:00', '16:00'])],
    };
    expect(first(world)).toMatchObject({ reason: 'CAPACITY_EXHAUSTED', lostTo: ['mat_a'], unmetQuantity: 5 });
  });

  test('is told who has the facility behind it through another supply', () => {
    const ofFacility = { facilityId: 'fac_1', facilityCapacity: 4 };
    const world = {
      demands,
      supplies: [supply(0, ofFacility), supply(1, ofFacility), supply(2)],
      pairs: [pair(0, 0)],
      held: [held('mat_h', { demand: 9, supply: 7, facilityId: 'fac_1', quantity: 1 })],
      allotted: [allotted('mat_a', 1, 1, 3), allotted('mat_b', 2, 2, 3)],
    };
    expect(first(world).lostTo).toEqual(['mat_a', 'mat_h']);
  });
});

describe('a demand that is larger than what fits', () => {
  const two = { supplies: [supply(0), supply(1, { quantity: 2 })], pairs: [pair(0, 0), pair(0, 1)] };

  test('is told by how much, of all that is left together, and by one at least', () => {
    expect(first({ ...two, demands: [demand(0, { quantity: 9 })] })).toMatchObject({
      reason: 'SUPPLY_TOO_SMALL',
      shortBy: 4,
      escalated: false,
    });
    expect(first({ ...two, demands: [demand(0, { quantity: 5 })] }).shortBy).toBe(1);
    expect(
      first({ ...two, demands: [demand(0, { quantity: 9 })], allotted: [allotted('mat_0', 0, 0, 3)] }).shortBy,
    ).toBe(4);
  });

  test('and not to be split, of the largest that is left', () => {
    expect(first({ ...two, demands: [demand(0, { splittable: false })] }).shortBy).toBe(2);
  });

  test('and not to be split, of the one that serves it already or that it is bound to', () => {
    const whole = demand(0, { splittable: false });
    expect(first({ ...two, demands: [whole], allotted: [allotted('mat_0', 0, 1, 1)] }).shortBy).toBe(3);
    expect(first({ ...two, demands: [{ ...whole, boundTo: 'sup_1' }] }).shortBy).toBe(3);
    expect(first({ ...two, demands: [{ ...whole, boundTo: 'sup_9' }] }).shortBy).toBe(5);
  });

  test('of what is left when it lacks something, whoever has it at other times', () => {
    const day = { time: DAY! };
    const world = {
      demands: [demand(0, { quantity: 9 }), demand(1)],
      supplies: [supply(0, day), supply(1, { ...day, quantity: 2 })],
      pairs: [pair(0, 0), pair(0, 1)],
    };
    const hours = ['12:00', '16:00'];
    expect(first({ ...world, allotted: [allotted('mat_a', 1, 0, 2, hours)] }).shortBy).toBe(9 - 3 - 2);
    const before = [held('mat_a', { demand: 1, supply: 0, quantity: 1, hours })];
    expect(first({ ...world, held: before }).shortBy).toBe(9 - 3 - 2);
    // Its own on one of two dates: on that date nothing more is left of the first.
    const own = allotted('mat_o', 0, 0, 3);
    const once = { ...own, occurrences: own.occurrences.slice(0, 1) };
    expect(first({ ...world, allotted: [once] })).toMatchObject({ unmetQuantity: 9, shortBy: 9 - 2 });
  });

  test('of what is used up, of what is left at all', () => {
    const usedUp = { sharedOverTime: false } as const;
    const world = {
      demands: [demand(0, { ...usedUp, quantity: 9 })],
      supplies: [supply(0, usedUp), supply(1, { ...usedUp, quantity: 2 })],
      pairs: [pair(0, 0), pair(0, 1)],
    };
    expect(first(world).shortBy).toBe(9 - 5);
    expect(first({ ...world, allotted: [allotted('mat_o', 0, 0, 1)] })).toMatchObject({
      unmetQuantity: 8,
      shortBy: 8 - 4,
    });
  });

  test('of what the facility behind them has left for all of them together', () => {
    const ofFacility = { facilityId: 'fac_1', facilityCapacity: 4, time: DAY! };
    const world = {
      demands: [demand(0, { quantity: 9 }), demand(1)],
      supplies: [supply(0, ofFacility), supply(1, ofFacility), supply(2, ofFacility)],
      pairs: [pair(0, 0), pair(0, 1)],
    };
    const hours = ['12:00', '16:00'];
    expect(first(world).shortBy).toBe(9 - 4);
    expect(first({ ...world, allotted: [allotted('mat_a', 1, 2, 1, hours)] }).shortBy).toBe(9 - 4);
    // What it has of it itself, through another supply.
    const own = { demand: 0, supply: 7, facilityId: 'fac_1' };
    expect(first({ ...world, held: [held('mat_h', { ...own, quantity: 2 })] })).toMatchObject({
      unmetQuantity: 7,
      shortBy: 7 - 2,
    });
    expect(first({ ...world, held: [held('mat_h', { ...own, quantity: 6 })] })).toMatchObject({
      unmetQuantity: 3,
      shortBy: 3,
    });
  });
});
