import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAccount, buildResident, buildRole, type RoleToBuild } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;
let admin: string;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
  admin = await somebodyWith({ role: Role.DISTRICT_ADMIN, divisionId: world.district.id });
});
afterAll(() => commons.close());

async function somebodyWith(...roles: RoleToBuild[]): Promise<string> {
  return (await buildAccount(commons.db, { roles })).subject;
}

async function end(roleAssignmentId: string, as = admin) {
  const document = `mutation ($input: RoleEndInput!) {
    answer: roleEnd(input: $input) { roleAssignment { id validFrom validTo } userErrors { code field } }
  }`;
  const { data, errors } = await commons.query(document, { input: { roleAssignmentId } }, { as });
  expect(errors).toBeUndefined();
  return data.answer;
}

async function rolesOf(subject: string): Promise<string[]> {
  const { data } = await commons.query('{ viewer { roles { role } } }', {}, { as: subject });
  return data.viewer.roles.map(({ role }: { role: string }) => role);
}

async function isShown(id: string, as: string): Promise<boolean> {
  const { data } = await commons.query('query ($id: ID!) { node(id: $id) { id } }', { id }, { as });
  return data.node !== null;
}

const NOW = Temporal.Instant.from(TEST_NOW).toString({ fractionalSecondDigits: 3 });

/** A role, who may end it and so sees it, and who may not and so does not. */
const CELLS: [string, () => RoleToBuild, () => RoleToBuild[], () => RoleToBuild[]][] = [
  [
    'staff of a community',
    () => ({ role: Role.COMMUNITY_STAFF, divisionId: world.community.id }),
    () => [
      { role: Role.DISTRICT_ADMIN, divisionId: world.district.id },
      { role: Role.SUBDISTRICT_STAFF, divisionId: world.subdistrict.id },
    ],
    () => [
      { role: Role.DISTRICT_ADMIN, divisionId: world.otherDistrict.id },
      { role: Role.SUBDISTRICT_STAFF, divisionId: world.otherSubdistrict.id },
      { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
      { role: Role.UNIT_MANAGER, unitId: world.unit.id },
      { role: Role.RESIDENT },
    ],
  ],
  [
    'the manager of a facility',
    () => ({ role: Role.UNIT_MANAGER, facilityId: world.facility.id }),
    () => [
      { role: Role.DISTRICT_ADMIN, divisionId: world.district.id },
      { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
      { role: Role.UNIT_MANAGER, unitId: world.unit.id },
    ],
    () => [
      { role: Role.COMMUNITY_STAFF, divisionId: world.siblingCommunity.id },
      { role: Role.UNIT_MANAGER, unitId: world.neighbour.id },
      { role: Role.UNIT_MANAGER, facilityId: world.facility.id },
      { role: Role.BRANCH_SECRETARY, divisionId: world.grid.id },
    ],
  ],
  [
    'the secretary of a branch',
    () => ({ role: Role.BRANCH_SECRETARY, divisionId: world.otherGrid.id }),
    () => [
      { role: Role.SUBDISTRICT_STAFF, divisionId: world.otherSubdistrict.id },
      { role: Role.COMMUNITY_STAFF, divisionId: world.otherCommunity.id },
    ],
    () => [
      { role: Role.SUBDISTRICT_STAFF, divisionId: world.subdistrict.id },
      { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
      { role: Role.UNIT_MANAGER, unitId: world.otherUnit.id },
    ],
  ],
];

describe('roleEnd', () => {
  test.each(CELLS)('of %s is for those who may give the role; to others it is not there', async (_, role, may, not) => {
    for (const roles of may()) {
      const holder = await buildAccount(commons.db, { roles: [role()] });
      const as = await somebodyWith(roles);
      expect(await isShown(holder.roleIds[0]!, as)).toBe(true);
      expect(await end(holder.roleIds[0]!, as)).toMatchObject({ roleAssignment: { validTo: NOW }, userErrors: [] });
    }
    for (const roles of not()) {
      const holder = await buildAccount(commons.db, { roles: [role()] });
      const as = await somebodyWith(roles);
      expect(await isShown(holder.roleIds[0]!, as)).toBe(false);
      expect(await end(holder.roleIds[0]!, as)).toEqual(await end(`rol_${'0'.repeat(32)}`, as));
      expect(await rolesOf(holder.subject)).toEqual([role().role]);
    }
  });

  test('takes the role away with the next request', async () => {
    const roles = [{ role: Role.COMMUNITY_STAFF, divisionId: world.community.id }, { role: Role.RESIDENT }];
    const holder = await buildAccount(commons.db, { roles });
    const giveBranch = () =>
      commons.query(
        `mutation ($input: RoleAssignInput!) { roleAssign(input: $input) { userErrors { code } } }`,
        { input: { accountSubject: 'somebody-new', role: 'BRANCH_SECRETARY', divisionCode: world.grid.code } },
        { as: holder.subject },
      );
    expect((await giveBranch()).data.roleAssign.userErrors).toEqual([]);
    await end(holder.roleIds[0]!);
    expect(await rolesOf(holder.subject)).toEqual(['RESIDENT']);
    expect((await giveBranch()).data.roleAssign.userErrors).toEqual([{ code: 'FORBIDDEN' }]);
  });

  test('shows holders their own roles, and refuses them to end one that they may not give', async () => {
    const holder = await buildAccount(commons.db, {
      roles: [{ role: Role.BRANCH_SECRETARY, divisionId: world.grid.id }],
    });
    expect(await isShown(holder.roleIds[0]!, holder.subject)).toBe(true);
    expect(await end(holder.roleIds[0]!, holder.subject)).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
  });

  test('shows the role to one who has just given up their own', async () => {
    const manager = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: world.unit.id }] });
    expect(await end(manager.roleIds[0]!, manager.subject)).toMatchObject({ roleAssignment: { validTo: NOW } });
    expect(await rolesOf(manager.subject)).toEqual([]);
  });

  test('of a role that has not begun means that it never will', async () => {
    const { accountId, subject } = await buildAccount(commons.db);
    const validFrom = '2026-04-01T00:00:00.000Z';
    const id = await buildRole(commons.db, accountId, {
      role: Role.UNIT_MANAGER,
      unitId: world.unit.id,
      validFrom,
    });
    expect((await end(id)).roleAssignment).toEqual({ id, validFrom, validTo: validFrom });
    commons.clock.now = Temporal.Instant.from(validFrom);
    try {
      expect(await rolesOf(subject)).toEqual([]);
    } finally {
      commons.clock.now = Temporal.Instant.from(TEST_NOW);
    }
  });

  test('brings an end forward that was set for later', async () => {
    const holder = await buildAccount(commons.db, {
      roles: [{ role: Role.UNIT_MANAGER, unitId: world.unit.id, validTo: '2026-12-31T00:00:00Z' }],
    });
    expect((await end(holder.roleIds[0]!)).roleAssignment).toMatchObject({ validTo: NOW });
  });

  test('refuses a role that has ended, and keeps its end', async () => {
    const holder = await buildAccount(commons.db, {
      roles: [{ role: Role.UNIT_MANAGER, unitId: world.unit.id, validTo: '2026-01-01T00:00:00Z' }],
    });
    expect(await end(holder.roleIds[0]!)).toEqual({
      roleAssignment: null,
      userErrors: [{ code: 'STATE_CONFLICT', field: ['roleAssignmentId'] }],
    });
    expect(await commons.sql('select iso(valid_to) as end from role_assignment where id = $1', holder.roleIds)).toEqual(
      [{ end: '2026-01-01T00:00:00.000Z' }],
    );
  });

  test('asked 8 times at once ends it once', async () => {
    const holder = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: world.unit.id }] });
    const answers = await Promise.all(Array.from({ length: 8 }, () => end(holder.roleIds[0]!)));
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    const entries = await commons.sql('select from audit_entry where subject_id = $1', holder.roleIds);
    expect(entries).toHaveLength(1);
  });

  test('is recorded with the name of the field only', async () => {
    const holder = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: world.unit.id }] });
    await end(holder.roleIds[0]!);
    expect(await commons.sql('select * from audit_entry where subject_id = $1', holder.roleIds)).toMatchObject([
      { action: 'roleEnd', district_code: world.district.code, fields: ['validTo'] },
    ]);
    expect(await commons.sql('select topic from outbox_event where subject_id = $1', holder.roleIds)).toEqual([
      { topic: 'role.ended' },
    ]);
  });

  test('of RESIDENT is for administrators of the district the resident lives in', async () => {
    const resident = await buildResident(commons.db, { divisionId: world.community.id });
    for (const role of [
      { role: Role.DISTRICT_ADMIN, divisionId: world.otherDistrict.id },
      { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
    ]) {
      expect((await end(resident.roleIds[0]!, await somebodyWith(role))).userErrors).toMatchObject([
        { code: 'NOT_FOUND' },
      ]);
    }
    expect((await end(resident.roleIds[0]!)).userErrors).toEqual([]);
    expect(await rolesOf(resident.subject)).toEqual([]);
  });

  test.each([
    ['the id of something else', () => world.unit.id],
    ['something that is no id', () => 'rol_1'],
  ])('refuses %s', async (_, id) => {
    expect(await end(id())).toEqual({
      roleAssignment: null,
      userErrors: [{ code: 'INVALID_INPUT', field: ['roleAssignmentId'] }],
    });
  });
});
