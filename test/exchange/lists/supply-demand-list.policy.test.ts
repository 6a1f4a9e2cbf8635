import { describe, expect, test } from 'vitest';
import { isPublicList, SupplyDemandListState } from '../../../src/exchange/lists/supply-demand-list.entity.ts';
import {
  listPartiesOf,
  mayKeepList,
  mayMergeEntries,
  maySeeInsideList,
  maySeeList,
} from '../../../src/exchange/lists/supply-demand-list.policy.ts';
import { ANONYMOUS, Role } from '../../../src/request/viewer.ts';
import {
  COMMUNITY,
  ELSEWHERE,
  grant,
  managerOf,
  OTHER_COMMUNITY,
  secretaryOf,
  somebody,
  staffOf,
  SUBDISTRICT,
} from '../../support/viewers.ts';

const BRANCH = `gbr_${'1'.repeat(32)}`;
const OTHER_BRANCH = `gbr_${'2'.repeat(32)}`;
const OF_BRANCH = { ownerId: BRANCH, placePath: COMMUNITY, ownerHasLeft: false };
const OF_UNIT = { ownerId: 'uni_1', placePath: COMMUNITY, ownerHasLeft: false };
const staffAndSecretary = { ...staffOf(COMMUNITY), branchIds: [BRANCH] };

describe('as what somebody takes a step of a list', () => {
  test('of a branch: the staff of its place decide, and never its own secretary', () => {
    expect(listPartiesOf(secretaryOf(BRANCH), OF_BRANCH)).toEqual(['OWNER']);
    expect(listPartiesOf(staffOf(COMMUNITY), OF_BRANCH)).toEqual(['STAFF', 'DECIDER']);
    expect(listPartiesOf(staffOf(SUBDISTRICT), OF_BRANCH)).toEqual(['STAFF', 'DECIDER']);
    expect(listPartiesOf(staffAndSecretary, OF_BRANCH)).toEqual(['OWNER', 'STAFF']);
  });

  test('of a unit: its manager decides, and no staff', () => {
    expect(listPartiesOf(managerOf('uni_1'), OF_UNIT)).toEqual(['OWNER', 'DECIDER']);
    expect(listPartiesOf(staffOf(COMMUNITY), OF_UNIT)).toEqual(['STAFF']);
  });

  test('of a unit that has left its alliance: the staff of its place decide, and never its own manager', () => {
    const ofFormer = { ...OF_UNIT, ownerHasLeft: true };
    expect(listPartiesOf(managerOf('uni_1'), ofFormer)).toEqual(['OWNER']);
    expect(listPartiesOf(staffOf(COMMUNITY), ofFormer)).toEqual(['STAFF', 'DECIDER']);
  });

  test('of others: as nothing', () => {
    expect(listPartiesOf(secretaryOf(OTHER_BRANCH), OF_BRANCH)).toEqual([]);
    expect(listPartiesOf(managerOf('uni_2'), OF_UNIT)).toEqual([]);
    expect(listPartiesOf(staffOf(OTHER_COMMUNITY), OF_UNIT)).toEqual([]);
  });
});

test('a list is kept by who acts for its owner', () => {
  expect(mayKeepList(managerOf('uni_1'), 'uni_1')).toBe(true);
  expect(mayKeepList(secretaryOf(BRANCH), BRANCH)).toBe(true);
  expect(mayKeepList(staffOf(COMMUNITY), BRANCH)).toBe(false);
});

test('lists in force and closed ones are public, the others for owner and staff', () => {
  const states = Object.values(SupplyDemandListState);
  expect(states.filter(isPublicList)).toEqual(['IN_FORCE', 'CLOSED']);
  const seen = (viewer = ANONYMOUS) => states.filter((state) => maySeeList(viewer, { ...OF_UNIT, state }));
  expect(seen()).toEqual(['IN_FORCE', 'CLOSED']);
  expect(seen(managerOf('uni_1'))).toEqual(states);
  expect(seen(staffOf(COMMUNITY))).toEqual(states);
  expect(maySeeInsideList(staffOf(COMMUNITY), OF_UNIT)).toBe(true);
  expect(maySeeInsideList(managerOf('uni_2'), OF_UNIT)).toBe(false);
});

describe('entries of two lists are merged', () => {
  const one = { ownerId: BRANCH, placePath: COMMUNITY };
  const other = { ownerId: OTHER_BRANCH, placePath: OTHER_COMMUNITY };

  test('by who keeps both', () => {
    expect(mayMergeEntries(secretaryOf(BRANCH, OTHER_BRANCH), one, other)).toBe(true);
    expect(mayMergeEntries(secretaryOf(BRANCH), one, other)).toBe(false);
    expect(mayMergeEntries(secretaryOf(OTHER_BRANCH), one, other)).toBe(false);
  });

  test('by staff of one place that holds both, not of one place each', () => {
    expect(mayMergeEntries(staffOf(SUBDISTRICT), one, other)).toBe(true);
    expect(mayMergeEntries(staffOf(COMMUNITY), one, other)).toBe(false);
    expect(mayMergeEntries(staffOf(OTHER_COMMUNITY), one, other)).toBe(false);
    const ofEach = [COMMUNITY, OTHER_COMMUNITY].map((divisionPath) => grant(Role.COMMUNITY_STAFF, { divisionPath }));
    expect(mayMergeEntries(somebody(ofEach), one, other)).toBe(false);
    const elsewhere = grant(Role.COMMUNITY_STAFF, { divisionPath: ELSEWHERE });
    const above = grant(Role.SUBDISTRICT_STAFF, { divisionPath: SUBDISTRICT });
    expect(mayMergeEntries(somebody([elsewhere, above]), one, other)).toBe(true);
  });
});
