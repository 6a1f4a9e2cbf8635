import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWTHeaderParameters, JWTPayload } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createTokenVerifier,
  IdentityProviderUnavailableError,
  InvalidTokenError,
  oidcIssuer,
} from '../../../../src/district/identity/tokens/token.ts';
import type { TokenVerifier, TrustedIssuer } from '../../../../src/district/identity/tokens/token.ts';

const AUDIENCE = 'grid-commons';
const START = new Date('2026-03-02T09:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** An OpenID provider on this machine: discovery, a key set that can be rotated, and switches for its troubles. */
async function startProvider() {
  const keys: JWK[] = [];
  const requests: string[] = [];
  const trouble: { status?: number; issuer?: string; jwksUri?: string; jwksStatus?: number; redirect?: string } = {};
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const isDiscovery = request.url === '/.well-known/openid-configuration';
    if (trouble.redirect && isDiscovery) return response.writeHead(302, { location: trouble.redirect }).end();
    const status = isDiscovery ? trouble.status : trouble.jwksStatus;
    const body = isDiscovery
      ? { issuer: trouble.issuer ?? issuer, jwks_uri: trouble.jwksUri ?? `${issuer}/keys` }
      : { keys };
    return response.writeHead(status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** Publishes a new key, as all there is or beside the others. */
  async function publishKey(algorithm: string, kid: string, { replace = false } = {}) {
    const pair = await generateKeyPair(algorithm, { extractable: true });
    if (replace) keys.length = 0;
    keys.push({ ...(await exportJWK(pair.publicKey)), kid, alg: algorithm, use: 'sig' });
    return pair;
  }
  async function stop() {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
  return { issuer, keys, requests, trouble, publishKey, stop };
}

let provider: Awaited<ReturnType<typeof startProvider>>;
let signer: CryptoKey;
let publicKey: CryptoKey;
let now: Date;
let verify: TokenVerifier;

beforeEach(async () => {
  provider = await startProvider();
  ({ privateKey: signer, publicKey } = await provider.publishKey('RS256', 'first'));
  now = START;
  verify = createTokenVerifier(oidcIssuer({ issuer: provider.issuer, audience: AUDIENCE }), () => now);
});

afterEach(async () => {
  vi.useRealTimers();
  await provider.stop();
});

/** Claims, where undefined leaves out one that is there otherwise. */
type Claims = { [Name in keyof JWTPayload]: JWTPayload[Name] | undefined };

interface TokenParts {
  claims?: Claims;
  header?: { alg?: string; kid?: string; typ?: string | undefined };
  key?: CryptoKey;
}

/** A token that passes, with the given parts replaced; a claim given as undefined is left out. */
async function tokenWith({ claims = {}, header = {}, key = signer }: TokenParts = {}): Promise<string> {
  const seconds = Math.floor(START.getTime() / SECOND);
  return new SignJWT({
    iss: provider.issuer,
    aud: AUDIENCE,
    sub: 'wx|oGZUI0egBJY1zhBYw2KhdUfwVJJE',
    iat: seconds,
    exp: seconds + 3_600,
    ...claims,
  } as JWTPayload)
    .setProtectedHeader({ alg: 'RS256', kid: 'first', typ: 'JWT', ...header } as JWTHeaderParameters)
    .sign(key);
}

function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

const inSeconds = (milliseconds: number) => Math.floor((START.getTime() + milliseconds) / SECOND);

async function refusalOf(header: string): Promise<InvalidTokenError> {
  const error = await verify(header).then(
    (identity) => expect.fail(`was accepted as ${identity?.subject}`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InvalidTokenError);
  expect(error).toMatchObject({ code: 'UNAUTHENTICATED' });
  return error as InvalidTokenError;
}

describe('the Authorization header', () => {
  it('means an anonymous caller when it is absent, and asks nobody', async () => {
    expect(await verify(undefined)).toBeUndefined();
    expect(provider.requests).toEqual([]);
  });

  it('names subject and issuer when it carries a valid token', async () => {
    expect(await verify(`Bearer ${await tokenWith()}`)).toEqual({
      subject: 'wx|oGZUI0egBJY1zhBYw2KhdUfwVJJE',
      issuer: provider.issuer,
    });
  });

  it('takes the scheme in any case', async () => {
    expect(await verify(`bearer ${await tokenWith()}`)).toBeDefined();
  });

  it.each([
    '',
    ' ',
    'Bearer',
    'Bearer ',
    'Bearer x',
    'Bearer a.b',
    'Bearer a.b.c',
    'Bearer a.b.c.d.e',
    'Basic cmVzaWRlbnQ6MTIzNDU2',
    'Bearer e30.e30.e30',
    'Bearer \u0000.\u0000.\u0000',
    'Bearer null',
    'Bearer a.b.c, Bearer a.b.c',
  ])('is refused when it reads %j', async (header) => {
    await refusalOf(header);
  });

  it('is refused when oversized, before anything is decoded or fetched', async () => {
    const error = await refusalOf(`Bearer ${await tokenWith({ claims: { padding: 'x'.repeat(8_192) } })}`);
    expect(error.message).toContain('too long');
    expect(provider.requests).toEqual([]);
  });

  it('is never repeated in the message of a refusal, nor is any claim', async () => {
    const token = await tokenWith({ claims: { sub: 'canary-13800005678', exp: inSeconds(-HOUR) } });
    const error = await refusalOf(`Bearer ${token}`);
    const shown = JSON.stringify({ ...error, message: error.message, stack: error.stack, cause: error.cause });
    expect(shown).not.toContain('canary');
    for (const part of token.split('.')) expect(shown).not.toContain(part);
  });
});

describe('signature and key', () => {
  it('refuses a token without signature (alg none)', async () => {
    const body = encoded({ iss: provider.issuer, aud: AUDIENCE, sub: 'x', exp: inSeconds(HOUR) });
    for (const alg of ['none', 'None', 'NONE']) {
      await refusalOf(`Bearer ${encoded({ alg, kid: 'first' })}.${body}.`);
      await refusalOf(`Bearer ${encoded({ alg, kid: 'first' })}.${body}.AAAA`);
    }
  });

  it('refuses HS256 with the public key as the secret', async () => {
    const jwk = JSON.stringify(provider.keys[0]);
    for (const secret of [await exportSPKI(publicKey), jwk, provider.keys[0]!.n!]) {
      const input = `${encoded({ alg: 'HS256', kid: 'first', typ: 'JWT' })}.${encoded({
        iss: provider.issuer,
        aud: AUDIENCE,
        sub: 'x',
        exp: inSeconds(HOUR),
      })}`;
      const signature = createHmac('sha256', secret).update(input).digest('base64url');
      expect((await refusalOf(`Bearer ${input}.${signature}`)).message).toContain('algorithm');
    }
  });

  it('refuses a claim changed after signing', async () => {
    const [header, payload, signature] = (await tokenWith()).split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as JWTPayload;
    const error = await refusalOf(`Bearer ${header}.${encoded({ ...claims, sub: 'dev|district' })}.${signature}`);
    expect(error.message).toContain('signature');
  });

  it('refuses an unknown key id, and key ids that look like paths, addresses or names of properties', async () => {
    const kids = [
      'second',
      '../../../dev/null',
      '/etc/passwd',
      "first' OR '1'='1",
      'http://127.0.0.1/k',
      '__proto__',
      '',
    ];
    for (const kid of kids) await refusalOf(`Bearer ${await tokenWith({ header: { kid } })}`);
    expect(provider.requests.filter((url) => url !== '/keys' && !url.startsWith('/.well-known/'))).toEqual([]);
  });

  it('refuses a key that the token brings along', async () => {
    const own = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(own.publicKey);
    const header = { jwk, jku: `${provider.issuer}/elsewhere`, x5u: `${provider.issuer}/elsewhere` };
    await refusalOf(
      `Bearer ${await tokenWith({ key: own.privateKey, header: { ...header } as NonNullable<TokenParts['header']> })}`,
    );
    expect(provider.requests).not.toContain('/elsewhere');
  });

  it('refuses a header with a critical extension it does not know', async () => {
    const body = encoded({ iss: provider.issuer, aud: AUDIENCE, sub: 'x', exp: inSeconds(HOUR) });
    const header = encoded({ alg: 'RS256', kid: 'first', crit: ['urn:example:x'], 'urn:example:x': true });
    await refusalOf(`Bearer ${header}.${body}.${'A'.repeat(342)}`);
  });

  it.each(['ES256', 'ES384', 'EdDSA', 'Ed25519', 'PS256', 'RS256'])('accepts %s', async (algorithm) => {
    const { privateKey } = await provider.publishKey(algorithm, 'other');
    expect(
      await verify(`Bearer ${await tokenWith({ key: privateKey, header: { alg: algorithm, kid: 'other' } })}`),
    ).toBeDefined();
  });
});

describe('claims', () => {
  it.each<[string, Claims]>([
    ['another issuer', { iss: 'https://issuer.example' }],
    ['the issuer with a slash more', { iss: 'http://127.0.0.1/' }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'some-other-api' }],
    ['no audience', { aud: undefined }],
    ['an empty list of audiences', { aud: [] }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a subject with a zero byte', { sub: 'resident\u0000' }],
    ['a subject longer than 255 characters', { sub: 'x'.repeat(256) }],
    ['a subject that is a number', { sub: 42 as unknown as string }],
    ['no expiry', { exp: undefined }],
    ['an expiry that is text', { exp: '2099' as unknown as number }],
    ['an expiry past the tolerance', { exp: inSeconds(-61 * SECOND) }],
    ['a beginning beyond the tolerance', { nbf: inSeconds(61 * SECOND) }],
  ])('are refused with %s', async (_case, claims) => {
    await refusalOf(`Bearer ${await tokenWith({ claims })}`);
  });

  it.each<[string, Claims]>([
    ['the audience among others', { aud: ['account', AUDIENCE] }],
    ['an expiry within the tolerance', { exp: inSeconds(-59 * SECOND) }],
    ['a beginning within the tolerance', { nbf: inSeconds(59 * SECOND) }],
    ['a subject of 255 characters', { sub: 'x'.repeat(255) }],
  ])('are accepted with %s', async (_case, claims) => {
    expect(await verify(`Bearer ${await tokenWith({ claims })}`)).toBeDefined();
  });

  it.each(['at+jwt', 'application/at+jwt', 'JWT', undefined])('are accepted in a token of type %s', async (typ) => {
    expect(await verify(`Bearer ${await tokenWith({ header: { typ } })}`)).toBeDefined();
  });

  it.each(['logout+jwt', 'secevent+jwt', 'dpop+jwt', ''])('are refused in a token of type %j', async (typ) => {
    await refusalOf(`Bearer ${await tokenWith({ header: { typ } })}`);
  });
});

describe('the provider', () => {
  it('is asked once for its keys, however many tokens come', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 20 }, (_, index) => tokenWith({ claims: { sub: `resident-${index}` } })),
    );
    await Promise.all(tokens.map((token) => verify(`Bearer ${token}`)));
    expect(provider.requests).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it('may rotate its keys: the new key is found, the withdrawn one no longer counts', async () => {
    const trusted = oidcIssuer({ issuer: provider.issuer, audience: AUDIENCE, keyRefreshCooldownMs: 0 });
    verify = createTokenVerifier(trusted, () => now);
    const old = await tokenWith();
    await verify(`Bearer ${old}`);
    const { privateKey } = await provider.publishKey('RS256', 'second', { replace: true });
    expect(await verify(`Bearer ${await tokenWith({ key: privateKey, header: { kid: 'second' } })}`)).toBeDefined();
    now = new Date(START.getTime() + MINUTE);
    expect((await refusalOf(`Bearer ${old}`)).message).toContain('unknown key');
  });

  it('is not asked again for every unknown key id', async () => {
    await verify(`Bearer ${await tokenWith()}`);
    for (let index = 0; index < 10; index++) {
      await refusalOf(`Bearer ${await tokenWith({ header: { kid: randomUUID() } })}`);
    }
    expect(provider.requests.filter((url) => url === '/keys')).toHaveLength(1);
  });

  it.each<[string, Partial<Awaited<ReturnType<typeof startProvider>>['trouble']>]>([
    ['answers discovery with an error', { status: 503 }],
    ['answers for its keys with an error', { jwksStatus: 500 }],
    ['speaks for another issuer', { issuer: 'https://issuer.example' }],
    ['points to keys without https', { jwksUri: 'http://keys.example/keys' }],
    ['points to something that is no address', { jwksUri: 'keys' }],
    ['sends discovery elsewhere', { redirect: '/elsewhere' }],
  ])('that %s leaves the token undecided, and is tried again a little later', async (_case, trouble) => {
    vi.useFakeTimers({ toFake: ['Date'], now: START });
    const header = `Bearer ${await tokenWith()}`;
    Object.assign(provider.trouble, trouble);
    await expect(verify(header)).rejects.toThrow(IdentityProviderUnavailableError);
    const asked = provider.requests.length;
    await expect(verify(header)).rejects.toMatchObject({ code: 'BUSY' });
    expect(provider.requests).toHaveLength(asked);

    for (const key of Object.keys(trouble)) delete provider.trouble[key as keyof typeof trouble];
    vi.setSystemTime(START.getTime() + 5 * SECOND);
    expect(await verify(header)).toBeDefined();
  });

  it('that fails while its keys are fresh disturbs nobody whose key is known', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: START });
    await verify(`Bearer ${await tokenWith()}`);
    provider.trouble.jwksStatus = 500;
    vi.setSystemTime(START.getTime() + 31 * SECOND);
    const unknownKey = `Bearer ${await tokenWith({ header: { kid: 'second' } })}`;
    await expect(verify(unknownKey)).rejects.toThrow(IdentityProviderUnavailableError);
    expect(await verify(`Bearer ${await tokenWith({ claims: { sub: 'somebody-else' } })}`)).toBeDefined();
  });

  it.each(['http://issuer.example', 'ftp://issuer.example', 'not an address'])('cannot be at %s', (issuer) => {
    expect(() => oidcIssuer({ issuer, audience: AUDIENCE })).toThrow(TypeError);
  });
});

describe('a phone number in a token', () => {
  it('counts when the issuer says that it has verified it', async () => {
    const phoneIn = async (claims: Claims) => (await verify(`Bearer ${await tokenWith({ claims })}`))?.verifiedPhone;
    expect(await phoneIn({ phone_number: '+8613800001111', phone_number_verified: true })).toBe('+8613800001111');
    expect(await phoneIn({ phone_number: '+8613800001111', phone_number_verified: false })).toBeUndefined();
    expect(await phoneIn({ phone_number: '+8613800001111', phone_number_verified: 'true' })).toBeUndefined();
    expect(await phoneIn({ phone_number: '+8613800001111' })).toBeUndefined();
    expect(await phoneIn({ phone_number: 1, phone_number_verified: true })).toBeUndefined();
  });
});

describe('a token whose age is bounded', () => {
  beforeEach(() => {
    const trusted = oidcIssuer({ issuer: provider.issuer, audience: AUDIENCE });
    verify = createTokenVerifier(trusted, () => now, { ageMaxSeconds: 3_600 });
  });
  const lasting = { exp: inSeconds(30 * 86_400_000) };

  it('is none when it was issued too long ago, whenever it says it expires', async () => {
    expect(
      await verify(`Bearer ${await tokenWith({ claims: { ...lasting, iat: inSeconds(-3_599_000) } })}`),
    ).toBeDefined();
    const old = await tokenWith({ claims: { ...lasting, iat: inSeconds(-3_700_000) } });
    expect((await refusalOf(`Bearer ${old}`)).message).toBe('The bearer token was issued too long ago.');
  });

  it('is not believed beyond that', async () => {
    const header = `Bearer ${await tokenWith({ claims: { ...lasting, iat: inSeconds(-3_590_000) } })}`;
    expect(await verify(header)).toBeDefined();
    now = new Date(START.getTime() + 75_000);
    await refusalOf(header);
  });

  it('is none when it does not say when it was issued', async () => {
    await refusalOf(`Bearer ${await tokenWith({ claims: { ...lasting, iat: undefined } })}`);
  });
});

describe('a verified token', () => {
  /** Counts how often the verifier really looks for the key. */
  function counting(trusted: TrustedIssuer, maxBelievedTokens?: number) {
    let count = 0;
    const keyFor: TrustedIssuer['keyFor'] = (header, token) => {
      count += 1;
      return trusted.keyFor(header, token);
    };
    verify = createTokenVerifier({ ...trusted, keyFor }, () => now, {
      ...(maxBelievedTokens !== undefined && { maxBelievedTokens }),
    });
    return () => count;
  }
  const at = (milliseconds: number) => (now = new Date(START.getTime() + milliseconds));

  it('is believed for less than a minute, then verified anew', async () => {
    const verifications = counting(oidcIssuer({ issuer: provider.issuer, audience: AUDIENCE }));
    const header = `Bearer ${await tokenWith()}`;
    await verify(header);
    at(MINUTE - 1);
    await verify(header);
    expect(verifications()).toBe(1);
    at(MINUTE);
    await verify(header);
    expect(verifications()).toBe(2);
  });

  it('is refused the moment it expires, also while it is believed', async () => {
    const header = `Bearer ${await tokenWith({ claims: { exp: inSeconds(-50 * SECOND) } })}`;
    await verify(header);
    at(10 * SECOND - 1);
    expect(await verify(header)).toBeDefined();
    at(10 * SECOND);
    expect((await refusalOf(header)).message).toContain('expired');
  });

  it('is verified anew when the clock was set back before its beginning', async () => {
    const header = `Bearer ${await tokenWith({ claims: { nbf: inSeconds(0) } })}`;
    await verify(header);
    at(-2 * MINUTE);
    expect((await refusalOf(header)).message).toContain('not valid yet');
  });

  it('does not vouch for another token of the same holder', async () => {
    const [header, payload, signature] = (await tokenWith()).split('.');
    await verify(`Bearer ${header}.${payload}.${signature}`);
    const forged = Buffer.from(signature!, 'base64url');
    forged[0]! ^= 1;
    await refusalOf(`Bearer ${header}.${payload}.${forged.toString('base64url')}`);
  });

  it('makes room for a younger one when as many are believed as may be', async () => {
    const verifications = counting(oidcIssuer({ issuer: provider.issuer, audience: AUDIENCE }), 3);
    const headers: string[] = [];
    for (const sub of ['first', 'second', 'third', 'fourth'])
      headers.push(`Bearer ${await tokenWith({ claims: { sub } })}`);
    for (const header of headers) await verify(header);
    expect(verifications()).toBe(4);
    for (const header of headers.slice(1)) await verify(header);
    expect(verifications()).toBe(4);
    await verify(headers[0]!);
    expect(verifications()).toBe(5);
  });

  it('that is refused is not remembered', async () => {
    const verifications = counting(oidcIssuer({ issuer: provider.issuer, audience: AUDIENCE }));
    const header = `Bearer ${await tokenWith({ claims: { aud: 'some-other-api' } })}`;
    await refusalOf(header);
    await refusalOf(header);
    expect(verifications()).toBe(2);
  });
});
