import { sql } from 'kysely';
import type { Database } from './database.ts';

/** How often the database is asked again, in milliseconds: clocks of machines that are kept right drift less than 1 ms in that. */
const ASK_MS = 30_000;

/** A clock that goes by the database's. */
export interface DatabaseClock {
  now(): Temporal.Instant;
  /** How far the clock of this machine is ahead of the database's, in milliseconds. */
  aheadMs(): number;
  /** Asks the database once more, and goes on as before when it cannot be asked. */
  correct(): Promise<void>;
  /** Asks no more. */
  stop(): void;
}

/**
 * The clock of a process, by that of the database, which all processes share: what is over, due or kept for a day must
 * not depend on which of them looks. A machine whose clock is a day late would give out idempotency keys that the next
 * one forgets at once, and one that is a day early would end what others have just begun.
 *
 * In between it goes on by the time that has passed in this process, which nobody sets.
 * @param elapsed milliseconds since some moment; for tests
 */
export async function databaseClock(
  db: Database,
  elapsed: () => number = () => performance.now(),
): Promise<DatabaseClock> {
  /** What the database's clock said when nothing had passed here. */
  let origin = (await measured(db, elapsed)).origin;
  const nowMs = () => Math.floor(origin + elapsed());
  const correct = async () => {
    const answer = await measured(db, elapsed).catch(() => undefined);
    // An answer tells no more than the time it took to come; within that, a clock that does not jump is worth more.
    if (answer && Math.abs(answer.origin - origin) > answer.uncertainMs) origin = answer.origin;
  };
  const asking = setInterval(() => void correct(), ASK_MS);
  asking.unref();
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(nowMs()),
    aheadMs: () => Date.now() - nowMs(),
    correct,
    stop: () => clearInterval(asking),
  };
}

async function measured(
  db: Database,
  elapsed: () => number,
): Promise<{ readonly origin: number; readonly uncertainMs: number }> {
  // The first answer on a connection also takes the time to open it.
  await sql`select`.execute(db);
  const sent = elapsed();
  const { rows } = await sql<{ ms: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(db);
  const uncertainMs = (elapsed() - sent) / 2;
  return { origin: rows[0]!.ms - sent - uncertainMs, uncertainMs };
}
