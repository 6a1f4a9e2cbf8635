import { defineConfig, mergeConfig } from 'vitest/config';
import root from '../../../vitest.config.ts';

/** `npm run test:clients`: what installs first: the examples with real clients, and the server as an operator has it. */
const { test, ...rest } = root;
export default mergeConfig(
  // The projects are the parts of `npm test`.
  { ...rest, test: { ...test, projects: undefined } },
  defineConfig({
    test: {
      include: ['test/packages/client/*.example.ts', 'test/commands/*.install.ts'],
      globalSetup: ['test/packages/client/installed.ts'],
    },
  }),
);
