import { randomUUID } from 'node:crypto';

// A recorder of calls: what was asked, and what the caller knows of it afterwards. The judge holds it against the database.

/** What is wanted of a facility. */
export interface Wish {
  readonly facilityId: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
}

/** What a caller knows of a call: `open` while it goes on, `unknown` when no answer came, or one that does not say. */
export type Outcome = 'open' | 'ok' | 'refused' | 'unknown';

export type Operation = 'create' | 'cancel' | 'confirm' | 'reject';

/** One call; a repeat with the same key is another one. */
export interface Call {
  readonly operation: Operation;
  /** Of a `create`: the same for all repeats. */
  readonly key: string | undefined;
  /** Who asks, by the subject of their token. */
  readonly subject: string;
  readonly wish: Wish | undefined;
  /** When it was sent, in milliseconds. */
  readonly sentAt: number;
  outcome: Outcome;
  /** The code of the refusal or of the error. */
  code: string | undefined;
  /** The booking that was made or changed. */
  bookingId: string | undefined;
  /** When the booking says that it was made, in milliseconds. */
  madeAt: number | undefined;
  milliseconds: number;
}

/** What came back: an answer of the API, or nothing. */
export interface Reply {
  // oxlint-disable-next-line typescript/no-explicit-any -- a test names what it expects
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Sends an operation as somebody. @throws when no answer came */
export type Send = (document: string, variables: object, subject: string) => Promise<Reply>;

const PAYLOAD = '{ booking { id state createdAt } userErrors { code } }';
const DOCUMENTS: Readonly<Record<Operation, string>> = {
  create: `mutation ($input: BookingCreateInput!) { answer: bookingCreate(input: $input) ${PAYLOAD} }`,
  cancel: `mutation ($input: BookingCancelInput!) { answer: bookingCancel(input: $input) ${PAYLOAD} }`,
  confirm: `mutation ($input: BookingConfirmInput!) { answer: bookingConfirm(input: $input) ${PAYLOAD} }`,
  reject: `mutation ($input: BookingRejectInput!) { answer: bookingReject(input: $input) ${PAYLOAD} }`,
};

/** Errors after which it is not known whether there was an effect: the caller asks again with the same key. */
const TELLS_NOTHING = new Set(['BUSY', 'RATE_LIMITED']);

export class Recorder {
  readonly calls: Call[] = [];
  /** Answers that no caller should ever get. */
  readonly unmapped: string[] = [];

  /** Books once; the caller keeps the key. */
  create(send: Send, subject: string, wish: Wish, key: string = randomUUID()): Promise<Call> {
    return this.#call(send, 'create', subject, { ...wish, idempotencyKey: key }, { key, wish });
  }

  /**
   * Books as a well-behaved caller does: asks again with the same key until it is known what came of it.
   * @param pauseBefore waits before the next try; false gives up
   */
  async createUntilKnown(
    send: Send,
    subject: string,
    wish: Wish,
    pauseBefore: (tries: number) => Promise<boolean>,
  ): Promise<Call> {
    const key = randomUUID();
    for (let tries = 1; ; tries++) {
      const call = await this.create(send, subject, wish, key);
      if (call.outcome !== 'unknown' || !(await pauseBefore(tries))) return call;
    }
  }

  change(
    send: Send,
    operation: Exclude<Operation, 'create'>,
    subject: string,
    bookingId: string,
    reason?: string,
  ): Promise<Call> {
    return this.#call(send, operation, subject, { bookingId, ...(reason !== undefined && { reason }) }, { bookingId });
  }

  /** How often each outcome occurs, by operation: `create ok`. */
  tally(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { operation, outcome } of this.calls) {
      const name = `${operation} ${outcome}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  }

  async #call(
    send: Send,
    operation: Operation,
    subject: string,
    input: object,
    { key, wish, bookingId }: { key?: string; wish?: Wish; bookingId?: string },
  ): Promise<Call> {
    const call: Call = {
      operation,
      key,
      subject,
      wish,
      sentAt: Date.now(),
      outcome: 'open',
      code: undefined,
      bookingId,
      madeAt: undefined,
      milliseconds: 0,
    };
    this.calls.push(call);
    const begun = performance.now();
    try {
      this.#note(call, await send(DOCUMENTS[operation], { input }, subject));
    } catch (error) {
      call.outcome = 'unknown';
      call.code = error instanceof Error ? error.message : String(error);
    }
    call.milliseconds = performance.now() - begun;
    return call;
  }

  #note(call: Call, { data, errors }: Reply): void {
    const answer = data?.answer;
    const code = errors?.[0]?.extensions?.code ?? answer?.userErrors?.[0]?.code;
    call.code = code;
    if (errors || !answer) {
      call.outcome = 'unknown';
      if (!TELLS_NOTHING.has(code)) this.unmapped.push(JSON.stringify({ operation: call.operation, errors, data }));
    } else if (answer.booking) {
      call.outcome = 'ok';
      call.bookingId = answer.booking.id;
      call.madeAt = Date.parse(answer.booking.createdAt);
    } else {
      call.outcome = 'refused';
    }
  }
}

/** The value below which such a part of all lies; 0 of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
