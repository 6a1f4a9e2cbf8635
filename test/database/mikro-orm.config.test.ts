import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import configuration from '../../mikro-orm.config.ts';
import { runningDatabase } from '../../src/database/embedded.ts';
import { migrations } from '../../src/database/migrations/index.ts';
import { differenceBetween, pictureOfDatabase, readPicture } from '../../src/database/picture.ts';
import { type FreshDatabase, freshDatabase, sql } from '../support/database.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const PROGRAM = join(PROJECT, 'node_modules/@mikro-orm/cli/cli.js');
/** Five cold starts of the command line, on a machine that is busy with other tests. */
const COMMANDS_LIMIT_MS = 240_000;

interface Ran {
  readonly code: number;
  readonly said: string;
}

/** Runs `npx mikro-orm` from the sources. */
async function mikroOrm(env: Record<string, string>, ...args: string[]): Promise<Ran> {
  // What vitest sets would let MikroORM load TypeScript as it does not outside of tests.
  const { VITEST: _, ...own } = process.env;
  const options = { cwd: PROJECT, env: { ...own, ...env } };
  return promisify(execFile)(process.execPath, [PROGRAM, ...args], options).then(
    ({ stdout }) => ({ code: 0, said: stripVTControlCharacters(stdout) }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: stripVTControlCharacters(error.stderr) }),
  );
}

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

describe('npx mikro-orm, from the sources', () => {
  it(
    'lists the migrations, has nothing to say of the schema, and drops nothing',
    { timeout: COMMANDS_LIMIT_MS },
    async () => {
      const run = (...args: string[]) => mikroOrm({ DATABASE_URL: database.url }, ...args);
      const listed = await run('migration:list');
      for (const { name } of migrations) expect(listed.said).toContain(` ${name} `);
      expect(await run('migration:pending')).toEqual({ code: 0, said: 'No pending migrations\n' });
      expect(await run('migration:check')).toEqual({ code: 0, said: 'No changes required, schema is up-to-date\n' });
      expect(await run('schema:update', '--dump')).toEqual({ code: 0, said: 'Schema is up-to-date\n' });
      expect(await run('migration:fresh', '--drop-db')).toEqual({
        code: 1,
        said: expect.stringContaining('Error: Nothing here drops a database'),
      });
      expect(differenceBetween(await readPicture(), await pictureOfDatabase(database.url))).toBeUndefined();
    },
  );

  it('finds the embedded database that a server runs in DATA_DIR', async () => {
    const dataDir = join(inject('temporaryFolder'), 'data');
    const url = await runningDatabase(dataDir);
    expect(url).toBe(inject('databaseUrl'));
    expect(await runningDatabase(join(inject('temporaryFolder'), 'nothing'))).toBeUndefined();
  });
});

describe('with its configuration', () => {
  let orm: MikroORM;

  beforeEach(async () => {
    vi.stubEnv('DATABASE_URL', database.url);
    orm = await MikroORM.init(await configuration());
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await orm?.close();
  });

  it('no command on the schema has anything to say or does anything', async () => {
    const { schema, migrator } = orm;
    expect(await migrator.checkSchema()).toBe(false);
    expect(await schema.getCreateSchemaSQL()).toBe('');
    expect(await schema.getUpdateSchemaSQL()).toBe('');
    expect(await schema.getUpdateSchemaMigrationSQL()).toEqual({ up: '', down: '' });
    expect(await schema.getDropSchemaSQL({ dropMigrationsTable: true })).toBe('');
    for (const changes of [() => schema.create(), () => schema.update()]) {
      await expect(changes()).rejects.toThrow('Only migrations change this database');
    }
    for (const empties of [
      () => schema.drop({ dropDb: true }),
      () => schema.drop({ dropMigrationsTable: true }),
      () => schema.refresh(),
      () => schema.clear(),
      () => schema.dropDatabase(),
    ]) {
      await expect(empties()).rejects.toThrow('Nothing here drops a database');
    }
    await expect(migrator.down()).rejects.toThrow('This migration cannot be reverted');
    await expect(migrator.rollup()).rejects.toThrow('Cannot roll up migrations');
    expect(differenceBetween(await readPicture(), await pictureOfDatabase(database.url))).toBeUndefined();
  });

  it('pending migrations run as they do at a start, with their hashes', async () => {
    await sql(database.url)('drop schema public, graphile_worker cascade');
    await sql(database.url)('create schema public');
    expect((await orm.migrator.up()).map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
    expect(await sql(database.url)('select from migration where statements_sha256 is null')).toEqual([]);
  });

  describe('migration:create', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(inject('temporaryFolder'), 'migrations-'));
      const ours = join(PROJECT, 'src/database/migrations');
      for (const name of await readdir(ours)) await copyFile(join(ours, name), join(folder, name));
    });

    it('writes a file with the next number and enters it at the end of the list', async () => {
      const last = migrations.at(-1)!;
      const number = String(Number.parseInt(last.name.slice(1), 10) + 1).padStart(4, '0');
      const { fileName } = await orm.migrator.create(folder, true, false, 'units-have_a_logo');
      expect(fileName).toBe(`m${number}_units_have_a_logo.ts`);
      expect(await readFile(join(folder, fileName), 'utf8')).toMatch(
        new RegExp(`\nexport class M${number}UnitsHaveALogo extends Migration {\n  override up\\(\\): void {\n`),
      );
      const list = await readFile(join(folder, 'index.ts'), 'utf8');
      expect(list).toContain(`\nimport { M${number}UnitsHaveALogo } from './${fileName}';\n\n`);
      expect(list).toMatch(
        new RegExp(`  \\{ name: 'm${number}_units_have_a_logo', class: M${number}UnitsHaveALogo \\},\n\\];\n$`),
      );
    });

    it('writes nothing without a name, or for one that is taken', async () => {
      const before = await readFile(join(folder, 'index.ts'), 'utf8');
      for (const name of [undefined, '', 'Großer Name', '../x']) {
        await expect(orm.migrator.create(folder, true, false, name)).rejects.toThrow('A migration has a name');
      }
      await expect(orm.migrator.create(folder, true, false, 'bookings')).rejects.toThrow(
        'There is a migration bookings already.',
      );
      expect(await readFile(join(folder, 'index.ts'), 'utf8')).toBe(before);
    });
  });
});
