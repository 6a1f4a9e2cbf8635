import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Digits of a code: as many as people read off and type without a mistake. */
export const CODE_DIGITS = 6;
/** How long a code is good for, in minutes. */
export const CODE_MINUTES = 10;
/** Wrong answers to one code; then it is good for nothing. The database holds the same bound. */
export const CODE_FAILURES_MAX = 5;

const SALT_BYTES = 16;

/** What is kept of a number and the code that was sent to it. */
export interface CodeHash {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

export function newCode(): string {
  return String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
}

/**
 * Of number and code together, so that neither is kept. It keeps them from being read, not from being guessed by who has
 * the hash: what holds against guesses is that a code is good for minutes and a few answers.
 */
export function hashOfCode(phone: string, code: string, salt: Buffer = randomBytes(SALT_BYTES)): CodeHash {
  return { salt, hash: createHash('sha256').update(salt).update(`${phone}\n${code}`).digest() };
}

export function isCodeOf(phone: string, code: string, { salt, hash }: CodeHash): boolean {
  return timingSafeEqual(hashOfCode(phone, code, salt).hash, hash);
}
