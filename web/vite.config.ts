import { defineConfig } from 'vite';

/** Browsers of offices are old: the syntax of what is built is that of these. What they lack otherwise no test looks for yet. */
const BROWSERS = ['chrome86', 'safari15'];

export default defineConfig({
  root: import.meta.dirname,
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
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // What stands in which file: tests weigh each page by it.
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { resident: 'web/resident.html', desk: 'web/desk.html' } },
  },
});
