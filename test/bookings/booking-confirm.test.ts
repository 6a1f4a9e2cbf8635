import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import type { BuiltUnit } from '../../seeds/factories/unit.factory.ts';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildFacility, type FacilityOverrides } from '../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { BookingState } from '../../src/bookings/booking.entity.ts';
import { MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import { buildWorld, describeDecision, type World } from './booking.decisions.ts';
import { wrongs } from './booking.invariants.ts';
import { book, confirm } from './booking.operations.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.commons.close());

describeDecision(
  {
    name: 'bookingConfirm',
    to: BookingState.CONFIRMED,
    topic: 'booking.confirmed',
    byBooker: false,
    act: confirm,
  },
  () => world,
);

test('a booking that waits is confirmed, and keeps the places it held', async () => {
  const { commons, facilityId, managers } = world;
  const booker = await buildResident(commons.db);
  const slot = { facilityId, start: '2026-03-20T10:00:00+08:00', end: '2026-03-20T11:00:00+08:00' };
  const made = await book(commons, slot, { as: booker.subject });
  expect(made.booking!.state).toBe('PENDING');
  const { booking } = await confirm(commons, made.booking!.id, { as: managers['the manager of the unit']! });
  expect(booking).toEqual({ ...made.booking, state: 'CONFIRMED' });
  const { subject } = await buildResident(commons.db);
  expect((await book(commons, slot, { as: subject })).code).toBe('SLOT_UNAVAILABLE');
  expect(await wrongs(commons)).toEqual([]);
});

test('a second confirmation is a conflict', async () => {
  const { commons, managers, newBooking } = world;
  const { id } = await newBooking();
  const as = managers['the manager of the unit']!;
  expect((await confirm(commons, id, { as })).code).toBe('DONE');
  expect((await confirm(commons, id, { as })).code).toBe('STATE_CONFLICT');
});

describe('every rule of the moment says no by its own name', () => {
  const SLOT = { start: '2026-03-23T10:00:00+08:00', end: '2026-03-23T11:00:00+08:00' };

  async function asked(overrides: FacilityOverrides = {}) {
    const { commons, unitId } = world;
    const { id: facilityId } = await buildFacility(commons.db, {
      unitId,
      now: commons.clock.now,
      kind: 'SPORTS_FIELD',
      admission: 'APPROVAL',
      ...overrides,
    });
    const booker = await buildResident(commons.db);
    const { booking } = await book(commons, { facilityId, ...SLOT }, { as: booker.subject });
    const ask = () => confirm(commons, booking!.id, { as: world.managers['the manager of the unit']! });
    return { commons, facilityId, booker, bookingId: booking!.id, ask };
  }

  test.each(['SUSPENDED', 'WITHDRAWN'])('of a facility that is %s', async (state) => {
    const { commons, facilityId, bookingId, ask } = await asked();
    await commons.sql(`update shared_facility set state = $2 where id = $1`, [facilityId, state]);
    expect((await ask()).code).toBe('NOT_BOOKABLE');
    expect(await commons.sql('select state, version from booking where id = $1', [bookingId])).toEqual([
      { state: 'PENDING', version: 1 },
    ]);
  });

  test('of a unit that is suspended', async () => {
    const { commons, ask } = await asked();
    const alliance = await buildAlliance(commons.db);
    const { id } = await buildMembership(commons.db, {
      alliance,
      unit: { id: world.unitId } as BuiltUnit,
      state: MembershipState.SUSPENDED,
    });
    expect((await ask()).code).toBe('NOT_BOOKABLE');
    await commons.sql(`update alliance_membership set state = 'ACTIVE' where id = $1`, [id]);
    expect((await ask()).code).toBe('DONE');
  });

  test('of a date that was closed meanwhile', async () => {
    const { commons, facilityId, ask } = await asked();
    await commons.sql(
      `insert into opening_exception (facility_id, date, closed, windows) values ($1, '2026-03-23', true, '[]')`,
      [facilityId],
    );
    expect((await ask()).code).toBe('OUTSIDE_OPENING_HOURS');
    await commons.sql(`delete from opening_exception where facility_id = $1`, [facilityId]);
    expect((await ask()).code).toBe('DONE');
  });

  test('of a length that is no longer allowed', async () => {
    const { commons, facilityId, ask } = await asked();
    await commons.sql('update shared_facility set max_minutes = 30 where id = $1', [facilityId]);
    expect((await ask()).code).toBe('DURATION_NOT_ALLOWED');
  });

  test('of what one person may hold: more than that is held from before there were such bounds', async () => {
    const { commons, booker, ask } = await asked({ kind: 'MEETING_ROOM' });
    const other = await buildFacility(commons.db, { kind: 'SPORTS_FIELD', now: commons.clock.now });
    await commons.sql('alter table booking disable trigger booking_keeps_quotas_when_made');
    try {
      for (let hour = 0; hour < 10; hour++) {
        const start = Temporal.Instant.from('2026-03-24T00:00:00Z').add({ hours: hour });
        await buildBooking(commons.db, {
          facilityId: other.id,
          bookerId: booker.residentId,
          start: start.toString(),
          end: start.add({ hours: 1 }).toString(),
        });
      }
    } finally {
      await commons.sql('alter table booking enable trigger booking_keeps_quotas_when_made');
    }
    expect((await ask()).code).toBe('QUOTA_EXCEEDED');
  });

  test('and not the rules of when one asks: lead time and horizon were met when it was asked', async () => {
    const { commons, facilityId, ask } = await asked();
    await commons.sql('update shared_facility set lead_minutes = 525600, horizon_days = 1 where id = $1', [facilityId]);
    expect((await ask()).code).toBe('DONE');
  });
});
