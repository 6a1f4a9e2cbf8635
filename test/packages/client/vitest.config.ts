import { defineConfig, mergeConfig } from 'vitest/config';
import root from '../../../vitest.config.ts';

/** `npm run test:clients`: the examples with real clients, which bring dependencies of their own. */
const { test, ...rest } = root;
export default mergeConfig(
  { ...rest, test: { ...test, include: [] } },
  defineConfig({
    test: {
      include: ['test/packages/client/*.example.ts'],
      globalSetup: ['test/packages/client/installed.ts'],
    },
  }),
);
