import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  generateKeyPair,
  type JSONWebKeySet,
  jwtVerify,
  SignJWT,
} from 'jose';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BuiltAccount } from '../../../../seeds/factories/person.factory.ts';
import type { BuiltUnit } from '../../../../seeds/factories/unit.factory.ts';
import { JWKS_PATH, TOKENS_AT_ONCE } from '../../../../src/district/identity/service-accounts/client-token.endpoint.ts';
import { FAILURES_AT_ONCE } from '../../../../src/district/identity/service-accounts/client-token.guesses.ts';
import {
  KEY_BELIEVED_AFTER_HOURS,
  KEY_LEAD_MINUTES,
  KEY_ROTATED_AFTER_HOURS,
  serviceKeys,
} from '../../../../src/district/identity/service-accounts/client-token.keys.ts';
import {
  CLIENT_TOKEN_SECONDS,
  SERVICE_AUDIENCE,
} from '../../../../src/district/identity/service-accounts/client-token.ts';
import { DEVELOPMENT_ISSUER } from '../../../../src/district/identity/tokens/development-issuer.ts';
import { SERVICE_ISSUER } from '../../../../src/district/identity/tokens/token.ts';
import { newId } from '../../../../src/shared/node.ts';
import { type Commons, startCommons, TEST_NOW } from '../../../support/commons.ts';
import {
  askForToken,
  basicOf,
  buildManagedUnit,
  type Client,
  formOf,
  makeClient,
  send,
  tokenOf,
} from './service-account.world.ts';

const now = Temporal.Instant.from(TEST_NOW);
const logged: string[] = [];
const log = pino(
  { level: 'trace' },
  new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  }),
);

let commons: Commons;
let unit: BuiltUnit;
let manager: BuiltAccount;
let client: Client;
beforeAll(async () => {
  commons = await startCommons({ server: { log } });
  ({ unit, manager } = await buildManagedUnit(commons));
  client = await makeClient(commons, manager, unit.id, ['FACILITIES_WRITE', 'BOOKINGS_READ']);
});
afterAll(() => commons.close());
afterEach(async () => {
  commons.clock.now = commons.clock.now.add({ minutes: 1 });
  // So that no test takes another's share.
  await commons.sql('delete from rate_budget');
});

const whoAmI = (as: string) => commons.query('{ viewer { serviceAccount { id scopes } } }', {}, { as });
/** Asks beyond what there is at once: some of it comes back while a slow machine asks. */
async function firstRefused(client: Client) {
  for (let tries = 0; ; tries++) {
    const response = await askForToken(commons, formOf(client));
    if (response.statusCode === 429 || tries === TOKENS_AT_ONCE) return response;
  }
}
const keySet = async (): Promise<JSONWebKeySet> => (await commons.app.inject(JWKS_PATH)).json();

describe('a token', () => {
  test.each([
    ['by the form', () => askForToken(commons, formOf(client))],
    ['by HTTP Basic', () => askForToken(commons, { grant_type: 'client_credentials' }, basicOf(client))],
    [
      'by HTTP Basic, and its own client_id in the form',
      () => askForToken(commons, { grant_type: 'client_credentials', client_id: client.id }, basicOf(client)),
    ],
  ])('is given %s, for a quarter of an hour, and not to be kept by caches', async (_way, ask) => {
    const response = await ask();
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({ 'cache-control': 'no-store', pragma: 'no-cache' });
    const { access_token: as, ...rest } = response.json();
    expect(rest).toEqual({
      token_type: 'Bearer',
      expires_in: CLIENT_TOKEN_SECONDS,
      scope: 'FACILITIES_WRITE BOOKINGS_READ',
    });
    expect((await whoAmI(as)).data.viewer.serviceAccount).toEqual({
      id: client.id,
      scopes: ['FACILITIES_WRITE', 'BOOKINGS_READ'],
    });
    const { protectedHeader, payload } = await jwtVerify(as, createLocalJWKSet(await keySet()), {
      issuer: SERVICE_ISSUER,
      audience: SERVICE_AUDIENCE,
      currentDate: new Date(commons.clock.now.epochMilliseconds),
    });
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const issuedAt = Math.floor(commons.clock.now.epochMilliseconds / 1_000);
    expect(payload).toEqual({
      iss: SERVICE_ISSUER,
      aud: SERVICE_AUDIENCE,
      sub: client.id,
      client_id: client.id,
      scope: 'FACILITIES_WRITE BOOKINGS_READ',
      jti: expect.any(String),
      iat: issuedAt,
      exp: issuedAt + CLIENT_TOKEN_SECONDS,
    });
  });

  test('is noted at its account, to the minute', async () => {
    await tokenOf(commons, client);
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on ServiceAccount { lastTokenAt } } }',
      { id: client.id },
      { as: manager.subject },
    );
    expect(data.node.lastTokenAt).toBe(
      commons.clock.now
        .round({ smallestUnit: 'minute', roundingMode: 'floor' })
        .toString({ fractionalSecondDigits: 3 }),
    );
  });

  test('can be had for fewer scopes, and then its bearer has no more', async () => {
    const as = await tokenOf(commons, client, 'BOOKINGS_READ');
    // The account itself is shown as it is; what the bearer may do is less.
    const refused = await commons.query(
      `mutation ($id: ID!) { facilitiesUpsert(input: { unitId: $id, items: [], idempotencyKey: "k" }) {
         userErrors { code } } }`,
      { id: unit.id },
      { as },
    );
    expect(refused.data.facilitiesUpsert.userErrors).toEqual([{ code: 'FORBIDDEN' }]);
  });

  test('loses a scope that its account no longer has', async () => {
    const other = await makeClient(commons, manager, unit.id, ['FACILITIES_READ', 'BOOKINGS_READ']);
    const as = await tokenOf(commons, other);
    await commons.sql(`update service_account set scopes = '{BOOKINGS_READ}' where id = $1`, [other.id]);
    expect((await whoAmI(as)).data.viewer.serviceAccount.scopes).toEqual(['BOOKINGS_READ']);
  });

  test('is refused once it has expired, and does not outlast its account', async () => {
    const as = await tokenOf(commons, client);
    const brief = await makeClient(commons, manager, unit.id, ['FACILITIES_READ'], {
      expiresAt: commons.clock.now.add({ minutes: 5 }).toString(),
    });
    expect((await askForToken(commons, formOf(brief))).json().expires_in).toBe(300);
    const issuedAt = commons.clock.now;
    commons.clock.now = issuedAt.add({ seconds: CLIENT_TOKEN_SECONDS + 59 });
    expect((await whoAmI(as)).errors).toBeUndefined();
    commons.clock.now = issuedAt.add({ seconds: CLIENT_TOKEN_SECONDS + 60 });
    expect((await whoAmI(as)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('the token endpoint', () => {
  test.each([
    ['a wrong secret', () => ({ ...client, secret: `gcs_${'A'.repeat(43)}` })],
    [
      'the secret of another client',
      async () => ({ ...client, secret: (await makeClient(commons, manager, unit.id)).secret }),
    ],
    ['a client that is not there', () => ({ ...client, id: newId('svc') })],
    ['the id of something else', () => ({ ...client, id: unit.id })],
    ['an id that is none', () => ({ ...client, id: "' or true --" })],
    ['an empty looking secret', () => ({ ...client, secret: ' ' })],
  ])('refuses %s with 401 invalid_client, in either way, and the same words', async (_what, credentials) => {
    const given = await credentials();
    for (const response of [
      await askForToken(commons, formOf(given)),
      await askForToken(commons, { grant_type: 'client_credentials' }, basicOf(given)),
    ]) {
      expect(response.statusCode).toBe(401);
      expect(response.headers['www-authenticate']).toMatch(/^Basic realm=/);
      expect(response.headers['cache-control']).toBe('no-store');
      expect(response.json()).toEqual({
        error: 'invalid_client',
        error_description: 'There is no such client, or its secret is another one.',
      });
    }
  });

  const form = (more: Record<string, string> = {}) => formOf(client, more);
  const without = (name: string) => Object.fromEntries(Object.entries(form()).filter(([key]) => key !== name));
  test.each<[string, string, () => Record<string, string> | string, (() => Record<string, string>)?]>([
    ['no grant type', 'invalid_request', () => without('grant_type')],
    ['another grant type', 'unsupported_grant_type', () => form({ grant_type: 'password' })],
    ['no client id', 'invalid_client', () => without('client_id')],
    ['no secret', 'invalid_client', () => without('client_secret')],
    ['nothing', 'invalid_client', () => ''],
    ['a parameter twice', 'invalid_request', () => `${new URLSearchParams(form())}&client_id=x`],
    ['the secret in two ways', 'invalid_request', () => form(), () => basicOf(client)],
    [
      'two clients',
      'invalid_request',
      () => ({ grant_type: 'client_credentials', client_id: 'x' }),
      () => basicOf(client),
    ],
    ['a scope that its account lacks', 'invalid_scope', () => form({ scope: 'FACILITIES_READ' })],
    ['a scope that there is not', 'invalid_scope', () => form({ scope: 'BOOKINGS_READ admin' })],
    ['blanks for a scope', 'invalid_scope', () => form({ scope: '  ' })],
    ['a bearer token', 'invalid_client', () => without('client_secret'), () => ({ authorization: 'Bearer x' })],
    ['Basic without a colon', 'invalid_client', () => '', () => ({ authorization: `Basic ${btoa('x')}` })],
    [
      'Basic that is no form encoding',
      'invalid_client',
      () => '',
      () => ({ authorization: `Basic ${btoa('%:%E0%A4%A')}` }),
    ],
    ['Basic that is no base64', 'invalid_client', () => '', () => ({ authorization: 'Basic ***' })],
    ['NUL in the id', 'invalid_client', () => form({ client_id: 'a\0b' })],
    ['JSON', 'invalid_request', () => JSON.stringify(form()), () => ({ 'content-type': 'application/json' })],
    ['JSON that calls itself a form', 'invalid_client', () => JSON.stringify(form())],
    ['a megabyte', 'invalid_request', () => form({ x: 'x'.repeat(1024 * 1024) })],
    ['five kilobytes', 'invalid_request', () => form({ x: 'x'.repeat(5 * 1024) })],
  ])('refuses %s with %s', async (_what, error, body, headers) => {
    const response = await askForToken(commons, body(), headers?.());
    expect([response.statusCode, response.json().error]).toEqual([error === 'invalid_client' ? 401 : 400, error]);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.json()).not.toHaveProperty('access_token');
  });

  test('cuts off a body that does not say how long it is', async () => {
    await commons.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = commons.app.server.address() as AddressInfo;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(
        {
          port,
          host: '127.0.0.1',
          path: '/oauth/token',
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        },
        (response) => {
          resolve(response.statusCode);
          response.resume();
        },
      );
      request.on('error', reject);
      request.write('grant_type=client_credentials&x=');
      request.end('x'.repeat(64 * 1024));
    });
    expect(status).toBe(400);
  });

  test('takes nothing but POST', async () => {
    const { id, secret } = client;
    const url = `/oauth/token?grant_type=client_credentials&client_id=${id}&client_secret=${secret}`;
    expect((await commons.app.inject(url)).statusCode).toBe(404);
    const posted = await commons.app.inject({ method: 'POST', url });
    expect(posted.json()).toMatchObject({ error: 'invalid_client' });
  });

  test('gives one client so many tokens a minute, and others theirs', async () => {
    for (let i = 0; i < TOKENS_AT_ONCE; i++) await tokenOf(commons, client);
    const response = await firstRefused(client);
    expect(response.statusCode).toBe(429);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    expect(response.json()).toMatchObject({ error: 'temporarily_unavailable' });
    expect(await tokenOf(commons, await makeClient(commons, manager, unit.id))).toEqual(expect.any(String));
    await commons.sql(`update rate_budget set at = at - make_interval(secs => $1)`, [response.headers['retry-after']]);
    expect(await tokenOf(commons, client)).toEqual(expect.any(String));
  });

  describe('of guesses', () => {
    const THERE = '192.0.2.7';
    const ELSEWHERE = '192.0.2.8';
    const ask = async (secret: string, from: string) =>
      (await askForToken(commons, formOf({ ...client, secret }), {}, from)).statusCode;
    /** Guesses until it is told to wait. @returns how often it was heard */
    async function guessAll(from: string): Promise<number> {
      for (let tries = 0; ; tries++) {
        const status = await ask('guess', from);
        if (status === 429) return tries;
        expect(status).toBe(401);
        expect(tries).toBeLessThan(2 * FAILURES_AT_ONCE);
      }
    }

    test('hears so many from one address, and then not even the right secret', async () => {
      expect(await ask(client.secret, ELSEWHERE)).toBe(200);
      expect(await guessAll(THERE)).toBeGreaterThanOrEqual(FAILURES_AT_ONCE);
      const other = await makeClient(commons, manager, unit.id);
      const response = await askForToken(commons, formOf(other), {}, THERE);
      expect([response.statusCode, response.json().error]).toEqual([429, 'temporarily_unavailable']);
      expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
      // The program of this account, which has shown the secret where it is, goes on.
      expect(await ask(client.secret, ELSEWHERE)).toBe(200);
    });

    test('hears so many of one account over all addresses, and then those that have known its secret', async () => {
      expect(await ask(client.secret, ELSEWHERE)).toBe(200);
      const statuses = [];
      for (let i = 0; i < FAILURES_AT_ONCE + 10; i++) statuses.push(await ask('guess', `198.51.100.${i}`));
      expect(statuses.slice(0, FAILURES_AT_ONCE)).toEqual(Array(FAILURES_AT_ONCE).fill(401));
      expect(statuses.at(-1)).toBe(429);
      // So a guess that is right is not told from one that is wrong.
      await guessAll('203.0.113.1');
      expect(await ask(client.secret, '203.0.113.1')).toBe(429);
      expect(await ask(client.secret, ELSEWHERE)).toBe(200);
      await commons.sql(`update rate_budget set at = at - interval '2 minutes'`);
      expect(await ask(client.secret, '203.0.113.1')).toBe(200);
    });

    test('hears no more of them when they come at once', async () => {
      const all = await Promise.all(Array.from({ length: 3 * FAILURES_AT_ONCE }, () => ask('guess', THERE)));
      expect(all.filter((status) => status === 401).length).toBeLessThan(FAILURES_AT_ONCE + 10);
    });

    test('does not take for one who shows the right secret', async () => {
      for (let i = 0; i < TOKENS_AT_ONCE; i++) expect(await ask(client.secret, THERE)).toBe(200);
      expect(await ask('guess', THERE)).toBe(401);
    });

    test('knows an address for a day after it has last shown the secret', async () => {
      const KNOWN = "select spent from rate_budget where full_at > now() + interval '1 hour'";
      expect(await ask(client.secret, THERE)).toBe(200);
      await commons.sql(`update rate_budget set at = at - interval '23 hours'`);
      expect(await ask(client.secret, THERE)).toBe(200);
      const [known] = await commons.sql<{ spent: number }>(KNOWN);
      expect(known!.spent).toBeCloseTo(1, 2);
    });
  });

  test('writes no secret and no token to the log', async () => {
    const fresh = await makeClient(commons, manager, unit.id);
    const token = await tokenOf(commons, fresh);
    const rotated = await send(commons, 'serviceAccountRotateSecret', { serviceAccountId: fresh.id }, manager.subject);
    await askForToken(commons, { grant_type: 'client_credentials' }, basicOf(fresh));
    await askForToken(commons, formOf({ ...fresh, id: 'wrong' }));
    await whoAmI(token);
    await whoAmI(`${token}x`);
    const all = logged.join('');
    for (const secret of [fresh.secret, rotated.data.answer.clientSecret, token, basicOf(fresh).authorization!]) {
      expect(secret.length).toBeGreaterThan(20);
      expect(all).not.toContain(secret);
    }
  });

  test('answers 503 while the database cannot be asked, and logs no secret then', async () => {
    await commons.sql('alter table service_account_secret rename to away');
    const response = await askForToken(commons, formOf(client));
    await commons.sql('alter table away rename to service_account_secret');
    expect(response.statusCode).toBe(503);
    expect(response.json()).toMatchObject({ error: 'temporarily_unavailable' });
    expect(response.body + logged.join('')).not.toContain(client.secret);
    expect(logged.join('')).toContain('a token could not be issued');
  });
});

describe('a token that we have not signed so', () => {
  const sign = async (change: (jwt: SignJWT) => SignJWT, header: object = {}) => {
    const { kid, privateKey } = await serviceKeys(commons.db, () => commons.clock.now).signingKey();
    const at = Math.floor(commons.clock.now.epochMilliseconds / 1_000);
    const jwt = new SignJWT({ client_id: client.id, scope: 'FACILITIES_WRITE' })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
      .setIssuer(SERVICE_ISSUER)
      .setAudience(SERVICE_AUDIENCE)
      .setSubject(client.id)
      .setIssuedAt(at)
      .setExpirationTime(at + 900);
    return change(jwt).sign(privateKey);
  };
  test('is refused, whatever is wrong with it', async () => {
    await tokenOf(commons, client);
    expect((await whoAmI(await sign((jwt) => jwt))).data.viewer.serviceAccount.id).toBe(client.id);
    const { privateKey: strange } = await generateKeyPair('ES256');
    const at = Math.floor(commons.clock.now.epochMilliseconds / 1_000);
    const forged = await new SignJWT({ scope: 'FACILITIES_WRITE' })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: decodeProtectedHeader(await sign((jwt) => jwt)).kid! })
      .setIssuer(SERVICE_ISSUER)
      .setAudience(SERVICE_AUDIENCE)
      .setSubject(client.id)
      .setExpirationTime(at + 900)
      .sign(strange);
    for (const token of [
      forged,
      await sign((jwt) => jwt, { kid: 'unknown' }),
      await sign((jwt) => jwt, { typ: 'logout+jwt' }),
      await sign((jwt) => jwt.setAudience('urn:other')),
      await sign((jwt) => jwt.setExpirationTime(at - 61)),
      await sign((jwt) => jwt.setSubject(newId('svc'))),
      await sign((jwt) => jwt.setSubject(manager.accountId)),
      await sign((jwt) => jwt.setSubject(manager.subject)),
    ]) {
      expect((await whoAmI(token)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    }
    // Our key is good for our own issuer only; what names another one is for that one's verifier, here taken at its word.
    const other = await sign((jwt) => jwt.setIssuer(DEVELOPMENT_ISSUER));
    expect((await whoAmI(other)).data.viewer.serviceAccount).toBeNull();
  });
});

describe('the keys', () => {
  test('show their public halves only', async () => {
    await tokenOf(commons, client);
    const { keys } = await keySet();
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0]!).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect((await commons.app.inject(JWKS_PATH)).headers['cache-control']).toMatch(/^public, max-age=/);
  });

  test('are shared by all processes on a database: a token of one is taken by the other', async () => {
    const beside = await startCommons({ beside: commons });
    beside.clock.now = commons.clock.now;
    const there = await tokenOf(beside, client);
    expect((await whoAmI(there)).data.viewer.serviceAccount.id).toBe(client.id);
    await beside.close();
  });

  test('are followed by new ones in time, which are shown before they sign; old ones end', async () => {
    let at = now;
    const [one, two] = [serviceKeys(commons.db, () => at), serviceKeys(commons.db, () => at)];
    await commons.sql('delete from service_signing_key');
    const [first, alsoFirst] = await Promise.all([one.signingKey(), two.signingKey()]);
    const kids = async () => (await serviceKeys(commons.db, () => at).publicKeys()).map(({ kid }) => kid);
    expect(await kids()).toEqual(expect.arrayContaining([first.kid, alsoFirst.kid]));

    at = now.add({ hours: KEY_ROTATED_AFTER_HOURS, seconds: 1 });
    const stillFirst = await serviceKeys(commons.db, () => at).signingKey();
    const after = await kids();
    expect(after.indexOf(stillFirst.kid)).toBeLessThan(after.length - 1);
    const newest = after.at(-1);
    at = at.add({ minutes: KEY_LEAD_MINUTES });
    expect((await serviceKeys(commons.db, () => at).signingKey()).kid).toBe(newest);
    expect(await kids()).toContain(first.kid);
    at = at.add({ hours: KEY_BELIEVED_AFTER_HOURS });
    expect(await kids()).toEqual([newest]);
    await commons.sql('delete from service_signing_key');
  });

  test('of an unknown name are looked for, but not with every token', async () => {
    const keys = serviceKeys(commons.db, () => commons.clock.now);
    await keys.publicKeys();
    const lookups = await commons.statements(async () => {
      for (let i = 0; i < 50; i++) {
        await expect(keys.keyFor({ alg: 'ES256', kid: `k${i}` }, {} as never)).rejects.toThrow('no applicable key');
      }
    });
    expect(lookups).toBeLessThanOrEqual(1);
  });
});
