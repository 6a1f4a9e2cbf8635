import { setTimeout as pause } from 'node:timers/promises';
import { type Logger, pino } from 'pino';
import { type Config, readConfig } from '../config.ts';
import { startEmbeddedDatabase } from '../database/embedded.ts';
import { FIRST_QUERY, GRAPHQL_PATH } from '../server/server.ts';
import { prepareDatabase, type Serving, startServing } from './serving.ts';
import { atAddress, lineAbout, onDatabase } from './start-error.ts';

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
  const { url, ownerUrl } = config.database;
  const access = url === undefined ? await embeddedDatabase(config, log) : { serviceUrl: url, ownerUrl };
  await onDatabase(config, () => prepareDatabase(access, config, log));
  const serving = await startServing(access.serviceUrl, config, log);
  undo.push(() => closeDrained(serving));
  const { host, port } = config;
  const { app } = serving;
  const address = await atAddress(config, () => app.connections.listen({ host, port }));
  welcome(address.replace('[::1]', 'localhost'), config);
}

async function embeddedDatabase({ dataDir }: Config, log: Logger) {
  const database = await startEmbeddedDatabase({
    dataDir,
    log,
    onExit: (reason) => {
      process.stderr.write(`The database ended: ${reason}\n`);
      void stop(1);
    },
  });
  undo.push(() => database.stop());
  return { serviceUrl: database.serviceUrl, ownerUrl: database.url };
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
async function closeDrained({ app, close }: Serving): Promise<void> {
  app.drain();
  if ((await app.connections.count()) > 0) await pause(DRAIN_GRACE_MS);
  await close();
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
