import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { WriteContext } from '../context.ts';
import { dateOf } from '../shared/interval.ts';
import { invalidInput, Refusal, type RefusalDetails } from '../shared/refusal.ts';
import { idempotencyConflict } from './booking.errors.ts';

/** Longest key, in characters; the database holds the same bound. */
export const IDEMPOTENCY_KEY_MAX = 200;

/** What was answered, kept so that a repeat gets the same: the id of what was made, or the refusal with its details. */
export type StoredAnswer = { readonly id: string } | { readonly refusal: string; readonly details: RefusalDetails };

/** The answer once more. @throws the refusal, if it was one */
export function replayed(answer: StoredAnswer): string {
  if ('id' in answer) return answer.id;
  throw new Refusal(answer.refusal, answer.details);
}

/** @throws Refusal INVALID_INPUT for a key that is empty, too long, or not plain text */
export function requireKey(key: string): void {
  // Half a character (a lone surrogate) is stored as U+FFFD, so that two different keys would become one.
  const plain = !/[\p{Cc}\p{Cs}]/u.test(key);
  if (plain && key.length >= 1 && key.length <= IDEMPOTENCY_KEY_MAX) return;
  throw invalidInput({
    field: ['idempotencyKey'],
    en: `A key has 1 to ${IDEMPOTENCY_KEY_MAX} characters, none of them a control character.`,
    zh: `幂等键为 1 至 ${IDEMPOTENCY_KEY_MAX} 个字符，且不含控制字符。`,
  });
}

/** A fingerprint of what was asked: the operation and its arguments, in a fixed order. */
export function hashOfRequest(operation: string, ...args: readonly (string | number)[]): string {
  return createHash('sha256')
    .update(JSON.stringify([operation, ...args]))
    .digest('base64url');
}

/**
 * Answers a request once for its key, within the transaction: does the work, or gives the answer it got before. A
 * refusal is an answer like any other and is stored. While the transaction lasts, others with the same key wait here;
 * if it fails, the next of them does the work.
 * @param work does it, and stores the answer itself if it succeeds, so that it can do both in one statement
 * @throws Refusal IDEMPOTENCY_CONFLICT when the key was used with another request
 */
export async function answeredOnce(
  ctx: WriteContext,
  key: string,
  requestHash: string,
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const before = await claimKey(ctx, key, requestHash);
  if (before) return before;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const answer = { refusal: error.kind, details: error.details };
    await sql`
      update idempotent_answer set answer = ${JSON.stringify(answer)}::jsonb
      where actor_id = ${ctx.actor.accountId} and key = ${key}`.execute(ctx.db);
    return answer;
  }
}

/** Takes the key, or finds the answer given to it before. */
async function claimKey(ctx: WriteContext, key: string, requestHash: string): Promise<StoredAnswer | undefined> {
  const claimed = await sql`
    insert into idempotent_answer (actor_id, key, request_hash, created_at)
    values (${ctx.actor.accountId}, ${key}, ${requestHash}, ${dateOf(ctx.now())})
    on conflict do nothing returning 1`.execute(ctx.db);
  if (claimed.rows.length > 0) return undefined;
  const { rows } = await sql<{ requestHash: string; answer: StoredAnswer }>`
    select request_hash as "requestHash", answer from idempotent_answer
    where actor_id = ${ctx.actor.accountId} and key = ${key}`.execute(ctx.db);
  const [stored] = rows;
  if (stored?.requestHash !== requestHash) throw idempotencyConflict({});
  return stored.answer;
}
