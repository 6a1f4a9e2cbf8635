import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { createYoga } from 'graphql-yoga';
import type { Counts } from './counts.ts';
import { eventOf } from './events.ts';
import { buildGraph, contextOf } from './graph.ts';
import type { FollowedUnit } from './own-unit.ts';

/** A larger request is refused unread, in bytes: a thousand references have some 100 kB. */
const BODY_MAX_BYTES = 256 * 1024;
/** Where the gates report: the last part of the path is our own name of the facility. */
const GATE_PATH = /^\/gates\/([\w-]{1,64})$/;

export interface ServerParts {
  readonly unit: FollowedUnit;
  readonly counts: Counts;
  readonly gateKey: string;
  readonly contactPage: string;
  /** The secret of the webhook; without one, no events are taken. */
  readonly webhookSecret?: string | undefined;
}

/**
 * The service over HTTP: `/graphql` for the gateway, `POST /gates/NAME` for the gates, `POST /webhooks` for what Grid
 * Commons tells, `/health` for who watches it.
 */
export function buildServer({ unit, counts, gateKey, contactPage, webhookSecret }: ServerParts): Server {
  const yoga = createYoga({
    schema: buildGraph(unit, contactPage),
    context: () => contextOf(counts),
    graphiql: false,
    landingPage: false,
    cors: false,
  });
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, gate] = GATE_PATH.exec(pathname) ?? [];
    if (request.method === 'POST' && !(Number(request.headers['content-length']) <= BODY_MAX_BYTES)) {
      return answer(response, 413, { error: `Send at most ${BODY_MAX_BYTES} bytes, with their number.` });
    }
    if (pathname === '/health') return answer(response, 200, { status: 'ok' });
    if (gate && request.method === 'POST') return void takeCount(gate, request, response);
    if (webhookSecret && pathname === '/webhooks' && request.method === 'POST') {
      return void takeEvent(webhookSecret, request, response);
    }
    if (pathname === '/graphql') return void yoga(request, response);
    answer(response, 404, { error: 'There is nothing here.' });
  });

  async function takeCount(gate: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isKey(request.headers.authorization)) return answer(response, 401, { error: 'Show the key of the gates.' });
    try {
      const placesFree = placesFreeOf(await json(request).catch(() => undefined));
      if (placesFree === undefined) {
        return answer(response, 400, { error: 'Send {"placesFree": N} with a whole number from 0.' });
      }
      const count = { placesFree, updatedAt: new Date().toISOString() };
      await counts.write(gate, count);
      answer(response, 200, count);
    } catch (error) {
      process.stderr.write(`A count was not kept: ${(error as Error).message}\n`);
      answer(response, 500, { error: 'The count was not kept.' });
    }
  }

  function isKey(header = ''): boolean {
    const [shown, expected] = [Buffer.from(header), Buffer.from(`Bearer ${gateKey}`)];
    return shown.length === expected.length && timingSafeEqual(shown, expected);
  }
}

/** Here a system would note the booking at its gate; this one says that it has heard of it. */
async function takeEvent(secret: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const event = await text(request)
    .then((body) => eventOf(request.headers, body, secret))
    .catch(() => undefined);
  if (!event) return answer(response, 401, { error: 'This is not signed by Grid Commons.' });
  process.stdout.write(`Grid Commons tells: ${event.type}\n`);
  answer(response, 200, {});
}

function placesFreeOf(body: unknown): number | undefined {
  const value = (body as { placesFree?: unknown } | null | undefined)?.placesFree;
  return Number.isInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
