import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildFacilityWorld, type FacilityWorld } from '../facility-world.ts';

let commons: Commons;
let world: FacilityWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());

async function tableFor(as?: string, { more = '', language = 'zh-CN' } = {}) {
  const { data, errors } = await commons.query(
    `query ($where: SharedFacilityFilter) { sharedFacilities(where: $where) { csv ${more} } }`,
    { where: { unitId: world.member.id, states: ['PUBLISHED', 'SUSPENDED', 'DRAFT'] } },
    { language, ...(as !== undefined && { as }) },
  );
  expect(errors).toBeUndefined();
  return parse(data.sharedFacilities.csv, { columns: true }) as Record<string, string>[];
}

test('a page of facilities is a table, and what is hidden of them stays hidden', async () => {
  const { db } = commons;
  const { id: unitId, name: unit } = world.member;
  const open = await buildFacility(db, {
    unitId,
    name: '=A1停车场',
    capacity: 12,
    rules: [{ dayClass: 'WORKDAY', weekdays: [], startTime: '18:00', endTime: '08:00' }],
  });
  const closed = await buildFacility(db, {
    unitId,
    name: '会议室',
    kind: 'MEETING_ROOM',
    state: 'SUSPENDED',
    rules: [],
  });
  await commons.sql(`update shared_facility set state_reason = '修缮, "两周"' where id = $1`, [closed.id]);
  await buildFacility(db, { unitId, name: '草稿', state: 'DRAFT' });

  const seen = await tableFor(world.manager.subject);
  expect(seen).toEqual([
    {
      标识: open.id,
      名称: "'=A1停车场",
      单位: unit,
      种类: '停车场',
      状态: '已发布',
      原因: '',
      名额: '12',
      开放时间: '工作日 18:00-08:00',
    },
    expect.objectContaining({ 标识: closed.id, 种类: '会议室', 状态: '暂停', 原因: '修缮, "两周"', 开放时间: '' }),
    expect.objectContaining({ 名称: '草稿' }),
  ]);
  // Others see neither the draft nor why something is closed, in a file as in a list.
  for (const as of [undefined, world.applicantManager.subject]) {
    const rows = await tableFor(as);
    expect(rows.map((row) => row['名称'])).not.toContain('草稿');
    expect(rows.map((row) => row['原因']).join('')).toBe('');
  }
  expect(await tableFor(undefined, { language: 'en' })).toContainEqual(
    expect.objectContaining({
      kind: 'parking',
      state: 'published',
      places: '12',
      'opening hours': 'WORKDAY 18:00-08:00',
    }),
  );
  // Whatever else is asked of the same rows.
  expect(await tableFor(world.manager.subject, { more: 'edges { node { name } }' })).toEqual(seen);
});

test('the facilities of a unit are the same table', async () => {
  const { id } = await buildFacility(commons.db, { unitId: world.member.id });
  const { data, errors } = await commons.query(
    `query ($ids: [ID!]!) {
      sharedFacilities(where: { unitId: "${world.member.id}" }) { csv }
      nodes(ids: $ids) { ... on ResidentUnit { facilities { csv } } }
      residentUnits(where: { withinCode: "${world.community.code}" }) { edges { node { id facilities { csv } } } }
    }`,
    { ids: [world.member.id] },
  );
  expect(errors).toBeUndefined();
  const { csv } = data.sharedFacilities;
  expect(csv).toContain(id);
  expect(data.nodes[0].facilities.csv).toBe(csv);
  const listed = data.residentUnits.edges.find(({ node }: { node: { id: string } }) => node.id === world.member.id);
  expect(listed.node.facilities.csv).toBe(csv);
});

test('costs a statement for each kind of thing in it, and not for each row', async () => {
  const cost = () => commons.statements(() => tableFor(world.manager.subject));
  const before = await cost();
  for (let n = 0; n < 3; n += 1) await buildFacility(commons.db, { unitId: world.member.id });
  expect(await cost()).toEqual(before);
  expect(before).toBeLessThanOrEqual(6);
});
