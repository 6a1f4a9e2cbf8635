import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A GraphQL operation as a trace names it. */
export interface TracedOperation {
  readonly type: string;
  readonly name: string | undefined;
}

/** Where a server is traced. What makes the traces is loaded only if somebody wants them. */
export interface Tracing {
  /** Opens a span for each request and tells it in the answer. To be registered before whatever may answer. */
  traceRequests(app: FastifyInstance): void;
  /** Does the work of a request inside its span. */
  inRequest<T>(request: FastifyRequest, work: () => T): T;
  /** Executes an operation inside a span. */
  inOperation<T>(operation: TracedOperation, work: () => Promise<T>): Promise<T>;
  /** Sends what is left and ends. @throws when that could not be sent before long; it has ended all the same */
  stop(): Promise<void>;
}
