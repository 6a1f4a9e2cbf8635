import { afterAll, beforeAll, test } from 'vitest';
import { type Attacked, startAttacked } from './server/attacked.ts';
import { expectNothingFound, fuzz, SEEDS_THAT_FOUND } from './fuzz.ts';

/** In all; `npm run test:security` takes longer. */
const MILLISECONDS = 60_000;

let commons: Attacked;
beforeAll(async () => {
  commons = await startAttacked();
});
afterAll(() => commons.close());

const seeds = [...SEEDS_THAT_FOUND, Date.now() % 1_000_000];

test.each(seeds)('made-up operations find no fault (seed %i)', { timeout: 2 * MILLISECONDS }, async (seed) => {
  const report = await fuzz(commons, seed, MILLISECONDS / seeds.length);
  console.info(report);
  expectNothingFound(report, seed);
});
