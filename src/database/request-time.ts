import { AsyncLocalStorage } from 'node:async_hooks';
import { connect } from 'node:net';

/** How long one request waits in all: for connections, and for what others have locked, in milliseconds. */
export const WAITING_MS_MAX = 2_000;
/**
 * For how long a statement waits for a lock unless it is told otherwise, in milliseconds. What is left to
 * {@link WAITING_MS_MAX} may have been waited for a connection, without anything to tell the database: when all are
 * busy, a further message for each statement would make it worse.
 */
export const LOCK_MS_MAX = 1_750;
/** A lock is always waited for so long, in milliseconds: who holds one for a moment only is no reason to give up. */
const LOCK_MS_MIN = 50;
/** A statement that took longer may have waited for a lock all the while, in milliseconds. */
const NOTICED_MS = 100;
/** A server that cannot be told to cancel a statement within so long is left alone, in milliseconds. */
const CANCEL_MS_MAX = 1_000;

/** A statement that is not sent any more, as nobody waits for its answer. To whoever does, it is one that took too long. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
  /** As PostgreSQL calls a statement that was cancelled. */
  readonly code = '57014';

  constructor() {
    super('nobody waits for this any more');
  }
}

/** The time of one request: what it has waited, and when nobody waits for it any more. */
export class RequestTime {
  readonly #over = new AbortController();
  readonly #deadline: NodeJS.Timeout | undefined;
  #waitedMs = 0;
  /** Up to when waits have been counted, as `performance.now()` has it. */
  #countedUntil = 0;
  #isAbandoned = false;

  /** @param ms after which the request has had all of its time; without it, it ends by itself */
  constructor(ms?: number) {
    if (ms !== undefined) this.#deadline = setTimeout(() => this.end(), ms).unref();
  }

  /** Aborted when the request has had its time, or its client has gone. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** Whether the client has gone before it was answered. */
  get isAbandoned(): boolean {
    return this.#isAbandoned;
  }

  /** What the request may still wait, in milliseconds. */
  get waitingMsLeft(): number {
    return Math.max(0, WAITING_MS_MAX - this.#waitedMs);
  }

  /** For how long the next lock may be waited for, in whole milliseconds. */
  get lockMs(): number {
    return Math.ceil(Math.min(LOCK_MS_MAX, Math.max(LOCK_MS_MIN, this.waitingMsLeft)));
  }

  /**
   * Notes a wait that has begun at a moment of `performance.now()`, if it was one. Statements of one request wait beside
   * each other: what several have waited at the same time counts once.
   */
  waitedSince(begun: number, noticedMs = NOTICED_MS): void {
    const now = performance.now();
    if (now - begun <= noticedMs) return;
    this.#waitedMs += now - Math.max(begun, this.#countedUntil);
    this.#countedUntil = now;
  }

  /** Ends what is still under way: the client has gone. */
  abandon(): void {
    this.#isAbandoned = true;
    this.end();
  }

  /** Ends what is still under way: the request has had its time. */
  end(): void {
    clearTimeout(this.#deadline);
    this.#over.abort();
  }

  /** The request has been answered; nothing is ended. */
  done(): void {
    clearTimeout(this.#deadline);
  }
}

const current = new AsyncLocalStorage<RequestTime>();

/** Does the work of a request in its time. */
export function inRequestTime<T>(time: RequestTime, work: () => T): T {
  return current.run(time, work);
}

/** Does work that several requests wait for, which does not end with one of them and waits as long as each of them may. */
export function forSeveral<T>(work: () => T): T {
  return current.run(new RequestTime(), work);
}

/** The time of the request whose work this is; undefined outside of one. */
export function currentTime(): RequestTime | undefined {
  return current.getStore();
}

/** What pg knows of the server process behind a connection; its typings leave it out. */
export interface CancellableClient {
  readonly host: string;
  readonly port: number;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/** PostgreSQL's code of a request to cancel, in place of a version of the protocol (manual 54.7). */
const CANCEL_REQUEST_CODE = 80_877_102;
const CANCEL_REQUEST_BYTES = 16;

/**
 * Has the server cancel what a connection is doing, as libpq does: on a connection of its own, which says nothing but this
 * and so needs no password. Resolves when the server has passed it on, or cannot; nothing may be sent on the first
 * connection before, or that would be cancelled.
 */
export function cancelStatement({ host, port, processID, secretKey }: CancellableClient): Promise<void> {
  if (processID === null || secretKey === null) return Promise.resolve();
  const request = Buffer.alloc(CANCEL_REQUEST_BYTES);
  [CANCEL_REQUEST_BYTES, CANCEL_REQUEST_CODE, processID, secretKey].forEach((word, at) =>
    request.writeInt32BE(word, 4 * at),
  );
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    socket.setTimeout(CANCEL_MS_MAX, () => socket.destroy());
    socket.once('connect', () => socket.end(request));
    socket.on('error', () => undefined);
    socket.resume();
    socket.once('close', () => resolve());
  });
}
