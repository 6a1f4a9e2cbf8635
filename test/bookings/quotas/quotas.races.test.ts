import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident, newPhone } from '../../../seeds/factories/person.factory.ts';
import { buildQuota } from '../../../seeds/factories/quota.factory.ts';
import { faultOf } from '../../../src/database/fault.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { connect, insertBooking, standInForMatches, untilWaiting } from '../booking.connections.ts';
import { watchDeadlocks, wrongs } from '../booking.invariants.ts';
import { book, tally } from '../booking.operations.ts';

/** Requests of one holder at the same moment. */
const AT_ONCE = 8;

let commons: Commons;

beforeAll(async () => {
  commons = await startCommons({ poolSize: AT_ONCE + 2 });
  await standInForMatches(commons);
});
afterAll(async () => {
  expect(await wrongs(commons)).toEqual([]);
  await commons.close();
});

const facility = (capacity = 100) =>
  buildFacility(commons.db, { now: commons.clock.now, kind: 'SPORTS_FIELD', capacity });

/** Hours of one day of March 2026. */
const hour = (at: number, day = 5) => {
  const start = Temporal.Instant.from(`2026-03-0${day}T00:00:00+08:00`).add({ hours: at });
  return { start: start.toString(), end: start.add({ hours: 1 }).toString() };
};

const PERIODS = [
  ['a day, by its counter', { period: 'DAY' }],
  ['a week, by its counter', { period: 'WEEK' }],
  ['rolling days, by counting', { period: 'ROLLING_DAYS', days: 7 }],
  ['what is ahead, by counting', { period: 'AHEAD' }],
] as const;

describe('eight requests at once', () => {
  test.each(PERIODS)('of one person have as much as a quota of %s allows, not one more', async (_what, terms) => {
    const { id: facilityId } = await facility();
    await buildQuota(commons.db, { facilityId, most: 3, ...terms });
    const { subject: as } = await buildResident(commons.db);
    const watch = await watchDeadlocks(commons);
    await watch.noteConnections();
    const wishes = Array.from({ length: AT_ONCE }, (_, at) => ({ facilityId, ...hour(at) }));
    const outcomes = await Promise.all(wishes.map((wish) => book(commons, wish, { as })));
    await watch.noteConnections();
    expect(tally(outcomes)).toEqual({ DONE: 3, QUOTA_EXCEEDED: AT_ONCE - 3 });
    for (const { refusal } of outcomes) if (refusal) expect(refusal).toMatchObject({ used: 3 });
    expect(await watch.deadlocks()).toEqual([]);
  });

  test('of the four residents of a household have no more together', async () => {
    const { id: facilityId } = await facility();
    await buildQuota(commons.db, { facilityId, most: 5, holder: 'HOUSEHOLD', measure: 'PLACES', period: 'DAY' });
    const phone = newPhone();
    const residents = await Promise.all([1, 2, 3, 4].map(() => buildResident(commons.db, { phone })));
    const outcomes = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) =>
        book(commons, { facilityId, ...hour(at), quantity: 2 }, { as: residents[at % 4]!.subject }),
      ),
    );
    expect(tally(outcomes)).toEqual({ DONE: 2, QUOTA_EXCEEDED: AT_ONCE - 2 });
  });
});

describe('past all code', () => {
  test.each(PERIODS)(
    'two connections that each see room for one more do not both have it: %s',
    async (_what, terms) => {
      const { id: facilityId } = await facility();
      await buildQuota(commons.db, { facilityId, most: 1, ...terms });
      const { residentId: bookerId } = await buildResident(commons.db);
      const [one, other] = [await connect(commons), await connect(commons)];
      const day = { start: '2099-03-05T00:00Z', end: '2099-03-05T01:00Z' };
      await one.query('begin');
      await insertBooking(one, { facilityId, bookerId, ...day });
      const second = insertBooking(other, {
        facilityId,
        bookerId,
        start: '2099-03-05T02:00Z',
        end: '2099-03-05T03:00Z',
      }).catch(faultOf);
      await untilWaiting(commons, 1);
      await one.query('commit');
      expect(await second).toMatchObject({ constraint: 'booking_quota_own' });
      await Promise.all([one.end(), other.end()]);
    },
  );

  test('a quota that is set while somebody books counts that booking, and who comes later waits for it', async () => {
    const { id: facilityId } = await facility();
    const { residentId: bookerId } = await buildResident(commons.db);
    const [booker, unit, late] = [await connect(commons), await connect(commons), await connect(commons)];
    const at = (hours: number) => ({ start: `2099-03-05T0${hours}:00Z`, end: `2099-03-05T0${hours}:30Z` });
    await booker.query('begin');
    await insertBooking(booker, { facilityId, bookerId, ...at(0) });
    await unit.query('begin');
    const set = unit.query(
      `insert into quota (id, district_code, facility_id, holder, measure, most, period, created_at, updated_at)
       select 'quo_' || md5($1), district_code, id, 'PERSON', 'BOOKINGS', 1, 'DAY', now(), now()
       from shared_facility where id = $1`,
      [facilityId],
    );
    await untilWaiting(commons, 1);
    await booker.query('commit');
    await set;
    const second = insertBooking(late, { facilityId, bookerId, ...at(2) }).catch(faultOf);
    await untilWaiting(commons, 1);
    await unit.query('commit');
    expect(await second).toMatchObject({ constraint: 'booking_quota_own' });
    await Promise.all([booker.end(), unit.end(), late.end()]);
  });

  test('bookings of a week move on together by a week, and one that moves is not in its own way', async () => {
    const { id: facilityId } = await facility();
    for (const terms of [
      { period: 'WEEK' },
      { period: 'AHEAD', most: 3 },
      { period: 'ROLLING_DAYS', days: 7 },
    ] as const) {
      await buildQuota(commons.db, { facilityId, most: 1, ...terms });
    }
    const { residentId: bookerId } = await buildResident(commons.db);
    const db = await connect(commons);
    const ids: string[] = [];
    for (const day of ['02', '09', '16']) {
      const slot = { start: `2099-03-${day}T02:00Z`, end: `2099-03-${day}T03:00Z` };
      ids.push(await insertBooking(db, { facilityId, bookerId, ...slot }));
    }
    const move = (by: string, which: readonly string[]) =>
      db
        .query(
          `update booking set starts_at = starts_at + $1::interval, ends_at = ends_at + $1::interval where id = any($2)`,
          [by, which],
        )
        .then(
          () => 'DONE',
          (error: unknown) => faultOf(error)?.constraint,
        );
    expect(await move('7 days 1 hour', ids)).toBe('DONE');
    // Within its week, whatever the others are.
    expect(await move('1 hour', [ids[1]!])).toBe('DONE');
    expect(await move('-7 days', [ids[1]!])).toBe('booking_quota_own');
    expect(await move('-7 days -2 hours', ids)).toBe('DONE');
    await db.end();
  });

  test('a smaller limit lets what is held move where it stays as much, and never become more', async () => {
    const { id: facilityId } = await facility();
    const { residentId: bookerId } = await buildResident(commons.db);
    const db = await connect(commons);
    const ids: string[] = [];
    for (const hours of ['02', '04', '06']) {
      const slot = { start: `2099-03-02T${hours}:00Z`, end: `2099-03-02T${hours}:30Z` };
      ids.push(await insertBooking(db, { facilityId, bookerId, ...slot, quantity: 2 }));
    }
    for (const period of ['DAY', 'AHEAD'] as const) {
      await buildQuota(commons.db, { facilityId, period, measure: 'PLACES', most: 1 });
    }
    const change = (set: string) =>
      db.query(`update booking set ${set} where id = $1`, [ids[0]]).then(
        () => 'DONE',
        (error: unknown) => faultOf(error)?.constraint,
      );
    expect(await change(`starts_at = '2099-03-02T07:00Z', ends_at = '2099-03-02T07:30Z'`)).toBe('DONE');
    expect(await change('quantity = 3')).toBe('booking_quota_own');
    expect(await change('quantity = 1')).toBe('DONE');
    expect(await change('quantity = 2')).toBe('booking_quota_own');
    expect(await change(`state = 'CANCELLED'`)).toBe('DONE');
    await db.end();
  });
});
