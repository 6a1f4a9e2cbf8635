import { defineConfig } from 'vitest/config';
import FiguresReporter from './figures.ts';

/** `npm run test:faults`: faults of all kinds while clients book, bounded, on loopback, for minutes; the ordinary tests do so for seconds. */
export default defineConfig({
  resolve: {
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/faults/*.faults.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', new FiguresReporter()],
    // They measure: one at a time.
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
});
