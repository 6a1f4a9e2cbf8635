import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  forSeveral,
  inRequestTime,
  LOCK_MS_MAX,
  OutOfTime,
  RequestTime,
  WAITING_MS_MAX,
} from '../../src/database/request-time.ts';
import { poolUsage } from '../../src/database/orm.ts';
import { REQUEST_LIMITS } from '../../src/database/session-limits.ts';
import type { Context } from '../../src/request/context.ts';
import { defineCommonLoader } from '../../src/request/loader.ts';
import { type Commons, startCommons } from '../support/commons.ts';

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons({ poolSize: 2 });
});
afterAll(() => commons.close());

const MINUTE = 60_000;

describe('the statements of a request', () => {
  test('are cancelled when its time is over, and none is sent after that', async () => {
    const time = new RequestTime(MINUTE);
    const begun = performance.now();
    await inRequestTime(time, async () => {
      const slow = sql`select pg_sleep(4)`.execute(commons.db);
      await pause(200);
      time.end();
      await expect(slow).rejects.toMatchObject({ code: '57014' });
      await expect(sql`select 1`.execute(commons.db)).rejects.toBeInstanceOf(OutOfTime);
    });
    expect(performance.now() - begun).toBeLessThan(2_000);
    // The connection is as good as before, for others.
    await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.02)`.execute(commons.db)));
  });

  test('end with its deadline', async () => {
    const time = new RequestTime(100);
    const query = inRequestTime(time, () => sql`select pg_sleep(4)`.execute(commons.db));
    await expect(query).rejects.toMatchObject({ code: '57014' });
  });

  test('give their connection back when a transaction cannot be begun any more', async () => {
    await sql`select 1`.execute(commons.db);
    for (let times = 0; times < 3; times++) {
      const time = new RequestTime(MINUTE);
      time.end();
      const begun = inRequestTime(time, () => commons.orm.em.fork().transactional(async () => undefined));
      await expect(begun).rejects.toBeInstanceOf(OutOfTime);
    }
    expect((await sql`select 1`.execute(commons.db)).rows).toHaveLength(1);
    expect(poolUsage(commons.orm)).toMatchObject({ used: 0, waiting: 0 });
  });

  test('that several wait for go on without it', async () => {
    const time = new RequestTime(MINUTE);
    const query = inRequestTime(time, () => forSeveral(() => sql`select pg_sleep(0.3)`.execute(commons.db)));
    time.end();
    expect((await query).rows).toHaveLength(1);
  });

  test('do not take along what another request waits for, too', async () => {
    const slowly = defineCommonLoader(async (db, keys) => {
      await sql`select pg_sleep(0.3)`.execute(db);
      return keys.map((key) => `${key}!`);
    });
    const request = () => ({ reads: {}, db: commons.db }) as Context;
    const [one, other] = [new RequestTime(MINUTE), new RequestTime(MINUTE)];
    const asked = [one, other].map((time) => inRequestTime(time, () => slowly(request()).load('row')));
    await pause(100);
    one.abandon();
    expect(await asked[1]).toBe('row!');
    other.done();
  });

  test('are committed when all has been said, as nobody could know what came of a COMMIT that was cancelled', async () => {
    await commons.sql('create table committed (at integer)');
    await commons.sql('grant all on committed to commons_service');
    const time = new RequestTime(MINUTE);
    await inRequestTime(time, () =>
      commons.db.transaction().execute(async (tx) => {
        await sql`insert into committed values (1)`.execute(tx);
        time.end();
      }),
    );
    expect(await commons.sql('select at from committed')).toEqual([{ at: 1 }]);
  });

  test('are undone when some have not been sent', async () => {
    const time = new RequestTime(MINUTE);
    const work = inRequestTime(time, () =>
      commons.db.transaction().execute(async (tx) => {
        await sql`insert into committed values (2)`.execute(tx);
        time.end();
        await sql`insert into committed values (3)`.execute(tx);
      }),
    );
    await expect(work).rejects.toBeInstanceOf(OutOfTime);
    expect(await commons.sql('select at from committed where at > 1')).toEqual([]);
  });
});

describe('what a request has waited', () => {
  const lockTimeout = async (db: Commons['db']) =>
    (await sql<{ lock_timeout: string }>`show lock_timeout`.execute(db)).rows[0]!.lock_timeout;
  const inMs = (text: string) => (text.endsWith('ms') ? Number.parseInt(text, 10) : Number.parseInt(text, 10) * 1_000);

  test('shortens how long its transactions wait for locks, and nobody else does', async () => {
    const time = new RequestTime(MINUTE);
    const seen = await inRequestTime(time, async () => {
      time.waitedSince(performance.now() - 700);
      const first = await commons.db.transaction().execute(async (tx) => {
        const begun = await lockTimeout(tx);
        await sql`select pg_sleep(0.5)`.execute(tx);
        return [inMs(begun), inMs(await lockTimeout(tx))];
      });
      await sql`select pg_sleep(${(WAITING_MS_MAX - 1_150) / 1_000}::float8)`.execute(commons.db);
      return [...first, inMs(await commons.db.transaction().execute(lockTimeout))];
    });
    expect(seen[0]).toBeGreaterThan(WAITING_MS_MAX - 900);
    expect(seen[0]).toBeLessThanOrEqual(WAITING_MS_MAX - 700);
    expect(seen[1]).toBeLessThanOrEqual(seen[0]! - 500);
    expect(seen[2]).toBe(50);
    time.done();
    expect(inMs(await lockTimeout(commons.db))).toBe(LOCK_MS_MAX);
  });

  test('counts once when its statements have waited beside each other', async () => {
    const time = new RequestTime(MINUTE);
    await inRequestTime(time, () => Promise.all([1, 2].map(() => sql`select pg_sleep(0.4)`.execute(commons.db))));
    expect(time.waitingMsLeft).toBeLessThanOrEqual(WAITING_MS_MAX - 400);
    expect(time.waitingMsLeft).toBeGreaterThan(WAITING_MS_MAX - 800);
    time.done();
  });

  test('shortens how long a statement of its own waits for a lock, and the next one of the connection nothing', async () => {
    await commons.sql('create table locked (at integer)');
    await commons.sql('insert into locked values (1)');
    await commons.sql('grant all on locked to commons_service');
    const holder = new pg.Client(commons.ownerUrl);
    await holder.connect();
    try {
      await holder.query('begin; lock table locked in access exclusive mode');
      const time = new RequestTime(MINUTE);
      const begun = performance.now();
      await inRequestTime(time, async () => {
        time.waitedSince(begun - 1_500);
        for (const wanted of [1, 2, 3]) {
          const waiting = sql`update locked set at = ${wanted}::integer`.execute(commons.db);
          await expect(waiting).rejects.toMatchObject({ code: '55P03' });
        }
      });
      // Half a second was left for the first of them, and next to nothing for the others.
      expect(performance.now() - begun).toBeLessThan(1_250);
      await holder.query('rollback');
      await inRequestTime(time, async () => {
        await sql`update locked set at = ${4}::integer`.execute(commons.db);
        expect((await sql`select at from locked`.execute(commons.db)).rows).toEqual([{ at: 4 }]);
      });
      expect(await commons.sql('select at from locked')).toEqual([{ at: 4 }]);
      // No connection keeps the shorter wait, nor a transaction that was not ended.
      const all = await Promise.all([1, 2].map(() => lockTimeout(commons.db)));
      expect(all.map(inMs)).toEqual([REQUEST_LIMITS.lockMs, REQUEST_LIMITS.lockMs]);
      time.done();
    } finally {
      await holder.end();
    }
  });

  test('is all that it waits for connections, however many it asks for', async () => {
    const held = [1, 2].map(() => commons.db.connection().execute(() => pause(WAITING_MS_MAX + 1_500)));
    await pause(50);
    const time = new RequestTime(MINUTE);
    const begun = performance.now();
    await inRequestTime(time, async () => {
      time.waitedSince(performance.now() - 1_500);
      await expect(sql`select 1`.execute(commons.db)).rejects.toThrow('timeout exceeded');
      await expect(sql`select 1`.execute(commons.db)).rejects.toThrow('timeout exceeded');
    });
    expect(performance.now() - begun).toBeLessThan(1_200);
    await Promise.all(held);
    await sql`select 1`.execute(commons.db);
    time.done();
  });
});
