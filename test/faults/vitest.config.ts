import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { FiguresReporter } from '../support/figures-reporter.ts';
import { ROWS } from './rows.ts';

const TESTS = 'test/faults/*.faults.ts';

/** `npm run test:faults`: faults of all kinds while clients book, bounded, on loopback, for minutes; the ordinary tests do so for seconds. */
export default defineConfig({
  resolve: {
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: [TESTS],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: [
      'default',
      new FiguresReporter({
        title: 'What holds when something fails',
        rows: ROWS,
        tests: TESTS,
        file: fileURLToPath(new URL('figures.md', import.meta.url)),
      }),
    ],
    // They measure: one at a time.
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
});
