import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertProperty } from '../../support/property.ts';
import { STAGES } from '../../../src/exchange/allocation/objective.ts';
import { anyModelWorld, HOLIDAYS, MAKE_UP_DAYS } from './any-world.ts';
import { Model, type ModelDemand, type Worth } from './model.ts';
import { givenByRun } from './run-of-model.ts';

// What a run finds, against what trying everything finds, in a model of its own.

/** Worlds that take more than this to try out are left out. */
const STEPS_MAX = 100_000;

function rounded(worth: Worth): number[] {
  return worth.map((value) => Math.round(value * 1e6) / 1e6);
}

test('a run serves what trying everything serves, and breaks no rule', async () => {
  let proven = 0;
  let tried = 0;
  await assertProperty(
    fc.asyncProperty(anyModelWorld, async (world) => {
      const model = new Model(world);
      const best = model.best(STEPS_MAX);
      fc.pre(best !== undefined);
      const { given, isProven } = await givenByRun(model);
      expect(model.broken(given)).toEqual([]);
      tried++;
      if (!isProven) return;
      proven++;
      expect(rounded(model.worthOf(given))).toEqual(rounded(model.worthOf(best!)));
    }),
    { numRuns: 1_200 },
  );
  expect(proven / tried).toBeGreaterThan(0.98);
});

test('a run without time breaks no rule, and claims nothing that is not so', async () => {
  await assertProperty(
    fc.asyncProperty(anyModelWorld, async (world) => {
      const model = new Model(world);
      const best = model.best(STEPS_MAX);
      fc.pre(best !== undefined);
      const { given, isProven, optimalityGap, gapStage } = await givenByRun(model, 0);
      expect(model.broken(given)).toEqual([]);
      const [worth, most] = [rounded(model.worthOf(given)), rounded(model.worthOf(best!))];
      if (isProven) expect(worth).toEqual(most);
      else {
        const stage = STAGES.indexOf(gapStage!);
        expect(worth.slice(0, stage)).toEqual(most.slice(0, stage));
        // Nothing was given where the gap is 1, which says nothing of what there is.
        if (optimalityGap < 1) expect(most[stage]).toBeLessThanOrEqual(worth[stage]! / (1 - optimalityGap) + 1e-5);
      }
    }),
    { numRuns: 500 },
  );
});

test('a run without time serves first whom an hour serves the most, as long as that serves more', async () => {
  const evening = (startTime: string, endTime: string) => ({
    validFrom: '2026-05-11',
    validTo: '2026-05-13',
    windows: [{ dayClass: 'EVERY_DAY' as const, weekdays: [], startTime, endTime }],
  });
  const demand = (startTime: string, endTime: string): ModelDemand => ({
    ...evening(startTime, endTime),
    priority: 'ROUTINE',
    quantity: 1,
    minQuantity: 1,
    minMinutes: 15,
    splittable: true,
    needsAll: false,
    minOccurrences: 1,
  });
  const hours = ['18:00', '19:00', '20:00', '21:00', '22:00'];
  const model = new Model({
    from: '2026-05-11',
    to: '2026-05-13',
    holidays: HOLIDAYS,
    makeUpDays: MAKE_UP_DAYS,
    isThereAgain: true,
    demands: [demand('18:00', '22:00'), ...hours.slice(1).map((end, at) => demand(hours[at]!, end))],
    supplies: [{ ...evening('18:00', '22:00'), quantity: 1, facility: null }],
    facilities: {},
    held: [],
    scores: [[1_000], [10], [10], [10], [10]],
  });
  const { given, isProven } = await givenByRun(model, 0);
  expect(rounded(model.worthOf(given))).toEqual([0, 0, 4, 40]);
  // So much is certain: no more can be served of it at any quarter. Of the score it is not.
  expect(isProven).toBe(false);
  expect(rounded(model.worthOf(model.best(STEPS_MAX)!))).toEqual([0, 0, 4, 40]);
});

test('the model itself gives nothing that breaks a rule, and something to most', () => {
  let served = 0;
  assertProperty(
    fc.property(anyModelWorld, (world) => {
      const model = new Model(world);
      const best = model.best(STEPS_MAX);
      fc.pre(best !== undefined);
      expect(model.broken(best!)).toEqual([]);
      if (best!.length > 0) served++;
    }),
    { numRuns: 300 },
  );
  expect(served).toBeGreaterThan(150);
});
