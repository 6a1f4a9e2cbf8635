import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { rowCounts, wrongs } from '../booking.invariants.ts';
import { availability } from '../booking.operations.ts';
import { buildMovesWorld, type MovesWorld, seen, send } from './moves-world.ts';

let commons: Commons;
let world: MovesWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildMovesWorld(commons);
});
afterAll(async () => {
  expect(await wrongs(commons)).toEqual([]);
  await commons.close();
});
beforeEach(() => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
});

const at = (time: string, day = '2026-03-05') => `${day}T${time}:00.000Z`;
/** From one hour to another of a day, in UTC: the middle of the day where these facilities are. */
const slot = (from: string, to: string) => ({ start: at(from), end: at(to) });
const TEN = slot('02:00', '03:00');
const HALF_PAST = slot('02:30', '03:30');
const NOON = slot('04:00', '05:00');

async function booked(facilityId: string, as: string, input: object = TEN) {
  const { booking, code } = await send(commons, 'create', { facilityId, ...input }, as);
  expect(code).toBe('DONE');
  return booking!;
}

const move = (bookingId: string, as: string, input: object, expectedVersion = 1) =>
  send(commons, 'move', { bookingId, expectedVersion, ...input }, as);

describe('a booking moves', () => {
  test('to another time: id and reference stay, the old place is free at once, and everybody who waits for it is told', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const { id, reference } = await booked(facilityId, as);
    const { booking, code } = await move(id, as, NOON);
    expect(code).toBe('DONE');
    expect(booking).toMatchObject({
      id,
      reference,
      ...NOON,
      state: 'CONFIRMED',
      version: 2,
      moves: 1,
      movedFrom: TEN,
      movedFromFacility: { id: facilityId },
      moveRequest: null,
    });
    expect(await availability(commons, facilityId, TEN.start, NOON.end)).toEqual([
      { start: TEN.start, end: NOON.start, remaining: 1 },
    ]);
    expect(await commons.sql('select action, fields from audit_entry where subject_id = $1 order by id', [id])).toEqual(
      [
        { action: 'bookingCreate', fields: [] },
        { action: 'bookingMove', fields: ['facilityId', 'start', 'end', 'quantity'] },
      ],
    );
    expect(await commons.sql('select topic from outbox_event where subject_id = $1 order by id', [id])).toEqual([
      { topic: 'booking.created' },
      { topic: 'booking.moved' },
    ]);
  });

  // cal.com 8828 and 10424: the slot that is left stood in the way of the one that is taken.
  test('to a time that overlaps its own, in a facility of one place', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const { id } = await booked(facilityId, as);
    expect((await move(id, as, HALF_PAST)).booking).toMatchObject(HALF_PAST);
    expect((await move(id, as, slot('02:00', '04:00'), 2)).booking).toMatchObject(slot('02:00', '04:00'));
  });

  test('with its start alone, and stays as long as it was', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const { id } = await booked(facilityId, as);
    expect((await move(id, as, { start: NOON.start })).booking).toMatchObject(NOON);
    expect((await move(id, as, { end: at('06:00') }, 2)).booking).toMatchObject(slot('04:00', '06:00'));
  });

  test('to another facility of the unit, whose policy holds for it from then on', async () => {
    const [from, to, as] = [await world.facility(), await world.facility({ capacity: 3 }), await world.resident()];
    await world.policy(to, { setupMinutes: 15, cancelUntilMinutes: 60 });
    const { id } = await booked(from, as);
    const { booking } = await move(id, as, { facilityId: to, quantity: 2 });
    expect(booking).toMatchObject({ facility: { id: to }, quantity: 2, ...TEN, movableUntil: at('01:00') });
    expect(await availability(commons, from, TEN.start, TEN.end)).toEqual([{ ...TEN, remaining: 1 }]);
    const [row] = await commons.sql('select policy_version, occupied_from from booking where id = $1', [id]);
    expect(row).toEqual({ policy_version: 1, occupied_from: new Date(at('01:45')) });
  });

  test('within its facility under the policy that it was made under: its buffers and its deadline stay', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    await world.policy(facilityId, { turnaroundMinutes: 30, cancelUntilMinutes: 60 });
    const { id } = await booked(facilityId, as);
    await world.policy(facilityId, { turnaroundMinutes: 0, cancelUntilMinutes: 600 });
    const { booking } = await move(id, as, NOON);
    expect(booking).toMatchObject({ ...NOON, movableUntil: at('03:00') });
    const [row] = await commons.sql('select policy_version, occupied_until from booking where id = $1', [id]);
    expect(row).toEqual({ policy_version: 1, occupied_until: new Date(at('05:30')) });
  });

  // cal.com 13867 and 14584: whoever holds as much as they may could not move any of it.
  test('of somebody who holds as many as one may', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const all = [];
    for (let hour = 0; hour < 10; hour++) {
      const hours = (n: number) => at(String(n).padStart(2, '0') + ':00', '2026-03-06');
      all.push(await booked(facilityId, as, { start: hours(hour), end: hours(hour + 1) }));
    }
    expect((await send(commons, 'create', { facilityId, ...NOON }, as)).code).toBe('QUOTA_EXCEEDED');
    expect((await move(all[0]!.id, as, NOON)).code).toBe('DONE');
  });

  test('once for its key, and is answered as at first', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const { id } = await booked(facilityId, as);
    const input = { ...NOON, idempotencyKey: `move ${id}` };
    const [first, again] = [await move(id, as, input), await move(id, as, input)];
    expect([first.code, again.code, again.booking?.version]).toEqual(['DONE', 'DONE', 2]);
    expect((await move(id, as, { ...HALF_PAST, idempotencyKey: `move ${id}` })).code).toBe('IDEMPOTENCY_CONFLICT');
  });
});

describe('a move is refused, and nothing has changed', () => {
  test.each([
    ['a version that is over', { ...NOON, expectedVersion: 2 }, 'STALE_VERSION', ['expectedVersion']],
    ['the same again', TEN, 'INVALID_INPUT', null],
    ['an end before its start', { start: at('05:00'), end: at('04:00') }, 'INVALID_INPUT', ['end']],
    ['an end alone before its start', { end: at('01:00') }, 'INVALID_INPUT', ['end']],
    ['no places', { quantity: 0 }, 'INVALID_INPUT', ['quantity']],
    ['more places than there are', { quantity: 2 }, 'SLOT_UNAVAILABLE', ['start']],
    ['a time off the grid', { start: at('04:07'), end: at('05:07') }, 'DURATION_NOT_ALLOWED', ['start']],
    ['a time that is over', { start: at('02:00', '2026-03-02') }, 'OUTSIDE_BOOKING_HORIZON', ['start']],
    ['a time far ahead', { start: at('02:00', '2026-09-02') }, 'OUTSIDE_BOOKING_HORIZON', ['start']],
    ['a facility that is none', { facilityId: 'fac_00000000000000000000000000000000' }, 'NOT_FOUND', ['facilityId']],
  ])('for %s', async (_what, input, code, field) => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const { id } = await booked(facilityId, as);
    const before = await rowCounts(commons);
    expect(await move(id, as, input)).toMatchObject({ code, field, booking: null });
    expect(await rowCounts(commons)).toEqual(before);
    expect(await seen(commons, id, as)).toMatchObject({ ...TEN, version: 1, moves: 0, movedFrom: null });
  });

  test('where another has the places', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const { id } = await booked(facilityId, as);
    await booked(facilityId, await world.resident(), NOON);
    expect(await move(id, as, slot('03:30', '04:30'))).toMatchObject({ code: 'SLOT_UNAVAILABLE' });
    expect(await seen(commons, id, as)).toMatchObject(TEN);
  });

  test('to where the person has another booking of the kind, and names that', async () => {
    const [facilityId, as] = [await world.facility({ capacity: 2 }), await world.resident()];
    const { id } = await booked(facilityId, as);
    const other = await booked(facilityId, as, NOON);
    const { refusal, code } = await move(id, as, slot('03:30', '04:30'));
    expect(code).toBe('QUOTA_EXCEEDED');
    expect(refusal).toMatchObject({ __typename: 'OverlapsOwnBooking', booking: { id: other.id } });
  });

  test('to a facility of another unit', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const { id } = await booked(facilityId, as);
    const { id: elsewhere } = await buildFacility(commons.db, { now: commons.clock.now, kind: 'SPORTS_FIELD' });
    expect(await move(id, as, { facilityId: elsewhere })).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['facilityId'],
    });
  });

  test('for anybody but who booked', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const { id } = await booked(facilityId, as);
    expect((await move(id, world.manager, NOON)).code).toBe('FORBIDDEN');
    expect(await move(id, await world.resident(), NOON)).toMatchObject({ code: 'NOT_FOUND', field: ['bookingId'] });
  });

  // cal.com 13170: what was cancelled came to life again when it was moved.
  test.each(['CANCELLED', 'REJECTED', 'NO_SHOW', 'CHECKED_IN', 'COMPLETED'])('of one that is %s', async (state) => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const { id } = await booked(facilityId, as);
    await commons.sql('alter table booking disable trigger booking_keeps_to_steps');
    await commons.sql('update booking set state = $2 where id = $1', [id, state]);
    await commons.sql('alter table booking enable trigger booking_keeps_to_steps');
    expect(await move(id, as, NOON)).toMatchObject({ code: 'STATE_CONFLICT', field: ['bookingId'] });
    expect(await seen(commons, id, as)).toMatchObject({ ...TEN, state, movableUntil: null });
  });

  test('after the deadline of the policy that it was made under, and once it has begun', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    await world.policy(facilityId, { cancelUntilMinutes: 120 });
    const { id } = await booked(facilityId, as);
    commons.clock.now = Temporal.Instant.from('2026-03-04T23:59:59.999Z');
    expect(await seen(commons, id, as)).toMatchObject({ movableUntil: at('00:00') });
    commons.clock.now = Temporal.Instant.from(at('00:00'));
    expect(await move(id, as, NOON)).toMatchObject({ code: 'DEADLINE_PASSED', field: ['bookingId'] });
    const plain = await world.facility();
    const other = await booked(plain, as, slot('08:00', '09:00'));
    commons.clock.now = Temporal.Instant.from(at('08:00'));
    expect(await move(other.id, as, slot('10:00', '11:00'))).toMatchObject({ code: 'DEADLINE_PASSED' });
  });

  test('more often than its policy says; to give back part of it is no move', async () => {
    const [facilityId, as] = [await world.facility({ capacity: 2 }), await world.resident()];
    await world.policy(facilityId, { movesMax: 1 });
    const { id } = await booked(facilityId, as, { ...slot('02:00', '04:00'), quantity: 2 });
    expect((await move(id, as, { start: at('02:30'), end: at('04:30') })).booking).toMatchObject({ moves: 1 });
    expect(await move(id, as, { start: at('03:00') }, 2)).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      field: ['bookingId'],
    });
    const { booking, code } = await move(id, as, { start: at('03:00'), end: at('04:00'), quantity: 1 }, 2);
    expect([code, booking?.moves, booking?.quantity]).toEqual(['DONE', 1, 1]);
  });
});

// indico 6550: to correct a word moved a booking, and told everybody.
test('words are changed without touching a place', async () => {
  const [facilityId, as] = [await world.facility(), await world.resident()];
  const { id } = await booked(facilityId, as);
  const counters = () =>
    commons.sql('select xmin::text, taken from occupancy where pool_id = $1 order by span', [facilityId]);
  const before = await counters();
  await commons.sql(`update booking set note = '轮椅', group_name = '羽毛球队', version = version + 1 where id = $1`, [
    id,
  ]);
  expect(await counters()).toEqual(before);
});

describe('giving back part of a booking', () => {
  // cal.com 8378: one of several who share a booking could not leave it.
  test('frees the places at once, and asks no unit', async () => {
    const [facilityId, as] = [await world.facility({ capacity: 3, admission: 'APPROVAL' }), await world.resident()];
    const { id } = await booked(facilityId, as, { ...TEN, quantity: 3 });
    await send(commons, 'confirm', { bookingId: id }, world.manager);
    const { booking } = await move(id, as, { quantity: 2 }, 2);
    expect(booking).toMatchObject({ state: 'CONFIRMED', quantity: 2, moves: 0, moveRequest: null });
    expect(await availability(commons, facilityId, TEN.start, TEN.end)).toEqual([{ ...TEN, remaining: 1 }]);
  });

  test('leaves each child a place', async () => {
    const [facilityId, as] = [await world.facility({ capacity: 3 }), await world.resident()];
    const { id } = await booked(facilityId, as, { ...TEN, quantity: 3, children: 1 });
    expect((await move(id, as, { quantity: 2 })).code).toBe('DONE');
    expect((await move(id, as, { quantity: 1 }, 2)).code).toBe('NOT_ELIGIBLE');
  });
});
