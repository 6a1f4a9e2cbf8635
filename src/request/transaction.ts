import { databaseOf } from '../database/database.ts';
import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { BUSY, CONNECTION_LOST, faultOf, isBrokenConnection, isPoolTimeout } from '../database/fault.ts';
import { currentTime } from '../database/request-time.ts';
import { type ActorContext, type Context, forgetReads, viewerOf, type WriteContext } from './context.ts';
import { apiError, notRegistered, refusalOfConstraint, SYSTEM_BUSY } from '../shared/refusal.ts';

/** Tries of one transaction in all. */
const TRIES_MAX = 4;
/** The longest pause before the first retry, in milliseconds; it doubles with each. Its actual length is random. */
const RETRY_PAUSE_MS = 20;

// SQLSTATEs after which the whole transaction is to be tried again, with all its decisions: PostgreSQL manual 13.5.
const RETRIED = new Set(['40001', '40P01']);
/**
 * Runs one use-case in one transaction, as somebody signed in, and forgets afterwards what the request had read.
 * Serialisation failures, deadlocks and connections lost before COMMIT are tried again, in a fresh fork, at most
 * {@link TRIES_MAX} times in all. A constraint that says no becomes the refusal its rule would have given.
 * @throws Refusal when a rule or a constraint says no; nothing has changed then
 * @throws BUSY when the database could not take it in time; FORBIDDEN for somebody who is signed in but unknown here
 */
export async function inTransaction<T>(ctx: Context, work: (ctx: WriteContext) => Promise<T>): Promise<T> {
  const actor = await actorOf(ctx);
  return inTransactionAs(ctx, async () => actor, work);
}

/**
 * The same for somebody who need not be known here yet: each try begins by asking `actorIn`, on the connection of the
 * transaction, who they are. What it writes is undone with the rest.
 */
export async function inTransactionAs<T>(
  ctx: Context,
  actorIn: (ctx: Context) => Promise<WriteContext['actor']>,
  work: (ctx: WriteContext) => Promise<T>,
): Promise<T> {
  try {
    return await retried(ctx, async (sent) =>
      ctx.orm.em.fork().transactional(async (em) => {
        const result = await work(await writeContext(ctx, em, actorIn));
        await em.flush();
        // Whether COMMIT was done is unknown if the connection is lost from here on.
        sent.isLast = true;
        return result;
      }),
    );
  } finally {
    forgetReads(ctx);
    delete ctx.viewer;
  }
}

/**
 * Runs a use-case that changes things by one statement alone, which PostgreSQL commits by itself: looking before it costs
 * no transaction, and nobody waits for two more messages while it holds what it has locked. It is tried again as
 * {@link inTransaction} does, and also when the connection was lost while the statement was under way.
 * @param work changes nothing but by that statement, which does nothing if it was done before: it stores an answer under a
 *   key. It may be run several times.
 * @throws as {@link inTransaction}
 */
export async function inOneStatement<T>(ctx: Context, work: (ctx: ActorContext) => Promise<T>): Promise<T> {
  const actor = await actorOf(ctx);
  try {
    return await retried(ctx, () => work({ ...ctx, reads: {}, actor, viewer: Promise.resolve(actor) }));
  } finally {
    forgetReads(ctx);
    delete ctx.viewer;
  }
}

async function actorOf(ctx: Context): Promise<ActorContext['actor']> {
  const viewer = await viewerOf(ctx);
  const { accountId } = viewer;
  if (accountId === undefined) throw notRegistered();
  return { ...viewer, accountId };
}

const toldOfCommits = new WeakMap<MikroORM, Set<() => void>>();

/**
 * Has somebody told after each transaction that this process has committed. A hint, not a promise: a process that ends
 * right after COMMIT tells nobody.
 * @returns what ends it
 */
export function onCommit(orm: MikroORM, tell: () => void): () => void {
  const told = toldOfCommits.get(orm) ?? new Set();
  toldOfCommits.set(orm, told.add(tell));
  return () => told.delete(tell);
}

async function retried<T>(ctx: Context, run: (sent: { isLast: boolean }) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const sent = { isLast: false };
    try {
      const result = await run(sent);
      for (const tell of toldOfCommits.get(ctx.orm) ?? []) tell();
      return result;
    } catch (error) {
      const { code, constraint, detail } = faultOf(error);
      const refusal = refusalOfConstraint(constraint, detail);
      if (refusal) throw refusal;
      const lost = CONNECTION_LOST.has(code ?? '') || isBrokenConnection(error);
      const again = RETRIED.has(code ?? '') || (!sent.isLast && lost);
      if (again && attempt < TRIES_MAX) {
        await pause(Math.random() * RETRY_PAUSE_MS * 2 ** attempt);
      } else if (again || BUSY.has(code ?? '') || isPoolTimeout(error)) {
        ctx.log[currentTime()?.isAbandoned ? 'info' : 'warn']({ code, attempt }, 'a transaction gave up');
        throw apiError('BUSY', SYSTEM_BUSY);
      } else {
        throw error;
      }
    }
  }
}

/**
 * Runs part of a use-case so that it can fail alone: when it throws, what it has written is undone, locks and all, and
 * the transaction goes on for whoever catches the error. What was changed on entities before is written first, so that
 * it stays. A constraint that says no becomes the refusal its rule would have given. The part itself writes by statements; if it changes entities, whoever catches the error has to clear the
 * entity manager, which knows nothing of what was undone.
 */
export async function inSavepoint<T>(ctx: WriteContext, work: () => Promise<T>): Promise<T> {
  await ctx.em.flush();
  await sql`savepoint part`.execute(ctx.db);
  try {
    const result = await work();
    await sql`release savepoint part`.execute(ctx.db);
    return result;
  } catch (error) {
    // If the connection is lost, the error that says so is the first one, and all is undone anyway.
    await sql`rollback to savepoint part; release savepoint part`.execute(ctx.db).catch(() => undefined);
    const { constraint, detail } = faultOf(error);
    throw refusalOfConstraint(constraint, detail) ?? error;
  }
}

async function writeContext(
  ctx: Context,
  em: EntityManager,
  actorIn: (ctx: Context) => Promise<WriteContext['actor']>,
): Promise<WriteContext> {
  const inside: Context = { ...ctx, db: databaseOf(em), reads: {} };
  const actor = await actorIn(inside);
  return { ...inside, em, actor, viewer: Promise.resolve(actor) };
}
