import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import type { WebSocket } from 'ws';
import { tooManySubscriptions } from './live.errors.ts';
import { type LiveResult, RefusedOperation, type Subscription, type SubscriptionRequest } from './open-subscription.ts';

/** Subscriptions over one connection. */
export const SUBSCRIPTIONS_PER_CONNECTION_MAX = 100;
/** A longer message closes the connection, in bytes. */
export const MESSAGE_MAX_BYTES = 64 * 1024;
/** A connection that does not answer a ping within this time is closed; so often one is sent, in milliseconds. */
const HEARTBEAT_MS = 12_000;
/** Connections that say nothing of who they are for so long are closed, in milliseconds. */
const INIT_TIMEOUT_MS = 5_000;

/** What the handler needs of the server. */
export interface SocketHandling {
  /** @param authorization as it stands in the parameters of the connection */
  open(request: FastifyRequest, authorization: string | undefined, asked: SubscriptionRequest): Promise<Subscription>;
  /** @throws GraphQLError when the token is no good */
  admit(request: FastifyRequest, authorization: string | undefined): Promise<void>;
  shown(request: FastifyRequest, error: GraphQLError): GraphQLFormattedError;
}

/** Opens each subscription of a connection when it is asked for, and hands over its events: the protocol of graphql-ws. */
export function socketHandler(
  handling: SocketHandling,
): (this: FastifyInstance, socket: WebSocket, request: FastifyRequest) => void {
  const handle = makeHandler<Record<string, unknown> | undefined>(
    {
      connectionInitWaitTimeout: INIT_TIMEOUT_MS,
      async onConnect({ connectionParams, extra: { socket, request } }) {
        try {
          await handling.admit(request, authorizationOf(connectionParams));
          return true;
        } catch {
          socket.close(4401, 'Unauthorized');
          return false;
        }
      },
      async onSubscribe({ connectionParams, subscriptions, extra: { request } }, _id, payload) {
        try {
          if (Object.keys(subscriptions).length > SUBSCRIPTIONS_PER_CONNECTION_MAX) throw tooManySubscriptions();
          const subscription = await handling.open(request, authorizationOf(connectionParams), payload);
          return { ...subscription.operation, contextValue: subscription } satisfies ExecutionArgs;
        } catch (error) {
          return error instanceof RefusedOperation ? error.errors : [asGraphQLError(error)];
        }
      },
      subscribe: ({ contextValue }) => iteratorOf(contextValue as Subscription),
      onNext({ extra: { request } }, _id, _payload, _args, { errors, ...result }) {
        return { ...result, ...(errors && { errors: errors.map((error) => handling.shown(request, error)) }) };
      },
      onError({ extra: { request } }, _id, _payload, errors) {
        return errors.map((error) => handling.shown(request, error));
      },
    },
    HEARTBEAT_MS,
  );
  return function serve(socket, request) {
    handle.call(this, socket, request);
    // graphql-ws writes what clients do wrong to the console; ws closes their connection with the right code by itself.
    socket.removeAllListeners('error');
    socket.on('error', () => undefined);
  };
}

/**
 * The results as graphql-ws takes them. A generator that waits cannot be returned from; so the wait is ended first.
 */
function iteratorOf({ results, end }: Subscription): AsyncGenerator<ExecutionResult> {
  const unwrapped = (next: IteratorResult<LiveResult>) =>
    next.done ? next : { done: false as const, value: next.value.result };
  const iterator = {
    next: async () => unwrapped(await results.next()),
    return: async (value: unknown) => {
      end();
      return unwrapped(await results.return(value));
    },
    throw: async (error: unknown) => {
      end();
      return unwrapped(await results.throw(error));
    },
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]: async () => {
      await iterator.return(undefined);
    },
  } as AsyncGenerator<ExecutionResult>;
  return iterator;
}

function authorizationOf(params: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const value = params?.authorization ?? params?.Authorization;
  return typeof value === 'string' ? value : undefined;
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
}
