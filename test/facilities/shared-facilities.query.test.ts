import { beforeAll, describe, expect, test } from 'vitest';
import { buildDivision, type BuiltDivision } from '../../seeds/factories/division.factory.ts';
import type { BuiltAccount } from '../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { FacilityKind, FacilityState } from '../../src/facilities/facility.entity.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import { newId } from '../../src/shared/node.ts';
import { buildCaretaker, buildFacilityWorld, type FacilityWorld } from './facility-world.ts';
import { build, commons, expectBadInput, inCommons, names } from './listed-facilities.ts';

inCommons();

describe('sharedFacilities by kind and unit', () => {
  let unitId: string;
  beforeAll(async () => {
    unitId = (await buildUnit(commons.db)).id;
    for (const kind of Object.values(FacilityKind)) {
      await build({ unitId, kind, name: kind, ...(kind === 'RESTROOM' && { admission: 'OPEN_ACCESS' }) });
    }
  });

  test('finds those of the kinds asked for', async () => {
    expect(await names({ unitId, kinds: ['RESTROOM'] })).toEqual(['RESTROOM']);
    expect(await names({ unitId, kinds: ['SPORTS_FIELD', 'PARKING'] })).toEqual(['PARKING', 'SPORTS_FIELD']);
    expect(await names({ unitId })).toEqual(Object.values(FacilityKind).toSorted());
    expect(await names({ unitId, kinds: null })).toHaveLength(5);
  });

  test('finds none of no kinds', async () => {
    expect(await names({ unitId, kinds: [] })).toEqual([]);
  });

  test('finds none of a unit that does not exist', async () => {
    expect(await names({ unitId: newId('uni') })).toEqual([]);
  });

  test.each(['', 'uni_1', newId('fac')])('refuses %j for the id of a unit', async (id) => {
    await expectBadInput({ where: { unitId: id } });
  });
});

describe('sharedFacilities by state', () => {
  let world: FacilityWorld;
  let caretaker: BuiltAccount;
  const states = Object.values(FacilityState);
  const everything = () => ({ withinCode: world.community.code, states });

  beforeAll(async () => {
    world = await buildFacilityWorld(commons);
    for (const state of states) {
      await build({ unitId: world.member.id, state, name: `member ${state}` });
      await build({ unitId: world.applicant.id, state, name: `applicant ${state}` });
    }
    const cared = await build({ unitId: world.member.id, state: 'DRAFT', name: 'cared DRAFT' });
    caretaker = await buildCaretaker(commons, cared.id);
  });

  const open = ['applicant PUBLISHED', 'applicant SUSPENDED', 'member PUBLISHED', 'member SUSPENDED'];
  const hidden = ['DRAFT', 'IN_REVIEW', 'WITHDRAWN'];

  test('finds what is published when no state is named', async () => {
    for (const as of [undefined, world.manager, world.staff.district]) {
      expect(await names({ withinCode: world.community.code }, {}, as)).toEqual([
        'applicant PUBLISHED',
        'member PUBLISHED',
      ]);
    }
  });

  test('finds for everybody only those that everybody may see', async () => {
    expect(await names(everything())).toEqual(open);
    for (const stranger of Object.values(world.strangers))
      expect(await names(everything(), {}, stranger)).toEqual(open);
    expect(await names({ ...everything(), states: hidden })).toEqual([]);
    expect(await names({ ...everything(), states: [] })).toEqual([]);
    expect(await names({ ...everything(), states: ['SUSPENDED'] })).toEqual([
      'applicant SUSPENDED',
      'member SUSPENDED',
    ]);
  });

  test('finds for a manager also the hidden ones of the unit', async () => {
    const own = hidden.map((state) => `member ${state}`);
    expect(await names(everything(), {}, world.manager)).toEqual([...open, ...own, 'cared DRAFT'].toSorted());
    expect(await names({ ...everything(), states: ['DRAFT'] }, {}, world.manager)).toEqual([
      'cared DRAFT',
      'member DRAFT',
    ]);
  });

  test('finds for the manager of one facility also that one', async () => {
    expect(await names(everything(), {}, caretaker)).toEqual([...open, 'cared DRAFT'].toSorted());
  });

  test('finds for staff of the territory all of them', async () => {
    for (const staff of Object.values(world.staff)) {
      const found = await names(everything(), {}, staff);
      expect(found).toHaveLength(2 * states.length + 1);
    }
  });

  test('finds the same under their unit', async () => {
    const under = async (as?: BuiltAccount) => {
      const { data } = await commons.query(
        `query ($id: ID!, $states: [FacilityState!]) {
          node(id: $id) { ... on ResidentUnit {
            facilities(first: 100, where: { states: $states }) { totalCount edges { node { name } } }
          } }
        }`,
        { id: world.applicant.id, states },
        as ? { as: as.subject } : {},
      );
      const { totalCount, edges } = data.node.facilities;
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }: { node: { name: string } }) => node.name);
    };
    expect(await under()).toEqual(['applicant PUBLISHED', 'applicant SUSPENDED']);
    expect(await under(world.manager)).toEqual(['applicant PUBLISHED', 'applicant SUSPENDED']);
    expect(await under(world.applicantManager)).toEqual(states.map((state) => `applicant ${state}`).toSorted());
    expect(await under(world.staff.subdistrict)).toEqual(states.map((state) => `applicant ${state}`).toSorted());
  });

  test('shows by id just what lists show', async () => {
    const rows = await commons.sql<{ id: string; name: string }>(
      'select id, name from shared_facility where unit_id = any($1)',
      [[world.member.id, world.applicant.id]],
    );
    for (const as of [undefined, world.manager, caretaker, world.staff.community, ...Object.values(world.strangers)]) {
      const { data } = await commons.query(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on SharedFacility { name } } }',
        { ids: rows.map(({ id }) => id) },
        as ? { as: as.subject } : {},
      );
      const shown = data.nodes.flatMap((node: { name: string } | null) => node?.name ?? []);
      expect(shown.toSorted()).toEqual(await names(everything(), {}, as));
    }
  });
});

describe('sharedFacilities by division', () => {
  const chain: BuiltDivision[] = [];
  let elsewhere: BuiltDivision;

  beforeAll(async () => {
    for (const level of Object.values(DivisionLevel)) {
      const parent = chain.at(-1);
      chain.push(await buildDivision(commons.db, { level, ...(parent && { parent }) }));
    }
    elsewhere = await buildDivision(commons.db, { parent: chain[1]! });
    for (const division of [...chain.slice(2), elsewhere]) {
      const { id: unitId } = await buildUnit(commons.db, { division });
      await build({ unitId, name: `in ${division.level}${division === elsewhere ? ' beside' : ''}` });
    }
  });

  test.each([
    ['district', 0, ['in BUILDING', 'in COMMUNITY', 'in COMMUNITY beside', 'in GRID']],
    ['subdistrict', 1, ['in BUILDING', 'in COMMUNITY', 'in COMMUNITY beside', 'in GRID']],
    ['community', 2, ['in BUILDING', 'in COMMUNITY', 'in GRID']],
    ['grid', 3, ['in BUILDING', 'in GRID']],
    ['building', 4, ['in BUILDING']],
  ])('finds those of units in a %s, at any depth', async (_, at, expected) => {
    expect(await names({ withinCode: chain[at]!.code })).toEqual(expected);
  });

  test('finds those of another community apart', async () => {
    expect(await names({ withinCode: elsewhere.code })).toEqual(['in COMMUNITY beside']);
  });

  test.each(['999999999999', '', '35%', "'"])('refuses %j, which is the code of no division', async (withinCode) => {
    await expectBadInput({ where: { withinCode } });
  });
});

describe('sharedFacilities by text', () => {
  let unitId: string;
  const all = [
    '温泉公园停车场',
    '温泉小学运动场',
    '鼓西会议室２号',
    'Café Room',
    'ＷＩＤＥ hall',
    '100% free',
    '100 percent',
    'a_b',
    'aXb',
    'back\\slash',
    'backslash',
    '折扣５０％厅',
    '李氏（祠堂）',
    '东街街口',
    '𠮷野家',
  ];
  beforeAll(async () => {
    unitId = (await buildUnit(commons.db)).id;
    for (const name of all) await build({ unitId, name });
  });

  test.each([
    ['两个汉字', '温泉', ['温泉公园停车场', '温泉小学运动场']],
    ['two characters across a word', '泉公', ['温泉公园停车场']],
    ['two characters that both occur, but not together', '温公', []],
    ['neighbours that both occur, but not in a row', '东街口', []],
    ['the same in a row', '街街口', ['东街街口']],
    ['one character', '泉', ['温泉公园停车场', '温泉小学运动场']],
    ['three characters', '停车场', ['温泉公园停车场']],
    ['a whole name', '温泉小学运动场', ['温泉小学运动场']],
    ['more than a whole name', '温泉小学运动场地', []],
    ['lower case', 'café room', ['Café Room']],
    ['upper case', 'CAFÉ', ['Café Room']],
    ['letters composed otherwise', 'cafe\u0301', ['Café Room']],
    ['another letter', 'cafe', []],
    ['half width for full width', 'wide', ['ＷＩＤＥ hall']],
    ['full width for half width', 'ＨＡＬＬ', ['ＷＩＤＥ hall']],
    ['a full-width digit', '2号', ['鼓西会议室２号']],
    ['brackets of the other width', '(祠堂)', ['李氏（祠堂）']],
    ['a percent sign, literally', '100%', ['100% free']],
    ['only a percent sign', '%', ['100% free', '折扣５０％厅']],
    ['a full-width percent sign, literally', '50％', ['折扣５０％厅']],
    ['a full-width percent sign between others', '1％0', []],
    ['an underscore, literally', 'a_b', ['a_b']],
    ['a full-width underscore, literally', 'a＿b', ['a_b']],
    ['a backslash, literally', 'k\\s', ['back\\slash']],
    ['a full-width backslash, literally', 'k＼', ['back\\slash']],
    ['a backslash at the end', 'back\\', ['back\\slash']],
    ['outer blanks', '\u3000温泉小学 ', ['温泉小学运动场']],
    ['a blank inside', '0 p', ['100 percent']],
    ['a character beyond the basic plane', '𠮷', ['𠮷野家']],
    ['a quote', "'", []],
  ])('finds by %s: %s', async (_, text, expected) => {
    expect(await names({ unitId, text })).toEqual(expected.toSorted());
  });

  test.each([
    ['an empty text', ''],
    ['a blank text', ' \u3000'],
    ['101 characters', 'x'.repeat(101)],
    ['a null character', 'a\0b'],
  ])('refuses %s', async (_, text) => {
    await expectBadInput({ where: { text } });
  });

  test('takes 100 characters', async () => {
    expect(await names({ unitId, text: '场'.repeat(100) })).toEqual([]);
  });
});

describe('sharedFacilities free in an interval', () => {
  test.each([
    ['that ends when it starts', { start: '2026-03-04T10:00:00Z', end: '2026-03-04T10:00:00Z' }],
    ['that ends before it starts', { start: '2026-03-04T10:00:00Z', end: '2026-03-04T09:00:00Z' }],
    ['for no places', { start: '2026-03-04T10:00:00Z', end: '2026-03-04T11:00:00Z', quantity: 0 }],
    ['for fewer than none', { start: '2026-03-04T10:00:00Z', end: '2026-03-04T11:00:00Z', quantity: -1 }],
    ['for 10001 places', { start: '2026-03-04T10:00:00Z', end: '2026-03-04T11:00:00Z', quantity: 10_001 }],
    ['without offset', { start: '2026-03-04T10:00:00', end: '2026-03-04T11:00:00Z' }],
    ['from 24:00', { start: '2026-03-04T24:00:00Z', end: '2026-03-05T11:00:00Z' }],
    ['in the year 0', { start: '0000-03-04T10:00:00Z', end: '2026-03-05T11:00:00Z' }],
  ])('refuses one %s', async (_, availableDuring) => {
    await expectBadInput({ where: { availableDuring } });
  });

  test('finds none over all the years there are', async () => {
    const { unitId } = await build({});
    const where = { unitId, availableDuring: { start: '1970-01-01T00:00:00Z', end: '9999-12-31T23:59:59Z' } };
    expect(await names(where)).toEqual([]);
  });

  test('takes a quantity that is not given, or null, for one', async () => {
    const { id: unitId } = await buildUnit(commons.db);
    await build({ unitId, name: 'One', capacity: 1 });
    const interval = { start: '2026-03-04T10:00:00Z', end: '2026-03-04T11:00:00Z' };
    expect(await names({ unitId, availableDuring: interval })).toEqual(['One']);
    expect(await names({ unitId, availableDuring: { ...interval, quantity: null } })).toEqual(['One']);
    expect(await names({ unitId, availableDuring: { ...interval, quantity: 2 } })).toEqual([]);
  });
});
