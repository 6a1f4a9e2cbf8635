import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

/** The header that carries the id of a request, in and out. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** What is taken from others: the alphabets of UUIDs, ULIDs, base64 and the proxies' own ids; nothing that could end a log line. */
const WELL_FORMED = /^[\w.:+/=-]{8,128}$/;

/** The request that is being answered, for code that is not handed one. */
interface RequestScope {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  /** Names the request in each line. */
  readonly log: FastifyBaseLogger;
  /** The server that answers it, with what that counts. */
  readonly server: FastifyInstance;
  /** The name of the GraphQL operation that it asks for, once it is known. */
  operationName?: string | undefined;
}

const scope = new AsyncLocalStorage<RequestScope>();

/** The id that a proxy or client has given the request in `x-request-id`, if it is well-formed; else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
}

/** Does the work of a request so that {@link currentRequest} knows it. */
export function inRequest<T>(request: RequestScope, work: () => T): T {
  return scope.run(request, work);
}

/** The request whose work this is; undefined outside of one. */
export function currentRequest(): RequestScope | undefined {
  return scope.getStore();
}

/** Says the id of each request in its answer. To be registered before whatever may answer. */
export function registerRequestIds(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
}
