import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lapseRequests } from '../../../src/bookings/clock/end-by-the-clock.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { wrongs } from '../booking.invariants.ts';
import { availability } from '../booking.operations.ts';
import { type BookingSeen, buildMovesWorld, type MovesWorld, seen, send } from './moves-world.ts';

let commons: Commons;
let world: MovesWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildMovesWorld(commons);
});
beforeEach(() => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
});
afterAll(async () => {
  expect(await wrongs(commons)).toEqual([]);
  await commons.close();
});

const slot = (from: string, to: string) => ({ start: `2026-03-05T${from}:00.000Z`, end: `2026-03-05T${to}:00.000Z` });
const TEN = slot('02:00', '03:00');
const HALF_PAST = slot('02:30', '03:30');
const NOON = slot('04:00', '05:00');
const DAY = ['2026-03-05T01:00:00.000Z', '2026-03-05T06:00:00.000Z'] as const;

/** A confirmed booking in a facility whose unit approves, and a move of it that waits. */
async function moving(to: object, overrides: object = {}) {
  const [facilityId, as] = [await world.facility({ admission: 'APPROVAL', ...overrides }), await world.resident()];
  const { booking } = await send(commons, 'create', { facilityId, ...TEN }, as);
  await send(commons, 'confirm', { bookingId: booking!.id }, world.manager);
  const asked = await send(commons, 'move', { bookingId: booking!.id, expectedVersion: 2, ...to }, as);
  expect(asked.code).toBe('DONE');
  return { facilityId, as, id: booking!.id, asked: asked.booking!, move: asked.booking!.moveRequest! };
}

/** From when until when how many places are left, where any are. */
async function left(facilityId: string): Promise<string[]> {
  const windows = await availability(commons, facilityId, ...DAY);
  return windows.map(({ start, end, remaining }) => `${start.slice(11, 16)}–${end.slice(11, 16)} ${remaining}`);
}

describe('where the unit approves, a move waits', () => {
  test('and keeps both places until it is answered', async () => {
    const { facilityId, id, asked, move } = await moving(NOON);
    expect(asked).toMatchObject({ ...TEN, state: 'CONFIRMED', version: 3, moves: 0, movableUntil: null });
    expect(move).toMatchObject({ ...NOON, state: 'PENDING', moveOf: { id }, answerBy: TEN.start });
    expect(await left(facilityId)).toEqual(['01:00–02:00 1', '03:00–04:00 1', '05:00–06:00 1']);
  });

  test('also to a time that overlaps its own, in a facility of one place: it takes what it does not have', async () => {
    const { facilityId, move } = await moving(HALF_PAST);
    expect(await left(facilityId)).toEqual(['01:00–02:00 1', '03:30–06:00 1']);
    await send(commons, 'reject', { bookingId: move.id, reason: 'no' }, world.manager);
    expect(await left(facilityId)).toEqual(['01:00–02:00 1', '03:00–06:00 1']);
  });

  test('and takes as much more as it asks for, at each moment', async () => {
    const { facilityId } = await moving({ ...slot('02:30', '04:00'), quantity: 3 }, { capacity: 4 });
    expect(await left(facilityId)).toEqual(['01:00–02:00 4', '02:00–02:30 3', '02:30–04:00 1', '04:00–06:00 4']);
  });

  test('from a half to its hall, of which it has a half already', async () => {
    const [hall, half] = [
      await world.facility({ capacity: 2, admission: 'APPROVAL' }),
      await world.facility({ admission: 'APPROVAL' }),
    ];
    await commons.sql('insert into facility_part (part_id, whole_id, places) values ($1, $2, 1)', [half, hall]);
    const as = await world.resident();
    const { booking } = await send(commons, 'create', { facilityId: half, ...TEN }, as);
    await send(commons, 'confirm', { bookingId: booking!.id }, world.manager);
    const input = { bookingId: booking!.id, expectedVersion: 2, facilityId: hall, quantity: 2 };
    const { booking: asked, code } = await send(commons, 'move', input, as);
    expect(code).toBe('DONE');
    expect(await left(hall)).toEqual(['01:00–02:00 2', '03:00–06:00 2']);
    // Parts stay as they are until it is answered.
    await expect(commons.sql('delete from facility_part where part_id = $1', [half])).rejects.toThrow('moves wait');
    expect((await send(commons, 'confirm', { bookingId: asked!.moveRequest!.id }, world.manager)).code).toBe('DONE');
    expect(await seen(commons, booking!.id, as)).toMatchObject({ facility: { id: hall }, quantity: 2 });
    expect(await left(half)).toEqual(['01:00–02:00 1', '03:00–06:00 1']);
  });

  test('and counts once for its person: neither stands in the way of the other', async () => {
    const { as, facilityId } = await moving(HALF_PAST);
    const [{ n }] = (await commons.sql(
      `select count(*)::int as n from booking_quotas_broken(
         (select booker_id from booking where facility_id = $1 limit 1), $1, 'SPORTS_FIELD', $2, $3, 1, $4, '{}')`,
      [facilityId, NOON.start, NOON.end, TEST_NOW],
    )) as [{ n: number }];
    expect(n).toBe(0);
    expect((await send(commons, 'create', { facilityId, ...NOON }, as)).code).toBe('DONE');
  });

  test('and another move of it is refused, until it is withdrawn', async () => {
    const { as, id, move } = await moving(NOON);
    const again = { bookingId: id, expectedVersion: 3, ...HALF_PAST };
    expect(await send(commons, 'move', again, as)).toMatchObject({ code: 'STATE_CONFLICT', field: ['bookingId'] });
    const itself = { bookingId: move.id, expectedVersion: 1, ...HALF_PAST };
    expect(await send(commons, 'move', itself, as)).toMatchObject({ code: 'STATE_CONFLICT' });
    expect((await send(commons, 'cancel', { bookingId: move.id }, as)).code).toBe('DONE');
    expect((await send(commons, 'move', again, as)).code).toBe('DONE');
  });
});

describe('when it is answered', () => {
  test('the booking is there, and the old place is free; the move says what became of it', async () => {
    const { facilityId, as, id, move } = await moving(HALF_PAST);
    const { booking } = await send(commons, 'confirm', { bookingId: move.id }, world.manager);
    expect(booking).toMatchObject({ id: move.id, state: 'MOVED', moveOf: { id } });
    expect(await seen(commons, id, as)).toMatchObject({
      ...HALF_PAST,
      state: 'CONFIRMED',
      version: 4,
      moves: 1,
      moveRequest: null,
      movedFrom: TEN,
    });
    expect(await left(facilityId)).toEqual(['01:00–02:30 1', '03:30–06:00 1']);
    expect(
      await commons.sql(
        `select topic, subject_id from outbox_event where subject_id = any($1)
         and topic in ('booking.moved', 'booking.confirmed') order by id desc limit 2`,
        [[id, move.id]],
      ),
    ).toEqual([
      { topic: 'booking.confirmed', subject_id: move.id },
      { topic: 'booking.moved', subject_id: id },
    ]);
  });

  test('with no, the booking stays where it was', async () => {
    const { facilityId, as, id, move } = await moving(NOON);
    expect((await send(commons, 'reject', { bookingId: move.id, reason: '自用' }, world.manager)).code).toBe('DONE');
    expect(await seen(commons, id, as)).toMatchObject({ ...TEN, state: 'CONFIRMED', moveRequest: null });
    expect(await left(facilityId)).toEqual(['01:00–02:00 1', '03:00–06:00 1']);
  });

  test('by the rules of that moment: not in a facility that was withdrawn', async () => {
    const { facilityId, as, id, move } = await moving(NOON);
    await commons.sql(`update shared_facility set state = 'WITHDRAWN' where id = $1`, [facilityId]);
    expect((await send(commons, 'confirm', { bookingId: move.id }, world.manager)).code).toBe('NOT_BOOKABLE');
    expect(await seen(commons, id, as)).toMatchObject({ ...TEN, moveRequest: { state: 'PENDING' } });
  });

  test('where what waits takes no places, by what is left', async () => {
    const facilityId = await world.facility({ admission: 'APPROVAL' });
    await world.policy(facilityId, { pendingTakesPlaces: false });
    const [as, other] = [await world.resident(), await world.resident()];
    const ids = [];
    for (const [person, at] of [
      [as, TEN],
      [other, NOON],
    ] as const) {
      const { booking } = await send(commons, 'create', { facilityId, ...at }, person);
      ids.push(booking!.id);
    }
    await send(commons, 'confirm', { bookingId: ids[0]! }, world.manager);
    const input = { bookingId: ids[0]!, expectedVersion: 2, ...NOON };
    const { booking } = await send(commons, 'move', input, as);
    await send(commons, 'confirm', { bookingId: ids[1]! }, world.manager);
    const move = booking!.moveRequest!;
    expect((await send(commons, 'confirm', { bookingId: move.id }, world.manager)).code).toBe('SLOT_UNAVAILABLE');
    expect(await seen(commons, ids[0]!, as)).toMatchObject(TEN);
  });
});

describe('a move that nobody answers', () => {
  test('lapses before either of them begins, by the clock, for everybody', async () => {
    const { facilityId, as, id, move } = await moving(NOON);
    commons.clock.now = Temporal.Instant.from('2026-03-05T01:59:59.999Z');
    expect(await seen(commons, id, as)).toMatchObject({ moveRequest: { id: move.id } });
    commons.clock.now = Temporal.Instant.from(TEN.start);
    expect(await seen(commons, id, as)).toMatchObject({ moveRequest: null, state: 'CONFIRMED' });
    expect(await seen(commons, move.id, as)).toMatchObject({ state: 'EXPIRED' });
    expect((await left(facilityId)).at(-1)).toBe('03:00–06:00 1');
    expect((await send(commons, 'confirm', { bookingId: move.id }, world.manager)).code).toBe('STATE_CONFLICT');
    const job = { db: commons.db, now: () => commons.clock.now, closing: new AbortController().signal };
    expect(await lapseRequests(job)).toBeGreaterThanOrEqual(1);
    expect(await wrongs(commons)).toEqual([]);
  });

  test('lapses after as many minutes as the policy says, and the booking can move again before any job has come by', async () => {
    const facilityId = await world.facility({ admission: 'APPROVAL' });
    await world.policy(facilityId, { answerWithinMinutes: 60 });
    const as = await world.resident();
    const { booking } = await send(commons, 'create', { facilityId, ...TEN }, as);
    const hour = Temporal.Instant.from(TEST_NOW).add({ hours: 1 });
    expect(booking).toMatchObject({ answerBy: hour.toString({ fractionalSecondDigits: 3 }) });
    await send(commons, 'confirm', { bookingId: booking!.id }, world.manager);
    await send(commons, 'move', { bookingId: booking!.id, expectedVersion: 2, ...NOON }, as);
    commons.clock.now = hour;
    const again = await send(commons, 'move', { bookingId: booking!.id, expectedVersion: 3, ...HALF_PAST }, as);
    expect(again).toMatchObject({ code: 'DONE', booking: { moveRequest: HALF_PAST } });
  });
});

describe('when the booking ends, so does its move', () => {
  const ends: Readonly<Record<string, (id: string, as: string) => Promise<unknown>>> = {
    'given back by its booker': (bookingId, as) => send(commons, 'cancel', { bookingId }, as),
    'taken back by the unit': (bookingId) => send(commons, 'cancel', { bookingId, reason: '自用' }, world.manager),
  };
  test.each(Object.keys(ends))('%s', async (how) => {
    const { facilityId, as, id, move } = await moving(NOON);
    await ends[how]!(id, as);
    const both = await Promise.all([id, move.id].map((one) => seen(commons, one, as)));
    expect(both.map((one) => (one as BookingSeen).state)).toEqual(['CANCELLED', 'CANCELLED']);
    expect(await left(facilityId)).toEqual(['01:00–06:00 1']);
  });

  test('and the database lets nothing else happen', async () => {
    const { id, move } = await moving(NOON);
    await expect(commons.sql(`update booking set state = 'CANCELLED' where id = $1`, [id])).rejects.toThrow(
      'a move waits',
    );
    await expect(commons.sql(`update booking set quantity = 2 where id = $1`, [move.id])).rejects.toThrow(
      'asked for anew',
    );
    await expect(commons.sql(`update booking set moves_id = null where id = $1`, [move.id])).rejects.toThrow(
      'asked for anew',
    );
  });
});

test('a request that nobody has confirmed moves itself, and is answered later', async () => {
  const [facilityId, as] = [await world.facility({ admission: 'APPROVAL' }), await world.resident()];
  const { booking } = await send(commons, 'create', { facilityId, ...TEN }, as);
  const { booking: moved } = await send(commons, 'move', { bookingId: booking!.id, expectedVersion: 1, ...NOON }, as);
  expect(moved).toMatchObject({ ...NOON, state: 'PENDING', answerBy: NOON.start, moveRequest: null });
  expect((await send(commons, 'confirm', { bookingId: booking!.id }, world.manager)).booking).toMatchObject(NOON);
});
