import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type EmbeddedDatabase, EmbeddedDatabaseError, startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { findPostgres } from '../../src/database/postgres-program.ts';
import { isAlive } from '../../src/database/single-instance.ts';
import { sql } from '../support/database.ts';

const MODULE = new URL('../../src/database/embedded.ts', import.meta.url).href;
const log = pino({ level: 'silent' });

const running: EmbeddedDatabase[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.kill('SIGKILL')) await once(child, 'exit');
  }
  await Promise.all(running.splice(0).map((database) => database.stop()));
});

async function start(
  dataDir: string,
  options: { durable?: boolean; onExit?: (reason: string) => void } = {},
): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ dataDir, log, durable: false, ...options });
  running.push(database);
  return database;
}

/** A process of its own that starts the database, says its URL (or why not), does as told and then waits. */
function spawnInstance(
  dataDir: string,
  whatThen = 'setInterval(() => {}, 1000);',
  detached = false,
  // Whoever reads the line that is printed may rely on this having been done.
  first = '',
): ChildProcess {
  const program = `
    const { startEmbeddedDatabase } = await import(${JSON.stringify(MODULE)});
    const options = { dataDir: ${JSON.stringify(dataDir)}, log: { info() {}, warn() {} } };
    ${first}
    await startEmbeddedDatabase(options).then(({ url }) => console.log(url), ({ message }) => console.log(message));
    ${whatThen}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached,
  });
  children.push(child);
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return line;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const postmasterPid = (dataDir: string) => join(dataDir, 'postgres/cluster/postmaster.pid');

/** The pid in PostgreSQL's own pid file. */
async function postmaster(dataDir: string): Promise<number> {
  return Number((await readFile(postmasterPid(dataDir), 'utf8')).split('\n')[0]);
}

async function refusal(dataDir: string): Promise<string> {
  const error = await start(dataDir).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(EmbeddedDatabaseError);
  const { message } = error as Error;
  expect(message).not.toContain('\n');
  return message;
}

/** The id of the user that PostgreSQL runs as. */
async function postgresUser(): Promise<number> {
  return (await findPostgres()).account?.uid ?? process.getuid!();
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(inject('temporaryFolder'), 'embedded-'));
  // Started by root, PostgreSQL runs as another user, who has to pass through.
  await chmod(folder, 0o711);
  return folder;
}

describe('a new database', () => {
  let dataDir: string;
  let database: EmbeddedDatabase;

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    database = await startEmbeddedDatabase({ dataDir, log, durable: false });
  });
  afterAll(async () => {
    await database.stop();
    await rm(dataDir, { recursive: true });
  });

  it('belongs to a role that may extend it and is no superuser', async () => {
    const query = sql(database.url);
    expect(
      await query(`select current_user, current_database(), rolsuper from pg_roles where rolname = current_user`),
    ).toEqual([{ current_user: 'grid_commons', current_database: 'grid_commons', rolsuper: false }]);
    await query('create extension btree_gist');
    await query('create database another');
  });

  it('is served by another role, which owns nothing and does not know the password of the owner', async () => {
    expect(
      await sql(database.serviceUrl)(
        `select current_user, current_database(), rolsuper, rolcreatedb, rolcreaterole, rolbypassrls,
                pg_has_role('grid_commons', 'MEMBER') as may_own from pg_roles where rolname = current_user`,
      ),
    ).toEqual([
      {
        current_user: 'commons_service',
        current_database: 'grid_commons',
        rolsuper: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolbypassrls: false,
        may_own: false,
      },
    ]);
    const asOwner = Object.assign(new URL(database.serviceUrl), { username: 'grid_commons' }).href;
    await expect(sql(asOwner)('select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('compares text by code point, and knows the letters of every script for letters', async () => {
    const query = sql(database.url);
    await query('create extension pg_trgm');
    expect(
      await query(`select 'B' < 'a' as ordered, lower('Ä') as lower, cardinality(show_trgm('鼓楼区')) as trigrams`),
    ).toEqual([{ ordered: true, lower: 'ä', trigrams: 4 }]);
  });

  it('lets in who knows the password, from this machine, and keeps it from other users', async () => {
    expect((await stat(join(dataDir, 'postgres/password'))).mode & 0o077).toBe(0);
    expect(new URL(database.url).hostname).toBe('127.0.0.1');
    expect(await sql(database.url)('show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const wrong = Object.assign(new URL(database.url), { password: 'wrong' }).href;
    await expect(sql(wrong)('select 1')).rejects.toThrow(/password authentication failed/);
  });
});

describe('with a new data folder', () => {
  let parent: string;
  let dataDir: string;

  beforeEach(async () => {
    parent = await temporaryFolder();
    dataDir = join(parent, 'data');
  });
  // A server that has lost may still be going.
  afterEach(() => rm(parent, { recursive: true, maxRetries: 10, retryDelay: 200 }));

  it('exactly one of several that start at once gets it', async () => {
    const instances = Array.from({ length: 4 }, () => spawnInstance(dataDir));
    const lines = await Promise.all(instances.map(firstLine));
    const [url, ...others] = lines.filter((line) => line.startsWith('postgres://'));
    expect(others).toEqual([]);
    expect(await sql(url!)('select 1 as one')).toEqual([{ one: 1 }]);
    const winner = instances[lines.indexOf(url!)]!;
    expect(lines.filter((line) => line.includes(`in use by another instance (pid ${winner.pid})`))).toHaveLength(3);

    await kill(winner);
    await start(dataDir);
  });

  it('a kill -9 while the database is being created leaves nothing half-made: the next start creates it', async () => {
    const child = spawnInstance(dataDir);
    await expect
      .poll(() => readdir(dataDir).catch(() => []), { interval: 5, timeout: 10_000 })
      .toContainEqual(expect.stringMatching(/^postgres\.new-/));
    await kill(child);
    expect(await readdir(dataDir)).not.toContain('postgres');
    expect(await sql((await start(dataDir)).url)('select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('with a data folder that has a database', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    const database = await startEmbeddedDatabase({ dataDir, log });
    await sql(database.url)('create table mark (answer integer)');
    await database.stop();
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  it('a stop leaves nothing running, and the next start finds the data', async () => {
    const first = await start(dataDir);
    await sql(first.url)('truncate mark');
    await sql(first.url)('insert into mark values (41)');
    const pid = await postmaster(dataDir);
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(await sql((await start(dataDir)).url)('select answer from mark')).toEqual([{ answer: 41 }]);
  });

  it('from before there was a role that serves gets one, and keeps its rows', async () => {
    const first = await start(dataDir);
    await sql(first.url)('truncate mark');
    await sql(first.url)('insert into mark values (44)');
    const superuser = Object.assign(new URL(first.url), { username: 'postgres' }).href;
    await sql(superuser)('drop role commons_service');
    await first.stop();
    const second = await start(dataDir);
    expect(await sql(second.serviceUrl)('select 1 as one')).toEqual([{ one: 1 }]);
    expect(await sql(second.url)('select answer from mark')).toEqual([{ answer: 44 }]);
  });

  it('a second stop does nothing', async () => {
    const database = await start(dataDir);
    await Promise.all([database.stop(), database.stop()]);
    await database.stop();
    expect(await sql((await start(dataDir)).url)('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('a second instance is refused, naming the folder and the process that has it', async () => {
    const child = spawnInstance(dataDir);
    const url = await firstLine(child);
    expect(await refusal(dataDir)).toBe(
      `The data folder ${dataDir} (DATA_DIR) is in use by another instance (pid ${child.pid}). ` +
        'Stop that one, or set DATA_DIR to another folder.',
    );
    expect(await sql(url)('select 1 as one')).toEqual([{ one: 1 }]);
    await kill(child);
    await start(dataDir);
  });

  it('a second start in the same process is refused, too', async () => {
    const { url } = await start(dataDir);
    expect(await refusal(dataDir)).toContain(`in use by another instance (pid ${process.pid})`);
    expect(await sql(url)('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('after kill -9 the next start stops the PostgreSQL that lives on, and loses nothing', async () => {
    const child = spawnInstance(dataDir);
    const url = await firstLine(child);
    await sql(url)('truncate mark');
    await sql(url)('insert into mark values (42)');
    const orphan = await postmaster(dataDir);
    await kill(child);
    expect(isAlive(orphan)).toBe(true);

    const database = await start(dataDir);
    expect(await postmaster(dataDir)).not.toBe(orphan);
    expect(await sql(database.url)('select answer from mark')).toEqual([{ answer: 42 }]);
  });

  it('after kill -9 of the server and of PostgreSQL, at once, the next start recovers what was committed', async () => {
    const child = spawnInstance(dataDir);
    const url = await firstLine(child);
    await sql(url)('truncate mark');
    await sql(url)('insert into mark values (43)');
    process.kill(await postmaster(dataDir), 'SIGKILL');
    await kill(child);
    expect(await sql((await start(dataDir)).url)('select answer from mark')).toEqual([{ answer: 43 }]);
  });

  it('a process that got the pid of a PostgreSQL that is gone is left alone', async () => {
    const database = await start(dataDir);
    const content = await readFile(postmasterPid(dataDir), 'utf8');
    await database.stop();
    // PostgreSQL takes any living process of its own user for a server.
    const { uid, gid } = await stat(join(dataDir, 'postgres/cluster'));
    const bystander = spawn('sleep', ['600'], { stdio: 'ignore', ...(process.getuid?.() === 0 && { uid, gid }) });
    children.push(bystander);
    await once(bystander, 'spawn');
    await writeFile(postmasterPid(dataDir), content.replace(/^\d+/, String(bystander.pid)));

    expect(await sql((await start(dataDir)).url)('select 1 as one')).toEqual([{ one: 1 }]);
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  });

  it('the pid file of an instance that is gone keeps nobody out, whoever has that pid now', async () => {
    await writeFile(join(dataDir, 'instance.pid'), String(process.pid));
    expect(await sql((await start(dataDir)).url)('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('a PostgreSQL that ends by itself is reported with its last words', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const database = await start(dataDir, { onExit: resolve });
    process.kill(await postmaster(dataDir), 'SIGQUIT');
    expect(await promise).toMatch(/^PostgreSQL ended by itself \(.+\): .+/);
    await database.stop();
    await start(dataDir);
  });

  it('a PostgreSQL that was asked to stop is not reported', async () => {
    const reasons: string[] = [];
    const database = await start(dataDir, { onExit: (reason) => reasons.push(reason) });
    await database.stop();
    expect(reasons).toEqual([]);
  });

  it.each(['process.exit(1);', 'throw new Error();'])('a process that ends by %s takes it along', async (end) => {
    const child = spawnInstance(dataDir, end);
    await firstLine(child);
    await once(child, 'exit');
    await expect
      .poll(() => readdir(dirname(postmasterPid(dataDir))), { timeout: 10_000 })
      .not.toContain('postmaster.pid');
  });

  it('Ctrl-C in the terminal reaches the server alone, which decides when to stop it', async () => {
    const child = spawnInstance(dataDir, undefined, true, `process.on('SIGINT', () => console.log('interrupted'));`);
    const url = await firstLine(child);
    process.kill(-child.pid!, 'SIGINT');
    expect(await firstLine(child)).toBe('interrupted');
    expect(await sql(url)('select 1 as one')).toEqual([{ one: 1 }]);
    await kill(child);
    await start(dataDir);
  });
});

describe('a folder that cannot be used is refused', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await temporaryFolder();
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('when a file is in its place', async () => {
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    expect(await refusal(file)).toMatch(new RegExp(`^The data folder ${file} \\(DATA_DIR\\) cannot be used: EEXIST`));
  });

  it('when it holds something else, which stays as it is', async () => {
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres/notes.txt'), 'mine');
    expect(await refusal(dataDir)).toContain(
      `The folder ${dataDir}/postgres holds something that is not our database.`,
    );
    expect(await readFile(join(dataDir, 'postgres/notes.txt'), 'utf8')).toBe('mine');
  });

  it('when another version of PostgreSQL made the database', async () => {
    await mkdir(join(dataDir, 'postgres/cluster'), { recursive: true });
    await writeFile(join(dataDir, 'postgres/cluster/PG_VERSION'), '16\n');
    await chown(join(dataDir, 'postgres/cluster'), await postgresUser(), process.getgid!());
    expect(await refusal(dataDir)).toMatch(/one of PostgreSQL 16, and this is PostgreSQL 18\./);
  });

  it.runIf(process.getuid?.() === 0)('when another user created the database', async () => {
    await mkdir(join(dataDir, 'postgres/cluster'), { recursive: true });
    expect(await refusal(dataDir)).toContain(`The database in ${dataDir}/postgres belongs to the user with id 0, and`);
  });

  it.runIf(process.getuid?.() === 0)('when PostgreSQL, started by root, may not enter it', async () => {
    await chmod(dataDir, 0o700);
    expect(await refusal(join(dataDir, 'inner'))).toMatch(
      new RegExp(`user "postgres", who may not enter ${dataDir} on the way to ${dataDir}/inner\\. Set DATA_DIR to`),
    );
  });
});
