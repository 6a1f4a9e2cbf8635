import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { FiguresReporter } from '../support/figures-reporter.ts';
import { ROWS } from './rows.ts';

const TESTS = 'test/security/*.security.ts';

/** `npm run test:security`: attacks on a running server, bounded, on loopback, for minutes; the ordinary tests do so for seconds. */
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
        title: 'What holds under attack',
        rows: ROWS,
        tests: TESTS,
        file: fileURLToPath(new URL('figures.md', import.meta.url)),
      }),
    ],
    // They measure: one at a time.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
