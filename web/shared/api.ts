import { documentId } from '@grid-commons/client';
import {
  cacheExchange,
  Client,
  type CombinedError,
  type Exchange,
  fetchExchange,
  makeOperation,
  subscriptionExchange,
} from '@urql/core';
import { map, pipe, tap } from 'wonka';
import { language } from './words.ts';

const API = '/graphql';

/** Asks by the id of each document: what is not in the manifest of this build cannot be asked. */
const byDocumentId: Exchange =
  ({ forward }) =>
  (operations) =>
    pipe(
      operations,
      map((operation) => {
        if (operation.kind === 'teardown') return operation;
        const persistedQuery = { version: 1 as const, sha256Hash: documentId(operation.query) };
        const asked = makeOperation(operation.kind, operation);
        asked.extensions = { ...operation.extensions, persistedQuery };
        return asked;
      }),
      forward,
    );

/** The queries that have been sent and not been answered, by their keys. */
const unanswered = new Set<number>();
const asked = { atAll: false };

const noteUnanswered: Exchange =
  ({ forward }) =>
  (operations) =>
    pipe(
      operations,
      tap(({ kind, key }) => {
        if (kind === 'query') unanswered.add(key);
        else unanswered.delete(key);
        asked.atAll = true;
      }),
      forward,
      tap(({ operation }) => unanswered.delete(operation.key)),
    );

/** How often it is looked whether there is still something to wait for, in milliseconds. */
const LOOK_MS = 100;

/** Waits until the page has asked for what it shows, and has it: what is not looked at first need not come first. */
export async function answered(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  while (!asked.atAll || unanswered.size > 0);
}

/** The one client of a page. What it knows is of who is signed in, so signing in or out loads the page anew. */
export const api = new Client({
  url: API,
  // Texts that somebody types belong into no address, and so into no log.
  preferGetMethod: false,
  requestPolicy: 'cache-and-network',
  fetchOptions: () => ({ credentials: 'same-origin', headers: { 'accept-language': language() } }),
  exchanges: [
    byDocumentId,
    cacheExchange,
    subscriptionExchange({
      forwardSubscription: ({ variables, extensions }) => ({
        subscribe: (sink) => {
          let stop: (() => void) | 'stopped' | undefined;
          import('./live.ts')
            .then(({ live }) => {
              if (stop === 'stopped') return;
              stop = live.subscribe(
                { query: '', variables: variables ?? {}, extensions: extensions ?? {} },
                {
                  next: (value) => sink.next(value as never),
                  error: (error) => sink.error(error),
                  complete: () => sink.complete(),
                },
              );
            })
            .catch((error: unknown) => sink.error(error));
          return {
            unsubscribe: () => {
              if (typeof stop === 'function') stop();
              stop = 'stopped';
            },
          };
        },
      }),
    }),
    noteUnanswered,
    fetchExchange,
  ],
});

/** Why nothing came: what a person can do about it differs. */
type Trouble = 'offline' | 'busy' | 'signed-out' | 'failed';

export function troubleOf(error: CombinedError): Trouble {
  if (error.networkError) return 'offline';
  const codes = error.graphQLErrors.map(({ extensions }) => extensions?.code);
  if (codes.includes('UNAUTHENTICATED')) return 'signed-out';
  if (codes.includes('BUSY') || codes.includes('RATE_LIMITED')) return 'busy';
  return 'failed';
}

/** By which the log of the server knows what failed. */
export function requestIdOf(error: CombinedError): string | undefined {
  const ids = error.graphQLErrors.map(({ extensions }) => extensions?.requestId);
  return ids.find((id) => typeof id === 'string') as string | undefined;
}

/** Names one intent of a person, so that however often it is sent it is done once. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
