import { expect } from 'vitest';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { bookForMatch } from '../../src/bookings/index.ts';
import { inTransaction } from '../../src/request/transaction.ts';
import type { Commons } from '../support/commons.ts';
import { requestOf } from '../support/request.ts';
import { type ProjectWorld, running } from './project-world.ts';

/** A running project, one of whose matches has bookings on 2, 4 and 5 March; today is the 3rd. */
export async function runningWithBookings(commons: Commons, world: ProjectWorld) {
  const facility = await buildFacility(commons.db, { unitId: world.unit.id, capacity: 20, now: commons.clock.now });
  const matchId = await world.match({ facilityId: facility.id });
  const bookId = await running(commons, world, [matchId]);
  const at = (day: string) => ({
    start: Temporal.Instant.from(`2026-03-${day}T18:00:00+08:00`),
    end: Temporal.Instant.from(`2026-03-${day}T22:00:00+08:00`),
  });
  const { now } = commons.clock;
  commons.clock.now = Temporal.Instant.from('2026-03-01T04:00:00Z');
  try {
    const { bookingIds } = await inTransaction(requestOf(commons, world.secretary), (ctx) =>
      bookForMatch(ctx, {
        facilityId: facility.id,
        matchId,
        holderId: world.branch.id,
        quantity: 10,
        occurrences: [at('02'), at('04'), at('05')],
      }),
    );
    expect(bookingIds).toHaveLength(3);
  } finally {
    commons.clock.now = now;
  }
  return {
    bookId,
    matchId,
    bookings: async () => {
      const rows = await commons.sql<{ state: string }>(
        'select state from booking where match_id = $1 order by starts_at',
        [matchId],
      );
      return rows.map(({ state }) => state);
    },
  };
}
