/**
 * `npm run jobs`: shows the jobs that are dead, has them tried anew, or removes them; in the database of DATABASE_URL, or
 * in the embedded one while no server runs on it. All that goes wrong is one line on stderr and exit 1.
 */
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { pino } from 'pino';
import { type Config, readConfig } from '../config.ts';
import { connect, CONNECT_LIMIT_MS } from '../database/connect.ts';
import { startEmbeddedDatabase } from '../database/embedded.ts';
import { deadJobs, forgetDeadJobs, LISTED_MAX, queueUsage, replayDeadJobs } from '../jobs/queue.ts';
import { lineAbout, onDatabase } from './start-error.ts';
import type { Database } from '../database/database.ts';

const USAGE = 'Usage: npm run -s jobs [-- list | replay ID | replay all | forget ID | forget all]';

try {
  process.stdout.write(`${await run(process.argv.slice(2), readConfig(process.env))}\n`);
} catch (error) {
  process.stderr.write(`${lineAbout(error)}\n`);
  process.exitCode = 1;
}

async function run([verb = 'list', which, ...more]: readonly string[], config: Config): Promise<string> {
  const names = which === 'all' || /^\d{1,18}$/.test(which ?? '');
  if (more.length > 0 || !(verb === 'list' ? which === undefined : ['replay', 'forget'].includes(verb) && names)) {
    throw new Error(USAGE);
  }
  const id = which === 'all' ? undefined : which;
  return onQueue(config, async (db) => {
    if (verb === 'list') return list(db);
    const count = await (verb === 'replay' ? replayDeadJobs : forgetDeadJobs)(db, id);
    if (id !== undefined && count === 0) throw new Error(`There is no dead job ${id}.`);
    return verb === 'replay' ? `Tried anew: ${count}.` : `Removed: ${count}.`;
  });
}

async function list(db: Database): Promise<string> {
  const { dead, due, running, oldestSeconds } = await queueUsage(db);
  const lines = (await deadJobs(db)).map(({ id, key, attempts, diedAt, error }) =>
    [id, key, `${attempts} attempts`, diedAt, error.replace(/\s+/g, ' ')].join('  '),
  );
  if (dead > LISTED_MAX) lines.push(`and ${dead - LISTED_MAX} more`);
  return [`${dead} dead, ${running} running, ${due} due for up to ${Math.round(oldestSeconds)} s`, ...lines].join('\n');
}

function onQueue(config: Config, work: (db: Database) => Promise<string>): Promise<string> {
  return onDatabase(config, async () => {
    const { url } = config.database;
    if (url) return withDatabase(url, work);
    const embedded = await startEmbeddedDatabase({ dataDir: config.dataDir, log: pino({ level: 'warn' }) });
    try {
      return await withDatabase(embedded.url, work);
    } finally {
      await embedded.stop();
    }
  });
}

async function withDatabase(url: string, work: (db: Database) => Promise<string>): Promise<string> {
  // Says what is wrong with a database that is not fit; the pool would not.
  await (await connect(url)).end();
  const pool = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
