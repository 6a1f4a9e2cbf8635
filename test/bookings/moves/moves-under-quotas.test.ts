import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildQuota } from '../../../seeds/factories/quota.factory.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { wrongs } from '../booking.invariants.ts';
import { buildMovesWorld, type MovesWorld, send } from './moves-world.ts';

let commons: Commons;
let world: MovesWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildMovesWorld(commons);
});
afterAll(async () => {
  expect(await wrongs(commons)).toEqual([]);
  await commons.close();
});

const slot = (from: string, to: string) => ({
  start: `2026-03-05T${from}:00.000Z`,
  end: `2026-03-05T${to}:00.000Z`,
});
const TEN = slot('02:00', '03:00');
const HALF_PAST = slot('02:30', '03:30');
const NOON = slot('04:00', '05:00');

/** A facility at which everybody may have one booking a day. */
async function oneADay(admission: 'INSTANT' | 'APPROVAL') {
  const facilityId = await world.facility({ capacity: 2, admission });
  await buildQuota(commons.db, { facilityId, holder: 'PERSON', measure: 'BOOKINGS', period: 'DAY', most: 1 });
  return facilityId;
}

async function counted(facilityId: string): Promise<number[]> {
  const rows = await commons.sql<{ used: number }>(
    'select used from quota_counter join facility_quota using (quota_id) where facility_id = $1',
    [facilityId],
  );
  return rows.map(({ used }) => used);
}

describe('of one booking a day', () => {
  test('it moves within the day, and not to where the day is used', async () => {
    const [here, there] = [await oneADay('INSTANT'), await oneADay('INSTANT')];
    const as = await world.resident();
    const { booking } = await send(commons, 'create', { facilityId: here, ...TEN }, as);
    const move = (expectedVersion: number, to: object) =>
      send(commons, 'move', { bookingId: booking!.id, expectedVersion, ...to }, as);
    expect((await move(1, HALF_PAST)).code).toBe('DONE');
    expect((await send(commons, 'create', { facilityId: there, ...NOON }, as)).code).toBe('DONE');
    expect((await move(2, { facilityId: there })).code).toBe('QUOTA_EXCEEDED');
    expect([await counted(here), await counted(there)]).toEqual([[1], [1]]);
  });

  test('one that waits to move counts once, before and after it is granted', async () => {
    const facilityId = await oneADay('APPROVAL');
    const as = await world.resident();
    const { booking } = await send(commons, 'create', { facilityId, ...TEN }, as);
    expect((await send(commons, 'confirm', { bookingId: booking!.id }, world.manager)).code).toBe('DONE');
    const input = { bookingId: booking!.id, expectedVersion: 2, ...NOON };
    const { booking: asked, code } = await send(commons, 'move', input, as);
    expect(code).toBe('DONE');
    expect(await counted(facilityId)).toEqual([1]);
    const granted = await send(commons, 'confirm', { bookingId: asked!.moveRequest!.id }, world.manager);
    expect(granted.code).toBe('DONE');
    expect(await counted(facilityId)).toEqual([1]);
  });

  test('to move to where the day is used is refused when it is asked', async () => {
    const [here, there] = [await oneADay('INSTANT'), await oneADay('APPROVAL')];
    const as = await world.resident();
    const { booking } = await send(commons, 'create', { facilityId: here, ...TEN }, as);
    expect((await send(commons, 'create', { facilityId: there, ...NOON }, as)).code).toBe('DONE');
    const input = { bookingId: booking!.id, expectedVersion: 1, facilityId: there };
    expect((await send(commons, 'move', input, as)).code).toBe('QUOTA_EXCEEDED');
  });

  test('what is held counts, once also when it is booked', async () => {
    const facilityId = await oneADay('INSTANT');
    const as = await world.resident();
    const { booking } = await send(commons, 'hold', { facilityId, ...TEN }, as);
    expect(await counted(facilityId)).toEqual([1]);
    const done = await send(commons, 'create', { facilityId, ...TEN, holdId: booking!.id }, as);
    expect(done.code).toBe('DONE');
    expect(await counted(facilityId)).toEqual([1]);
  });
});

test('who is barred after they have held something does not book it, and nothing of theirs moves', async () => {
  const facilityId = await world.facility({ capacity: 2 });
  const as = await world.resident();
  const { booking } = await send(commons, 'create', { facilityId, ...NOON }, as);
  const { booking: held } = await send(commons, 'hold', { facilityId, ...TEN }, as);
  await commons.sql(
    `insert into booking_bar (id, district_code, resident_id, unit_id, starts_at, ends_at, reason, created_at, updated_at)
     select 'bar_' || replace(gen_random_uuid()::text, '-', ''), district_code, booker_id, $2, $3::timestamptz,
            $3::timestamptz + interval '7 days', '未到', $3::timestamptz, $3::timestamptz
     from booking where id = $1`,
    [booking!.id, world.unitId, TEST_NOW],
  );
  const done = await send(commons, 'create', { facilityId, ...TEN, holdId: held!.id }, as);
  expect(done.code).toBe('BARRED');
  const moved = await send(commons, 'move', { bookingId: booking!.id, expectedVersion: 1, ...HALF_PAST }, as);
  expect(moved.code).toBe('BARRED');
});
