import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDemand, buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildProjectWorld, drafted, type ProjectWorld } from '../../projects/project-world.ts';

let commons: Commons;
let world: ProjectWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildProjectWorld(commons);
});
afterAll(() => commons.close());

async function tableOf(field: string, { as, language = 'zh-CN' }: { as?: string; language?: string } = {}) {
  const document = `{ ${field} { csv } }`;
  const { data, errors } = await commons.query(document, {}, { language, ...(as !== undefined && { as }) });
  expect(errors).toBeUndefined();
  const [connection] = Object.values(data) as { csv: string }[];
  return parse(connection!.csv, { columns: true }) as Record<string, string>[];
}

test('a page of lists is a table, with what they come to', async () => {
  const list = await buildList(commons.db, { ownerId: world.unit.id, state: 'DRAFT' });
  await buildSupply(commons.db, { list, quantity: 30 });
  await buildDemand(commons.db, { list, quantity: 8 });
  const where = `where: { ownerId: "${world.unit.id}", states: [DRAFT] }`;
  const as = world.unit.manager;
  expect(await tableOf(`supplyDemandLists(${where})`, { as })).toMatchObject([
    {
      标识: list.id,
      主体: '汤门小学',
      状态: '草稿',
      供给条数: '1',
      供给数量: '30',
      供给已对接: '0',
      需求数量: '8',
      提交时间: '',
    },
  ]);
  expect(await tableOf(`supplyDemandLists(${where})`, { as, language: 'en' })).toMatchObject([{ state: 'draft' }]);
  // A draft is no more to others in a file than in a list.
  expect(await tableOf(`supplyDemandLists(${where})`, { as: world.stranger })).toEqual([]);
});

test('a page of matches is a table, without what a spreadsheet would take for a formula', async () => {
  const id = await world.match();
  await commons.sql(`update supply set title = '=1+1' where id = (select supply_id from match where id = $1)`, [id]);
  const rows = await tableOf('matches(first: 1)', { as: world.secretary });
  expect(rows).toMatchObject([{ 标识: id, 供给: "'=1+1", 供方: '汤门小学', 数量: '10', 状态: '双方已确认' }]);
});

test('a page of books is a table, with who has signed', async () => {
  const id = await drafted(commons, world);
  const rows = await tableOf('serviceProjectBooks', { as: world.secretary });
  const book = rows.find((row) => row['标识'] === id)!;
  expect(book).toMatchObject({ 项目名称: '夜间停车共享', 状态: '草稿', 版本: '1', 生效版本: '', 已签署: '' });
  expect(book['签约方']).toMatch(/；汤门小学$/);
});

test('costs a statement for each kind of thing in it, and not for each row', async () => {
  const as = world.secretary;
  const cost = (field: string) => commons.statements(() => commons.query(`{ ${field} { csv } }`, {}, { as }));
  const before = [await cost('supplyDemandLists'), await cost('matches'), await cost('serviceProjectBooks')];
  for (let n = 0; n < 3; n += 1) await drafted(commons, world);
  expect([await cost('supplyDemandLists'), await cost('matches'), await cost('serviceProjectBooks')]).toEqual(before);
  expect(Math.max(...before)).toBeLessThanOrEqual(6);
});
