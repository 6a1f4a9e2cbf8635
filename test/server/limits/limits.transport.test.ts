import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { buildServer } from '../../../src/server/server.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import type { ServerDependencies } from '../../../src/server/dependencies.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const QUERY = JSON.stringify({ query: '{ __typename }' });
const MUTATION = 'mutation { calendarDayRestore(input: { date: "2026-01-01" }) { userErrors { code } } }';

let commons: Commons;
/** Where the server listens: what matters here happens before a request is one. */
let port: number;

beforeAll(async () => {
  commons = await startCommons();
  port = Number(new URL(await commons.app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => commons.close());

/** Another server on the same database, that differs from that of the other tests. */
async function serverWith(different: Partial<ServerDependencies>) {
  return buildServer({
    ...buildCommonsSchema(),
    gateway: {},
    orm: commons.orm,
    verifyToken: async () => undefined,
    now: () => commons.clock.now,
    log: pino({ level: 'silent' }),
    executor: 'graphql-js',
    corsOrigins: [],
    production: false,
    ...different,
  });
}

const inject = (method: 'GET' | 'POST' | 'OPTIONS', headers: Record<string, string>, payload = '', search = '') =>
  commons.app.inject({ method, url: `/graphql${search}`, headers, payload });

describe('a request', () => {
  test('of an array of operations is refused, so that limits count for each', async () => {
    const response = await inject('POST', JSON_TYPE, `[${QUERY},${QUERY}]`);
    expect(response.statusCode).toBe(400);
    expect(response.json().errors[0].message).toBe('Operation batching disabled.');
  });

  test('by GET reads', async () => {
    const search = `?query=${encodeURIComponent('{ __typename }')}`;
    const response = await inject('GET', { 'apollo-require-preflight': 'yes' }, '', search);
    expect([response.statusCode, response.json()]).toMatchObject([200, { data: { __typename: 'Query' } }]);
  });

  test('by GET changes nothing', async () => {
    const search = `?query=${encodeURIComponent(MUTATION)}`;
    const headers = { 'apollo-require-preflight': 'yes', authorization: 'Bearer somebody' };
    const response = await inject('GET', headers, '', search);
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toBe('POST');
  });

  test.each([
    ['GET', {}, 400],
    ['GET', { accept: 'text/html' }, 400],
    ['POST', { 'content-type': 'text/plain' }, 400],
    ['POST', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['POST', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['POST', { 'content-type': 'text/plain; application/json' }, 400],
  ] as const)(
    'that a foreign page could send without asking is refused: %s with %o',
    async (method, headers, status) => {
      const search = method === 'GET' ? `?query=${encodeURIComponent('{ __typename }')}` : '';
      const response = await inject(method, headers, method === 'POST' ? QUERY : '', search);
      expect(response.statusCode).toBe(status);
      expect(response.body).not.toContain('"data"');
    },
  );

  test('by GET of a content type that a foreign page can set is refused', async () => {
    const search = `?query=${encodeURIComponent('{ __typename }')}`;
    const headers = { 'apollo-require-preflight': 'yes', 'content-type': 'application/xml' };
    expect((await inject('GET', headers, '', search)).statusCode).toBe(415);
  });

  test('from a page of a foreign origin is not allowed to be read there', async () => {
    const foreign = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' };
    const ours = { origin: 'https://app.example', 'access-control-request-method': 'POST' };
    const app = await serverWith({ corsOrigins: ['https://app.example'] });
    const allowed = async (server: typeof app, headers: Record<string, string>) =>
      (await server.inject({ method: 'OPTIONS', url: '/graphql', headers })).headers['access-control-allow-origin'];
    expect(await allowed(app, ours)).toBe('https://app.example');
    expect(await allowed(app, foreign)).toBeUndefined();
    expect(await allowed(commons.app, ours)).toBeUndefined();
    await app.close();
  });

  test.each([
    ['a mebibyte', 2 ** 20],
    ['two megabytes', 2_000_000],
    ['one byte more than 256 KiB', 256 * 1024 + 1],
  ])('with a body of %s is refused', async (_size, bytes) => {
    const response = await inject('POST', JSON_TYPE, QUERY.padEnd(bytes, ' '));
    expect(response.statusCode).toBe(413);
    expect(response.json()).toMatchObject({
      errors: [{ message: 'Request body is too large', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test('with a body of just 256 KiB is answered', async () => {
    expect((await inject('POST', JSON_TYPE, QUERY.padEnd(256 * 1024, ' '))).statusCode).toBe(200);
  });

  test('that only claims to have a small body is read no further than that', async () => {
    const sent = request({
      port,
      method: 'POST',
      path: '/graphql',
      headers: { ...JSON_TYPE, 'transfer-encoding': 'chunked' },
    });
    sent.on('error', () => undefined);
    for (let i = 0; i < 32; i++) sent.write(' '.repeat(64 * 1024));
    sent.end();
    const [response] = await once(sent, 'response');
    expect(response.statusCode).toBe(413);
    response.destroy();
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{PRIVATE'],
    ['compressed bytes', '\u001F\u008B\b'],
    ['a number', '1'],
    ['null', 'null'],
    ['an object without a query', '{}'],
    ['a query that is no text', '{"query":{"a":1}}'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[1]}'],
    ['the hash of a query instead of a query', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}'],
  ])('with %s for a body is told so in the form of GraphQL, and nothing of it is repeated', async (_what, body) => {
    const response = await inject('POST', JSON_TYPE, body);
    expect(response.statusCode).toBeLessThan(500);
    expect(response.json().errors).toHaveLength(1);
    expect(response.json()).not.toHaveProperty('data');
    expect(response.body).not.toContain('PRIVATE');
  });

  test('with ten thousand headers is refused', async () => {
    const headers = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`x-${i}`, 'x']));
    const sent = request({ port, method: 'POST', path: '/graphql', headers: { ...JSON_TYPE, ...headers } });
    sent.on('error', () => undefined);
    sent.end(QUERY);
    const [response] = await once(sent, 'response');
    expect(response.statusCode).toBe(431);
    response.destroy();
  });

  test('is answered in its turn when twenty are sent at once on one connection', async () => {
    const socket = connect(port, '127.0.0.1');
    const last = `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\n`;
    const rest = `Content-Type: application/json\r\nContent-Length: ${QUERY.length}\r\n\r\n${QUERY}`;
    for (let i = 0; i < 19; i++) socket.write(`POST /graphql HTTP/1.1\r\nHost: x\r\n${rest}`);
    socket.write(last + rest);
    const answered = await text(socket);
    expect(answered.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(20);
    expect(answered.match(/\{"data":\{"__typename":"Query"\}/g)).toHaveLength(20);
  });

  test('that asks for a trace gets none', async () => {
    const response = await inject('POST', { ...JSON_TYPE, 'apollo-federation-include-trace': 'ftv1' }, QUERY);
    expect(response.json()).toEqual({ data: { __typename: 'Query' }, extensions: { cost: expect.any(Object) } });
  });

  test('is cut off when it does not arrive in a quarter of a minute, however steadily it trickles', async () => {
    const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
    const begun = performance.now();
    const lasted = await Promise.all(
      [`${head}X-Slow: `, `${head}Content-Length: 200000\r\n\r\n`].map(async (start) => {
        const socket = connect(port, '127.0.0.1');
        socket.write(start);
        const trickle = setInterval(() => socket.write('x'), 500);
        const [answer] = await once(socket, 'data');
        clearInterval(trickle);
        socket.destroy();
        expect(String(answer)).toMatch(/^HTTP\/1\.1 408 /);
        return performance.now() - begun;
      }),
    );
    for (const milliseconds of lasted) {
      expect(milliseconds).toBeGreaterThan(14_900);
      expect(milliseconds).toBeLessThan(20_000);
    }
  });
});

describe('suggestions for what was misspelt', () => {
  const MISSPELT = [
    '{ sharedFacilitys { totalCount } }',
    '{ sharedFacilities(wher: {}) { totalCount } }',
    '{ sharedFacilities(where: { kinds: [PARKIN] }) { totalCount } }',
    '{ viewer { ... on Residen { id } } }',
    'query ($w: SharedFacilityFilte) { sharedFacilities(where: $w) { totalCount } }',
  ];

  test('are made to developers', async () => {
    for (const query of MISSPELT) {
      const { errors } = await commons.query(query);
      expect(errors![0]!.message).toMatch(/Did you mean/);
    }
  });

  test('are not made in production', async () => {
    const app = await serverWith({ production: true });
    for (const query of MISSPELT) {
      const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
      expect(response.statusCode).toBe(400);
      expect(response.body).not.toMatch(/did you mean/i);
    }
    await app.close();
  });
});

describe('the language of a refusal', () => {
  const refusedIn = async (header?: string) => {
    const response = await commons.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: 'Bearer somebody', ...(header !== undefined && { 'accept-language': header }) },
      payload: {
        query: `mutation { residentRegister(input: { name: "陈", phone: "1" }) { userErrors { code message field } } }`,
      },
    });
    const [{ code, message, field }] = response.json().data.residentRegister.userErrors;
    expect({ code, field }).toEqual({ code: 'INVALID_INPUT', field: ['phone'] });
    return /\p{Script=Han}/u.test(message) ? 'zh-CN' : 'en';
  };

  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hant-TW,en;q=0.3', 'zh-CN'],
    ['en-GB,zh;q=0.9', 'en'],
    ['fr, zh;q=0.1', 'zh-CN'],
    ['fr', 'en'],
    ['en;q=0, zh;q=0.5', 'zh-CN'],
    ['*', 'en'],
    [`${'fr, '.repeat(5_000)}zh`, 'en'],
    ['zh;q=abc', 'zh-CN'],
  ])('asked for as %o is %s', async (header, language) => {
    expect(await refusedIn(header)).toBe(language);
  });
});
