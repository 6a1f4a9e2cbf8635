import { randomUUID } from 'node:crypto';
import { errors, SignJWT } from 'jose';
import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';
import { dateOf } from '../../../shared/interval.ts';
import { prefixOf } from '../../../shared/node.ts';
import { SERVICE_KEY_ALGORITHM, type ServiceKeys } from './client-token.keys.ts';
import { isSecretOf, type SecretHash } from './service-account.secret.ts';
import {
  createTokenVerifier,
  IdentityProviderUnavailableError,
  SERVICE_ISSUER,
  type TokenVerifier,
  type TrustedIssuer,
} from '../tokens/token.ts';

/** `aud` of every token of a service account. */
export const SERVICE_AUDIENCE = 'urn:grid-commons:api';
/** How long a token lasts, in seconds: 15 minutes. It cannot outlast its account. */
export const CLIENT_TOKEN_SECONDS = 900;

const TOKEN_TYPE = 'at+jwt';

/** Where tokens of service accounts are made and checked. */
export interface ClientTokenDependencies {
  readonly db: Database;
  readonly now: () => Temporal.Instant;
  readonly keys: ServiceKeys;
}

/** A service account that has shown a secret of its own. */
export interface AuthenticatedClient {
  readonly id: string;
  readonly scopes: readonly string[];
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** A signed token, and what is said about it. */
interface ClientToken {
  readonly token: string;
  /** Seconds until it expires. */
  readonly expiresIn: number;
  readonly scopes: readonly string[];
}

/** The service account with this id if the secret is one of those it is known by at this moment; undefined otherwise. */
export async function authenticateClient(
  { db, now }: ClientTokenDependencies,
  id: string,
  secret: string,
): Promise<AuthenticatedClient | undefined> {
  // Nothing but an id is looked up: a text may hold what the database does not take.
  if (prefixOf(id) !== 'svc') return undefined;
  const at = dateOf(now());
  const { rows } = await sql<AuthenticatedClient & SecretHash>`
    select s.id, to_json(s.scopes) as scopes, iso(s.expires_at) as "expiresAt", k.salt, k.hash
    from service_account s join service_account_secret k on k.service_account_id = s.id
    where s.id = ${id} and s.revoked_at is null and s.expires_at > ${at}
      and (k.expires_at is null or k.expires_at > ${at})`.execute(db);
  if (!isSecretOf(secret, rows)) return undefined;
  const { scopes, expiresAt } = rows[0]!;
  return { id, scopes, expiresAt };
}

/** Signs a token of a service account for some of its scopes, and notes when that was. */
export async function issueClientToken(
  { db, now, keys }: ClientTokenDependencies,
  { id, expiresAt }: AuthenticatedClient,
  scopes: readonly string[],
): Promise<ClientToken> {
  const issuedAt = Math.floor(now().epochMilliseconds / 1_000);
  const expires = Math.min(issuedAt + CLIENT_TOKEN_SECONDS, Math.floor(Date.parse(expiresAt) / 1_000));
  const { kid, privateKey } = await keys.signingKey();
  const token = await new SignJWT({ client_id: id, scope: scopes.join(' ') })
    .setProtectedHeader({ alg: SERVICE_KEY_ALGORITHM, typ: TOKEN_TYPE, kid })
    .setIssuer(SERVICE_ISSUER)
    .setAudience(SERVICE_AUDIENCE)
    .setSubject(id)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(expires)
    .sign(privateKey);
  await sql`
    update service_account set last_token_at = date_trunc('minute', ${dateOf(now())}::timestamptz)
    where id = ${id} and last_token_at is distinct from date_trunc('minute', ${dateOf(now())}::timestamptz)`.execute(
    db,
  );
  return { token, expiresIn: expires - issuedAt, scopes };
}

/** The verifier of the tokens that {@link issueClientToken} signs, in whichever process. */
export function clientTokenVerifier({ now, keys }: ClientTokenDependencies): TokenVerifier {
  const trusted: TrustedIssuer = {
    issuer: SERVICE_ISSUER,
    audience: SERVICE_AUDIENCE,
    algorithms: [SERVICE_KEY_ALGORITHM],
    types: [TOKEN_TYPE],
    keyFor: async (header, token) => {
      try {
        return await keys.keyFor(header, token);
      } catch (cause) {
        if (cause instanceof errors.JWKSNoMatchingKey) throw cause;
        throw new IdentityProviderUnavailableError('The keys of service accounts cannot be had at the moment.', {
          cause,
        });
      }
    },
  };
  return createTokenVerifier(trusted, () => dateOf(now()));
}
