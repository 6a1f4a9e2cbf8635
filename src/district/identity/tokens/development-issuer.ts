import { join } from 'node:path';
import { calculateJwkThumbprint, createLocalJWKSet, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { JWK } from 'jose';
import { storedFile } from '../../../shared/stored-file.ts';
import type { TrustedIssuer } from './token.ts';

/** `iss` of every development token. */
export const DEVELOPMENT_ISSUER = 'urn:grid-commons:development';

/** `aud` of every development token. */
export const DEVELOPMENT_AUDIENCE = 'urn:grid-commons:api';

/** How long a development token lasts unless told otherwise: a working day, in seconds. */
export const DEVELOPMENT_TOKEN_LIFETIME_SECONDS = 12 * 60 * 60;

const ALGORITHM = 'ES256';
const TOKEN_TYPE = 'at+jwt';
const KEY_FILE = 'development-issuer.json';

/**
 * The issuer used where no OpenID provider is configured. Makes its key in `dataDir` when there is none yet.
 *
 * @throws {Error} in production, or when the key file is not readable as one
 */
export async function developmentIssuer(dataDir: string): Promise<TrustedIssuer> {
  const { d: _private, ...publicKey } = await signingKey(dataDir);
  return {
    issuer: DEVELOPMENT_ISSUER,
    audience: DEVELOPMENT_AUDIENCE,
    algorithms: [ALGORITHM],
    types: [TOKEN_TYPE],
    keyFor: createLocalJWKSet({ keys: [publicKey] }),
  };
}

/**
 * Signs a token for `subject`, as the development issuer of the servers that share this `dataDir`.
 *
 * @param lifetimeSeconds time until it expires
 * @param now the moment it is issued
 * @throws {Error} in production, or when the key file is not readable as one
 */
export async function issueDevelopmentToken(
  dataDir: string,
  subject: string,
  { lifetimeSeconds = DEVELOPMENT_TOKEN_LIFETIME_SECONDS, now = new Date() } = {},
): Promise<string> {
  const key = await signingKey(dataDir);
  const issuedAt = Math.floor(now.getTime() / 1_000);
  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM, typ: TOKEN_TYPE, kid: key.kid })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience(DEVELOPMENT_AUDIENCE)
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(await importJWK(key, ALGORITHM));
}

/** The private key of `dataDir`, made on first use. Every way to the key leads through here, and so through the refusal. */
async function signingKey(dataDir: string): Promise<JWK & { kid: string }> {
  if (process.env.NODE_ENV === 'production') {
    throw new Error(
      'The development issuer does not work with NODE_ENV=production: set OIDC_ISSUER and OIDC_AUDIENCE.',
    );
  }
  const path = join(dataDir, KEY_FILE);
  const text = await storedFile(path, newKey);
  try {
    const key = JSON.parse(text) as JWK;
    if (!key.kid || !key.d || key.alg !== ALGORITHM) throw new TypeError('not a private key of ours');
    await importJWK(key, ALGORITHM);
    return { ...key, kid: key.kid };
  } catch (cause) {
    throw new Error(`${path} is not a development key: delete it and a new one is made.`, { cause });
  }
}

async function newKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const content = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: 'sig' };
  return `${JSON.stringify(content, null, 2)}\n`;
}
