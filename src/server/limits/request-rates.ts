import type { Logger } from 'pino';
import type { Database } from '../../database/database.ts';
import { describedFault } from '../../database/fault.ts';
import type { Context } from '../../request/context.ts';
import { type BudgetLeft, leasesOf } from '../../request/rates/leases.ts';
import type { Budget } from '../../request/rates/points.ts';
import { networkOf } from '../../shared/network.ts';

/** In so many seconds a budget that is spent has come back. */
const RESTORED_SECONDS = 60;
/** What every request costs its address, whatever it asks for and however it ends. */
const ARRIVAL_POINTS = 1;

/** How much may be asked for in a minute, in points; undefined where nothing is counted. */
export interface RateSettings {
  readonly perActor: number | undefined;
  readonly perAddress: number | undefined;
}

/** What callers may ask for over time: the same budgets for all processes. */
export interface RequestRates {
  /** Counts a request, before anything is known of it but where it came from. @throws RATE_LIMITED */
  arrived(address: string): Promise<void>;
  /** Counts what somebody asks for. @returns what is left @throws RATE_LIMITED, and then nothing is counted */
  asked(who: Pick<Context, 'identity' | 'address' | 'gateway'>, points: number): Promise<BudgetLeft | undefined>;
  /** What somebody has left, as far as this process knows; for whoever is refused, and so not told by {@link asked}. */
  left(who: Pick<Context, 'identity' | 'address' | 'gateway'>): BudgetLeft | undefined;
  /** Lets go of what is held for callers who may come. */
  close(): Promise<void>;
}

/**
 * Counts by who asks, where somebody shows a token, and by where they are. A gateway stands for many who are elsewhere,
 * so its address is not counted.
 */
export function requestRates(db: Database, { perActor, perAddress }: RateSettings, log: Logger): RequestRates {
  const leases = leasesOf(db, (error) =>
    log.warn({ fault: describedFault(error) }, 'requests are not counted while the database cannot be asked'),
  );
  const seconds = RESTORED_SECONDS;
  const ofAddress = (address: string | undefined): Budget[] =>
    perAddress === undefined || address === undefined
      ? []
      : [{ kind: 'address', of: networkOf(address), points: perAddress, seconds }];
  const ofActor = (identity: Context['identity']): Budget[] =>
    perActor === undefined || identity === undefined
      ? []
      : [{ kind: 'actor', of: `${identity.issuer} ${identity.subject}`, points: perActor, seconds }];
  const ofAll = ({ identity, address, gateway }: Pick<Context, 'identity' | 'address' | 'gateway'>) => [
    ...ofActor(identity),
    ...(gateway ? [] : ofAddress(address)),
  ];
  return {
    async arrived(address) {
      await leases.spend(ofAddress(address), ARRIVAL_POINTS);
    },
    asked: (who, points) => leases.spend(ofAll(who), points),
    left: (who) => leases.left(ofAll(who)),
    close: () => leases.close(),
  };
}
