import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forSeveral, inRequestTime, OutOfTime, RequestTime, WAITING_MS_MAX } from '../../src/database/request-time.ts';
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

  test('that several wait for go on without it', async () => {
    const time = new RequestTime(MINUTE);
    const query = inRequestTime(time, () => forSeveral(() => sql`select pg_sleep(0.3)`.execute(commons.db)));
    time.end();
    expect((await query).rows).toHaveLength(1);
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
      time.waitedSince(performance.now() - WAITING_MS_MAX);
      return [...first, inMs(await commons.db.transaction().execute(lockTimeout))];
    });
    expect(seen[0]).toBeGreaterThan(WAITING_MS_MAX - 900);
    expect(seen[0]).toBeLessThanOrEqual(WAITING_MS_MAX - 700);
    expect(seen[1]).toBeLessThanOrEqual(seen[0]! - 500);
    expect(seen[2]).toBe(50);
    time.done();
    expect(inMs(await lockTimeout(commons.db))).toBe(WAITING_MS_MAX);
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
