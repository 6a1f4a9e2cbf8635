import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import type { TokenVerifier } from '../../district/identity/tokens/token.ts';
import { InvalidTokenError } from '../../district/identity/tokens/token.ts';
import type { TokenIdentity } from '../../request/viewer.ts';
import type { Seal } from './sealed-session.ts';

/** Who is signed in, as the issuer has said it once: the cookie of a session holds no token that would open another door. */
export type Session = TokenIdentity & Readonly<Record<string, unknown>>;

/** Under which the cookie of a session goes through the server, beside `Bearer`. */
const SCHEME = 'Session ';
/** Longer cookies were not made here. */
const SEALED_MAX = 4_096;

/** Whether browsers reach the server by https; then its cookies go over nothing else. */
export interface CookieOptions {
  readonly secure: boolean;
}

/** With TLS, cookies bear the prefix that keeps other hosts of a domain from setting them (RFC 6265bis §4.1.3.2). */
function cookieName(name: string, { secure }: CookieOptions): string {
  return secure ? `__Host-${name}` : name;
}

const SESSION = 'grid-commons-session';
/** Beside the session, and longer: by which pages tell what they have kept of one person from what is another's. */
const PERSON = 'grid-commons-person';
const PERSON_SECONDS = 365 * 24 * 60 * 60;

/** Writes a cookie that no script reads, and that is not sent along with what another site makes a browser do. */
export function setCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  maxAgeSeconds: number,
  options: CookieOptions & { readonly forScripts?: boolean },
) {
  const attributes = [
    `Max-Age=${maxAgeSeconds}`,
    'Path=/',
    ...(options.forScripts ? [] : ['HttpOnly']),
    'SameSite=Lax',
    ...(options.secure ? ['Secure'] : []),
  ];
  // Beside those that are set already: of this header, Fastify keeps all.
  void reply.header('set-cookie', [`${cookieName(name, options)}=${value}`, ...attributes].join('; '));
}

export function clearCookie(reply: FastifyReply, name: string, options: CookieOptions): void {
  setCookie(reply, name, '', 0, options);
}

export function cookieOf(request: Pick<FastifyRequest, 'headers'>, name: string, options: CookieOptions) {
  const start = `${cookieName(name, options)}=`;
  return request.headers.cookie
    ?.split('; ')
    .find((pair) => pair.startsWith(start))
    ?.slice(start.length);
}

export const sessionCookie = {
  /** The session of a browser; undefined where it has none that holds. */
  async read(request: FastifyRequest, seal: Seal<Session>, options: CookieOptions): Promise<Session | undefined> {
    const sealed = cookieOf(request, SESSION, options);
    return sealed === undefined ? undefined : opened(sealed, seal);
  },
  set: async (reply: FastifyReply, seal: Seal<Session>, session: Session, expiresAt: Date, options: CookieOptions) => {
    const seconds = Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1_000));
    setCookie(reply, SESSION, await seal.close(session, expiresAt), seconds, options);
    const person = seal.wordFor(`${session.issuer}\n${session.subject}`);
    setCookie(reply, PERSON, person, PERSON_SECONDS, { ...options, forScripts: true });
  },
  clear(reply: FastifyReply, options: CookieOptions): void {
    clearCookie(reply, SESSION, options);
    clearCookie(reply, PERSON, options);
  },
};

/**
 * Lets the cookie of a session speak for a request that bears no token: from here on it stands in the header, as a token
 * would, so that nothing behind knows of cookies. Only for requests of our own pages: browsers say where a request comes
 * from, and a cookie comes along wherever that is.
 */
export function speakForCookies(options: CookieOptions) {
  return (request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    const { headers } = request;
    if (headers.cookie !== undefined && headers.authorization === undefined && isFromOwnPage(request)) {
      const sealed = cookieOf(request, SESSION, options);
      if (sealed) headers.authorization = SCHEME + sealed;
    }
    done();
  };
}

/** Of a page of this server, of the address bar, or of a program that is no browser. */
export function isFromOwnPage({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

async function opened(sealed: string, seal: Seal<Session>): Promise<Session | undefined> {
  return sealed.length > SEALED_MAX ? undefined : seal.open(sealed);
}

/** Takes sessions to who has sealed them, and tokens to their verifier. */
export function acceptingSessions(tokens: TokenVerifier, seal: Seal<Session>): TokenVerifier {
  return async (header) => {
    if (!header?.startsWith(SCHEME)) return tokens(header);
    const sealed = header.slice(SCHEME.length);
    const session = await opened(sealed, seal);
    if (!session) throw new InvalidTokenError('The session has ended: sign in again.');
    const { exp: _exp, ...identity } = session;
    return identity as TokenIdentity;
  };
}
