import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader, importJWK, SignJWT } from 'jose';
import type { JWK } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  DEVELOPMENT_TOKEN_LIFETIME_SECONDS,
  developmentIssuer,
  issueDevelopmentToken,
} from '../../../../src/district/identity/tokens/development-issuer.ts';
import {
  personaNames,
  personas,
  RESIDENT_PERSONA_COUNT,
  subjectOfPersona,
} from '../../../../src/district/identity/tokens/personas.ts';
import { createTokenVerifier } from '../../../../src/district/identity/tokens/token.ts';

let dataDir: string;
const keyFile = () => join(dataDir, 'development-issuer.json');
const verifier = async (now = () => new Date()) => createTokenVerifier(await developmentIssuer(dataDir), now);

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'development-issuer-')), 'data');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(join(dataDir, '..'), { recursive: true });
});

describe('the development issuer', () => {
  it('issues tokens that its servers accept, whoever made the key', async () => {
    const token = await issueDevelopmentToken(dataDir, 'dev|resident:1');
    const verify = await verifier();
    expect(await verify(`Bearer ${token}`)).toEqual({ subject: 'dev|resident:1', issuer: DEVELOPMENT_ISSUER });
    expect(await verify(`Bearer ${await issueDevelopmentToken(dataDir, 'dev|unit')}`)).toMatchObject({
      subject: 'dev|unit',
    });
  });

  it('says in its tokens who may use them and until when', async () => {
    const now = new Date('2026-03-02T09:00:00Z');
    const token = await issueDevelopmentToken(dataDir, 'dev|unit', { now });
    expect(decodeJwt(token)).toEqual({
      iss: DEVELOPMENT_ISSUER,
      aud: DEVELOPMENT_AUDIENCE,
      sub: 'dev|unit',
      iat: now.getTime() / 1_000,
      exp: now.getTime() / 1_000 + DEVELOPMENT_TOKEN_LIFETIME_SECONDS,
    });
    const shortLived = decodeJwt(await issueDevelopmentToken(dataDir, 'dev|unit', { now, lifetimeSeconds: 60 }));
    expect(shortLived.exp! - shortLived.iat!).toBe(60);
  });

  it('keeps its key across restarts, in a file that only its owner reads', async () => {
    await issueDevelopmentToken(dataDir, 'dev|unit');
    const first = await readFile(keyFile(), 'utf8');
    await developmentIssuer(dataDir);
    expect(await readFile(keyFile(), 'utf8')).toBe(first);
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
  });

  it('makes one key when many start at once, and leaves nothing else behind', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 16 }, (_, index) => issueDevelopmentToken(dataDir, `dev|resident:${index + 1}`)),
    );
    expect(new Set(tokens.map((token) => decodeProtectedHeader(token).kid)).size).toBe(1);
    const verify = await verifier();
    for (const token of tokens) expect(await verify(`Bearer ${token}`)).toBeDefined();
    expect(await readdir(dataDir)).toEqual(['development-issuer.json']);
  });

  it('does not accept the tokens of another data folder', async () => {
    const token = await issueDevelopmentToken(dataDir, 'dev|district');
    await rm(keyFile());
    await expect((await verifier())(`Bearer ${token}`)).rejects.toThrow('unknown key');
  });

  it('does not accept its own signature on another kind of token, issuer, audience or algorithm', async () => {
    const verify = await verifier();
    const jwk = JSON.parse(await readFile(keyFile(), 'utf8')) as JWK;
    const key = await importJWK(jwk, 'ES256');
    const sign = ({ typ = 'at+jwt', iss = DEVELOPMENT_ISSUER, aud = DEVELOPMENT_AUDIENCE }) =>
      new SignJWT({ iss, aud, sub: 'dev|district' })
        .setProtectedHeader({ alg: 'ES256', typ, kid: jwk.kid! })
        .setExpirationTime('1h')
        .sign(key);
    expect(await verify(`Bearer ${await sign({})}`)).toMatchObject({ subject: 'dev|district' });
    for (const part of [{ typ: 'JWT' }, { iss: 'urn:example:other' }, { aud: 'urn:example:other' }]) {
      await expect(verify(`Bearer ${await sign(part)}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    const shared = await new SignJWT({ iss: DEVELOPMENT_ISSUER, aud: DEVELOPMENT_AUDIENCE, sub: 'dev|district' })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: jwk.kid! })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(jwk.x));
    await expect(verify(`Bearer ${shared}`)).rejects.toThrow('algorithm');
  });

  it('does not accept its tokens once they have expired', async () => {
    const issuedAt = new Date('2026-03-02T09:00:00Z');
    const token = await issueDevelopmentToken(dataDir, 'dev|unit', { now: issuedAt, lifetimeSeconds: 600 });
    const after = (seconds: number) => () => new Date(issuedAt.getTime() + seconds * 1_000);
    expect(await (await verifier(after(659)))(`Bearer ${token}`)).toBeDefined();
    await expect((await verifier(after(660)))(`Bearer ${token}`)).rejects.toThrow('expired');
  });

  it('refuses to work in production, and makes no key there', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    await expect(developmentIssuer(dataDir)).rejects.toThrow('NODE_ENV=production');
    await expect(issueDevelopmentToken(dataDir, 'dev|district')).rejects.toThrow('NODE_ENV=production');
    await expect(readdir(dataDir)).rejects.toThrow('ENOENT');
  });

  it.each(['', '{}', 'null', '{"kty":"EC","crv":"P-256","alg":"ES256","kid":"x","d":"AA","x":"AA","y":"AA"}'])(
    'names the file when it holds %j instead of a key',
    async (content) => {
      await issueDevelopmentToken(dataDir, 'dev|unit');
      await writeFile(keyFile(), content);
      await expect(developmentIssuer(dataDir)).rejects.toThrow(keyFile());
    },
  );
});

describe('the personas', () => {
  it('are the residents and the seven with a role or a seat, each with a subject of its own', () => {
    expect(personaNames()).toEqual([
      ...Array.from({ length: RESIDENT_PERSONA_COUNT }, (_, index) => `resident:${index + 1}`),
      'unit',
      'unit2',
      'delegate',
      'branch',
      'community',
      'subdistrict',
      'district',
    ]);
    expect(RESIDENT_PERSONA_COUNT).toBe(200);
    const subjects = personas().map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(207);
    expect(subjects).toEqual(personaNames().map((name) => `dev|${name}`));
  });

  it('have "resident" as another name of the first resident', () => {
    expect(subjectOfPersona('resident')).toBe('dev|resident:1');
    expect(subjectOfPersona('resident')).toBe(subjectOfPersona('resident:1'));
  });

  it.each([
    'resident:0',
    'resident:201',
    'resident:01',
    'resident:',
    'Resident',
    'units',
    '',
    '__proto__',
    'constructor',
  ])('do not include %j', (name) => {
    expect(subjectOfPersona(name)).toBeUndefined();
  });
});
