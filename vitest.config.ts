import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Judges the statements that all other tests have sent: `npm run test:statements`. */
const AFTER_ALL_OTHERS = 'test/contract/statements.test.ts';
const judgesStatements = process.env.JUDGE_STATEMENTS === 'true';

const RECORDING = judgesStatements ? ['test/support/record-statements.ts'] : [];

/** What puts something else in the place of a module, and what asks for the order in which the program loads its modules. */
const ALONE = [
  'test/exchange/matching/{booking-match.races,started-run}.test.ts',
  'test/contract/schema.test.ts',
  'test/server/federation/federation.composition.test.ts',
];

export default defineConfig({
  resolve: {
    // Without this, Vite loads graphql's ES module and the libraries its CommonJS one: two copies, two realms.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'commons',
          include: ['test/**/*.test.ts'],
          exclude: [AFTER_ALL_OTHERS, ...ALONE],
          sequence: { groupOrder: 0 },
          // To load all of the program takes longer than most files run: each of the processes loads it once, and runs
          // one file after the other. What statements are sent is recorded from the first load of each file on.
          isolate: judgesStatements,
          setupFiles: ['test/support/anew.ts', ...RECORDING],
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, sequence: { groupOrder: 1 }, setupFiles: RECORDING },
      },
      ...(judgesStatements
        ? [
            {
              extends: true as const,
              test: { name: 'after', include: [AFTER_ALL_OTHERS], sequence: { groupOrder: 2 } },
            },
          ]
        : []),
    ],
    // One embedded PostgreSQL for the whole run, with a migrated template database that each test file copies.
    globalSetup: ['test/support/global-setup.ts'],
    // What Node has compiled is kept: each run of the matching starts a thread, which loads in a third of the time.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for may be held back by a transaction of another test: all of them share one PostgreSQL.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: Math.min(4, availableParallelism()),
    // No file may count on what another has left behind. The seed of the order is printed; `--sequence.seed` repeats it.
    sequence: { shuffle: { files: true, tests: false } },
  },
});
