import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident, type RoleToBuild } from '../../../seeds/factories/person.factory.ts';
import type { BookingState } from '../../../src/bookings/booking.entity.ts';
import { maskedPhone, phoneOf } from '../../../src/district/identity/resident.entity.ts';
import { Role } from '../../../src/request/viewer.ts';
import { maskedName } from '../../../src/shared/personal-name.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
});
afterAll(() => commons.close());

const CLEAR = { name: '陈金凤', phone: '13812345678' };
const MASKED = { name: '陈**', phone: '138****5678' };

async function somebodyWith(...roles: RoleToBuild[]): Promise<string> {
  return (await buildAccount(commons.db, { roles })).subject;
}

/** A resident as `node` shows them to somebody. */
async function residentAs(residentId: string, as?: string) {
  const { data, errors } = await commons.query(
    'query ($id: ID!) { node(id: $id) { ... on Resident { name phone } } }',
    { id: residentId },
    as === undefined ? {} : { as },
  );
  expect(errors).toBeUndefined();
  return data.node;
}

const minutesFromNow = (minutes: number) => Temporal.Instant.from(TEST_NOW).add({ minutes }).toString();

/** How long after its end a booking is a reason to reach its booker, as the database has it. */
const CONTACT_MINUTES_AFTER_BOOKING = 60;
/** The steps in which bookings take places, in minutes. */
const STEP = 15;

/** A resident with one booking of a facility, from two hours before `end` on. */
async function bookerOf(facilityId: string, endsInMinutes: number, state: `${BookingState}` = 'CONFIRMED') {
  const { residentId, subject } = await buildResident(commons.db, { ...CLEAR, phoneConfirmed: false });
  const { id: bookingId } = await buildBooking(commons.db, {
    facilityId,
    bookerId: residentId,
    start: minutesFromNow(endsInMinutes - 120),
    end: minutesFromNow(endsInMinutes),
    state,
  });
  return { residentId, subject, bookingId };
}

describe('a resident', () => {
  test('is there in clear for themselves, and for nobody else while they have no booking', async () => {
    const { residentId, subject } = await buildResident(commons.db, { ...CLEAR, divisionId: world.community.id });
    expect(await residentAs(residentId, subject)).toEqual(CLEAR);
    expect(await residentAs(residentId)).toBeNull();
    for (const role of [
      { role: Role.RESIDENT },
      { role: Role.UNIT_MANAGER, unitId: world.unit.id },
      { role: Role.BRANCH_SECRETARY, divisionId: world.grid.id },
      { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
      { role: Role.DISTRICT_ADMIN, divisionId: world.district.id },
    ]) {
      expect(await residentAs(residentId, await somebodyWith(role))).toBeNull();
    }
  });

  test('with a booking is seen by those who run the facility, and by nobody else, whatever they oversee', async () => {
    const { residentId } = await bookerOf(world.facility.id, 2880);
    for (const role of [
      { role: Role.UNIT_MANAGER, unitId: world.unit.id },
      { role: Role.UNIT_MANAGER, facilityId: world.facility.id },
    ]) {
      expect(await residentAs(residentId, await somebodyWith(role))).toEqual(CLEAR);
    }
    for (const role of [
      { role: Role.RESIDENT },
      { role: Role.UNIT_MANAGER, unitId: world.neighbour.id },
      { role: Role.UNIT_MANAGER, facilityId: world.secondFacility.id },
      { role: Role.BRANCH_SECRETARY, divisionId: world.grid.id },
      { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
      { role: Role.SUBDISTRICT_STAFF, divisionId: world.subdistrict.id },
      { role: Role.DISTRICT_ADMIN, divisionId: world.district.id },
      { role: Role.COMMUNITY_STAFF, divisionId: world.siblingCommunity.id },
      { role: Role.SUBDISTRICT_STAFF, divisionId: world.otherSubdistrict.id },
      { role: Role.DISTRICT_ADMIN, divisionId: world.otherDistrict.id },
      { role: Role.UNIT_MANAGER, unitId: world.unit.id, validTo: TEST_NOW },
    ]) {
      expect(await residentAs(residentId, await somebodyWith(role))).toBeNull();
    }
    expect(await residentAs(residentId)).toBeNull();
  });

  test.each([
    ['PENDING', 2880, true],
    ['CONFIRMED', 2880, true],
    ['CHECKED_IN', 60, true],
    ['COMPLETED', -STEP, true],
    ['NO_SHOW', -STEP, true],
    ['CANCELLED', 2880, false],
    ['REJECTED', 2880, false],
    ['EXPIRED', 2880, false],
    ['COMPLETED', -CONTACT_MINUTES_AFTER_BOOKING + STEP, true],
    ['COMPLETED', -CONTACT_MINUTES_AFTER_BOOKING, false],
    ['CONFIRMED', -CONTACT_MINUTES_AFTER_BOOKING - STEP, false],
  ] as const)('with a %s booking that ends in %i minutes is seen by the unit: %s', async (state, endsIn, seen) => {
    const { residentId } = await bookerOf(world.facility.id, endsIn, state);
    const manager = await somebodyWith({ role: Role.UNIT_MANAGER, unitId: world.unit.id });
    expect(await residentAs(residentId, manager)).toEqual(seen ? CLEAR : null);
  });

  test('is masked where an old booking still shows that there is somebody', async () => {
    const { bookingId, subject } = await bookerOf(
      world.facility.id,
      -CONTACT_MINUTES_AFTER_BOOKING - STEP,
      'COMPLETED',
    );
    const bookerAs = async (as: string) => {
      const { data } = await commons.query(
        'query ($id: ID!) { node(id: $id) { ... on Booking { booker { name phone } } } }',
        { id: bookingId },
        { as },
      );
      return data.node.booker;
    };
    expect(await bookerAs(subject)).toEqual(CLEAR);
    expect(await bookerAs(await somebodyWith({ role: Role.UNIT_MANAGER, unitId: world.unit.id }))).toEqual(MASKED);
  });

  test('is told apart from others by the same statements for many, each by their own bookings', async () => {
    const mine = await bookerOf(world.facility.id, 4320);
    const theirs = await bookerOf(world.otherFacility.id, 4320);
    const lapsed = await bookerOf(world.facility.id, 4320, 'CANCELLED');
    const manager = await somebodyWith({ role: Role.UNIT_MANAGER, unitId: world.unit.id });
    const ids = [mine, theirs, lapsed].map(({ residentId }) => residentId);
    let nodes: unknown;
    const statements = await commons.statements(async () => {
      const { data } = await commons.query(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Resident { name phone } } }',
        { ids },
        { as: manager },
      );
      nodes = data.nodes;
    });
    expect(nodes).toEqual([CLEAR, null, null]);
    // Who is asking, whether they may know of the residents, and what they are shown of them.
    expect(statements).toBe(3);
  });

  test('is no longer seen by the manager of a unit once the facility is another unit’s', async () => {
    const facility = await buildFacility(commons.db, { unitId: world.unit.id });
    const { residentId } = await bookerOf(facility.id, 5760);
    const before = await somebodyWith({ role: Role.UNIT_MANAGER, unitId: world.unit.id });
    expect(await residentAs(residentId, before)).toEqual(CLEAR);
    await commons.sql('update shared_facility set unit_id = $1 where id = $2', [world.neighbour.id, facility.id]);
    expect(await residentAs(residentId, before)).toBeNull();
  });
});

describe('the masks', () => {
  test.each([
    ['陈金凤', '陈**'],
    ['陈', '陈**'],
    ['欧阳小满', '欧**'],
    ['𠮷田', '𠮷**'],
    ['Anna Lindqvist', 'A**'],
  ])('of the name %s is %s', (name, masked) => {
    expect(maskedName(name)).toBe(masked);
  });

  test.each([
    ['13812345678', '138****5678'],
    ['+8613812345678', '+86****5678'],
    ['059187654321', '059****4321'],
    ['87654321', '****21'],
    ['12345', '****45'],
  ])('of the phone number %s is %s', (phone, masked) => {
    expect(maskedPhone(phone)).toBe(masked);
  });
});

describe('a phone number', () => {
  test.each([
    ['138 1234 5678', '13812345678'],
    ['0591-8765-4321', '059187654321'],
    // However the phone is dialled, it is one.
    ['＋８６１３８１２３４５６７８', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['0086 138 1234 5678', '13812345678'],
    ['8613812345678', '13812345678'],
    ['013812345678', '13812345678'],
    ['+86 591-8765-4321', '+8659187654321'],
    ['0044 20 7946 0958', '+442079460958'],
    ['+442079460958', '+442079460958'],
    ['00123', '00123'],
  ])('written %s is stored as %s', (written, stored) => {
    expect(phoneOf(written)).toBe(stored);
  });

  test.each(['', '1234', '1'.repeat(16), '++8612345', '12345x', '(0591)87654321', '1'.repeat(100_000)])(
    'is not what %.20s is',
    (written) => {
      expect(phoneOf(written)).toBeUndefined();
    },
  );
});
