import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDivision } from '../../../seeds/factories/division.factory.ts';
import { buildOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildAccount, buildResident, buildRole } from '../../../seeds/factories/person.factory.ts';
import { viewerOf } from '../../../src/request/context.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { actedForIds, actsFor, leadsBranch, Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { requestOf } from '../../support/request.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
});
afterAll(() => commons.close());

const VIEWER = `{ viewer {
  resident { id name phone }
  roles { id role validFrom validTo division { code } unit { id } facility { id } }
} }`;

async function viewerAs(as?: string) {
  const { data, errors } = await commons.query(VIEWER, {}, as === undefined ? {} : { as });
  expect(errors).toBeUndefined();
  return data.viewer;
}

async function rolesOf(subject: string): Promise<Role[]> {
  return (await viewerAs(subject)).roles.map(({ role }: { role: Role }) => role);
}

describe('viewer', () => {
  test('is null for somebody who is not signed in', async () => {
    expect(await viewerAs()).toBeNull();
  });

  test('has neither resident nor roles for somebody without an account, and makes none', async () => {
    expect(await viewerAs('stranger')).toEqual({ resident: null, roles: [] });
    expect(await commons.sql(`select from account where subject = 'stranger'`)).toEqual([]);
  });

  test('shows residents their own name and phone in clear, and their role, which holds everywhere', async () => {
    const resident = await buildResident(commons.db, { name: '林安', phone: '13800005678' });
    expect(await viewerAs(resident.subject)).toEqual({
      resident: { id: resident.residentId, name: '林安', phone: '13800005678' },
      roles: [
        {
          id: resident.roleIds[0],
          role: 'RESIDENT',
          validFrom: '2020-01-01T00:00:00.000Z',
          validTo: null,
          division: null,
          unit: null,
          facility: null,
        },
      ],
    });
  });

  test('names the one scope of each role, the role that began first first, of two the one given first', async () => {
    const { subject } = await buildAccount(commons.db, {
      roles: [
        { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
        { role: Role.UNIT_MANAGER, unitId: world.otherUnit.id },
        { role: Role.UNIT_MANAGER, facilityId: world.facility.id },
        { role: Role.UNIT_MANAGER, unitId: world.unit.id, validFrom: '2019-01-01T00:00:00Z' },
      ],
    });
    expect((await viewerAs(subject)).roles).toMatchObject([
      { role: 'UNIT_MANAGER', division: null, unit: { id: world.unit.id }, facility: null },
      { role: 'COMMUNITY_STAFF', division: { code: world.community.code }, unit: null, facility: null },
      { role: 'UNIT_MANAGER', division: null, unit: { id: world.otherUnit.id }, facility: null },
      { role: 'UNIT_MANAGER', division: null, unit: null, facility: { id: world.facility.id } },
    ]);
  });

  test('is another person when the same subject comes from another issuer', async () => {
    const { subject } = await buildResident(commons.db, { issuer: 'https://elsewhere.example', subject: 'shared' });
    expect(await viewerAs(subject)).toEqual({ resident: null, roles: [] });
  });

  test('takes six statements, however many roles there are', async () => {
    const { subject } = await buildResident(commons.db, {
      roles: [
        { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
        { role: Role.COMMUNITY_STAFF, divisionId: world.siblingCommunity.id },
        { role: Role.UNIT_MANAGER, unitId: world.unit.id },
        { role: Role.UNIT_MANAGER, unitId: world.otherUnit.id },
        { role: Role.UNIT_MANAGER, facilityId: world.facility.id },
        { role: Role.UNIT_MANAGER, facilityId: world.otherFacility.id },
      ],
    });
    // The account, the resident, the roles, the divisions, the units, the facilities.
    expect(await commons.statements(() => viewerAs(subject))).toBe(6);
  });
});

describe('the branches that a secretary leads', () => {
  async function branchIdsOf(subject: string): Promise<readonly string[]> {
    return (await viewerOf(requestOf(commons, subject))).branchIds;
  }

  test('are those that serve one of their grids, each once, read in the one statement of the viewer', async () => {
    const grids = [await buildDivision(commons.db, { level: DivisionLevel.GRID })];
    grids.push(await buildDivision(commons.db, { level: DivisionLevel.GRID, parent: grids[0]!.parent! }));
    const joint = await buildOrganisation(commons.db, { grids });
    const other = await buildOrganisation(commons.db);
    const roles = grids.map(({ id: divisionId }) => ({ role: Role.BRANCH_SECRETARY, divisionId }));
    const { subject } = await buildAccount(commons.db, { roles });
    expect(await branchIdsOf(subject)).toEqual([joint.id]);
    expect(await commons.statements(() => branchIdsOf(subject))).toBe(1);
    const viewer = await viewerOf(requestOf(commons, subject));
    expect([leadsBranch(viewer, joint.id), leadsBranch(viewer, other.id)]).toEqual([true, false]);
    expect([actsFor(viewer, joint.id), actsFor(viewer, other.id)]).toEqual([true, false]);
  });

  test('are none for staff of the territory, or for somebody who manages a unit, for which they act', async () => {
    const branch = await buildOrganisation(commons.db, { division: world.community });
    const { subject } = await buildAccount(commons.db, {
      roles: [
        { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
        { role: Role.UNIT_MANAGER, unitId: world.unit.id },
      ],
    });
    const viewer = await viewerOf(requestOf(commons, subject));
    expect(viewer.branchIds).toEqual([]);
    expect(actedForIds(viewer)).toEqual([world.unit.id]);
    expect([branch.id, world.unit.id, world.otherUnit.id].map((id) => actsFor(viewer, id))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('change at midnight where the territory is, and end with the role', async () => {
    const grid = await buildDivision(commons.db, { level: DivisionLevel.GRID });
    const former = await buildOrganisation(commons.db, { grids: [grid] });
    await commons.sql(`update branch_grid set valid_to = '2026-04-01' where branch_id = $1`, [former.id]);
    const next = await buildOrganisation(commons.db, { parent: former.parent!, grids: [] });
    await commons.sql(`insert into branch_grid (branch_id, grid_id, valid_from) values ($1, $2, '2026-04-01')`, [
      next.id,
      grid.id,
    ]);
    const { subject } = await buildAccount(commons.db, {
      roles: [{ role: Role.BRANCH_SECRETARY, divisionId: grid.id, validTo: '2026-05-01T00:00:00+08:00' }],
    });
    const ledAt = async (instant: string) => {
      commons.clock.now = Temporal.Instant.from(instant);
      return branchIdsOf(subject);
    };
    try {
      expect(await ledAt('2026-03-31T23:59:59.999+08:00')).toEqual([former.id]);
      expect(await ledAt('2026-04-01T00:00:00+08:00')).toEqual([next.id]);
      expect(await ledAt('2026-04-30T23:59:59.999+08:00')).toEqual([next.id]);
      expect(await ledAt('2026-05-01T00:00:00+08:00')).toEqual([]);
    } finally {
      commons.clock.now = Temporal.Instant.from(TEST_NOW);
    }
  });
});

describe('the term of a role', () => {
  test('begins and ends to the millisecond: the first moment belongs to it, the last does not', async () => {
    const { subject } = await buildAccount(commons.db, {
      roles: [
        {
          role: Role.COMMUNITY_STAFF,
          divisionId: world.community.id,
          validFrom: '2026-03-10T00:00:00+08:00',
          validTo: '2026-03-20T00:00:00+08:00',
        },
      ],
    });
    const heldAt = async (instant: string) => {
      commons.clock.now = Temporal.Instant.from(instant);
      return rolesOf(subject);
    };
    try {
      expect(await heldAt('2026-03-09T23:59:59.999+08:00')).toEqual([]);
      expect(await heldAt('2026-03-10T00:00:00+08:00')).toEqual(['COMMUNITY_STAFF']);
      expect(await heldAt('2026-03-19T23:59:59.999+08:00')).toEqual(['COMMUNITY_STAFF']);
      expect(await heldAt('2026-03-20T00:00:00+08:00')).toEqual([]);
    } finally {
      commons.clock.now = Temporal.Instant.from(TEST_NOW);
    }
  });

  test('decides what its holder may do, not only what they are shown', async () => {
    const assign = async (subject: string) => {
      const { data } = await commons.query(
        `mutation ($input: RoleAssignInput!) { roleAssign(input: $input) { userErrors { code } } }`,
        {
          input: {
            accountSubject: `new-${subject}`,
            role: 'BRANCH_SECRETARY',
            divisionCode: world.grid.code,
          },
        },
        { as: subject },
      );
      return data.roleAssign.userErrors.map(({ code }: { code: string }) => code);
    };
    const staff = { role: Role.COMMUNITY_STAFF, divisionId: world.community.id };
    const expired = await buildAccount(commons.db, { roles: [{ ...staff, validTo: '2026-03-03T03:59:59Z' }] });
    const future = await buildAccount(commons.db, { roles: [{ ...staff, validFrom: '2026-03-03T04:00:01Z' }] });
    const current = await buildAccount(commons.db, { roles: [{ ...staff, validTo: '2026-03-03T04:00:01Z' }] });
    expect(await assign(expired.subject)).toEqual(['FORBIDDEN']);
    expect(await assign(future.subject)).toEqual(['FORBIDDEN']);
    expect(await assign(current.subject)).toEqual([]);
  });

  test('cannot be doubled: the database refuses the same role in the same scope twice at a time', async () => {
    const role = { role: Role.COMMUNITY_STAFF, divisionId: world.community.id };
    const { accountId } = await buildAccount(commons.db, { roles: [{ ...role, validTo: '2026-06-01T00:00:00Z' }] });
    await expect(buildRole(commons.db, accountId, { ...role, validFrom: '2026-05-31T00:00:00Z' })).rejects.toThrow(
      'role_assignment_held_once',
    );
    await buildRole(commons.db, accountId, { ...role, validFrom: '2026-06-01T00:00:00Z' });
  });

  test.each([
    [Role.DISTRICT_ADMIN, 'subdistrict'],
    [Role.SUBDISTRICT_STAFF, 'district'],
    [Role.COMMUNITY_STAFF, 'subdistrict'],
    [Role.BRANCH_SECRETARY, 'community'],
  ] as const)('is not had in a division of another level: %s of a %s', async (role, level) => {
    await expect(buildAccount(commons.db, { roles: [{ role, divisionId: world[level].id }] })).rejects.toThrow(
      'role_assignment_fits_division',
    );
  });
});
