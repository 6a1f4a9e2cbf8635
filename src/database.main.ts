/**
 * `npm run db:migrate`, `npm run db:reset`, `npm run seed`: work on the database of DATABASE_URL, or on the embedded one
 * while no server runs on it.
 */
import { sql } from 'kysely';
import { pino } from 'pino';
import { seedDemoDistrict } from '../seeds/demo-district.ts';
import { loadCalendarNotices } from './calendar/index.ts';
import { type Config, readConfig } from './config.ts';
import type { Database } from './context.ts';
import { startEmbeddedDatabase } from './database/embedded.ts';
import { migrateDatabase } from './database/migrate.ts';
import { createOrm } from './database/orm.ts';

type Action = (url: string, config: Config) => Promise<string>;

const actions: Readonly<Record<string, Action>> = {
  migrate: async (url) => {
    await migrateDatabase(url);
    return 'The database has the newest schema.';
  },
  reset: async (url, config) => {
    if (config.environment === 'production') throw new Error('A production database is not reset.');
    await withDatabase(url, (db) => sql`drop schema public cascade`.execute(db));
    await withDatabase(url, (db) => sql`create schema public`.execute(db));
    await migrateDatabase(url);
    return config.seed ? seed(url) : 'The database is empty.';
  },
  seed: async (url) => {
    await migrateDatabase(url);
    return seed(url);
  },
};

try {
  const action = actions[process.argv[2] ?? ''];
  if (!action) throw new Error(`Usage: database.main ${Object.keys(actions).join('|')}`);
  await onDatabase(readConfig(process.env), action);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function onDatabase(config: Config, action: Action): Promise<void> {
  const log = pino({ level: 'warn' });
  const embedded = config.database.url ? undefined : await startEmbeddedDatabase({ dataDir: config.dataDir, log });
  try {
    const url = config.database.url ?? embedded!.url;
    process.stdout.write(`${await action(url, config)}\n`);
  } finally {
    await embedded?.stop();
  }
}

async function seed(url: string): Promise<string> {
  return withDatabase(url, async (db, orm) => {
    const { rows } = await sql`select from division limit 1`.execute(db);
    if (rows.length > 0) throw new Error('The database holds data already; npm run db:reset empties it first.');
    await loadCalendarNotices(db);
    await seedDemoDistrict(orm, Temporal.Now.instant());
    return 'The database holds the demonstration district.';
  });
}

async function withDatabase<T>(
  url: string,
  work: (db: Database, orm: Awaited<ReturnType<typeof createOrm>>) => Promise<T>,
): Promise<T> {
  const orm = await createOrm(url, 1);
  try {
    return await work(orm.em.getKysely() as unknown as Database, orm);
  } finally {
    await orm.close();
  }
}
