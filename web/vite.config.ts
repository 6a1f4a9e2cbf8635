import { defineConfig } from 'vite';
import { clientByName } from './plugins/client-by-name.ts';
import { compileWords } from './plugins/compile-words.ts';
import { noGraphqlTexts } from './plugins/no-graphql-texts.ts';
import { changeOf } from './plugins/other-words.ts';

/** Browsers of offices are old: the syntax of what is built is that of these. What they lack otherwise no test looks for yet. */
const BROWSERS = ['chrome86', 'safari15'];

/** Set by build.ts: in which words the application is built. */
const change = changeOf(process.env.WEB_WORDS);

export default defineConfig({
  root: import.meta.dirname,
  plugins: [compileWords(change), clientByName(change), noGraphqlTexts()],
  resolve: {
    alias: [
      {
        find: /^@grid-commons\/client$/,
        replacement: new URL('../packages/client/src/index.ts', import.meta.url).pathname,
      },
    ],
    dedupe: ['react', 'react-dom', 'graphql'],
  },
  build: {
    target: BROWSERS,
    cssTarget: BROWSERS,
    outDir: '../dist/web',
    // Files of the builds before stay for a while: build.ts lets go of them.
    emptyOutDir: false,
    assetsInlineLimit: 0,
    // Which files belong to which screen: what the weights of the screens are measured by.
    manifest: true,
    modulePreload: { polyfill: false },
    // The plugins are ours, and their work is what the build takes: nobody needs to be told each time.
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { resident: 'web/resident.html', desk: 'web/desk.html' },
    },
  },
});
