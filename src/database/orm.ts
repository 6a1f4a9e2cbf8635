import { type EntityClass, MikroORM, type Options } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { Migrator, migrationSettings } from './migrator.ts';
import { PreparingClient } from './preparing-client.ts';

/** How long a request waits for a connection before it is told that the system is busy. */
export const CONNECTION_WAIT_MS = 2_000;
/** A connection is replaced after this long, so that a fleet follows a moved database. */
export const CONNECTION_LIFETIME_SECONDS = 30 * 60;

/** PostgreSQL's own limits on what one statement or transaction may hold up, in milliseconds. */
export interface SessionLimits {
  readonly statementMs: number;
  readonly lockMs: number;
  readonly idleInTransactionMs: number;
}

/** Somebody waits for the answer. */
export const REQUEST_LIMITS: SessionLimits = { statementMs: 5_000, lockMs: 2_000, idleInTransactionMs: 10_000 };
/**
 * Migrations, seeds and what else is done from the console: an index on a table that has grown takes its time. A lock is
 * waited for longer than any request can hold one, and not much longer, as every request queues behind who waits for it.
 */
export const MAINTENANCE_LIMITS: SessionLimits = {
  statementMs: 60 * 60_000,
  lockMs: 20_000,
  idleInTransactionMs: 60_000,
};

/** MikroORM's settings for one database. `entities` are what use-cases write; the migrator needs none. */
export function ormOptions(
  databaseUrl: string,
  poolSize: number,
  limits: SessionLimits,
  entities: readonly EntityClass<object>[],
): Options {
  return {
    entities: [...entities],
    clientUrl: databaseUrl,
    pool: { min: 0, max: poolSize },
    driverOptions: {
      Client: PreparingClient,
      connectionTimeoutMillis: CONNECTION_WAIT_MS,
      maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
      statement_timeout: limits.statementMs,
      lock_timeout: limits.lockMs,
      idle_in_transaction_session_timeout: limits.idleInTransactionMs,
      application_name: 'grid-commons',
      onPoolCreated: giveBackWhatComesTooLate,
    },
    extensions: [Migrator],
    migrations: migrationSettings,
    // Every state change is an explicit method on an entity or an SQL statement; nothing relies on discovery by name.
    discovery: { warnWhenNoEntities: false },
    logger: () => undefined,
  };
}

/**
 * A query may still wait for its connection when the pool is closed: a request is answered as soon as one of its fields
 * has failed, whatever the others are doing. Kysely 0.29 forgets the connection that it is given after that, and then
 * closing waits for it for ever.
 */
function giveBackWhatComesTooLate(pool: Pool): void {
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
  pool.connect = async () => {
    const client = await connect();
    if (!pool.ending) return client;
    client.release();
    throw new Error('The connections to the database have been closed.');
  };
}

const pools = new WeakMap<MikroORM, () => Pool | undefined>();

/** The ORM of one process, under the limits of requests. Nothing connects before the first query. */
export async function createOrm(
  databaseUrl: string,
  poolSize: number,
  entities: readonly EntityClass<object>[],
): Promise<MikroORM> {
  const options = ormOptions(databaseUrl, poolSize, REQUEST_LIMITS, entities);
  let pool: Pool | undefined;
  const onPoolCreated = (created: Pool) => {
    giveBackWhatComesTooLate(created);
    pool = created;
  };
  const orm = await MikroORM.init({ ...options, driverOptions: { ...options.driverOptions, onPoolCreated } });
  pools.set(orm, () => pool);
  return orm;
}

/** The connections of an ORM that {@link createOrm} has made: used and idle ones, and how many requests wait for one. */
export function poolUsage(orm: MikroORM): { used: number; idle: number; waiting: number } {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = pools.get(orm)?.() ?? {};
  return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}

/** Does work of the console on one connection, under {@link MAINTENANCE_LIMITS}, and lets go of it. */
export async function withMaintenanceOrm<T>(
  databaseUrl: string,
  work: (orm: MikroORM) => Promise<T>,
  entities: readonly EntityClass<object>[] = [],
): Promise<T> {
  const orm = await MikroORM.init(ormOptions(databaseUrl, 1, MAINTENANCE_LIMITS, entities));
  try {
    return await work(orm);
  } finally {
    await orm.close();
  }
}
