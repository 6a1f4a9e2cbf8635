import { defineConfig } from 'vitest/config';

/** `npm run test:gateway`: real processes on loopback, with the packages of gateway/ and examples/partner-parking/. */
export default defineConfig({
  test: {
    include: ['test/packages/gateway/*.gateway.ts'],
    // Each file runs a copy of the project with a database of its own.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
