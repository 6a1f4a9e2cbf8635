import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LEASE_SHARE, type Leases, leasesOf } from '../../src/request/rates/leases.ts';
import { type Budget, countTry, takePoints } from '../../src/request/rates/points.ts';
import { type Commons, startCommons } from '../support/commons.ts';

let one: Commons;
/** Another process, as far as a budget knows. */
let other: Commons;
beforeAll(async () => {
  one = await startCommons();
  other = await startCommons({ beside: one });
});
afterAll(async () => {
  await other.close();
  await one.close();
});
beforeEach(async () => {
  await one.sql('delete from rate_budget');
});

/** One that does not come back while a test lasts. */
const budget = (points: number, of = 'somebody'): Budget => ({ kind: 'test', of, points, seconds: 1e9 });
const failing = (error: unknown) => {
  throw error;
};

async function withLeases(work: (...leases: Leases[]) => Promise<void>) {
  const leases = [leasesOf(one.db, failing), leasesOf(other.db, failing)];
  try {
    await work(...leases);
  } finally {
    await Promise.all(leases.map((each) => each.close()));
  }
}

/** Spends until it is refused. @returns how often that went well */
async function spendAll(leases: Leases, budgets: Budget[], points: number): Promise<number> {
  for (let spent = 0; ; spent++) {
    try {
      await leases.spend(budgets, points);
    } catch (error) {
      expect(error).toMatchObject({ extensions: { code: 'RATE_LIMITED', http: { status: 429 } } });
      return spent;
    }
  }
}

/** In whole points: a millionth of one comes back in a second. */
const spentOf = async () =>
  (await one.sql<{ spent: number }>('select spent from rate_budget')).map(({ spent }) => Math.round(spent));

describe('points of one budget', () => {
  test('are granted by two processes together exactly as often as there are', async () => {
    await withLeases(async (a, b) => {
      const all = await Promise.all([a!, b!, a!, b!, a!, b!].map((leases) => spendAll(leases, [budget(1_000)], 1)));
      expect(all.reduce((sum, each) => sum + each)).toBe(1_000);
    });
  });

  test('are missing to others only as far as one process holds some, and not for long', async () => {
    await withLeases(async (a, b) => {
      await a!.spend([budget(1_000)], 1);
      const granted = await spendAll(b!, [budget(1_000)], 1);
      // All but what the first one holds, which comes back if this takes long.
      expect(granted).toBeGreaterThanOrEqual(1_000 - 1_000 * LEASE_SHARE);
      expect(granted).toBeLessThan(1_000);
      await expect.poll(spentOf, { timeout: 10_000 }).toEqual([granted + 1]);
    });
  });

  test('cost a statement once for many requests, and none for those that are refused', async () => {
    await withLeases(async (a) => {
      const spend = (times: number) =>
        one.statements(async () => {
          for (let i = 0; i < times; i++) await a!.spend([budget(1_000), budget(5_000, 'there')], 1);
        });
      expect(await spend(20)).toBe(1);
      await one.sql('update rate_budget set spent = 5000');
      expect(await one.statements(() => spendAll(a!, [budget(1_000)], 500).then(() => undefined))).toBe(1);
      expect(await one.statements(() => spendAll(a!, [budget(1_000)], 500).then(() => undefined))).toBe(0);
    });
  });

  test('come back over time, up to all of them', async () => {
    const slow: Budget = { kind: 'test', of: 'slow', points: 60, seconds: 60 };
    await takePoints(one.db, [{ budget: slow, need: 60, want: 60 }]);
    await one.sql(`update rate_budget set at = at - interval '20 seconds'`);
    const [after] = await takePoints(one.db, [{ budget: slow, need: 0, want: 0 }]);
    expect(after!.left).toBeGreaterThanOrEqual(20);
    expect(after!.left).toBeLessThan(30);
    await one.sql(`update rate_budget set at = at - interval '1 hour'`);
    expect((await takePoints(one.db, [{ budget: slow, need: 0, want: 0 }]))[0]!.left).toBe(60);
  });

  test('are told: what is left, and when all will be there again', async () => {
    await withLeases(async (a) => {
      const left = await a!.spend([{ kind: 'test', of: 'told', points: 60_000, seconds: 60 }], 6_000);
      expect(left).toMatchObject({ limit: 60_000, restoredPerSecond: 1_000 });
      expect(left!.left).toBeGreaterThanOrEqual(54_000);
      expect(left!.left).toBeLessThan(60_000);
      expect(left!.fullInSeconds).toBeLessThanOrEqual(6);
    });
  });

  test('are given back at the end', async () => {
    await withLeases((a) => a!.spend([budget(1_000)], 1).then(() => undefined));
    expect(await spentOf()).toEqual([1]);
  });
});

test('an operation that costs more than anybody ever has takes all there is', async () => {
  await withLeases(async (a) => {
    await a!.spend([budget(100)], 500);
    await expect(a!.spend([budget(100)], 1)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
  });
});

test('nothing is taken from one budget when another is spent', async () => {
  await withLeases(async (a) => {
    await a!.spend([budget(100, 'poor')], 100);
    await expect(a!.spend([budget(100, 'poor'), budget(1_000, 'rich')], 10)).rejects.toThrow(
      'more than you may ask for',
    );
    expect(await spendAll(a!, [budget(1_000, 'rich')], 10)).toBe(100);
  });
});

test('while the database cannot be asked, nobody is refused', async () => {
  const told: unknown[] = [];
  const failing = { getExecutor: () => ({}), executeQuery: () => Promise.reject(new Error('gone')) };
  const leases = leasesOf(failing as never, (error) => told.push(error));
  await leases.spend([budget(10)], 10);
  expect(told).toHaveLength(1);
  await leases.close();
});

test('tries at what could be guessed are counted one by one, in each of their budgets', async () => {
  const tries = (of: string): Budget => ({ kind: 'tries', of, points: 3, seconds: 1e9 });
  const once = (...of: string[]) => countTry(one.db, of.map(tries));
  await Promise.all([once('me', 'target'), once('me', 'target'), once('me', 'other target')]);
  await expect(once('me', 'third target')).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
  await once('you', 'target');
  await expect(once('he', 'target')).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
});

test('who may not try again is told the longest wait of all budgets, as a sentence and as a header', async () => {
  const budgetOf = (of: string, points: number, seconds: number): Budget => ({ kind: 'waits', of, points, seconds });
  const budgets = [budgetOf('spent', 1, 100), budgetOf('left', 5, 100)];
  await countTry(one.db, budgets);
  const refused: unknown = await countTry(one.db, budgets).catch((error: unknown) => error);
  expect(refused).toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
  const { retryAfterSeconds } = (refused as { extensions: { retryAfterSeconds: number } }).extensions;
  expect(retryAfterSeconds).toBeGreaterThan(90);
  expect(retryAfterSeconds).toBeLessThanOrEqual(100);
});
