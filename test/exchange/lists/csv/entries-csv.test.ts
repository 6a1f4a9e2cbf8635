import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { buildMatchWorld, EVENINGS, FROM, type MatchWorld, TO } from '../../matches/match.world.ts';

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

async function tableOf(field: string, language = 'zh-CN') {
  const { data, errors } = await commons.query(`{ ${field} { csv } }`, {}, { language });
  expect(errors).toBeUndefined();
  const [connection] = Object.values(data) as { csv: string }[];
  return parse(connection!.csv, { columns: true }) as Record<string, string>[];
}

const nameOf = async (table: string, id: string) =>
  (await commons.sql<{ name: string }>(`select name from ${table} where id = $1`, [id]))[0]!.name;

test('a page of open demands is a table, with what is lacking of each', async () => {
  const need = await world.demand({
    title: '=居民停车, "夜间"',
    quantity: 12,
    windows: [EVENINGS],
    priority: 'URGENT',
    audiences: ['ELDERS', 'CHILDREN'],
    conditions: '从北门进',
    openToClaimsUntil: '2026-03-20',
  });
  const unseen = await world.demand({ title: '还没写完的', listState: 'DRAFT' });
  const rows = await tableOf('demands(first: 100)');
  expect(rows.filter((row) => row['标识'] === need.id)).toEqual([
    {
      标识: need.id,
      名称: `'=居民停车, "夜间"`,
      主体: await nameOf('party_organisation', world.branch.id),
      类别: '停车位',
      状态: '待对接',
      数量: '12',
      计量单位: '车位',
      时段: '每天 18:00-22:00',
      开始日期: FROM,
      结束日期: TO,
      服务对象: '老年人、儿童青少年',
      条件: '从北门进',
      缺口数量: '12',
      优先级: '紧急',
      开放认领至: '2026-03-20',
    },
  ]);
  // A draft is no more to others in a file than in the market.
  expect(rows.map((row) => row['标识'])).not.toContain(unseen.id);
  expect(await tableOf('demands(first: 100)', 'en')).toContainEqual(
    expect.objectContaining({ id: need.id, state: 'open', priority: 'urgent', windows: 'EVERY_DAY 18:00-22:00' }),
  );
});

test('a page of open supplies is a table, with what is left of each', async () => {
  const offer = await world.supply({ title: '-夜间车位', quantity: 8, windows: [EVENINGS] });
  const rows = await tableOf('supplies(first: 100)');
  expect(rows).toContainEqual(
    expect.objectContaining({
      标识: offer.id,
      名称: "'-夜间车位",
      主体: await nameOf('resident_unit', world.unit.id),
      状态: '待对接',
      数量: '8',
      计量单位: '车位',
      余量: '8',
      最多余量: '8',
    }),
  );
  expect(await tableOf('supplies(first: 100)', 'en')).toContainEqual(
    expect.objectContaining({ id: offer.id, 'quantity left': '8', 'most left': '8', 'unit of measure': 'spaces' }),
  );
});

test('a page of a list is the same table, with what was withdrawn, for those alone who see the list', async () => {
  const gone = await world.demand({ title: '不再需要的', withdrawn: true });
  const draft = await world.supply({ title: '还没提交的', listState: 'DRAFT' });
  const entriesOf = async (id: string, connection: string, as: string) => {
    const { data, errors } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on SupplyDemandList { ${connection} { csv } } } }`,
      { id },
      { as, language: 'zh-CN' },
    );
    expect(errors).toBeUndefined();
    return data.node && (parse(data.node[connection].csv, { columns: true }) as Record<string, string>[]);
  };
  expect(await entriesOf(gone.listId, 'demandConnection', world.resident)).toMatchObject([
    { 标识: gone.id, 状态: '已撤回' },
  ]);
  expect(await entriesOf(draft.listId, 'supplyConnection', world.manager)).toMatchObject([{ 标识: draft.id }]);
  expect(await entriesOf(draft.listId, 'supplyConnection', world.resident)).toBeNull();
});

test('cost a statement for each kind of thing in them, and not for each row', async () => {
  const cost = (field: string) => commons.statements(() => tableOf(field));
  const before = [await cost('demands'), await cost('supplies')];
  for (let n = 0; n < 3; n += 1) {
    await world.demand();
    await world.supply();
  }
  expect([await cost('demands'), await cost('supplies')]).toEqual(before);
  expect(Math.max(...before)).toBeLessThanOrEqual(5);
});
