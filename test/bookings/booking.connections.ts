import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { newId } from '../../src/shared/node.ts';
import type { Commons } from '../support/commons.ts';

// Connections of the test's own, that write past all of our code, as the owner of the tables.

/** Opens one; the caller ends it. */
export async function connect({ ownerUrl }: Pick<Commons, 'ownerUrl'>): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'test-connection' });
  // A test may end its backend, which this would otherwise throw as an error of nobody's.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export interface RawBooking {
  readonly facilityId: string;
  readonly bookerId?: string | null;
  /** The unit or grid branch that has it from a match; the booker is null then. */
  readonly holderId?: string;
  readonly start: string;
  readonly end: string;
  readonly quantity?: number;
  readonly state?: string;
}

/** Inserts a booking as any program with access to the database might. @returns its id */
export async function insertBooking(client: Pick<pg.Client, 'query'>, booking: RawBooking): Promise<string> {
  const id = newId('bkg');
  const { facilityId, bookerId, holderId, start, end, quantity = 1, state = 'CONFIRMED' } = booking;
  const [type, matchId] = holderId === undefined ? ['NORMAL', null] : ['MATCH', newId('mat')];
  await client.query(
    `insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, holder_id, match_id, starts_at,
                          ends_at, quantity, state, created_at, updated_at)
     select $1::text, district_code, $1::text, id, kind, $8, $3, $9, $10, $4, $5, $6, $7, now(), now()
     from shared_facility where id = $2`,
    [id, facilityId, bookerId ?? null, start, end, quantity, state, type, holderId ?? null, matchId],
  );
  return id;
}

/**
 * Makes any id do for a match, in the database of this test: bookings stand on the ground that matches are built on, and
 * are tested without them.
 */
export async function standInForMatches({ sql }: Pick<Commons, 'sql'>): Promise<void> {
  await sql('alter table booking drop constraint if exists booking_match_id_fkey');
}

/** How often a test looks whether somebody waits for a lock, every hundredth of a second, before it fails. */
const LOOKS_MAX = 1_000;

/** Waits until so many connections to this database wait for a lock. @returns their process ids, the oldest first */
export async function untilWaiting({ sql }: Pick<Commons, 'sql'>, count: number): Promise<number[]> {
  for (let look = 0; look < LOOKS_MAX; look++) {
    const rows = await sql<{ pid: number }>(`
      select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' order by query_start`);
    if (rows.length >= count) return rows.map(({ pid }) => pid);
    await pause(10);
  }
  throw new Error(`There are no ${count} connections that wait for a lock`);
}
