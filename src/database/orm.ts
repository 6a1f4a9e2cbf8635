import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { entities } from './entities.ts';
import { migrations } from './migrations/index.ts';
import { PreparingClient } from './preparing-client.ts';

/** How long a request waits for a connection before it is told that the system is busy. */
export const CONNECTION_WAIT_MS = 2_000;
/** A connection is replaced after this long, so that a fleet follows a moved database. */
export const CONNECTION_LIFETIME_SECONDS = 30 * 60;
/** PostgreSQL's own limits on what one statement or transaction may hold up. */
export const STATEMENT_TIMEOUT_MS = 5_000;
export const LOCK_TIMEOUT_MS = 2_000;
export const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;

/** MikroORM's settings for one database. */
export function ormOptions(databaseUrl: string, poolSize: number): Options {
  return {
    entities,
    clientUrl: databaseUrl,
    pool: { min: 0, max: poolSize },
    driverOptions: {
      Client: PreparingClient,
      connectionTimeoutMillis: CONNECTION_WAIT_MS,
      maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
      application_name: 'grid-commons',
    },
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'migration', snapshot: false, silent: true },
    // Every state change is an explicit method on an entity or an SQL statement; nothing relies on discovery by name.
    discovery: { warnWhenNoEntities: false },
    logger: () => undefined,
  };
}

/** The ORM of one process. Nothing connects before the first query. */
export async function createOrm(databaseUrl: string, poolSize: number): Promise<MikroORM> {
  return MikroORM.init(ormOptions(databaseUrl, poolSize));
}
