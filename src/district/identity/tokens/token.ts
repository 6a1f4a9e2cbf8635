import type { TokenIdentity } from '../../../request/viewer.ts';
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey, RemoteJWKSet } from 'jose';
import { z } from 'zod';

/** Longest accepted token, in characters. Node refuses headers above 16 KiB in total; real access tokens stay below 4 KiB. */
const MAX_TOKEN_LENGTH = 8_192;

/** How far the issuer's clock and ours may differ, in seconds. */
const CLOCK_TOLERANCE_SECONDS = 60;

/** How long a verified token is believed without checking its signature again: the longest a withdrawn key still works. */
const BELIEVED_FOR_MS = 60_000;

/** Most tokens believed at once; at 1 to 2 kB each they stay around 20 MB. */
const MAX_BELIEVED_TOKENS = 10_000;

/** Longest wait for the discovery document or for the key set. */
const PROVIDER_TIMEOUT_MS = 5_000;

/** After the provider failed, tokens that need it are refused at once for this long instead of each waiting for it. */
const PROVIDER_RETRY_MS = 5_000;

/** An unknown key id makes us fetch the key set again, at most this often. */
const KEY_REFRESH_COOLDOWN_MS = 30_000;

/** Signatures accepted from an OpenID provider. Only public-key ones: with a shared-secret one the public key would be the secret. */
const OIDC_ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'Ed25519', 'PS256', 'RS256'];

/**
 * What the `typ` header of an OpenID provider's access token may say. RFC 9068 asks for `at+jwt`; widespread providers
 * write `JWT` or nothing. Anything else (`logout+jwt`, `secevent+jwt`, …) is signed by the same key for another purpose.
 */
const OIDC_TOKEN_TYPES = [undefined, 'JWT', 'at+jwt'];

/** `iss` of the tokens that the API itself gives to service accounts; their `sub` is the id of the account. */
export const SERVICE_ISSUER = 'urn:grid-commons:service-accounts';

/** Longest subject of a token, in characters (OpenID Connect Core 1.0, section 2). */
export const SUBJECT_MAX = 255;

/** `sub` as OpenID Connect Core 1.0 §2 bounds it: at most 255 ASCII characters. Control characters have no business in it. */
export const SUBJECT = new RegExp(`^[\\x20-\\x7e]{1,${SUBJECT_MAX}}$`);

/** `Bearer` and a JWS in compact form (RFC 6750 §2.1, RFC 7515 §7.1); the name of the scheme is case-insensitive. */
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * Turns the value of an `Authorization` header into who is calling; no header means an anonymous caller: undefined.
 *
 * @throws {InvalidTokenError} for a header that is present but not a valid bearer token
 * @throws {IdentityProviderUnavailableError} when the issuer's keys cannot be had at the moment
 */
export type TokenVerifier = (authorizationHeader: string | undefined) => Promise<TokenIdentity | undefined>;

/** Whose tokens are accepted, and by which keys. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** The only signature algorithms accepted, as JWA names. */
  readonly algorithms: readonly string[];
  /** What the `typ` header may say, without `application/`; undefined stands for "may be absent". */
  readonly types: readonly (string | undefined)[];
  /** Finds the key by the header of a token that is not yet authenticated. */
  readonly keyFor: JWTVerifyGetKey;
}

/** The caller showed a token that is not accepted. The message says why and never repeats any part of the token. */
export class InvalidTokenError extends Error {
  override readonly name = 'InvalidTokenError';
  readonly code = 'UNAUTHENTICATED';
}

/** The issuer's keys cannot be fetched, so nothing can be said about the token: the caller may try again. */
export class IdentityProviderUnavailableError extends Error {
  override readonly name = 'IdentityProviderUnavailableError';
  readonly code = 'BUSY';
}

interface BelievedToken {
  readonly identity: TokenIdentity;
  readonly verifiedAt: number;
  readonly expiresAt: number;
}

interface VerifierOptions {
  /** Tokens that were issued (`iat`) longer ago are none; by their expiry alone, if absent. */
  readonly ageMaxSeconds?: number | undefined;
  /** Most tokens believed at once; the oldest makes room. */
  readonly maxBelievedTokens?: number | undefined;
}

/**
 * Makes the verifier of one trusted issuer. A token that passed is believed for a minute without another look at its
 * signature, but never past its expiry.
 *
 * @param now the clock that `exp` and `nbf` are held against
 */
export function createTokenVerifier(
  trusted: TrustedIssuer,
  now: () => Date,
  { ageMaxSeconds, maxBelievedTokens = MAX_BELIEVED_TOKENS }: VerifierOptions = {},
): TokenVerifier {
  const believed = new Map<string, BelievedToken>();

  return async function verifyToken(authorizationHeader) {
    if (authorizationHeader === undefined) return undefined;
    if (authorizationHeader.length > 'Bearer '.length + MAX_TOKEN_LENGTH) {
      throw new InvalidTokenError('The bearer token is too long.');
    }
    const date = now();
    const known = believed.get(authorizationHeader);
    if (known && isStillBelieved(known, date.getTime())) return known.identity;
    believed.delete(authorizationHeader);

    const token = BEARER.exec(authorizationHeader)?.[1];
    if (!token)
      throw new InvalidTokenError('The Authorization header has to read "Bearer", a space, and a signed JWT.');
    const { subject, expiresAt, scope, verifiedPhone, verifiedMail } = await verifiedClaims(
      token,
      trusted,
      date,
      ageMaxSeconds,
    );
    const identity = {
      subject,
      issuer: trusted.issuer,
      ...(trusted.issuer === SERVICE_ISSUER && { scope }),
      ...(verifiedPhone !== undefined && { verifiedPhone }),
      ...(verifiedMail !== undefined && { verifiedMail }),
    };
    // Nothing lives longer than a minute, so the oldest is a good enough choice and recency of use need not be kept.
    if (believed.size >= maxBelievedTokens) believed.delete(believed.keys().next().value!);
    believed.set(authorizationHeader, { identity, verifiedAt: date.getTime(), expiresAt });
    return identity;
  };
}

/**
 * The OpenID provider at `issuer`, whose keys are found by discovery. Nothing is fetched before the first token comes,
 * so the server starts while the provider is down.
 *
 * @param issuer the provider's issuer URL, exactly as it stands in its tokens; https, or http on this very machine
 * @param audience the name under which the provider knows this API
 * @param keyRefreshCooldownMs least time between two fetches of the key set caused by an unknown key id
 * @throws {TypeError} when `issuer` is not such a URL
 */
export function oidcIssuer({
  issuer,
  audience,
  keyRefreshCooldownMs = KEY_REFRESH_COOLDOWN_MS,
}: {
  issuer: string;
  audience: string;
  keyRefreshCooldownMs?: number;
}): TrustedIssuer {
  secureUrl(issuer);
  let discovery: Promise<RemoteJWKSet> | undefined;
  let keySet: RemoteJWKSet | undefined;
  let retryAt = 0;

  const keyFor: JWTVerifyGetKey = async (header, token) => {
    // System time on purpose, as in jose's key set: this paces our requests and has nothing to do with a token's validity.
    if (!keySet?.fresh && Date.now() < retryAt) throw unavailable(issuer);
    try {
      keySet = await (discovery ??= discoverKeySet(issuer, keyRefreshCooldownMs));
      return await keySet(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      // Keys that are still fresh go on serving the tokens they fit; otherwise the next try begins with discovery.
      if (!keySet?.fresh) {
        discovery = undefined;
        retryAt = Date.now() + PROVIDER_RETRY_MS;
      }
      throw unavailable(issuer, error);
    }
  };
  return { issuer, audience, algorithms: OIDC_ALGORITHMS, types: OIDC_TOKEN_TYPES, keyFor };
}

/** Takes tokens of service accounts to the one verifier, and every other token to the other. */
export function acceptingServiceTokens(others: TokenVerifier, service: TokenVerifier): TokenVerifier {
  return async (header) => (header !== undefined && isServiceToken(header) ? service(header) : others(header));
}

/** Nothing is believed here: this only says who is to check the token. */
function isServiceToken(header: string): boolean {
  if (header.length > 'Bearer '.length + MAX_TOKEN_LENGTH) return false;
  const token = BEARER.exec(header)?.[1];
  if (!token) return false;
  try {
    return decodeJwt(token).iss === SERVICE_ISSUER;
  } catch {
    return false;
  }
}

async function verifiedClaims(
  token: string,
  trusted: TrustedIssuer,
  currentDate: Date,
  ageMaxSeconds: number | undefined,
) {
  const { issuer, audience, algorithms, types, keyFor } = trusted;
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keyFor, {
      issuer,
      audience,
      algorithms: [...algorithms],
      currentDate,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['exp', 'sub'],
      ...(ageMaxSeconds !== undefined && { maxTokenAge: ageMaxSeconds }),
    });
    if (!types.includes(protectedHeader.typ?.replace(/^application\//i, ''))) {
      throw new InvalidTokenError('The bearer token is of a type that does not give access.');
    }
    const { sub, exp, iat } = payload as JWTPayload & { exp: number };
    if (typeof sub !== 'string' || !SUBJECT.test(sub)) {
      throw new InvalidTokenError('The bearer token names no usable subject.');
    }
    const scope = typeof payload.scope === 'string' ? payload.scope : '';
    const end = ageMaxSeconds === undefined ? exp : Math.min(exp, iat! + ageMaxSeconds);
    return {
      subject: sub,
      expiresAt: (end + CLOCK_TOLERANCE_SECONDS) * 1_000,
      scope,
      verifiedPhone: verifiedPhoneOf(payload),
      verifiedMail: verifiedMailOf(payload),
    };
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new InvalidTokenError(reasonOf(error));
    throw error;
  }
}

/** OpenID Connect Core 1.0 §5.1: the number counts when the issuer says that it has verified it. */
function verifiedPhoneOf({ phone_number: phone, phone_number_verified: verified }: JWTPayload): string | undefined {
  return typeof phone === 'string' && verified === true ? phone : undefined;
}

/** Characters of a mail address at most (RFC 5321 §4.5.3.1.3); the database holds the same bounds and form. */
const MAIL_LENGTH_MAX = 254;
const MAIL_FORM = /^[^@\s]+@[^@\s]+$/;

/** The same for a mail address; what is none does not count. */
function verifiedMailOf({ email: mail, email_verified: verified }: JWTPayload): string | undefined {
  if (typeof mail !== 'string' || verified !== true || mail.length > MAIL_LENGTH_MAX) return undefined;
  return MAIL_FORM.test(mail) ? mail : undefined;
}

/** Our own sentence for each way to fail: jose's errors carry the claims, and those stay out of answers and logs. */
function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) {
    return error.claim === 'iat' ? 'The bearer token was issued too long ago.' : 'The bearer token has expired.';
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf') return 'The bearer token is not valid yet.';
    if (error.claim === 'iss') return 'The bearer token comes from an issuer that is not trusted here.';
    if (error.claim === 'aud') return 'The bearer token was made for another audience.';
    return 'The bearer token lacks a claim or has one that cannot be used.';
  }
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'The bearer token is signed by an algorithm that is not accepted.';
  if (error instanceof errors.JWKSNoMatchingKey) return 'The bearer token is signed by an unknown key.';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The signature of the bearer token does not fit.';
  return 'The bearer token cannot be read.';
}

/** A clock that was set back says nothing about `nbf`, so such a token is verified anew. */
function isStillBelieved({ verifiedAt, expiresAt }: BelievedToken, now: number): boolean {
  return now < expiresAt && now >= verifiedAt && now - verifiedAt < BELIEVED_FOR_MS;
}

const DiscoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.string() });

/** Reads the discovery document (OpenID Connect Discovery 1.0 §4) and makes the key set it points to. */
async function discoverKeySet(issuer: string, cooldownDuration: number): Promise<RemoteJWKSet> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`The discovery document was answered with status ${response.status}.`);
  const document = DiscoveryDocument.parse(await response.json());
  // §4.3: otherwise any site that can answer for this address could pass off another provider's keys.
  if (document.issuer !== issuer) throw new Error(`The discovery document speaks for "${document.issuer}".`);
  return createRemoteJWKSet(secureUrl(document.jwks_uri), { timeoutDuration: PROVIDER_TIMEOUT_MS, cooldownDuration });
}

/** True when the key set was there and simply has no key for this token; everything else is the provider's trouble. */
function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

function unavailable(issuer: string, cause?: unknown): IdentityProviderUnavailableError {
  return new IdentityProviderUnavailableError(`The keys of the issuer ${issuer} cannot be had at the moment.`, {
    cause,
  });
}

/** Keys that come over an unprotected network can be anybody's; only this machine itself may speak plain http. */
function secureUrl(text: string): URL {
  const url = new URL(text);
  const isThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine)) return url;
  throw new TypeError(`An issuer and its keys need https, but got ${url.protocol}//${url.host}.`);
}
