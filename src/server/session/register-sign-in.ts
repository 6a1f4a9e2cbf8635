import { randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  IdentityProviderUnavailableError,
  InvalidTokenError,
  type TokenVerifier,
} from '../../district/identity/tokens/token.ts';
import { describedFault } from '../../database/fault.ts';
import { isLoopbackHost } from '../../shared/loopback.ts';
import { CALLBACK_PATH, type OpenIdClient, type SignInBegun } from './openid-client.ts';
import { SESSION_SECONDS_MAX } from '../../district/identity/index.ts';
import { sendPersonaPage, type SignInPersona } from './persona-page.ts';
import type { Seal } from './sealed-session.ts';
import {
  clearCookie,
  cookieOf,
  type CookieOptions,
  isFromOwnPage,
  type Session,
  sessionCookie,
  setCookie,
} from './session-cookie.ts';

/** Where pages send people to sign in; `?to=` is the page to come back to. */
const LOGIN_PATH = '/auth/login';
const LOGOUT_PATH = '/auth/logout';

/** What was begun at the issuer is remembered so long, in seconds. */
const BEGUN_SECONDS = 600;
const BEGUN = 'grid-commons-sign-in';
/** So that no two sessions have the same, and nobody guesses one. */
const SESSION_ID_BYTES = 16;
/** A longer page is not come back to: the address has to fit into a cookie. */
const RETURN_MAX = 1_000;

interface SignInOptions extends CookieOptions {
  readonly verifyToken: TokenVerifier;
  readonly sessions: Seal<Session>;
  readonly begun: Seal<SignInBegun>;
  /** Ends a session for whoever has its cookie. */
  readonly end: (sessionId: string) => Promise<void>;
  /** Counts what comes from an address, before the issuer is asked anything for it; throws RATE_LIMITED. */
  readonly arrived: (address: string) => Promise<void> | undefined;
  /** With an OpenID provider that knows this server. */
  readonly client?: OpenIdClient | undefined;
  /** With the development issuer. */
  readonly developers?:
    | {
        readonly personas: readonly SignInPersona[];
        readonly issueToken: (persona: string) => Promise<string | undefined>;
      }
    | undefined;
}

/**
 * Signs people in for the pages of this server, as a backend for the frontend (RFC 10017): the browser gets a session in
 * a cookie that no script reads, and never a token.
 */
export function registerSignIn(app: FastifyInstance, options: SignInOptions): void {
  const { arrived, client, developers } = options;
  app.get(LOGIN_PATH, async (request, reply) => {
    await arrived(request.ip);
    void reply.header('cache-control', 'no-store');
    const to = pageOf((request.query as { to?: unknown }).to);
    if (client) return sendToIssuer(options, client, reply, to);
    if (!developers) return reply.code(503).type('text/plain; charset=utf-8').send('Nobody can sign in here yet.');
    return isLoopbackHost(request.headers.host)
      ? sendPersonaPage(reply, developers.personas, to)
      : reply.callNotFound();
  });
  app.get(CALLBACK_PATH, async (request, reply) => {
    await arrived(request.ip);
    void reply.header('cache-control', 'no-store');
    return client ? finish(options, client, request, reply) : reply.callNotFound();
  });
  app.post(LOGOUT_PATH, async (request, reply) => {
    if (!isFromOwnPage(request)) return reply.code(403).send({ error: 'A session is ended from its own pages.' });
    await endSessionOf(options, request);
    sessionCookie.clear(reply, options);
    const issuer = await client?.endUrl().catch(() => undefined);
    return reply.header('cache-control', 'no-store').send({ continueAt: issuer ?? '/' });
  });
  if (developers) registerPersonas(app, options, developers);
}

/** Whoever a developer wants to be. Nothing of this is there with an issuer, and so nothing in production. */
function registerPersonas(
  app: FastifyInstance,
  options: SignInOptions,
  developers: NonNullable<SignInOptions['developers']>,
) {
  app.post(`${LOGIN_PATH}/persona`, async (request, reply) => {
    // A page from elsewhere must not sign anybody in because its name has been pointed at this machine.
    if (!isLoopbackHost(request.headers.host) || !isFromOwnPage(request)) return reply.code(403).send({});
    const { persona, to } = (request.body ?? {}) as Record<string, unknown>;
    const token = typeof persona === 'string' ? await developers.issueToken(persona) : undefined;
    if (token === undefined) return reply.code(404).send({});
    await openSession(options, reply, token);
    return reply.header('cache-control', 'no-store').send({ continueAt: pageOf(to) });
  });
}

async function sendToIssuer(options: SignInOptions, client: OpenIdClient, reply: FastifyReply, to: string) {
  try {
    const { url, begun } = await client.begin(to);
    const sealed = await options.begun.close(begun, secondsFromNow(BEGUN_SECONDS));
    setCookie(reply, BEGUN, sealed, BEGUN_SECONDS, options);
    return await reply.redirect(url);
  } catch (error) {
    reply.log.error({ err: error }, 'the issuer cannot be asked to sign somebody in');
    return reply.redirect(withProblem(to, 'unavailable'));
  }
}

async function finish(options: SignInOptions, client: OpenIdClient, request: FastifyRequest, reply: FastifyReply) {
  const sealed = cookieOf(request, BEGUN, options);
  const begun = sealed === undefined ? undefined : await options.begun.open(sealed);
  clearCookie(reply, BEGUN, options);
  // Whoever takes ten minutes, or comes by the back button, begins anew.
  if (!begun) return reply.redirect(withProblem('/', 'expired'));
  try {
    const { search } = new URL(request.url, 'http://localhost');
    await openSession(options, reply, await client.finish(search, begun));
    return await reply.redirect(pageOf(begun.returnTo));
  } catch (error) {
    const refused = !(error instanceof IdentityProviderUnavailableError);
    // The library's errors carry what the issuer said; a token, or a code, is in none of them.
    reply.log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'a sign-in came to nothing');
    return reply.redirect(withProblem(pageOf(begun.returnTo), refused ? 'refused' : 'unavailable'));
  }
}

/** The cookie is taken away either way: of this browser the session is gone even while the database is. */
async function endSessionOf(options: SignInOptions, request: FastifyRequest): Promise<void> {
  const session = await sessionCookie.read(request, options.sessions, options);
  if (session?.sessionId === undefined) return;
  try {
    await options.end(session.sessionId);
  } catch (error) {
    request.log.error({ fault: describedFault(error) }, 'a session could not be ended for copies of its cookie');
  }
}

/** @throws InvalidTokenError for a token that the API would not take either */
async function openSession(options: SignInOptions, reply: FastifyReply, token: string): Promise<void> {
  const identity = await options.verifyToken(`Bearer ${token}`);
  if (!identity) throw new InvalidTokenError('The issuer gave no token.');
  const latest = secondsFromNow(SESSION_SECONDS_MAX);
  const { exp } = decodeJwt(token);
  const expiresAt = exp === undefined ? latest : new Date(Math.min(exp * 1_000, latest.getTime()));
  const sessionId = randomBytes(SESSION_ID_BYTES).toString('base64url');
  await sessionCookie.set(reply, options.sessions, { ...identity, sessionId }, expiresAt, options);
}

function secondsFromNow(seconds: number): Date {
  return new Date(Date.now() + seconds * 1_000);
}

/** A page of this server: anything else would send people who have just signed in to somebody else's. */
function pageOf(to: unknown): string {
  if (typeof to !== 'string' || to.length > RETURN_MAX || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to)) return '/';
  const { host, pathname, search } = new URL(to, 'http://localhost');
  // What goes up or stays where it is is taken out first, and what is left of `/.//elsewhere` names another host.
  return host === 'localhost' && !pathname.startsWith('//') ? pathname + search : '/';
}

function withProblem(to: string, problem: 'unavailable' | 'expired' | 'refused'): string {
  const url = new URL(to, 'http://localhost');
  url.searchParams.set('sign-in', problem);
  return url.pathname + url.search;
}
