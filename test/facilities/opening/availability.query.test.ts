import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { ALWAYS, buildFacility, type FacilityOverrides, OFF_HOURS } from '../../../seeds/factories/facility.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { FacilityState } from '../../../src/facilities/facility.entity.ts';
import { MembershipState } from '../../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildFacilityWorld, type FacilityWorld } from '../facility-world.ts';
import { assertProperty } from '../../support/property.ts';

let commons: Commons;
let world: FacilityWorld;

beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());

const build = async (overrides: FacilityOverrides = {}) =>
  (
    await buildFacility(commons.db, {
      unitId: world.member.id,
      now: commons.clock.now,
      kind: 'SPORTS_FIELD',
      ...overrides,
    })
  ).id;

const DOCUMENT = `query ($id: ID!, $from: DateTime!, $to: DateTime!, $quantity: Int) {
  node(id: $id) { ... on SharedFacility { availability(from: $from, to: $to, quantity: $quantity) { start end remaining } } }
}`;

interface Window {
  readonly start: string;
  readonly end: string;
  readonly remaining: number;
}

async function availability(id: string, from: string, to: string, quantity?: number | null): Promise<Window[]> {
  const { data, errors } = await commons.query(DOCUMENT, { id, from, to, quantity }, { as: world.manager.subject });
  expect(errors).toBeUndefined();
  return data.node.availability;
}

/** 10 March 2026, 10:00 to 20:00 in Shanghai, as hours and places. */
const short = ({ start, end, remaining }: Window) => [
  start.replace(/^2026-03-10T(..:..):00.000Z$/, '$1'),
  end.replace(/^2026-03-10T(..:..):00.000Z$/, '$1'),
  remaining,
];

describe('availability', () => {
  const from = '2026-03-10T02:00:00Z';
  const to = '2026-03-10T12:00:00Z';
  const at = (time: string) => `2026-03-10T${time}:00Z`;
  const book = (facilityId: string, start: string, end: string, quantity = 1) =>
    buildBooking(commons.db, { facilityId, start: at(start), end: at(end), quantity });

  test('is one window while nothing is taken', async () => {
    expect((await availability(await build({ capacity: 3 }), from, to)).map(short)).toEqual([['02:00', '12:00', 3]]);
  });

  test('changes where bookings start and end, and nowhere else', async () => {
    const id = await build({ capacity: 3 });
    await book(id, '04:00', '08:00');
    await book(id, '05:00', '06:00');
    await book(id, '06:00', '07:00');
    await book(id, '06:15', '06:30');
    expect((await availability(id, from, to, 0)).map(short)).toEqual([
      ['02:00', '04:00', 3],
      ['04:00', '05:00', 2],
      // One ends at 06:00 and another begins: as many are taken as before.
      ['05:00', '06:15', 1],
      ['06:15', '06:30', 0],
      ['06:30', '07:00', 1],
      ['07:00', '08:00', 2],
      ['08:00', '12:00', 3],
    ]);
  });

  test('leaves out what has fewer places left than asked for, one if nothing is asked for', async () => {
    const id = await build({ capacity: 3 });
    await book(id, '04:00', '08:00', 2);
    await book(id, '05:00', '06:00', 1);
    const windows = async (quantity?: number | null) =>
      (await availability(id, from, to, quantity)).map(({ remaining }) => remaining);
    expect(await windows(0)).toEqual([3, 1, 0, 1, 3]);
    expect(await windows()).toEqual([3, 1, 1, 3]);
    expect(await windows(null)).toEqual([3, 1, 1, 3]);
    expect(await windows(1)).toEqual([3, 1, 1, 3]);
    expect(await windows(2)).toEqual([3, 3]);
    expect(await windows(3)).toEqual([3, 3]);
    expect(await windows(4)).toEqual([]);
  });

  test.each([-1, 10_001])('refuses %s places', async (quantity) => {
    const { errors } = await commons.query(DOCUMENT, { id: await build(), from, to, quantity });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('counts bookings that hold their places, and no others', async () => {
    const id = await build({ capacity: 10 });
    for (const state of ['PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED'] as const) {
      await buildBooking(commons.db, { facilityId: id, start: at('04:00'), end: at('05:00'), state });
    }
    for (const state of ['CANCELLED', 'REJECTED', 'NO_SHOW', 'EXPIRED'] as const) {
      await buildBooking(commons.db, { facilityId: id, start: at('04:00'), end: at('05:00'), state });
    }
    expect((await availability(id, at('04:00'), at('05:00'))).map(short)).toEqual([['04:00', '05:00', 6]]);
  });

  test('is cut at the range, unlike opening hours', async () => {
    const id = await build({ rules: OFF_HOURS });
    expect(await availability(id, '2026-03-07T03:33:00Z', '2026-03-07T03:34:30Z')).toEqual([
      { start: '2026-03-07T03:33:00.000Z', end: '2026-03-07T03:34:30.000Z', remaining: 1 },
    ]);
  });

  test('stops where the facility closes, also within a quarter of an hour', async () => {
    const rules = [
      { ...ALWAYS, startTime: '10:05', endTime: '12:20' },
      { ...ALWAYS, startTime: '12:20', endTime: '13:00' },
      { ...ALWAYS, startTime: '14:00', endTime: '15:00' },
    ];
    const id = await build({ rules, capacity: 2 });
    await book(id, '03:00', '03:15');
    expect((await availability(id, from, to)).map(short)).toEqual([
      ['02:05', '03:00', 2],
      ['03:00', '03:15', 1],
      ['03:15', '05:00', 2],
      ['06:00', '07:00', 2],
    ]);
  });

  test('goes over midnight of UTC without a seam', async () => {
    const id = await build({ capacity: 2 });
    await buildBooking(commons.db, { facilityId: id, start: '2026-03-10T20:00:00Z', end: '2026-03-12T04:00:00Z' });
    expect(await availability(id, '2026-03-10T12:00:00Z', '2026-03-12T12:00:00Z')).toEqual([
      { start: '2026-03-10T12:00:00.000Z', end: '2026-03-10T20:00:00.000Z', remaining: 2 },
      { start: '2026-03-10T20:00:00.000Z', end: '2026-03-12T04:00:00.000Z', remaining: 1 },
      { start: '2026-03-12T04:00:00.000Z', end: '2026-03-12T12:00:00.000Z', remaining: 2 },
    ]);
  });

  test.each(Object.values(FacilityState))(
    'of a facility that is %s is there only when it is published',
    async (state) => {
      const windows = await availability(await build({ state }), from, to, 0);
      expect(windows).toHaveLength(state === FacilityState.PUBLISHED ? 1 : 0);
    },
  );

  test('of a suspended unit is none, as bookings are not', async () => {
    const unit = await buildUnit(commons.db);
    await buildMembership(commons.db, { unit, state: MembershipState.SUSPENDED });
    expect(await availability(await build({ unitId: unit.id }), from, to, 0)).toEqual([]);
    await buildMembership(commons.db, { unit, state: MembershipState.ACTIVE });
    expect(await availability(await build({ unitId: unit.id }), from, to, 0)).toHaveLength(1);
  });

  test('of open access is all there is while it is open: nobody books', async () => {
    const rules = [{ ...ALWAYS, startTime: '12:00', endTime: '14:00' }];
    const id = await build({ kind: 'RESTROOM', admission: 'OPEN_ACCESS', capacity: 4, rules });
    expect((await availability(id, from, to)).map(short)).toEqual([['04:00', '06:00', 4]]);
  });

  test('is told over 366 days at most', async () => {
    const id = await build();
    expect(await availability(id, '2026-01-01T00:00:00Z', '2027-01-02T00:00:00Z')).toHaveLength(1);
    for (const [start, end] of [
      ['2026-01-01T00:00:00Z', '2027-01-02T00:00:00.001Z'],
      ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
      ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'],
    ]) {
      const { errors } = await commons.query(DOCUMENT, { id, from: start, to: end });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  test('is what is left after every booking, minute by minute, in as few windows as can be', async () => {
    const CAPACITY = 4;
    const start = Temporal.Instant.from('2026-03-09T16:00:00Z');
    // Open from 06:00 to 23:00: in minutes after midnight.
    const isOpen = (minute: number) => minute % 1440 >= 360 && minute % 1440 < 1380;
    const booking = fc.record({
      from: fc.integer({ min: 0, max: 3 * 96 - 1 }),
      length: fc.integer({ min: 1, max: 60 }),
      quantity: fc.integer({ min: 1, max: 3 }),
    });
    const range = fc.record({
      from: fc.integer({ min: 0, max: 4000 }),
      length: fc.integer({ min: 1, max: 2000 }),
      quantity: fc.integer({ min: 0, max: 5 }),
    });
    await assertProperty(
      fc.asyncProperty(
        fc.array(booking, { maxLength: 25 }),
        fc.array(range, { minLength: 1, maxLength: 4 }),
        async (wishes, ranges) => {
          const id = await build({ capacity: CAPACITY, rules: [{ ...ALWAYS, startTime: '06:00', endTime: '23:00' }] });
          const taken = new Map<number, number>();
          for (const wish of wishes) {
            const minutes = Array.from({ length: wish.length * 15 }, (_, i) => wish.from * 15 + i);
            if (minutes.some((minute) => (taken.get(minute) ?? 0) + wish.quantity > CAPACITY)) continue;
            for (const minute of minutes) taken.set(minute, (taken.get(minute) ?? 0) + wish.quantity);
            await buildBooking(commons.db, {
              facilityId: id,
              start: start.add({ minutes: wish.from * 15 }).toString(),
              end: start.add({ minutes: (wish.from + wish.length) * 15 }).toString(),
              quantity: wish.quantity,
            });
          }
          for (const { from, length, quantity } of ranges) {
            const expected: { start: number; end: number; remaining: number }[] = [];
            for (let minute = from; minute < from + length; minute++) {
              const remaining = CAPACITY - (taken.get(minute) ?? 0);
              if (!isOpen(minute) || remaining < quantity) continue;
              const last = expected.at(-1);
              if (last?.end === minute && last.remaining === remaining) last.end++;
              else expected.push({ start: minute, end: minute + 1, remaining });
            }
            const instant = (minutes: number) => start.add({ minutes }).toString({ fractionalSecondDigits: 3 });
            expect(await availability(id, instant(from), instant(from + length), quantity)).toEqual(
              expected.map((window) => ({ ...window, start: instant(window.start), end: instant(window.end) })),
            );
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);
});
