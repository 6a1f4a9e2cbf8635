import { PostgresDialect, Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import {
  actedForIds,
  actsFor,
  ANONYMOUS,
  holds,
  isStaffOf,
  leadsBranch,
  managedFacilityIds,
  managedUnitIds,
  managesFacility,
  managesUnit,
  Role,
  servedUnitIds,
  servesUnit,
  ServiceScope,
  staffCondition,
  staffPaths,
} from '../../src/request/viewer.ts';
import { sql } from 'kysely';
import {
  COMMUNITY,
  DISTRICT,
  ELSEWHERE,
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

/** Writes statements without a database. */
const statements = new Kysely<unknown>({
  dialect: new PostgresDialect({ pool: async () => Promise.reject(new Error()) }),
});

const MANY = somebody([
  grant(Role.RESIDENT),
  grant(Role.UNIT_MANAGER, { unitId: 'uni_1' }),
  grant(Role.UNIT_MANAGER, { facilityId: 'fac_9' }),
  grant(Role.COMMUNITY_STAFF, { divisionPath: COMMUNITY }),
  grant(Role.BRANCH_SECRETARY, { divisionPath: ELSEWHERE }),
  // A role whose scope is of another kind gives nothing.
  grant(Role.RESIDENT, { unitId: 'uni_8', facilityId: 'fac_8' }),
  grant(Role.DISTRICT_ADMIN),
]);

describe('staff of a territory', () => {
  test.each([Role.COMMUNITY_STAFF, Role.SUBDISTRICT_STAFF, Role.DISTRICT_ADMIN])('%s is staff of it', (role) => {
    expect(isStaffOf(staffOf(COMMUNITY, role), COMMUNITY)).toBe(true);
    expect(staffPaths(staffOf(COMMUNITY, role))).toEqual([COMMUNITY]);
  });

  test.each([Role.RESIDENT, Role.UNIT_MANAGER, Role.BRANCH_SECRETARY])('%s is not', (role) => {
    expect(isStaffOf(staffOf(COMMUNITY, role), COMMUNITY)).toBe(false);
    expect(staffPaths(staffOf(COMMUNITY, role))).toEqual([]);
  });

  test('is staff of all below it, and of nothing above or beside it', () => {
    expect(isStaffOf(staffOf(SUBDISTRICT), COMMUNITY)).toBe(true);
    expect(isStaffOf(staffOf(DISTRICT), ELSEWHERE)).toBe(true);
    expect(isStaffOf(staffOf(COMMUNITY), SUBDISTRICT)).toBe(false);
    expect(isStaffOf(staffOf(COMMUNITY), OTHER_COMMUNITY)).toBe(false);
    expect(isStaffOf(staffOf(SUBDISTRICT), ELSEWHERE)).toBe(false);
  });

  test('is staff by one of many roles, and of nothing by a role without a territory', () => {
    expect(isStaffOf(MANY, COMMUNITY)).toBe(true);
    expect(isStaffOf(MANY, ELSEWHERE)).toBe(false);
    expect(staffPaths(MANY)).toEqual([COMMUNITY]);
    expect(isStaffOf(ANONYMOUS, COMMUNITY)).toBe(false);
  });

  test('is asked in SQL by the same paths', () => {
    const { sql: text, parameters } = staffCondition(MANY, sql.ref('d.path')).compile(statements);
    expect(text).toBe('"d"."path" ^@ any($1::text[])');
    expect(parameters).toEqual([[COMMUNITY]]);
  });
});

describe('a manager', () => {
  test('runs their unit and its facilities', () => {
    expect(managesUnit(managerOf('uni_1'), 'uni_1')).toBe(true);
    expect(managesUnit(managerOf('uni_1'), 'uni_2')).toBe(false);
    expect(managesFacility(managerOf('uni_1'), { id: 'fac_1', unitId: 'uni_1' })).toBe(true);
    expect(managesFacility(managerOf('uni_1'), { id: 'fac_1', unitId: 'uni_2' })).toBe(false);
  });

  test('of one facility runs that alone', () => {
    expect(managesFacility(managerOfFacility('fac_1'), { id: 'fac_1', unitId: 'uni_1' })).toBe(true);
    expect(managesFacility(managerOfFacility('fac_1'), { id: 'fac_2', unitId: 'uni_1' })).toBe(false);
    expect(managesUnit(managerOfFacility('fac_1'), 'uni_1')).toBe(false);
  });

  test('is one among other roles, and by no other role', () => {
    expect(managesUnit(MANY, 'uni_1')).toBe(true);
    expect(managesUnit(MANY, 'uni_8')).toBe(false);
    expect(managesFacility(MANY, { id: 'fac_9', unitId: 'uni_9' })).toBe(true);
    expect(managesFacility(MANY, { id: 'fac_8', unitId: 'uni_9' })).toBe(false);
    expect(managedUnitIds(MANY)).toEqual(['uni_1']);
    expect(managedFacilityIds(MANY)).toEqual(['fac_9']);
  });
});

describe('who acts in the name of somebody', () => {
  test('runs the unit or leads the branch', () => {
    expect(actsFor(managerOf('uni_1'), 'uni_1')).toBe(true);
    expect(actsFor(secretaryOf('gbr_1'), 'gbr_1')).toBe(true);
    expect(actsFor(secretaryOf('gbr_1'), 'gbr_2')).toBe(false);
    expect(leadsBranch(secretaryOf('gbr_1', 'gbr_2'), 'gbr_2')).toBe(true);
    expect(actedForIds({ ...managerOf('uni_1'), branchIds: ['gbr_1'] })).toEqual(['uni_1', 'gbr_1']);
  });
});

describe('a program', () => {
  const program = programOf('uni_1', ServiceScope.FACILITIES_READ, ServiceScope.BOOKINGS_READ);

  test('serves its unit with one of its scopes', () => {
    expect(servesUnit(program, 'uni_1', ServiceScope.BOOKINGS_READ)).toBe(true);
    expect(servesUnit(program, 'uni_1', ServiceScope.FACILITIES_WRITE, ServiceScope.FACILITIES_READ)).toBe(true);
    expect(servesUnit(program, 'uni_1', ServiceScope.FACILITIES_WRITE)).toBe(false);
    expect(servesUnit(program, 'uni_2', ServiceScope.BOOKINGS_READ)).toBe(false);
    expect(servedUnitIds(program, ServiceScope.BOOKINGS_READ)).toEqual(['uni_1']);
  });

  test('is no person, and a person is none', () => {
    expect(servedUnitIds(MANY, ...Object.values(ServiceScope))).toEqual([]);
    expect(actsFor(program, 'uni_1')).toBe(false);
  });
});

test('a role is held wherever it is held', () => {
  expect(holds(MANY, Role.BRANCH_SECRETARY)).toBe(true);
  expect(holds(MANY, Role.SUBDISTRICT_STAFF)).toBe(false);
  expect(holds(ANONYMOUS, Role.RESIDENT)).toBe(false);
});
