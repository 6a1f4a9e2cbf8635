import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { ActorContext, Context, WriteContext } from './context.ts';
import { inSavepoint, inTransaction } from './transaction.ts';
import { dateOf } from '../shared/interval.ts';
import { ErrorCode, Refusal, refusal, type RefusalDetails } from '../shared/refusal.ts';

/** Longest key, in characters; the database holds the same bound. */
export const IDEMPOTENCY_KEY_MAX = 200;

/** Returned when a key was used before with another request. */
const idempotencyConflict = refusal('idempotencyConflict', ErrorCode.IDEMPOTENCY_CONFLICT, ['idempotencyKey'], {
  en: () => 'This idempotency key was used before with another request.',
  'zh-CN': () => '该幂等键已用于另一个请求。',
});

/** Returned for a key that is empty, too long, or not plain text. */
const keyIsWrong = refusal('keyIsWrong', ErrorCode.INVALID_INPUT, ['idempotencyKey'], {
  en: () => `A key has 1 to ${IDEMPOTENCY_KEY_MAX} characters, none of them a control character.`,
  'zh-CN': () => `幂等键为 1 至 ${IDEMPOTENCY_KEY_MAX} 个字符，且不含控制字符。`,
});

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
  throw keyIsWrong();
}

/** A fingerprint of what was asked: the operation and its arguments, in a fixed order. */
export function hashOfRequest(operation: string, ...args: readonly (string | number)[]): string {
  return createHash('sha256')
    .update(JSON.stringify([operation, ...args]))
    .digest('base64url');
}

/** The idempotency key of a request, and the fingerprint of what it asks. */
export interface Once {
  readonly key: string;
  readonly requestHash: string;
}

/**
 * Runs a use-case of several statements in one transaction, once for its key: a repeat of the same request gets the
 * same answer, refusals included, and changes nothing. A refusal undoes what the work had written and is stored; any
 * other error leaves nothing, not even the key, so that the caller may try again.
 *
 * The key is taken first, so that of two that come at once the second waits, and then answers as the first did.
 * @param requestHash what is asked, by {@link hashOfRequest}
 * @param work as in `inTransaction`; what it answers is the id of what was made or changed
 * @returns the id
 * @throws Refusal of the work, now or then; IDEMPOTENCY_CONFLICT when the key was used with another request
 */
export async function onceInTransaction(
  ctx: Context,
  key: string,
  requestHash: string,
  work: (ctx: WriteContext) => Promise<string>,
): Promise<string> {
  requireKey(key);
  const once = { key, requestHash };
  const answer = await inTransaction(ctx, async (ctx) => {
    const { rows } = await claiming(ctx, once, null).execute(ctx.db);
    if (rows.length === 0) return earlierAnswer(ctx, once);
    const answer = await answerOf(ctx, work);
    await sql`
      update idempotent_answer set answer = ${JSON.stringify(answer)}::jsonb
      where actor_id = ${ctx.actor.accountId} and key = ${key}`.execute(ctx.db);
    return answer;
  });
  return replayed(answer);
}

/** What comes of the work; a refusal, by a rule or by a constraint, leaves nothing of what it has written. */
async function answerOf(ctx: WriteContext, work: (ctx: WriteContext) => Promise<string>): Promise<StoredAnswer> {
  try {
    return await inSavepoint(ctx, async () => {
      const id = await work(ctx);
      await ctx.em.flush();
      // What is otherwise judged at COMMIT, when it is too late to store an answer.
      await sql`set constraints all immediate`.execute(ctx.db);
      return { id };
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Nothing that the work has left on entities is to be written after all.
    ctx.em.clear();
    return { refusal: error.kind, details: error.details };
  }
}

/**
 * Answers a request once for its key: whoever stores the answer first has answered, and all others give that answer. A
 * refusal is an answer like any other and is stored.
 *
 * The key is taken last, with the answer, not first: a request that comes once, as nearly all do, needs no statement more
 * for it. Those with the same key wait for each other where the answer is stored; a repeat does the looking again, and
 * nothing else.
 * @param work does it, storing the answer in the same statement by {@link claiming}; undefined if the key was taken
 * @throws Refusal IDEMPOTENCY_CONFLICT when the key was used with another request
 */
export async function answeredOnce(
  ctx: ActorContext,
  once: Once,
  work: () => Promise<StoredAnswer | undefined>,
): Promise<StoredAnswer> {
  return (await work().catch((error: unknown) => storeRefusal(ctx, once, error))) ?? earlierAnswer(ctx, once);
}

/**
 * The statement that stores the answer under the key, as a member of a WITH clause: it has a row if the key was free.
 * While another transaction holds the key, it waits for the end of that.
 * @param answer null when it is to be stored later in the same transaction
 */
export function claiming(
  ctx: ActorContext,
  { key, requestHash }: Once,
  answer: StoredAnswer | null,
): RawBuilder<unknown> {
  const stored = answer && JSON.stringify(answer);
  return sql`
    insert into idempotent_answer (actor_id, key, request_hash, answer, created_at)
    values (${ctx.actor.accountId}, ${key}, ${requestHash}, ${stored}::jsonb, ${dateOf(ctx.now())})
    on conflict do nothing returning key`;
}

async function storeRefusal(ctx: ActorContext, once: Once, error: unknown): Promise<StoredAnswer | undefined> {
  if (!(error instanceof Refusal)) throw error;
  const answer = { refusal: error.kind, details: error.details };
  const { rows } = await claiming(ctx, once, answer).execute(ctx.db);
  return rows.length > 0 ? answer : undefined;
}

async function earlierAnswer(ctx: ActorContext, { key, requestHash }: Once): Promise<StoredAnswer> {
  const { rows } = await sql<{ requestHash: string; answer: StoredAnswer }>`
    select request_hash as "requestHash", answer from idempotent_answer
    where actor_id = ${ctx.actor.accountId} and key = ${key}`.execute(ctx.db);
  const [stored] = rows;
  if (stored?.requestHash !== requestHash) throw idempotencyConflict({});
  return stored.answer;
}
