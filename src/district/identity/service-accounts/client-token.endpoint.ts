import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import {
  authenticateClient,
  type AuthenticatedClient,
  type ClientTokenDependencies,
  issueClientToken,
} from './client-token.ts';
import { describedFault, isUnavailable } from '../../../database/fault.ts';
import { countTry } from '../../../request/rates/points.ts';
import { countGuess } from './client-token.guesses.ts';

/** Where service accounts get their tokens (RFC 6749 §4.4), and where the keys of these stand (RFC 7517). */
export const TOKEN_PATH = '/oauth/token';
export const JWKS_PATH = '/.well-known/jwks.json';

/** A larger request is refused unread, in bytes; a real one has some 200. */
const BODY_MAX_BYTES = 4 * 1024;
const FORM = 'application/x-www-form-urlencoded';
/** How long others may keep the set of keys, in seconds; shorter than a new key is shown before it signs. */
const JWKS_MAX_AGE_SECONDS = 300;
/** Seconds in which the tokens that are counted have come back. */
const RATE_SECONDS = 60;
/** Tokens that one service account can get at once, and in that time; it needs one in fifteen minutes. */
export const TOKENS_AT_ONCE = 30;
/** After a database that could not be asked, a caller may try again so much later, in seconds. */
const RETRY_AFTER_FAULT_SECONDS = 2;

type OAuthCode = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';

/** A request that is answered with an error of RFC 6749 §5.2. */
class TokenRefused extends Error {
  readonly code: OAuthCode;

  constructor(code: OAuthCode, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Adds the token endpoint and the set of public keys to a server.
 * @param arrived counts a request of an address; throws RATE_LIMITED
 */
export function registerClientTokens(
  app: FastifyInstance,
  deps: ClientTokenDependencies,
  arrived: (address: string) => Promise<void> | undefined,
): void {
  app.get(JWKS_PATH, async (_request, reply) => {
    reply.header('cache-control', `public, max-age=${JWKS_MAX_AGE_SECONDS}`);
    return { keys: await deps.keys.publicKeys() };
  });
  void app.register(async (endpoint) => {
    endpoint.removeAllContentTypeParsers();
    endpoint.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: BODY_MAX_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    endpoint.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
      noStore(reply);
      if (error instanceof TokenRefused) return refuse(reply, error);
      const { retryAfterSeconds } = (error as Partial<GraphQLError>).extensions ?? {};
      if (typeof retryAfterSeconds === 'number') return tooMany(reply, retryAfterSeconds);
      const status = error.statusCode ?? 500;
      if (status < 500) {
        return refuse(reply, new TokenRefused('invalid_request', `Send at most ${BODY_MAX_BYTES} bytes as ${FORM}.`));
      }
      if (!isUnavailable(error)) request.log.error({ fault: describedFault(error) }, 'a token could not be issued');
      return reply
        .code(503)
        .header('retry-after', RETRY_AFTER_FAULT_SECONDS)
        .send({ error: 'temporarily_unavailable', error_description: 'Please try again in a moment.' });
    });
    const grant = granting(deps);
    endpoint.post(TOKEN_PATH, async (request, reply) => {
      noStore(reply);
      await arrived(request.ip);
      return grant(request);
    });
  });
}

function granting(deps: ClientTokenDependencies) {
  return async function grant(request: FastifyRequest) {
    const form = formOf(request.body);
    const { id, secret } = credentialsOf(request.headers.authorization, form);
    const grantType = form.get('grant_type');
    if (!grantType) throw new TokenRefused('invalid_request', 'grant_type is missing.');
    if (grantType !== 'client_credentials') {
      throw new TokenRefused('unsupported_grant_type', 'The only grant_type here is client_credentials.');
    }
    const guess = await countGuess(deps.db, id, request.ip);
    const client = await authenticateClient(deps, id, secret);
    if (!client) throw new TokenRefused('invalid_client', 'There is no such client, or its secret is another one.');
    await guess.wasRight();
    await countTry(deps.db, [
      { kind: 'tokens of an account', of: client.id, points: TOKENS_AT_ONCE, seconds: RATE_SECONDS },
    ]);
    const { token, expiresIn, scopes } = await issueClientToken(deps, client, scopesAsked(form.get('scope'), client));
    return { access_token: token, token_type: 'Bearer', expires_in: expiresIn, scope: scopes.join(' ') };
  };
}

/** @throws TokenRefused when a parameter stands there twice (RFC 6749 §3.2) */
function formOf(body: unknown): URLSearchParams {
  const form = new URLSearchParams(typeof body === 'string' ? body : '');
  const names = [...form.keys()];
  if (new Set(names).size < names.length) throw new TokenRefused('invalid_request', 'A parameter is given twice.');
  return form;
}

/** What the client says of itself: in the header (client_secret_basic) or in the form (client_secret_post), not in both. */
function credentialsOf(authorization: string | undefined, form: URLSearchParams): { id: string; secret: string } {
  const [id, secret] = [form.get('client_id'), form.get('client_secret')];
  if (authorization === undefined) {
    if (id && secret) return { id, secret };
    throw new TokenRefused('invalid_client', 'Show client_id and client_secret, by HTTP Basic or in the form.');
  }
  if (secret !== null) throw new TokenRefused('invalid_request', 'Show the secret in one way only.');
  const basic = basicCredentials(authorization);
  if (!basic) throw new TokenRefused('invalid_client', 'The Authorization header is not HTTP Basic.');
  if (id !== null && id !== basic.id) {
    throw new TokenRefused('invalid_request', 'client_id is another one than in the Authorization header.');
  }
  return basic;
}

/** RFC 6749 §2.3.1: both halves are form-encoded before they are joined. */
function basicCredentials(header: string): { id: string; secret: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(header)?.[1];
  const [, id, secret] = /^([^:]+):(.+)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
  if (!id || !secret) return undefined;
  try {
    return { id: formDecoded(id), secret: formDecoded(secret) };
  } catch {
    return undefined;
  }
}

function formDecoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

/** All scopes of the account, or those asked for, of which it has to have each. */
function scopesAsked(asked: string | null, { scopes }: AuthenticatedClient): readonly string[] {
  if (!asked) return scopes;
  const wanted = new Set(asked.split(' ').filter((scope) => scope !== ''));
  if (wanted.size === 0 || [...wanted].some((scope) => !scopes.includes(scope))) {
    throw new TokenRefused('invalid_scope', 'This service account does not have every scope that is asked for.');
  }
  return [...wanted];
}

function refuse(reply: FastifyReply, { code, message }: TokenRefused) {
  // RFC 6749 §5.2: a client that does not authenticate is told how it could.
  if (code === 'invalid_client') reply.header('www-authenticate', 'Basic realm="grid-commons", charset="UTF-8"');
  return reply.code(code === 'invalid_client' ? 401 : 400).send({ error: code, error_description: message });
}

/** RFC 6749 has no word for it; RFC 6585 has the status, and says what to put into the header. */
function tooMany(reply: FastifyReply, waitSeconds: number) {
  return reply.code(429).header('retry-after', Math.ceil(waitSeconds)).send({
    error: 'temporarily_unavailable',
    error_description: 'Too many requests; wait as long as Retry-After says.',
  });
}

/** RFC 6749 §5.1. */
function noStore(reply: FastifyReply): void {
  reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
}
