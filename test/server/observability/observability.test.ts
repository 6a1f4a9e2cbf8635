import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { IdentityProviderUnavailableError, InvalidTokenError } from '../../../src/district/identity/tokens/token.ts';
import { trustedDocuments } from '../../../src/server/limits/trusted-documents.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const KNOWN = 'query HowMany { divisions(first: 1) { totalCount } }';
const TOKEN = 'the-token-of-the-scraper';

/** What the server has logged. */
const lines: Record<string, unknown>[] = [];
const log = pino(
  { level: 'info' },
  new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(JSON.parse(line.toString()) as Record<string, unknown>);
      done();
    },
  }),
);

let commons: Commons;
let guarded: Commons;
beforeAll(async () => {
  const documents = trustedDocuments([{ known: KNOWN }], false);
  commons = await startCommons({
    server: {
      log,
      trustedDocuments: documents,
      metrics: { token: undefined },
      corsOrigins: ['https://app.example.org'],
      async verifyToken(header) {
        if (header === 'Bearer broken') throw new InvalidTokenError('The token is no token.');
        if (header === 'Bearer unverifiable') throw new IdentityProviderUnavailableError('Cannot tell.');
        return header ? { issuer: 'urn:grid-commons:development', subject: header.slice(7) } : undefined;
      },
    },
  });
  guarded = await startCommons({ server: { metrics: { token: TOKEN } }, beside: commons });
});
afterAll(async () => {
  await guarded.close();
  await commons.close();
});

function post(payload: object | string, headers: Record<string, string> = {}) {
  return commons.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  });
}

describe('the id of a request', () => {
  test.each(['01JD8Z6Q2V3T4N5M6K7H8G9F0E', 'a1b2c3d4-e5f6/7:8', 'x'.repeat(128)])(
    'is taken from x-request-id (%s) and stands in the answer',
    async (id) => {
      const response = await post({ query: '{ __typename }' }, { 'x-request-id': id });
      expect(response.headers['x-request-id']).toBe(id);
    },
  );

  test.each(['short', 'with blanks in it', 'x'.repeat(129), 'line\\nbreak here', '"quoted-quoted"', '{"json":true}'])(
    'is made anew where what came is not well-formed (%s)',
    async (id) => {
      const response = await post({ query: '{ __typename }' }, { 'x-request-id': id });
      expect(response.headers['x-request-id']).toMatch(UUID);
    },
  );

  test('is another one for each request that brings none', async () => {
    const ids = await Promise.all(
      Array.from({ length: 50 }, async () => (await post({ query: '{ __typename }' })).headers['x-request-id']),
    );
    expect(new Set(ids).size).toBe(50);
    for (const id of ids) expect(id).toMatch(UUID);
  });

  test.each([
    ['a field that fails', { query: '{ bookings { totalCount } }' }, {}],
    ['a text that is no document', { query: '{' }, {}],
    ['a variable that does not fit', { query: 'query ($n: Int!) { divisions(first: $n) { totalCount } }' }, {}],
    ['too much', { query: '{ divisions(first: 1) { totalCount } }'.replace('{', '{ '.repeat(3)) }, {}],
    ['a body that is no JSON', '{', {}],
    ['a bad token', { query: '{ __typename }' }, { authorization: 'Bearer broken' }],
    ['a token that cannot be judged', { query: '{ __typename }' }, { authorization: 'Bearer unverifiable' }],
  ])('stands in the errors of %s', async (_, payload, headers) => {
    const response = await post(payload, { ...headers, 'x-request-id': 'request-in-error' });
    expect(response.json().errors.length).toBeGreaterThan(0);
    for (const { extensions } of response.json().errors) expect(extensions.requestId).toBe('request-in-error');
    expect(response.headers['x-request-id']).toBe('request-in-error');
  });

  test.each([
    ['of somebody without a token', { query: 'subscription { bookingChanged { at } }' }, {}],
    ['that is none', { query: '{ __typename }' }, {}],
    ['with a bad token', { query: 'subscription { bookingChanged { at } }' }, { authorization: 'Bearer broken' }],
    ['of another site', { query: 'subscription { bookingChanged { at } }' }, { origin: 'https://elsewhere.example' }],
    ['that is not to be read as a stream', {}, { accept: 'application/json' }],
  ])('stands in the errors of a subscription %s', async (_, payload, headers) => {
    const { body } = await commons.app.inject({
      method: 'POST',
      url: '/graphql/stream',
      headers: { accept: 'text/event-stream', 'x-request-id': 'request-in-error', ...headers },
      payload,
    });
    const json = /\{"errors".*/.exec(body)![0];
    const { errors } = JSON.parse(json) as { errors: { extensions: { requestId: string } }[] };
    expect(errors.map(({ extensions }) => extensions.requestId)).toEqual(['request-in-error']);
  });

  test('stands in each line that the log has of it, and in no other', async () => {
    lines.length = 0;
    await commons.sql('alter table division rename to division_away');
    try {
      const ids = Array.from({ length: 10 }, (_, i) => `request-number-${i}`);
      const answers = await Promise.all(
        ids.map(async (id) => (await post({ query: KNOWN }, { 'x-request-id': id })).json()),
      );
      for (const [i, { errors }] of answers.entries()) {
        const { code, id, requestId } = errors[0].extensions;
        expect([code, requestId]).toEqual(['INTERNAL', ids[i]]);
        // The fault's own id and the request's lead to the same line.
        expect(lines.filter((line) => line.id === id).map((line) => line.requestId)).toEqual([ids[i]]);
      }
    } finally {
      await commons.sql('alter table division_away rename to division');
    }
    await post(
      { query: '{ __typename }' },
      { authorization: 'Bearer unverifiable', 'x-request-id': 'request-unverifiable' },
    );
    expect(lines.filter((line) => line.msg === 'the keys of the token issuer cannot be fetched')).toMatchObject([
      { requestId: 'request-unverifiable' },
    ]);
    expect(lines.every((line) => typeof line.requestId === 'string')).toBe(true);
  });

  test('may be read by the pages of other origins', async () => {
    const { headers } = await post({ query: '{ __typename }' }, { origin: 'https://app.example.org' });
    expect(headers['access-control-expose-headers']).toContain('x-request-id');
  });
});

/** The value of one series: `name{label="value",…}`; 0 for one that is not there. */
async function seriesOf(name: string, labels: Record<string, string> = {}): Promise<number> {
  const { body } = await commons.app.inject({ url: '/metrics' });
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return body
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => wanted.every((label) => line.includes(label)))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** How much a series has grown by what was done. */
async function growth(name: string, labels: Record<string, string>, work: () => Promise<unknown>): Promise<number> {
  const before = await seriesOf(name, labels);
  await work();
  return (await seriesOf(name, labels)) - before;
}

describe('the metrics', () => {
  const scrape = (server: Commons, options: { remoteAddress?: string; headers?: Record<string, string> }) =>
    server.app.inject({ url: '/metrics', ...options }).then(({ statusCode }) => statusCode);

  test('are shown to this machine only', async () => {
    for (const remoteAddress of ['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])
      expect(await scrape(commons, { remoteAddress })).toBe(200);
    for (const remoteAddress of ['10.0.0.7', '192.168.1.1', '::ffff:10.0.0.7', 'fe80::1', '128.0.0.1'])
      expect(await scrape(commons, { remoteAddress })).toBe(404);
  });

  test.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
    'are not shown through a proxy on this machine (%s)',
    async (header) => {
      expect(await scrape(commons, { headers: { [header]: '203.0.113.9' } })).toBe(404);
    },
  );

  test('are shown to whoever has the token, if there is one, and to nobody else', async () => {
    const bearing = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
    expect(await scrape(guarded, { remoteAddress: '10.0.0.7', ...bearing(TOKEN) })).toBe(200);
    expect(await scrape(guarded, { remoteAddress: '10.0.0.7', ...bearing(`${TOKEN}x`) })).toBe(404);
    expect(await scrape(guarded, { remoteAddress: '127.0.0.1' })).toBe(404);
  });

  test('are not there when they are off', async () => {
    const off = await startCommons({ beside: commons });
    expect(await scrape(off, {})).toBe(404);
    expect(off.app.metrics).toBeUndefined();
    await off.close();
  });

  test('are in the format of Prometheus, with those of the process', async () => {
    const { headers, body } = await commons.app.inject({ url: '/metrics' });
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(body).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
    expect(body).toMatch(/^process_resident_memory_bytes \d/m);
  });

  test('count requests and their durations by known operation, and all others as one', async () => {
    const count = 'http_request_duration_seconds_count';
    const route = { method: 'POST', route: '/graphql', status: '200' };
    expect(await growth(count, { ...route, operation: 'HowMany' }, () => post({ query: KNOWN }))).toBe(1);
    const strangers = async () => {
      for (let i = 0; i < 20; i++) await post({ query: `query Stranger${i} { __typename }` });
      await post({ query: '{ __typename }' });
    };
    expect(await growth(count, { ...route, operation: 'other' }, strangers)).toBe(21);
    expect((await commons.app.inject({ url: '/metrics' })).body).not.toContain('Stranger');
    expect(await seriesOf('http_request_duration_seconds_sum', route)).toBeGreaterThan(0);
  });

  test('tell of the background jobs: how many are due, running and dead, and for how long the oldest has been due', async () => {
    await commons.sql(`
      select graphile_worker.add_job('test.due', run_at => now() - interval '90 s', job_key => 'due'),
             graphile_worker.add_job('test.later', run_at => now() + interval '1 h', job_key => 'later'),
             graphile_worker.add_job('test.dead', job_key => 'dead')`);
    await commons.sql(`update graphile_worker._private_jobs set attempts = max_attempts where key = 'dead'`);
    expect(await seriesOf('jobs', { state: 'due' })).toBe(1);
    expect(await seriesOf('jobs', { state: 'running' })).toBe(0);
    expect(await seriesOf('jobs', { state: 'dead' })).toBe(1);
    expect(await seriesOf('jobs_oldest_due_seconds', {})).toBeGreaterThanOrEqual(90);
    await commons.sql('delete from graphile_worker._private_jobs');
    expect(await seriesOf('jobs', { state: 'dead' })).toBe(0);
    expect(await seriesOf('jobs_oldest_due_seconds', {})).toBe(0);
  });

  test('make no series of the paths that strangers try', async () => {
    await commons.app.inject({ url: '/wp-login.php' });
    const { body } = await commons.app.inject({ url: '/metrics' });
    expect(body).not.toContain('wp-login');
    expect(body).toMatch(/http_request_duration_seconds_count\{method="GET",route="",operation="",status="404"\} \d/);
  });

  test.each([
    ['UNAUTHENTICATED', { query: '{ bookings { totalCount } }' }, {}],
    ['UNAUTHENTICATED', { query: '{ __typename }' }, { authorization: 'Bearer broken' }],
    ['GRAPHQL_PARSE_FAILED', { query: '{' }, {}],
    ['GRAPHQL_VALIDATION_FAILED', { query: '{ nothing }' }, {}],
  ])('count errors by code: %s', async (code, payload, headers) => {
    expect(await growth('graphql_errors_total', { code }, () => post(payload, headers))).toBe(1);
  });

  test('count mutations that are done or refused, and why', async () => {
    await buildCalendar(commons.db);
    const facility = await buildFacility(commons.db, { now: commons.clock.now });
    const { subject } = await buildResident(commons.db);
    const mutation = 'bookingCreate';
    const book = (facilityId: string) =>
      post(
        {
          query: `mutation ($input: BookingCreateInput!) { bookingCreate(input: $input) { userErrors { message } } }`,
          variables: {
            input: {
              facilityId,
              start: '2026-03-04T10:00:00+08:00',
              end: '2026-03-04T11:00:00+08:00',
              idempotencyKey: facilityId,
            },
          },
        },
        { authorization: `Bearer ${subject}` },
      );
    const unknown = facility.id.replace(/.{4}$/, '0000');
    const counted = (labels: Record<string, string>) => seriesOf('graphql_mutations_total', { mutation, ...labels });
    const refusals = await growth('graphql_refusals_total', { code: 'NOT_FOUND' }, () => book(unknown));
    expect(refusals).toBe(1);
    expect(await counted({ outcome: 'refused' })).toBe(1);
    expect((await book(facility.id)).json().data).toEqual({ bookingCreate: { userErrors: [] } });
    expect(await counted({ outcome: 'done' })).toBe(1);
    expect(await counted({ outcome: 'refused' })).toBe(1);
  });

  test('count what the database pool holds', async () => {
    await post({ query: KNOWN });
    // One after the other: being asked for the metrics takes a connection, for what they tell of jobs.
    const holds = (state: string) => seriesOf('database_pool_connections', { state });
    expect((await holds('used')) + (await holds('idle'))).toBeGreaterThan(0);
    expect(await holds('waiting')).toBe(0);
  });
});

describe('what makes traces', () => {
  test('is named by the one file that is loaded only where they are wanted', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const naming = (text: string | RegExp) =>
      sources.filter((file) => readFileSync(join('src', file), 'utf8').search(text) >= 0);
    expect(naming(/'@opentelemetry\//)).toEqual([join('server', 'observability', 'tracing.ts')]);
    expect(naming(/from '.*observability\/tracing\.ts'/)).toEqual([]);
    expect(naming(/import\('.*observability\/tracing\.ts'\)/)).toEqual([join('commands', 'serving.ts')]);
  });
});
