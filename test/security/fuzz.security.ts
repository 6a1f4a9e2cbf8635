import { afterAll, beforeAll, test } from 'vitest';
import { noteFigure } from '../support/figures.ts';
import { type Attacked, startAttacked } from './server/attacked.ts';
import { expectNothingFound, fuzz } from './fuzz.ts';

/** FUZZ_SECONDS takes longer, by hand; FUZZ_SEED repeats what was found. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 180);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);

let commons: Attacked;
beforeAll(async () => {
  commons = await startAttacked();
});
afterAll(() => commons.close());

test('F2 made-up operations find no fault', { timeout: (SECONDS + 60) * 1_000 }, async ({ task }) => {
  const report = await fuzz(commons, SEED, SECONDS * 1_000);
  console.info({ seed: SEED, ...report });
  const { operations, done, rootFields, slowestMs, faults } = report;
  noteFigure(
    task,
    `${faults.length} faults in ${operations} operations of ${rootFields} root fields (${done} done), slowest ${slowestMs} ms, seed ${SEED}`,
  );
  expectNothingFound(report, SEED);
});
