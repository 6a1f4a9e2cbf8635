import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildFacility, type FacilityOverrides } from '../../seeds/factories/facility.factory.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import {
  buildFacilityWorld,
  change,
  expectChecksFacilityId,
  expectForItsManagersOnly,
  expectRefused,
  type FacilityWorld,
  trailOf,
} from './facility-world.ts';

let commons: Commons;
let world: FacilityWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());

const build = async (overrides: FacilityOverrides = {}) =>
  (await buildFacility(commons.db, { unitId: world.member.id, now: commons.clock.now, ...overrides })).id;
const update = (facilityId: string, input: object) =>
  change(commons, 'facilityUpdate', { facilityId, ...input }, world.manager);
const refused = (facilityId: string, input: object, code: string, field: string[]) =>
  expectRefused(commons, 'facilityUpdate', { facilityId, ...input }, world.manager, code, field);

describe('facilityUpdate', () => {
  test('changes what is given', async () => {
    const id = await build();
    const given = {
      name: '新停车场',
      capacity: 5,
      admission: 'APPROVAL',
      location: { latitude: 26.08, longitude: 119.3 },
      bookingRules: { gridMinutes: 30, minMinutes: 30, maxMinutes: 600, leadMinutes: 60, horizonDays: 10 },
    };
    expect(await update(id, { ...given, details: { parking: { vehicleClasses: ['BICYCLE'] } } })).toMatchObject({
      ...given,
      id,
      details: { __typename: 'ParkingDetails', vehicleClasses: ['BICYCLE'] },
    });
  });

  test('leaves what is not given as it is, and what is given as null but may not be', async () => {
    const id = await build({
      name: 'Old',
      capacity: 7,
      location: { latitude: 26, longitude: 119 },
      details: { typeName: 'ParkingDetails', vehicleClasses: [] },
      leadMinutes: 90,
    });
    const nothing = { name: null, capacity: null, admission: null, bookingRules: null };
    const expected = {
      name: 'Old',
      capacity: 7,
      admission: 'INSTANT',
      location: { latitude: 26, longitude: 119 },
      details: { __typename: 'ParkingDetails' },
    };
    expect(await update(id, nothing)).toMatchObject(expected);
    expect(await update(id, { bookingRules: { horizonDays: 3, maxMinutes: null } })).toMatchObject({
      ...expected,
      bookingRules: { gridMinutes: 15, minMinutes: 15, maxMinutes: 1440, leadMinutes: 90, horizonDays: 3 },
    });
  });

  test('takes place and details away by null', async () => {
    const id = await build({
      location: { latitude: 26, longitude: 119 },
      details: { typeName: 'ParkingDetails', vehicleClasses: [] },
    });
    expect(await update(id, { location: null, details: null })).toMatchObject({ location: null, details: null });
  });

  test('tells the trail which fields have changed, and nobody anything when none has', async () => {
    const id = await build({ name: 'Old', capacity: 7 });
    await update(id, { name: 'New', capacity: 7, admission: null, bookingRules: { leadMinutes: 5, minMinutes: 15 } });
    await update(id, { name: ' New ', bookingRules: {} });
    expect(await trailOf(commons, id)).toEqual({
      audit: [
        {
          action: 'facilityUpdate',
          actorId: world.manager.accountId,
          districtCode: world.district.code,
          fields: ['name', 'leadMinutes'],
        },
      ],
      outbox: ['facility.changed'],
    });
  });

  test.each(['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUSPENDED'] as const)('is possible while it is %s', async (state) => {
    const id = await build({ state });
    expect(await update(id, { name: 'New' })).toMatchObject({ name: 'New', state });
  });

  test('is not possible once it has been withdrawn', async () => {
    await refused(await build({ state: 'WITHDRAWN' }), { name: 'New' }, 'STATE_CONFLICT', ['facilityId']);
  });

  test('loses neither of two changes made at the same time', async () => {
    const id = await build();
    await Promise.all([
      update(id, { name: 'New' }),
      update(id, { capacity: 9 }),
      update(id, { admission: 'APPROVAL' }),
    ]);
    const [row] = await commons.sql('select name, capacity, admission from shared_facility where id = $1', [id]);
    expect(row).toEqual({ name: 'New', capacity: 9, admission: 'APPROVAL' });
  });

  test.each([
    ['an empty name', { name: ' ' }, ['name']],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, ['name']],
    ['no places', { capacity: 0 }, ['capacity']],
    ['10001 places', { capacity: 10_001 }, ['capacity']],
    ['a place that does not exist', { location: { latitude: 91, longitude: 0 } }, ['location']],
    ['details of another kind', { details: { room: { seats: 1 } } }, ['details']],
    [
      'details out of range',
      { details: { parking: { vehicleClasses: [] } } },
      ['details', 'parking', 'vehicleClasses'],
    ],
    ['a time grid of 20 minutes', { bookingRules: { gridMinutes: 20 } }, ['bookingRules', 'gridMinutes']],
    [
      'a longest booking shorter than the shortest',
      { bookingRules: { maxMinutes: 10 } },
      ['bookingRules', 'maxMinutes'],
    ],
    ['a lead time of over a year', { bookingRules: { leadMinutes: 525_601 } }, ['bookingRules', 'leadMinutes']],
    ['a horizon of over a year', { bookingRules: { horizonDays: 400 } }, ['bookingRules', 'horizonDays']],
  ])('refuses %s, and the rest of the change with it', async (_, input, field) => {
    await refused(await build(), { name: 'New', ...input }, 'INVALID_INPUT', field);
  });

  test('refuses bookings for a restroom', async () => {
    const id = await build({ kind: 'RESTROOM', admission: 'OPEN_ACCESS' });
    await refused(id, { admission: 'INSTANT' }, 'INVALID_INPUT', ['admission']);
  });

  test('refuses ids that are none, or stand for nothing', async () => {
    await expectChecksFacilityId(commons, 'facilityUpdate', { name: 'New' }, world.manager);
  });

  test('is for its managers only', async () => {
    await expectForItsManagersOnly(commons, world, 'facilityUpdate', { name: 'New' });
  });
});

describe('the capacity in facilityUpdate', () => {
  /** Two bookings of 3 and 2 places that overlap for an hour, four days on, and one of 4 places a week later. */
  async function buildBooked(): Promise<string> {
    const id = await build({ kind: 'SPORTS_FIELD', capacity: 10 });
    const book = (start: string, end: string, quantity: number) =>
      buildBooking(commons.db, { facilityId: id, start, end, quantity });
    await book('2026-03-07T10:00:00+08:00', '2026-03-07T12:00:00+08:00', 3);
    await book('2026-03-07T11:00:00+08:00', '2026-03-07T13:00:00+08:00', 2);
    await book('2026-03-14T10:00:00+08:00', '2026-03-14T12:00:00+08:00', 4);
    return id;
  }

  test('goes down to what is taken at the fullest moment, and counts from then on', async () => {
    const id = await buildBooked();
    expect(await update(id, { capacity: 5 })).toMatchObject({ capacity: 5 });
    const rows = await commons.sql('select distinct capacity from occupancy where pool_id = $1', [id]);
    expect(rows).toEqual([{ capacity: 5 }]);
  });

  test('is refused below that, and nothing else of the change is done', async () => {
    const id = await buildBooked();
    await refused(id, { capacity: 4, name: 'New', bookingRules: { horizonDays: 1 } }, 'STATE_CONFLICT', ['capacity']);
    const rows = await commons.sql('select distinct capacity from occupancy where pool_id = $1', [id]);
    expect(rows).toEqual([{ capacity: 10 }]);
  });

  test('is not held by bookings that are cancelled', async () => {
    const id = await buildBooked();
    await commons.sql(`update booking set state = 'CANCELLED' where facility_id = $1 and quantity = 2`, [id]);
    expect(await update(id, { capacity: 4 })).toMatchObject({ capacity: 4 });
    await refused(id, { capacity: 3 }, 'STATE_CONFLICT', ['capacity']);
  });

  test('is not held by days that have passed', async () => {
    const id = await buildBooked();
    await buildBooking(commons.db, {
      facilityId: id,
      start: '2026-02-20T10:00:00+08:00',
      end: '2026-02-21T10:00:00+08:00',
      quantity: 10,
    });
    expect(await update(id, { capacity: 5 })).toMatchObject({ capacity: 5 });
  });

  test('goes up freely', async () => {
    const id = await buildBooked();
    expect(await update(id, { capacity: 11 })).toMatchObject({ capacity: 11 });
    expect(await update(id, { capacity: 11 })).toMatchObject({ capacity: 11 });
  });
});

test('facilityUpdate takes nothing away for a variable that is not given', async () => {
  const id = await build({
    location: { latitude: 26, longitude: 119 },
    details: { typeName: 'ParkingDetails', vehicleClasses: [] },
  });
  const { data } = await commons.query(
    `mutation ($id: ID!, $name: String, $location: GeoPointInput, $details: FacilityDetailsInput) {
      facilityUpdate(input: { facilityId: $id, name: $name, location: $location, details: $details }) {
        facility { name location { latitude } details { __typename } }
      }
    }`,
    { id, name: 'New' },
    { as: world.manager.subject },
  );
  expect(data.facilityUpdate.facility).toEqual({
    name: 'New',
    location: { latitude: 26 },
    details: { __typename: 'ParkingDetails' },
  });
});
