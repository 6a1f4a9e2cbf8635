import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type DatabaseClock, databaseClock } from '../../src/database/clock.ts';
import { type Commons, startCommons } from '../support/commons.ts';

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

let clock: DatabaseClock | undefined;
afterEach(() => {
  clock?.stop();
  vi.useRealTimers();
});

/** An answer may take so long to come, in milliseconds, on a machine that is busy with other tests. */
const ANSWER_MS = 1_000;
const HOUR_MS = 3_600_000;

/** How far a clock is from what the database says, in milliseconds. */
async function offBy({ now }: DatabaseClock): Promise<number> {
  const [row] = await commons.sql<{ ms: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
  );
  return Math.abs(now().epochMilliseconds - row!.ms);
}

test('goes by the database, whatever the clock of the machine says, and says how far that is off', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * HOUR_MS });
  clock = await databaseClock(commons.db);
  expect(await offBy(clock)).toBeLessThan(ANSWER_MS);
  expect(Math.abs(clock.aheadMs() - 24 * HOUR_MS)).toBeLessThan(ANSWER_MS);
  vi.setSystemTime(0);
  expect(await offBy(clock)).toBeLessThan(ANSWER_MS);
});

test('is right again after a machine that slept for an hour', async () => {
  let asleep = 0;
  clock = await databaseClock(commons.db, () => performance.now() - asleep);
  asleep = HOUR_MS;
  expect(await offBy(clock)).toBeGreaterThan(HOUR_MS - ANSWER_MS);
  await clock.correct();
  expect(await offBy(clock)).toBeLessThan(ANSWER_MS);
});

test('does not move for what an answer cannot tell, as it was longer under way than the clock is off', async () => {
  const looks: number[] = [];
  let passed = 0;
  clock = await databaseClock(commons.db, () => (passed = looks.shift() ?? passed));
  const before = clock.now();
  // Here two hours pass between question and answer, and a moment by the clock of the database.
  looks.push(0, 2 * HOUR_MS);
  await clock.correct();
  expect(clock.now().epochMilliseconds - before.epochMilliseconds).toBe(2 * HOUR_MS);
});

test('goes on while the database cannot be asked', async () => {
  const other = await startCommons({ beside: commons });
  clock = await databaseClock(other.db);
  await other.close();
  await clock.correct();
  expect(await offBy(clock)).toBeLessThan(ANSWER_MS);
});
