import type { FastifyInstance } from 'fastify';
import { inRequestTime, RequestTime } from '../../database/request-time.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether its answers stay open, as those of subscriptions do, and have no time in which they are to end. */
    staysOpen?: boolean;
  }
}

/**
 * Gives each request its time, whatever answers it: after that, and when its client has gone, the database does no more
 * for it. To be asked before the routes are added.
 * @param deadlineMs how long the database works for one request
 */
export function registerRequestTime(app: FastifyInstance, deadlineMs: number): void {
  // The last hook before the handler: a body that is still being read would come back outside of the time.
  app.addHook('preHandler', (request, reply, done) => {
    if (request.routeOptions.config.staysOpen) return done();
    const time = new RequestTime(deadlineMs);
    // Before all of the answer has gone, that is the client hanging up.
    reply.raw.once('close', () => (reply.raw.writableFinished ? time.done() : time.abandon()));
    return inRequestTime(time, done);
  });
}
