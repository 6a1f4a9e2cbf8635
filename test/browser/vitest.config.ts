import { defineConfig, mergeConfig } from 'vitest/config';
import root from '../../vitest.config.ts';

/** `npm run test:browser`: the pages of the server in a real browser, which this folder's own package brings. */
const { test, ...rest } = root;
export default mergeConfig(
  // The projects are the parts of `npm test`.
  { ...rest, test: { ...test, projects: undefined } },
  defineConfig({
    test: {
      include: ['test/browser/*.browser.ts'],
      globalSetup: ['test/browser/support/prepared.ts'],
      // As in `npm test`: the program is loaded once for each process. Each file starts a server and a browser.
      isolate: false,
      setupFiles: ['test/support/anew.ts'],
    },
  }),
);
