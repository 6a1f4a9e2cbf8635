import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import { pagesFolder } from '../session/pages.ts';

let commons: Commons;
let pages: Awaited<ReturnType<typeof pagesFolder>>;

beforeAll(async () => {
  pages = await pagesFolder();
  const web = { folder: pages.folder, sessionSecret: 'a secret of the tests, long enough', secure: false };
  commons = await startCommons({ server: { web } });
});
afterAll(async () => {
  await commons.close();
  await pages.remove();
});

const asBrowser = (url: string, headers: Record<string, string> = {}) =>
  commons.app.inject({ url, headers: { accept: 'text/html,application/xhtml+xml', ...headers } });

test.each(['/', '/?kind=PARKING', '/bookings/bkg_1?new=yes', '/nothing/at/all'])('%s is a page', async (url) => {
  const { statusCode, headers, body } = await asBrowser(url);
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['cache-control']).toBe('no-cache');
  expect(body).toContain('<title>resident</title>');
});

test.each(['/desk', '/desk/', '/desk?as=uni_1', '/desk/bookings/approvals'])(
  '%s is a page of the desk',
  async (url) => {
    const { statusCode, headers, body } = await asBrowser(url);
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(body).toContain('<title>desk</title>');
  },
);

test('what only begins like the desk is a page of residents', async () => {
  expect((await asBrowser('/desks')).body).toContain('<title>resident</title>');
});

test('a page names the scripts of the screen that it opens with, without those that it asks for itself', async () => {
  const { headers } = await asBrowser('/f/fac_1?date=2026-03-04');
  expect(headers.link).toBe('</assets/facility-1.js>; rel="modulepreload", </assets/time-1.js>; rel="modulepreload"');
  expect((await asBrowser('/')).headers.link).toBeUndefined();
  expect((await asBrowser('/bookings')).headers.link).toBeUndefined();
});

test('a page runs what this server serves and what it brings along itself, and nothing else', async () => {
  const { headers } = await asBrowser('/');
  const hash = createHash('sha256').update('start()').digest('base64');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('files whose names change with their content are kept, the others asked for anew', async () => {
  const hashed = await commons.app.inject({ url: '/assets/main-abc.js' });
  expect(hashed.statusCode).toBe(200);
  expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const fixed = await commons.app.inject({ url: '/icon.svg' });
  expect(fixed.statusCode).toBe(200);
  expect(fixed.headers['cache-control']).toBe('public, max-age=0');
});

test.each([
  '/assets/..%5cresident.html',
  '/assets/%252e%252e%252fresident.html',
  '/assets/....//resident.html',
  '/assets/main-abc.js%00.css',
  '/assets/',
])('%s leads to no file', async (url) => {
  const { statusCode, body } = await asBrowser(url);
  expect([403, 404]).toContain(statusCode);
  expect(body).not.toContain('<title>');
});

test.each(['/assets/..%2fresident.html', '/assets/none.js', '/auth/none', '/graphql/none', '/personal-data/none'])(
  'there is no %s, nor a page in its place',
  async (url) => {
    const { statusCode, body } = await asBrowser(url);
    expect(statusCode).toBe(404);
    expect(body).not.toContain('<title>');
  },
);

test('a program is told that there is nothing, and given no page', async () => {
  const answer = await commons.app.inject({ url: '/nothing?token=secret', headers: { accept: 'application/json' } });
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toMatchObject({
    errors: [{ message: 'There is no GET /nothing.', extensions: { code: 'NOT_FOUND' } }],
  });
  expect(
    (await commons.app.inject({ method: 'POST', url: '/bookings', headers: { accept: 'text/html' } })).statusCode,
  ).toBe(404);
});

test('the API and the explorer stand where they stood', async () => {
  expect((await asBrowser('/graphql')).body).toContain('The explorer needs JavaScript.');
  expect((await commons.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
  expect((await commons.app.inject('/livez')).json()).toEqual({ status: 'ok' });
});

test('tiles of a map are told to the page, and let in by its policy alone', async () => {
  const mapTiles = {
    url: 'https://tiles.example.org/{z}/{x}/{y}.png',
    attribution: '“Tiles”',
    datum: 'GCJ02',
  } as const;
  const web = { folder: pages.folder, sessionSecret: 'a secret of the tests, long enough', secure: false, mapTiles };
  const withTiles = await startCommons({ beside: commons, server: { web } });
  try {
    const { headers, body } = await withTiles.app.inject({ url: '/', headers: { accept: 'text/html' } });
    expect(headers['content-security-policy']).toContain("img-src 'self' data: https://tiles.example.org;");
    const [, content = ''] = /<meta name="map-tiles" content="([^"]*)"/.exec(body) ?? [];
    expect(JSON.parse(content.replaceAll('&quot;', '"'))).toEqual(mapTiles);
  } finally {
    await withTiles.app.close();
  }
  expect((await asBrowser('/')).body).not.toContain('map-tiles');
});
