import { defineConfig } from 'vitest/config';

/** A part of `npm run check:sdl`: that the linter's rules find what they are for. */
export default defineConfig({
  test: { include: ['test/packages/checks/*.checks.ts'] },
});
