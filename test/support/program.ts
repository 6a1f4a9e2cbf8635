import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

// The program as it is started by hand: a process of its own, built, with nothing in its environment but what is given.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A process of the program. */
export interface Run {
  readonly child: ChildProcess;
  /** All that it has written so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** A process that says that it runs. */
export interface RunningServer extends Run {
  /** Where the API answers, as the program says. */
  readonly url: string;
  readonly port: number;
}

export interface Program {
  /** Where it was built: `src/main.js` and the others are in it. */
  readonly folder: string;
  /** Starts it; by default the server, on a port that is free. @param args what Node is given */
  run(env: Readonly<Record<string, string>>, args?: readonly string[]): Run;
  /** Starts the server and waits until it says that it runs. @throws Error when it ends before */
  start(env: Readonly<Record<string, string>>, nodeOptions?: readonly string[]): Promise<RunningServer>;
  /** Ends what still runs, at once. */
  killAll(): Promise<void>;
  /** Removes what was built. */
  remove(): Promise<void>;
}

/**
 * Builds the program for one file of tests.
 * @param name of its folder in `dist`: inside the project, so that the packages are found, and nobody else's
 */
export async function buildProgram(name: string): Promise<Program> {
  const folder = join(ROOT, 'dist', `.test-${name}`);
  const main = join(folder, 'src/main.js');
  const options = ['-p', 'tsconfig.build.json', '--outDir', folder, '--tsBuildInfoFile', join(folder, '.tsbuildinfo')];
  await promisify(execFile)(join(ROOT, 'node_modules/.bin/tsc'), options, { cwd: ROOT });

  const running = new Set<Run>();
  const run: Program['run'] = (env, args = [main]) => {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [...args], { env: { PATH, HOME, PORT: '0', ...env }, cwd: ROOT });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const ended = once(child, 'close').then(([code, signal]) => {
      running.delete(started);
      return (code ?? signal) as number | string;
    });
    const started: Run = { child, stdout: () => stdout, stderr: () => stderr, ended };
    running.add(started);
    return started;
  };
  return {
    folder,
    run,
    async start(env, nodeOptions = []) {
      const started = run(env, [...nodeOptions, main]);
      const says = () => /GraphQL API: {2}(http:\/\/\S+)/.exec(started.stdout())?.[1];
      const ended = started.ended.then(() => true);
      while (!says()) {
        if (await Promise.race([ended, pause(20, false)])) throw new Error(`It ended: ${started.stderr()}`);
      }
      return { ...started, url: says()!, port: Number(new URL(says()!).port) };
    },
    async killAll() {
      for (const { child, ended } of running) {
        child.kill('SIGKILL');
        await ended;
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
