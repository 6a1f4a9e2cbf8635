import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { OFF_HOURS } from '../../seeds/factories/facility.factory.ts';
import { bookForMatch, type SeriesBooked } from '../../src/bookings/index.ts';
import { type Interval, overlaps } from '../../src/shared/interval.ts';
import { newId } from '../../src/shared/node.ts';
import { Refusal } from '../../src/shared/refusal.ts';
import { MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { wrongs } from './booking.invariants.ts';
import { at, buildMatchWorld, daily, type MatchWorld } from './match-world.ts';
import { assertProperty } from '../support/property.ts';

let commons: Commons;
let world: MatchWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());
afterEach(async () => expect(await wrongs(commons)).toEqual([]));

/** What was rejected, as people read it. */
function reasons({ rejected }: SeriesBooked): string[] {
  return rejected.map(({ interval, refusal }) => `${interval.start} ${refusal.code}`);
}

describe('a series for a match', () => {
  test('is booked whole, confirmed at once, in the name of its holder', async () => {
    const { id: facilityId } = await world.facility({ admission: 'APPROVAL' });
    const matchId = newId('mat');
    const { bookingIds, rejected } = await world.book({
      facilityId,
      matchId,
      occurrences: daily(4, 3, '18:00', '22:00'),
    });
    expect(rejected).toEqual([]);
    const rows = await commons.sql(
      `select id, type, state, booker_id, holder_id, match_id, quantity, starts_at, ends_at from booking
       where facility_id = $1 order by starts_at`,
      [facilityId],
    );
    expect(rows).toEqual(
      bookingIds.map((id, i) => ({
        id,
        type: 'MATCH',
        state: 'CONFIRMED',
        booker_id: null,
        holder_id: world.branchId,
        match_id: matchId,
        quantity: 4,
        starts_at: new Date(`2026-03-0${4 + i}T10:00:00Z`),
        ends_at: new Date(`2026-03-0${4 + i}T14:00:00Z`),
      })),
    );
  });

  test('leaves a line in the trail and an event for each booking, as any booking does', async () => {
    const { id: facilityId } = await world.facility();
    const { bookingIds } = await world.book({ facilityId, occurrences: daily(4, 2, '18:00', '22:00') });
    expect(
      await commons.sql(
        `select e.subject_id, e.action, a.id = e.actor_id as secretary, o.topic
         from audit_entry e join outbox_event o on o.subject_id = e.subject_id, account a
         where a.subject = $2 and e.subject_id = any($1) order by e.id`,
        [bookingIds, world.secretary.subject],
      ),
    ).toEqual(
      bookingIds.map((subject_id) => ({
        subject_id,
        action: 'bookingCreate',
        secretary: true,
        topic: 'booking.created',
      })),
    );
  });

  test('is not bound by what binds the public: lead time, horizon, and duration', async () => {
    const { id: facilityId } = await world.facility({
      leadMinutes: 10_000,
      horizonDays: 1,
      minMinutes: 60,
      maxMinutes: 120,
    });
    const { rejected } = await world.book({
      facilityId,
      occurrences: [at(3, '12:00', '12:30'), at(40, '08:00', '20:00')],
    });
    expect(rejected).toEqual([]);
  });

  test('comes back with the reason of each time that cannot be had, and has all the others', async () => {
    const { id: facilityId } = await world.facility({ rules: OFF_HOURS, gridMinutes: 30 });
    await buildBooking(commons.db, {
      facilityId,
      start: '2026-03-05T20:00:00+08:00',
      end: '2026-03-05T20:30:00+08:00',
      quantity: 8,
    });
    const booked = await world.book({
      facilityId,
      occurrences: [
        at(6, '18:00', '22:00'),
        at(5, '18:00', '22:00'),
        at(4, '18:15', '22:00'),
        at(4, '17:30', '22:00'),
        at(3, '11:30', '22:00'),
      ],
    });
    expect(booked.bookingIds).toHaveLength(1);
    expect(reasons(booked)).toEqual([
      '2026-03-03T03:30:00Z OUTSIDE_BOOKING_HORIZON',
      '2026-03-04T09:30:00Z OUTSIDE_OPENING_HOURS',
      '2026-03-04T10:15:00Z DURATION_NOT_ALLOWED',
      '2026-03-05T10:00:00Z SLOT_UNAVAILABLE',
    ]);
    const full = booked.rejected.at(-1)!.refusal;
    expect(full.details).toEqual({ remaining: 2, alternatives: [] });
    expect(full.messageIn('en')).toBe('Places left in this interval: 2.');
    for (const { refusal } of booked.rejected) expect(refusal.messageIn('zh-CN')).toMatch(/。$/);
  });

  test('has nothing when the facility takes no bookings', async () => {
    const suspended = await buildMembership(commons.db, {
      alliance: await buildAlliance(commons.db),
      state: MembershipState.SUSPENDED,
    });
    for (const [overrides, why] of [
      [{ admission: 'OPEN_ACCESS' }, 'OPEN_ACCESS'],
      [{ state: 'SUSPENDED' }, 'NOT_PUBLISHED'],
      [{ unitId: suspended.unit.id }, 'UNIT_SUSPENDED'],
    ] as const) {
      const { id: facilityId } = await world.facility(overrides);
      const booked = await world.book({ facilityId, occurrences: daily(4, 2, '18:00', '22:00') });
      expect(booked.bookingIds).toEqual([]);
      expect(booked.rejected.map(({ refusal }) => refusal.details)).toEqual([{ why }, { why }]);
    }
  });

  test('is refused for a facility that does not exist', async () => {
    const missing = world.book({ facilityId: newId('fac'), occurrences: daily(4, 1, '18:00', '22:00') });
    await expect(missing).rejects.toSatisfy((error) => error instanceof Refusal && error.code === 'NOT_FOUND');
  });

  test('shares the places where its own times overlap', async () => {
    const { id: facilityId } = await world.facility();
    const booked = await world.book({
      facilityId,
      occurrences: [
        at(4, '18:00', '20:00'),
        at(4, '19:00', '23:00'),
        at(4, '19:30', '22:00'),
        at(4, '20:00', '21:00'),
        at(4, '20:30', '21:30'),
      ],
    });
    expect(booked.bookingIds).toHaveLength(3);
    expect(booked.rejected.map(({ refusal }) => refusal.details.remaining)).toEqual([2, 2]);
  });

  test('is undone with the transaction of the caller', async () => {
    const { id: facilityId } = await world.facility();
    const undone = world.inTransaction(async (ctx) => {
      const matchId = newId('mat');
      const occurrences = daily(4, 2, '18:00', '22:00');
      const wanted = { facilityId, matchId, holderId: world.branchId, quantity: 1, occurrences };
      expect((await bookForMatch(ctx, wanted)).bookingIds).toHaveLength(2);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await commons.sql('select from booking where facility_id = $1', [facilityId])).toEqual([]);
  });

  test('takes two statements, however long it is', async () => {
    const { id: facilityId } = await world.facility();
    const statementsFor = (firstDay: number, days: number) =>
      commons.statements(() => world.book({ facilityId, occurrences: daily(firstDay, days, '18:00', '22:00') }));
    // The viewer, the look, the bookings.
    await statementsFor(4, 1);
    expect(await statementsFor(5, 1)).toBe(3);
    expect(await statementsFor(10, 200)).toBe(3);
  });

  test('has every time that fits, and no other, whatever is taken and asked', async () => {
    const quarter = (n: number) => Temporal.Instant.from('2026-03-10T00:00:00Z').add({ minutes: 15 * n });
    const interval = fc
      .tuple(fc.nat(60), fc.integer({ min: 1, max: 40 }))
      .map(([from, length]): Interval => ({ start: quarter(from), end: quarter(from + length) }));
    await assertProperty(
      fc.asyncProperty(
        fc.array(fc.tuple(interval, fc.integer({ min: 1, max: 2 })), { maxLength: 3 }),
        fc.array(interval, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (taken, occurrences, quantity) => {
          const { id: facilityId } = await world.facility({ capacity: 6 });
          for (const [{ start, end }, places] of taken) {
            const [from, to] = [start.toString(), end.toString()];
            await buildBooking(commons.db, { facilityId, start: from, end: to, quantity: places });
          }
          const { bookingIds, rejected } = await world.book({ facilityId, occurrences, quantity });
          // Brute force: quarter by quarter, the earliest first.
          const held: [Interval, number][] = [...taken];
          const expected: boolean[] = [];
          const inOrder = occurrences.toSorted(
            (a, b) => Temporal.Instant.compare(a.start, b.start) || Temporal.Instant.compare(a.end, b.end),
          );
          for (const wanted of inOrder) {
            const loads = Array.from({ length: 101 }, (_, n) => {
              const moment = { start: quarter(n), end: quarter(n + 1) };
              const at = held.filter(([each]) => overlaps(each, moment)).reduce((sum, [, places]) => sum + places, 0);
              return overlaps(wanted, moment) ? at : 0;
            });
            const fits = Math.max(...loads) + quantity <= 6;
            expected.push(fits);
            if (fits) held.push([wanted, quantity]);
          }
          expect(bookingIds).toHaveLength(expected.filter(Boolean).length);
          expect(rejected.map((each) => each.interval)).toEqual(inOrder.filter((_, i) => !expected[i]));
        },
      ),
      { numRuns: 60 },
    );
  });
});
