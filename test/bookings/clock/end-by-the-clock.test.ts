import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { BookingState, stateAt } from '../../../src/bookings/booking.entity.ts';
import { completeBookings, lapseRequests } from '../../../src/bookings/clock/end-by-the-clock.ts';
import { buildWorld, type World } from '../booking.decisions.ts';
import { wrongs } from '../booking.invariants.ts';
import { availability, book, cancel, confirm, reject, utc } from '../booking.operations.ts';
import { TEST_NOW } from '../../support/commons.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.commons.close());
afterEach(() => setClock(TEST_NOW));

const SLOT = { start: '2026-03-05T10:00:00+08:00', end: '2026-03-05T12:00:00+08:00' };

function setClock(text: string): void {
  world.commons.clock.now = Temporal.Instant.from(text);
}

function facility(overrides: FacilityOverrides = {}) {
  const { commons, unitId } = world;
  return buildFacility(commons.db, { unitId, now: commons.clock.now, kind: 'SPORTS_FIELD', ...overrides });
}

/** A request in a facility of one place, and who made it. */
async function request(overrides: FacilityOverrides = {}) {
  const { id: facilityId } = await facility({ admission: 'APPROVAL', ...overrides });
  const booker = await buildResident(world.commons.db);
  const { booking } = await book(world.commons, { facilityId, ...SLOT }, { as: booker.subject });
  return { facilityId, booker, id: booking!.id };
}

async function seen(id: string, as: string) {
  const { data } = await world.commons.query(
    `query ($id: ID!) { node(id: $id) { ... on Booking { state answerBy endedBy version viewerCan { confirm reject cancel } } } }`,
    { id },
    { as },
  );
  return data.node;
}

const job = () => ({ db: world.commons.db, now: () => world.commons.clock.now, closing: new AbortController().signal });
const manager = () => world.managers['the manager of the unit']!;

describe('a request that nobody answers', () => {
  test('waits until its start, and is over at that moment for everybody, before any job has come by', async () => {
    const { id, booker } = await request();
    setClock('2026-03-05T09:59:59.999+08:00');
    expect(await seen(id, booker.subject)).toMatchObject({
      state: 'PENDING',
      answerBy: utc(SLOT.start),
      endedBy: null,
    });
    setClock(SLOT.start);
    expect(await seen(id, booker.subject)).toMatchObject({
      state: 'EXPIRED',
      answerBy: null,
      endedBy: 'CLOCK',
      viewerCan: { confirm: false, reject: false, cancel: true },
    });
    expect(await seen(id, manager())).toMatchObject({ viewerCan: { confirm: false, reject: true, cancel: true } });
    expect((await confirm(world.commons, id, { as: manager() })).code).toBe('STATE_CONFLICT');
  });

  test('is found by the state that it has by the clock', async () => {
    const { id, booker } = await request();
    const states = async (wanted: string) => {
      const { data } = await world.commons.query(
        `query ($where: BookingFilter) { bookings(where: $where) { edges { node { id } } } }`,
        { where: { states: [wanted] } },
        { as: booker.subject },
      );
      return data.bookings.edges.map(({ node }: { node: { id: string } }) => node.id);
    };
    expect([await states('PENDING'), await states('EXPIRED')]).toEqual([[id], []]);
    setClock(SLOT.start);
    expect([await states('PENDING'), await states('EXPIRED')]).toEqual([[], [id]]);
  });

  test('takes no places from then on: they are offered, and another has them, before any job has come by', async () => {
    const { facilityId } = await request();
    await world.commons.sql(`update shared_facility set admission = 'INSTANT' where id = $1`, [facilityId]);
    setClock('2026-03-05T10:07:00+08:00');
    const range = [SLOT.start, SLOT.end] as const;
    expect(await availability(world.commons, facilityId, ...range)).toEqual([
      { start: utc(SLOT.start), end: utc(SLOT.end), remaining: 1 },
    ]);
    const another = await buildResident(world.commons.db);
    expect((await book(world.commons, { facilityId, ...SLOT }, { as: another.subject })).code).toBe('DONE');
    expect(await wrongs(world.commons)).toEqual([]);
  });

  test('does not keep its own booker from having something else then', async () => {
    const { booker } = await request();
    const { id: facilityId } = await facility();
    setClock('2026-03-05T10:07:00+08:00');
    expect((await book(world.commons, { facilityId, ...SLOT }, { as: booker.subject })).code).toBe('DONE');
  });

  test('counts for nobody any more: two that have lapsed leave room for two', async () => {
    const { commons } = world;
    const booker = await buildResident(commons.db, { phoneConfirmed: false });
    for (const kind of ['SPORTS_FIELD', 'MEETING_ROOM'] as const) {
      const { id: facilityId } = await facility({ admission: 'APPROVAL', kind });
      expect((await book(commons, { facilityId, ...SLOT }, { as: booker.subject })).code).toBe('DONE');
    }
    const { id: facilityId } = await facility({ kind: 'ACTIVITY_ROOM' });
    const later = { start: '2026-03-05T14:00:00+08:00', end: '2026-03-05T15:00:00+08:00' };
    expect((await book(commons, { facilityId, ...later }, { as: booker.subject })).refusal!.__typename).toBe(
      'PhoneUnconfirmed',
    );
    setClock('2026-03-05T10:07:00+08:00');
    expect((await book(commons, { facilityId, ...later }, { as: booker.subject })).code).toBe('DONE');
  });

  test('is ended by the job, which tells so and gives its places back', async () => {
    const { id, facilityId } = await request();
    setClock('2026-03-05T10:00:00+08:00');
    expect(await lapseRequests(job())).toBeGreaterThanOrEqual(1);
    expect(await lapseRequests(job())).toBe(0);
    expect(await world.commons.sql('select state, ended_by, version from booking where id = $1', [id])).toEqual([
      { state: 'EXPIRED', ended_by: 'CLOCK', version: 2 },
    ]);
    const told = `select topic from outbox_event where subject_id = $1 order by id`;
    expect(await world.commons.sql(told, [id])).toEqual([{ topic: 'booking.created' }, { topic: 'booking.expired' }]);
    expect(
      await world.commons.sql(`select actor_id from audit_entry where subject_id = $1 and action = 'bookingLapse'`, [
        id,
      ]),
    ).toEqual([{ actor_id: null }]);
    expect(
      await world.commons.sql(
        'select sum(step)::int as taken from occupancy, unnest(taken) as step where pool_id = $1',
        [facilityId],
      ),
    ).toEqual([{ taken: 0 }]);
  });

  test.each([true, false])(
    '[indico 5995] is rejected or given back at any time, whether the job came (%s) or not',
    async (jobCame) => {
      const { commons } = world;
      const [rejected, given] = [await request(), await request()];
      setClock('2026-03-06T10:00:00+08:00');
      if (jobCame) await lapseRequests(job());
      const { booking } = await reject(commons, { bookingId: rejected.id, reason: '来不及处理' }, { as: manager() });
      expect(booking).toMatchObject({ state: 'REJECTED', stateReason: '来不及处理' });
      const back = await cancel(commons, { bookingId: given.id }, { as: given.booker.subject });
      expect(back.booking).toMatchObject({ state: 'CANCELLED' });
      expect(await wrongs(commons)).toEqual([]);
    },
  );

  test('cannot be made for a slot that has begun: nobody could answer it', async () => {
    const { id: facilityId } = await facility({ admission: 'APPROVAL' });
    const { subject } = await buildResident(world.commons.db);
    for (const time of [SLOT.start, '2026-03-05T10:01:00+08:00']) {
      setClock(time);
      expect((await book(world.commons, { facilityId, ...SLOT }, { as: subject })).code).toBe(
        'OUTSIDE_BOOKING_HORIZON',
      );
    }
  });
});

describe('a confirmed booking', () => {
  test('is completed at its end, by the clock and then by the job', async () => {
    const { commons } = world;
    const { id: facilityId } = await facility();
    const booker = await buildResident(commons.db);
    const { booking } = await book(commons, { facilityId, ...SLOT }, { as: booker.subject });
    const { id } = booking!;
    setClock('2026-03-05T11:59:59.999+08:00');
    expect(await seen(id, booker.subject)).toMatchObject({ state: 'CONFIRMED', viewerCan: { cancel: true } });
    setClock(SLOT.end);
    expect(await seen(id, booker.subject)).toMatchObject({ state: 'COMPLETED', viewerCan: { cancel: false } });
    expect((await cancel(commons, { bookingId: id }, { as: booker.subject })).code).toBe('STATE_CONFLICT');
    await completeBookings(job());
    expect(await commons.sql('select state, version from booking where id = $1', [id])).toEqual([
      { state: 'COMPLETED', version: 2 },
    ]);
    expect(await commons.sql(`select topic from outbox_event where subject_id = $1 order by id`, [id])).toEqual([
      { topic: 'booking.created' },
      { topic: 'booking.completed' },
    ]);
    expect(await wrongs(commons)).toEqual([]);
  });
});

test('the database says by the clock what the program says, of every state and at every edge', async () => {
  const { sql } = world.commons;
  const moments = ['09:59:59.999', '10:00:00.000', '10:00:00.001'].map((time) => `2026-03-05T${time}Z`);
  const edge = '2026-03-05T10:00:00.000Z';
  for (const state of Object.values(BookingState)) {
    for (const moment of moments) {
      for (const answerBy of [edge, null]) {
        const [row] = await sql<{ said: string }>('select booking_state_at($1, $2, $3, $4) as said', [
          state,
          answerBy,
          edge,
          moment,
        ]);
        expect(row!.said).toBe(stateAt({ state, answerBy, end: edge }, Temporal.Instant.from(moment)));
      }
    }
  }
});

test('lapsed requests leave the counters of each span as if they had never been', async () => {
  const { commons } = world;
  const { id: facilityId } = await facility({ capacity: 5, admission: 'APPROVAL' });
  const night = { start: '2026-03-07T17:45:00Z', end: '2026-03-08T06:15:00Z' };
  const stands = { start: '2026-03-07T23:00:00Z', end: '2026-03-08T01:00:00Z' };
  await buildBooking(commons.db, { facilityId, ...night, quantity: 3, state: 'PENDING' });
  await buildBooking(commons.db, { facilityId, ...stands, quantity: 2 });
  const [row] = await commons.sql<{ same: boolean }>(
    `select bool_and(occupancy_without(pool_id, span, taken, '2026-03-09Z', null) = case
       when span = '2026-03-07T18:00Z' then array_fill(0, array[20]) || array_fill(2, array[4])
       when span = '2026-03-08T00:00Z' then array_fill(2, array[4]) || array_fill(0, array[20])
       else array_fill(0, array[24]) end) as same from occupancy where pool_id = $1`,
    [facilityId],
  );
  expect(row).toEqual({ same: true });
});
