import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HostMessage, Wanted } from './plan.ts';

/** What came of one file of a run. */
interface Outcome {
  readonly failed: boolean;
  /** True when it took so long that its process was ended. */
  readonly late: boolean;
  readonly errors: readonly string[];
}

/** How long a host may take to start: it reads all sources. */
const START_MS_MAX = 300_000;

/** A process that runs tests, and is started anew when a mutant has made it hang. */
export class Host {
  readonly #provided: string;
  #process: ChildProcess | undefined;

  constructor(provided: string) {
    this.#provided = provided;
  }

  /**
   * Runs files one after another.
   * @param msMax how long each may take
   */
  async run(wanted: readonly Wanted[], msMax: (wanted: Wanted) => number): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    while (outcomes.length < wanted.length) {
      const rest = wanted.slice(outcomes.length);
      outcomes.push(...(await this.#runUntilLate(rest, msMax)));
    }
    return outcomes;
  }

  async #runUntilLate(wanted: readonly Wanted[], msMax: (wanted: Wanted) => number): Promise<Outcome[]> {
    const host = await this.#started();
    const outcomes: Outcome[] = [];
    return new Promise((resolve, reject) => {
      let clock: NodeJS.Timeout | undefined;
      const finish = () => {
        clearTimeout(clock);
        host.off('message', hear);
        host.off('exit', die);
        resolve(outcomes);
      };
      const watch = () => {
        clearTimeout(clock);
        const next = wanted[outcomes.length];
        if (next) clock = setTimeout(endLate, msMax(next));
      };
      const endLate = () => {
        this.#process = undefined;
        outcomes.push({ failed: true, late: true, errors: [] });
        finish();
        host.kill('SIGKILL');
      };
      const die = (code: number | null) => {
        clearTimeout(clock);
        this.#process = undefined;
        // A mutant that takes the process with it has been noticed.
        if (wanted[outcomes.length]?.mutant) {
          outcomes.push({ failed: true, late: false, errors: [`The process ended with ${code}.`] });
          finish();
        } else reject(new Error(`A process of the tests ended with ${code}.`));
      };
      const hear = (message: HostMessage) => {
        if (message.kind === 'ended') {
          if (message.number !== outcomes.length) return reject(new Error('The files were not run in order.'));
          outcomes.push({ failed: message.failed, late: false, errors: message.errors });
          watch();
        }
        if (message.kind !== 'done') return undefined;
        // A run that comes to its end without a word of a file would be asked for it for ever.
        if (outcomes.length > 0) finish();
        else reject(new Error(`${wanted[0]!.testFile} could not be run.`));
        return undefined;
      };
      host.on('message', hear);
      host.on('exit', die);
      watch();
      host.send({ wanted });
    });
  }

  async #started(): Promise<ChildProcess> {
    if (this.#process) return this.#process;
    const host = fork(fileURLToPath(new URL('host.ts', import.meta.url)), [], {
      env: { ...process.env, MUTATION_PROVIDED: this.#provided },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await new Promise<void>((resolve, reject) => {
      const clock = setTimeout(() => reject(new Error('A process of the tests does not start.')), START_MS_MAX);
      host.once('message', () => {
        clearTimeout(clock);
        resolve();
      });
      host.once('exit', (code) => reject(new Error(`A process of the tests ended with ${code} at its start.`)));
    });
    this.#process = host;
    return host;
  }

  close(): void {
    this.#process?.disconnect();
    this.#process = undefined;
  }
}
