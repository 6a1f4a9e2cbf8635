import type { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../../database/database.ts';
import { describedFault } from '../../database/fault.ts';
import { accountIsDisabled } from '../../district/identity/index.ts';
import type { TokenIdentity } from '../../request/viewer.ts';

/** A subscription that somebody has open. */
interface OpenSubscription {
  readonly owner: string | undefined;
  end(error: GraphQLError): void;
}

/** A WebSocket, with or without subscriptions. */
export interface OpenSocket {
  /** As of a subscription. */
  readonly owner: string | undefined;
  /** Closes it, so that its client does not come back by itself. */
  readonly close: () => void;
}

/** Whose a subscription or connection is: the issuer and subject of the token; undefined without. */
export function ownerOf(identity: TokenIdentity | undefined): string | undefined {
  return identity && `${identity.issuer} ${identity.subject}`;
}

/** The accounts that are disabled, as this process knows them. */
export interface DisabledAccounts {
  /**
   * Whether the account of a token is to be asked for before anything is done for it. Whatever needs to know the viewer
   * asks by itself, so this is for what is public, and costs nothing while nobody is disabled.
   */
  mayBe(identity: TokenIdentity | undefined): boolean;
  /** Looks who is disabled. */
  look(): Promise<void>;
  /** Ends what is open for those who are disabled. */
  end(open: Iterable<OpenSubscription>, sockets: Iterable<OpenSocket>): void;
}

/** Nobody is known to be disabled before the first look. */
export function disabledAccounts(db: Database, log: Pick<Logger, 'warn'>): DisabledAccounts {
  let owners: ReadonlySet<string> = new Set();
  let isMissed = false;
  const isOf = (owner: string | undefined) => owner !== undefined && owners.has(owner);
  const look = async () => {
    try {
      owners = await ownersDisabled(db);
      isMissed = false;
    } catch (error) {
      if (!isMissed) log.warn({ fault: describedFault(error) }, 'it cannot be looked which accounts are disabled');
      isMissed = true;
    }
  };
  return {
    mayBe: (identity) => isOf(ownerOf(identity)),
    look,
    end(open, sockets) {
      for (const one of open) if (isOf(one.owner)) one.end(accountIsDisabled());
      for (const { owner, close } of sockets) if (isOf(owner)) close();
    },
  };
}

async function ownersDisabled(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ owner: string }>`
    select issuer || ' ' || subject as owner from account where disabled_at is not null`.execute(db);
  return new Set(rows.map(({ owner }) => owner));
}
