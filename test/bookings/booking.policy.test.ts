import { describe, expect, test } from 'vitest';
import {
  bookerFacts,
  bookingPartiesOf,
  isOwnBooking,
  mayBook,
  mayReadBooking,
} from '../../src/bookings/booking.policy.ts';
import { ANONYMOUS, Role, ServiceScope } from '../../src/request/viewer.ts';
import {
  COMMUNITY,
  grant,
  managerOf,
  managerOfFacility,
  OTHER_COMMUNITY,
  programOf,
  secretaryOf,
  somebody,
  staffOf,
  SUBDISTRICT,
} from '../support/viewers.ts';

const resident = (residentId: string) => somebody([grant(Role.RESIDENT)], { residentId });

const PLACE = { facilityId: 'fac_1', unitId: 'uni_1', divisionPath: COMMUNITY };
const OF_RESIDENT = { ...PLACE, bookerId: 'res_1', holderId: null };
const OF_MATCH = { ...PLACE, bookerId: null, holderId: 'uni_2' };

describe('who may book', () => {
  test('a resident', () => {
    expect(mayBook(resident('res_1'))).toBe(true);
  });

  test('nobody who is no resident, or has not that role', () => {
    expect(mayBook(ANONYMOUS)).toBe(false);
    expect(mayBook(somebody([], { residentId: 'res_1' }))).toBe(false);
    expect(mayBook(somebody([grant(Role.RESIDENT)]))).toBe(false);
  });
});

describe('what a policy can ask of a booker', () => {
  test.each([
    Role.UNIT_MANAGER,
    Role.BRANCH_SECRETARY,
    Role.COMMUNITY_STAFF,
    Role.SUBDISTRICT_STAFF,
    Role.DISTRICT_ADMIN,
  ])('is whether they are staff, as %s is, a resident beside or not', (role) => {
    expect(bookerFacts(somebody([grant(role)])).isStaff).toBe(true);
    expect(bookerFacts(somebody([grant(Role.RESIDENT), grant(role)])).isStaff).toBe(true);
  });

  test('is not fulfilled by who is a resident alone, or nobody known', () => {
    const neither = { isStaff: false, actsForParty: false };
    expect(bookerFacts(resident('res_1'))).toEqual(neither);
    expect(bookerFacts(ANONYMOUS)).toEqual(neither);
  });

  test('is whether they act for a party organisation, as a branch secretary does', () => {
    expect(bookerFacts(somebody([grant(Role.BRANCH_SECRETARY)])).actsForParty).toBe(true);
    expect(bookerFacts(managerOf('uni_1')).actsForParty).toBe(false);
  });
});

describe('whose own a booking is', () => {
  test('that of who booked', () => {
    expect(isOwnBooking(resident('res_1'), OF_RESIDENT)).toBe(true);
    expect(isOwnBooking(resident('res_2'), OF_RESIDENT)).toBe(false);
    expect(isOwnBooking(managerOf('uni_2'), OF_RESIDENT)).toBe(false);
  });

  test('that of who acts for its holder', () => {
    expect(isOwnBooking(managerOf('uni_2'), OF_MATCH)).toBe(true);
    expect(isOwnBooking(secretaryOf('gbr_1'), { bookerId: null, holderId: 'gbr_1' })).toBe(true);
    expect(isOwnBooking(managerOf('uni_1'), OF_MATCH)).toBe(false);
  });

  test('not that of everybody who is no resident, where nobody booked', () => {
    const nobody = { bookerId: null, holderId: null };
    expect(isOwnBooking(ANONYMOUS, nobody)).toBe(false);
    expect(isOwnBooking(somebody([], { residentId: null as unknown as string }), nobody)).toBe(false);
    expect(isOwnBooking(secretaryOf(null as unknown as string), nobody)).toBe(false);
  });
});

describe('as what somebody takes a step of a booking', () => {
  test('as who has it, as who manages its facility, or as both', () => {
    expect(bookingPartiesOf(resident('res_1'), OF_RESIDENT)).toEqual(['HOLDER']);
    expect(bookingPartiesOf(managerOf('uni_1'), OF_RESIDENT)).toEqual(['FACILITY']);
    expect(bookingPartiesOf(managerOfFacility('fac_1'), OF_RESIDENT)).toEqual(['FACILITY']);
    expect(bookingPartiesOf(managerOf('uni_1'), { ...OF_MATCH, holderId: 'uni_1' })).toEqual(['HOLDER', 'FACILITY']);
    expect(bookingPartiesOf(staffOf(COMMUNITY), OF_RESIDENT)).toEqual([]);
  });
});

describe('who sees a booking', () => {
  test.each([
    ['who booked', resident('res_1')],
    ['who manages the unit', managerOf('uni_1')],
    ['staff of its community', staffOf(COMMUNITY)],
    ['staff above', staffOf(SUBDISTRICT, Role.SUBDISTRICT_STAFF)],
    ['a program of the unit with the scope', programOf('uni_1', ServiceScope.BOOKINGS_READ)],
  ])('%s', (_, viewer) => {
    expect(mayReadBooking(viewer, OF_RESIDENT)).toBe(true);
  });

  test.each([
    ['nobody known', ANONYMOUS],
    ['another resident', resident('res_2')],
    ['who manages another unit', managerOf('uni_9')],
    ['staff of another community', staffOf(OTHER_COMMUNITY)],
    ['a program with another scope', programOf('uni_1', ServiceScope.FACILITIES_WRITE)],
    ['a program of another unit', programOf('uni_9', ServiceScope.BOOKINGS_READ)],
  ])('not %s', (_, viewer) => {
    expect(mayReadBooking(viewer, OF_RESIDENT)).toBe(false);
  });
});
