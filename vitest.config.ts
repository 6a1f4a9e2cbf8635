import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Without this, Vite loads graphql's ES module and the libraries its CommonJS one: two copies, two realms.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // One embedded PostgreSQL for the whole run, with a migrated template database that each test file copies.
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 4,
  },
});
