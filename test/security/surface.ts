import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteFigure } from '../support/figures.ts';
import { watchLivez } from './server/livez.ts';
import { PAGE_DEFAULT } from '../../src/shared/connection.ts';
import { type Answered, costOf, mebibytes, type Running, startRunning, tellingOf } from './server/running.ts';
import {
  COP,
  type CopAnswer,
  DEAR,
  MISSPELT,
  OF_THE_SCHEMA,
  REFUSED,
  RESTORE,
  SOMEBODY,
  times,
  UNASKED,
} from './surface-requests.ts';

// The rows of the list of attacks on the surface of a GraphQL API (rows.ts) that a request can try, against a server as
// it runs in production, on a port. Two commands try them: `npm test` with few of each, `npm run test:security` with all.

/** How much is tried. */
export interface Sizes {
  /** Slow senders at a time; none takes a quarter of a minute less, and test/server/limits has two. */
  readonly slowSenders: number;
  /** Sockets that are opened and say nothing. */
  readonly idleSockets: number;
}

/** A refusal of a document may keep everybody else waiting for so long, in milliseconds of processor time. */
const REFUSAL_MAX_MS = 50;
/** On a slower machine, for as long as reading the whole schema does, which is some 60 ms on ours. */
const OF_THE_WHOLE_SCHEMA = 1;
/** And what is dear to validate, in the same two ways. */
const VALIDATION_MAX_MS = 250;
/** The process answers within so many milliseconds all the while, if the machine has time for it. */
const LIVEZ_MAX_MS = 100;
/** A machine that is busy with other things keeps everybody waiting so many times longer; the figure says what it was. */
const ON_A_BUSY_MACHINE = 10;
/** A refusal says why once, and not with what was sent. */
const REFUSAL_BYTES_MAX = 25_000;
/** What an attack may leave in memory, in bytes. */
const GROWTH_MAX = 50 * 2 ** 20;
/** A body that does not arrive is waited for so long, in milliseconds, and some time to notice. */
const SLOW_BODY_MAX_MS = 20_000;
/** A connection that does not say who it is has to have been closed by then, in milliseconds. */
const SILENT_SOCKET_MAX_MS = 15_000;
/** All that is said on a connection until it ends, also when it is cut off. */
function saidOn(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    socket.on('data', (chunk) => (said += String(chunk)));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(said));
  });
}
/** Requests that are sent at once on one connection; and points where they count: one to arrive, and one for what is asked. */
const PIPELINED = 100;
const POINTS = 40;

/** Defines the tests. */
export function surfaceTests(sizes: Sizes): void {
  let running: Running;
  /** The same with introspection turned off, and with a budget of few points. */
  let closed: Running;
  let sparing: Running;
  let refusalMax: number;
  let validationMax: number;
  beforeAll(async () => {
    running = await startRunning();
    closed = await startRunning({ beside: running, server: { introspection: false } });
    sparing = await startRunning({ beside: running, server: { rates: { perActor: POINTS, perAddress: POINTS } } });
    const whole = await costOf(() => running.post({ query: getIntrospectionQuery() }));
    refusalMax = Math.max(REFUSAL_MAX_MS, OF_THE_WHOLE_SCHEMA * whole);
    validationMax = Math.max(VALIDATION_MAX_MS, 4 * whole);
  });
  afterAll(async () => {
    await sparing.close();
    await closed.close();
    await running.close();
  });

  const changes = async () =>
    (
      await running.sql<{ n: string }>(
        'select (select count(*) from audit_entry) + (select count(*) from booking) as n',
      )
    )[0]!.n;

  test.for(OF_THE_SCHEMA)('G1 where introspection is off, nobody is told %s', async ([, query]) => {
    for (const as of [{}, SOMEBODY]) {
      const asked = [
        await closed.post({ query }, { ...as }),
        await closed.send(`/graphql?query=${encodeURIComponent(query)}`, {
          headers: { ...as, 'apollo-require-preflight': 'x' },
        }),
      ];
      for (const { status, body } of asked) {
        expect(status).toBe(403);
        expect(body).not.toContain('"data"');
      }
    }
  });

  test.for(MISSPELT)('G2 nothing is suggested for %s', async (query) => {
    const { status, body } = await running.post({ query });
    expect(status).toBe(400);
    expect(body).not.toMatch(/did you mean/i);
  });

  test.for(REFUSED)(
    '%s %s: refused at once, and nothing is done',
    async ([, , body, statuses = [400], as = SOMEBODY], { task }) => {
      const before = await changes();
      const payload = JSON.stringify(body);
      let answered!: Answered;
      const cost = await costOf(async () => (answered = await running.post(payload, { ...as })));
      expect(statuses, answered.body.slice(0, 300)).toContain(answered.status);
      expect(JSON.parse(answered.body)).not.toHaveProperty('data');
      expect(answered.body.length).toBeLessThan(REFUSAL_BYTES_MAX);
      expect(await changes()).toBe(before);
      noteFigure(task, `${Math.ceil(cost)} ms`);
      expect(cost).toBeLessThanOrEqual(refusalMax);
    },
  );

  test('G5 a list without a length has the length that is written in its description', async () => {
    const { body } = await running.post({ query: '{ divisions { edges { cursor } pageInfo { hasNextPage } } }' });
    const { edges, pageInfo } = JSON.parse(body).data.divisions as { edges: object[]; pageInfo: object };
    expect([edges.length, pageInfo]).toEqual([PAGE_DEFAULT, { hasNextPage: true }]);
  });

  test.for(DEAR)('G6 others are answered while %s is validated', async ([, query], { task }) => {
    const watch = await watchLivez(running.port);
    const cost = await costOf(() => running.post({ query }, SOMEBODY));
    watch.longest();
    for (let i = 0; i < 20; i++) await running.post({ query }, SOMEBODY);
    await pause(100);
    const livez = watch.longest();
    watch.end();
    noteFigure(task, `${Math.ceil(cost)} ms, /livez ${Math.ceil(livez)} ms`);
    expect(cost).toBeLessThanOrEqual(validationMax);
    expect(livez).toBeLessThanOrEqual(LIVEZ_MAX_MS * ON_A_BUSY_MACHINE);
  });

  test('G8 a batch of operations is refused', async () => {
    const batch = Array.from({ length: 20 }, () => ({ query: '{ __typename }' }));
    expect((await running.post(batch)).status).toBe(400);
  });

  /** What is said to twenty requests that are sent at once on one connection. */
  const pipelined = (port: number) => {
    const query = (i: number) => JSON.stringify({ query: `{ a${i}: __typename }` });
    const socket = connect(port, '127.0.0.1');
    for (let i = 0; i < PIPELINED; i++) {
      const last = i === PIPELINED - 1 ? 'Connection: close\r\n' : '';
      socket.write(
        `POST /graphql HTTP/1.1\r\nHost: x\r\n${last}Content-Type: application/json\r\nContent-Length: ${query(i).length}\r\n\r\n${query(i)}`,
      );
    }
    return saidOn(socket);
  };

  test('G8 requests that are sent at once on one connection are answered in their order', async ({ task }) => {
    const names = [...(await pipelined(running.port)).matchAll(/\{"data":\{"(a\d+)":"Query"\}/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(Array.from({ length: PIPELINED }, (_, i) => `a${i}`));
    noteFigure(task, `${names.length} of ${PIPELINED} in order`);
  });

  test('G8 each of them counts', async ({ task }) => {
    const said = await pipelined(sparing.port);
    const [done, sentAway] = [200, 429].map((status) => said.split(`HTTP/1.1 ${status} `).length - 1) as [
      number,
      number,
    ];
    expect(done + sentAway).toBe(PIPELINED);
    // All arrive before the first is looked at: so it may be that none has a point left. Some come back meanwhile.
    expect(done).toBeLessThan(PIPELINED / 2);
    noteFigure(task, `${done} answered, ${sentAway} sent away of ${PIPELINED} for ${POINTS} points`);
  });

  test('G10 what does not fit is told once, however often it does not', async ({ task }) => {
    const variables = { v: Array.from({ length: 10_000 }, (_, i) => ({ [`k${i}`]: i })) };
    const { status, body } = await running.post({
      query: 'query ($v: [BookingState!]) { bookings(where: { states: $v }) { totalCount } }',
      variables,
    });
    expect(status).toBe(400);
    expect(JSON.parse(body).errors).toHaveLength(1);
    noteFigure(task, `${body.length} bytes for 10,000 misfits`);
  });

  test.for(UNASKED)('G14 %s from a foreign page is refused', async ([, path, init]) => {
    const before = await changes();
    const { status, body } = await running.send(path, init);
    expect([400, 415]).toContain(status);
    expect(body).not.toContain('"data"');
    expect(await changes()).toBe(before);
  });

  test('G14 a foreign page is told by no preflight that it may send', async () => {
    const { headers } = await running.send('/graphql', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type, authorization',
      },
    });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test.for([
    ['application/xml', '{ __typename }', 415],
    ['text/plain', '{ __typename }', 415],
    ['application/json', `mutation { ${RESTORE} }`, 405],
  ] as const)('G15 a GET of the type %s with %s is answered by a status: %i', async ([type, query, expected]) => {
    const before = await changes();
    const { status } = await running.send(`/graphql?query=${encodeURIComponent(query)}`, {
      headers: { ...SOMEBODY, 'content-type': type, 'apollo-require-preflight': 'x' },
    });
    expect(status).toBe(expected);
    expect(await changes()).toBe(before);
  });

  test('G16 no trace, no landing page, no token of development, no stack', async () => {
    const traced = await running.post(
      { query: '{ __typename }' },
      { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1' },
    );
    expect(Object.keys(JSON.parse(traced.body).extensions ?? {})).toEqual(['cost']);
    for (const path of ['/', '/graphiql', '/playground', '/altair', '/console', '/debug', '/.env', '/metrics']) {
      expect((await running.send(path, { headers: { accept: 'text/html' } })).status, path).toBe(404);
    }
    const token = await running.send('/graphql/explorer/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"persona":"district"}',
    });
    expect(token.status).toBe(404);
    const wrong = await running.post({ query: 'qwerty cop { abc }' });
    expect(wrong.body).not.toMatch(/stacktrace|exception|\bat /);
  });

  test.for(['utf-16', 'utf-32', 'utf-7', 'gb18030', 'x'.repeat(1_000)])(
    'G17 a body in the charset %s is refused',
    async (charset) => {
      const type = { 'content-type': `application/json; charset=${charset}` };
      expect((await running.post({ query: '{ __typename }' }, type)).status).toBe(415);
    },
  );

  test('G17 what is compressed is not unpacked', async ({ task }) => {
    const bomb = gzipSync(Buffer.from(`{"query":"{ __typename }","padding":"${' '.repeat(100 * 2 ** 20)}"}`));
    const before = process.memoryUsage.rss();
    const { status, body } = await running.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: new Uint8Array(bomb),
    });
    const growth = process.memoryUsage.rss() - before;
    expect([400, 415]).toContain(status);
    expect(body).not.toContain('"data"');
    noteFigure(task, `100 MiB in ${mebibytes(bomb.length)}: ${mebibytes(Math.max(0, growth))} more memory`);
    expect(growth).toBeLessThan(GROWTH_MAX);
  });

  test('G17 10,000 headers are refused', async () => {
    const socket = connect(running.port, '127.0.0.1');
    socket.write(
      `GET /livez HTTP/1.1\r\nHost: x\r\n${times(10_000, (i) => `x-${i}: x\r\n`).replaceAll('\n ', '\n')}\r\n`,
    );
    expect(await saidOn(socket)).toMatch(/^HTTP\/1\.1 431 /);
  });

  test.skipIf(sizes.slowSenders === 0)(
    'G17 bodies that trickle are cut off, and others are answered meanwhile',
    { timeout: 2 * SLOW_BODY_MAX_MS },
    async ({ task }) => {
      const watch = await watchLivez(running.port);
      const before = process.memoryUsage.rss();
      const begun = performance.now();
      const head =
        'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
      const lasted = await Promise.all(
        Array.from({ length: sizes.slowSenders }, async () => {
          const socket = connect(running.port, '127.0.0.1');
          socket.write(head);
          const trickle = setInterval(() => socket.write('1\r\n \r\n'), 500);
          const answer = await saidOn(socket);
          clearInterval(trickle);
          expect(answer).toMatch(/^HTTP\/1\.1 408 /);
          return performance.now() - begun;
        }),
      );
      const growth = process.memoryUsage.rss() - before;
      const livez = watch.longest();
      watch.end();
      const last = Math.max(...lasted);
      noteFigure(
        task,
        `${sizes.slowSenders} slow senders gone after ${(last / 1_000).toFixed(1)} s, /livez ${Math.ceil(livez)} ms, ${mebibytes(Math.max(0, growth))} more`,
      );
      expect(last).toBeLessThan(SLOW_BODY_MAX_MS);
      expect(livez).toBeLessThanOrEqual(LIVEZ_MAX_MS * ON_A_BUSY_MACHINE);
      expect(growth).toBeLessThan(GROWTH_MAX);
    },
  );

  test(
    'G18 sockets that say nothing are closed, and cost little until then',
    { timeout: 4 * SILENT_SOCKET_MAX_MS },
    async ({ task }) => {
      const before = process.memoryUsage.rss();
      const begun = performance.now();
      const upgrade =
        'GET /graphql/ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n';
      let [opened, growth] = [0, 0];
      const ends = Array.from({ length: sizes.idleSockets }, async () => {
        const socket = connect(running.port, '127.0.0.1');
        socket.write(upgrade);
        socket.once('data', () => {
          if (++opened === sizes.idleSockets) growth = process.memoryUsage.rss() - before;
        });
        expect(await saidOn(socket)).toMatch(/^HTTP\/1\.1 101 /);
        return performance.now() - begun;
      });
      const last = Math.max(...(await Promise.all(ends)));
      expect(opened).toBe(sizes.idleSockets);
      noteFigure(
        task,
        `${sizes.idleSockets} silent sockets closed after ${(last / 1_000).toFixed(1)} s, ${mebibytes(Math.max(0, growth))} meanwhile`,
      );
      expect(last).toBeLessThan(SILENT_SOCKET_MAX_MS);
      expect(growth).toBeLessThan(GROWTH_MAX);
    },
  );

  test.for(COP)('G20 graphql-cop would find nothing grave in %s', async ([, path, body, isFault]) => {
    const init: RequestInit =
      body === undefined
        ? {}
        : body instanceof URLSearchParams
          ? { method: 'POST', body }
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const { body: answered } = await running.send(path, init);
    expect(isFault(JSON.parse(answered) as CopAnswer), answered.slice(0, 300)).toBe(false);
  });

  test('G11 none of all these answers tells of SQL, of code, of places or settings', ({ task }) => {
    expect(running.answers.length).toBeGreaterThan(50);
    expect(tellingOf(running.answers)).toEqual([]);
    noteFigure(task, `0 of ${running.answers.length} answers`);
  });
}
