import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident, type BuiltResident, newPhone } from '../../../seeds/factories/person.factory.ts';
import { buildQuota } from '../../../seeds/factories/quota.factory.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';

let commons: Commons;
let resident: BuiltResident;

beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  resident = await buildResident(commons.db);
});

async function uses(facilityId: string | null, as: string | undefined = resident.subject) {
  const { data, errors } = await commons.query(
    `query ($facilityId: ID) { viewer { quotaUse(facilityId: $facilityId) {
      used from to quota { limit holder measure period isDefault } } } }`,
    { facilityId },
    as === undefined ? {} : { as },
  );
  expect(errors).toBeUndefined();
  return data.viewer?.quotaUse.map(({ used, from, to, quota }: never) => [
    `${(quota as never)['holder']} ${(quota as never)['measure']} ${(quota as never)['period']}`,
    used,
    (quota as never)['limit'],
    from,
    to,
  ]);
}

const facility = (kind: 'PARKING' | 'SPORTS_FIELD' | 'MEETING_ROOM', capacity = 50) =>
  buildFacility(commons.db, { now: commons.clock.now, kind, capacity });
const book = (facilityId: string, from: string, to: string, more: object = {}) =>
  buildBooking(commons.db, { facilityId, bookerId: resident.residentId, start: from, end: to, ...more });

describe('viewer.quotaUse', () => {
  test('tells of a facility what binds there, by the week that holds now', async () => {
    const { id, unitId } = await facility('SPORTS_FIELD');
    await buildQuota(commons.db, { facilityId: id, period: 'WEEK', most: 3 });
    await buildQuota(commons.db, { unitId, period: 'MONTH', measure: 'MINUTES', most: 600 });
    await book(id, '2026-03-04T02:00:00Z', '2026-03-04T03:00:00Z');
    // In the week after, and in the same month.
    await book(id, '2026-03-10T02:00:00Z', '2026-03-10T04:00:00Z');
    await book(id, '2026-03-05T02:00:00Z', '2026-03-05T03:00:00Z', { state: 'CANCELLED' });
    expect(await uses(id)).toEqual([
      ['PERSON BOOKINGS WEEK', 1, 3, '2026-03-01T16:00:00.000Z', '2026-03-08T16:00:00.000Z'],
      ['PERSON MINUTES MONTH', 180, 600, '2026-02-28T16:00:00.000Z', '2026-03-31T16:00:00.000Z'],
      ['PERSON BOOKINGS AHEAD', 2, 10, null, null],
    ]);
    // Without a facility: where something is held to come.
    expect((await uses(null)).map(([what]: string[]) => what)).toEqual([
      'PERSON BOOKINGS WEEK',
      'PERSON MINUTES MONTH',
      'PERSON BOOKINGS AHEAD',
    ]);
  });

  test('tells with a household what it holds together, and of a room the hours of this week', async () => {
    const phone = newPhone();
    resident = await buildResident(commons.db, { phone });
    const other = await buildResident(commons.db, { phone });
    const { id } = await facility('MEETING_ROOM', 1);
    await book(id, '2026-03-04T02:00:00Z', '2026-03-04T05:00:00Z');
    await book(id, '2026-03-05T02:00:00Z', '2026-03-05T04:00:00Z', { bookerId: other.residentId });
    expect(await uses(id)).toEqual([
      ['PERSON BOOKINGS AHEAD', 1, 10, null, null],
      ['HOUSEHOLD BOOKINGS AHEAD', 2, 20, null, null],
      ['HOUSEHOLD MINUTES WEEK', 300, 1440, '2026-03-01T16:00:00.000Z', '2026-03-08T16:00:00.000Z'],
    ]);
    const { id: park } = await facility('PARKING');
    await book(park, '2026-03-03T03:00:00Z', '2026-03-03T09:00:00Z', { quantity: 2, bookerId: other.residentId });
    expect((await uses(park)).slice(2)).toEqual([
      ['PERSON PLACES AT_ONCE', 0, 2, null, null],
      ['HOUSEHOLD PLACES AT_ONCE', 2, 2, null, null],
    ]);
  });

  test('tells who has confirmed no phone of two, and nobody but residents of any', async () => {
    resident = await buildResident(commons.db, { phoneConfirmed: false });
    expect(await uses(null)).toEqual([['PERSON BOOKINGS AHEAD', 0, 2, null, null]]);
    expect(await uses(null, 'guest')).toEqual([]);
    const { id } = await buildFacility(commons.db, { state: 'DRAFT' });
    expect(await uses(id)).toEqual([]);
  });
});
