import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildFacility, type BuiltFacility, type FacilityOverrides } from '../../seeds/factories/facility.factory.ts';
import { buildResident, type BuiltResident } from '../../seeds/factories/person.factory.ts';
import { BOOKINGS_AHEAD_MAX, CAR_PARK_PLACES_MAX, ROOM_HOURS_A_WEEK_MAX } from '../../src/bookings/booking.quotas.ts';
import { faultOf } from '../../src/database/fault.ts';
import { type Commons, startCommons, TEST_NOW } from '../support/commons.ts';
import { connect, insertBooking, standInForMatches, untilWaiting } from './booking.connections.ts';
import { wrongs } from './booking.invariants.ts';
import { book, type BookingWish, cancel, tally } from './booking.operations.ts';

/** Requests of one person at the same moment. */
const AT_ONCE = 8;

let commons: Commons;
let resident: BuiltResident;

beforeAll(async () => {
  commons = await startCommons({ poolSize: AT_ONCE + 2 });
  await standInForMatches(commons);
});
afterAll(() => commons.close());
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  resident = await buildResident(commons.db);
});

function facility(overrides: FacilityOverrides = {}): Promise<BuiltFacility> {
  return buildFacility(commons.db, { now: commons.clock.now, kind: 'SPORTS_FIELD', capacity: 100, ...overrides });
}

/** A room of one place, which may be had for days on end. */
function room(overrides: FacilityOverrides = {}): Promise<BuiltFacility> {
  return facility({ kind: 'MEETING_ROOM', capacity: 1, maxMinutes: 3 * 24 * 60, ...overrides });
}

/** Some hours from a moment of March 2026 in Fuzhou. */
function hours(from: string, length = 1, offset = '+08:00') {
  const start = Temporal.Instant.from(`2026-03-${from}${offset}`);
  return { start: start.toString(), end: start.add({ minutes: length * 60 }).toString() };
}

const asked = (wish: BookingWish, language?: string) =>
  book(commons, wish, { as: resident.subject, ...(language !== undefined && { language }) });

/** So many bookings of the resident, one after another from the 4th of March on, without the rules. */
async function hold(count: number, facilityId: string): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const slot = hours(`04T${String(at + 1).padStart(2, '0')}:00`);
    ids.push((await buildBooking(commons.db, { facilityId, bookerId: resident.residentId, ...slot })).id);
  }
  return ids;
}

const LATER = hours('10T10:00');

describe('bookings that lie ahead of one person', () => {
  test('are at most so many, and the next is refused with how many that are', async () => {
    const { id: facilityId } = await facility();
    await hold(BOOKINGS_AHEAD_MAX - 1, facilityId);
    expect((await asked({ facilityId, ...LATER })).code).toBe('DONE');
    const next = { facilityId, ...hours('11T10:00') };
    expect((await asked(next)).refusal).toMatchObject({
      __typename: 'QuotaExceeded',
      code: 'QUOTA_EXCEEDED',
      message: 'One person holds at most 10 bookings to come; you hold 10.',
      field: null,
      used: 10,
      // The first of them ends then.
      freeAt: '2026-03-03T18:00:00.000Z',
      quota: { limit: 10, holder: 'PERSON', measure: 'BOOKINGS', period: 'AHEAD', isDefault: true },
    });
    expect((await asked(next, 'zh-CN')).refusal?.message).toBe('每人最多持有 10 个尚未结束的预约，您已持有 10 个。');
    expect(await wrongs(commons)).toEqual([]);
  });

  test('make room when one is given back, or has ended', async () => {
    const { id: facilityId } = await facility();
    const [first] = await hold(BOOKINGS_AHEAD_MAX, facilityId);
    expect((await asked({ facilityId, ...LATER })).code).toBe('QUOTA_EXCEEDED');
    await cancel(commons, { bookingId: first! }, { as: resident.subject });
    expect((await asked({ facilityId, ...LATER })).code).toBe('DONE');
    expect((await asked({ facilityId, ...hours('11T10:00') })).code).toBe('QUOTA_EXCEEDED');
    // The second of them lasts from two to three.
    commons.clock.now = Temporal.Instant.from('2026-03-04T02:59:00+08:00');
    expect((await asked({ facilityId, ...hours('11T10:00') })).code).toBe('QUOTA_EXCEEDED');
    commons.clock.now = Temporal.Instant.from('2026-03-04T03:00:00+08:00');
    expect((await asked({ facilityId, ...hours('11T10:00') })).code).toBe('DONE');
  });

  test('of somebody else, or of a match, count for nobody', async () => {
    const { id: facilityId, unitId: holderId } = await facility();
    await hold(BOOKINGS_AHEAD_MAX, facilityId);
    const other = await buildResident(commons.db);
    expect((await book(commons, { facilityId, ...LATER }, { as: other.subject })).code).toBe('DONE');
    const db = await connect(commons);
    for (let at = 0; at < 2 * BOOKINGS_AHEAD_MAX; at++) {
      await insertBooking(db, { facilityId, holderId, ...LATER, quantity: 3 });
    }
    await db.end();
  });

  test('are refused again when the same request comes again, and then still when there is room', async () => {
    const { id: facilityId } = await facility();
    const [first] = await hold(BOOKINGS_AHEAD_MAX, facilityId);
    const wish = { facilityId, ...LATER, idempotencyKey: randomUUID() };
    const refused = await asked(wish);
    expect(refused.code).toBe('QUOTA_EXCEEDED');
    await cancel(commons, { bookingId: first! }, { as: resident.subject });
    expect(await asked(wish)).toEqual(refused);
  });

  test('are as many, not one more, when eight requests come at once', async () => {
    const { id: facilityId } = await facility();
    const { id: court } = await facility({ kind: 'PARKING' });
    await hold(BOOKINGS_AHEAD_MAX - 3, facilityId);
    const wishes = Array.from({ length: AT_ONCE }, (_, at) => ({
      facilityId: at % 2 === 0 ? facilityId : court,
      ...hours(`${10 + at}T10:00`),
      idempotencyKey: randomUUID(),
    }));
    const outcomes = await Promise.all(wishes.map((wish) => asked(wish)));
    expect(tally(outcomes)).toEqual({ DONE: 3, QUOTA_EXCEEDED: AT_ONCE - 3 });
    for (const { refusal } of outcomes.filter(({ refusal }) => refusal)) {
      expect(refusal?.message).toBe('One person holds at most 10 bookings to come; you hold 10.');
    }
    // Each refusal was kept as the answer to its key.
    expect(await Promise.all(wishes.map((wish) => asked(wish)))).toEqual(outcomes);
    expect(await wrongs(commons)).toEqual([]);
  });
});

describe('the places of a car park', () => {
  test('are two to one person, and three are refused with how many that are', async () => {
    const { id: facilityId } = await facility({ kind: 'PARKING' });
    const wish = { facilityId, ...LATER };
    expect((await asked({ ...wish, quantity: CAR_PARK_PLACES_MAX + 1 })).refusal).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      message: 'One person holds at most 2 places of a car park at a time; these would be 3.',
      field: ['quantity'],
    });
    const chinese = await asked({ ...wish, quantity: 30 }, 'zh-CN');
    expect(chinese.refusal?.message).toBe('每人同一时间最多占用 2 个停车位，本次为 30 个。');
    expect((await asked({ ...wish, quantity: CAR_PARK_PLACES_MAX })).code).toBe('DONE');
  });

  test('are no more by two bookings at the same moment, in one car park or in two', async () => {
    const parks = [await facility({ kind: 'PARKING' }), await facility({ kind: 'PARKING' })];
    const wishes = Array.from({ length: AT_ONCE }, (_, at) => ({
      facilityId: parks[at % 2]!.id,
      quantity: 2,
      ...LATER,
    }));
    expect(tally(await Promise.all(wishes.map((wish) => asked(wish))))).toEqual({
      DONE: 1,
      QUOTA_EXCEEDED: AT_ONCE - 1,
    });
  });

  test('are as many as are left where people are counted, not spaces', async () => {
    const { id: facilityId } = await facility();
    expect((await asked({ facilityId, ...LATER, quantity: 30 })).code).toBe('DONE');
  });
});

describe('the hours of a room of one place', () => {
  test.each(['MEETING_ROOM', 'ACTIVITY_ROOM'] as const)(
    'are 24 a week to one person, and more are refused with how many that are: %s',
    async (kind) => {
      const { id: facilityId } = await room({ kind });
      expect((await asked({ facilityId, ...hours('10T08:00', 14) })).code).toBe('DONE');
      expect((await asked({ facilityId, ...hours('12T08:00', 9.5) })).code).toBe('DONE');
      const wish = { facilityId, ...hours('14T08:00', 0.75) };
      expect((await asked(wish)).refusal).toMatchObject({
        code: 'QUOTA_EXCEEDED',
        message:
          'One person holds this room for at most 24 hours a week; in the week from 2026-03-09 you hold it for 23.5, ' +
          'and this would be 0.75 more.',
        field: ['start'],
      });
      expect((await asked(wish, 'zh-CN')).refusal?.message).toBe(
        '每人每周最多使用该房间 24 小时；自 2026-03-09 起的一周您已预约 23.5 小时，本次为 0.75 小时。',
      );
      expect((await asked({ facilityId, ...hours('14T08:00', 0.5) })).code).toBe('DONE');
    },
  );

  test('are refused to a single booking that is longer', async () => {
    const { id: facilityId } = await room();
    expect((await asked({ facilityId, ...hours('10T08:00', 24.25) })).code).toBe('QUOTA_EXCEEDED');
    expect((await asked({ facilityId, ...hours('10T08:00', 24) })).code).toBe('DONE');
  });

  test.each([
    ['Asia/Shanghai', '+08:00'],
    ['America/New_York', '-04:00'],
  ])('count in the week in which they start where the room is, from Monday on: %s', async (timeZone, offset) => {
    const { id: facilityId } = await room({ timeZone });
    // All of it, though most lies in the week of the 9th.
    expect((await asked({ facilityId, ...hours('08T23:00', 24, offset) })).code).toBe('DONE');
    const sunday = { facilityId, ...hours('08T21:45', 0.25, offset) };
    expect((await asked(sunday)).code).toBe('QUOTA_EXCEEDED');
    expect((await asked({ facilityId, ...hours('10T00:00', 24, offset) })).code).toBe('DONE');
    expect((await asked({ facilityId, ...hours('15T23:45', 0.25, offset) })).code).toBe('QUOTA_EXCEEDED');
    expect((await asked({ facilityId, ...hours('16T00:00', 0.25, offset) })).code).toBe('DONE');
  });

  test.each<[string, FacilityOverrides]>([
    ['another room', {}],
    ['a room of two places', { capacity: 2 }],
    ['a court', { kind: 'SPORTS_FIELD' }],
  ])('are not those of %s', async (_what, overrides) => {
    const { id: first } = await room();
    const { id: facilityId } = await room(overrides);
    expect((await asked({ facilityId: first, ...hours('09T00:00', 24) })).code).toBe('DONE');
    expect((await asked({ facilityId, ...hours('10T00:00', 24) })).code).toBe('DONE');
    const more = { facilityId, ...hours('11T00:00', 24) };
    expect((await asked(more)).code).toBe(Object.keys(overrides).length > 0 ? 'DONE' : 'QUOTA_EXCEEDED');
  });

  test('count when they are over, and not when they were given back', async () => {
    const { id: facilityId } = await room();
    const { booking } = await asked({ facilityId, ...hours('10T00:00', 12) });
    const held = { facilityId, bookerId: resident.residentId };
    await buildBooking(commons.db, { ...held, ...hours('11T00:00', 12), state: 'COMPLETED' });
    await buildBooking(commons.db, { ...held, ...hours('12T00:00', 12), state: 'NO_SHOW' });
    expect((await asked({ facilityId, ...hours('13T00:00') })).code).toBe('QUOTA_EXCEEDED');
    await cancel(commons, { bookingId: booking!.id }, { as: resident.subject });
    expect((await asked({ facilityId, ...hours('13T00:00') })).code).toBe('DONE');
  });

  test('are as many, not more, when eight requests come at once', async () => {
    const { id: facilityId } = await room();
    const wishes = Array.from({ length: AT_ONCE }, (_, at) => ({
      facilityId,
      ...hours(`${9 + Math.floor(at / 2)}`.padStart(2, '0') + (at % 2 === 0 ? 'T00:00' : 'T12:00'), 7),
    }));
    const outcomes = await Promise.all(wishes.map((wish) => asked(wish)));
    expect(tally(outcomes)).toEqual({ DONE: 3, QUOTA_EXCEEDED: AT_ONCE - 3 });
    expect(await wrongs(commons)).toEqual([]);
  });
});

describe('what is offered instead', () => {
  test('is no time at which one person would hold the room for too long', async () => {
    const { id: facilityId } = await room();
    // Sunday is taken, and the week before it is used up but for an hour.
    await buildBooking(commons.db, { facilityId, ...hours('08T00:00', 24) });
    await buildBooking(commons.db, { facilityId, bookerId: resident.residentId, ...hours('03T18:00', 23) });
    const two = await asked({ facilityId, ...hours('09T00:00', 2) });
    expect(two.code).toBe('DONE');
    const taken = { facilityId, ...hours('09T00:00', 2) };
    const { refusal } = await book(commons, taken, { as: resident.subject });
    expect(refusal?.code).toBe('SLOT_UNAVAILABLE');
    // Not on Saturday night, which is as near.
    expect(refusal?.alternatives?.map(({ start }) => start)).toEqual(['2026-03-08T18:00:00.000Z']);
  });
});

describe('past all code', () => {
  const verdict = async (work: Promise<unknown>) => {
    try {
      await work;
      return 'ok';
    } catch (error) {
      return faultOf(error).constraint ?? String(error);
    }
  };
  /** A day that will not pass while this project lives. */
  const far = (day: number, length = 1) => {
    const start = Temporal.Instant.from('2099-03-02T00:00:00+08:00').add({ hours: 24 * day });
    return { start: start.toString(), end: start.add({ minutes: length * 60 }).toString() };
  };

  test('an eleventh booking ahead is impossible, one after another and in one statement', async () => {
    const { id: facilityId } = await facility();
    const db = await connect(commons);
    const insert = (day: number) => insertBooking(db, { facilityId, bookerId: resident.residentId, ...far(day) });
    for (let day = 0; day < BOOKINGS_AHEAD_MAX; day++) expect(await verdict(insert(day))).toBe('ok');
    expect(await verdict(insert(BOOKINGS_AHEAD_MAX))).toBe('booking_quota_ahead');
    const { residentId } = await buildResident(commons.db);
    const twelve = (count: number) =>
      db.query(
        `insert into booking (id, district_code, reference, facility_id, kind, booker_id, starts_at, ends_at, quantity,
                              state, created_at, updated_at)
         select 'bkg_' || md5($1 || n), f.district_code, md5($1 || n), f.id, f.kind, $1, at, at + interval '1 hour', 1,
                'CONFIRMED', now(), now()
         from shared_facility f, generate_series(1, $3::integer) n, lateral (select '2099-05-01T00:00Z'::timestamptz + n * interval '1 day') t (at)
         where f.id = $2`,
        [residentId, facilityId, count],
      );
    expect(await verdict(twelve(BOOKINGS_AHEAD_MAX + 1))).toBe('booking_quota_ahead');
    expect(await verdict(twelve(BOOKINGS_AHEAD_MAX))).toBe('ok');
    await db.end();
  });

  test('two connections that each see room for one more do not both have it', async () => {
    const { id: facilityId } = await facility();
    const [one, two] = [await connect(commons), await connect(commons)];
    const insert = (db: typeof one, day: number) =>
      insertBooking(db, { facilityId, bookerId: resident.residentId, ...far(day) });
    for (let day = 1; day < BOOKINGS_AHEAD_MAX; day++) await insert(one, day);
    await one.query('begin');
    await insert(one, 20);
    const second = verdict(insert(two, 30));
    await untilWaiting(commons, 1);
    await one.query('commit');
    expect(await second).toBe('booking_quota_ahead');
    await one.end();
    await two.end();
  });

  test('a third place of a car park and a twenty-fifth hour of a room are impossible', async () => {
    const { id: park } = await facility({ kind: 'PARKING' });
    const { id: facilityId } = await room();
    const db = await connect(commons);
    const by = { bookerId: resident.residentId };
    const parked = (quantity: number) => verdict(insertBooking(db, { facilityId: park, ...by, ...far(0), quantity }));
    expect(await parked(CAR_PARK_PLACES_MAX + 1)).toBe('booking_quota_car_park');
    expect(await parked(CAR_PARK_PLACES_MAX)).toBe('ok');
    const met = (day: number, length: number) => verdict(insertBooking(db, { facilityId, ...by, ...far(day, length) }));
    expect(await met(0, ROOM_HOURS_A_WEEK_MAX - 1)).toBe('ok');
    expect(await met(3, 1.25)).toBe('booking_quota_room_week');
    expect(await met(3, 1)).toBe('ok');
    expect(await met(7, ROOM_HOURS_A_WEEK_MAX)).toBe('ok');
    await db.end();
  });

  test('what was given back comes back, grows or moves only as far as there is room', async () => {
    const { id: park } = await facility({ kind: 'PARKING' });
    const { id: facilityId } = await room();
    const db = await connect(commons);
    // No booking comes back by a step of the program; the quotas hold all the same.
    await db.query('alter table booking disable trigger booking_keeps_to_steps');
    const by = { bookerId: resident.residentId };
    const car = await insertBooking(db, { facilityId: park, ...by, ...far(0), state: 'CANCELLED', quantity: 3 });
    const set = (id: string, change: string) => verdict(db.query(`update booking set ${change} where id = $1`, [id]));
    expect(await set(car, `state = 'CONFIRMED'`)).toBe('booking_quota_car_park');
    expect(await set(car, `state = 'CONFIRMED', quantity = 2`)).toBe('ok');
    expect(await set(car, 'quantity = 3')).toBe('booking_quota_car_park');
    await insertBooking(db, { facilityId, ...by, ...far(0, 20) });
    const night = await insertBooking(db, { facilityId, ...by, ...far(8, 20) });
    expect(await set(night, `starts_at = starts_at - interval '4 days', ends_at = ends_at - interval '4 days'`)).toBe(
      'booking_quota_room_week',
    );
    expect(await set(night, `ends_at = ends_at + interval '4 hours'`)).toBe('ok');
    expect(await set(night, `ends_at = ends_at + interval '1 hour'`)).toBe('booking_quota_room_week');
    await db.query('alter table booking enable trigger booking_keeps_to_steps');
    await db.end();
  });

  test('somebody who holds more from before may do all but take more', async () => {
    const { id: facilityId } = await facility({ kind: 'PARKING' });
    const db = await connect(commons);
    // As they were written before there was a bound.
    await db.query('alter table booking disable trigger booking_keeps_quotas_when_made');
    const ids: string[] = [];
    for (let day = 0; day < BOOKINGS_AHEAD_MAX + 5; day++) {
      ids.push(
        await insertBooking(db, {
          facilityId,
          bookerId: resident.residentId,
          ...far(day),
          quantity: 5,
          state: 'PENDING',
        }),
      );
    }
    await db.query('alter table booking enable trigger booking_keeps_quotas_when_made');
    const set = (change: string) => verdict(db.query(`update booking set ${change} where id = any($1)`, [ids]));
    expect(await set(`state = 'CONFIRMED', version = version + 1`)).toBe('ok');
    expect(await set('quantity = 4')).toBe('ok');
    expect(await set(`state = 'CANCELLED'`)).toBe('ok');
    await db.end();
  });
});
