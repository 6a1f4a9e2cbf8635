import type { RunnerTestCase } from 'vitest';

/** One file of a run: a test file, for a mutant or for none. */
export interface Wanted {
  /** Under which what it reaches is written down. */
  readonly name: string;
  /** The number of the mutant, 0 for none. */
  readonly mutant: number;
  readonly testFile: string;
  /** The tests that reach the mutant; all, where it says nothing. */
  readonly only?: readonly string[];
  readonly record?: boolean;
  /** The last test first, to see whether one needs another before it. */
  readonly backwards?: boolean;
}

/** What a test file reaches: while it is loaded, around its tests, and in each. */
export interface Recorded {
  loading: number[];
  around: number[];
  tests: { name: string; ms: number; reached: number[] }[];
}

/** What the command tells a host, and what it hears. */
export interface RunRequest {
  readonly wanted: readonly Wanted[];
}
export type HostMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ended'; readonly number: number; readonly failed: boolean; readonly errors: string[] }
  | { readonly kind: 'done' };

/** The names of the files that a run asks for; there are none of these on disk. */
export const RUN_NAME = /\/mutation-run-(\d+)\.ts$/;

/** A test's name with those of the groups that it is in. */
export function nameOf(test: RunnerTestCase): string {
  const names = [test.name];
  for (let suite = test.suite; suite; suite = suite.suite) names.unshift(suite.name);
  return names.join(' > ');
}
