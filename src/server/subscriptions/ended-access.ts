import type { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../../database/database.ts';
import { describedFault } from '../../database/fault.ts';
import { accountIsDisabled, sessionHasEnded } from '../../district/identity/index.ts';
import type { TokenIdentity } from '../../request/viewer.ts';
import { SESSION_SECONDS_MAX } from '../../district/identity/index.ts';

/** Who has a subscription or a connection open, and by which session, if it was by one. */
interface Opener {
  readonly owner: string | undefined;
  readonly sessionId: string | undefined;
}

/** A subscription that somebody has open. */
interface OpenSubscription extends Opener {
  end(error: GraphQLError): void;
}

/** A WebSocket, with or without subscriptions. */
export interface OpenSocket extends Opener {
  /** Closes it, so that its client does not come back by itself. */
  readonly close: () => void;
}

/** Whose a subscription or connection is: the issuer and subject of the token; undefined without. */
export function ownerOf(identity: TokenIdentity | undefined): string | undefined {
  return identity && `${identity.issuer} ${identity.subject}`;
}

/** The accounts that are disabled and the sessions that have been signed out of, as this process knows them. */
export interface EndedAccess {
  /**
   * Whether it is to be asked about a token or session before anything is done for it. Whatever needs to know the viewer
   * asks by itself, so this is for what is public, and costs nothing while there is nobody of that kind.
   */
  mayBe(identity: TokenIdentity | undefined): boolean;
  /** Looks who is disabled, and what has been signed out of. */
  look(): Promise<void>;
  /** Ends what is open for them. */
  end(open: Iterable<OpenSubscription>, sockets: Iterable<OpenSocket>): void;
}

/**
 * Sessions are looked for from so long before the last that is known, in seconds: one that began to be written earlier may
 * be seen later.
 */
const SEEN_LATE_SECONDS = 20;

/** Nobody is known to be disabled, and nothing to have ended, before the first look. */
export function endedAccess(db: Database, log: Pick<Logger, 'warn'>): EndedAccess {
  let owners: ReadonlySet<string> = new Set();
  /** When each was ended, in milliseconds since 1970 and in the order in which that was learnt. */
  const sessions = new Map<string, number>();
  /** When the last of them was ended. */
  let lastEnded = 0;
  let isMissed = false;
  const isDisabled = ({ owner }: Opener) => owner !== undefined && owners.has(owner);
  const hasEnded = ({ sessionId }: Opener) => sessionId !== undefined && sessions.has(sessionId);
  const lookForSessions = async () => {
    const since = Math.max(Date.now() - SESSION_SECONDS_MAX * 1_000, lastEnded - SEEN_LATE_SECONDS * 1_000);
    for (const { id, endedAt } of await sessionsEndedSince(db, new Date(since))) {
      sessions.set(id, endedAt);
      lastEnded = Math.max(lastEnded, endedAt);
    }
    // What has run out by itself needs not be known any more.
    for (const [id, at] of sessions) {
      if (at > Date.now() - SESSION_SECONDS_MAX * 1_000) break;
      sessions.delete(id);
    }
  };
  const look = async () => {
    try {
      [owners] = await Promise.all([ownersDisabled(db), lookForSessions()]);
      isMissed = false;
    } catch (error) {
      if (!isMissed) log.warn({ fault: describedFault(error) }, 'it cannot be looked whose access has ended');
      isMissed = true;
    }
  };
  return {
    mayBe(identity) {
      const opener = { owner: ownerOf(identity), sessionId: identity?.sessionId };
      return isDisabled(opener) || hasEnded(opener);
    },
    look,
    end(open, sockets) {
      for (const one of open) {
        if (isDisabled(one)) one.end(accountIsDisabled());
        else if (hasEnded(one)) one.end(sessionHasEnded());
      }
      for (const socket of sockets) if (isDisabled(socket) || hasEnded(socket)) socket.close();
    },
  };
}

async function ownersDisabled(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ owner: string }>`
    select issuer || ' ' || subject as owner from account where disabled_at is not null`.execute(db);
  return new Set(rows.map(({ owner }) => owner));
}

async function sessionsEndedSince(db: Database, since: Date): Promise<readonly { id: string; endedAt: number }[]> {
  const { rows } = await sql<{ id: string; endedAt: string }>`
    select id, iso(ended_at) as "endedAt" from ended_session where ended_at > ${since} order by ended_at`.execute(db);
  return rows.map(({ id, endedAt }) => ({ id, endedAt: Date.parse(endedAt) }));
}
