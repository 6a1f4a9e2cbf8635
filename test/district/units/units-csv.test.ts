import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { type BuiltDivision, buildDivision } from '../../../seeds/factories/division.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { UnitKind } from '../../../src/district/units/unit.entity.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

let commons: Commons;
let community: BuiltDivision;
beforeAll(async () => {
  commons = await startCommons();
  community = await buildDivision(commons.db);
});
afterAll(() => commons.close());

async function fileIn(language: string): Promise<string> {
  const { data, errors } = await commons.query(
    'query ($code: String!) { residentUnits(where: { withinCode: $code }) { csv } }',
    { code: community.code },
    { language },
  );
  expect(errors).toBeUndefined();
  return data.residentUnits.csv;
}

async function tableIn(language = 'zh-CN') {
  return parse(await fileIn(language), { columns: true }) as Record<string, string>[];
}

test('a page of units is a table, without their telephones', async () => {
  const { db } = commons;
  const member = await buildUnit(db, { division: community, name: 'A小学' });
  await buildMembership(db, { unit: member });
  const firm = await buildUnit(db, { division: community, name: '@B公司', kind: UnitKind.NEW_ECONOMIC });
  await commons.sql(`update resident_unit set address = '汤门路1号, "东"楼', contact_phone = '0591-87654321'`);

  const rows = await tableIn();
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual({
    标识: member.id,
    单位: 'A小学',
    统一社会信用代码: member.creditCode,
    类型: '事业单位',
    联盟: '成员',
    所在区划: community.name,
    地址: '汤门路1号, "东"楼',
  });
  expect(rows).toContainEqual(
    expect.objectContaining({ 标识: firm.id, 单位: "'@B公司", 类型: '新经济组织', 联盟: '不是成员' }),
  );
  expect(await tableIn('en')).toContainEqual(
    expect.objectContaining({ id: firm.id, kind: 'private firm', alliance: 'no member', 'based in': community.name }),
  );
  expect(await fileIn('zh-CN')).not.toContain('87654321');
});

test('costs a statement for each kind of thing in it, and not for each row', async () => {
  const cost = () => commons.statements(() => tableIn());
  const before = await cost();
  for (let n = 0; n < 3; n += 1) await buildUnit(commons.db, { division: community });
  expect(await cost()).toEqual(before);
  expect(before).toBeLessThanOrEqual(4);
});
