import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { buildFacility, type FacilityOverrides, OFF_HOURS } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { book, cancel } from '../booking.operations.ts';

let commons: Commons;

beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
});
afterAll(() => commons.close());
beforeEach(() => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
});

const DOCUMENT = `query ($id: ID!, $date: LocalDate!, $minutes: Int!, $quantity: Int) {
  node(id: $id) { ... on SharedFacility {
    bookableStarts(date: $date, minutes: $minutes, quantity: $quantity) { start end remaining }
  } }
}`;

interface Start {
  readonly start: string;
  readonly end: string;
  readonly remaining: number;
}

async function startsOf(id: string, date: string, minutes: number, quantity?: number): Promise<Start[]> {
  const { data, errors } = await commons.query(DOCUMENT, { id, date, minutes, quantity });
  expect(errors).toBeUndefined();
  return data.node.bookableStarts;
}

function build(overrides: FacilityOverrides) {
  return buildFacility(commons.db, { now: commons.clock.now, kind: 'SPORTS_FIELD', ...overrides });
}

/** On the clock of the facility. */
const clockOf = (zone: string) => (starts: readonly Start[]) =>
  starts.map(({ start }) => Temporal.Instant.from(start).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5));
const inShanghai = clockOf('Asia/Shanghai');

describe('the starts of a date', () => {
  test('are those of the grid from which the length fits into the hours', async () => {
    const rules = [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '09:00', endTime: '11:00' }] as const;
    const { id } = await build({ rules, gridMinutes: 30, minMinutes: 30, maxMinutes: 120 });
    expect(inShanghai(await startsOf(id, '2026-03-05', 60))).toEqual(['09:00', '09:30', '10:00']);
    expect(inShanghai(await startsOf(id, '2026-03-05', 120))).toEqual(['09:00']);
    expect(await startsOf(id, '2026-03-05', 150)).toEqual([]);
    expect(await startsOf(id, '2026-03-05', 45)).toEqual([]);
  });

  test('are those of today from the lead time on, and none beyond the horizon', async () => {
    const rules = [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '10:00', endTime: '15:00' }] as const;
    const { id } = await build({ rules, gridMinutes: 60, leadMinutes: 60, horizonDays: 7 });
    // It is noon.
    expect(inShanghai(await startsOf(id, '2026-03-03', 60))).toEqual(['13:00', '14:00']);
    expect(inShanghai(await startsOf(id, '2026-03-10', 60))).toEqual(['10:00', '11:00', '12:00']);
    expect(await startsOf(id, '2026-03-11', 60)).toEqual([]);
    expect(await startsOf(id, '2026-03-02', 60)).toEqual([]);
  });

  test('reach over midnight, and are told with the places at the tightest moment', async () => {
    const { id } = await build({ kind: 'PARKING', capacity: 3, rules: OFF_HOURS, gridMinutes: 60, maxMinutes: 1_440 });
    const { residentId } = await buildResident(commons.db);
    await buildBooking(commons.db, {
      facilityId: id,
      bookerId: residentId,
      start: '2026-03-05T20:00:00Z',
      end: '2026-03-05T21:00:00Z',
      quantity: 2,
    });
    const night = await startsOf(id, '2026-03-05', 14 * 60);
    expect(night).toEqual([{ start: '2026-03-05T10:00:00.000Z', end: '2026-03-06T00:00:00.000Z', remaining: 1 }]);
    expect(await startsOf(id, '2026-03-05', 14 * 60, 2)).toEqual([]);
    expect(inShanghai(await startsOf(id, '2026-03-05', 60, 3))).not.toContain('04:00');
    expect(inShanghai(await startsOf(id, '2026-03-06', 60, 2))).not.toContain('04:00');
    expect(inShanghai(await startsOf(id, '2026-03-06', 60, 1))).toContain('04:00');
  });

  test('are none of what takes no bookings, or not so many places of', async () => {
    const open = await build({ kind: 'RESTROOM', admission: 'OPEN_ACCESS' });
    const suspended = await build({ state: 'SUSPENDED' });
    const park = await build({ kind: 'PARKING', capacity: 10 });
    expect(await startsOf(open.id, '2026-03-05', 60)).toEqual([]);
    expect(await startsOf(suspended.id, '2026-03-05', 60)).toEqual([]);
    expect(await startsOf(park.id, '2026-03-05', 60, 2)).not.toEqual([]);
    // One person has two at most.
    expect(await startsOf(park.id, '2026-03-05', 60, 3)).toEqual([]);
  });

  test('are of the local date where the clocks change: the hour that is not is not, the one that is twice is twice', async () => {
    const { id } = await build({ timeZone: 'Europe/Helsinki', gridMinutes: 60, horizonDays: 366 });
    const inHelsinki = clockOf('Europe/Helsinki');
    expect(inHelsinki(await startsOf(id, '2026-03-29', 60))).toHaveLength(23);
    expect(inHelsinki(await startsOf(id, '2026-03-29', 60))).not.toContain('03:00');
    expect(inHelsinki(await startsOf(id, '2026-10-25', 60)).filter((time) => time === '03:00')).toHaveLength(2);
  });

  test.each<[string, FacilityOverrides]>([
    ['a field', { gridMinutes: 30, minMinutes: 60, maxMinutes: 180, leadMinutes: 30 }],
    ['a car park at night', { kind: 'PARKING', capacity: 2, rules: OFF_HOURS, gridMinutes: 60 }],
    ['a room by request', { kind: 'MEETING_ROOM', admission: 'APPROVAL', gridMinutes: 15 }],
  ])('are those at which a booking is accepted, and no others: %s', async (_what, overrides) => {
    const { id } = await build(overrides);
    const { residentId } = await buildResident(commons.db);
    await buildBooking(commons.db, {
      facilityId: id,
      bookerId: residentId,
      start: '2026-03-04T13:00:00Z',
      end: '2026-03-04T14:30:00Z',
    });
    const told = (await startsOf(id, '2026-03-04', 90)).map(({ start }) => start);
    const accepted: string[] = [];
    const { subject } = await buildResident(commons.db);
    for (let minute = 0; minute < 24 * 60; minute += 15) {
      const start = Temporal.Instant.from('2026-03-03T16:00:00Z').add({ minutes: minute });
      const end = start.add({ minutes: 90 });
      const wanted = { facilityId: id, start: start.toString(), end: end.toString() };
      const { booking } = await book(commons, wanted, { as: subject });
      if (!booking) continue;
      accepted.push(booking.start);
      await cancel(commons, { bookingId: booking.id }, { as: subject });
    }
    expect(told).toEqual(accepted);
  });
});
