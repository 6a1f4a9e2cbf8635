import { defineConfig, mergeConfig } from 'vitest/config';
import root from '../../vitest.config.ts';

/** `npm run test:browser`: the pages of the server in a real browser, which this folder's own package brings. */
const { test, ...rest } = root;
export default mergeConfig(
  // The projects are the parts of `npm test`.
  { ...rest, test: { ...test, projects: undefined } },
  defineConfig({ test: { include: ['test/browser/*.browser.ts'] } }),
);
