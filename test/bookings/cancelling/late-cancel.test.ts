import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { wrongs } from '../booking.invariants.ts';
import { buildMovesWorld, type MovesWorld, seen, send } from '../moves/moves-world.ts';

let commons: Commons;
let world: MovesWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildMovesWorld(commons);
});
beforeEach(() => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
});
afterAll(async () => {
  expect(await wrongs(commons)).toEqual([]);
  await commons.close();
});

const hours = (from: number, to: number) => ({
  start: `2026-03-05T${String(from).padStart(2, '0')}:00:00.000Z`,
  end: `2026-03-05T${String(to).padStart(2, '0')}:00:00.000Z`,
});
const TEN = hours(2, 3);

async function booked(facilityId: string, as: string, input: object = TEN) {
  const { booking, code } = await send(commons, 'create', { facilityId, ...input }, as);
  expect(code).toBe('DONE');
  return booking!.id;
}

const markOf = async (id: string) =>
  (await commons.sql('select state, cancelled_late from booking where id = $1', [id]))[0];

describe('after the deadline', () => {
  test('a booking is given back with a mark where the policy lets it, and without one until then', async () => {
    const [facilityId, as] = [await world.facility({ capacity: 9 }), await world.resident()];
    await world.policy(facilityId, { cancelUntilMinutes: 60, lateCancel: true });
    const [early, late] = [await booked(facilityId, as), await booked(facilityId, as, hours(4, 5))];
    commons.clock.now = Temporal.Instant.from('2026-03-05T01:00:00Z');
    expect((await send(commons, 'cancel', { bookingId: early }, as)).code).toBe('DONE');
    expect(await markOf(early)).toEqual({ state: 'CANCELLED', cancelled_late: false });
    commons.clock.now = Temporal.Instant.from('2026-03-05T03:00:00.001Z');
    expect(await seen(commons, late, as)).toMatchObject({
      cancellableUntil: '2026-03-05T03:00:00.000Z',
      viewerCan: { cancel: true },
    });
    expect((await send(commons, 'cancel', { bookingId: late }, as)).code).toBe('DONE');
    expect(await markOf(late)).toEqual({ state: 'CANCELLED', cancelled_late: true });
  });

  test('the unit takes one back without a mark', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    await world.policy(facilityId, { cancelUntilMinutes: 60, lateCancel: true });
    const id = await booked(facilityId, as);
    commons.clock.now = Temporal.Instant.from('2026-03-05T01:59:00Z');
    await send(commons, 'cancel', { bookingId: id, reason: '自用' }, world.manager);
    expect(await markOf(id)).toEqual({ state: 'CANCELLED', cancelled_late: false });
  });
});

describe('bookingsCancelBetween', () => {
  async function cancelBetween(input: object, as: string) {
    const { data, errors } = await commons.query(
      `mutation ($input: BookingsCancelBetweenInput!) { bookingsCancelBetween(input: $input) {
        cancelled kept { id } userErrors { code field message } } }`,
      { input: { cancelReason: 'CHANGE_OF_PLANS', idempotencyKey: randomUUID(), ...input } },
      { as, language: 'en' },
    );
    expect(errors).toBeUndefined();
    return data.bookingsCancelBetween;
  }

  test('gives back all of a time, tells what stays, and marks nothing; a repeat is answered as at first', async () => {
    const [plain, strict] = [await world.facility({ capacity: 2 }), await world.facility({ capacity: 2 })];
    await world.policy(strict, { cancelUntilMinutes: 120, lateCancel: true });
    const as = await world.resident();
    const [ten, four, noon] = [
      await booked(plain, as),
      await booked(strict, as, hours(4, 5)),
      await booked(strict, as, hours(6, 7)),
    ];
    await booked(plain, await world.resident());
    const { booking: held } = await send(commons, 'hold', { facilityId: plain, ...hours(5, 6) }, as);
    commons.clock.now = Temporal.Instant.from(TEST_NOW).add({ minutes: 1 });
    const input = { from: hours(2, 3).start, to: hours(6, 7).start, idempotencyKey: randomUUID() };
    expect(await cancelBetween(input, as)).toEqual({ cancelled: 3, kept: [], userErrors: [] });
    expect(await cancelBetween(input, as)).toEqual({ cancelled: 3, kept: [], userErrors: [] });
    expect([await markOf(ten), await markOf(four), await markOf(held!.id), await markOf(noon)]).toEqual([
      { state: 'CANCELLED', cancelled_late: false },
      { state: 'CANCELLED', cancelled_late: false },
      { state: 'CANCELLED', cancelled_late: false },
      { state: 'CONFIRMED', cancelled_late: false },
    ]);
    commons.clock.now = Temporal.Instant.from('2026-03-05T05:00:00Z');
    expect(await cancelBetween({ ...input, to: hours(8, 9).start, idempotencyKey: randomUUID() }, as)).toEqual({
      cancelled: 0,
      kept: [{ id: noon }],
      userErrors: [],
    });
  });

  test('of one facility alone, and of one’s own alone', async () => {
    const [one, other, as] = [await world.facility(), await world.facility(), await world.resident()];
    const [first, second] = [await booked(one, as), await booked(other, as, hours(4, 5))];
    const input = { from: '2026-03-05T00:00:00Z', to: '2026-03-06T00:00:00Z', facilityId: other };
    expect(await cancelBetween(input, await world.resident())).toMatchObject({ cancelled: 0 });
    expect(await cancelBetween(input, as)).toMatchObject({ cancelled: 1, kept: [] });
    expect([await markOf(first), await markOf(second)]).toMatchObject([{ state: 'CONFIRMED' }, { state: 'CANCELLED' }]);
  });

  test.each([
    ['a time that ends when it starts', { to: '2026-03-05T00:00:00Z' }, 'INVALID_INPUT', ['to']],
    ['more than a year', { to: '2027-03-07T00:00:00Z' }, 'INVALID_INPUT', ['to']],
    ['a reason of the unit', { cancelReason: 'WITHDRAWN_BY_UNIT' }, 'INVALID_INPUT', ['cancelReason']],
  ])('refuses %s', async (_what, input, code, field) => {
    const between = { from: '2026-03-05T00:00:00Z', to: '2026-03-06T00:00:00Z', ...input };
    expect(await cancelBetween(between, await world.resident())).toMatchObject({
      cancelled: 0,
      userErrors: [{ code, field }],
    });
  });

  test('is for residents', async () => {
    const between = { from: '2026-03-05T00:00:00Z', to: '2026-03-06T00:00:00Z' };
    expect((await cancelBetween(between, world.manager)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});
