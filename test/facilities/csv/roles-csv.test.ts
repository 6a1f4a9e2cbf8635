import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;
let staff: string;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
  const role = { role: Role.COMMUNITY_STAFF, divisionId: world.community.id };
  staff = (await buildAccount(commons.db, { roles: [role] })).subject;
});
afterAll(() => commons.close());

async function fileFor(as: string, language = 'zh-CN'): Promise<string> {
  const { data, errors } = await commons.query('{ roleAssignments(first: 100) { csv } }', {}, { as, language });
  expect(errors).toBeUndefined();
  return data.roleAssignments.csv;
}

async function tableFor(as: string, language?: string) {
  return parse(await fileFor(as, language), { columns: true }) as Record<string, string>[];
}

test('a page of roles is a table, without the names and the accounts of those who hold them', async () => {
  const { db } = commons;
  const { roleIds } = await buildAccount(db, {
    subject: 'the-secretary-2468',
    roles: [{ role: Role.BRANCH_SECRETARY, divisionId: world.grid.id }],
  });
  await commons.sql(`update role_assignment set reason = '+推选, 会议纪要' where id = $1`, [roleIds[0]]);
  const manager = { role: Role.UNIT_MANAGER, facilityId: world.facility.id };
  const resident = await buildResident(db, { name: '林晓芳', subject: 'the-manager-of-13579', roles: [manager] });
  await buildAccount(db, { roles: [{ role: Role.UNIT_MANAGER, unitId: world.otherUnit.id }] });

  const [facility] = await commons.sql<{ name: string }>('select name from shared_facility where id = $1', [
    world.facility.id,
  ]);
  expect(await tableFor(staff)).toEqual([
    {
      标识: roleIds[0],
      角色: '网格党支部书记',
      账号末位: '****2468',
      范围: world.grid.name,
      开始时间: '2020-01-01T00:00:00.000Z',
      结束时间: '',
      授予人: '',
      授予原因: "'+推选, 会议纪要",
      终止原因: '',
    },
    expect.objectContaining({ 标识: resident.roleIds[1], 账号末位: '****3579', 范围: facility!.name }),
  ]);
  expect(await tableFor(staff, 'en')).toContainEqual(
    expect.objectContaining({ role: 'branch secretary', 'account ends in': '****2468', 'holds in': world.grid.name }),
  );
  const file = await fileFor(staff);
  for (const hidden of ['林晓芳', resident.phone!, 'the-secretary', 'the-manager']) expect(file).not.toContain(hidden);
  // Who may end no role is shown none.
  expect(await tableFor(resident.subject)).toEqual([]);
});

test('costs a statement for each kind of thing in it, and not for each row', async () => {
  const cost = () => commons.statements(() => tableFor(staff));
  const before = await cost();
  for (let n = 0; n < 3; n += 1) {
    await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, facilityId: world.secondFacility.id }] });
  }
  expect(await cost()).toEqual(before);
  expect(before).toBeLessThanOrEqual(6);
});
