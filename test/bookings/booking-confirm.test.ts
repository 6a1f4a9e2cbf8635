import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { BookingState } from '../../src/bookings/booking.entity.ts';
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

test('a booking can be confirmed while its facility is suspended', async () => {
  const { commons, managers, newBooking, facilityId } = world;
  const { id } = await newBooking();
  await commons.sql(`update shared_facility set state = 'SUSPENDED' where id = $1`, [facilityId]);
  try {
    expect((await confirm(commons, id, { as: managers['the manager of the unit']! })).code).toBe('DONE');
  } finally {
    await commons.sql(`update shared_facility set state = 'PUBLISHED' where id = $1`, [facilityId]);
  }
});
