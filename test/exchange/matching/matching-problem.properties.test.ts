import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate } from '../../../src/exchange/allocation/allocation.ts';
import { DEFAULT_WEIGHTS, weightedSum } from '../../../src/exchange/judging/score.ts';
import { DemandPriority } from '../../../src/exchange/lists/entries/demand.entity.ts';
import type { MatchingInput } from '../../../src/exchange/matching/matching-input.ts';
import { type GivenPair, problemOf } from '../../../src/exchange/matching/matching-problem.ts';
import { runTimesOf } from '../../../src/exchange/matching/run-times.ts';
import { pairGroups } from '../../../src/exchange/matching/runs-of-pairs.ts';
import { servedInOrder } from '../../../src/exchange/matching/served-in-order.ts';
import { momentsOf, occurrencesFrom, occurrencesIn, type TimeSpec } from '../../../src/exchange/times/moments.ts';
import { dayClasses } from '../../../src/exchange/times/real-dates.ts';
import { type QuarterSpans, quarterOfText } from '../../../src/exchange/times/wall-time.ts';
import { assertProperty } from '../../support/property.ts';
import { anyWindow } from '../times/weekly-world.ts';

// A run's question to the solver, and what the answer means, on small inputs made up whole: with a holiday and a make-up
// Saturday, nights, periods of their own, and what is held already.

const FROM = '2026-02-12';
const TO = '2026-02-27';
const HOLIDAYS = ['2026-02-14', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'];
const LIMIT_MS = 10_000;

const dateAfter = (days: number) => Temporal.PlainDate.from(FROM).add({ days }).toString();
const anyTime: fc.Arbitrary<TimeSpec> = fc
  .record({
    windows: fc.array(anyWindow, { minLength: 1, maxLength: 2 }),
    from: fc.integer({ min: -3, max: 12 }),
    days: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ windows, from, days }) => ({ windows, from: dateAfter(from), to: dateAfter(from + days) }));

const anyDemand = fc.record({
  quantity: fc.integer({ min: 1, max: 6 }),
  minimum: fc.constantFrom(1, 1, 1, 2, 5),
  priority: fc.constantFrom(...Object.values(DemandPriority)),
  splittable: fc.boolean(),
  needsAll: fc.constantFrom(false, false, false, true),
  minOccurrences: fc.constantFrom(1, 1, 1, 2, 4),
  minMinutes: fc.constantFrom(15, 15, 60, 240),
  time: anyTime,
});
const anySupply = fc.record({
  quantity: fc.integer({ min: 1, max: 6 }),
  facility: fc.constantFrom(null, null, 'fac_1'),
  time: anyTime,
});
const fit = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);

interface World {
  readonly sharedOverTime: boolean;
  readonly demands: readonly (typeof anyDemand extends fc.Arbitrary<infer D> ? D : never)[];
  readonly supplies: readonly (typeof anySupply extends fc.Arbitrary<infer S> ? S : never)[];
  readonly fits: readonly (number | null)[];
  readonly heldFirst: number;
}

const anyWorld: fc.Arbitrary<World> = fc.record({
  sharedOverTime: fc.constantFrom(true, true, true, false),
  demands: fc.array(anyDemand, { minLength: 1, maxLength: 4 }),
  supplies: fc.array(anySupply, { minLength: 1, maxLength: 3 }),
  fits: fc.array(fc.option(fit, { freq: 3 }), { minLength: 12, maxLength: 12 }),
  heldFirst: fc.constantFrom(0, 0, 1),
});

/** The same as a run would have read it. The first demand may hold something of the first supply already. */
function inputOf({ sharedOverTime, demands, supplies, fits, heldFirst }: World): MatchingInput {
  const classes = dayClasses(HOLIDAYS);
  const times = [...demands, ...supplies].map(({ time }) => time);
  const first = occurrencesFrom(occurrencesIn(demands[0]!.time, classes), FROM, TO);
  const given = momentsOf(supplies[0]!.time, classes);
  const held =
    heldFirst === 0 || !sharedOverTime
      ? []
      : Array.from(first.starts, (start, at) => [start, first.ends[at]!, 1] as const).filter(([start, end]) =>
          Array.from(given.starts).some((open, at) => open <= start && given.ends[at]! >= end),
        );
  return {
    model: 2,
    from: FROM,
    to: TO,
    today: FROM,
    calendar: HOLIDAYS,
    times,
    weights: DEFAULT_WEIGHTS,
    demands: demands.map(({ minimum, quantity, ...demand }, at) => ({
      ...demand,
      quantity,
      askedQuantity: quantity,
      id: `dem_${at}`,
      version: 1,
      ownerId: `gbr_${at}`,
      minQuantity: Math.min(minimum, quantity),
      boundTo: null,
      maxDistanceMeters: null,
      sharedOverTime,
      time: at,
    })),
    supplies: supplies.map(({ facility, ...supply }, at) => ({
      ...supply,
      id: `sup_${at}`,
      version: 1,
      ownerId: `uni_${at}`,
      sharedOverTime,
      facilityId: facility,
      facilityCapacity: facility === null ? null : 4,
      time: demands.length + at,
    })),
    held:
      held.length === 0
        ? []
        : [
            {
              matchId: 'mat_0',
              demandId: 'dem_0',
              supplyId: 'sup_0',
              facilityId: supplies[0]!.facility,
              sharedOverTime,
              quantity: 1,
              spans: held,
            },
          ],
    pairs: demands.flatMap((_, d) =>
      supplies.flatMap((__, s) => {
        const timeFit = fits[d * 3 + s];
        if (timeFit == null) return [];
        const parts = { timeFit, distanceFit: 0.5, quantityFit: 1, fairness: 1, reliability: 1 };
        return [
          {
            demandId: `dem_${d}`,
            supplyId: `sup_${s}`,
            failed: 0,
            reach: 'GRID' as const,
            distanceMeters: null,
            ...parts,
          },
        ];
      }),
    ),
  };
}

async function answerOf(input: MatchingInput): Promise<readonly GivenPair[]> {
  const question = problemOf(input, performance.now() + LIMIT_MS);
  const { quantities, optimalityGap } = await allocate(question.problem, { timeLimitMs: LIMIT_MS });
  expect(optimalityGap).toBe(0);
  const given = question.given(quantities);
  for (const { stretches } of given) expect(stretches).toEqual(stretches.toSorted((a, b) => a.start - b.start));
  return given;
}

/** What an answer is worth: served of URGENT, IMPORTANT and ROUTINE demands, and the score. */
function worthOf(input: MatchingInput, given: readonly GivenPair[]): number[] {
  const worth = [0, 0, 0, 0];
  const priorities = [DemandPriority.URGENT, DemandPriority.IMPORTANT, DemandPriority.ROUTINE];
  for (const { pair, served } of given) {
    const { demandId } = input.pairs[pair]!;
    worth[priorities.indexOf(input.demands.find(({ id }) => id === demandId)!.priority)]! += served;
    worth[3]! += served * Math.round(1_000 * weightedSum(input.pairs[pair]!, input.weights));
  }
  return worth;
}

/** How much at each quarter from the first date on. */
class Quarters {
  private readonly first = quarterOfText(`${dateAfter(-5)}T00:00`);
  readonly at = new Int32Array(40 * 96);

  add(start: number, end: number, quantity: number): void {
    for (let at = start; at < end; at++) this.at[at - this.first]! += quantity;
  }

  between(start: number, end: number): Int32Array {
    return this.at.subarray(start - this.first, end - this.first);
  }
}

/** Looks at every quarter of the answer by itself. */
function checkEveryQuarter(input: MatchingInput, given: readonly GivenPair[]): void {
  const classes = dayClasses(input.calendar);
  const stretches = given.flatMap(({ pair, stretches }) =>
    stretches.map((stretch) => ({ ...stretch, ...input.pairs[pair]! })),
  );
  const held = input.held.flatMap((match) =>
    match.spans.map(([start, end, quantity]) => ({ ...match, start, end, quantity })),
  );
  const loadOf = (isOwn: (one: { demandId: string; supplyId: string }) => boolean) => {
    const load = new Quarters();
    for (const one of [...stretches, ...held].filter(isOwn)) load.add(one.start, one.end, one.quantity);
    return load;
  };
  for (const { start, end, demandId, supplyId } of stretches) {
    const demand = input.demands.find(({ id }) => id === demandId)!;
    const supply = input.supplies.find(({ id }) => id === supplyId)!;
    expect((end - start) * 15).toBeGreaterThanOrEqual(demand.minMinutes);
    const occurrences = occurrencesFrom(occurrencesIn(input.times[demand.time]!, classes), FROM, TO);
    const inside = (spans: QuarterSpans) => spans.starts.some((from, at) => from <= start && spans.ends[at]! >= end);
    expect([inside(occurrences), inside(momentsOf(input.times[supply.time]!, classes))]).toEqual([true, true]);
  }
  for (const { id, quantity } of input.supplies) {
    expect(Math.max(...loadOf(({ supplyId }) => supplyId === id).at)).toBeLessThanOrEqual(quantity);
  }
  const inFacility = new Set(input.supplies.filter(({ facilityId }) => facilityId !== null).map(({ id }) => id));
  expect(Math.max(...loadOf(({ supplyId }) => inFacility.has(supplyId)).at)).toBeLessThanOrEqual(4);
  for (const demand of input.demands) {
    const { id, askedQuantity, minQuantity } = demand;
    const own = stretches.filter(({ demandId }) => demandId === id);
    const load = loadOf(({ demandId }) => demandId === id);
    expect(Math.max(...load.at)).toBeLessThanOrEqual(askedQuantity);
    if (own.length === 0) continue;
    expect([...load.at].some((has) => has > 0 && has < Math.min(minQuantity, askedQuantity))).toBe(
      // What was held before with too little stays as it is.
      held.some(({ demandId, quantity }) => demandId === id && quantity < minQuantity) &&
        [...load.at].some((has) => has > 0 && has < minQuantity),
    );
    if (!demand.splittable) expect(new Set(own.map(({ supplyId }) => supplyId)).size).toBe(1);
    const occurrences = occurrencesFrom(occurrencesIn(input.times[demand.time]!, classes), FROM, TO);
    const counting = Array.from(occurrences.starts, (start, at) =>
      Math.min(...load.between(start, occurrences.ends[at]!)),
    );
    if (demand.needsAll) expect(counting.every((least) => least === askedQuantity)).toBe(true);
    if (demand.minOccurrences > 1) {
      const enough = counting.filter((least) => least >= Math.max(1, minQuantity)).length;
      expect(enough).toBeGreaterThanOrEqual(demand.minOccurrences);
    }
  }
}

test('at no quarter of any date more is given than there is, nor otherwise than the demand can use', async () => {
  await assertProperty(
    fc.asyncProperty(
      anyWorld.filter(({ sharedOverTime }) => sharedOverTime),
      async (world) => {
        const input = inputOf(world);
        checkEveryQuarter(input, await answerOf(input));
      },
    ),
    { numRuns: 150 },
  );
});

test('what is served in order keeps the same rules, and is no more than the best', async () => {
  await assertProperty(
    fc.asyncProperty(
      anyWorld.filter(({ sharedOverTime }) => sharedOverTime),
      async (world) => {
        const input = inputOf(world);
        const times = runTimesOf(input);
        const scores = Int32Array.from(input.pairs, (pair) => Math.round(1_000 * weightedSum(pair, input.weights)));
        const given = pairGroups(input, times).flatMap((group) =>
          [...servedInOrder(input, times, group, scores)].map(([pair, stretches]) => ({ pair, stretches })),
        );
        const worths = given.map(({ pair, stretches }): GivenPair => {
          const own = times.demands[input.demands.findIndex(({ id }) => id === input.pairs[pair]!.demandId)]!;
          const served = stretches.reduce((sum, one) => sum + ((one.end - one.start) * one.quantity) / own.whole, 0);
          return { pair, quantity: 0, served, stretches };
        });
        checkEveryQuarter(input, worths);
        const [inOrder, best] = [worthOf(input, worths), worthOf(input, await answerOf(input))];
        const first = best.findIndex((served, at) => Math.abs(served - inOrder[at]!) > 1e-6);
        if (first >= 0) expect(best[first]!).toBeGreaterThan(inOrder[first]!);
      },
    ),
    { numRuns: 100 },
  );
});

test('the order in which entries are read changes nothing but ties: what is served of each priority, and the score, stay the same', async () => {
  await assertProperty(
    fc.asyncProperty(anyWorld, async (world) => {
      const input = inputOf(world);
      const turned = {
        ...input,
        demands: input.demands.toReversed(),
        supplies: input.supplies.toReversed(),
        pairs: input.pairs.toReversed(),
      };
      const [one, other] = [worthOf(input, await answerOf(input)), worthOf(turned, await answerOf(turned))];
      one.forEach((worth, at) => expect(other[at]).toBeCloseTo(worth, 4));
    }),
    { numRuns: 60 },
  );
});

test('one supply more never lowers what is served', async () => {
  await assertProperty(
    fc.asyncProperty(anyWorld, async (world) => {
      const input = inputOf({ ...world, heldFirst: 0 });
      const last = input.supplies.at(-1)!;
      const fewer = {
        ...input,
        supplies: input.supplies.slice(0, -1),
        pairs: input.pairs.filter(({ supplyId }) => supplyId !== last.id),
      };
      const [less, more] = [worthOf(fewer, await answerOf(fewer)), worthOf(input, await answerOf(input))];
      const first = more.slice(0, 3).findIndex((served, at) => Math.abs(served - less[at]!) > 1e-6);
      if (first >= 0) expect(more[first]!).toBeGreaterThan(less[first]!);
    }),
    { numRuns: 60 },
  );
});

test('a demand that cannot be split and has a supplier is given nothing by others', async () => {
  await assertProperty(
    fc.asyncProperty(anyWorld, async (world) => {
      const input = inputOf({ ...world, heldFirst: 0 });
      const boundTo = input.supplies[0]!.id;
      const bound = { ...input, demands: input.demands.map((demand) => ({ ...demand, splittable: false, boundTo })) };
      for (const { pair } of await answerOf(bound)) expect(input.pairs[pair]!.supplyId).toBe(boundTo);
    }),
    { numRuns: 30 },
  );
});
