import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { describedFault, isUnavailable } from '../database/fault.ts';
import {
  IdentityProviderUnavailableError,
  InvalidTokenError,
  SERVICE_ISSUER,
} from '../district/identity/tokens/token.ts';
import { readViewer } from '../district/identity/viewer.loader.ts';
import { type Context, viewerOf } from '../request/context.ts';
import type { TokenIdentity } from '../request/viewer.ts';
import { languageOf } from '../shared/language.ts';
import { systemBusy } from '../shared/refusal.ts';
import type { ServerDependencies } from './dependencies.ts';
import type { Database } from '../database/database.ts';
import type { EndedAccess } from './subscriptions/ended-access.ts';

/** What a context is made of. */
export type RequestHead = Pick<FastifyRequest, 'headers' | 'log' | 'id' | 'ip'>;

/**
 * The context of one request: who is asking, and what it is answered with.
 * @throws UNAUTHENTICATED for a token that is none; BUSY when nobody could be asked about it in time
 */
export async function contextOf(
  deps: ServerDependencies & { readonly ended: EndedAccess },
  db: Database,
  request: RequestHead,
): Promise<Context> {
  try {
    return await readContext(deps, db, request);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    request.log.error({ fault: describedFault(error) }, 'the database could not be asked who it is');
    throw systemBusy();
  }
}

async function readContext(
  deps: ServerDependencies & { readonly ended: EndedAccess },
  db: Database,
  request: RequestHead,
): Promise<Context> {
  const ctx: Context = {
    orm: deps.orm,
    db,
    identity: await identityOf(deps, request),
    readViewer,
    language: languageOf(request.headers['accept-language']),
    now: deps.now,
    log: request.log,
    requestId: request.id,
    address: request.ip,
    webhookTargets: deps.webhookTargets,
    sendPhoneCode: deps.sendPhoneCode,
    sendMessage: deps.sendMessage,
    acceptanceDays: deps.acceptanceDays,
    reads: {},
  };
  // The token of an account that is disabled, or of a service account that has been revoked, and a session that has been
  // signed out of open nothing, not even what is public.
  if (ctx.identity?.issuer === SERVICE_ISSUER || deps.ended.mayBe(ctx.identity)) await viewerOf(ctx);
  return ctx;
}

async function identityOf(
  { verifyToken }: ServerDependencies,
  { headers, log }: RequestHead,
): Promise<TokenIdentity | undefined> {
  try {
    return await verifyToken(headers.authorization);
  } catch (error) {
    if (error instanceof InvalidTokenError) {
      throw new GraphQLError(error.message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
    }
    if (error instanceof IdentityProviderUnavailableError) {
      log.error({ err: error.cause }, 'the keys of the token issuer cannot be fetched');
      throw new GraphQLError(error.message, { extensions: { code: 'BUSY', http: { status: 503 } } });
    }
    throw error;
  }
}
