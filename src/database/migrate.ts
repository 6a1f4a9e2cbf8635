import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { createOrm } from './orm.ts';
import { migrations } from './migrations/index.ts';

/** Thrown when the database has been migrated by a later version of this program. */
export class DatabaseIsNewerError extends Error {}

/** Any constant will do, as long as every process of this program uses the same one. */
const MIGRATION_LOCK = 7_061_935_001;
/** A process that waits for another's migrations gives up after this long. */
const MIGRATION_LOCK_WAIT = '60s';

/**
 * Brings the database to the newest schema. Processes that start at the same time take turns.
 * @throws DatabaseIsNewerError when the database holds a migration that this code does not know; nothing is changed
 */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const lock = new pg.Client({ connectionString: databaseUrl });
  await lock.connect();
  const orm = await createOrm(databaseUrl, 1);
  try {
    await lock.query(`set lock_timeout = '${MIGRATION_LOCK_WAIT}'`);
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseNewer(orm);
    await orm.migrator.up();
  } finally {
    await orm.close();
    await lock.end();
  }
}

async function refuseNewer(orm: MikroORM): Promise<void> {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = (await orm.migrator.getExecuted()).find(({ name }) => !known.has(name));
  if (unknown) {
    throw new DatabaseIsNewerError(
      `The database has the migration "${unknown.name}", which this version does not know. Start a newer version.`,
    );
  }
}
