import type { FastifyInstance } from 'fastify';
import type { ServerDependencies, WebSettings } from '../dependencies.ts';
import { openIdClient } from '../session/openid-client.ts';
import { registerSignIn } from '../session/register-sign-in.ts';
import { type Seal, sealOf } from '../session/sealed-session.ts';
import { type Session, speakForCookies } from '../session/session-cookie.ts';
import { registerWeb } from './register-web.ts';

/** Seals the sessions of browsers. */
export function sessionSeal({ sessionSecret }: WebSettings): Seal<Session> {
  return sealOf(sessionSecret, 'session');
}

/** The browser application, and the way to sign in to it. */
export async function registerPages(
  app: FastifyInstance,
  { verifyToken, developers }: Pick<ServerDependencies, 'verifyToken' | 'developers'>,
  web: WebSettings,
  sessions: Seal<Session>,
): Promise<void> {
  app.addHook('onRequest', speakForCookies(web));
  registerSignIn(app, {
    verifyToken,
    sessions,
    begun: sealOf(web.sessionSecret, 'sign-in'),
    secure: web.secure,
    client: web.signIn && openIdClient(web.signIn),
    developers: developers?.issueToken && { personas: developers.personas ?? [], issueToken: developers.issueToken },
  });
  await registerWeb(app, web.folder);
}
