/**
 * `npm run mock [-- PORT]`: a seeded server for the tests of frontends, with tokens for its personas and `POST /reset`.
 * Everything it writes is gone when it ends; all that goes wrong is one line on stderr and exit 1.
 */
import { pino } from 'pino';
import { type MockServer, RESET_PATH, startMockServer } from './mock-server.ts';
import { GRAPHQL_PATH } from '../server/server.ts';
import { lineAbout } from './start-error.ts';

const { PORT, NODE_ENV, LOG_LEVEL = 'warn' } = process.env;

let started: Promise<MockServer> | undefined;
let stopping: Promise<never> | undefined;
process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));

try {
  if (NODE_ENV === 'production') throw new Error('The mock server is not for production.');
  started = startMockServer({
    port: portOf(process.argv[2] ?? (PORT || '4000')),
    env: process.env,
    log: pino({ level: LOG_LEVEL || 'warn' }),
    onExit(reason) {
      process.stderr.write(`The database ended: ${reason}\n`);
      void stop(1);
    },
  });
  welcome(await started);
} catch (error) {
  process.stderr.write(`${lineAbout(error)}\n`);
  process.exitCode = 1;
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 2 ** 16) return Number(text);
  throw new Error(`Usage: npm run mock [-- PORT]; ${JSON.stringify(text)} is no port (0 picks a free one).`);
}

function welcome({ url, tokens }: MockServer): void {
  const lines = Object.entries(tokens).map(([name, token]) => `    ${name.padEnd(12)} ${token}`);
  process.stdout.write(`
A seeded Grid Commons is running; nothing of it is kept.

  GraphQL API:  ${url}${GRAPHQL_PATH}
  Start anew:   curl -X POST ${url}${RESET_PATH}

  Tokens, for "Authorization: Bearer …" (the reset hands out new ones):

${lines.join('\n')}

`);
}

/** Undoes what was started, however far that got. A second signal does not wait. */
function stop(code: number): Promise<never> {
  if (stopping) process.exit(1);
  stopping = (async () => {
    const server = await started?.catch(() => undefined);
    await server?.close();
    process.exit(code);
  })();
  return stopping;
}
