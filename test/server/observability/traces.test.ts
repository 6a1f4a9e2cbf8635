import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { startServing } from '../../../src/commands/serving.ts';
import { readConfig } from '../../../src/config.ts';
import { runInThread } from '../../../src/exchange/allocation/solver-thread.ts';
import { startTracing } from '../../../src/server/observability/tracing.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { freshDatabase } from '../../support/database.ts';

// What an OpenTelemetry collector is sent, over the real protocol (OTLP over HTTP, as JSON).

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
  readonly status: { code?: number };
}

/** The trace of somebody who calls us, by the examples of W3C Trace Context. */
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const PHONE = '13799990001';

/** Less than the time after which a process is ended that has not ended by itself, with what else has to end. */
const ENDING_MS = 9_000;

const spans: Span[] = [];
let service: unknown;
/** What was asked of another service, as this one saw it. */
const asked: (string | undefined)[] = [];
let collector: Server;
let tracing: ReturnType<typeof startTracing>;
let commons: Commons;
let response: Awaited<ReturnType<Commons['app']['inject']>>;
let subject: string;

beforeAll(async () => {
  collector = createServer(async (request, answer) => {
    if (request.url === '/v1/traces') {
      const sent = (await json(request)) as { resourceSpans: { resource: unknown; scopeSpans: { spans: Span[] }[] }[] };
      for (const { resource, scopeSpans } of sent.resourceSpans) {
        service = resource;
        spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      }
    } else {
      asked.push(request.headers.traceparent as string | undefined);
    }
    answer.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;

  tracing = startTracing(endpoint);
  commons = await startCommons({
    server: {
      tracing,
      // A verifier that fetches, as one of an OpenID provider does.
      async verifyToken(header) {
        await fetch(`${endpoint}/keys`);
        return header ? { issuer: 'urn:grid-commons:development', subject: header.slice(7) } : undefined;
      },
    },
  });
  ({ subject } = await buildResident(commons.db));
  response = await commons.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: {
      traceparent: `00-${TRACE}-${CALLER}-01`,
      authorization: `Bearer ${subject}`,
      'x-request-id': 'request-in-a-trace',
    },
    payload: {
      query:
        'query Mine($text: String) { viewer { resident { name } } residentUnits(where: { text: $text }) { totalCount } }',
      variables: { text: PHONE },
    },
  });
  await commons.app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ divisions { totalCount } }' } });
  await commons.sql('alter table division rename to division_away');
  await commons.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: 'query Broken { divisions { totalCount } }' },
  });
  await commons.sql('alter table division_away rename to division');
  await runInThread(worker('postMessage(1)'), {}, { cutOffMs: 10_000 });
  await runInThread(worker('setTimeout(() => {}, 60_000)'), {}, { cutOffMs: 20 }).catch(() => undefined);
  // Sends what is left.
  await tracing.stop();
});
afterAll(async () => {
  await commons.close();
  collector.close();
});

function worker(code: string): URL {
  const text = `import { parentPort } from 'node:worker_threads'; const postMessage = (m) => parentPort.postMessage(m); ${code}`;
  return new URL(`data:text/javascript,${encodeURIComponent(text)}`);
}

const attribute = ({ attributes }: Span, name: string) =>
  Object.values(attributes.find(({ key }) => key === name)?.value ?? {})[0];
const named = (name: string) => spans.filter((span) => span.name === name);
const OF_THE_CALLER = (span: Span) => span.traceId === TRACE;

describe('a trace', () => {
  test('is that of the caller, and is told in the answer', () => {
    const [http] = spans.filter((span) => OF_THE_CALLER(span) && span.name === 'POST /graphql');
    expect(http!.parentSpanId).toBe(CALLER);
    expect(attribute(http!, 'http.response.status_code')).toBe(200);
    expect(attribute(http!, 'grid_commons.request_id')).toBe('request-in-a-trace');
    expect(response.headers.traceparent).toBe(`00-${TRACE}-${http!.spanId}-01`);
  });

  test('holds the operation inside the request, by name and type, and each statement inside the operation', () => {
    const [http] = spans.filter((span) => OF_THE_CALLER(span) && span.name === 'POST /graphql');
    const [operation] = named('query Mine');
    expect(operation!.parentSpanId).toBe(http!.spanId);
    expect(attribute(operation!, 'graphql.operation.type')).toBe('query');
    expect(attribute(operation!, 'graphql.operation.name')).toBe('Mine');
    const statements = spans.filter((span) => OF_THE_CALLER(span) && attribute(span, 'db.query.text') !== undefined);
    expect(statements.length).toBeGreaterThanOrEqual(2);
    for (const statement of statements) expect(statement.parentSpanId).toBe(operation!.spanId);
  });

  test('is a new one for a request that brings none', () => {
    const others = named('POST /graphql').filter((span) => !OF_THE_CALLER(span));
    expect(others).toHaveLength(2);
    expect(new Set(others.map(({ traceId }) => traceId)).size).toBe(2);
    for (const { parentSpanId } of others) expect(parentSpanId ?? '').toBe('');
  });

  test('goes on to what is fetched from others', () => {
    expect(asked[0]).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
  });

  test('shows no value: no search text, no subject of a token, no variables', () => {
    const sent = JSON.stringify(spans);
    expect(sent).not.toContain(PHONE);
    expect(sent).not.toContain(subject);
    expect(sent).toContain('$1');
  });

  test('marks the statement that failed, by its SQLSTATE and without a message', () => {
    const [failed] = spans.filter((span) => attribute(span, 'db.response.status_code') === '42P01');
    expect(failed!.status.code).toBe(2);
    expect(JSON.stringify(failed)).not.toContain('does not exist');
  });

  test('holds the thread of a solver, also one that is cut off', () => {
    const threads = spans.filter(({ name }) => name.startsWith('thread '));
    expect(threads.map(({ status }) => status.code ?? 0)).toEqual([0, 2]);
    expect(attribute(threads[1]!, 'error.type')).toBe('ThreadCutOffError');
  });

  test('names the service', () => {
    expect(JSON.stringify(service)).toContain('"grid-commons"');
  });
});

test('after the end, statements are what they were', async () => {
  const before = spans.length;
  expect((await commons.query('{ divisions { totalCount } }')).errors).toBeUndefined();
  expect(spans).toHaveLength(before);
});

describe('a server whose collector is away', () => {
  test.each([
    ['refuses the connection', false],
    ['does not answer', true],
  ])('because it %s ends as one that has none, and says what is lost', async (_how, silent) => {
    const sockets = new Set<Socket>();
    const away = createTcpServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
    await once(away, 'listening');
    const { port } = away.address() as AddressInfo;
    if (!silent) await new Promise((closed) => away.close(closed));
    const dataDir = await mkdtemp(join(inject('temporaryFolder'), 'traces-'));
    const database = await freshDatabase();
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const config = readConfig({
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    });
    try {
      const { app, close } = await startServing(database.url, config, log);
      await app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ divisions { totalCount } }' } });
      const began = performance.now();
      await close();
      expect(performance.now() - began).toBeLessThan(ENDING_MS);
      expect(lines.map((line) => JSON.parse(line).msg)).toContain('the last traces could not be sent');
    } finally {
      for (const socket of sockets) socket.destroy();
      if (silent) away.close();
      await database.drop();
      await rm(dataDir, { recursive: true });
    }
  });
});
