import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type Logger, pino } from 'pino';
import { loadServiceCategories } from '../seeds/categories.seeder.ts';
import { seedDemoDistrict } from '../seeds/demo-district.ts';
import { loadCalendarNotices } from './calendar/index.ts';
import { type Config, readConfig } from './config.ts';
import type { Database } from './context.ts';
import { startEmbeddedDatabase } from './database/embedded.ts';
import { migrateDatabase } from './database/migrate.ts';
import { createOrm, withMaintenanceOrm } from './database/orm.ts';
import { keepStretches } from './facilities/open-stretch.ts';
import { developmentIssuer } from './identity/development-issuer.ts';
import { createTokenVerifier, oidcIssuer } from './identity/token.ts';
import { buildCommonsSchema } from './schema.ts';
import { buildServer, FIRST_QUERY, GRAPHQL_PATH } from './server.ts';
import { describedFault } from './shown-error.ts';
import { atAddress, inDataFolder, lineAbout, onDatabase } from './start-error.ts';

/** How often the open stretches are moved on, and corrections of the calendar taken up, in milliseconds. */
const STRETCH_KEEPING_MS = 60_000;
/** Accepted requests get this long to finish after a signal to stop, in milliseconds; then the process ends all the same. */
const DRAIN_LIMIT_MS = 20_000;
/** After a signal, requests are still taken for so long if anybody is connected, while readiness is denied, in milliseconds. */
const DRAIN_GRACE_MS = 1_000;

/** What has to be undone when the process ends, the latest first. */
const undo: (() => Promise<unknown>)[] = [];
let stopping: Promise<void> | undefined;

process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));

try {
  await start(readConfig(process.env));
} catch (error) {
  // A signal during the start has already begun to undo it.
  if (!stopping) {
    process.stderr.write(`${lineAbout(error)}\n`);
    await stop(1);
  }
}

async function start(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel });
  const now = () => Temporal.Now.instant();
  const databaseUrl = config.database.url ?? (await embeddedDatabase(config, log));
  const orm = await onDatabase(config, async () => {
    await prepareDatabase(databaseUrl, config, log);
    const created = await createOrm(databaseUrl, config.database.poolSize);
    undo.push(() => created.close());
    await keepStretches(created, now());
    return created;
  });
  keepInTime(log, () => keepStretches(orm, now()));

  const app = await buildServer({
    schema: buildCommonsSchema().schema,
    orm,
    verifyToken: createTokenVerifier(
      config.oidc ? oidcIssuer(config.oidc) : await inDataFolder(config, () => developmentIssuer(config.dataDir)),
      () => new Date(),
    ),
    now,
    log,
    executor: config.executor,
    corsOrigins: config.corsOrigins,
    production: config.environment === 'production',
  });
  undo.push(() => closeDrained(app));
  const { host, port } = config;
  const address = await atAddress(config, () => app.listen({ host, port, listenTextResolver: () => 'listening' }));
  welcome(address.replace('[::1]', 'localhost'), config);
}

/** Brings schema, calendar and categories up to date; an empty database is filled when the settings say so. */
async function prepareDatabase(databaseUrl: string, config: Config, log: Logger): Promise<void> {
  await migrateDatabase(databaseUrl);
  await withMaintenanceOrm(databaseUrl, async (orm) => {
    const db = orm.em.getKysely() as unknown as Database;
    await loadCalendarNotices(db);
    await loadServiceCategories(db);
    if (config.seed && (await isEmpty(db))) {
      log.info('filling the empty database with the demonstration district');
      await seedDemoDistrict(orm, Temporal.Now.instant());
    }
  });
}

async function embeddedDatabase({ dataDir }: Config, log: Logger): Promise<string> {
  const database = await startEmbeddedDatabase({
    dataDir,
    log,
    onExit: (reason) => {
      process.stderr.write(`The database ended: ${reason}\n`);
      void stop(1);
    },
  });
  undo.push(() => database.stop());
  return database.url;
}

async function isEmpty(db: Database): Promise<boolean> {
  const { rows } = await sql`select from division limit 1`.execute(db);
  return rows.length === 0;
}

function keepInTime(log: Logger, work: () => Promise<unknown>): void {
  const timer = setInterval(() => {
    work().catch((error: unknown) =>
      log.error({ fault: describedFault(error) }, 'the open stretches could not be moved on'),
    );
  }, STRETCH_KEEPING_MS);
  undo.push(async () => clearInterval(timer));
}

function welcome(address: string, { oidc }: Config): void {
  const token = oidc ? '' : '\n  A token for trying:  npm run -s token -- resident\n';
  process.stdout.write(`
Grid Commons is running.

  GraphQL API:  ${address}${GRAPHQL_PATH}
  Explorer:     the same address in a browser
${token}
  A query to try:

    curl ${address}${GRAPHQL_PATH} -H 'content-type: application/json' \\
      -d '${JSON.stringify({ query: FIRST_QUERY.replace(/\s+/g, ' ').trim() })}'

`);
}

/** Sends clients elsewhere for a while, then closes: a request that was sent before the signal still finds us listening. */
async function closeDrained(app: FastifyInstance): Promise<void> {
  app.drain();
  const open = await new Promise<number>((resolve) => app.server.getConnections((_error, count) => resolve(count)));
  if (open > 0) await pause(DRAIN_GRACE_MS);
  await app.close();
}

/** Stops taking requests, answers those that were accepted, then lets go of everything. A second signal does not wait. */
function stop(code: number): Promise<void> {
  if (stopping) process.exit(1);
  stopping = (async () => {
    const limit = setTimeout(() => process.exit(1), DRAIN_LIMIT_MS);
    limit.unref();
    for (const step of undo.toReversed()) {
      await step().catch((error: unknown) => {
        process.stderr.write(`${lineAbout(error)}\n`);
        code = 1;
      });
    }
    process.exit(code);
  })();
  return stopping;
}
