import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** What a clone has of the project, as far as it is run here. */
const PARTS = [
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'src',
  'package-lock.json',
  'seeds',
  'schema',
  'packages/gateway',
  'packages/client/persisted-documents.json',
  'packages/client/src',
  'web',
  'docs',
];
const PARTNER = 'examples/partner-parking';
/** The ports that are written somewhere, and where; each copy has others. */
const PORTS = ['4000', '4001', '4002'] as const;
const FILES_WITH_PORTS = [
  'src/shared/settings/settings.ts',
  'src/server/federation/supergraph.ts',
  'schema/supergraph.yaml',
  'schema/supergraph.graphql',
  'packages/gateway/settings.ts',
  `${PARTNER}/src/settings.ts`,
  'docs/partners.md',
];
/** A start builds the server and fills its database, on a machine that may be busy with other tests. */
const READY_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 20_000;

/** A program that goes on running. */
export interface Running {
  /** All that it has written so far. */
  readonly output: () => string;
  /** Ends it and everything that it has started. */
  stop(): Promise<void>;
}

/** A copy of the project in a folder and on ports of its own, in which commands run as a newcomer types them. */
export interface Workplace {
  readonly folder: string;
  readonly commons: string;
  readonly parking: string;
  readonly gateway: string;
  /** Starts a command that goes on running, and waits until it has written what says that it is ready. */
  start(command: string, ready: RegExp): Promise<Running>;
  /** Runs a command to its end. */
  run(command: string, env?: Record<string, string>): Promise<{ code: number; output: string }>;
  /** Ends what runs and removes the folder. */
  close(): Promise<void>;
}

export async function openWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'grid-commons-partners-'));
  // PostgreSQL runs as another user when root has started it.
  await chmod(folder, 0o711);
  const ports = await Promise.all(PORTS.map(freePort));
  for (const part of [...PARTS, PARTNER]) await cp(join(ROOT, part), join(folder, part), { recursive: true, filter });
  for (const owner of ['.', 'packages/gateway', PARTNER]) {
    await symlink(join(ROOT, owner, 'node_modules'), join(folder, owner, 'node_modules'));
  }
  for (const file of FILES_WITH_PORTS) {
    const text = await readFile(join(folder, file), 'utf8');
    await writeFile(join(folder, file), withPorts(text, ports));
  }
  const running: Running[] = [];
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  return {
    folder,
    commons: urls[0]!,
    parking: urls[1]!,
    gateway: urls[2]!,
    async start(command, ready) {
      const started = await startIn(folder, command, ready);
      running.push(started);
      return started;
    },
    run: (command, env) => runIn(folder, command, env),
    async close() {
      for (const one of running.toReversed()) await one.stop();
      // A database that outlives its server for a moment still writes.
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Neither what is installed or built nor what belongs to whoever works in the project. */
function filter(path: string): boolean {
  return !['node_modules', 'dist', '.data', '.env', 'counts.json'].includes(basename(path));
}

function withPorts(text: string, ports: readonly number[]): string {
  // All at once: a port that is free may contain one that is still to be replaced.
  return text.replaceAll(new RegExp(`\\b(?:${PORTS.join('|')})\\b`, 'g'), (port) =>
    String(ports[PORTS.findIndex((one) => one === port)]),
  );
}

/** As in a terminal: nothing of the environment of the tests. */
export function plainEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR && { TMPDIR }) };
}

async function startIn(cwd: string, command: string, ready: RegExp): Promise<Running> {
  const child = spawn('bash', ['-c', command], { cwd, env: plainEnvironment(), detached: true });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(() => true);
  const limit = performance.now() + READY_LIMIT_MS;
  while (!ready.test(output)) {
    const over = await Promise.race([ended, pause(50, false)]);
    if (over || performance.now() > limit) throw new Error(`"${command}" is not ready: ${output}`);
  }
  return {
    output: () => output,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      // The group: npm and a shell stand between us and the program.
      process.kill(-child.pid!, 'SIGTERM');
      const late = await Promise.race([ended.then(() => false), pause(STOP_LIMIT_MS, true, { ref: false })]);
      if (late) process.kill(-child.pid!, 'SIGKILL');
      await ended;
    },
  };
}

async function runIn(cwd: string, command: string, env: Record<string, string> = {}) {
  const child = spawn('bash', ['-c', command], { cwd, env: { ...plainEnvironment(), ...env } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** An answer in GraphQL, as far as the tests look at it. */
export interface Answer {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Asks an API of the workplace. */
export async function ask(
  url: string,
  query: string,
  { token, variables, headers }: { token?: string; variables?: object; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}
