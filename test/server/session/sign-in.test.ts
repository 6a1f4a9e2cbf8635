import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildResident, newPhone } from '../../../seeds/factories/person.factory.ts';
import {
  DEVELOPMENT_ISSUER,
  developmentIssuer,
  issueDevelopmentToken,
} from '../../../src/district/identity/tokens/development-issuer.ts';
import { removeEndedSessions } from '../../../src/district/identity/accounts/ended-sessions.ts';
import { createTokenVerifier, oidcIssuer } from '../../../src/district/identity/tokens/token.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { pagesFolder } from './pages.ts';

const SECRET = 'a secret of the tests, long enough';
const WHO = '{ viewer { resident { name } } }';

let pages: Awaited<ReturnType<typeof pagesFolder>>;
let dataDir: string;
beforeAll(async () => {
  pages = await pagesFolder();
  dataDir = await mkdtemp(join(tmpdir(), 'grid-commons-session-'));
});
afterAll(async () => {
  await pages.remove();
  await rm(dataDir, { recursive: true });
});

type Headers = Record<string, string>;

/** The cookies that an answer sets, as a browser would send them back. */
function cookiesOf({ headers }: { headers: Record<string, unknown> }): string {
  const set = [headers['set-cookie'] ?? []].flat() as string[];
  return set
    .filter((cookie) => !/Max-Age=0;/.test(cookie))
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function nameOf(commons: Commons, headers: Headers): Promise<string | null> {
  const answer = await commons.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', host: 'localhost', ...headers },
    payload: { query: WHO },
  });
  const { data, errors } = answer.json();
  return errors ? errors[0].extensions.code : (data.viewer?.resident.name ?? null);
}

describe('with the development issuer', () => {
  let commons: Commons;
  let subject: string;
  beforeAll(async () => {
    commons = await startCommons({
      server: {
        web: { folder: pages.folder, sessionSecret: SECRET, secure: false },
        verifyToken: createTokenVerifier(await developmentIssuer(dataDir), () => new Date()),
        developers: {
          personas: [{ name: 'lin', description: 'Is Lin.', descriptionZh: '小林 <b>' }],
          issueToken: async (name) => (name === 'lin' ? issueDevelopmentToken(dataDir, subject) : undefined),
        },
      },
    });
    ({ subject } = await buildResident(commons.db, { name: '小林', issuer: DEVELOPMENT_ISSUER }));
  });
  afterAll(() => commons.close());

  const choose = (persona: unknown, to?: unknown, headers: Headers = {}) =>
    commons.app.inject({
      method: 'POST',
      url: '/auth/login/persona',
      headers: { host: 'localhost:4000', ...headers },
      payload: { persona, to },
    });

  test('one says who one is, and is that in every further request of this server’s pages', async () => {
    const page = await commons.app.inject({ url: '/auth/login?to=/bookings', headers: { host: 'localhost:4000' } });
    expect(page.body).toContain('以谁的身份登录');
    expect(page.body).toContain('小林 &lt;b&gt;');
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    const chosen = await choose('lin', '/bookings?tab=over');
    expect(chosen.json()).toEqual({ continueAt: '/bookings?tab=over' });
    const [cookie, person] = [chosen.headers['set-cookie']].flat();
    expect(cookie).toMatch(/^grid-commons-session=[\w.-]+; Max-Age=4\d{4}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toContain(subject);
    // What tells pages that somebody else is there, and nothing of them.
    expect(person).toMatch(/^grid-commons-person=[\w-]{16}; Max-Age=31536000; Path=\/; SameSite=Lax$/);
    expect([(await choose('lin')).headers['set-cookie']].flat()[1]).toBe(person);
    expect(await nameOf(commons, { cookie: cookiesOf(chosen) })).toBe('小林');
    expect(await nameOf(commons, {})).toBeNull();
  });

  test('a cookie speaks for nobody in a request that another site has made', async () => {
    const cookie = cookiesOf(await choose('lin'));
    expect(await nameOf(commons, { cookie, 'sec-fetch-site': 'same-origin', origin: 'http://localhost' })).toBe('小林');
    expect(await nameOf(commons, { cookie, 'sec-fetch-site': 'cross-site' })).toBeNull();
    expect(await nameOf(commons, { cookie, 'sec-fetch-site': 'same-site' })).toBeNull();
    expect(await nameOf(commons, { cookie, origin: 'http://elsewhere.example' })).toBeNull();
    expect(await nameOf(commons, { cookie, origin: 'null' })).toBeNull();
  });

  test('a token that is sent along speaks before the cookie', async () => {
    const cookie = cookiesOf(await choose('lin'));
    const other = await buildResident(commons.db, { name: '小王', issuer: DEVELOPMENT_ISSUER });
    const authorization = `Bearer ${await issueDevelopmentToken(dataDir, other.subject)}`;
    expect(await nameOf(commons, { cookie, authorization })).toBe('小王');
    expect(await nameOf(commons, { cookie, authorization: 'Bearer nonsense' })).toBe('UNAUTHENTICATED');
  });

  test('a cookie that was changed, or made under another secret, is told to sign in again', async () => {
    const [cookie = ''] = cookiesOf(await choose('lin')).split('; ');
    expect(await nameOf(commons, { cookie: `${cookie.slice(0, -3)}AAA` })).toBe('UNAUTHENTICATED');
    expect(await nameOf(commons, { cookie: `grid-commons-session=${'x'.repeat(5_000)}` })).toBe('UNAUTHENTICATED');
  });

  test('a session speaks where a book is fetched and where events are followed, as a token does', async () => {
    const cookie = cookiesOf(await choose('lin'));
    const stream = await commons.app.inject({
      method: 'POST',
      url: '/graphql/stream',
      headers: { host: 'localhost', cookie, accept: 'text/event-stream', 'content-type': 'application/json' },
      payload: { query: 'subscription { bookingChanged(facilityId: "nonsense") { eventId } }' },
    });
    // Not that nobody is signed in, but what is asked for.
    expect(stream.body).toContain('BAD_USER_INPUT');
  });

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '/.//elsewhere.example/',
    '/bookings/..//elsewhere.example/',
    '/%2e%2E//elsewhere.example/',
    '/./\\elsewhere.example/',
    'javascript:alert(1)',
    `/${'x'.repeat(1_001)}`,
    '/bookings\r\nset-cookie: x=1',
    7,
    undefined,
  ])('nobody is sent on to what is no page of this server: %s', async (to) => {
    expect((await choose('lin', to)).json()).toEqual({ continueAt: '/' });
  });

  test('whoever is no persona, another site or another name of this machine signs nobody in', async () => {
    for (const persona of ['nobody', '', 7, null]) expect((await choose(persona)).statusCode).toBe(404);
    expect((await choose('lin', '/', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await choose('lin', '/', { host: 'rebound.example' })).statusCode).toBe(403);
    const page = await commons.app.inject({ url: '/auth/login', headers: { host: 'rebound.example' } });
    expect(page.statusCode).toBe(404);
  });

  test('a session opens nothing any more once its account is disabled', async () => {
    const other = await buildResident(commons.db, { name: '小赵', issuer: DEVELOPMENT_ISSUER });
    const before = subject;
    subject = other.subject;
    const cookie = cookiesOf(await choose('lin'));
    subject = before;
    expect(await nameOf(commons, { cookie })).toBe('小赵');
    await commons.sql(`update account set disabled_at = now(), disabled_reason = 'lost phone' where id = $1`, [
      other.accountId,
    ]);
    expect(await nameOf(commons, { cookie })).toBe('UNAUTHENTICATED');
    const stream = await commons.app.inject({
      method: 'POST',
      url: '/graphql/stream',
      headers: { host: 'localhost', cookie, accept: 'text/event-stream', 'content-type': 'application/json' },
      payload: { query: 'subscription { bookingChanged { eventId } }' },
    });
    expect(stream.body).toContain('UNAUTHENTICATED');
  });

  test('signing out ends the session itself: a copy of its cookie opens nothing, and what it followed is over', async () => {
    const [kept, other] = [cookiesOf(await choose('lin')), cookiesOf(await choose('lin'))];
    expect(await nameOf(commons, { cookie: kept })).toBe('小林');
    const address = await commons.app.listen({ port: 0, host: '127.0.0.1' });
    const following = await fetch(`${address}/graphql/stream`, {
      method: 'POST',
      headers: { cookie: kept, accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'subscription { bookingChanged { eventId } }' }),
      signal: AbortSignal.timeout(10_000),
    });
    const signOut = () =>
      commons.app.inject({ method: 'POST', url: '/auth/logout', headers: { host: 'localhost', cookie: kept } });
    expect((await signOut()).statusCode).toBe(200);
    expect(await nameOf(commons, { cookie: kept })).toBe('UNAUTHENTICATED');
    expect(await following.text()).toContain('UNAUTHENTICATED');
    // Not even what is public, once this process has looked.
    const open = () =>
      commons.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', host: 'localhost', cookie: kept },
        payload: { query: '{ sharedFacilities(first: 1) { edges { node { id } } } }' },
      });
    await expect.poll(async () => (await open()).statusCode).toBe(401);
    // Whoever is disabled after that is found as before.
    const disabled = await buildResident(commons.db, { issuer: DEVELOPMENT_ISSUER });
    const before = subject;
    subject = disabled.subject;
    const theirs = cookiesOf(await choose('lin'));
    subject = before;
    const follow = fetch(`${address}/graphql/stream`, {
      method: 'POST',
      headers: { cookie: theirs, accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'subscription { bookingChanged { eventId } }' }),
      signal: AbortSignal.timeout(10_000),
    });
    const followed = (await follow).text();
    await commons.sql(`update account set disabled_at = now(), disabled_reason = 'lost phone' where id = $1`, [
      disabled.accountId,
    ]);
    expect(await followed).toContain('disabled');
    // Neither the other session of the same person, nor a second time.
    expect(await nameOf(commons, { cookie: other })).toBe('小林');
    expect((await signOut()).statusCode).toBe(200);
    expect(await nameOf(commons, { cookie: cookiesOf(await choose('lin')) })).toBe('小林');
  });

  test('what is known of ended sessions is forgotten when they would be over by themselves', async () => {
    await commons.sql(`
      insert into ended_session (id, ended_at)
      values ('of thirteen hours ago', now() - interval '13 hours'), ('of eleven hours ago', now() - interval '11 hours')`);
    await removeEndedSessions(commons.db);
    expect(await commons.sql(`select id from ended_session where id like 'of %'`)).toEqual([
      { id: 'of eleven hours ago' },
    ]);
  });

  test('signing out takes the cookie away, and is done by pages of this server only', async () => {
    const signOut = (headers: Headers) =>
      commons.app.inject({ method: 'POST', url: '/auth/logout', headers: { host: 'localhost', ...headers } });
    const done = await signOut({});
    expect(done.json()).toEqual({ continueAt: '/' });
    expect([done.headers['set-cookie']].flat().map(String)).toEqual([
      expect.stringMatching(/^grid-commons-session=; Max-Age=0; /),
      expect.stringMatching(/^grid-commons-person=; Max-Age=0; /),
    ]);
    expect((await signOut({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  });
});

describe('with an OpenID provider', () => {
  const CLIENT = { clientId: 'commons-web', clientSecret: 'of the client', scope: 'openid' };
  let provider: Server;
  let issuer: string;
  let commons: Commons;
  /** What the provider was asked at the token endpoint, and what it says. */
  let asked: URLSearchParams | undefined;
  let answering: 'well' | 'another nonce' | 'another audience' = 'well';
  /** What else stands in the access token. */
  let claims: Record<string, unknown> = {};
  let begun: { challenge: string; nonce: string } | undefined;

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' };
    const signed = (claims: Record<string, unknown>, audience: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject('person-1')
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey);
    provider = createServer(async (request, response) => {
      const reply = (body: object) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(body));
      };
      if (request.url === '/.well-known/openid-configuration') {
        return reply({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          end_session_endpoint: `${issuer}/end`,
          id_token_signing_alg_values_supported: ['ES256'],
        });
      }
      if (request.url === '/keys') return reply({ keys: [jwk] });
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      asked = new URLSearchParams(Buffer.concat(chunks).toString());
      const verified = createHash('sha256').update(asked.get('code_verifier')!).digest('base64url');
      if (asked.get('code') !== 'the-code' || verified !== begun!.challenge) {
        response.statusCode = 400;
        return reply({ error: 'invalid_grant' });
      }
      return reply({
        token_type: 'Bearer',
        expires_in: 3_600,
        access_token: await signed(claims, answering === 'another audience' ? 'urn:other' : 'urn:commons'),
        id_token: await signed({ nonce: answering === 'another nonce' ? 'x' : begun!.nonce }, CLIENT.clientId),
      });
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    commons = await startCommons({
      server: {
        web: {
          folder: pages.folder,
          sessionSecret: SECRET,
          secure: true,
          signIn: { issuer, ...CLIENT, publicUrl: 'https://commons.example' },
        },
        verifyToken: createTokenVerifier(oidcIssuer({ issuer, audience: 'urn:commons' }), () => new Date()),
        production: true,
      },
    });
    await buildResident(commons.db, { name: '小陈', subject: 'person-1', issuer });
  });
  afterAll(async () => {
    await commons.close();
    await new Promise((resolve) => provider.close(resolve));
  });

  async function begin(to = '/bookings'): Promise<{ url: URL; cookie: string }> {
    answering = 'well';
    const sent = await commons.app.inject({ url: `/auth/login?to=${encodeURIComponent(to)}` });
    expect(sent.statusCode).toBe(302);
    const url = new URL(String(sent.headers.location));
    begun = { challenge: url.searchParams.get('code_challenge')!, nonce: url.searchParams.get('nonce')! };
    return { url, cookie: cookiesOf(sent) };
  }

  const comeBack = (query: Record<string, string>, cookie: string) =>
    commons.app.inject({
      url: `/auth/callback?${new URLSearchParams(query)}`,
      // A browser that comes back from elsewhere says so.
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    });

  test('people are sent there, with PKCE, and come back signed in to the page they came from', async () => {
    const { url, cookie } = await begin('/facilities/fac_1?start=18:00');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: CLIENT.clientId,
      response_type: 'code',
      redirect_uri: 'https://commons.example/auth/callback',
      code_challenge_method: 'S256',
      scope: 'openid',
    });
    const back = await comeBack({ code: 'the-code', state: url.searchParams.get('state')! }, cookie);
    expect([back.statusCode, back.headers.location]).toEqual([302, '/facilities/fac_1?start=18:00']);
    expect(asked!.get('redirect_uri')).toBe('https://commons.example/auth/callback');
    const session = [back.headers['set-cookie']].flat().find((one) => String(one).includes('session='));
    expect(session).toMatch(
      /^__Host-grid-commons-session=[\w.-]+; Max-Age=3\d{3}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(await nameOf(commons, { cookie: cookiesOf(back) })).toBe('小陈');
  });

  test('the phone that the issuer has verified counts in the session, and one that it has not does not', async () => {
    const phone = newPhone();
    const confirmed = async (verified: boolean) => {
      claims = { phone_number: `+86 ${phone}`, phone_number_verified: verified };
      const { url, cookie } = await begin();
      const back = await comeBack({ code: 'the-code', state: url.searchParams.get('state')! }, cookie);
      claims = {};
      const answer = await commons.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', cookie: cookiesOf(back) },
        payload: { query: 'mutation { phoneConfirm(input: {}) { resident { phone } userErrors { code } } }' },
      });
      return answer.json().data.phoneConfirm;
    };
    expect(await confirmed(false)).toEqual({ resident: null, userErrors: [{ code: 'INVALID_INPUT' }] });
    expect(await confirmed(true)).toEqual({ resident: { phone }, userErrors: [] });
  });

  test.each<[string, () => Promise<{ location: unknown; cookie: string }>]>([
    [
      'with another state',
      async () => {
        const { cookie } = await begin();
        const back = await comeBack({ code: 'the-code', state: 'x' }, cookie);
        return { location: back.headers.location, cookie: cookiesOf(back) };
      },
    ],
    [
      'with another code',
      async () => {
        const { url, cookie } = await begin();
        const back = await comeBack({ code: 'x', state: url.searchParams.get('state')! }, cookie);
        return { location: back.headers.location, cookie: cookiesOf(back) };
      },
    ],
    [
      'with an error of the issuer',
      async () => {
        const { url, cookie } = await begin();
        const back = await comeBack({ error: 'access_denied', state: url.searchParams.get('state')! }, cookie);
        return { location: back.headers.location, cookie: cookiesOf(back) };
      },
    ],
    ...(['another nonce', 'another audience'] as const).map(
      (wrong) =>
        [
          `with a token of ${wrong}`,
          async () => {
            const { url, cookie } = await begin();
            answering = wrong;
            const back = await comeBack({ code: 'the-code', state: url.searchParams.get('state')! }, cookie);
            return { location: back.headers.location, cookie: cookiesOf(back) };
          },
        ] as [string, () => Promise<{ location: unknown; cookie: string }>],
    ),
  ])('whoever comes back %s is not signed in, and told so where they came from', async (_what, come) => {
    const { location, cookie } = await come();
    expect(location).toBe('/bookings?sign-in=refused');
    expect(cookie).not.toContain('session');
  });

  test('whoever comes back without having been sent begins anew', async () => {
    const back = await comeBack({ code: 'the-code', state: 'x' }, '');
    expect(back.headers.location).toBe('/?sign-in=expired');
  });

  test('signing out ends the session at the issuer, too', async () => {
    const done = await commons.app.inject({ method: 'POST', url: '/auth/logout' });
    const { continueAt } = done.json();
    expect(continueAt).toMatch(new RegExp(`^${issuer}/end\\?`));
    expect(continueAt).toContain(encodeURIComponent('https://commons.example'));
  });

  test('coming to sign in counts for an address, before the issuer is asked anything', async () => {
    const signIn = { issuer, ...CLIENT, publicUrl: 'https://commons.example' };
    const sparing = await startCommons({
      beside: commons,
      server: {
        web: { folder: pages.folder, sessionSecret: SECRET, secure: true, signIn },
        rates: { perActor: 40, perAddress: 40 },
      },
    });
    const statuses: number[] = [];
    for (let i = 0; i < 50; i++) {
      const url = i % 2 ? '/auth/login' : '/auth/callback?code=x&state=x';
      statuses.push((await sparing.app.inject({ url, remoteAddress: '198.51.100.77' })).statusCode);
    }
    expect(statuses[0]).toBe(302);
    expect(statuses.at(-1)).toBe(429);
    await sparing.close();
  });

  test('there are no personas', async () => {
    const chosen = await commons.app.inject({
      method: 'POST',
      url: '/auth/login/persona',
      payload: { persona: 'unit' },
    });
    expect(chosen.statusCode).toBe(404);
  });
});
