import { GraphQLError } from 'graphql';
import { registerEnumType } from 'type-graphql';
import type { BilingualText, Language } from './language.ts';
import { type NodeTypeName, TYPE_LABELS } from './node-types.ts';

/** What a caller can be told to mend, as a code for programs. The text for people is in the message. */
export enum ErrorCode {
  INVALID_INPUT = 'INVALID_INPUT',
  NOT_FOUND = 'NOT_FOUND',
  FORBIDDEN = 'FORBIDDEN',
  STATE_CONFLICT = 'STATE_CONFLICT',
  STALE_VERSION = 'STALE_VERSION',
  IDEMPOTENCY_CONFLICT = 'IDEMPOTENCY_CONFLICT',
  OUTSIDE_OPENING_HOURS = 'OUTSIDE_OPENING_HOURS',
  OUTSIDE_BOOKING_HORIZON = 'OUTSIDE_BOOKING_HORIZON',
  DURATION_NOT_ALLOWED = 'DURATION_NOT_ALLOWED',
  SLOT_UNAVAILABLE = 'SLOT_UNAVAILABLE',
  QUOTA_EXCEEDED = 'QUOTA_EXCEEDED',
  NOT_BOOKABLE = 'NOT_BOOKABLE',
  NOT_ELIGIBLE = 'NOT_ELIGIBLE',
  BARRED = 'BARRED',
  DEADLINE_PASSED = 'DEADLINE_PASSED',
  HOLD_EXPIRED = 'HOLD_EXPIRED',
}

registerEnumType(ErrorCode, {
  name: 'ErrorCode',
  description: 'Why a mutation was refused. Programs decide by this; messages are for people.',
  valuesConfig: {
    INVALID_INPUT: { description: 'A value is malformed or out of its range; `field` names it.' },
    NOT_FOUND: { description: 'There is no such thing, or none that the caller may know of.' },
    FORBIDDEN: { description: 'The caller has no role that allows this here.' },
    STATE_CONFLICT: { description: 'The thing is in a state from which this is not possible.' },
    STALE_VERSION: { description: 'The thing has changed since it was read; read it again.' },
    IDEMPOTENCY_CONFLICT: { description: 'The idempotency key was used before with another request.' },
    OUTSIDE_OPENING_HOURS: { description: 'The interval does not lie inside one open stretch.' },
    OUTSIDE_BOOKING_HORIZON: { description: 'The start is past, too soon, or too far ahead.' },
    DURATION_NOT_ALLOWED: { description: 'The interval is too short, too long, or not on the time grid.' },
    SLOT_UNAVAILABLE: { description: 'Too few places are left; see `SlotUnavailable` for alternatives.' },
    QUOTA_EXCEEDED: { description: 'The caller already holds as much as one person may.' },
    NOT_BOOKABLE: { description: 'The facility takes no bookings, at least at present.' },
    NOT_ELIGIBLE: { description: 'The booker may not have this here: audience, group; `NotEligible` says which.' },
    BARRED: {
      description: 'The booker may not book here for the time being; `BookingBarred` says until when.',
    },
    DEADLINE_PASSED: { description: 'It is too late for this.' },
    HOLD_EXPIRED: { description: 'What was held is held no more.' },
  },
});

/** What a message may mention. Stored with the answer of an idempotent mutation, so plain JSON values only. */
export type RefusalDetails = Record<string, string | number | boolean | null | readonly unknown[] | BilingualText>;

type NoDetails = Record<never, never>;

type Wording<D extends RefusalDetails> = Record<Language, (details: D) => string>;

interface RefusalKind {
  readonly code: ErrorCode;
  readonly field: readonly string[] | undefined;
  readonly wording: Wording<RefusalDetails>;
}

const kinds = new Map<string, RefusalKind>();

/** A rule that said no: part of the contract, answered in `userErrors`, never a fault. */
export class Refusal extends Error {
  readonly kind: string;
  readonly details: RefusalDetails;

  constructor(kind: string, details: RefusalDetails) {
    super(kind);
    this.kind = kind;
    this.details = details;
  }

  get code(): ErrorCode {
    return kindOf(this.kind).code;
  }

  get field(): readonly string[] | undefined {
    return (this.details.field as readonly string[] | undefined) ?? kindOf(this.kind).field;
  }

  /** The sentence for people, in the language they asked for. */
  messageIn(language: Language): string {
    return kindOf(this.kind).wording[language](this.details);
  }
}

/**
 * Declares a refusal of a feature: a name that never changes (stored answers refer to it), its code, the input field it
 * speaks of, and its sentence in each language. The result makes one: `throw facilityNotPublished()`.
 */
export function refusal<D extends RefusalDetails = NoDetails>(
  name: string,
  code: ErrorCode,
  field: readonly string[] | undefined,
  wording: Wording<D>,
): RefusalMaker<D> {
  if (kinds.has(name)) throw new Error(`Two refusals are called ${name}`);
  kinds.set(name, { code, field, wording: wording as Wording<RefusalDetails> });
  return (details: RefusalDetails = {}) => new Refusal(name, details);
}

/** Makes a refusal; what its sentence mentions, and the field where that is not always the same, is said each time. */
type RefusalMaker<D extends RefusalDetails> = NoDetails extends D
  ? (details?: D & { field?: readonly string[] }) => Refusal
  : (details: D & { field?: readonly string[] }) => Refusal;

function kindOf(name: string): RefusalKind {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`No refusal is called ${name}`);
  return kind;
}

const byConstraint = new Map<string, (detail: string) => Refusal>();

/**
 * Says which refusal it is when the database, as the last judge, rejects a change by this constraint.
 * @param make of the detail of the error: what a trigger of ours tells there is meant for this
 */
export function refusedByConstraint(constraint: string, make: (detail: string) => Refusal): void {
  byConstraint.set(constraint, make);
}

/** The one place where a constraint violation becomes the refusal the rule would have given. */
export function refusalOfConstraint(constraint: string | undefined, detail = ''): Refusal | undefined {
  return constraint === undefined ? undefined : byConstraint.get(constraint)?.(detail);
}

// Refusals had no names of their own once, and were stored with their sentences under these two. Nobody makes them any
// more; an answer that was stored with one is repeated for as long as it is kept.
const AS_STORED: Wording<{ en: string; zh: string }> = { en: ({ en }) => en, 'zh-CN': ({ zh }) => zh };
refusal('invalidInput', ErrorCode.INVALID_INPUT, undefined, AS_STORED);
refusal('forbidden', ErrorCode.FORBIDDEN, undefined, AS_STORED);

/** Returned when an id stands for nothing, or for nothing the caller may know of. */
export const notFound = refusal<{ type: NodeTypeName }>('notFound', ErrorCode.NOT_FOUND, undefined, {
  en: ({ type }) => `There is no such ${TYPE_LABELS[type].en}.`,
  'zh-CN': ({ type }) => `没有找到该${TYPE_LABELS[type]['zh-CN']}。`,
});

/** Codes of top-level errors, in `extensions.code`: what the caller cannot mend by changing the input. */
type ApiErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'BUSY'
  | 'RATE_LIMITED'
  | 'INTERNAL'
  // Of subscriptions.
  | 'SLOW_CONSUMER'
  | 'EVENTS_GONE';

const wordings = new WeakMap<object, BilingualText>();

/**
 * An error of the whole request or of a query field, with a stable code.
 * @param message in both languages where people may be shown it; what only the author of a program can mend is in English
 */
export function apiError(code: ApiErrorCode, message: string | BilingualText): GraphQLError {
  const extensions = { code };
  if (typeof message === 'string') return new GraphQLError(message, { extensions });
  const error = new GraphQLError(message.en, { extensions });
  wordings.set(error, message);
  return error;
}

/** The message of an {@link apiError} in a language; undefined for what has no other message than its own. */
export function messageOfApiError(error: unknown, language: Language): string | undefined {
  return typeof error === 'object' && error !== null ? wordings.get(error)?.[language] : undefined;
}

/** What is said whenever the database cannot take a request in time. */
export const SYSTEM_BUSY = {
  en: 'The system is busy. Please try again in a moment.',
  'zh-CN': '系统繁忙，请稍后再试。',
} as const;

/** Refuses a whole request because the database cannot take it in time. In HTTP it is status 503. */
export function systemBusy(): GraphQLError {
  const error = apiError('BUSY', SYSTEM_BUSY);
  Object.assign(error.extensions, { http: { status: 503 } });
  return error;
}

/**
 * Refuses whoever has asked for as much as they may for now. In HTTP it is status 429, with Retry-After.
 * @param retryAfterSeconds until the same could be asked again
 */
export function rateLimited(retryAfterSeconds: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil(retryAfterSeconds));
  const error = apiError('RATE_LIMITED', {
    en: `That is more than you may ask for at present. Try again in ${seconds} s.`,
    'zh-CN': `请求过于频繁，请在 ${seconds} 秒后重试。`,
  });
  const http = { status: 429, headers: new Map([['retry-after', String(seconds)]]) };
  Object.assign(error.extensions, { retryAfterSeconds: seconds, http });
  return error;
}

/** Refuses whoever shows no token. */
export const notSignedIn = () =>
  apiError('UNAUTHENTICATED', {
    en: 'Sign in first: send a bearer token.',
    'zh-CN': '请先登录：请发送 Bearer 令牌。',
  });

/** Refuses whoever is signed in and unknown here. */
export const notRegistered = () =>
  apiError('FORBIDDEN', { en: 'This account is not registered here.', 'zh-CN': '该账号尚未在此登记。' });
