import { setTimeout as pause } from 'node:timers/promises';
import { type Client as StreamClient, createClient as streamClient } from 'graphql-sse';
import { type Client as SocketClient, createClient as socketClient } from 'graphql-ws';
import { expect } from 'vitest';
import { type Commons, type CommonsOptions, startCommons } from '../../support/commons.ts';

// Subscribers of a running server, by the clients that frontends use.

/** How long an event may take before a test gives up waiting, in milliseconds. Other tests load the machine. */
const PATIENCE_MS = 40_000;

/** A server that listens on a port of its own. */
export interface Served extends Commons {
  readonly url: string;
}

export async function startServed(options: CommonsOptions = {}): Promise<Served> {
  const commons = await startCommons(options);
  const url = await commons.app.listen({ host: '127.0.0.1', port: 0 });
  return { ...commons, url };
}

export type Result = {
  // oxlint-disable-next-line typescript/no-explicit-any -- a test names what it expects
  data?: any;
  errors?: readonly { message: string; extensions?: { readonly code?: unknown; readonly [name: string]: unknown } }[];
};

/** What a subscriber has received so far. */
export interface Subscriber {
  readonly results: Result[];
  /** The `errors` of the subscription as a whole, by their codes or the status, once it has ended; empty if it just ended. */
  readonly ended: Promise<string[]>;
  /** Waits until so many have come. */
  received(count: number): Promise<Result[]>;
  stop(): void;
}

interface SubscribeOptions {
  readonly as?: string;
  readonly variables?: Record<string, unknown>;
  readonly lastEventId?: string;
}

/** Subscribes by server-sent events. Resolves when the server has accepted it. */
export async function subscribeByStream(
  { url }: Pick<Served, 'url'>,
  query: string,
  { as, variables, lastEventId }: SubscribeOptions = {},
): Promise<Subscriber> {
  const opened = Promise.withResolvers<void>();
  const client: StreamClient = streamClient({
    url: `${url}/graphql/stream`,
    retryAttempts: 0,
    headers: { ...(as && { authorization: `Bearer ${as}` }), ...(lastEventId && { 'last-event-id': lastEventId }) },
    on: { connected: () => opened.resolve() },
  });
  const subscriber = collecting((sink) => client.subscribe({ query, ...(variables && { variables }) }, sink));
  void subscriber.ended.then(() => opened.resolve());
  await opened.promise;
  return { ...subscriber, stop: () => (subscriber.stop(), client.dispose()) };
}

/** Subscribes over a WebSocket. Resolves when the server has been asked; what it answers comes after that. */
export async function subscribeBySocket(
  served: Pick<Served, 'url'>,
  query: string,
  { as, variables }: SubscribeOptions = {},
): Promise<Subscriber> {
  const client = connectSocket(served, as);
  const subscriber = collecting((sink) => client.subscribe({ query, ...(variables && { variables }) }, sink));
  await subscribed(served);
  return { ...subscriber, stop: () => (subscriber.stop(), void client.dispose()) };
}

export function connectSocket({ url }: Pick<Served, 'url'>, as?: string): SocketClient {
  return socketClient({
    url: `${url.replace('http', 'ws')}/graphql/ws`,
    retryAttempts: 0,
    lazyCloseTimeout: 0,
    ...(as && { connectionParams: { authorization: `Bearer ${as}` } }),
  });
}

/** Subscribing over a socket says nothing when it is done; what is asked on the same server after that is answered later. */
async function subscribed({ url }: Pick<Served, 'url'>): Promise<void> {
  await pause(150);
  await fetch(`${url}/livez`);
}

interface Sink {
  next(value: Result): void;
  error(error: unknown): void;
  complete(): void;
}

export function collecting(subscribe: (sink: Sink) => () => void): Subscriber {
  const results: Result[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<string[]>();
  let wake = () => undefined as void;
  // A stream that is not opened is told by the status of the answer.
  const codes = (errors: readonly unknown[]) =>
    errors.map((error) => {
      const { extensions, response } = error as { extensions?: { code?: string }; response?: { status: number } };
      return extensions?.code ?? (response ? String(response.status) : String(error));
    });
  const stop = subscribe({
    next(value) {
      // In a stream, errors of the whole subscription come as a last result.
      if (value.data == null && value.errors) end(codes(value.errors));
      else results.push(value);
      wake();
    },
    error: (error) => end(codes([error].flat())),
    complete: () => end([]),
  });
  return {
    results,
    ended,
    stop,
    async received(count) {
      const limit = AbortSignal.timeout(PATIENCE_MS);
      while (results.length < count && !limit.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          limit.addEventListener('abort', () => resolve(), { once: true });
        });
      }
      expect(results.length, `${count} results within ${PATIENCE_MS} ms`).toBeGreaterThanOrEqual(count);
      return results;
    },
  };
}

export const BOOKING_CHANGED = `subscription ($facilityId: ID, $unitId: ID, $after: String) {
  bookingChanged(facilityId: $facilityId, unitId: $unitId, after: $after) {
    eventId at change booking { id state quantity facility { id name } }
  }
}`;

/** The ids of the bookings in results, in their order. */
export function bookingIds(results: readonly Result[]): string[] {
  return results.map(({ data }) => data.bookingChanged.booking.id);
}
