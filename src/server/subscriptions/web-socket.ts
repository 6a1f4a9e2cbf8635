import type { FastifyRequest } from 'fastify';
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import { CloseCode, makeServer } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { tooManySubscriptions } from '../../events/live/live.errors.ts';
import { type LiveResult, RefusedOperation, type Subscription, type SubscriptionRequest } from './open-subscription.ts';

/** Subscriptions over one connection. */
export const SUBSCRIPTIONS_PER_CONNECTION_MAX = 100;
/** A longer message closes the connection, in bytes. */
export const MESSAGE_MAX_BYTES = 64 * 1024;
/**
 * What waits to be sent on a connection may be so much, in bytes, when its client asks for more. Every ping is answered
 * with what came along with it; a client that sends and does not read would have us keep it all.
 */
export const UNSENT_MAX_BYTES = 4 * 1024 * 1024;
/** A connection that does not answer a ping within this time is closed; so often one is sent, in milliseconds. */
const HEARTBEAT_MS = 12_000;
/** Connections that say nothing of who they are for so long are closed, in milliseconds. */
const INIT_TIMEOUT_MS = 5_000;
/** Whoever does not answer that their connection is closed is cut off after so long, in milliseconds. */
const CLOSE_ANSWER_MS = 5_000;
/** Closes a connection that could be had at another moment (IANA's registry of close codes, after RFC 6455). */
const TRY_AGAIN_LATER = 1013;

/** What the handler needs of the server. */
interface SocketHandling {
  /** @param authorization as it stands in the parameters of the connection */
  open(request: FastifyRequest, authorization: string | undefined, asked: SubscriptionRequest): Promise<Subscription>;
  /**
   * @param close closes the connection for good, when its account is disabled
   * @returns what forgets it
   * @throws GraphQLError when the token is no good
   */
  admit(request: FastifyRequest, authorization: string | undefined, close: () => void): Promise<() => void>;
  shown(request: FastifyRequest, error: GraphQLError): GraphQLFormattedError;
}

/** A connection, and what it has. */
interface Connection {
  readonly socket: WebSocket;
  readonly request: FastifyRequest;
  /** Its subscriptions. By id, graphql-ws loses one that is completed while it opens and asked for anew: so they end here. */
  readonly open: Set<Subscription>;
  /** Those that are being opened. */
  opening: number;
}

/** A subscription, and how it leaves its connection. */
interface Opened {
  readonly subscription: Subscription;
  readonly leave: () => void;
}

/** Opens each subscription of a connection when it is asked for, and hands over its events: the protocol of graphql-ws. */
export function socketHandler(handling: SocketHandling): (socket: WebSocket, request: FastifyRequest) => void {
  const server = makeServer<Record<string, unknown> | undefined, Connection>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    async onConnect({ connectionParams, extra: { socket, request } }) {
      const close = () => socket.close(CloseCode.Unauthorized, 'Unauthorized');
      try {
        const forget = await handling.admit(request, authorizationOf(connectionParams), close);
        socket.once('close', forget);
        if (socket.readyState !== socket.OPEN) forget();
        return true;
      } catch (error) {
        // Clients give up for good after the first, and come back after the second.
        if (isUnauthenticated(error)) close();
        else socket.close(TRY_AGAIN_LATER, 'Try again later');
        return false;
      }
    },
    async onSubscribe({ connectionParams, extra }, _id, payload) {
      const { socket, request, open } = extra;
      if (open.size + extra.opening >= SUBSCRIPTIONS_PER_CONNECTION_MAX) return [tooManySubscriptions()];
      extra.opening++;
      try {
        const subscription = await handling.open(request, authorizationOf(connectionParams), payload);
        open.add(subscription);
        if (socket.readyState !== socket.OPEN) subscription.end();
        const contextValue: Opened = { subscription, leave: () => open.delete(subscription) };
        return { ...subscription.operation, contextValue } satisfies ExecutionArgs;
      } catch (error) {
        return error instanceof RefusedOperation ? error.errors : [asGraphQLError(error)];
      } finally {
        extra.opening--;
      }
    },
    subscribe: ({ contextValue }) => iteratorOf(contextValue as Opened),
    onNext({ extra: { request } }, _id, _payload, _args, { errors, ...result }) {
      return {
        ...(result as FormattedExecutionResult),
        ...(errors && { errors: errors.map((error) => handling.shown(request, error)) }),
      };
    },
    onError({ extra: { request } }, _id, _payload, errors) {
      return errors.map((error) => handling.shown(request, error));
    },
  });

  return function serve(socket, request) {
    const connection: Connection = { socket, request, open: new Set(), opening: 0 };
    const closed = server.opened(
      {
        protocol: socket.protocol,
        // Whoever is gone needs to be told nothing.
        send: (data) => new Promise((resolve) => socket.send(data, () => resolve())),
        close(code, reason) {
          socket.close(code, reason);
          setTimeout(() => socket.terminate(), CLOSE_ANSWER_MS).unref();
        },
        onMessage: (take) =>
          socket.on('message', (data) => {
            // Messages that only a server sends; everything else that can go wrong has an answer of its own.
            take(String(data)).catch(() => socket.close(CloseCode.BadRequest, 'Invalid message received'));
          }),
      },
      connection,
    );
    const stopBeating = keepAlive(socket);
    const cutOffWhoDoesNotRead = () => {
      if (socket.bufferedAmount > UNSENT_MAX_BYTES) socket.terminate();
    };
    socket.on('message', cutOffWhoDoesNotRead).on('ping', cutOffWhoDoesNotRead);
    // What clients do wrong is no business of the log; ws closes their connection with the right code by itself.
    socket.removeAllListeners('error').on('error', () => undefined);
    socket.once('close', (code, reason) => {
      stopBeating();
      for (const subscription of connection.open) subscription.end();
      void closed(code, String(reason));
    });
  };
}

/** Looks now and then whether somebody is still there. @returns what ends it */
function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const beating = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, HEARTBEAT_MS);
  return () => clearInterval(beating);
}

/**
 * The results as graphql-ws takes them. A generator that waits cannot be returned from; so the wait is ended first.
 */
function iteratorOf({ subscription: { results, end }, leave }: Opened): AsyncGenerator<ExecutionResult> {
  const unwrapped = async (step: Promise<IteratorResult<LiveResult>>) => {
    try {
      const next = await step;
      if (!next.done) return { done: false as const, value: next.value.result };
      leave();
      return next;
    } catch (error) {
      leave();
      throw error;
    }
  };
  const iterator = {
    next: () => unwrapped(results.next()),
    return: (value: unknown) => {
      end();
      return unwrapped(results.return(value));
    },
    throw: (error: unknown) => {
      end();
      return unwrapped(results.throw(error));
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

function isUnauthenticated(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === 'UNAUTHENTICATED';
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
}
