import { entities } from '../features.ts';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { type Config, readConfig } from '../config.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../database/embedded.ts';
import { createOrm } from '../database/orm.ts';
import { keepStretches } from '../facilities/opening/open-stretch.ts';
import { issueDevelopmentToken } from '../district/identity/tokens/development-issuer.ts';
import { personaNames, subjectOfPersona } from '../district/identity/tokens/personas.ts';
import { isLoopback, isLoopbackHost } from '../shared/loopback.ts';
import { prepareDatabase, type Serving, startServing } from './serving.ts';
import { atAddress } from './start-error.ts';

/** What restores the data as they were at the start. */
export const RESET_PATH = '/reset';

/** The database that is seeded once and copied for each reset. */
const TEMPLATE = 'seeded';
/** Of the many residents the first few get a token at once: they are all alike. */
const RESIDENTS_WITH_TOKEN = 5;

/** A server to test frontends against: made-up data that can be put back at any time, in a folder that is thrown away. */
export interface MockServer {
  /** Where it answers, without a path. */
  readonly url: string;
  /** A token for each persona, good for a working day. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Ends everything and removes the folder. */
  close(): Promise<void>;
}

interface MockOptions {
  /** 0 lets the system pick a free one. */
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  /** Called when the database ends by itself. */
  readonly onExit: (reason: string) => void;
  readonly log: Logger;
}

/**
 * Starts a server with the demonstration district on a database of its own. `POST /reset`, from this machine only, puts
 * all data back: a new server on a new copy takes over, so that nothing that was kept in memory outlives it.
 * @throws StartError, ConfigError or EmbeddedDatabaseError with one line to show
 */
export async function startMockServer({ port, env, onExit, log }: MockOptions): Promise<MockServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'grid-commons-mock-'));
  const undo: (() => Promise<unknown>)[] = [() => rm(dataDir, { recursive: true, force: true })];
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    // Started by root, PostgreSQL runs as another user, who has to pass through.
    await chmod(dataDir, 0o711);
    const config = mockConfig(env, dataDir, port);
    const database = await startEmbeddedDatabase({ dataDir, durable: false, log, onExit });
    undo.push(() => database.stop());
    await prepareTemplate(database, log);

    const generations = await startGenerations(database, config, log);
    undo.push(() => generations.close());
    const front = createServer((request, response) => {
      if (request.url?.split('?')[0] === RESET_PATH) void answerReset(request, response, generations.next, dataDir);
      else generations.current().app.routing(request, response);
    });
    front.on('upgrade', (request, socket, head) =>
      generations.current().app.server.emit('upgrade', request, socket, head),
    );
    await atAddress(
      config,
      () =>
        new Promise<void>((resolve, reject) => {
          front.once('error', reject).listen({ host: config.host, port }, () => resolve());
        }),
    );
    undo.push(
      () =>
        new Promise((resolve) => {
          front.close(resolve);
          front.closeAllConnections();
        }),
    );
    const { port: taken } = front.address() as AddressInfo;
    return { url: `http://${config.host}:${taken}`, tokens: await tokensOf(dataDir), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The settings of the environment, but for those that would lead to something that is not thrown away. */
function mockConfig(env: NodeJS.ProcessEnv, dataDir: string, port: number): Config {
  const own = { DATA_DIR: dataDir, SEED: 'true', PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'test' };
  const without = {
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
    OIDC_ISSUER: '',
    OIDC_AUDIENCE: '',
    OTEL_EXPORTER_OTLP_ENDPOINT: '',
  };
  // Tests ask for more than people do.
  const unlimited = { RATE_POINTS_PER_ACTOR: 'off', RATE_POINTS_PER_ADDRESS: 'off' };
  return readConfig({ ...unlimited, ...env, ...own, ...without });
}

async function prepareTemplate(server: EmbeddedDatabase, log: Logger): Promise<void> {
  await onServer(server.url, `create database ${TEMPLATE}`);
  const url = databaseOn(server.serviceUrl, TEMPLATE);
  await prepareDatabase({ serviceUrl: url, ownerUrl: databaseOn(server.url, TEMPLATE) }, { seed: true }, log);
  // Once, and not again in each copy.
  const orm = await createOrm(url, 1, entities);
  await keepStretches(orm, Temporal.Now.instant());
  await orm.close();
}

interface Generations {
  current(): Serving;
  /** Lets a server on a fresh copy take over. */
  next(): Promise<void>;
  close(): Promise<void>;
}

async function startGenerations(server: EmbeddedDatabase, config: Config, log: Logger): Promise<Generations> {
  let count = 0;
  let current = await open();
  // Resets wait for each other.
  let turn: Promise<unknown> = Promise.resolve();
  let lettingGo: Promise<unknown> = Promise.resolve();

  async function open(): Promise<Serving & { readonly database: string }> {
    const database = `copy_${++count}`;
    // Copying files takes half the time of copying through the log.
    await onServer(server.url, `create database ${database} template ${TEMPLATE} strategy file_copy`);
    const serving = await startServing(databaseOn(server.serviceUrl, database), config, log);
    await serving.app.ready();
    return { ...serving, database };
  }

  async function replace(): Promise<void> {
    const before = current;
    current = await open();
    // Whoever still waits for an answer of the old one gets it; nobody waits for that.
    const gone = before
      .close()
      .then(() => onServer(server.url, `drop database ${before.database} with (force)`))
      .catch((error: unknown) => log.warn({ err: error }, 'the data before the reset could not be removed'));
    lettingGo = Promise.all([lettingGo, gone]);
  }

  return {
    current: () => current,
    next() {
      const done = turn.then(replace);
      turn = done.catch(() => undefined);
      return done;
    },
    async close() {
      await turn;
      await lettingGo;
      await current.close();
    },
  };
}

/** From programs and pages of this machine only: a page of another site must not wipe what somebody is working on. */
async function answerReset(
  { method, headers, socket }: IncomingMessage,
  response: ServerResponse,
  reset: () => Promise<void>,
  dataDir: string,
): Promise<void> {
  const send = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const { host, origin } = headers;
  const isLocal = origin === undefined || (URL.canParse(origin) && isLoopbackHost(new URL(origin).host));
  if (method !== 'POST') return void send(405, { error: 'Use POST.' });
  if (!isLoopback(socket.remoteAddress) || !isLoopbackHost(host) || !isLocal) {
    return void send(403, { error: 'Only this machine may reset.' });
  }
  try {
    const begun = performance.now();
    await reset();
    send(200, { milliseconds: Math.round(performance.now() - begun), tokens: await tokensOf(dataDir) });
  } catch (error) {
    send(500, { error: String(error) });
  }
}

async function tokensOf(dataDir: string): Promise<Record<string, string>> {
  const names = personaNames().filter((name) => {
    const [, number] = /^resident:(\d+)$/.exec(name) ?? [];
    return number === undefined || Number(number) <= RESIDENTS_WITH_TOKEN;
  });
  const tokens = names.map(
    async (name) => [name, await issueDevelopmentToken(dataDir, subjectOfPersona(name)!)] as const,
  );
  return Object.fromEntries(await Promise.all(tokens));
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function databaseOn(server: string, name: string): string {
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}
