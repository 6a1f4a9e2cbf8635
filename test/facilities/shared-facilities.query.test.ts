import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDivision, type BuiltDivision } from '../../seeds/factories/division.factory.ts';
import { buildFacility, type FacilityOverrides } from '../../seeds/factories/facility.factory.ts';
import type { BuiltAccount } from '../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { FacilityKind, FacilityState } from '../../src/facilities/facility.entity.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import { newId } from '../../src/shared/node.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { greatCircle, onEllipsoid, type Place } from './earth.ts';
import { buildCaretaker, buildFacilityWorld, type FacilityWorld } from './facility-world.ts';

let commons: Commons;

beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const DOCUMENT = `query ($where: SharedFacilityFilter, $orderBy: SharedFacilityOrder,
                         $first: Int, $after: String, $last: Int, $before: String) {
  list: sharedFacilities(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor distanceMeters node { id name state } }
  }
}`;

interface Listed {
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly {
    readonly cursor: string;
    readonly distanceMeters: number | null;
    readonly node: { readonly id: string; readonly name: string; readonly state: string };
  }[];
}

async function list(variables: object = {}, as?: BuiltAccount): Promise<Listed> {
  const { data, errors } = await commons.query(DOCUMENT, variables, as ? { as: as.subject } : {});
  expect(errors).toBeUndefined();
  return data.list;
}

/** The names of all that a filter finds, in order; the count has to agree. */
async function names(where: object, rest: object = {}, as?: BuiltAccount): Promise<string[]> {
  const { edges, totalCount } = await list({ where, first: 100, ...rest }, as);
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node }) => node.name);
}

async function expectBadInput(variables: object): Promise<void> {
  const { data, errors } = await commons.query(DOCUMENT, variables);
  expect(data ?? null).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
}

const build = (overrides: FacilityOverrides) => buildFacility(commons.db, { now: commons.clock.now, ...overrides });

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

describe('sharedFacilities near a point', () => {
  const center: Place = { latitude: 26.0905, longitude: 119.3065 };

  /** Builds facilities of a new unit, named by their place in the list. */
  async function buildAt(places: readonly (Place | null)[]): Promise<string> {
    const { id: unitId } = await buildUnit(commons.db);
    for (const [i, location] of places.entries()) await build({ unitId, name: String(i), location });
    return unitId;
  }

  /** All those near, with how far off they are. */
  async function near(unitId: string, point: Place, withinMeters: number) {
    const { edges } = await list({ where: { unitId, near: { point, withinMeters } }, first: 100 });
    return edges.map(({ node, distanceMeters }) => ({ at: Number(node.name), meters: distanceMeters! }));
  }

  test('tells each distance to a metre, the nearest first, as far as asked and no farther', async () => {
    // A golden-angle spiral: no two at the same distance, in every direction, out to 12 km.
    const places = Array.from({ length: 60 }, (_, i) => ({
      latitude: center.latitude + 0.0018 * i * Math.cos(2.4 * i),
      longitude: center.longitude + 0.002 * i * Math.sin(2.4 * i),
    }));
    const unitId = await buildAt(places);
    for (const radius of [1, 500, 2_345, 7_000, 100_000]) {
      const expected = places
        .map((place, at) => ({ at, meters: greatCircle(center, place) }))
        .filter(({ meters }) => meters <= radius)
        .toSorted((a, b) => a.meters - b.meters);
      const found = await near(unitId, center, radius);
      expect(found.map(({ at }) => at)).toEqual(expected.map(({ at }) => at));
      for (const [i, { meters }] of found.entries()) expect(Math.abs(meters - expected[i]!.meters)).toBeLessThan(0.001);
      for (const { at, meters } of found) {
        const really = onEllipsoid(center, places[at]!);
        expect(Math.abs(meters - really)).toBeLessThanOrEqual(0.006 * really);
      }
    }
  });

  test('draws the line at the metre', async () => {
    const place = { latitude: 26.0917, longitude: 119.3122 };
    const unitId = await buildAt([place]);
    const meters = greatCircle(center, place);
    expect(meters % 1).toBeGreaterThan(0.01);
    expect(await near(unitId, center, Math.floor(meters))).toEqual([]);
    expect(await near(unitId, center, Math.ceil(meters))).toHaveLength(1);
  });

  test('finds what is just there, at no distance', async () => {
    expect(await near(await buildAt([center]), center, 1)).toEqual([{ at: 0, meters: 0 }]);
  });

  test('finds across the antimeridian', async () => {
    const places = [
      { latitude: 0, longitude: 179.999 },
      { latitude: 0, longitude: -179.999 },
      { latitude: 0.001, longitude: 180 },
      { latitude: -0.001, longitude: -180 },
      { latitude: 0, longitude: 0 },
    ];
    const unitId = await buildAt(places);
    for (const point of [
      { latitude: 0, longitude: 180 },
      { latitude: 0, longitude: -180 },
      { latitude: 0, longitude: 179.9995 },
    ]) {
      const found = await near(unitId, point, 300);
      expect(found.map(({ at }) => at).toSorted()).toEqual([0, 1, 2, 3]);
      for (const { at, meters } of found) expect(meters).toBeCloseTo(greatCircle(point, places[at]!), 3);
    }
  });

  test.each([1, -1])('finds across a pole (%s)', async (side) => {
    const places = [0, 90, 180, -90, 45].map((longitude) => ({ latitude: side * 89.9995, longitude }));
    const unitId = await buildAt([
      ...places,
      { latitude: side * 90, longitude: 17 },
      { latitude: side * 88, longitude: 0 },
    ]);
    const found = await near(unitId, { latitude: side * 89.9999, longitude: -135 }, 100);
    expect(found.map(({ at }) => at).toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
    for (const { at, meters } of found.filter(({ at }) => at < 5)) {
      expect(meters).toBeCloseTo(greatCircle({ latitude: side * 89.9999, longitude: -135 }, places[at]!), 3);
    }
  });

  test('finds none on the other side of the earth, and can tell how far that is', async () => {
    const unitId = await buildAt([{ latitude: -center.latitude, longitude: center.longitude - 180 }]);
    expect(await near(unitId, center, 100_000)).toEqual([]);
  });

  test('leaves out those that have not said where they are', async () => {
    expect(await near(await buildAt([null, center]), center, 100_000)).toEqual([{ at: 1, meters: 0 }]);
  });

  test('is ordered by name when that is asked for, and still tells the distance', async () => {
    const unitId = await buildAt([{ ...center, latitude: 26.091 }, center]);
    const where = { unitId, near: { point: center, withinMeters: 1000 } };
    const { edges } = await list({ where, orderBy: 'NAME' });
    expect(edges.map(({ node, distanceMeters }) => [node.name, Math.round(distanceMeters!)])).toEqual([
      ['0', 56],
      ['1', 0],
    ]);
  });

  test('tells no distance when there is no point', async () => {
    const { edges } = await list({ where: { unitId: await buildAt([center]) } });
    expect(edges).toMatchObject([{ distanceMeters: null }]);
  });

  test('cannot be ordered by the distance from nowhere', async () => {
    await expectBadInput({ orderBy: 'DISTANCE' });
  });

  test.each([
    ['no distance', { point: center, withinMeters: 0 }],
    ['a negative distance', { point: center, withinMeters: -5 }],
    ['more than 100 km', { point: center, withinMeters: 100_001 }],
    ['a point beyond the pole', { point: { latitude: 90.1, longitude: 0 }, withinMeters: 5 }],
    ['a point beyond the antimeridian', { point: { latitude: 0, longitude: -180.1 }, withinMeters: 5 }],
  ])('refuses %s', async (_, wrong) => {
    await expectBadInput({ where: { near: wrong } });
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

describe('pages of sharedFacilities', () => {
  const center: Place = { latitude: 26.05, longitude: 119.31 };
  let unitId: string;
  const orders = ['NAME', 'DISTANCE'] as const;
  const filter = () => ({ unitId, near: { point: center, withinMeters: 5000 } });

  beforeAll(async () => {
    unitId = (await buildUnit(commons.db)).id;
    // Three names, four places: many are equal in either, and some in both.
    for (let i = 0; i < 23; i++) {
      await build({
        unitId,
        name: `Same ${i % 3}`,
        location: { ...center, latitude: center.latitude + (i % 4) * 0.003 },
      });
    }
  });

  async function walk(orderBy: string, size: number, backward: boolean): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | null | undefined; ;) {
      const page = backward ? { last: size, before: cursor } : { first: size, after: cursor };
      const { edges, pageInfo, totalCount } = await list({ where: filter(), orderBy, ...page });
      const found = edges.map(({ node }) => node.id);
      if (backward) ids.unshift(...found);
      else ids.push(...found);
      expect(totalCount).toBe(23);
      expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
      expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
      const [ahead, behind] = backward
        ? [pageInfo.hasPreviousPage, pageInfo.hasNextPage]
        : [pageInfo.hasNextPage, pageInfo.hasPreviousPage];
      expect(behind).toBe(cursor !== undefined);
      expect(ahead).toBe(ids.length < 23);
      if (!ahead) return ids;
      cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
    }
  }

  test.each(orders)('by %s miss none and repeat none, in either direction, whatever their size', async (orderBy) => {
    const whole = (await list({ where: filter(), orderBy, first: 100 })).edges.map(({ node }) => node.id);
    expect(new Set(whole).size).toBe(23);
    for (const size of [1, 2, 5, 22, 23, 24]) {
      expect(await walk(orderBy, size, false)).toEqual(whole);
      expect(await walk(orderBy, size, true)).toEqual(whole);
    }
  });

  test.each(orders)('by %s between two cursors hold what lies between them', async (orderBy) => {
    const { edges } = await list({ where: filter(), orderBy, first: 100 });
    const [after, before] = [edges[4]!.cursor, edges[15]!.cursor];
    const forward = await list({ where: filter(), orderBy, first: 100, after, before });
    expect(forward.edges).toEqual(edges.slice(5, 15));
    const backward = await list({ where: filter(), orderBy, last: 3, after, before });
    expect(backward.edges).toEqual(edges.slice(12, 15));
    expect(backward.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  });

  test.each(orders)('by %s are the same where nobody asks what is beyond them', async (orderBy) => {
    const { edges } = await list({ where: filter(), orderBy, first: 7 });
    const { data } = await commons.query(
      `query ($where: SharedFacilityFilter, $orderBy: SharedFacilityOrder) {
        sharedFacilities(where: $where, orderBy: $orderBy, first: 7) { edges { cursor node { id } } }
      }`,
      { where: filter(), orderBy },
    );
    expect(data.sharedFacilities.edges).toEqual(edges.map(({ cursor, node }) => ({ cursor, node: { id: node.id } })));
  });

  test('stay where they are when others come before them', async () => {
    const { edges, pageInfo } = await list({ where: filter(), orderBy: 'NAME', first: 5 });
    const added = await build({ unitId, name: 'Aaa', location: center });
    const next = await list({ where: filter(), orderBy: 'NAME', first: 5, after: pageInfo.endCursor });
    await commons.sql('delete from open_stretch where facility_id = $1', [added.id]);
    await commons.sql('delete from opening_rule where facility_id = $1', [added.id]);
    await commons.sql('delete from shared_facility where id = $1', [added.id]);
    const both = (await list({ where: filter(), orderBy: 'NAME', first: 10 })).edges;
    expect([...edges, ...next.edges].map(({ node }) => node.id)).toEqual(both.map(({ node }) => node.id));
  });

  test('hold 20 when nobody says how many, none when none are asked for, and 100 at most', async () => {
    expect((await list({ where: { unitId } })).edges).toHaveLength(20);
    expect(await list({ where: { unitId }, first: 0 })).toEqual({
      totalCount: 23,
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
    expect((await list({ where: { unitId }, last: 0 })).pageInfo).toMatchObject({ hasPreviousPage: true });
    expect((await list({ where: { unitId }, first: 100 })).edges).toHaveLength(23);
  });

  test.each([
    ['first and last', { first: 1, last: 1 }],
    ['101', { first: 101 }],
    ['101 from the back', { last: 101 }],
    ['fewer than none', { first: -1 }],
    ['fewer than none from the back', { last: -1 }],
  ])('are refused for %s', async (_, page) => {
    await expectBadInput(page);
  });

  const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
  test.each([
    ['no cursor at all', 'abc'],
    ['an empty cursor', ''],
    ['the cursor of a unit', cursor('Same 0', newId('uni'))],
    ['the cursor of a list with other keys', cursor('350102000000')],
    ['a cursor by distance', cursor(12.5, newId('fac'))],
    ['a cursor with too many keys', cursor('Same 0', newId('fac'), 1)],
    ['a cursor that is no list', Buffer.from('{"0":"a","1":"b","length":2}').toString('base64url')],
  ])('are refused for %s', async (_, after) => {
    await expectBadInput({ where: { unitId }, after });
    await expectBadInput({ where: { unitId }, last: 5, before: after });
  });

  test('by distance are refused for a cursor by name', async () => {
    const { pageInfo } = await list({ where: filter(), orderBy: 'NAME', first: 5 });
    await expectBadInput({ where: filter(), orderBy: 'DISTANCE', after: pageInfo.endCursor });
  });
});
