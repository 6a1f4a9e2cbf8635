import { type EntityClass, MikroORM, type Options } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { PoolTimeout } from './fault.ts';
import { Migrator, migrationSettings } from './migrator.ts';
import { PreparingClient } from './preparing-client.ts';
import { currentTime, OutOfTime, type RequestTime, WAITING_MS_MAX } from './request-time.ts';
import { MAINTENANCE_LIMITS, REQUEST_LIMITS, type SessionLimits, sessionSettings } from './session-limits.ts';

/** A wait for a connection that is worth remembering, in milliseconds: a new one is made in some five. */
const POOL_NOTICED_MS = 20;
/** A connection is replaced after this long, so that a fleet follows a moved database. */
export const CONNECTION_LIFETIME_SECONDS = 30 * 60;

/** MikroORM's settings for one database. `entities` are what use-cases write; the migrator needs none. */
function ormOptions(
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
      connectionTimeoutMillis: WAITING_MS_MAX,
      maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
      ...sessionSettings(limits),
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
 * closing waits for it for ever. And a request waits for its connections only so long in all, and not once it is over.
 */
function giveBackWhatComesTooLate(pool: Pool): void {
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
  pool.connect = async () => {
    const time = currentTime();
    const isFree = pool.idleCount > 0 && pool.waitingCount === 0;
    const client = await (time && !isFree ? inItsTime(time, connect) : connect());
    if (!pool.ending) return client;
    client.release();
    throw new Error('The connections to the database have been closed.');
  };
}

async function inItsTime(time: RequestTime, connect: () => Promise<PoolClient>): Promise<PoolClient> {
  const late = Promise.withResolvers<never>();
  const tooLong = setTimeout(() => late.reject(new PoolTimeout()), time.waitingMsLeft);
  const over = () => late.reject(new OutOfTime());
  time.over.addEventListener('abort', over, { once: true });
  if (time.over.aborted) over();
  const begun = performance.now();
  const connecting = connect();
  try {
    return await Promise.race([connecting, late.promise]);
  } catch (error) {
    // Whoever is handed a connection after that gives it to the next.
    connecting.then((client) => client.release()).catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(tooLong);
    time.over.removeEventListener('abort', over);
    time.waitedSince(begun, POOL_NOTICED_MS);
  }
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
