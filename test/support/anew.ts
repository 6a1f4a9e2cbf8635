/**
 * Runs before each test file. Files share a process, and with it the modules that they import, which are loaded once: so
 * what a module keeps for a test is put back here. What cannot be put back stands under `alone` in vitest.config.ts.
 */
import { afterAll, vi } from 'vitest';
import { countAnew } from '../../seeds/factories/counting.ts';

// The codes and names of what is built have numbers in them, and are sorted by: each file counts from 1.
countAnew();

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});
