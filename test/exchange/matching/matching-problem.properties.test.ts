import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, type Objective, objective, violations } from '../../../src/exchange/allocation/allocation.ts';
import { DemandPriority } from '../../../src/exchange/lists/entries/demand.entity.ts';
import type { MatchingInput } from '../../../src/exchange/matching/matching-input.ts';
import { allottedPairs, problemOf } from '../../../src/exchange/matching/matching-problem.ts';
import { DEFAULT_WEIGHTS } from '../../../src/exchange/judging/score.ts';
import { weeklyTimes } from '../../../src/exchange/times/weekly-time.ts';
import { daily } from './matching.world.ts';
import { assertProperty } from '../../support/property.ts';

// A run's question to the solver, and what the answer means, on small inputs made up whole.

const FROM = '2026-03-02';
const TO = '2026-03-29';
const LIMIT = { timeLimitMs: 10_000 };

const anyHours = fc.tuple(fc.integer({ min: 6, max: 12 }), fc.integer({ min: 13, max: 22 }));
const spansOf = ([start, end]: readonly [number, number]) =>
  weeklyTimes([daily(`${String(start).padStart(2, '0')}:00`, `${end}:00`)], FROM, TO).map(({ from, until, slots }) => ({
    from,
    until,
    slots,
  }));

const anyDemand = fc.record({
  quantity: fc.integer({ min: 1, max: 8 }),
  minimum: fc.integer({ min: 1, max: 8 }),
  priority: fc.constantFrom(...Object.values(DemandPriority)),
  splittable: fc.boolean(),
  hours: anyHours,
});
const anySupply = fc.record({
  quantity: fc.integer({ min: 1, max: 10 }),
  sharedOverTime: fc.boolean(),
  hours: anyHours,
});
const fit = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);

const anyInput: fc.Arbitrary<MatchingInput> = fc
  .record({
    demands: fc.array(anyDemand, { minLength: 1, maxLength: 4 }),
    supplies: fc.array(anySupply, { minLength: 1, maxLength: 3 }),
    fits: fc.array(fc.option(fit, { freq: 3 }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ demands, supplies, fits }) => ({
    from: FROM,
    to: TO,
    weights: DEFAULT_WEIGHTS,
    demands: demands.map(({ hours, minimum, ...demand }, at) => ({
      ...demand,
      id: `dem_${at}`,
      version: 1,
      ownerId: `gbr_${at}`,
      minQuantity: Math.min(minimum, demand.quantity),
      boundTo: null,
      maxDistanceMeters: null,
      spans: spansOf(hours),
    })),
    supplies: supplies.map(({ hours, ...supply }, at) => ({
      ...supply,
      id: `sup_${at}`,
      version: 1,
      ownerId: `uni_${at}`,
      facilityId: null,
      facilityCapacity: null,
      spans: spansOf(hours),
    })),
    held: [],
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
  }));

/** What the best allocation is worth. */
async function worthOf(input: MatchingInput): Promise<Objective> {
  const problem = problemOf(input);
  return objective(problem, (await allocate(problem, LIMIT)).quantities);
}

/** The same input with every id changed, and everything in the order of the new ids, as it is read. */
function renamed(input: MatchingInput, name: (id: string) => string): MatchingInput {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    ...input,
    demands: input.demands.map((demand) => ({ ...demand, id: name(demand.id) })).sort(byId),
    supplies: input.supplies.map((supply) => ({ ...supply, id: name(supply.id) })).sort(byId),
    pairs: input.pairs
      .map((pair) => ({ ...pair, demandId: name(pair.demandId), supplyId: name(pair.supplyId) }))
      .sort((a, b) => (`${a.demandId} ${a.supplyId}` < `${b.demandId} ${b.supplyId}` ? -1 : 1)),
  };
}

test('names change nothing but ties: what is served of each priority, and the score, stay the same', async () => {
  await assertProperty(
    fc.asyncProperty(anyInput, async (input) => {
      const backwards = (id: string) => id.replace(/\d/, (digit) => String(9 - Number(digit)));
      expect(await worthOf(renamed(input, backwards))).toEqual(await worthOf(input));
    }),
    { numRuns: 60 },
  );
});

test('at no minute of the week more is given than there is', async () => {
  await assertProperty(
    fc.asyncProperty(anyInput, async (input) => {
      const problem = problemOf(input);
      const allocation = await allocate(problem, LIMIT);
      expect(violations(problem, allocation.quantities)).toEqual([]);
      const given = allottedPairs(input, allocation);
      for (const { id, quantity, sharedOverTime } of input.supplies) {
        const own = given.filter(({ supplyId }) => supplyId === id);
        const slots = sharedOverTime ? own.flatMap(({ spans }) => spans[0]!.slots.length) : [];
        const loads = Array.from({ length: slots[0] ?? 0 }, (_, at) =>
          own.reduce((sum, pair) => sum + (pair.spans.some((span) => span.slots[at] === '1') ? pair.quantity : 0), 0),
        );
        const used = sharedOverTime ? Math.max(0, ...loads) : own.reduce((sum, pair) => sum + pair.quantity, 0);
        expect(used).toBeLessThanOrEqual(quantity);
      }
    }),
    { numRuns: 60 },
  );
});

test('one supply more never lowers what is served', async () => {
  await assertProperty(
    fc.asyncProperty(anyInput, async (input) => {
      const last = input.supplies.at(-1)!;
      const fewer = {
        ...input,
        supplies: input.supplies.slice(0, -1),
        pairs: input.pairs.filter(({ supplyId }) => supplyId !== last.id),
      };
      const [less, more] = [await worthOf(fewer), await worthOf(input)];
      const first = more.slice(0, 3).findIndex((served, at) => served !== less[at]);
      if (first >= 0) expect(more[first]!).toBeGreaterThan(less[first]!);
    }),
    { numRuns: 60 },
  );
});

test('a demand that cannot be split and has a supplier is given nothing by others', () => {
  assertProperty(
    fc.property(anyInput, (input) => {
      const boundTo = input.supplies[0]!.id;
      const bound = { ...input, demands: input.demands.map((demand) => ({ ...demand, splittable: false, boundTo })) };
      const { limits } = problemOf(bound);
      const closed = new Set(limits.filter(({ capacity }) => capacity === 0).flatMap(({ edges }) => edges));
      input.pairs.forEach(({ supplyId }, edge) => expect(closed.has(edge)).toBe(supplyId !== boundTo));
    }),
  );
});
