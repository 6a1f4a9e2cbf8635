import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { BookingState } from '../../src/bookings/booking.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { buildWorld, describeDecision, describeReason, type World } from './booking.decisions.ts';
import { wrongs } from './booking.invariants.ts';
import { availability, book, cancel, utc } from './booking.operations.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.commons.close());

describeDecision(
  {
    name: 'bookingCancel',
    to: BookingState.CANCELLED,
    topic: 'booking.cancelled',
    byBooker: true,
    act: (commons, bookingId, asking) => cancel(commons, { bookingId, reason: 'A meeting of our own' }, asking),
  },
  () => world,
);
describeReason(cancel, () => world);

describe('who booked', () => {
  test('gives it back without a reason, or with one', async () => {
    const { commons, booker, newBooking } = world;
    for (const reason of [undefined, null, 'I am ill']) {
      const { id } = await newBooking('CONFIRMED');
      const { booking } = await cancel(
        commons,
        { bookingId: id, ...(reason !== undefined && { reason }) },
        { as: booker.subject },
      );
      expect(booking).toMatchObject({ id, state: 'CANCELLED', stateReason: reason ?? null });
    }
  });

  test('cannot give it back twice', async () => {
    const { commons, booker, newBooking } = world;
    const { id } = await newBooking('CONFIRMED');
    expect((await cancel(commons, { bookingId: id }, { as: booker.subject })).code).toBe('DONE');
    const { refusal } = await cancel(commons, { bookingId: id }, { as: booker.subject, language: 'en' });
    expect(refusal).toEqual({
      __typename: 'PlainError',
      code: 'STATE_CONFLICT',
      field: ['bookingId'],
      message: 'A booking that is cancelled does not become cancelled.',
    });
    expect(await commons.sql('select count(*)::int as n from audit_entry where subject_id = $1', [id])).toEqual([
      { n: 1 },
    ]);
  });

  test('gives it back with a code, and is told by whom it was ended', async () => {
    const { commons, booker, newBooking } = world;
    const { id } = await newBooking('CONFIRMED');
    const input = { bookingId: id, cancelReason: 'ILLNESS' };
    expect((await cancel(commons, input, { as: booker.subject })).code).toBe('DONE');
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on Booking { cancelReason endedBy version } } }`,
      { id },
      { as: booker.subject },
    );
    expect(data.node).toEqual({ cancelReason: 'ILLNESS', endedBy: 'BOOKER', version: 2 });
  });

  test.each(['WITHDRAWN_BY_UNIT', 'CLOSURE'])(
    'gives no reason that is another’s to give (%s)',
    async (cancelReason) => {
      const { commons, booker, newBooking } = world;
      const { id } = await newBooking('CONFIRMED');
      const { refusal } = await cancel(commons, { bookingId: id, cancelReason }, { as: booker.subject });
      expect(refusal).toMatchObject({ code: 'INVALID_INPUT', field: ['cancelReason'] });
      expect(await commons.sql('select state, cancel_reason from booking where id = $1', [id])).toEqual([
        { state: 'CONFIRMED', cancel_reason: null },
      ]);
    },
  );

  test('gives back the version that was read, and no later one', async () => {
    const { commons, booker, newBooking } = world;
    const { id } = await newBooking('CONFIRMED');
    const stale = await cancel(commons, { bookingId: id, expectedVersion: 2 }, { as: booker.subject });
    expect(stale.refusal).toMatchObject({ code: 'STALE_VERSION', field: ['expectedVersion'] });
    expect((await cancel(commons, { bookingId: id, expectedVersion: 1 }, { as: booker.subject })).code).toBe('DONE');
  });

  test('is answered as at first when the key is repeated, and refused with another request under it', async () => {
    const { commons, booker, newBooking } = world;
    const { id } = await newBooking('CONFIRMED');
    const input = { bookingId: id, idempotencyKey: `cancel ${id}` };
    const first = await cancel(commons, input, { as: booker.subject });
    const again = await cancel(commons, input, { as: booker.subject });
    expect([first.code, again.code]).toEqual(['DONE', 'DONE']);
    expect(again.booking).toEqual(first.booking);
    const other = await cancel(commons, { ...input, cancelReason: 'OTHER' }, { as: booker.subject });
    expect(other.code).toBe('IDEMPOTENCY_CONFLICT');
    expect(await commons.sql('select count(*)::int as n from audit_entry where subject_id = $1', [id])).toEqual([
      { n: 1 },
    ]);
  });

  test('needs no reason when they manage the facility as well', async () => {
    const { commons, facilityId, unitId } = world;
    const both = await buildResident(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId }] });
    const slot = { facilityId, start: '2026-03-21T10:00:00+08:00', end: '2026-03-21T11:00:00+08:00' };
    const { booking } = await book(commons, slot, { as: both.subject });
    expect((await cancel(commons, { bookingId: booking!.id }, { as: both.subject })).code).toBe('DONE');
  });

  test('still gives it back when they are no longer a resident by role', async () => {
    const { commons, facilityId } = world;
    const leaving = await buildResident(commons.db);
    const slot = { facilityId, start: '2026-03-22T10:00:00+08:00', end: '2026-03-22T11:00:00+08:00' };
    const { booking } = await book(commons, slot, { as: leaving.subject });
    await commons.sql('update role_assignment set valid_to = valid_from where account_id = $1', [leaving.accountId]);
    expect((await cancel(commons, { bookingId: booking!.id }, { as: leaving.subject })).code).toBe('DONE');
  });
});

describe('the unit', () => {
  test.each([undefined, null])('does not take it back without a reason (%s)', async (reason) => {
    const { commons, managers, newBooking } = world;
    const { id } = await newBooking('CONFIRMED');
    const input = { bookingId: id, ...(reason !== undefined && { reason }) };
    for (const as of Object.values(managers)) {
      expect((await cancel(commons, input, { as, language: 'en' })).refusal).toMatchObject({
        code: 'INVALID_INPUT',
        field: ['reason'],
        message: 'The unit gives a reason when it takes a booking back.',
      });
      expect((await cancel(commons, input, { as, language: 'zh-CN' })).refusal!.message).toBe(
        '单位取消预约时须说明原因。',
      );
    }
    expect(await commons.sql('select state from booking where id = $1', [id])).toEqual([{ state: 'CONFIRMED' }]);
  });
});

describe('the places', () => {
  test('are free at once: everybody sees them, and somebody else books them', async () => {
    const { commons } = world;
    const { id: facilityId } = await buildFacility(commons.db, {
      now: commons.clock.now,
      kind: 'SPORTS_FIELD',
      capacity: 5,
    });
    const slot = { start: '2026-03-20T23:00:00Z', end: '2026-03-21T01:00:00Z' };
    const range = ['2026-03-20T20:00:00Z', '2026-03-21T04:00:00Z'] as const;
    const first = await buildResident(commons.db);
    const second = await buildResident(commons.db);
    const whole = [{ start: utc(range[0]), end: utc(range[1]), remaining: 5 }];
    expect(await availability(commons, facilityId, ...range)).toEqual(whole);

    const { booking } = await book(commons, { facilityId, ...slot, quantity: 5 }, { as: first.subject });
    expect(await availability(commons, facilityId, ...range)).toEqual([
      { start: utc(range[0]), end: utc(slot.start), remaining: 5 },
      { start: utc(slot.end), end: utc(range[1]), remaining: 5 },
    ]);
    expect((await book(commons, { facilityId, ...slot }, { as: second.subject })).code).toBe('SLOT_UNAVAILABLE');

    await cancel(commons, { bookingId: booking!.id }, { as: first.subject });
    expect(await availability(commons, facilityId, ...range)).toEqual(whole);
    expect((await book(commons, { facilityId, ...slot, quantity: 5 }, { as: second.subject })).code).toBe('DONE');
    expect(await wrongs(commons)).toEqual([]);
  });

  test('can be booked again by the same person', async () => {
    const { commons } = world;
    const booker = await buildResident(commons.db);
    const { id: facilityId } = await buildFacility(commons.db, { now: commons.clock.now, kind: 'MEETING_ROOM' });
    const slot = { facilityId, start: '2026-03-20T10:00:00+08:00', end: '2026-03-20T11:00:00+08:00' };
    for (let round = 0; round < 3; round++) {
      const { booking } = await book(commons, slot, { as: booker.subject });
      expect((await cancel(commons, { bookingId: booking!.id }, { as: booker.subject })).code).toBe('DONE');
    }
    expect(await wrongs(commons)).toEqual([]);
  });
});
