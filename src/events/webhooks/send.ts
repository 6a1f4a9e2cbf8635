import type { LookupAddress } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { addressesOf, fitUrl, NoPublicAddressError } from './target.ts';
import type { Targets } from '../../request/context.ts';

/** How long an attempt may take in all, in milliseconds; Standard Webhooks recommends 15 to 30 s. */
export const SEND_TIMEOUT_MS = 15_000;
/** Bytes of an answer that are read, to be thrown away; then the connection is cut. The status has told all by then. */
export const ANSWER_MAX_BYTES = 64 * 1024;
/** Bytes of the headers of an answer at most. */
const ANSWER_HEADERS_MAX_BYTES = 8 * 1024;

/** What came of an attempt. */
export interface Outcome {
  /** Null when there was no answer. */
  readonly status: number | null;
  /** Null for a success: a status of 2xx. */
  readonly failure: 'STATUS' | 'REDIRECT' | 'TIMEOUT' | 'CONNECTION' | 'NO_PUBLIC_ADDRESS' | null;
  /** How long the receiver asks us to wait; absent when it does not. */
  readonly retryAfterSeconds?: number;
}

interface Attempt {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends a message once, on a connection of its own to an address that was looked up and checked for it: what a name
 * stood for before counts for nothing. Redirects are not followed.
 * @param limits.giveUp ends the attempt when this process ends
 * @throws what `giveUp` was aborted with; everything else that goes wrong is an outcome
 */
export async function send(
  { url: text, headers, body }: Attempt,
  targets: Targets,
  { giveUp, timeoutMs = SEND_TIMEOUT_MS }: { giveUp: AbortSignal; timeoutMs?: number | undefined },
): Promise<Outcome> {
  const url = fitUrl(text, targets);
  if (!url) return { status: null, failure: 'NO_PUBLIC_ADDRESS' };
  const tooLong = AbortSignal.timeout(timeoutMs);
  try {
    const signal = AbortSignal.any([tooLong, giveUp]);
    const addresses = await abortable(addressesOf(url.hostname, targets), signal);
    return outcomeOf(await post(url, { headers, body, addresses, signal }));
  } catch (error) {
    giveUp.throwIfAborted();
    if (tooLong.aborted) return { status: null, failure: 'TIMEOUT' };
    return { status: null, failure: error instanceof NoPublicAddressError ? 'NO_PUBLIC_ADDRESS' : 'CONNECTION' };
  }
}

function outcomeOf({ status, retryAfter }: Answered): Outcome {
  if (status >= 200 && status < 300) return { status, failure: null };
  const failure = status >= 300 && status < 400 ? 'REDIRECT' : 'STATUS';
  return { status, failure, ...(WHOLE_SECONDS.test(retryAfter) && { retryAfterSeconds: Number(retryAfter) }) };
}

/** The form of `Retry-After` that programs send (RFC 9110 §10.2.3); the other, a date, is not taken into account. */
const WHOLE_SECONDS = /^\d{1,9}$/;

interface Answered {
  readonly status: number;
  readonly retryAfter: string;
}

interface Posting {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly addresses: readonly LookupAddress[];
  readonly signal: AbortSignal;
}

/** Posts to one of the addresses, and to no other, whatever the name of the host stands for by now. */
function post(url: URL, { headers, body, addresses, signal }: Posting): Promise<Answered> {
  const lookup: LookupFunction = (_hostname, options, done) =>
    options.all ? done(null, [...addresses]) : done(null, addresses[0]!.address, addresses[0]!.family);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = request(url, {
      method: 'POST',
      // A connection of its own: one that is kept would go to where the name pointed before.
      agent: false,
      lookup,
      signal,
      maxHeaderSize: ANSWER_HEADERS_MAX_BYTES,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Grid-Commons-Webhooks/1.0',
      },
    });
    let answered: Answered | undefined;
    // The status stands, whatever becomes of the rest of the answer.
    sent.on('error', (error) => (answered ? resolve(answered) : reject(error)));
    // An answer that wants to speak another protocol (101) ends the connection without an error and without a response.
    sent.once('close', () =>
      answered ? resolve(answered) : reject(new Error('The connection ended without an answer.')),
    );
    sent.once('response', (answer) => {
      const told = { status: answer.statusCode!, retryAfter: answer.headers['retry-after'] ?? '' };
      answered = told;
      throwAway(answer, () => resolve(told));
    });
    sent.end(body);
  });
}

function throwAway(answer: IncomingMessage, done: () => void): void {
  let bytes = 0;
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > ANSWER_MAX_BYTES) answer.destroy();
  });
  answer.on('error', done);
  answer.once('close', done);
}

/** Waits for something no longer than the signal allows. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
