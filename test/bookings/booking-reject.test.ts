import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { BookingState } from '../../src/bookings/booking.entity.ts';
import { buildWorld, describeDecision, describeReason, type World } from './booking.decisions.ts';
import { wrongs } from './booking.invariants.ts';
import { availability, book, reject } from './booking.operations.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.commons.close());

describeDecision(
  {
    name: 'bookingReject',
    to: BookingState.REJECTED,
    topic: 'booking.rejected',
    byBooker: false,
    act: (commons, bookingId, asking) => reject(commons, { bookingId, reason: 'The hall is being painted' }, asking),
  },
  () => world,
);
describeReason(reject, () => world);

test('a booking that waits is rejected with a reason, and its places are free at once', async () => {
  const { commons, facilityId, managers } = world;
  const booker = await buildResident(commons.db);
  const slot = { facilityId, start: '2026-03-20T10:00:00+08:00', end: '2026-03-20T11:00:00+08:00' };
  const made = await book(commons, slot, { as: booker.subject });
  expect(await availability(commons, facilityId, slot.start, slot.end)).toEqual([]);
  const { booking } = await reject(
    commons,
    { bookingId: made.booking!.id, reason: 'The hall is being painted' },
    { as: managers['the manager of this facility']! },
  );
  expect(booking).toEqual({ ...made.booking, state: 'REJECTED', stateReason: 'The hall is being painted' });
  expect(await availability(commons, facilityId, slot.start, slot.end)).toHaveLength(1);
  const { subject } = await buildResident(commons.db);
  expect((await book(commons, slot, { as: subject })).code).toBe('DONE');
  expect(await wrongs(commons)).toEqual([]);
});

test('a rejection without a reason is not understood', async () => {
  const { commons, managers, newBooking } = world;
  const { id } = await newBooking();
  const { errors } = await commons.query(
    'mutation ($input: BookingRejectInput!) { bookingReject(input: $input) { booking { id } } }',
    { input: { bookingId: id } },
    { as: managers['the manager of the unit']! },
  );
  expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
});

test('a second rejection is a conflict', async () => {
  const { commons, managers, newBooking } = world;
  const { id } = await newBooking();
  const as = managers['the manager of the unit']!;
  expect((await reject(commons, { bookingId: id, reason: 'No' }, { as })).code).toBe('DONE');
  expect((await reject(commons, { bookingId: id, reason: 'No' }, { as })).code).toBe('STATE_CONFLICT');
});
