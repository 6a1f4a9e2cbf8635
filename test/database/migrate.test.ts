import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { connect, DatabaseUnusableError, unfitness } from '../../src/database/connect.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { withMaintenanceOrm } from '../../src/database/orm.ts';
import { MAINTENANCE_LIMITS } from '../../src/database/session-limits.ts';
import { databaseUrl, type FreshDatabase, freshDatabase, sql } from '../support/database.ts';

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseUnusableError);
  return (error as Error).message;
}

describe('a database is refused', () => {
  it('when nothing listens at its address', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    expect(await refusal(migrateDatabase(`postgres://127.0.0.1:${port}/commons`))).toMatch(
      /^cannot be reached: connect ECONNREFUSED/,
    );
  });

  it('when its address takes the connection and says nothing', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await refusal(connect(`postgres://127.0.0.1:${port}/commons`, 100))).toBe(
      'cannot be reached: it gave no answer for 0.1 s. Is it running, and is its URL right?',
    );
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('when it does not exist', async () => {
    expect(await refusal(migrateDatabase(databaseUrl(inject('databaseUrl'), 'nowhere')))).toBe(
      'refuses the connection: database "nowhere" does not exist. Are user, password and database in its URL right?',
    );
  });

  it('when it does not keep UTF-8, and nothing is written to it', async () => {
    const server = inject('databaseUrl');
    await sql(server)(`create database latin encoding 'LATIN1' locale 'C' locale_provider 'libc' template template0`);
    const url = databaseUrl(server, 'latin');
    expect(await refusal(migrateDatabase(url))).toMatch(/^keeps its text as LATIN1, and this needs UTF8\./);
    expect(await sql(url)(`select from pg_tables where schemaname = 'public'`)).toEqual([]);
    await sql(server)('drop database latin with (force)');
  });

  it('when it runs on a PostgreSQL before 16', () => {
    expect(unfitness({ version: '15.18', number: 150_018, encoding: 'UTF8' })).toBe(
      'runs PostgreSQL 15.18, and this needs 16 or later. Use a newer one.',
    );
    expect(unfitness({ version: '16.0', number: 160_000, encoding: 'UTF8' })).toBeUndefined();
  });
});

describe('with a database of its own', () => {
  let database: FreshDatabase;

  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.drop());

  it('a newer one is refused by the name of its migration', async () => {
    await sql(database.url)(`insert into migration (name, executed_at) values ('m9999_future', now())`);
    expect(await refusal(migrateDatabase(database.url))).toBe(
      'has the migration "m9999_future", which this version does not know. Start a newer version.',
    );
  });

  it('one that ran other statements under the name of a migration is refused, and stays as it is', async () => {
    await sql(database.url)(`update migration set statements_sha256 = 'other' where name = 'm0005_bookings'`);
    await sql(database.url)(`delete from migration where name = (select max(name) from migration)`);
    const before = await sql(database.url)('select name, statements_sha256 from migration order by id');
    expect(await refusal(migrateDatabase(database.url))).toBe(
      'ran other statements as "m0005_bookings" than this version has under that name. Start the version that made the ' +
        'database, or empty it (npm run db:reset).',
    );
    expect(await sql(database.url)('select name, statements_sha256 from migration order by id')).toEqual(before);
  });

  it('one from before hashes were kept gets them, once it is what its migrations make', async () => {
    const before = await sql(database.url)('select name, statements_sha256 as hash from migration order by id');
    expect(before).toEqual(before.map(({ name }) => ({ name, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })));
    await sql(database.url)('alter table migration drop column statements_sha256');
    await migrateDatabase(database.url);
    expect(await sql(database.url)('select name, statements_sha256 as hash from migration order by id')).toEqual(
      before,
    );
  });

  it('one from before hashes were kept that is something else is refused, and stays as it is', async () => {
    await sql(database.url)('alter table migration drop column statements_sha256');
    await sql(database.url)('drop trigger booking_gives_counters_back on booking');
    await sql(database.url)('create index left_over on booking (quantity)');
    expect(await refusal(migrateDatabase(database.url))).toBe(
      'is not what its migrations make: with the newest schema it lacks ' +
        '"CREATE TRIGGER booking_gives_counters_back AFTER DELETE ON booking REFERENCING O…" and has besides ' +
        '"CREATE INDEX left_over ON booking USING btree (quantity);". It was left as it is: mend it after ' +
        'schema/database.sql, or empty it (npm run db:reset).',
    );
    expect(
      await sql(database.url)(`select from pg_attribute where attname = 'statements_sha256' and not attisdropped`),
    ).toEqual([]);
  });

  it('no migration is marked as run, or as not run, by hand', async () => {
    await withMaintenanceOrm(database.url, async ({ migrator }) => {
      await expect(migrator.logMigration('m0001_foundation')).rejects.toThrow('is not written by hand');
      await expect(migrator.unlogMigration('m0001_foundation')).rejects.toThrow('is not written by hand');
    });
  });

  it('several that start at once take turns, and all come through', async () => {
    await sql(database.url)('drop schema public, graphile_worker cascade');
    await sql(database.url)('create schema public');
    await Promise.all(Array.from({ length: 4 }, () => migrateDatabase(database.url)));
    const names = await sql(database.url)('select name, count(*)::integer as times from migration group by name');
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter(({ times }) => times !== 1)).toEqual([]);
  });

  it('work from the console has limits of its own', async () => {
    const shown = await withMaintenanceOrm(database.url, async (orm) =>
      orm.em
        .getConnection()
        .execute(
          `select name, setting::integer as ms from pg_settings where name like '%\\_timeout' and setting <> '0'`,
        ),
    );
    expect(shown).toEqual(
      expect.arrayContaining([
        { name: 'statement_timeout', ms: MAINTENANCE_LIMITS.statementMs },
        { name: 'lock_timeout', ms: MAINTENANCE_LIMITS.lockMs },
        { name: 'idle_in_transaction_session_timeout', ms: MAINTENANCE_LIMITS.idleInTransactionMs },
      ]),
    );
  });
});
