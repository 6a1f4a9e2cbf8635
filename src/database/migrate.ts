import type { MikroORM } from '@mikro-orm/postgresql';
import { connect, DatabaseUnusableError } from './connect.ts';
import { migrations } from './migrations/index.ts';
import { withMaintenanceOrm } from './orm.ts';
import { faultOf } from './fault.ts';

/** Any constant will do, as long as every process of this program uses the same one. */
const MIGRATION_LOCK = 7_061_935_001;
/** A process that waits for another's migrations gives up after this long. */
const MIGRATION_LOCK_WAIT_MS = 60_000;
/** PostgreSQL's code for a lock that was not had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Brings the database to the newest schema. Processes that start at the same time take turns.
 * @throws DatabaseUnusableError when the database cannot be reached, is unfit, or holds a migration that this code does
 *   not know; nothing is changed
 */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const lock = await connect(databaseUrl);
  try {
    await lock.query(`set lock_timeout = ${MIGRATION_LOCK_WAIT_MS}`);
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]).catch((cause: unknown) => {
      if (faultOf(cause).code !== LOCK_NOT_AVAILABLE) throw cause;
      throw new DatabaseUnusableError(
        `has been migrated by another process for ${MIGRATION_LOCK_WAIT_MS / 1000} s. Start again when that is done.`,
        { cause },
      );
    });
    await withMaintenanceOrm(databaseUrl, async (orm) => {
      await refuseNewer(orm);
      await orm.migrator.up();
    });
  } finally {
    await lock.end();
  }
}

async function refuseNewer(orm: MikroORM): Promise<void> {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = (await orm.migrator.getExecuted()).find(({ name }) => !known.has(name));
  if (unknown) {
    throw new DatabaseUnusableError(
      `has the migration "${unknown.name}", which this version does not know. Start a newer version.`,
    );
  }
}
