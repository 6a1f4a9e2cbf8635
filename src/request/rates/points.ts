import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { rateLimited } from '../../shared/refusal.ts';

/** What somebody may spend: so many points at once, which come back evenly within some time. */
export interface Budget {
  /** What is counted: `actor`, `address`, `client secrets of an address`. Budgets of one kind are of one size. */
  readonly kind: string;
  /** Of whom. Only a hash of it is kept. */
  readonly of: string;
  readonly points: number;
  /** Seconds until all of it has come back. */
  readonly seconds: number;
}

/** What somebody takes from a budget. */
export interface Ask {
  readonly budget: Budget;
  /** Without so much, nothing is taken; below 0 it is given back. */
  readonly need: number;
  /** What is taken while half of the budget is left. */
  readonly want: number;
}

/** What came of it. */
export interface Taken {
  readonly granted: number;
  /** What is left of the budget, for all processes. */
  readonly left: number;
}

/** Bytes of a hash that stand for whose budget it is. */
const KEY_BYTES = 16;

/** Under which a budget stands, here and in the database. */
function keyOf({ kind, of }: Budget): string {
  return createHash('sha256')
    .update(`${kind}\n${of}`)
    .digest('hex')
    .slice(0, 2 * KEY_BYTES);
}

/** Takes points, by one statement: what all processes of a database take together is never more than there is. */
export async function takePoints(db: Database, asks: readonly Ask[]): Promise<Taken[]> {
  const keys = asks.map(({ budget }) => keyOf(budget));
  const { rows } = await sql<{ key: string; granted: number; spent: number }>`
    select encode(key, 'hex') as key, granted, spent
    from take_points(array(select decode(k, 'hex') from unnest(${keys}::text[]) with ordinality as u (k, n) order by n),
                     ${asks.map(({ need }) => need)}::float8[], ${asks.map(({ want }) => want)}::float8[],
                     ${asks.map(({ budget }) => budget.points)}::float8[],
                     ${asks.map(({ budget }) => budget.points / budget.seconds)}::float8[])`.execute(db);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return asks.map(({ budget }, at) => {
    const { granted, spent } = byKey.get(keys[at]!)!;
    return { granted, left: Math.max(0, budget.points - spent) };
  });
}

/** Seconds until a budget of which something is left has so much. */
export function secondsUntil(need: number, left: number, { points, seconds }: Budget): number {
  return Math.max(0, ((Math.min(need, points) - left) * seconds) / points);
}

/**
 * Counts one try at something that could be guessed, or that one is given only so often, in each of some budgets. To be
 * asked before the try, and outside of its transaction: a try that fails has been one.
 * @throws RATE_LIMITED when one of them is spent
 */
export async function countTry(db: Database, budgets: readonly Budget[]): Promise<void> {
  const taken = await takePoints(
    db,
    budgets.map((budget) => ({ budget, need: 1, want: 1 })),
  );
  const waits = taken.map(({ granted, left }, at) => (granted > 0 ? 0 : secondsUntil(1, left, budgets[at]!)));
  if (Math.max(...waits) > 0) throw rateLimited(Math.max(...waits));
}
