import type { MikroORM } from '@mikro-orm/postgresql';
import { databaseOf } from '../../src/database/database.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { entities } from '../../src/features.ts';
import { createOrm, poolUsage } from '../../src/database/orm.ts';
import { freshDatabase, sql as sqlOn } from '../support/database.ts';
import { wireTo } from '../support/wire.ts';

const POOL = 4;
/** Statements that nobody waits for any more: some have a connection, some are getting one, some are in the queue. */
const STATEMENTS = 12;

test.each([
  ['before they have a connection', 0],
  ['while they run', 60],
])('closes although statements are still under way, %s', async (_when, milliseconds) => {
  const database = await freshDatabase();
  const orm = await createOrm(database.url, POOL, entities);
  const db = databaseOf(orm);
  const ended = Promise.allSettled(Array.from({ length: STATEMENTS }, () => sql`select pg_sleep(0.05)`.execute(db)));
  await new Promise((resolve) => setTimeout(resolve, milliseconds));

  await orm.close();
  const failed = (await ended).filter(({ status }) => status === 'rejected');
  expect(failed.length).toBeGreaterThan(0);
  const [left] = await sqlOn(database.url)(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'grid-commons'`,
  );
  expect(left).toEqual({ n: 0 });
  await database.drop();
});

test.each([
  ['the ORM ends', (orm: MikroORM) => orm.em.fork().transactional(async () => undefined)],
  [
    'Kysely ends',
    (orm: MikroORM) =>
      databaseOf(orm)
        .transaction()
        .execute(async () => undefined),
  ],
])(
  'connections that break where a transaction begins, which %s, are not lost to the pool',
  async (_who, transaction) => {
    const database = await freshDatabase();
    let isBroken = false;
    const wire = await wireTo(database.url, () => (isBroken ? 'before' : 'pass'), 'begin\0');
    const orm = await createOrm(wire.databaseUrl, POOL, entities);
    try {
      await transaction(orm);
      isBroken = true;
      for (let times = 0; times < 2 * POOL; times++)
        await expect(transaction(orm)).rejects.toThrow(/terminated|ECONN/i);
      isBroken = false;
      await Promise.all(Array.from({ length: 2 * POOL }, () => transaction(orm)));
      expect(poolUsage(orm)).toMatchObject({ used: 0, waiting: 0 });
    } finally {
      await orm.close();
      await wire.close();
      await database.drop();
    }
  },
);
