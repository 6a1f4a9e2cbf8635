import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildAccount, buildResident, type BuiltAccount } from '../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { bookingsOfMatch, releaseMatchBookings } from '../../src/bookings/index.ts';
import { Role } from '../../src/request/viewer.ts';
import { newId } from '../../src/shared/node.ts';
import { type Commons, startCommons, TEST_NOW } from '../support/commons.ts';
import { requestOf } from '../support/request.ts';
import { wrongs } from './booking.invariants.ts';
import { availability, cancel } from './booking.operations.ts';
import { daily, buildMatchWorld, type MatchWorld } from './match-world.ts';

let commons: Commons;
let world: MatchWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());
afterEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  expect(await wrongs(commons)).toEqual([]);
});

/** A match that has booked 18:00 to 22:00 on four days from 4 March on. */
async function bookedMatch(holderId = world.branchId) {
  const { id: facilityId, unitId } = await world.facility();
  const matchId = newId('mat');
  const { bookingIds } = await world.book({
    facilityId,
    matchId,
    holderId,
    occurrences: daily(4, 4, '18:00', '22:00'),
  });
  return { facilityId, unitId, matchId, bookingIds };
}

function release(matchId: string, from?: string): Promise<number> {
  return world.inTransaction((ctx) =>
    releaseMatchBookings(
      ctx,
      matchId,
      'The match is cancelled',
      from === undefined ? from : Temporal.Instant.from(from),
    ),
  );
}

async function statesOf(matchId: string): Promise<string[]> {
  const rows = await commons.sql<{ state: string }>(
    'select state from booking where match_id = $1 order by starts_at',
    [matchId],
  );
  return rows.map(({ state }) => state);
}

describe('the bookings of a match are given back', () => {
  test('all of them before they begin, and their places are free at once', async () => {
    const { matchId, facilityId } = await bookedMatch();
    const other = await bookedMatch();
    expect(await release(matchId)).toBe(4);
    expect(await statesOf(matchId)).toEqual(Array.from({ length: 4 }, () => 'CANCELLED'));
    expect(await statesOf(other.matchId)).toEqual(Array.from({ length: 4 }, () => 'CONFIRMED'));
    const free = await availability(commons, facilityId, '2026-03-04T00:00:00Z', '2026-03-08T00:00:00Z', 10);
    expect(free).toEqual([{ start: '2026-03-04T00:00:00.000Z', end: '2026-03-08T00:00:00.000Z', remaining: 10 }]);
    expect(await release(matchId)).toBe(0);
  });

  test('of several matches at once', async () => {
    const [one, other] = [await bookedMatch(), await bookedMatch()];
    const ids = [one.matchId, other.matchId];
    expect(await world.inTransaction((ctx) => releaseMatchBookings(ctx, ids, 'The book is terminated'))).toBe(8);
    for (const id of ids) expect(await statesOf(id)).toEqual(Array.from({ length: 4 }, () => 'CANCELLED'));
  });

  test('each with its reason, a line in the trail and an event', async () => {
    const { matchId, bookingIds } = await bookedMatch();
    await release(matchId);
    expect(
      await commons.sql(
        `select b.id, b.state_reason, b.version, e.fields, o.topic
         from booking b join audit_entry e on e.subject_id = b.id and e.action = 'bookingCancel'
         join outbox_event o on o.subject_id = b.id and o.topic = 'booking.cancelled'
         where b.match_id = $1 order by b.starts_at`,
        [matchId],
      ),
    ).toEqual(
      bookingIds.map((id) => ({
        id,
        state_reason: 'The match is cancelled',
        version: 2,
        fields: ['state', 'stateReason'],
        topic: 'booking.cancelled',
      })),
    );
  });

  test('but for those that have ended or are running', async () => {
    const { matchId } = await bookedMatch();
    commons.clock.now = Temporal.Instant.from('2026-03-05T20:00:00+08:00');
    expect(await release(matchId)).toBe(2);
    expect(await statesOf(matchId)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED', 'CANCELLED']);
  });

  test('the running one as well, when that is said, and never one that has ended', async () => {
    const { matchId } = await bookedMatch();
    commons.clock.now = Temporal.Instant.from('2026-03-05T20:00:00+08:00');
    expect(await release(matchId, '2026-01-01T00:00:00Z')).toBe(3);
    expect(await statesOf(matchId)).toEqual(['CONFIRMED', 'CANCELLED', 'CANCELLED', 'CANCELLED']);
  });

  test('from a later day on only', async () => {
    const { matchId } = await bookedMatch();
    expect(await release(matchId, '2026-03-06T00:00:00+08:00')).toBe(2);
    expect(await statesOf(matchId)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED', 'CANCELLED']);
  });

  test('but for those in a state that leads no more to CANCELLED', async () => {
    const { matchId, bookingIds } = await bookedMatch();
    await commons.sql(`update booking set state = 'CHECKED_IN' where id = $1`, [bookingIds[0]]);
    await cancel(commons, { bookingId: bookingIds[1]! }, { as: world.secretary.subject });
    expect(await release(matchId)).toBe(2);
    expect(await statesOf(matchId)).toEqual(['CHECKED_IN', 'CANCELLED', 'CANCELLED', 'CANCELLED']);
    const [own] = await commons.sql('select state_reason from booking where id = $1', [bookingIds[1]]);
    expect(own).toEqual({ state_reason: null });
  });
});

describe('a booking that comes from a match', () => {
  const OWN = `query ($where: BookingFilter) { bookings(where: $where) { edges { node { id type } } } }`;
  async function listed(as: string, where: object = {}): Promise<string[]> {
    const { data } = await commons.query(OWN, { where }, { as });
    return data.bookings.edges.map(({ node }: { node: { id: string } }) => node.id);
  }
  const manager = (unitId: string) => buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId }] });

  async function shownAs({ subject }: BuiltAccount, matchId: string): Promise<string[]> {
    const rows = await bookingsOfMatch(requestOf(commons, subject)).load(matchId);
    return rows.map(({ id }) => id);
  }

  test('is seen, listed as their own, and given back without a reason by the secretary of the branch', async () => {
    const { facilityId, matchId, bookingIds } = await bookedMatch();
    const { subject } = world.secretary;
    expect(await listed(subject, { own: true, facilityId })).toEqual(bookingIds);
    expect(await listed(subject, { facilityId })).toEqual(bookingIds);
    expect(await shownAs(world.secretary, matchId)).toEqual(bookingIds);
    const { booking } = await cancel(commons, { bookingId: bookingIds[1]! }, { as: subject });
    expect(booking).toMatchObject({ id: bookingIds[1], state: 'CANCELLED', booker: null });
    expect(await statesOf(matchId)).toEqual(['CONFIRMED', 'CANCELLED', 'CONFIRMED', 'CONFIRMED']);
  });

  test('is so by the managers of the unit that holds it', async () => {
    const { id: holderId } = await buildUnit(commons.db);
    const { matchId, bookingIds } = await bookedMatch(holderId);
    const holder = await manager(holderId);
    expect(await listed(holder.subject, { own: true })).toEqual(bookingIds);
    expect(await shownAs(holder, matchId)).toEqual(bookingIds);
    expect((await cancel(commons, { bookingId: bookingIds[0]! }, { as: holder.subject })).code).toBe('DONE');
  });

  test('is seen by the managers of the facility, who take it back with a reason, and is not their own', async () => {
    const { matchId, unitId, bookingIds } = await bookedMatch();
    const owner = await manager(unitId);
    expect(await listed(owner.subject)).toEqual(bookingIds);
    expect(await listed(owner.subject, { own: true })).toEqual([]);
    expect(await shownAs(owner, matchId)).toEqual(bookingIds);
    const [bookingId] = bookingIds as [string];
    expect((await cancel(commons, { bookingId }, { as: owner.subject })).code).toBe('INVALID_INPUT');
    expect((await cancel(commons, { bookingId, reason: 'Closed' }, { as: owner.subject })).code).toBe('DONE');
  });

  test('is not there for residents and for those who act for others', async () => {
    const { matchId, bookingIds } = await bookedMatch();
    const [bookingId] = bookingIds as [string];
    const stranger = await manager((await buildUnit(commons.db)).id);
    const both = await buildResident(commons.db);
    for (const somebody of [stranger, both, world.resident]) {
      expect(await listed(somebody.subject)).toEqual([]);
      expect(await shownAs(somebody, matchId)).toEqual([]);
      expect((await cancel(commons, { bookingId }, { as: somebody.subject })).code).toBe('NOT_FOUND');
    }
  });

  test('is no longer seen by a secretary whose branch serves the grid no more', async () => {
    const { matchId } = await bookedMatch();
    await commons.sql(`update branch_grid set valid_to = '2026-03-03' where branch_id = $1`, [world.branchId]);
    try {
      expect(await shownAs(world.secretary, matchId)).toEqual([]);
    } finally {
      await commons.sql('update branch_grid set valid_to = null where branch_id = $1', [world.branchId]);
    }
    expect(await shownAs(world.secretary, matchId)).toHaveLength(4);
  });

  test('is read with those of many matches in one statement', async () => {
    const matches = [await bookedMatch(), await bookedMatch(), await bookedMatch()];
    const ctx = requestOf(commons, world.secretary.subject);
    const load = () =>
      Promise.all([...matches.map(({ matchId }) => matchId), newId('mat')].map((id) => bookingsOfMatch(ctx).load(id)));
    // And the viewer.
    expect(await commons.statements(load)).toBe(2);
    expect((await load()).map((rows) => rows.map(({ id }) => id))).toEqual([
      ...matches.map(({ bookingIds }) => bookingIds),
      [],
    ]);
  });
});
