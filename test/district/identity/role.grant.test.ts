import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEVELOPMENT_ISSUER } from '../../../src/district/identity/tokens/development-issuer.ts';
import { grantDistrictAdmin } from '../../../src/district/identity/role.grant.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
});
afterAll(() => commons.close());

function grant(subject: string, districtCode = world.district.code, issuer = DEVELOPMENT_ISSUER) {
  return commons.db
    .transaction()
    .execute((tx) => grantDistrictAdmin(tx, { issuer, subject }, districtCode, commons.clock.now));
}

describe('the first administrator', () => {
  test('is made before they have ever signed in, and can give roles then', async () => {
    const { isNew, districtName } = await grant('first-admin');
    expect({ isNew, districtName }).toEqual({ isNew: true, districtName: world.district.name });
    const { data } = await commons.query(
      'mutation ($input: RoleAssignInput!) { roleAssign(input: $input) { userErrors { code } } }',
      { input: { accountSubject: 'second-admin', role: 'DISTRICT_ADMIN', divisionCode: world.district.code } },
      { as: 'first-admin' },
    );
    expect(data.roleAssign.userErrors).toEqual([]);
  });

  test('stays the same when made again, also by several at once', async () => {
    const grants = await Promise.all(Array.from({ length: 6 }, () => grant('eager-admin')));
    expect(new Set(grants.map(({ roleAssignmentId }) => roleAssignmentId)).size).toBe(1);
    expect(grants.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  test('stands in the audit trail without an actor', async () => {
    const { roleAssignmentId } = await grant('trailed-admin');
    expect(await commons.sql('select * from audit_entry where subject_id = $1', [roleAssignmentId])).toMatchObject([
      { action: 'grant', actor_id: null, district_code: world.district.code },
    ]);
  });

  test('of another issuer is somebody else', async () => {
    await grant('issued-elsewhere', world.district.code, 'https://elsewhere.example');
    const { data } = await commons.query('{ viewer { roles { role } } }', {}, { as: 'issued-elsewhere' });
    expect(data.viewer.roles).toEqual([]);
  });

  test.each([
    ['a code that is nobody’s', () => grant('x', '999999999999'), 'DIVISION_CODE'],
    ['the code of a subdistrict', () => grant('x', world.subdistrict.code), 'DIVISION_CODE'],
    ['a subject that no token can have', () => grant(''), 'SUBJECT'],
    ['no issuer', () => grant('x', world.district.code, ' '), 'ISSUER'],
  ])('is not made with %s', async (_, attempt, named) => {
    await expect(attempt()).rejects.toThrow(named);
    expect(await commons.sql(`select from account where subject in ('x', '')`)).toEqual([]);
  });
});
