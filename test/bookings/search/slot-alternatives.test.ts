import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import {
  ALWAYS,
  buildFacility,
  type BuiltFacility,
  type FacilityOverrides,
  OFF_HOURS,
} from '../../../seeds/factories/facility.factory.ts';
import { buildResident, type BuiltResident } from '../../../seeds/factories/person.factory.ts';
import { MembershipState } from '../../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { wrongs } from '../booking.invariants.ts';
import { book, type BookingWish, utc } from '../booking.operations.ts';

let commons: Commons;
let resident: BuiltResident;

beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  resident = await buildResident(commons.db);
});

function facility(overrides: FacilityOverrides = {}): Promise<BuiltFacility> {
  return buildFacility(commons.db, { now: commons.clock.now, kind: 'SPORTS_FIELD', ...overrides });
}

/** An interval of the days of March 2026 in Fuzhou: `on(4, '14:00', '15:00')`; an end on another day by its number. */
function on(day: number, from: string, to: string, endDay = day) {
  const two = (number: number) => String(number).padStart(2, '0');
  return { start: `2026-03-${two(day)}T${from}:00+08:00`, end: `2026-03-${two(endDay)}T${to}:00+08:00` };
}

const HOUR = on(4, '14:00', '15:00');

/** Fills a facility over an interval, by somebody else. */
function fill(facilityId: string, interval: { start: string; end: string }, quantity = 1) {
  return buildBooking(commons.db, { facilityId, ...interval, quantity });
}

/** What is offered in place of a wish that has to be refused: the facility and the start, in Fuzhou. */
async function offered(wish: Partial<BookingWish> & { facilityId: string }, as = resident.subject) {
  const { refusal } = await book(commons, { ...HOUR, ...wish }, { as });
  expect(refusal?.code).toBe('SLOT_UNAVAILABLE');
  return refusal!.alternatives!;
}

function starts(alternatives: Awaited<ReturnType<typeof offered>>): string[] {
  return alternatives.map(({ start }) =>
    Temporal.Instant.from(start)
      .toZonedDateTimeISO('Asia/Shanghai')
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  );
}

describe('other times of the same facility', () => {
  test('are the nearest on both sides, the nearest first, of the same length', async () => {
    const { id: facilityId } = await facility();
    await fill(facilityId, on(4, '13:00', '17:00'));
    const alternatives = await offered({ facilityId });
    expect(starts(alternatives)).toEqual(['2026-03-04T12:00', '2026-03-04T17:00']);
    for (const { start, end } of alternatives) expect(Date.parse(end) - Date.parse(start)).toBe(3_600_000);
  });

  test('are three at most, and each of them can be booked', async () => {
    const { id: facilityId } = await facility();
    await fill(facilityId, on(4, '13:00', '17:00'));
    await fill(facilityId, on(4, '10:00', '11:30'));
    await fill(facilityId, on(4, '18:00', '20:30'));
    const alternatives = await offered({ facilityId });
    expect(starts(alternatives)).toEqual(['2026-03-04T12:00', '2026-03-04T17:00', '2026-03-04T09:00']);
    for (const { start, end, facility } of alternatives) {
      const { subject } = await buildResident(commons.db);
      expect((await book(commons, { facilityId: facility.id, start, end }, { as: subject })).code).toBe('DONE');
    }
    expect(await wrongs(commons)).toEqual([]);
  });

  test('may overlap what was wanted, where only part of it is taken', async () => {
    const { id: facilityId } = await facility();
    await fill(facilityId, on(4, '14:45', '16:00'));
    expect(starts(await offered({ facilityId }))).toEqual(['2026-03-04T13:45', '2026-03-04T16:00']);
  });

  test('have the places that were wanted, not just one', async () => {
    const { id: facilityId } = await facility({ capacity: 10 });
    await fill(facilityId, on(4, '14:00', '15:00'), 8);
    await fill(facilityId, on(4, '15:00', '18:00'), 6);
    await fill(facilityId, on(4, '09:00', '14:00'), 5);
    expect(starts(await offered({ facilityId, quantity: 5 }))).toEqual(['2026-03-04T13:00', '2026-03-04T18:00']);
    expect(starts(await offered({ facilityId, quantity: 6 }))).toEqual(['2026-03-04T18:00', '2026-03-04T08:00']);
  });

  test('are found across gaps that are too short', async () => {
    const { id: facilityId } = await facility();
    await fill(facilityId, on(4, '13:00', '16:00'));
    await fill(facilityId, on(4, '16:45', '17:15'));
    await fill(facilityId, on(4, '11:00', '12:15'));
    expect(starts(await offered({ facilityId }))).toEqual(['2026-03-04T17:15', '2026-03-04T10:00']);
  });

  test('keep to the grid, the opening hours and the stretches', async () => {
    const { id: facilityId } = await facility({
      gridMinutes: 60,
      rules: [
        { ...ALWAYS, startTime: '09:00', endTime: '12:00' },
        { ...ALWAYS, startTime: '14:00', endTime: '17:30' },
      ],
    });
    await fill(facilityId, on(4, '14:00', '15:30'));
    await fill(facilityId, on(4, '10:30', '11:00'));
    expect(starts(await offered({ facilityId }))).toEqual(['2026-03-04T16:00', '2026-03-04T11:00', '2026-03-04T09:00']);
  });

  test('of an off-hours car park are other nights', async () => {
    const { id: facilityId } = await facility({ rules: OFF_HOURS });
    await fill(facilityId, on(4, '18:00', '08:00', 5));
    const alternatives = await offered({ facilityId, ...on(4, '18:00', '08:00', 5) });
    expect(starts(alternatives)).toEqual(['2026-03-03T18:00', '2026-03-05T18:00', '2026-03-06T18:00']);
  });

  test('begin neither in the past nor within the lead time', async () => {
    const { id: facilityId } = await facility({ leadMinutes: 90 });
    await fill(facilityId, on(3, '14:00', '16:00'));
    const wish = { facilityId, ...on(3, '14:00', '15:00') };
    // At noon it is 13:30 at the earliest, too late to be out by 14:00.
    expect(starts(await offered(wish))).toEqual(['2026-03-03T16:00']);
    commons.clock.now = commons.clock.now.subtract({ minutes: 30 });
    expect(starts(await offered(wish))).toEqual(['2026-03-03T13:00', '2026-03-03T16:00']);
  });

  test('begin within the horizon', async () => {
    const { id: facilityId } = await facility({ horizonDays: 1 });
    const wish = { facilityId, ...on(4, '11:00', '12:00') };
    await fill(facilityId, on(4, '10:00', '12:00'));
    expect(starts(await offered(wish))).toEqual(['2026-03-04T12:00', '2026-03-04T09:00']);
    await fill(facilityId, on(4, '12:00', '12:15'));
    expect(starts(await offered(wish))).toEqual(['2026-03-04T09:00']);
  });

  test('are looked for within three days, and not offered beyond', async () => {
    const { id: facilityId } = await facility({ maxMinutes: 20_000 });
    await fill(facilityId, { start: '2026-03-03T04:00:00Z', end: on(8, '14:00', '15:00').start });
    expect(await offered({ facilityId })).toEqual([]);
  });

  test('are found over a change of the clocks, on the grid of the new time', async () => {
    commons.clock.now = Temporal.Instant.from('2026-03-27T12:00:00Z');
    const { id: facilityId } = await facility({ timeZone: 'Europe/Helsinki', gridMinutes: 120 });
    await fill(facilityId, { start: '2026-03-27T12:00:00Z', end: '2026-03-29T12:00:00+03:00' });
    const alternatives = await offered({
      facilityId,
      start: '2026-03-28T20:00:00+02:00',
      end: '2026-03-28T22:00:00+02:00',
    });
    expect(alternatives.map(({ start }) => start)).toEqual([utc('2026-03-29T12:00:00+03:00')]);
  });
});

describe('what the booker already holds', () => {
  test('is not overlapped: the next time beside it is offered', async () => {
    const { id: facilityId } = await facility();
    const { id: elsewhere } = await facility();
    await fill(facilityId, on(4, '13:00', '16:00'));
    const bookerId = resident.residentId;
    await buildBooking(commons.db, { facilityId: elsewhere, bookerId, ...on(4, '16:30', '18:00') });
    await buildBooking(commons.db, { facilityId: elsewhere, bookerId, ...on(4, '12:00', '12:45') });
    const alternatives = await offered({ facilityId });
    expect(starts(alternatives)).toEqual(['2026-03-04T11:00', '2026-03-04T18:00']);
    for (const { start, end } of alternatives) {
      expect((await book(commons, { facilityId, start, end }, { as: resident.subject })).code).toBe('DONE');
    }
  });

  test('is no hindrance when it is of another kind, or given back', async () => {
    const { id: facilityId } = await facility();
    const { id: room } = await facility({ kind: 'MEETING_ROOM' });
    const { id: carPark } = await facility({ capacity: 2 });
    await fill(facilityId, on(4, '13:00', '16:00'));
    const bookerId = resident.residentId;
    await buildBooking(commons.db, { facilityId: room, bookerId, ...on(4, '16:00', '18:00') });
    await buildBooking(commons.db, { facilityId: carPark, bookerId, ...on(4, '11:00', '13:00'), state: 'CANCELLED' });
    expect(starts(await offered({ facilityId }))).toEqual(['2026-03-04T12:00', '2026-03-04T16:00']);
  });

  test('at the wanted time leaves no like facility to offer', async () => {
    const here = { latitude: 26.09, longitude: 119.3 };
    const { id: facilityId } = await facility({ location: here });
    const { id: nearby } = await facility({ location: here, capacity: 5 });
    await fill(facilityId, on(4, '13:00', '16:00'));
    await buildBooking(commons.db, { facilityId: nearby, bookerId: resident.residentId, ...on(4, '14:30', '14:45') });
    const alternatives = await offered({ facilityId });
    expect(alternatives.map((one) => one.facility.id)).toEqual([facilityId, facilityId]);
  });
});

describe('like facilities nearby', () => {
  const HERE = { latitude: 26.09, longitude: 119.3 };
  /** So many metres to the north. */
  const north = (meters: number) => ({ ...HERE, latitude: HERE.latitude + meters / 111_195 });

  let facilityId: string;
  beforeEach(async () => {
    // Nothing of an earlier test is nearby.
    await commons.sql('update shared_facility set latitude = null, longitude = null');
    ({ id: facilityId } = await facility({
      location: HERE,
      name: 'Full',
      rules: [{ ...ALWAYS, startTime: '13:00', endTime: '16:00' }],
    }));
    await fill(facilityId, on(4, '13:00', '16:00'));
  });

  /** The ids of the like facilities that are offered for the wanted time. */
  async function nearby(wish: Partial<BookingWish> = {}): Promise<string[]> {
    const alternatives = (await offered({ facilityId, ...wish })).filter((one) => one.facility.id !== facilityId);
    for (const { start, end } of alternatives) {
      expect({ start, end }).toEqual({ start: utc(HOUR.start), end: utc(HOUR.end) });
    }
    return alternatives.map((one) => one.facility.id);
  }

  test('are offered at the wanted time, after two other times', async () => {
    const { id } = await facility({ location: north(300) });
    const alternatives = await offered({ facilityId });
    expect(alternatives.map((one) => one.facility.id)).toEqual([facilityId, facilityId, id]);
    expect(starts(alternatives)).toEqual(['2026-03-03T15:00', '2026-03-05T13:00', '2026-03-04T14:00']);
  });

  test('are three at most, the nearest first, when there is no other time', async () => {
    await commons.sql(`update opening_rule set start_time = '14:00', end_time = '15:00' where facility_id = $1`, [
      facilityId,
    ]);
    for (const day of [3, 5, 6, 7]) await fill(facilityId, on(day, '14:00', '15:00'));
    const ids = [];
    for (const meters of [900, 100, 500, 300]) ids.push((await facility({ location: north(meters) })).id);
    expect(await nearby()).toEqual([ids[1], ids[3], ids[2]]);
  });

  test('can be booked', async () => {
    const { id } = await facility({ location: north(300) });
    expect(await nearby()).toEqual([id]);
    expect((await book(commons, { facilityId: id, ...HOUR }, { as: resident.subject })).code).toBe('DONE');
  });

  test('lie within a kilometre', async () => {
    const { id } = await facility({ location: north(995) });
    await facility({ location: north(1_005) });
    expect(await nearby()).toEqual([id]);
  });

  const unfit: Record<string, () => Promise<FacilityOverrides>> = {
    'of another kind': async () => ({ kind: 'ACTIVITY_ROOM' }),
    'open without booking': async () => ({ admission: 'OPEN_ACCESS' }),
    'a draft': async () => ({ state: 'DRAFT' }),
    'in review': async () => ({ state: 'IN_REVIEW' }),
    suspended: async () => ({ state: 'SUSPENDED' }),
    withdrawn: async () => ({ state: 'WITHDRAWN' }),
    'of a suspended unit': async () => ({
      unitId: (await buildMembership(commons.db, { state: MembershipState.SUSPENDED })).unit.id,
    }),
    closed: async () => ({ rules: [{ ...ALWAYS, startTime: '15:00', endTime: '22:00' }] }),
    'closed during part of it': async () => ({ rules: [{ ...ALWAYS, startTime: '14:15', endTime: '22:00' }] }),
    'on another grid': async () => ({ gridMinutes: 180 }),
    'for shorter bookings only': async () => ({ maxMinutes: 45 }),
    'for longer bookings only': async () => ({ minMinutes: 75 }),
    'to be booked two days ahead': async () => ({ leadMinutes: 2 * 24 * 60 }),
    'to be booked on the same day': async () => ({ horizonDays: 1 }),
    'without a place on the map': async () => ({ location: null }),
  };

  test.each(Object.keys(unfit))('are not offered when they are %s', async (what) => {
    await facility({ location: north(200), ...(await unfit[what]!()) });
    expect(await nearby()).toEqual([]);
  });

  test('are not offered when they are full as well, or have too few places', async () => {
    const { id } = await facility({ location: north(200), capacity: 3 });
    await fill(id, on(4, '14:45', '15:30'), 2);
    expect(await nearby()).toEqual([id]);
    expect(await nearby({ quantity: 2 })).toEqual([]);
    await fill(id, on(4, '14:00', '14:15'), 3);
    expect(await nearby()).toEqual([]);
  });

  test('are offered for more places than the facility itself has', async () => {
    const { id } = await facility({ location: north(200), capacity: 30 });
    expect(await nearby({ quantity: 25 })).toEqual([id]);
  });

  test('are passed over for those behind them when they are unfit', async () => {
    for (let meters = 100; meters < 200; meters += 10) await facility({ location: north(meters), maxMinutes: 45 });
    const { id } = await facility({ location: north(800) });
    expect(await nearby()).toEqual([id]);
  });

  test('include those whose bookings wait for the unit', async () => {
    const { id } = await facility({ location: north(200), admission: 'APPROVAL' });
    expect(await nearby()).toEqual([id]);
  });
});

test('none are offered when there are none', async () => {
  const { id: facilityId } = await facility({
    rules: [{ ...ALWAYS, startTime: '14:00', endTime: '15:00', seasonFrom: '03-04', seasonTo: '03-04' }],
  });
  await fill(facilityId, HOUR);
  expect(await offered({ facilityId })).toEqual([]);
});
