import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { inRequestTime, RequestTime } from '../../src/database/request-time.ts';
import type { Context, WriteContext } from '../../src/request/context.ts';
import { inSavepoint, inTransaction, onCommit } from '../../src/request/transaction.ts';
import { ErrorCode, refusal, refusedByConstraint } from '../../src/shared/refusal.ts';
import { somebody } from '../support/viewers.ts';

/** Tries of one transaction in all. */
const TRIES_MAX = 4;
const BROKEN_RULE = 'rule_of_the_transaction_tests';
const ruleBroken = refusal('ruleOfTransactionTestsBroken', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'That rule is broken.',
  'zh-CN': () => '违反规则。',
});
refusedByConstraint(BROKEN_RULE, () => ruleBroken());

const fault = (code: string, members: object = {}) => Object.assign(new Error(code), { code, ...members });
const lostWithoutCode = () => new Error('Connection terminated unexpectedly');

/** A database that writes down what it is told and does nothing. */
function scribe(log: string[]) {
  return new Kysely<never>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void log.push(query.sql),
  });
}

/** A request whose transactions take this course: what happens at the COMMIT of each try, in order. */
function request(commits: readonly (Error | undefined)[] = [], log: string[] = []) {
  const forks: string[] = [];
  const em = { flush: async () => void log.push('flush'), em: { getKysely: () => scribe(log) } };
  const fork = () => {
    const commit = commits[forks.push('fork') - 1];
    return {
      async transactional<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
        const result = await work(em as unknown as EntityManager);
        log.push('commit');
        if (commit) throw commit;
        return result;
      },
    };
  };
  const warn = vi.fn<Context['log']['warn']>();
  const info = vi.fn<Context['log']['info']>();
  const ctx = {
    orm: { em: { fork } } as unknown as MikroORM,
    viewer: Promise.resolve(somebody()),
    reads: { before: true },
    log: { warn, info },
  } as unknown as Context;
  return { ctx, forks, warn, info, log };
}

/** Work that fails with these, one after another, and then comes to its end. */
function failing(...errors: readonly Error[]) {
  const left = [...errors];
  return vi.fn<() => Promise<string>>(async () => {
    const error = left.shift();
    if (error) throw error;
    return 'done';
  });
}

describe('a transaction', () => {
  test('writes all that was changed before it commits, and hands on what the work answers', async () => {
    const { ctx, log } = request();
    const work = vi.fn<(inside: WriteContext) => Promise<string>>(async (inside) => {
      log.push('work');
      expect(inside.actor.accountId).toBe('acc_1');
      expect(await inside.viewer).toBe(inside.actor);
      expect(inside.reads).not.toBe(ctx.reads);
      return 'done';
    });
    expect(await inTransaction(ctx, work)).toBe('done');
    expect(log).toEqual(['work', 'flush', 'commit']);
  });

  test('is for those who are known here', async () => {
    const { ctx } = request();
    ctx.viewer = Promise.resolve(somebody([], { accountId: undefined }));
    const work = failing();
    await expect(inTransaction(ctx, work)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(work).not.toHaveBeenCalled();
  });

  test.each([['it did'], ['it did not']])(
    'forgets what the request had read and who asks, whether %s come to its end',
    async (how) => {
      const { ctx } = request();
      const { reads } = ctx;
      await inTransaction(ctx, failing(...(how === 'it did' ? [] : [new Error('no')]))).catch(() => undefined);
      expect(ctx.reads).not.toBe(reads);
      expect(ctx.viewer).toBeUndefined();
    },
  );
});

describe('a transaction that fails', () => {
  test.each([
    ['a serialisation failure', () => fault('40001')],
    ['a deadlock', () => fault('40P01')],
    ['a connection lost before COMMIT', () => fault('57P01')],
    ['a connection that ended without a word', lostWithoutCode],
  ])('by %s is tried again, in a fresh fork', async (_, error) => {
    const { ctx, forks } = request();
    const work = failing(error());
    expect(await inTransaction(ctx, work)).toBe('done');
    expect(forks).toHaveLength(2);
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('by a serialisation failure at COMMIT is tried again', async () => {
    const { ctx, forks } = request([fault('40001')]);
    expect(await inTransaction(ctx, failing())).toBe('done');
    expect(forks).toHaveLength(2);
  });

  test.each([
    ['with a code', fault('57P01')],
    ['without', lostWithoutCode()],
  ])('by a connection lost at COMMIT, %s, is not: nobody knows what became of it', async (_, error) => {
    const { ctx, forks } = request([error]);
    await expect(inTransaction(ctx, failing())).rejects.toBe(error);
    expect(forks).toHaveLength(1);
  });

  test('is tried so many times in all, and then the system is busy', async () => {
    const { ctx, forks, warn } = request();
    const work = failing(...Array.from({ length: TRIES_MAX }, () => fault('40001')));
    await expect(inTransaction(ctx, work)).rejects.toMatchObject({ extensions: { code: 'BUSY' } });
    expect(forks).toHaveLength(TRIES_MAX);
    expect(warn).toHaveBeenCalledWith({ code: '40001', attempt: TRIES_MAX }, expect.any(String));
    const nearly = request();
    expect(
      await inTransaction(nearly.ctx, failing(...Array.from({ length: TRIES_MAX - 1 }, () => fault('40001')))),
    ).toBe('done');
  });

  test('is no warning when nobody waits for it any more', async () => {
    const { ctx, warn, info } = request();
    const time = new RequestTime();
    time.abandon();
    await inRequestTime(time, () =>
      expect(inTransaction(ctx, failing(fault('55P03')))).rejects.toMatchObject({ extensions: { code: 'BUSY' } }),
    );
    expect(info).toHaveBeenCalledWith({ code: '55P03', attempt: 1 }, expect.any(String));
    expect(warn).not.toHaveBeenCalled();
  });

  test.each([
    ['a lock', fault('55P03')],
    ['a connection of the pool', new Error('timeout exceeded when trying to connect')],
  ])('by waiting too long for %s is not tried again: the system is busy', async (_, error) => {
    const { ctx, forks } = request();
    await expect(inTransaction(ctx, failing(error))).rejects.toMatchObject({ extensions: { code: 'BUSY' } });
    expect(forks).toHaveLength(1);
  });

  test('by a constraint that a rule speaks for is refused as the rule would', async () => {
    const { ctx } = request();
    const violation = fault('23514', { constraint: BROKEN_RULE });
    await expect(inTransaction(ctx, failing(violation))).rejects.toMatchObject({
      kind: 'ruleOfTransactionTestsBroken',
    });
  });

  test('by anything else fails with that, once', async () => {
    const { ctx, forks } = request();
    const error = fault('23514', { constraint: 'nobody_speaks_for_this' });
    await expect(inTransaction(ctx, failing(error))).rejects.toBe(error);
    const plain = new Error('plain');
    await expect(inTransaction(request().ctx, failing(plain))).rejects.toBe(plain);
    expect(forks).toHaveLength(1);
  });
});

describe('who is told of commits', () => {
  test('is told after each that succeeds, until they are told no more', async () => {
    const { ctx, log } = request();
    const one = onCommit(ctx.orm, () => log.push('told one'));
    const other = onCommit(ctx.orm, () => log.push('told other'));
    await inTransaction(ctx, failing());
    expect(log).toEqual(['flush', 'commit', 'told one', 'told other']);
    one();
    ctx.viewer = Promise.resolve(somebody());
    await inTransaction(ctx, failing());
    expect(log.slice(4)).toEqual(['flush', 'commit', 'told other']);
    other();
    ctx.viewer = Promise.resolve(somebody());
    await inTransaction(ctx, failing(new Error('no'))).catch(() => undefined);
    expect(log.slice(7)).toEqual([]);
  });
});

describe('a part that may fail alone', () => {
  function inside() {
    const log: string[] = [];
    const ctx = { em: { flush: async () => void log.push('flush') }, db: scribe(log) } as unknown as WriteContext;
    return { ctx, log };
  }

  test('begins after all that was changed before is written, and is kept', async () => {
    const { ctx, log } = inside();
    expect(await inSavepoint(ctx, async () => (log.push('work'), 'done'))).toBe('done');
    expect(log).toEqual(['flush', 'savepoint part', 'work', 'release savepoint part']);
  });

  test('is undone when it fails, and fails with what the work failed with', async () => {
    const { ctx, log } = inside();
    const error = new Error('no');
    await expect(inSavepoint(ctx, () => Promise.reject(error))).rejects.toBe(error);
    expect(log).toEqual(['flush', 'savepoint part', 'rollback to savepoint part; release savepoint part']);
  });

  test('is refused by the rule that speaks for a constraint', async () => {
    const { ctx } = inside();
    const violation = fault('23514', { constraint: BROKEN_RULE });
    await expect(inSavepoint(ctx, () => Promise.reject(violation))).rejects.toMatchObject({
      kind: 'ruleOfTransactionTestsBroken',
    });
  });
});
