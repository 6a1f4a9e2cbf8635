import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAccount, buildResident, type RoleToBuild } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { newId } from '../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;
/** One role of each kind in each scope, by what it is called below. */
let given: Record<string, string>;

const rolesOfAllKinds = (): Record<string, RoleToBuild> => ({
  'the district': { role: Role.DISTRICT_ADMIN, divisionId: world.district.id },
  'the other district': { role: Role.DISTRICT_ADMIN, divisionId: world.otherDistrict.id },
  'the subdistrict': { role: Role.SUBDISTRICT_STAFF, divisionId: world.subdistrict.id },
  'the other subdistrict': { role: Role.SUBDISTRICT_STAFF, divisionId: world.otherSubdistrict.id },
  'the community': { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
  'the sibling community': { role: Role.COMMUNITY_STAFF, divisionId: world.siblingCommunity.id },
  'the grid': { role: Role.BRANCH_SECRETARY, divisionId: world.grid.id },
  'the other grid': { role: Role.BRANCH_SECRETARY, divisionId: world.otherGrid.id },
  'the unit': { role: Role.UNIT_MANAGER, unitId: world.unit.id },
  'the other unit': { role: Role.UNIT_MANAGER, unitId: world.otherUnit.id },
  'the facility': { role: Role.UNIT_MANAGER, facilityId: world.facility.id },
  'the other facility': { role: Role.UNIT_MANAGER, facilityId: world.otherFacility.id },
});

beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
  given = {};
  for (const [name, role] of Object.entries(rolesOfAllKinds())) {
    given[name] = (await buildAccount(commons.db, { roles: [role] })).roleIds[0]!;
  }
  const { db } = commons;
  given['a resident of the community'] = (await buildResident(db, { divisionId: world.community.id })).roleIds[0]!;
  given['a resident of nowhere'] = (await buildResident(db)).roleIds[0]!;
});
afterAll(() => commons.close());

const LIST = `query ($where: RoleAssignmentFilter, $first: Int, $after: String) {
  list: roleAssignments(where: $where, first: $first, after: $after) {
    totalCount edges { node { id role holder { id name phone } holderSubject giverSubject } } pageInfo { endCursor hasNextPage }
  }
}`;

async function list(as: string, variables: object = {}) {
  const { data, errors } = await commons.query(LIST, { first: 100, ...variables }, { as });
  expect(errors).toBeUndefined();
  return data.list;
}

async function idsFor(as: string, where: object = {}): Promise<string[]> {
  const { edges, totalCount } = await list(as, { where });
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node }: { node: { id: string } }) => node.id);
}

const somebodyWith = (...roles: RoleToBuild[]) => buildAccount(commons.db, { roles });
const admin = async () => (await somebodyWith(rolesOfAllKinds()['the district']!)).subject;
const sorted = (ids: readonly (string | undefined)[]) => [...ids].sort();

describe('roleAssignments', () => {
  test('are, for holders of any role anywhere, those that they may end, and no other', async () => {
    for (const [name, role] of Object.entries(rolesOfAllKinds())) {
      const { subject } = await somebodyWith(role);
      const listed = await idsFor(subject);
      // What somebody may fetch by its id, and does not hold, they may end: role.end.test.ts has the table.
      const { data } = await commons.query(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
        { ids: Object.values(given) },
        { as: subject },
      );
      const mayEnd = data.nodes.flatMap((node: { id: string } | null) => node?.id ?? []);
      expect(sorted(listed.filter((id) => Object.values(given).includes(id))), name).toEqual(sorted(mayEnd));
    }
  });

  test('of the staff of a community are the branches and managers in it', async () => {
    const { subject } = await somebodyWith(rolesOfAllKinds()['the community']!);
    const inside = ['the grid', 'the unit', 'the facility'].map((name) => given[name]);
    expect(await idsFor(subject)).toEqual(expect.arrayContaining(inside));
    for (const name of ['the other grid', 'the other unit', 'the other facility', 'the community', 'the district']) {
      expect(await idsFor(subject)).not.toContain(given[name]);
    }
  });

  test('are none for residents, for secretaries and for managers of one facility', async () => {
    for (const role of [{ role: Role.RESIDENT }, rolesOfAllKinds()['the grid']!, rolesOfAllKinds()['the facility']!]) {
      expect(await idsFor((await somebodyWith(role)).subject)).toEqual([]);
    }
  });

  test('can be had of one division, unit, facility or role', async () => {
    const as = await admin();
    expect(await idsFor(as, { divisionCode: world.siblingCommunity.code })).toContain(given['the sibling community']);
    expect(await idsFor(as, { divisionCode: world.subdistrict.code })).not.toContain(given['the sibling community']);
    expect(await idsFor(as, { unitId: world.otherUnit.id })).toContain(given['the other unit']);
    expect(await idsFor(as, { unitId: world.otherUnit.id })).not.toContain(given['the other facility']);
    expect(await idsFor(as, { facilityId: world.otherFacility.id })).toContain(given['the other facility']);
    expect(await idsFor(as, { facilityId: world.otherFacility.id, role: Role.RESIDENT })).toEqual([]);
    expect(await idsFor(as, { role: Role.RESIDENT })).toContain(given['a resident of nowhere']);
  });

  test.each([
    ['an unknown code', { divisionCode: '999999999999' }],
    ['a code with a NUL', { divisionCode: '\0' }],
    ['the id of something else', { unitId: newId('fac') }],
    ['no id', { facilityId: 'x' }],
  ])('refuse %s', async (_, where) => {
    const { errors } = await commons.query(LIST, { where }, { as: await admin() });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('leave out what has ended and keep what has not begun', async () => {
    const { id } = world.community;
    const role = Role.COMMUNITY_STAFF;
    const { roleIds } = await somebodyWith(
      { role, divisionId: id, validTo: '2026-03-03T04:00:00Z' },
      { role, divisionId: id, validFrom: '2026-03-03T04:00:00.001Z', validTo: '2026-04-01T00:00:00Z' },
      { role, divisionId: id, validFrom: '2026-05-01T00:00:00Z' },
    );
    const listed = await idsFor(await admin(), { divisionCode: world.community.code });
    expect(sorted(listed.filter((each) => roleIds.includes(each)))).toEqual(sorted(roleIds.slice(1)));
  });

  test('are paged without loss or repetition, in one statement beside those for who asks and for the holders', async () => {
    const as = await admin();
    const all = await idsFor(as);
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo } = await list(as, { first: 3, after });
      found.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(all);
    const document = '{ roleAssignments(first: 50) { edges { node { id holder { name } } } } }';
    expect(await commons.statements(() => commons.query(document, {}, { as }))).toBe(3);
  });

  test('show who holds a role no further than the caller may see them, and the end of the subjects', async () => {
    const { subject: as } = await somebodyWith(rolesOfAllKinds()['the district']!);
    const holder = await buildResident(commons.db, {
      name: '陈小榕',
      phone: '13800005678',
      roles: [{ role: Role.COMMUNITY_STAFF, divisionId: world.siblingCommunity.id }],
    });
    const { edges } = await list(as, { where: { divisionCode: world.siblingCommunity.code } });
    const node = edges
      .map(({ node }: { node: object }) => node)
      .find(({ id }: { id: string }) => id === holder.roleIds[1]);
    expect(node).toEqual({
      id: holder.roleIds[1],
      role: Role.COMMUNITY_STAFF,
      holder: { id: holder.residentId, name: '陈**', phone: '138****5678' },
      holderSubject: `****${holder.subject.slice(-4)}`,
      giverSubject: null,
    });
    const { data } = await commons.query(
      '{ viewer { roles { holderSubject holder { name } } } }',
      {},
      { as: holder.subject },
    );
    expect(data.viewer.roles[1]).toEqual({ holderSubject: holder.subject, holder: { name: '陈小榕' } });
  });

  test('find a role that was just given, so that it can be ended by whoever was not there', async () => {
    const giver = await admin();
    const input = { accountSubject: 'short', role: Role.BRANCH_SECRETARY, divisionCode: world.otherGrid.code };
    const give = 'mutation ($input: RoleAssignInput!) { roleAssign(input: $input) { roleAssignment { id } } }';
    const { data } = await commons.query(give, { input }, { as: giver });
    const { edges } = await list(await admin(), { where: { divisionCode: world.otherGrid.code } });
    const { id } = data.roleAssign.roleAssignment;
    expect(edges.find(({ node }: { node: { id: string } }) => node.id === id).node).toEqual({
      id,
      role: Role.BRANCH_SECRETARY,
      holder: null,
      holderSubject: '****',
      giverSubject: `****${giver.slice(-4)}`,
    });
  });
});
