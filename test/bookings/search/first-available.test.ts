import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { buildFacility, type FacilityOverrides, OFF_HOURS } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { assertProperty } from '../../support/property.ts';

let commons: Commons;
let unitId: string;
let facilities: readonly { readonly id: string; readonly name: string; readonly timeZone: string }[];

const EVENINGS = [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '18:00', endTime: '22:00' }] as const;
const WORLD: readonly FacilityOverrides[] = [
  { name: 'a', kind: 'SPORTS_FIELD', rules: EVENINGS, gridMinutes: 30, minMinutes: 30, maxMinutes: 120 },
  { name: 'b', kind: 'SPORTS_FIELD', rules: EVENINGS, gridMinutes: 60, maxMinutes: 180, leadMinutes: 90 },
  { name: 'b', kind: 'SPORTS_FIELD', capacity: 3, gridMinutes: 15, horizonDays: 3 },
  { name: 'c', kind: 'PARKING', capacity: 2, rules: OFF_HOURS, gridMinutes: 60, maxMinutes: 1_440 },
  { name: 'd', kind: 'MEETING_ROOM', admission: 'APPROVAL', gridMinutes: 30, timeZone: 'Europe/Helsinki' },
  { name: 'e', kind: 'SPORTS_FIELD', rules: EVENINGS, gridMinutes: 30, timeZone: 'Pacific/Auckland' },
  { name: 'f', kind: 'SPORTS_FIELD', state: 'SUSPENDED' },
  { name: 'g', kind: 'RESTROOM', admission: 'OPEN_ACCESS' },
];
/** Hours from now at which something is booked, of the first four. */
const TAKEN = [6, 7, 8, 30, 31, 54] as const;

beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
  ({ id: unitId } = await buildUnit(commons.db));
  const location = { latitude: 26.09, longitude: 119.3 };
  const built = [];
  for (const [at, overrides] of WORLD.entries()) {
    const place = { ...location, latitude: location.latitude + at / 1_000 };
    const { id } = await buildFacility(commons.db, { unitId, now: commons.clock.now, location: place, ...overrides });
    built.push({ id, name: overrides.name!, timeZone: overrides.timeZone ?? 'Asia/Shanghai' });
  }
  facilities = built;
  for (const [at, { id }] of facilities.slice(0, 4).entries()) {
    for (const hours of TAKEN) {
      const { residentId } = await buildResident(commons.db);
      const start = commons.clock.now.add({ hours: hours + at });
      await buildBooking(commons.db, {
        facilityId: id,
        bookerId: residentId,
        start: start.toString(),
        end: start.add({ minutes: 60 }).toString(),
        quantity: 1,
      });
    }
  }
});
afterAll(() => commons.close());

const DOCUMENT = `query ($where: SharedFacilityFilter, $input: FirstAvailableInput!) {
  firstAvailable(where: $where, input: $input) { start end facility { id } }
}`;

interface Asked {
  readonly earliest: string;
  readonly latest: string;
  readonly minutes: number;
  readonly quantity?: number;
  readonly fromTime?: string | null;
  readonly toTime?: string | null;
  readonly weekdays?: readonly string[];
  readonly first?: number;
}

async function firstOf(input: Asked, where: object = {}) {
  const { data, errors } = await commons.query(DOCUMENT, { where: { unitId, ...where }, input });
  expect(errors).toBeUndefined();
  return (data.firstAvailable as { start: string; end: string; facility: { id: string } }[]).map(
    ({ start, end, facility }) => ({ start, end, id: facility.id }),
  );
}

const hoursFromNow = (hours: number) =>
  commons.clock.now.add({ minutes: Math.round(hours * 60) }).toString({ fractionalSecondDigits: 3 });

/** The same by looking at every start of every facility on every date, one after the other. */
async function byLookingEverywhere({ fromTime, toTime, weekdays = [], first = 5, ...asked }: Asked) {
  const all: { start: string; end: string; id: string; name: string }[] = [];
  for (const { id, name, timeZone } of facilities) {
    for (let day = -1; day <= 9; day++) {
      const date = commons.clock.now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: day });
      const { data } = await commons.query(
        `query ($id: ID!, $date: LocalDate!, $minutes: Int!, $quantity: Int) {
          node(id: $id) { ... on SharedFacility { bookableStarts(date: $date, minutes: $minutes, quantity: $quantity) { start end } } }
        }`,
        { id, date: date.toString(), minutes: asked.minutes, quantity: asked.quantity },
      );
      for (const { start, end } of data.node?.bookableStarts ?? []) {
        const [from, to] = [start, end].map((at) =>
          Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime(),
        ) as [Temporal.PlainDateTime, Temporal.PlainDateTime];
        const weekday = from.toLocaleString('en', { weekday: 'long' }).toUpperCase();
        const over = toTime != null && toTime <= (fromTime ?? '00:00') ? 1 : 0;
        const latestEnd = toTime == null ? undefined : from.toPlainDate().add({ days: over }).toString() + `T${toTime}`;
        const fits =
          start >= asked.earliest &&
          start <= asked.latest &&
          (weekdays.length === 0 || weekdays.includes(weekday)) &&
          from.toPlainTime().toString() >= (fromTime ?? '00:00') &&
          (latestEnd === undefined || Temporal.PlainDateTime.compare(to, Temporal.PlainDateTime.from(latestEnd)) <= 0);
        if (fits) all.push({ start, end, id, name });
      }
    }
  }
  const key = ({ start, name, id }: (typeof all)[number]) => `${start} ${name} ${id}`;
  return all
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    .slice(0, first)
    .map(({ start, end, id }) => ({ start, end, id }));
}

const aTime = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
const asking = fc.record({
  from: fc.double({ min: -2, max: 60, noNaN: true }),
  hours: fc.constantFrom(0, 3, 24, 100),
  minutes: fc.constantFrom(30, 60, 90, 180, 600),
  quantity: fc.constantFrom(1, 1, 2),
  fromTime: fc.option(aTime),
  toTime: fc.option(aTime),
  weekdays: fc.subarray(['TUESDAY', 'WEDNESDAY', 'SATURDAY'], { maxLength: 2 }),
  first: fc.constantFrom(1, 5, 20),
});

describe('the first intervals that can be booked', () => {
  test('are those that looking at every start of every facility would find, in this order', async () => {
    await assertProperty(
      fc.asyncProperty(asking, async ({ from, hours, ...rest }) => {
        const asked = { earliest: hoursFromNow(from), latest: hoursFromNow(from + hours), ...rest };
        expect(await firstOf(asked)).toEqual(await byLookingEverywhere(asked));
      }),
      { numRuns: 12 },
    );
  });

  test('that start together come the nearest first, where it is known from where', async () => {
    const point = { latitude: 26.099, longitude: 119.3 };
    const input = { earliest: hoursFromNow(10), latest: hoursFromNow(40), minutes: 60, first: 20 };
    const found = await firstOf(input, { near: { point, withinMeters: 5_000 } });
    const places = new Map(facilities.map(({ id }, at) => [id, at]));
    const together = Object.values(Object.groupBy(found, ({ start }) => start)) as (typeof found)[];
    expect(together.some((ones) => ones.length > 1)).toBe(true);
    for (const ones of together) {
      const order = ones.map(({ id }) => places.get(id)!);
      // The farther north in this world, the nearer.
      expect(order).toEqual(order.toSorted((a, b) => b - a));
    }
  });

  test('can be booked, the very first of them', async () => {
    const { subject } = await buildResident(commons.db);
    const [first] = await firstOf({ earliest: hoursFromNow(0), latest: hoursFromNow(48), minutes: 60 });
    const { data } = await commons.query(
      `mutation ($input: BookingCreateInput!) { bookingCreate(input: $input) { booking { id } userErrors { message } } }`,
      { input: { facilityId: first!.id, start: first!.start, end: first!.end, idempotencyKey: 'the very first' } },
      { as: subject },
    );
    expect(data.bookingCreate.userErrors).toEqual([]);
    expect(data.bookingCreate.booking.id).toMatch(/^bkg_/);
  });

  test('are none where nothing fits', async () => {
    const input = { earliest: hoursFromNow(0), latest: hoursFromNow(24), minutes: 60 };
    expect(await firstOf(input, { kinds: ['RESTROOM'] })).toEqual([]);
    expect(await firstOf({ ...input, minutes: 44_640 })).toEqual([]);
    expect(await firstOf({ ...input, quantity: 50 })).toEqual([]);
    expect(await firstOf({ ...input, earliest: hoursFromNow(-48), latest: hoursFromNow(-24) })).toEqual([]);
  });

  test.each([
    [{ minutes: 0 }],
    [{ minutes: 44_641 }],
    [{ quantity: 0 }],
    [{ first: 0 }],
    [{ first: 21 }],
    [{ latest: '2026-03-03T03:59:59Z' }],
    [{ latest: '2027-03-05T04:00:00Z' }],
  ])('are refused for what no booking can be: %o', async (wrong) => {
    const input = { earliest: '2026-03-03T04:00:00Z', latest: '2026-03-04T04:00:00Z', minutes: 60, ...wrong };
    const { errors } = await commons.query(DOCUMENT, { where: {}, input });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
