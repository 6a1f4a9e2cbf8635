import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, type RunnerTestCase, type RunnerTestFile, type RunnerTestSuite, TestRunner } from 'vitest';
import { nameOf, RUN_NAME, type Recorded, type Wanted } from './plan.ts';
import { switches } from './runtime.ts';

/** Properties are tried on the same examples each time, so that what survives once survives again. */
const EXAMPLES_SEED = 20_260_303;

/**
 * Runs a test file for a mutant. Vitest is asked for files that do not exist, one for each pair; their names say the
 * mutant and the test file, and this imports that instead. What has been imported before stays, so a mutant takes no longer
 * than the tests that reach it.
 */
export default class MutationRunner extends TestRunner {
  readonly #mutation = switches();
  #wanted: Wanted | undefined;
  #failed = false;
  #recorded: Recorded | undefined;
  #begun = 0;

  override importFile(filepath: string, source: 'collect' | 'setup'): unknown {
    const [, number] = RUN_NAME.exec(filepath) ?? [];
    if (number === undefined) return super.importFile(filepath, source);
    const wanted: Wanted = inject('wanted')[Number(number)]!;
    this.#wanted = wanted;
    // Whether a property holds is all that is asked of it: no smaller example is looked for.
    fc.configureGlobal({ seed: EXAMPLES_SEED, endOnFailure: true });
    this.#failed = false;
    this.#mutation.active = wanted.mutant;
    this.#mutation.asked = 0;
    this.#recorded = wanted.record ? { loading: [], around: [], tests: [] } : undefined;
    this.#mutation.reached = wanted.record ? new Set() : undefined;
    return super.importFile(wanted.testFile, source);
  }

  onCollected(files: RunnerTestFile[]): void {
    if (this.#recorded) this.#recorded.loading = this.#reached();
    if (this.#wanted?.backwards) for (const file of files) turnRound(file);
  }

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    if (this.#failed && this.#wanted?.mutant) test.mode = 'skip';
    if (this.#wanted?.only && !this.#wanted.only.includes(nameOf(test))) test.mode = 'skip';
    if (this.#recorded) this.#recorded.around.push(...this.#reached());
    this.#begun = performance.now();
    await super.onBeforeRunTask(test);
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    if (test.result?.state === 'fail') this.#failed = true;
    this.#recorded?.tests.push({ name: nameOf(test), ms: performance.now() - this.#begun, reached: this.#reached() });
    super.onAfterRunTask(test);
  }

  override onAfterRunFiles(files: RunnerTestFile[]): void {
    if (this.#recorded) {
      this.#recorded.around.push(...this.#reached());
      writeFileSync(join(inject('recordings'), `${this.#wanted!.name}.json`), JSON.stringify(this.#recorded));
    }
    this.#mutation.active = 0;
    this.#mutation.reached = undefined;
    super.onAfterRunFiles(files as never);
  }

  /** What was reached since it was last asked. */
  #reached(): number[] {
    const reached = [...(this.#mutation.reached ?? [])];
    this.#mutation.reached?.clear();
    return reached;
  }
}

function turnRound(suite: RunnerTestSuite): void {
  suite.tasks.reverse();
  for (const task of suite.tasks) if (task.type === 'suite') turnRound(task);
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** What each file of a run stands for, by its number. */
    wanted: readonly Wanted[];
    /** The folder for what tests reach. */
    recordings: string;
  }
}
