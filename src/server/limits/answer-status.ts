import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../request/context.ts';

/** Whoever is sent away for a moment comes back after so many seconds, where nothing else is known. */
export const RETRY_AFTER_SECONDS = 1;

/** What an error of the whole request is in HTTP, so that balancers and clients' own retries know it without reading. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = { BUSY: 503, RATE_LIMITED: 429 };

/**
 * Answers an operation of which nothing came because the system is busy, or the caller too eager, by the status that says
 * so. What has come in part is a 200: it says of each field what it is, and some of it may have changed something.
 */
export function sayStatus(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { body, http } }) => {
        if (body.kind !== 'single') return;
        const { data, errors } = body.singleResult;
        if (!errors?.length || Object.values(data ?? {}).some((field) => field !== null)) return;
        const codes = errors.map(({ extensions }) => String(extensions?.code));
        const code = codes.find((each) => each in STATUS_BY_CODE);
        if (code === undefined) return;
        http.status = STATUS_BY_CODE[code]!;
        const { retryAfterSeconds } = errors[codes.indexOf(code)]!.extensions ?? {};
        http.headers.set('retry-after', String(retryAfterSeconds ?? RETRY_AFTER_SECONDS));
      },
    }),
  };
}

/** Says when to come back in every answer that sends somebody away. */
export function registerRetryAfter(app: FastifyInstance): void {
  const statuses = Object.values(STATUS_BY_CODE);
  app.addHook('onSend', async (_request, reply) => {
    if (statuses.includes(reply.statusCode) && !reply.hasHeader('retry-after')) {
      reply.header('retry-after', RETRY_AFTER_SECONDS);
    }
  });
}
