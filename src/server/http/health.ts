import type { FastifyInstance } from 'fastify';
import type { ServerDependencies } from '../dependencies.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Denies readiness and lets connections go after their next answer, while still answering everybody; then `close`. */
    drain(): void;
  }
}

/** While draining, a connection without a request is kept open so long, in milliseconds. */
const DRAINING_KEEP_ALIVE_MS = 500;
/** The longest look at the database before readiness is denied, in milliseconds. */
const READY_TIMEOUT_MS = 500;

/** Says whether the process runs, and whether it may be sent requests. */
export function registerHealth(app: FastifyInstance, { orm }: Pick<ServerDependencies, 'orm'>): void {
  let closing = false;
  const drain = () => {
    closing = true;
    app.server.keepAliveTimeout = DRAINING_KEEP_ALIVE_MS;
  };
  app.decorate('drain', drain);
  app.addHook('preClose', async () => drain());
  // Whoever is answered now is told to come back on another connection, which a balancer sends to another process.
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const timeout = AbortSignal.timeout(READY_TIMEOUT_MS);
    const answer = await Promise.race([
      orm.isConnected(),
      new Promise<false>((resolve) => timeout.addEventListener('abort', () => resolve(false))),
    ]);
    if (closing || !answer) return reply.code(503).send({ status: closing ? 'closing' : 'no database' });
    return { status: 'ok' };
  });
}
