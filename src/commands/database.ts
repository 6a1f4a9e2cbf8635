/**
 * `npm run db:migrate`, `npm run db:reset`, `npm run seed`: work on the database of DATABASE_OWNER_URL, where that is not
 * set on that of DATABASE_URL, or on the embedded one while no server runs on it. One line says what was done; all that goes wrong is one line on stderr and exit 1.
 */
import { databaseOf, type Database } from '../database/database.ts';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { pino } from 'pino';
import { loadServiceCategories } from '../../seeds/categories.seeder.ts';
import { seedDemoDistrict } from '../../seeds/demo-district.ts';
import { seedTerritory } from '../../seeds/territory.seeder.ts';
import { loadCalendarNotices } from '../district/calendar/index.ts';
import { type Config, readConfig } from '../config.ts';
import { startEmbeddedDatabase } from '../database/embedded.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { withMaintenanceOrm } from '../database/orm.ts';
import { lineAbout, onDatabase } from './start-error.ts';

/** A database as its owner, and as the role that serves if that is another one. */
interface Target {
  readonly url: string;
  readonly serviceUrl: string | undefined;
}

/** What one command does with the word that may follow it; gives the line to print. */
type Action = (target: Target, config: Config, word: string | undefined) => Promise<string>;

const actions: Readonly<Record<string, Action>> = {
  async migrate({ url, serviceUrl }, _config, word) {
    if (word !== undefined) throw new Error('Usage: npm run db:migrate');
    await migrateDatabase(url, serviceUrl);
    return 'The database has the newest schema.';
  },

  async reset({ url, serviceUrl }, config, word) {
    if (config.environment === 'production') throw new Error('A production database is not reset.');
    if (!config.database.url && word !== undefined) {
      throw new Error('DATABASE_URL is not set; without a name, npm run db:reset empties the embedded database.');
    }
    await withMaintenanceOrm(url, async (orm) => {
      if (config.database.url) await requireName(databaseOf(orm), word);
      await emptyDatabase(orm);
    });
    await migrateDatabase(url, serviceUrl);
    if (config.seed) return `The database was emptied. ${await fillEmpty(url, seedDemo)}`;
    return 'The database was emptied and has the newest schema; SEED=true would have filled it.';
  },

  async seed({ url, serviceUrl }, config, word) {
    if (word !== undefined && word !== 'territory') throw new Error('Usage: npm run seed [-- territory]');
    if (word === undefined && config.environment === 'production') {
      throw new Error(
        'The demonstration district is not for production; npm run seed -- territory brings the divisions alone.',
      );
    }
    await migrateDatabase(url, serviceUrl);
    return fillEmpty(url, word === 'territory' ? seedTerritoryAlone : seedDemo);
  },
};

try {
  const [command = '', word, ...more] = process.argv.slice(2);
  const action = Object.hasOwn(actions, command) && more.length === 0 ? actions[command] : undefined;
  if (!action) throw new Error(`Usage: database.main ${Object.keys(actions).join('|')} [WORD]`);
  process.stdout.write(`${await run(action, readConfig(process.env), word)}\n`);
} catch (error) {
  process.stderr.write(`${lineAbout(error)}\n`);
  process.exitCode = 1;
}

async function run(action: Action, config: Config, word: string | undefined): Promise<string> {
  const { url, ownerUrl } = config.database;
  if (ownerUrl) return onDatabase(config, () => action({ url: ownerUrl, serviceUrl: url }, config, word));
  if (url) return onDatabase(config, () => action({ url, serviceUrl: undefined }, config, word));
  const embedded = await startEmbeddedDatabase({ dataDir: config.dataDir, log: pino({ level: 'warn' }) });
  try {
    return await onDatabase(config, () => action(embedded, config, word));
  } finally {
    await embedded.stop();
  }
}

/** A DATABASE_URL left over in the environment must not cost a database: what is to be emptied has to be named. */
async function requireName(db: Database, word: string | undefined): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  const { name } = rows[0]!;
  if (word === name) return;
  throw new Error(
    `DATABASE_URL names the database "${name}", and all that is in it would be gone: npm run db:reset -- ${name} does it.`,
  );
}

/** All or nothing: a reset that is cut off can be repeated. */
async function emptyDatabase(orm: MikroORM): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const db = databaseOf(em);
    await sql`drop schema if exists public, graphile_worker cascade`.execute(db);
    await sql`create schema public`.execute(db);
  });
}

async function fillEmpty(url: string, fill: (orm: MikroORM) => Promise<string>): Promise<string> {
  return withMaintenanceOrm(url, async (orm) => {
    const db = databaseOf(orm);
    const { rows } = await sql`select from division limit 1`.execute(db);
    if (rows.length > 0) throw new Error('The database holds data already; only an empty one is filled.');
    await loadCalendarNotices(db);
    await loadServiceCategories(db);
    return fill(orm);
  });
}

async function seedDemo(orm: MikroORM): Promise<string> {
  await seedDemoDistrict(orm, Temporal.Now.instant());
  return 'The database holds the demonstration district.';
}

async function seedTerritoryAlone(orm: MikroORM): Promise<string> {
  await orm.em.fork().transactional((em) => seedTerritory(databaseOf(em)));
  return 'The database holds the divisions of Gulou District. Its grids and party organisations are made up and marked synthetic.';
}
