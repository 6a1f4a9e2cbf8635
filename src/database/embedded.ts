import { type ChildProcess, execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  access,
  chmod,
  chown,
  constants,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createRolesAndDatabase, HOST, ownerUrlOf, serviceUrlOf, SUPERUSER } from './embedded-roles.ts';
import {
  assertReachable,
  EmbeddedDatabaseError,
  findPostgres,
  type PostgresProgram,
  spawnProgram,
} from './postgres-program.ts';
import { isAlive, lockFolder, lockHolder } from './single-instance.ts';

export { EmbeddedDatabaseError };

/** A PostgreSQL that this process started and that ends with it. */
export interface EmbeddedDatabase {
  /** Connects as the owner of the database, who is no superuser: as it would be with most hosted databases. */
  readonly url: string;
  /** Connects as the role that serves: it owns nothing, and may do what it was granted. */
  readonly serviceUrl: string;
  /** Where the server writes its log: deadlocks, long waits for locks, failed statements. */
  readonly logFile: string;
  /** Ends every connection and stops the server, then frees the data folder. May be called again. */
  stop(): Promise<void>;
}

interface EmbeddedDatabaseOptions {
  /** Created when it is missing. The database is in `postgres/` below it. */
  readonly dataDir: string;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** False lets a power cut lose data, for databases that are thrown away. */
  readonly durable?: boolean;
  /** True lets this process end although the server runs, which is stopped then. */
  readonly letsEnd?: boolean;
  /** Called with a one-line reason when the server ends without `stop`. */
  readonly onExit?: (reason: string) => void;
}

/** Also tells our servers from others in the list of processes. */
const CLUSTER_NAME = 'grid-commons';

/** Others may pass through the data folder, as PostgreSQL's user must; what is private in it has its own mode. */
const FOLDER_MODE = 0o711;
const PRIVATE_FOLDER_MODE = 0o700;
const PRIVATE_FILE_MODE = 0o600;

/** The log is put aside at a start when it is longer than this; one old log is kept. */
const LOG_BYTES_MAX = 16 * 1024 * 1024;
/** Recovery after a crash reads up to `max_wal_size` of log: seconds, on a slow disk a minute. */
const START_LIMIT_MS = 120_000;
const START_POLL_MS = 10;
/** A port taken in between, or a killed server that is not gone to the last process, is a reason to try again so long. */
const RETRY_LIMIT_MS = 15_000;
const RETRY_PAUSE_MS = 200;
const RETRY_REASONS =
  /could not create any TCP\/IP sockets|pre-existing shared memory block|lock file "postmaster.pid"/;
/** A fast shutdown writes a checkpoint; after this it is cut short, and the next start recovers. */
const STOP_LIMIT_MS = 30_000;
const STOP_NOW_LIMIT_MS = 10_000;
const STOP_POLL_MS = 20;

/**
 * Text compares by code point and has Unicode's letters in both cases, the same on every system, because PostgreSQL's
 * own provider does it. Only pg_trgm still asks the C library what a letter is: with the locale C it takes no Chinese
 * character for one and indexes nothing of a Chinese name. So the character class comes from the first of these that
 * the system has (glibc and musl have C.UTF-8, macOS has the other).
 */
const CHARACTER_CLASS_LOCALES = ['C.UTF-8', 'en_US.UTF-8'];

/** Memory for one district on an ordinary machine; everything else is PostgreSQL's default. */
const SERVER_SETTINGS = {
  listen_addresses: HOST,
  // No socket file: the default place is shared by every user of the machine.
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // Compiling a statement costs more than running one of ours.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %a ',
  log_lock_waits: 'on',
};

/** Settings of a database that is thrown away. */
const VOLATILE_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/**
 * Starts PostgreSQL in a data folder, on a free port of this machine's own address; the first time it creates the
 * database there. What a killed run left behind, be it a half-made folder or a server without a master, is put right.
 * @throws EmbeddedDatabaseError with one line to show: the folder belongs to another living instance or cannot be
 *   used, or PostgreSQL does not run on this system or does not start
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  try {
    return await startIn(await ownFolder(options.dataDir), options);
  } catch (error) {
    // The operating system's and SQLite's errors carry a code; anything else is a mistake of ours.
    if (error instanceof EmbeddedDatabaseError || !(error instanceof Error && 'code' in error)) throw error;
    throw new EmbeddedDatabaseError(
      `The data folder ${options.dataDir} (DATA_DIR) cannot be used: ${error.message}. ` +
        'Set DATA_DIR to a folder that this user may write to.',
      { cause: error },
    );
  }
}

/**
 * The address of the database that another process runs in a data folder; undefined when none does.
 * @throws the operating system's error when the folder is there and may not be read
 */
export async function runningDatabase(dataDir: string): Promise<string | undefined> {
  const folder = await realpath(dataDir).catch(() => undefined);
  if (folder === undefined) return undefined;
  const home = join(folder, 'postgres');
  const { pid, port, isReady } = await postmasterIn(join(home, 'cluster'));
  if (!isReady || !isOurServer(await commandOf(pid), join(home, 'cluster'))) return undefined;
  return ownerUrlOf(port, await readFile(join(home, 'password'), 'utf8'));
}

async function ownFolder(dataDir: string): Promise<string> {
  if (await mkdir(dataDir, { recursive: true })) await chmod(dataDir, FOLDER_MODE);
  await access(dataDir, constants.W_OK | constants.X_OK);
  return realpath(dataDir);
}

async function startIn(folder: string, options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const { log, durable = true, letsEnd = false, onExit } = options;
  const program = await findPostgres();
  const lock = await lockFolder(folder);
  if (!lock) {
    const holder = await lockHolder(folder);
    throw new EmbeddedDatabaseError(
      `The data folder ${folder} (DATA_DIR) is in use by another instance (${holder ? `pid ${holder}` : 'pid unknown'}). ` +
        'Stop that one, or set DATA_DIR to another folder.',
    );
  }
  try {
    await assertReachable(program, folder, 'Set DATA_DIR to');
    const home = join(folder, 'postgres');
    await removeUnfinished(folder);
    if (await isMissing(home, program)) await createCluster(program, folder, home, durable);
    const password = await readFile(join(home, 'password'), 'utf8');
    const server = await launch(program, home, durable, log);

    // Works only when the process ends without `stop`: a server without a master would stay in memory.
    const stopOnExit = () => server.child.kill('SIGINT');
    process.on('exit', stopOnExit);
    if (letsEnd) server.child.unref();
    let stopping: Promise<void> | undefined;
    const stop = () => (stopping ??= stopServer(server).finally(() => lock.release()));
    void server.ended.then(() => process.off('exit', stopOnExit));
    try {
      await createRolesAndDatabase(server.port, password, log);
    } catch (error) {
      await stop();
      throw error;
    }
    void server.ended.then(async (how) => {
      if (!stopping) onExit?.(`PostgreSQL ended by itself (${how}): ${await lastOutput(server)}`);
    });
    log.info({ folder: home, port: server.port, pid: server.child.pid }, 'PostgreSQL is running');
    return {
      url: ownerUrlOf(server.port, password),
      serviceUrl: serviceUrlOf(server.port, password),
      logFile: server.logFile,
      stop,
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Stops the server that a killed run left behind. The folder is ours, so a server that runs on it is nobody's; and it
 * is taken for one only when its command line is the one that `launch` writes, on this very folder.
 */
async function stopOrphan(cluster: string, log: EmbeddedDatabaseOptions['log']): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = Number((await readIfThere(pidFile))?.split('\n', 1)[0]);
  // PostgreSQL itself clears up after a server that is gone.
  if (!pid || !isAlive(pid)) return;
  const command = await commandOf(pid);
  if (isOurServer(command, cluster)) {
    log.warn({ pid }, 'Stopping the PostgreSQL that an earlier run left behind');
    const isGone = async () => !isOurServer(await commandOf(pid), cluster);
    process.kill(pid, 'SIGINT');
    if (await becomesTrue(isGone, STOP_LIMIT_MS)) return;
    process.kill(pid, 'SIGQUIT');
    if (await becomesTrue(isGone, STOP_NOW_LIMIT_MS)) return;
    throw new EmbeddedDatabaseError(
      `The PostgreSQL that an earlier run left behind (pid ${pid}) does not stop. Kill it.`,
    );
  }
  if (/(^|\/)postgres(:| |$)/.test(command)) {
    throw new EmbeddedDatabaseError(
      `A PostgreSQL that this program did not start (pid ${pid}) seems to run on ${cluster}. Stop it, or set DATA_DIR to another folder.`,
    );
  }
  // The pid went to some other process since, or nobody collected the dead one. PostgreSQL would take it for a server.
  await rm(pidFile);
}

/** A process's command line; empty when it is gone or dead. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return ((await readIfThere(`/proc/${pid}/cmdline`)) ?? '').replaceAll('\0', ' ').trim();
  }
  return new Promise((resolve) => {
    execFile('ps', ['-ww', '-o', 'command=', '-p', String(pid)], (error, stdout) =>
      resolve(error ? '' : stdout.trim()),
    );
  });
}

function isOurServer(command: string, cluster: string): boolean {
  return command.includes(`/postgres ${serverIdentity(cluster).join(' ')}`);
}

/** The first arguments of every server that we start. */
function serverIdentity(cluster: string): string[] {
  return ['-D', cluster, '-c', `cluster_name=${CLUSTER_NAME}`];
}

const UNFINISHED = 'postgres.new-';

/** Removes what a run that was killed while it created the database left behind. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    // Its initdb may live on for a moment and write; then it is left for the next start, as it disturbs nobody.
    if (name.startsWith(UNFINISHED)) await rm(join(folder, name), { recursive: true }).catch(() => undefined);
  }
}

/** Whether the database is still to be created; refuses a folder that holds something else. */
async function isMissing(home: string, { version, account }: PostgresProgram): Promise<boolean> {
  const names = await readdir(home).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.length === 0) return true;
  const cluster = join(home, 'cluster');
  const { uid } = await stat(cluster).catch(() => ({ uid: undefined }));
  const ours = account?.uid ?? process.getuid?.();
  if (uid !== undefined && uid !== ours) {
    throw new EmbeddedDatabaseError(
      `The database in ${home} belongs to the user with id ${uid}, and PostgreSQL would run as the one with id ${ours}. ` +
        'Start the server as the user who created it, or set DATA_DIR to another folder.',
    );
  }
  const found = (await readIfThere(join(cluster, 'PG_VERSION')))?.trim();
  if (found === version) return false;
  throw new EmbeddedDatabaseError(
    found
      ? `The database in ${home} is one of PostgreSQL ${found}, and this is PostgreSQL ${version}. Move it away, or set DATA_DIR to another folder.`
      : `The folder ${home} holds something that is not our database. Move it away, or set DATA_DIR to another folder.`,
  );
}

/** Creates the database beside its place and moves it there when it is whole: at its place it is never half-made. */
async function createCluster(program: PostgresProgram, folder: string, home: string, durable: boolean): Promise<void> {
  const unfinished = await mkdtemp(join(folder, UNFINISHED));
  await chmod(unfinished, FOLDER_MODE);
  const cluster = join(unfinished, 'cluster');
  const passwordFile = join(unfinished, 'password');
  await mkdir(cluster, { mode: PRIVATE_FOLDER_MODE });
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: PRIVATE_FILE_MODE, flush: true });
  if (program.account) {
    await chown(cluster, program.account.uid, program.account.gid);
    await chown(passwordFile, program.account.uid, program.account.gid);
  }
  await runInitdb(program, cluster, passwordFile, durable);
  await rename(unfinished, home);
  if (durable) await syncFolder(folder);
}

async function runInitdb(program: PostgresProgram, cluster: string, passwordFile: string, durable: boolean) {
  const args = [`--pgdata=${cluster}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (!durable) args.push('--no-sync');
  let output = '';
  for (const locale of CHARACTER_CLASS_LOCALES) {
    const child = spawnProgram(
      program,
      program.initdb,
      [...args, `--lc-ctype=${locale}`],
      ['ignore', 'ignore', 'pipe'],
    );
    const [stderr, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    if (code === 0) return;
    output = stderr;
    if (!output.includes('invalid locale name')) break;
  }
  throw new EmbeddedDatabaseError(`PostgreSQL could not create its data folder: ${mainLine(output)}`);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
  readonly logFile: string;
  /** Length of the log before this server wrote to it. */
  readonly logStart: number;
  /** How the server ended: its signal or exit code. */
  readonly ended: Promise<string>;
}

/** Starts the server and waits until it takes connections. */
async function launch(
  program: PostgresProgram,
  home: string,
  durable: boolean,
  log: EmbeddedDatabaseOptions['log'],
): Promise<Server> {
  const cluster = join(home, 'cluster');
  for (const begun = Date.now(); ; await sleep(RETRY_PAUSE_MS)) {
    await stopOrphan(cluster, log);
    const server = await spawnServer(program, home, cluster, durable);
    let ended = false;
    void server.ended.then(() => (ended = true));
    const isReady = await becomesTrue(
      async () => ended || (await takesConnections(cluster, server.child.pid)),
      START_LIMIT_MS,
      START_POLL_MS,
    );
    if (isReady && !ended) return server;
    if (!ended) {
      await stopServer(server);
      throw new EmbeddedDatabaseError(
        `PostgreSQL was not ready after ${START_LIMIT_MS / 1000} s; its log is ${server.logFile}.`,
      );
    }
    const output = await lastOutput(server);
    if (!RETRY_REASONS.test(output) || Date.now() - begun > RETRY_LIMIT_MS) {
      throw new EmbeddedDatabaseError(`PostgreSQL did not start: ${output} Its log is ${server.logFile}.`);
    }
  }
}

async function spawnServer(program: PostgresProgram, home: string, cluster: string, durable: boolean): Promise<Server> {
  const logFile = join(home, 'server.log');
  if ((await sizeOf(logFile)) > LOG_BYTES_MAX) await rename(logFile, `${logFile}.1`);
  const logStart = await sizeOf(logFile);
  const port = await freePort();
  const settings = { port: String(port), ...SERVER_SETTINGS, ...(durable ? {} : VOLATILE_SETTINGS) };
  const args = [
    ...serverIdentity(cluster),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  // The log is a file and not a pipe to us: a server that outlives us for a while must not choke on it.
  const log = await open(logFile, 'a', PRIVATE_FILE_MODE);
  const child = spawnProgram(program, program.postgres, args, ['ignore', log.fd, log.fd]);
  await log.close();
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  return { child, port, logFile, logStart, ended };
}

/** PostgreSQL writes its state to the last line of its pid file; asking there leaves no line in the log. */
async function takesConnections(cluster: string, pid: number | undefined): Promise<boolean> {
  const found = await postmasterIn(cluster);
  return found.pid === pid && found.isReady;
}

/** What the pid file says: of a server that is gone, too, when nobody could clear up. */
async function postmasterIn(cluster: string): Promise<{ pid: number; port: number; isReady: boolean }> {
  const lines = (await readIfThere(join(cluster, 'postmaster.pid')))?.split('\n') ?? [];
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

async function stopServer({ child, ended, logFile }: Server): Promise<void> {
  let gone = child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  void ended.then(() => (gone = true));
  // PostgreSQL's "fast" shutdown: connections are ended, nothing is lost.
  child.kill('SIGINT');
  if (await becomesTrue(async () => gone, STOP_LIMIT_MS)) return;
  child.kill('SIGQUIT');
  if (await becomesTrue(async () => gone, STOP_NOW_LIMIT_MS)) return;
  throw new EmbeddedDatabaseError(`PostgreSQL (pid ${child.pid}) does not stop; its log is ${logFile}.`);
}

/** A port that is free now. Somebody may take it before PostgreSQL does; then another one is tried. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** The line of the server's log that says best why it ended. */
async function lastOutput({ logFile, logStart }: Server): Promise<string> {
  const written = await readFile(logFile);
  return mainLine(written.subarray(logStart).toString('utf8'));
}

function mainLine(output: string): string {
  const lines = output.trim().split('\n');
  const main = lines.findLast((line) => /\b(PANIC|FATAL|error):/.test(line)) ?? lines.at(-1);
  return main?.replace(/^.*?(?=(PANIC|FATAL|error):)/, '') || 'it said nothing.';
}

async function becomesTrue(
  condition: () => Promise<boolean>,
  limitMs: number,
  pollMs = STOP_POLL_MS,
): Promise<boolean> {
  for (const begun = Date.now(); Date.now() - begun < limitMs; await sleep(pollMs)) {
    if (await condition()) return true;
  }
  return false;
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined;
    throw error;
  });
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
