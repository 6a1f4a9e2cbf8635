import { expect, test } from 'vitest';
import {
  DELEGATE_TEXT_MAX,
  DELEGATES_MAX,
  DELEGATES_MIN,
} from '../../../../src/district/units/alliances/delegate.entity.ts';
import { MembershipState } from '../../../../src/district/units/alliances/membership.entity.ts';
import {
  mayApply,
  mayNameDelegates,
  maySeeInside,
  maySeeMembership,
  membershipPartiesOf,
} from '../../../../src/district/units/alliances/membership.policy.ts';
import { ANONYMOUS } from '../../../../src/request/viewer.ts';
import { COMMUNITY, managerOf, OTHER_COMMUNITY, staffOf } from '../../../support/viewers.ts';

const MEMBERSHIP = { unitId: 'uni_1', hostPath: COMMUNITY };

test('a unit applies, and names its delegates, by who manages it', () => {
  expect(mayApply(managerOf('uni_1'), 'uni_1')).toBe(true);
  expect(mayApply(managerOf('uni_2'), 'uni_1')).toBe(false);
  expect(mayNameDelegates(managerOf('uni_1'), MEMBERSHIP)).toBe(true);
  expect(mayNameDelegates(staffOf(COMMUNITY), MEMBERSHIP)).toBe(false);
});

test('steps are taken as the unit, as the host, or as both', () => {
  expect(membershipPartiesOf(managerOf('uni_1'), MEMBERSHIP)).toEqual(['UNIT']);
  expect(membershipPartiesOf(staffOf(COMMUNITY), MEMBERSHIP)).toEqual(['HOST']);
  const both = { ...managerOf('uni_1'), roles: [...managerOf('uni_1').roles, ...staffOf(COMMUNITY).roles] };
  expect(membershipPartiesOf(both, MEMBERSHIP)).toEqual(['UNIT', 'HOST']);
  expect(membershipPartiesOf(staffOf(OTHER_COMMUNITY), MEMBERSHIP)).toEqual([]);
});

test('active and suspended memberships are public, the others for the unit and the staff', () => {
  const states = Object.values(MembershipState);
  const seen = (viewer = ANONYMOUS) => states.filter((state) => maySeeMembership(viewer, { ...MEMBERSHIP, state }));
  expect(seen()).toEqual(['ACTIVE', 'SUSPENDED']);
  expect(seen(managerOf('uni_2'))).toEqual(['ACTIVE', 'SUSPENDED']);
  expect(seen(managerOf('uni_1'))).toEqual(states);
  expect(seen(staffOf(COMMUNITY))).toEqual(states);
});

test('names and reasons are for the managers of the unit and the staff', () => {
  expect(maySeeInside(managerOf('uni_1'), MEMBERSHIP)).toBe(true);
  expect(maySeeInside(staffOf(COMMUNITY), MEMBERSHIP)).toBe(true);
  expect(maySeeInside(ANONYMOUS, MEMBERSHIP)).toBe(false);
});

test('a member sends one delegate or two, with names of up to a hundred characters', () => {
  expect({ DELEGATES_MIN, DELEGATES_MAX, DELEGATE_TEXT_MAX }).toEqual({
    DELEGATES_MIN: 1,
    DELEGATES_MAX: 2,
    DELEGATE_TEXT_MAX: 100,
  });
});
