import { defineConfig } from 'vitest/config';

/** `npm run test:security`: attacks on a running server, bounded, on loopback, for minutes; the ordinary tests do so for seconds. */
export default defineConfig({
  resolve: {
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/security/*.security.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // They measure: one at a time.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
