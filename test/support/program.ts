import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';

// The program as it is started by hand: a process of its own, built, with nothing in its environment but what is given, and
// where Node keeps what it has compiled.

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
}

/** Where it is built for tests: inside the project, so that the packages are found. */
const FOLDER = join(ROOT, 'dist', '.test');
/** How long a file of tests waits for another that builds it, on a machine that may be busy, in milliseconds. */
export const BUILD_LIMIT_MS = 180_000;

/** The program, built by the first file of the run that needs it. */
export async function builtProgram(): Promise<Program> {
  await buildOnce();
  const folder = FOLDER;
  const main = join(folder, 'src/main.js');

  const running = new Set<Run>();
  const run: Program['run'] = (env, args = [main]) => {
    // What Node has compiled once, it need not compile for each process.
    const { PATH = '', HOME = '', NODE_COMPILE_CACHE = join(FOLDER, '.compiled') } = process.env;
    const own = { PATH, HOME, NODE_COMPILE_CACHE, PORT: '0' };
    const child = spawn(process.execPath, [...args], { env: { ...own, ...env }, cwd: ROOT });
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
  };
}

/** @throws Error if it does not compile, for whoever waits as well */
async function buildOnce(): Promise<void> {
  const turn = join(inject('temporaryFolder'), 'build');
  const outcome = join(turn, 'outcome');
  try {
    mkdirSync(turn);
  } catch {
    while (!existsSync(outcome)) await pause(100);
    const complaint = readFileSync(outcome, 'utf8');
    if (complaint !== '') throw new Error(complaint);
    return;
  }
  const options = ['-p', 'tsconfig.build.json', '--outDir', FOLDER, '--tsBuildInfoFile', join(FOLDER, '.tsbuildinfo')];
  const complaint = await promisify(execFile)(join(ROOT, 'node_modules/.bin/tsc'), options, { cwd: ROOT }).then(
    () => '',
    (error: { stdout?: string }) => error.stdout || String(error),
  );
  // Whole or not at all, for those who look.
  writeFileSync(`${outcome}.new`, complaint);
  renameSync(`${outcome}.new`, outcome);
  if (complaint !== '') throw new Error(complaint);
}
