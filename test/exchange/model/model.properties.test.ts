import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertProperty } from '../../support/property.ts';
import { anyModelWorld } from './any-world.ts';
import { Model, type Worth } from './model.ts';
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
      const { given, isProven } = await givenByRun(model, 0);
      expect(model.broken(given)).toEqual([]);
      if (isProven) expect(rounded(model.worthOf(given))).toEqual(rounded(model.worthOf(best!)));
    }),
    { numRuns: 500 },
  );
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
