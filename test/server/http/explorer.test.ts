import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';

let server: Commons;

beforeAll(async () => {
  // A test's token is its subject.
  const developers = {
    personas: [{ name: 'abc', description: 'Is abc.', descriptionZh: 'Is abc.' }],
    issueToken: async (name: string) => name,
  };
  server = await startCommons({ server: { developers } });
});

afterAll(() => server.close());

describe('a token for development', () => {
  const tokenAt = (host: string) =>
    server.app.inject({
      method: 'POST',
      url: '/graphql/explorer/token',
      headers: { host },
      payload: { persona: 'abc' },
    });

  it.each(['localhost', 'localhost:4000', 'LOCALHOST:4000', '127.0.0.1:4000', '127.1.2.3', '[::1]', '[::1]:4000'])(
    'is given at %s',
    async (host) => expect((await tokenAt(host)).json()).toEqual({ token: 'abc' }),
  );

  it.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:4000@localhost',
    '192.168.1.10:4000',
    '0.0.0.0:4000',
  ])('is not given at "%s", a name that a page from elsewhere may have had pointed at this machine', async (host) => {
    const response = await tokenAt(host);
    expect(response.statusCode).toBe(403);
    expect(response.json()).toEqual({ error: 'Tokens for development are given at localhost or 127.0.0.1 only.' });
  });
});

describe('the path of the API', () => {
  const get = (url: string, headers: Record<string, string>) => server.app.inject({ url, headers });

  it('shows the explorer to those who ask for HTML without a query', async () => {
    const response = await get('/graphql', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
  });

  it.each([
    ['JSON', '/graphql?query={__typename}', 'application/json'],
    ['anything', '/graphql?query={__typename}', '*/*'],
    ['HTML with a query', '/graphql?query={__typename}', 'text/html,*/*;q=0.8'],
  ])('answers those who ask for %s as the API', async (_case, url, accept) => {
    const response = await get(url, { accept, 'apollo-require-preflight': 'true' });
    expect(response.json()).toMatchObject({ data: { __typename: 'Query' } });
  });

  it('serves each file of the page for ever, packed for those who take it, and no other file', async () => {
    const { body } = await get('/graphql', { accept: 'text/html' });
    const files = [...body.matchAll(/"(\/graphql\/explorer\/[^"]+)"/g)].map(([, file]) => file!);
    expect(files).toHaveLength(7);
    for (const file of files) {
      const packed = await get(file, { 'accept-encoding': 'gzip, br' });
      const plain = await get(file, {});
      expect(packed.headers).toMatchObject({
        'content-encoding': 'gzip',
        'cache-control': expect.stringMatching('immutable'),
      });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.rawPayload.length).toBeGreaterThan(packed.rawPayload.length);
    }
    expect((await get('/graphql/explorer/start.js', {})).statusCode).toBe(404);
  });
});
