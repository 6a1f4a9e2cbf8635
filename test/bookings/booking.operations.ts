import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Commons } from '../support/commons.ts';

// What tests of bookings send, and what they look at in the answer.

const BOOKING = `booking {
  id reference start end quantity state stateReason createdAt facility { id } booker { id }
}`;
const USER_ERRORS = `userErrors {
  __typename code message field
  ... on SlotUnavailable { remaining alternatives { start end facility { id } } }
  ... on PhoneUnconfirmed { max held }
  ... on OverlapsOwnBooking { booking { id } }
  ... on QuotaExceeded { used freeAt quota { id limit holder measure period isDefault } }
}`;
const PAYLOAD = `{ ${BOOKING} ${USER_ERRORS} }`;

const CREATE = `mutation ($input: BookingCreateInput!) { answer: bookingCreate(input: $input) ${PAYLOAD} }`;
const CANCEL = `mutation ($input: BookingCancelInput!) { answer: bookingCancel(input: $input) ${PAYLOAD} }`;
const CONFIRM = `mutation ($input: BookingConfirmInput!) { answer: bookingConfirm(input: $input) ${PAYLOAD} }`;
const REJECT = `mutation ($input: BookingRejectInput!) { answer: bookingReject(input: $input) ${PAYLOAD} }`;

/** How often a caller comes back to a busy system before the test fails. */
const BUSY_REPEATS = 20;

interface BookingShown {
  readonly id: string;
  readonly reference: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
  readonly state: string;
  readonly stateReason: string | null;
  readonly createdAt: string;
  readonly facility: { readonly id: string };
  readonly booker: { readonly id: string } | null;
}

interface AlternativeShown {
  readonly start: string;
  readonly end: string;
  readonly facility: { readonly id: string };
}

interface RefusalShown {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly field: string[] | null;
  /** Of an `OverlapsOwnBooking` alone. */
  readonly booking?: { readonly id: string };
  /** These three only of a `QuotaExceeded`. */
  readonly used?: number;
  readonly freeAt?: string | null;
  readonly quota?: { readonly id: string; readonly limit: number; readonly isDefault: boolean };
  /** These two only of a `SlotUnavailable`. */
  readonly remaining?: number;
  readonly alternatives?: AlternativeShown[];
}

/** What came of a mutation: the booking, or the one refusal. */
export interface Outcome {
  readonly booking: BookingShown | null;
  readonly refusal: RefusalShown | undefined;
  /** `DONE`, or the code of the refusal. */
  readonly code: string;
}

export interface Asking {
  /** The subject of the token. */
  readonly as: string;
  readonly language?: string;
}

export interface BookingWish {
  readonly facilityId: string;
  readonly start: string;
  readonly end: string;
  readonly quantity?: number | null;
  /** A new one if absent. */
  readonly idempotencyKey?: string;
}

/** Books, and comes back with the same key while the system is busy, as a well-behaved caller does. */
export async function book(commons: Commons, wish: BookingWish, asking: Asking): Promise<Outcome> {
  const input = { idempotencyKey: randomUUID(), ...wish };
  for (let repeat = 0; ; repeat++) {
    const answer = await tryToBook(commons, input, asking);
    const busy = answer.errors?.some(({ extensions }) => extensions.code === 'BUSY');
    if (!busy || repeat === BUSY_REPEATS) return outcomeOf(answer);
    await pause(50);
  }
}

/** The same with any input at all, and the answer as it comes. */
export function tryToBook(commons: Commons, input: object, asking: Partial<Asking> = {}): Promise<Answer> {
  return commons.query(CREATE, { input }, asking);
}

export async function cancel(
  commons: Commons,
  input: {
    readonly bookingId: string;
    readonly reason?: string | null;
    readonly cancelReason?: string;
    readonly expectedVersion?: number;
    readonly idempotencyKey?: string;
  },
  asking: Asking,
): Promise<Outcome> {
  return outcomeOf(await commons.query(CANCEL, { input }, asking));
}

export async function confirm(commons: Commons, bookingId: string, asking: Asking): Promise<Outcome> {
  return outcomeOf(await commons.query(CONFIRM, { input: { bookingId } }, asking));
}

export async function reject(
  commons: Commons,
  input: { readonly bookingId: string; readonly reason: string },
  asking: Asking,
): Promise<Outcome> {
  return outcomeOf(await commons.query(REJECT, { input }, asking));
}

/** @throws Error for an error of the whole request, or a payload that neither has the booking nor one refusal */
function outcomeOf({ data, errors }: Answer): Outcome {
  if (errors) throw new Error(`The request failed: ${JSON.stringify(errors)}`);
  const { booking, userErrors } = data.answer;
  if (userErrors.length !== (booking ? 0 : 1)) throw new Error(`An odd payload: ${JSON.stringify(data)}`);
  return { booking, refusal: userErrors[0], code: userErrors[0]?.code ?? 'DONE' };
}

/** How often each code occurs. */
export function tally(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of outcomes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** The windows of a facility in which places are left, as anybody sees them. */
export async function availability(
  commons: Commons,
  facilityId: string,
  from: string,
  to: string,
  quantity = 1,
): Promise<{ start: string; end: string; remaining: number }[]> {
  const { data, errors } = await commons.query(
    `query ($id: ID!, $from: DateTime!, $to: DateTime!, $quantity: Int!) {
      node(id: $id) { ... on SharedFacility {
        availability(from: $from, to: $to, quantity: $quantity) { start end remaining }
      } }
    }`,
    { id: facilityId, from, to, quantity },
  );
  if (errors) throw new Error(`The request failed: ${JSON.stringify(errors)}`);
  return data.node.availability;
}

/** An instant as the API answers it: UTC with milliseconds. */
export function utc(text: string): string {
  return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 });
}
