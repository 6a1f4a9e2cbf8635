import type { Database } from '../../../database/database.ts';
import { type Ask, type Budget, secondsUntil, takePoints } from '../../../request/rates/points.ts';
import { networkOf } from '../../../shared/network.ts';
import { rateLimited } from '../../../shared/refusal.ts';

/** Wrong secrets from one address, and of one account, at once and in {@link FAILURES_SECONDS}. */
export const FAILURES_AT_ONCE = 30;
const FAILURES_SECONDS = 60;
/** For how long an address is known to have shown the right secret of an account, in seconds: a day. */
const KNOWN_SECONDS = 86_400;

/** A secret that is about to be looked at. */
interface Guess {
  /** Whoever shows the right one has not guessed. */
  wasRight(): Promise<void>;
}

/**
 * Counts a secret as a wrong one before it is looked at, so that no number of guesses at once is told more than there are
 * tries. Of an account that others guess at, only those addresses are heard that have known its secret within a day: so
 * nobody locks out somebody else's program, who has not its address too.
 * @throws RATE_LIMITED, and then the secret is to be left alone, right or wrong
 */
export async function countGuess(db: Database, accountId: string, address: string): Promise<Guess> {
  const network = networkOf(address);
  const ofAddress = failures('refused secrets of an address', network);
  const ofAccount = failures('refused secrets of an account', accountId);
  const known: Budget = {
    kind: 'an account at an address',
    of: `${accountId} ${network}`,
    points: 1,
    seconds: KNOWN_SECONDS,
  };
  const [there, account, knownThere] = await takePoints(db, [ask(ofAddress, 1), ask(ofAccount, 1), ask(known, 0)]);
  if (there!.granted === 0) throw rateLimited(secondsUntil(1, there!.left, ofAddress));
  const isKnown = knownThere!.left < known.points;
  if (account!.granted === 0 && !isKnown) throw rateLimited(secondsUntil(1, account!.left, ofAccount));
  return {
    async wasRight() {
      await takePoints(db, [
        ask(ofAddress, -there!.granted),
        ask(ofAccount, -account!.granted),
        // From now on for a day.
        ask(known, knownThere!.left),
      ]);
    },
  };
}

function failures(kind: string, of: string): Budget {
  return { kind, of, points: FAILURES_AT_ONCE, seconds: FAILURES_SECONDS };
}

function ask(budget: Budget, points: number): Ask {
  return { budget, need: points, want: points };
}
