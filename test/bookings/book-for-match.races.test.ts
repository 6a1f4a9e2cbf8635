import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildResident, type BuiltResident } from '../../seeds/factories/person.factory.ts';
import { bookForMatch, releaseMatchBookings, type SeriesBooked } from '../../src/bookings/index.ts';
import { newId } from '../../src/shared/node.ts';
import { AllianceMembership } from '../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { connect, insertBooking, untilWaiting } from './booking.connections.ts';
import { watchDeadlocks, wrongs } from './booking.invariants.ts';
import { book, cancel, type Outcome, tally } from './booking.operations.ts';
import { at, buildMatchWorld, daily, type MatchWorld } from './match-world.ts';

const CONNECTIONS = 32;
const RESIDENTS = 24;

let commons: Commons;
let world: MatchWorld;
let residents: BuiltResident[];
let watch: Awaited<ReturnType<typeof watchDeadlocks>>;

beforeAll(async () => {
  commons = await startCommons({ poolSize: CONNECTIONS });
  world = await buildMatchWorld(commons);
  residents = await Promise.all(Array.from({ length: RESIDENTS }, () => buildResident(commons.db)));
  watch = await watchDeadlocks(commons);
  // Every connection is there before the first race, so that they start together.
  await Promise.all(Array.from({ length: CONNECTIONS }, () => sql`select pg_sleep(0.2)`.execute(commons.db)));
});
afterAll(() => commons.close());
afterEach(async () => {
  await watch.noteConnections();
  expect(await wrongs(commons)).toEqual([]);
  expect(await watch.deadlocks()).toEqual([]);
});

/** Residents who want an evening each, of so many from a day of March on. */
function residentsWant(facilityId: string, firstDay: number, days: number): Promise<Outcome[]> {
  return Promise.all(
    residents.map(({ subject }, i) => {
      const { start, end } = at(firstDay + (i % days), i % 2 ? '18:00' : '20:00', i % 2 ? '20:30' : '23:00');
      return book(commons, { facilityId, start: start.toString(), end: end.toString() }, { as: subject });
    }),
  );
}

function countOf(all: readonly SeriesBooked[]): { booked: number; rejected: number } {
  return {
    booked: all.reduce((sum, { bookingIds }) => sum + bookingIds.length, 0),
    rejected: all.reduce((sum, { rejected }) => sum + rejected.length, 0),
  };
}

describe('a series and residents who want the same evenings', () => {
  test('share the last places: nobody is overbooked, nobody deadlocks, everybody is told', async () => {
    const { id: facilityId } = await world.facility({ capacity: 6 });
    const occurrences = daily(4, 6, '18:00', '22:00');
    const [outcomes, ...series] = await Promise.all([
      residentsWant(facilityId, 4, 6),
      ...Array.from({ length: 4 }, (_, i) => {
        // Each asks in another order; all take them in the same.
        const shuffled = [...occurrences.slice(i), ...occurrences.slice(0, i)];
        return world.book({ facilityId, occurrences: shuffled, quantity: 2 });
      }),
    ]);
    const { booked, rejected } = countOf(series);
    expect(booked + rejected).toBe(4 * 6);
    for (const each of series.flatMap((one) => one.rejected)) expect(each.refusal.code).toBe('SLOT_UNAVAILABLE');
    expect(Object.keys(tally(outcomes)).every((code) => ['DONE', 'SLOT_UNAVAILABLE'].includes(code))).toBe(true);
    const [held] = await commons.sql<{ matches: number; residents: number }>(
      `select count(*) filter (where type = 'MATCH')::int as matches,
              count(*) filter (where type = 'NORMAL')::int as residents from booking where facility_id = $1`,
      [facilityId],
    );
    expect(held).toEqual({ matches: booked, residents: tally(outcomes).DONE ?? 0 });
    // Four residents want an evening at most, so there is always room for one series.
    expect(booked).toBeGreaterThanOrEqual(6);
  });

  test('has one of two series, when there is room for one', async () => {
    const { id: facilityId } = await world.facility({ capacity: 5 });
    const occurrences = daily(4, 10, '18:00', '08:00');
    const series = await Promise.all(
      Array.from({ length: 6 }, () => world.book({ facilityId, occurrences, quantity: 3 })),
    );
    expect(countOf(series)).toEqual({ booked: 10, rejected: 50 });
  });

  test('looks again when somebody was quicker: it has the rest, and says what it has not', async () => {
    const { id: facilityId } = await world.facility({ capacity: 5 });
    const client = await connect(commons);
    try {
      const evening = at(5, '18:00', '22:00');
      await client.query('begin');
      await insertBooking(client, {
        facilityId,
        bookerId: (await buildResident(commons.db)).residentId,
        start: evening.start.toString(),
        end: evening.end.toString(),
        quantity: 3,
      });
      const answer = world.book({ facilityId, occurrences: daily(4, 3, '18:00', '22:00'), quantity: 3 });
      await untilWaiting(commons, 1);
      await client.query('commit');
      const { bookingIds, rejected } = await answer;
      expect(bookingIds).toHaveLength(2);
      expect(rejected.map(({ interval, refusal }) => [interval.start.toString(), refusal.details])).toEqual([
        ['2026-03-05T10:00:00Z', { remaining: 2, alternatives: [] }],
      ]);
    } finally {
      await client.end();
    }
  });

  test('has all of them when somebody was quicker and gave up', async () => {
    const { id: facilityId } = await world.facility({ capacity: 5 });
    const client = await connect(commons);
    try {
      const evening = at(5, '18:00', '22:00');
      await client.query('begin');
      await insertBooking(client, {
        facilityId,
        bookerId: (await buildResident(commons.db)).residentId,
        start: evening.start.toString(),
        end: evening.end.toString(),
        quantity: 3,
      });
      const answer = world.book({ facilityId, occurrences: daily(4, 3, '18:00', '22:00'), quantity: 3 });
      await untilWaiting(commons, 1);
      await client.query('rollback');
      expect((await answer).bookingIds).toHaveLength(3);
    } finally {
      await client.end();
    }
  });

  test('keeps what the caller has changed before and after, when it has to look again', async () => {
    const { id: facilityId } = await world.facility({ capacity: 1 });
    const { id: membershipId } = await buildMembership(commons.db);
    const evening = at(5, '18:00', '22:00');
    const client = await connect(commons);
    try {
      await client.query('begin');
      await insertBooking(client, {
        facilityId,
        bookerId: (await buildResident(commons.db)).residentId,
        start: evening.start.toString(),
        end: evening.end.toString(),
      });
      const answer = world.inTransaction(async (ctx) => {
        const membership = await ctx.em.findOneOrFail(AllianceMembership, { id: membershipId });
        membership.stateReason = 'before';
        const wanted = {
          facilityId,
          matchId: newId('mat'),
          holderId: world.branchId,
          quantity: 1,
          occurrences: [evening],
        };
        const { rejected } = await bookForMatch(ctx, wanted);
        membership.charterVersion = rejected.length;
        membership.stateReason += ' and after';
      });
      await untilWaiting(commons, 1);
      await client.query('commit');
      await answer;
    } finally {
      await client.end();
    }
    const [kept] = await commons.sql('select state_reason, charter_version from alliance_membership where id = $1', [
      membershipId,
    ]);
    expect(kept).toEqual({ state_reason: 'before and after', charter_version: 1 });
  });
});

describe('giving back a series', () => {
  test('deadlocks with nobody who books, gives back, or has a series at the same time', async () => {
    const { id: facilityId } = await world.facility({ capacity: 20 });
    const occurrences = daily(20, 8, '18:00', '22:00');
    const matches = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const matchId = newId('mat');
        // In an order that is not that of time, so that the rows do not lie as they are to be taken.
        for (const one of occurrences.toReversed())
          await world.book({ facilityId, matchId, occurrences: [one], quantity: 3 });
        return matchId;
      }),
    );
    const [outcomes, released] = await Promise.all([
      residentsWant(facilityId, 20, 8),
      Promise.all(
        matches.map((matchId) => world.inTransaction((ctx) => releaseMatchBookings(ctx, matchId, 'Cancelled'))),
      ),
      ...Array.from({ length: 3 }, () => world.book({ facilityId, occurrences, quantity: 1 })),
    ]);
    expect(released).toEqual([8, 8, 8, 8]);
    expect(tally(outcomes)).toEqual({ DONE: RESIDENTS });
    const givenBack = await Promise.all(
      outcomes.map(({ booking }, i) => cancel(commons, { bookingId: booking!.id }, { as: residents[i]!.subject })),
    );
    expect(tally(givenBack)).toEqual({ DONE: RESIDENTS });
  });
});
