import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../../request/context.ts';
import type { ServerDependencies, WebSettings } from '../dependencies.ts';
import { databaseOf } from '../../database/database.ts';
import { endSession } from '../../district/identity/index.ts';
import { openIdClient } from '../session/openid-client.ts';
import { registerSignIn } from '../session/register-sign-in.ts';
import { type Seal, sealOf } from '../session/sealed-session.ts';
import { type Session, speakForCookies } from '../session/session-cookie.ts';
import { isOfOneThing, pagePreview } from './page-preview.ts';
import { pathOf, registerWeb } from './register-web.ts';

/** Seals the sessions of browsers. */
export function sessionSeal({ sessionSecret }: WebSettings): Seal<Session> {
  return sealOf(sessionSecret, 'session');
}

/**
 * The browser application, and the way to sign in to it.
 * @param asNobody who asks, as if they were not signed in
 * @param arrived counts what comes from an address; throws RATE_LIMITED
 */
export async function registerPages(
  app: FastifyInstance,
  { verifyToken, developers, orm }: Pick<ServerDependencies, 'verifyToken' | 'developers' | 'orm'>,
  web: WebSettings,
  sessions: Seal<Session>,
  asNobody: (request: FastifyRequest) => Promise<Context>,
  arrived: (address: string) => Promise<void> | undefined,
): Promise<void> {
  app.addHook('onRequest', speakForCookies(web));
  registerSignIn(app, {
    verifyToken,
    sessions,
    begun: sealOf(web.sessionSecret, 'sign-in'),
    end: (sessionId) => endSession(databaseOf(orm), sessionId),
    secure: web.secure,
    arrived,
    client: web.signIn && openIdClient(web.signIn),
    developers: developers?.issueToken && { personas: developers.personas ?? [], issueToken: developers.issueToken },
  });
  await registerWeb(app, web, async (request) => {
    const path = pathOf(request);
    return isOfOneThing(path) ? pagePreview(await asNobody(request), path) : undefined;
  });
}
