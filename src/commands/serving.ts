import { existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { loadServiceCategories } from '../../seeds/categories.seeder.ts';
import { seedDemoDistrict } from '../../seeds/demo-district.ts';
import { loadCalendarNotices } from '../district/calendar/index.ts';
import type { Config } from '../config.ts';
import { databaseClock } from '../database/clock.ts';
import { type Database, databaseOf } from '../database/database.ts';
import { describedFault } from '../database/fault.ts';
import { checkDatabase, migrateDatabase } from '../database/migrate.ts';
import { entities, jobs } from '../features.ts';
import { createOrm, withMaintenanceOrm } from '../database/orm.ts';
import { mayMigrate } from '../database/service-role.ts';
import { keepStretches } from '../facilities/opening/open-stretch.ts';
import { startJobs } from '../jobs/runner.ts';
import type { SendMessage, SendPhoneCode } from '../request/context.ts';
import { dateOf } from '../shared/interval.ts';
import { isLoopbackHost } from '../shared/loopback.ts';
import { messagesByHttp, messagesInFiles, NotificationKind } from '../events/notifications/index.ts';
import { gatewaySettings } from '../server/federation/gateway-credential.ts';
import { codesByHttp, codesInFile } from '../district/identity/phones/send-phone-code.ts';
import { developmentIssuer, issueDevelopmentToken } from '../district/identity/tokens/development-issuer.ts';
import { personas, subjectOfPersona } from '../district/identity/tokens/personas.ts';
import { createTokenVerifier, oidcIssuer } from '../district/identity/tokens/token.ts';
import { buildCommonsSchema, type CommonsSchema } from '../server/graphql/schema.ts';
import { buildServer } from '../server/server.ts';
import type { WebSettings } from '../server/dependencies.ts';
import { storedSecret } from '../server/session/sealed-session.ts';
import { projectFile } from '../shared/project-file.ts';
import { inDataFolder, onDatabase } from './start-error.ts';
import { readTrustedDocuments } from '../server/limits/trusted-documents.ts';
import { targetsOf } from '../events/webhooks/index.ts';

/** Clocks that differ by more than this, in milliseconds, are worth a word. */
const CLOCK_OFF_MS = 1_000;

/** The same for every server of a process; it takes a while to build. */
let commonsSchema: CommonsSchema | undefined;

/** One server on one database, with what it does in the background. */
export interface Serving {
  /** Ready to listen. */
  readonly app: FastifyInstance;
  /** Lets accepted requests finish, then lets go of everything, the latest first. */
  close(): Promise<void>;
}

/** A database, and as whom to connect to it. */
interface DatabaseAccess {
  /** The role that serves. */
  readonly serviceUrl: string;
  /** The role that owns the tables; without one, whoever serves migrates if they own them, and else nobody does. */
  readonly ownerUrl: string | undefined;
}

/**
 * Brings schema, calendar and categories up to date; an empty database is filled when the settings say so. A role that owns
 * nothing only looks whether the schema is that of this version.
 */
export async function prepareDatabase(
  { serviceUrl, ownerUrl }: DatabaseAccess,
  { seed }: Pick<Config, 'seed'>,
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<void> {
  if (ownerUrl !== undefined) {
    await migrateDatabase(ownerUrl, serviceUrl);
  } else if (await mayMigrate(serviceUrl)) {
    log.warn(
      'DATABASE_URL serves as the owner of the tables: no rule of the database holds against it; see docs/database-roles.md',
    );
    await migrateDatabase(serviceUrl);
  } else {
    await checkDatabase(serviceUrl);
    log.info('the schema is that of this version; without DATABASE_OWNER_URL a start only looks');
  }
  await withMaintenanceOrm(ownerUrl ?? serviceUrl, async (orm) => {
    const db = databaseOf(orm);
    await loadCalendarNotices(db);
    await loadServiceCategories(db);
    if (seed && (await isEmpty(db))) {
      log.info('filling the empty database with the demonstration district');
      await seedDemoDistrict(orm, Temporal.Now.instant());
    }
  });
}

async function isEmpty(db: Database): Promise<boolean> {
  const { rows } = await sql`select from division limit 1`.execute(db);
  return rows.length === 0;
}

/**
 * Puts together everything of one API process but the port: connections, background work, the server itself.
 * @param databaseUrl a database that is up to date, see {@link prepareDatabase}
 * @throws StartError when the database or the data folder cannot be used
 */
export async function startServing(databaseUrl: string, config: Config, log: Logger): Promise<Serving> {
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const app = await assemble(databaseUrl, config, log, undo);
    return { app, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param undo gets what has to be undone at the end, the latest last */
async function assemble(
  databaseUrl: string,
  config: Config,
  log: Logger,
  undo: (() => Promise<unknown>)[],
): Promise<FastifyInstance> {
  const { orm, clock } = await onDatabase(config, async () => {
    const orm = await createOrm(databaseUrl, config.database.poolSize, entities);
    undo.push(() => orm.close());
    const clock = await databaseClock(databaseOf(orm));
    undo.push(async () => clock.stop());
    await keepStretches(orm, clock.now());
    return { orm, clock };
  });
  const { now } = clock;
  if (Math.abs(clock.aheadMs()) > CLOCK_OFF_MS) {
    log.warn({ aheadMs: clock.aheadMs() }, 'the clock of this machine is not that of the database, which counts');
  }
  const webhookTargets = targetsOf(config.webhooks);
  const sendMessage = messagesOf(config, log);
  const runner = startJobs(orm, jobs, { now, log, webhookTargets, sendMessage });
  undo.push(() => runner.close());

  const { traceEndpoint } = config;
  // Loaded only where traces are wanted: it is more than the rest of the server.
  const tracing = traceEndpoint && (await import('../server/observability/tracing.ts')).startTracing(traceEndpoint);
  // A collector that is not there has nothing to do with whether the server ended well.
  if (tracing) {
    undo.push(() =>
      tracing.stop().catch((error: unknown) => {
        log.warn({ fault: describedFault(error) }, 'the last traces could not be sent');
      }),
    );
  }

  const app = await buildServer({
    ...(commonsSchema ??= buildCommonsSchema()),
    web: await webSettings(config),
    gateway: await gatewaySettings(config),
    orm,
    verifyToken: createTokenVerifier(
      config.oidc ? oidcIssuer(config.oidc) : await inDataFolder(config, () => developmentIssuer(config.dataDir)),
      () => dateOf(now()),
      { ageMaxSeconds: config.tokenAgeMaxHours * 3_600 },
    ),
    now,
    log,
    executor: config.executor,
    corsOrigins: config.corsOrigins,
    production: config.environment === 'production',
    developers: config.oidc ? undefined : { personas: developerPersonas(), issueToken: tokenOf(config.dataDir) },
    trustedDocuments: await readTrustedDocuments(config.trustedDocuments),
    introspection: config.introspection,
    trustedProxies: config.trustedProxies,
    rates: { perActor: config.limits.pointsPerActor, perAddress: config.limits.pointsPerAddress },
    requestsAtOnce: config.limits.requestsAtOnce,
    subscriptionsPerAddress: config.limits.subscriptionsPerAddress,
    metrics: config.metrics,
    tracing: tracing || undefined,
    webhookTargets,
    sendPhoneCode: phoneCodesOf(config, log),
    sendMessage,
    acceptanceDays: config.acceptanceDays,
  });
  undo.push(() => app.close());
  return app;
}

/** Without a build there are no pages; whoever only wants the API needs none. */
async function webSettings({
  oidc,
  signIn,
  sessionSecret,
  mapTiles,
  dataDir,
  ...config
}: Config): Promise<WebSettings | undefined> {
  const folder = projectFile('dist/web');
  if (!existsSync(folder)) return undefined;
  return {
    folder,
    mapTiles,
    sessionSecret: sessionSecret ?? (await inDataFolder({ dataDir, ...config }, () => storedSecret(dataDir))),
    secure: signIn?.publicUrl.startsWith('https:') ?? false,
    signIn: oidc && signIn && { issuer: oidc.issuer, ...signIn },
  };
}

/** By whom codes get to phones: nobody in production, unless the settings name somebody. */
function phoneCodesOf({ phoneCodes, environment, dataDir }: Config, log: Logger): SendPhoneCode | undefined {
  if (phoneCodes) return codesByHttp(phoneCodes);
  return environment === 'production' ? undefined : codesInFile(dataDir, log);
}

/** By whom messages get to phones and mailboxes: nobody in production, unless the settings name somebody. */
function messagesOf({ messages, environment, dataDir, webhooks }: Config, log: Logger): SendMessage | undefined {
  if (messages) {
    const strange = [...messages.templates.keys()].filter((kind) => !(kind in NotificationKind));
    if (strange.length > 0) log.warn({ strange }, 'NOTIFICATION_TEMPLATES names what is no kind of notification');
    // A service on this machine is one that the settings name; a name on the network has to stand for public addresses.
    const allowPrivate = webhooks.allowPrivate || isLoopbackHost(new URL(messages.url).host);
    return messagesByHttp(messages, targetsOf({ allowPrivate }));
  }
  return environment === 'production' ? undefined : messagesInFiles(dataDir, log);
}

/** Of the many residents the first few: they are all alike. */
const RESIDENTS_SHOWN = 3;

function developerPersonas() {
  const isResident = (name: string) => name.startsWith('resident:');
  const residents = personas().filter(({ name }) => isResident(name));
  return [...residents.slice(0, RESIDENTS_SHOWN), ...personas().filter(({ name }) => !isResident(name))];
}

function tokenOf(dataDir: string): (persona: string) => Promise<string | undefined> {
  return async (persona) => {
    const subject = subjectOfPersona(persona);
    return subject === undefined ? undefined : issueDevelopmentToken(dataDir, subject);
  };
}
