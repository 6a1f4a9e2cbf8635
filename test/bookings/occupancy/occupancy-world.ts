import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { connect, insertBooking, type RawBooking, standInForMatches } from '../booking.connections.ts';
import { wrongs } from '../booking.invariants.ts';

// What must never be is impossible in SQL. Nothing here goes through our code but the making of facilities and people.

export let commons: Commons;
export let db: pg.Client;
/** The same connection, for checks. */
export let plain: Pick<Commons, 'sql'>;
/** A sports field with two places, another one for each test. */
export let facilityId: string;
export let bookerIds: string[];

/** Sets up a database whose bookings the tests of a file write past all code, and looks after each whether the counters are right. */
export function inDatabase(): void {
  beforeAll(async () => {
    commons = await startCommons();
    await standInForMatches(commons);
    db = await connect(commons);
    // The counters are right whichever way a state takes, also those that no booking goes.
    await db.query('alter table booking disable trigger booking_keeps_to_steps');
    plain = { sql: async (statement, values = []) => (await db.query(statement, [...values])).rows as never };
    const residents = await Promise.all(Array.from({ length: 12 }, () => buildResident(commons.db)));
    bookerIds = residents.map(({ residentId }) => residentId);
  });
  afterAll(async () => {
    await db.end();
    await commons.close();
  });
  beforeEach(async () => {
    lastBooker = OWN_BOOKERS;
    ({ id: facilityId } = await buildFacility(commons.db, {
      now: commons.clock.now,
      kind: 'SPORTS_FIELD',
      capacity: 2,
    }));
  });
  afterEach(async () => {
    expect(await wrongs(plain)).toEqual([]);
    await db.query('delete from booking');
  });
}

/** A quarter of an hour or more of a day that will not pass while this project lives. */
export function slot(from: string, to: string) {
  return { start: `2099-03-04T${from}Z`, end: `2099-03-04T${to}Z` };
}

/** The first so many write by statements of the tests' own: nobody may have two bookings of a kind at one time. */
const OWN_BOOKERS = 3;
let lastBooker = OWN_BOOKERS;
/** Inserts a booking, each time of somebody else. @returns its id */
export function insert(booking: Partial<RawBooking> & Pick<RawBooking, 'start' | 'end'>, client = db): Promise<string> {
  return insertBooking(client, { facilityId, bookerId: bookerIds[lastBooker++ % bookerIds.length]!, ...booking });
}

/** What the database says no with: the name of the constraint, or the SQLSTATE; `ok` when it does not. */
export async function verdict(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code?: string };
    return constraint ?? code ?? String(error);
  }
}

/** The counters of a facility that are not zero, by when their quarter of an hour begins: `YYYY-MM-DD HH:MM`, UTC. */
export async function taken(id = facilityId): Promise<Record<string, number>> {
  const { rows } = await db.query<{ at: string; taken: number }>(
    `select to_char((span + (number - 1) * interval '15 minutes') at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at,
            step as taken
     from occupancy, unnest(taken) with ordinality as steps (step, number)
     where pool_id = $1 and step <> 0 order by span, number`,
    [id],
  );
  return Object.fromEntries(rows.map((row) => [row.at, row.taken]));
}

export const FULL = 'occupancy_within_capacity';
