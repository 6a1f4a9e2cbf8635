import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAccount } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;
let admin: string;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
  ({ subject: admin } = await buildAccount(commons.db, {
    roles: [{ role: Role.DISTRICT_ADMIN, divisionId: world.district.id }],
  }));
});
afterAll(() => commons.close());

async function change(mutation: 'roleAssign' | 'roleEnd', input: object) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) {
    done: ${mutation}(input: $input) { roleAssignment { id reason endReason } userErrors { code field } }
  }`;
  const { data, errors } = await commons.query(document, { input }, { as: admin });
  expect(errors).toBeUndefined();
  return data.done;
}

const give = (more: object = {}) =>
  change('roleAssign', {
    accountSubject: `given|${crypto.randomUUID()}`,
    role: 'COMMUNITY_STAFF',
    divisionCode: world.community.code,
    ...more,
  });

async function listed(where: object, as = admin): Promise<string[]> {
  const document = `query ($where: RoleAssignmentFilter) {
    roleAssignments(where: $where, last: 100) { edges { node { id reason endReason } } }
  }`;
  const { data, errors } = await commons.query(document, { where }, { as });
  expect(errors).toBeUndefined();
  return data.roleAssignments.edges.map(({ node }: { node: { id: string } }) => node.id);
}

describe('the reasons of a role', () => {
  test('are kept as they were given, for giving and for ending', async () => {
    const { roleAssignment } = await give({ reason: ' 接替调走的同事 ' });
    expect(roleAssignment).toMatchObject({ reason: '接替调走的同事', endReason: null });
    const ended = await change('roleEnd', { roleAssignmentId: roleAssignment.id, reason: '退休' });
    expect(ended.roleAssignment).toEqual({ id: roleAssignment.id, reason: '接替调走的同事', endReason: '退休' });
    expect(
      await commons.sql('select action, fields from audit_entry where subject_id = $1 order by id', [
        roleAssignment.id,
      ]),
    ).toMatchObject([
      { action: 'roleAssign', fields: expect.arrayContaining(['reason']) },
      { action: 'roleEnd', fields: ['validTo', 'endReason'] },
    ]);
  });

  test('need not be given', async () => {
    const { roleAssignment } = await give();
    expect(roleAssignment).toMatchObject({ reason: null, endReason: null });
    const ended = await change('roleEnd', { roleAssignmentId: roleAssignment.id });
    expect(ended.roleAssignment).toMatchObject({ endReason: null });
  });

  test.each([
    ['nothing', ' '],
    ['more than can be read', 'x'.repeat(501)],
  ])('are no reasons when they say %s', async (_, reason) => {
    const refused = { roleAssignment: null, userErrors: [{ code: 'INVALID_INPUT', field: ['reason'] }] };
    expect(await give({ reason })).toEqual(refused);
    const { roleAssignment } = await give();
    expect(await change('roleEnd', { roleAssignmentId: roleAssignment.id, reason })).toEqual(refused);
  });

  test('are seen in the list of those that have ended, by who may end it', async () => {
    const { roleAssignment } = await give();
    await change('roleEnd', { roleAssignmentId: roleAssignment.id, reason: '退休' });
    const where = { divisionCode: world.community.code };
    expect(await listed(where)).not.toContain(roleAssignment.id);
    expect(await listed({ ...where, includeEnded: true })).toContain(roleAssignment.id);
    const { subject } = await buildAccount(commons.db, {
      roles: [{ role: Role.COMMUNITY_STAFF, divisionId: world.community.id }],
    });
    expect(await listed({ ...where, includeEnded: true }, subject)).toEqual([]);
  });
});
