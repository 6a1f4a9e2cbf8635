import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Judges the statements that all other tests have sent: `npm run test:statements`. */
const AFTER_ALL_OTHERS = 'test/contract/statements.test.ts';
const judgesStatements = process.env.JUDGE_STATEMENTS === 'true';

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
          exclude: [AFTER_ALL_OTHERS],
          sequence: { groupOrder: 0 },
        },
      },
      ...(judgesStatements
        ? [
            {
              extends: true as const,
              test: { name: 'after', include: [AFTER_ALL_OTHERS], sequence: { groupOrder: 1 } },
            },
          ]
        : []),
    ],
    setupFiles: judgesStatements ? ['test/support/record-statements.ts'] : [],
    // One embedded PostgreSQL for the whole run, with a migrated template database that each test file copies.
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for may be held back by a transaction of another test: all of them share one PostgreSQL.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: Math.min(4, availableParallelism()),
    // No file may count on what another has left behind. The seed of the order is printed; `--sequence.seed` repeats it.
    sequence: { shuffle: { files: true, tests: false } },
  },
});
