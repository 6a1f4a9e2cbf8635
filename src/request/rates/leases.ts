import type { Database } from '../../database/database.ts';
import { forSeveral } from '../../database/request-time.ts';
import { rateLimited } from '../../shared/refusal.ts';
import { type Ask, type Budget, secondsUntil, type Taken, takePoints } from './points.ts';

/**
 * What a process takes of a budget at once, as a share of it. A round trip to the database costs more than a small query,
 * so points are taken in advance and spent here; taken is counted, so no number of processes together grants more than
 * there is. What one holds and has not spent is missing to the others: so much of a budget at most, only while half of it
 * is left, and given back after {@link IDLE_MS}.
 */
export const LEASE_SHARE = 1 / 50;
/** Points that are not asked for are given back after this long, in milliseconds. */
const IDLE_MS = 1_000;
/** So long at least what was too much is refused without asking again, in milliseconds. */
const REFUSED_MS_MIN = 100;

/** What an operation has left behind of the budget that it comes closest to the end of. */
export interface BudgetLeft {
  /** Points that may be spent at once. */
  readonly limit: number;
  readonly left: number;
  readonly restoredPerSecond: number;
  /** Seconds until all of it has come back. */
  readonly fullInSeconds: number;
}

/** Budgets that every request is counted in. */
export interface Leases {
  /**
   * Takes points from all of some budgets, or from none.
   * @returns what is left of the scarcest
   * @throws RATE_LIMITED when one of them has not so much
   */
  spend(budgets: readonly Budget[], points: number): Promise<BudgetLeft | undefined>;
  /** What is left of the scarcest, as far as this process knows. */
  left(budgets: readonly Budget[]): BudgetLeft | undefined;
  /** Gives back what was taken and not spent. */
  close(): Promise<void>;
}

/** What this process holds of one budget. Times are of a clock that nobody sets, in milliseconds. */
interface Share {
  readonly budget: Budget;
  held: number;
  /** In the database, when it was last asked. */
  left: number;
  leftAt: number;
  usedAt: number;
  /** So much was too much, and will be until then. */
  refused?: { readonly need: number; readonly until: number };
  asking?: Promise<void> | undefined;
}

/**
 * @param unavailable is told when the database could not be asked; what was asked for is granted then, as it is the
 * database that the limit protects
 */
export function leasesOf(db: Database, unavailable: (error: unknown) => void): Leases {
  const shares = new Map<string, Share>();
  let asks: { readonly ask: Ask; readonly answer: PromiseWithResolvers<Taken> }[] = [];

  /** One statement for all that is asked for in the same turn. */
  function ask(wanted: Ask): Promise<Taken> {
    const answer = Promise.withResolvers<Taken>();
    if (asks.length === 0) {
      queueMicrotask(() => {
        const asked = asks;
        asks = [];
        forSeveral(() =>
          takePoints(
            db,
            asked.map((one) => one.ask),
          ),
        ).then(
          (taken) => taken.forEach((one, at) => asked[at]!.answer.resolve(one)),
          (error: unknown) => asked.forEach(({ answer }) => answer.reject(error)),
        );
      });
    }
    asks.push({ ask: wanted, answer });
    return answer.promise;
  }

  function shareOf(budget: Budget): Share {
    const key = `${budget.kind}\n${budget.of}`;
    let share = shares.get(key);
    if (!share) {
      share = { budget, held: 0, left: budget.points, leftAt: performance.now(), usedAt: 0 };
      shares.set(key, share);
    }
    return share;
  }

  async function askFor(share: Share, points: number): Promise<void> {
    const { budget } = share;
    const need = points - share.held;
    try {
      const { granted, left } = await ask({ budget, need, want: Math.max(need, budget.points * LEASE_SHARE) });
      const now = performance.now();
      Object.assign(share, { held: share.held + granted, left, leftAt: now });
      if (granted > 0) delete share.refused;
      else
        share.refused = {
          need: points,
          until: now + Math.max(REFUSED_MS_MIN, 1_000 * secondsUntil(need, left, budget)),
        };
    } catch (error) {
      unavailable(error);
      share.held += need;
    }
  }

  const givingBack = setInterval(() => void giveBack(performance.now() - IDLE_MS), IDLE_MS);
  givingBack.unref();

  async function giveBack(unusedSince: number): Promise<void> {
    const idle = [...shares].filter(([, { usedAt, asking }]) => usedAt <= unusedSince && !asking);
    for (const [key] of idle) shares.delete(key);
    const held = idle.map(([, share]) => share).filter((share) => share.held > 0);
    if (held.length === 0) return;
    await takePoints(
      db,
      held.map((share) => ({ budget: share.budget, need: -share.held, want: -share.held })),
    ).catch(unavailable);
  }

  return {
    async spend(budgets, points) {
      for (;;) {
        // Looked up anew each time: what lay idle while another was asked for has been given back.
        const all = budgets.map(shareOf);
        for (const share of all) share.usedAt = performance.now();
        const lacking = all.filter((share) => share.held < costIn(share, points));
        if (lacking.length === 0) {
          for (const share of all) share.held -= costIn(share, points);
          return leftOfScarcest(all);
        }
        requireNotRefused(lacking, points);
        await Promise.all(
          lacking.map(
            (share) =>
              (share.asking ??= askFor(share, costIn(share, points)).finally(() => (share.asking = undefined))),
          ),
        );
        requireNotRefused(lacking, points);
      }
    },
    left: (budgets) => leftOfScarcest(budgets.map(shareOf)),
    async close() {
      clearInterval(givingBack);
      await giveBack(Infinity);
    },
  };
}

/** What costs more than there ever is takes all of it. */
function costIn({ budget }: Share, points: number): number {
  return Math.min(points, budget.points);
}

/** What was too much a moment ago need not be asked for again, so that being refused costs the database nothing. */
function requireNotRefused(shares: readonly Share[], points: number): void {
  const now = performance.now();
  const waits = shares.flatMap((share) => {
    const { refused, held } = share;
    const cost = costIn(share, points);
    return refused && refused.until > now && held < cost && cost >= refused.need ? [refused.until - now] : [];
  });
  if (waits.length > 0) throw rateLimited(Math.max(...waits) / 1_000);
}

function leftOfScarcest(shares: readonly Share[]): BudgetLeft | undefined {
  const all = shares.map(({ budget: { points, seconds }, held, left, leftAt }) => {
    const restoredPerSecond = points / seconds;
    const restored = ((performance.now() - leftAt) / 1_000) * restoredPerSecond;
    const now = Math.min(points, Math.floor(left + restored) + held);
    return {
      limit: points,
      left: now,
      restoredPerSecond,
      fullInSeconds: Math.ceil((points - now) / restoredPerSecond),
    };
  });
  return all.toSorted((a, b) => a.left / a.limit - b.left / b.limit)[0];
}
