import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltDivision, buildDivision } from '../../../seeds/factories/division.factory.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { newId } from '../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

const { DISTRICT, SUBDISTRICT, COMMUNITY, GRID, BUILDING } = DivisionLevel;

let commons: Commons;
let district: BuiltDivision;
let east: BuiltDivision;
let west: BuiltDivision;
let tangmen: BuiltDivision;
let qionghe: BuiltDivision;
let dongjie: BuiltDivision;
let grids: BuiltDivision[];
let building: BuiltDivision;
let abolished: BuiltDivision;

beforeAll(async () => {
  commons = await startCommons();
  const { db } = commons;
  district = await buildDivision(db, { level: DISTRICT, name: '鼓楼区', nameEn: 'Gulou District' });
  east = await buildDivision(db, { level: SUBDISTRICT, parent: district, name: '温泉街道' });
  west = await buildDivision(db, { level: SUBDISTRICT, parent: district, name: '东街街道' });
  tangmen = await buildDivision(db, { parent: east, name: '汤门社区', nameEn: 'Tangmen Community' });
  qionghe = await buildDivision(db, { parent: east, name: '琼河社区', nameEn: 'Qionghe Community' });
  dongjie = await buildDivision(db, { parent: west, name: '军门社区' });
  grids = [];
  for (let i = 0; i < 3; i++) grids.push(await buildDivision(db, { level: GRID, parent: tangmen }));
  building = await buildDivision(db, { level: BUILDING, parent: grids[0]! });
  abolished = await buildDivision(db, {
    parent: east,
    name: '旧汤门社区',
    validTo: '2024-01-01',
    successorId: tangmen.id,
  });
});
afterAll(() => commons.close());

async function codesOf(where: object | null): Promise<string[]> {
  const { data, errors } = await commons.query(
    'query ($where: DivisionFilter) { divisions(where: $where, first: 100) { totalCount edges { node { code } } } }',
    { where },
  );
  if (errors) throw new Error(`${errors[0]!.extensions.code}: ${errors[0]!.message}`);
  const codes = data.divisions.edges.map(({ node }: { node: { code: string } }) => node.code);
  expect(data.divisions.totalCount).toBe(codes.length);
  return codes;
}

const codes = (...divisions: BuiltDivision[]) => divisions.map(({ code }) => code).toSorted();

describe('division', () => {
  it('is found by its code, with its scheme, level and dates', async () => {
    const { data } = await commons.query(
      `query ($code: String!) {
        division(code: $code) { id codeScheme name nameEn level validFrom validTo synthetic parent { id } successor { id } }
      }`,
      { code: tangmen.code },
    );
    expect(data.division).toEqual({
      id: tangmen.id,
      codeScheme: 'NBS',
      name: '汤门社区',
      nameEn: 'Tangmen Community',
      level: 'COMMUNITY',
      validFrom: '2020-01-01',
      validTo: null,
      synthetic: true,
      parent: { id: east.id },
      successor: null,
    });
  });

  it('is null for a code that no division has today', async () => {
    const document = 'query ($code: String!) { division(code: $code) { id } }';
    for (const code of ['000000000000', '', '35010200100\0', abolished.code]) {
      expect((await commons.query(document, { code })).data.division).toBeNull();
    }
  });

  it('has no parent when it is a district', async () => {
    const { data } = await commons.query('query ($code: String!) { division(code: $code) { parent { id } } }', {
      code: district.code,
    });
    expect(data.division.parent).toBeNull();
  });

  it('stays readable by id after its end, and names its successor', async () => {
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on Division { name validTo successor { name } } } }',
      { id: abolished.id },
    );
    expect(data.node).toEqual({ name: '旧汤门社区', validTo: '2024-01-01', successor: { name: '汤门社区' } });
  });

  it('exists until its last day in its own time zone has passed', async () => {
    const parent = await buildDivision(commons.db, { level: SUBDISTRICT });
    await buildDivision(commons.db, { parent, name: '将撤社区', validTo: '2026-03-04' });
    const before = commons.clock.now;
    try {
      commons.clock.now = Temporal.Instant.from('2026-03-03T23:59:59+08:00');
      expect(await codesOf({ withinCode: parent.code, level: COMMUNITY })).toHaveLength(1);
      commons.clock.now = Temporal.Instant.from('2026-03-04T00:00:00+08:00');
      expect(await codesOf({ withinCode: parent.code, level: COMMUNITY })).toHaveLength(0);
    } finally {
      commons.clock.now = before;
    }
  });
});

describe('divisions', () => {
  it('are filtered by level', async () => {
    expect(await codesOf({ withinCode: district.code, level: SUBDISTRICT })).toEqual(codes(east, west));
  });

  it('are found within a division at any depth, itself included, ended ones left out', async () => {
    expect(await codesOf({ withinCode: east.code })).toEqual(codes(east, tangmen, qionghe, building, ...grids));
    expect(await codesOf({ withinCode: tangmen.code, level: GRID })).toEqual(codes(...grids));
    expect(await codesOf({ withinCode: building.code })).toEqual([building.code]);
  });

  it('are found by a Chinese substring of one or more characters', async () => {
    expect(await codesOf({ text: '门', withinCode: district.code })).toEqual(codes(tangmen, dongjie));
    expect(await codesOf({ text: '汤门', withinCode: district.code })).toEqual([tangmen.code]);
    expect(await codesOf({ text: '门汤', withinCode: district.code })).toEqual([]);
  });

  it('are found by pinyin in any case and width of letters', async () => {
    expect(await codesOf({ text: 'QIONGHE' })).toEqual([qionghe.code]);
    expect(await codesOf({ text: 'ｑｉｏｎｇ' })).toEqual([qionghe.code]);
  });

  it('take wildcards of SQL for what they are', async () => {
    expect(await codesOf({ text: '%' })).toEqual([]);
    expect(await codesOf({ text: '_' })).toEqual([]);
    expect(await codesOf({ text: '\\' })).toEqual([]);
  });

  it('refuse a code that nothing has, rather than show an empty list', async () => {
    await expect(codesOf({ withinCode: '350102999999' })).rejects.toThrow('BAD_USER_INPUT');
    await expect(codesOf({ withinCode: '' })).rejects.toThrow('BAD_USER_INPUT');
    await expect(codesOf({ withinCode: '350102001\0' })).rejects.toThrow('BAD_USER_INPUT');
  });

  it('refuse an empty or overlong search text', async () => {
    await expect(codesOf({ text: '  ' })).rejects.toThrow('BAD_USER_INPUT');
    await expect(codesOf({ text: '汤'.repeat(101) })).rejects.toThrow('BAD_USER_INPUT');
  });

  it('are paged from the front and from the back without loss or repetition', async () => {
    const all = await codesOf({ withinCode: east.code });
    const document = `query ($where: DivisionFilter, $first: Int, $after: String, $last: Int, $before: String) {
      divisions(where: $where, first: $first, after: $after, last: $last, before: $before) {
        edges { node { code } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }`;
    const where = { withinCode: east.code };
    const forward: string[] = [];
    const backward: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await commons.query(document, { where, first: 2, after });
      forward.push(...data.divisions.edges.map(({ node }: { node: { code: string } }) => node.code));
      ({ hasNextPage: more, endCursor: after } = data.divisions.pageInfo);
    }
    for (let before: string | null = null, more = true; more;) {
      const { data } = await commons.query(document, { where, last: 2, before });
      backward.unshift(...data.divisions.edges.map(({ node }: { node: { code: string } }) => node.code));
      ({ hasPreviousPage: more, startCursor: before } = data.divisions.pageInfo);
    }
    expect(forward).toEqual(all);
    expect(backward).toEqual(all);
  });
});

describe('children of many divisions', () => {
  const document = `query ($where: DivisionFilter) {
    divisions(where: $where) { edges { node { code
      few: children(first: 1) { totalCount edges { node { code } } pageInfo { hasNextPage } }
      all: children { edges { node { code parent { code } } } }
      none: children(first: 0) { totalCount edges { cursor } pageInfo { hasNextPage startCursor } }
    } } }
  }`;

  it('are paged and counted for each parent by itself', async () => {
    const { data } = await commons.query(document, { where: { withinCode: district.code, level: SUBDISTRICT } });
    const shown = new Map(data.divisions.edges.map(({ node }: { node: { code: string } }) => [node.code, node]));
    const [first, second] = codes(tangmen, qionghe);
    const child = (code: string | undefined, parent: BuiltDivision) => ({
      node: { code, parent: { code: parent.code } },
    });
    expect(shown.get(east.code)).toEqual({
      code: east.code,
      few: { totalCount: 2, edges: [{ node: { code: first } }], pageInfo: { hasNextPage: true } },
      all: { edges: [child(first, east), child(second, east)] },
      none: { totalCount: 2, edges: [], pageInfo: { hasNextPage: true, startCursor: null } },
    });
    expect(shown.get(west.code)).toEqual({
      code: west.code,
      few: { totalCount: 1, edges: [{ node: { code: dongjie.code } }], pageInfo: { hasNextPage: false } },
      all: { edges: [child(dongjie.code, west)] },
      none: { totalCount: 1, edges: [], pageInfo: { hasNextPage: true, startCursor: null } },
    });
  });

  it('are none for a division without any', async () => {
    const { data } = await commons.query(document, { where: { withinCode: building.code } });
    expect(data.divisions.edges[0].node).toMatchObject({
      few: { totalCount: 0, edges: [], pageInfo: { hasNextPage: false } },
      all: { edges: [] },
    });
  });

  it('cost one statement for all parents and each way of asking', async () => {
    // The path of the code, the list, and one for each of the two levels of children.
    const nested = `query ($code: String!) { divisions(where: { withinCode: $code, level: SUBDISTRICT }) { edges { node {
      children { totalCount edges { node { name children(first: 2) { edges { node { name } } } } } } } } } }`;
    const count = await commons.statements(() => commons.query(nested, { code: district.code }));
    expect(count).toBe(4);
  });

  it('go on from a cursor of the same list and refuse one of another', async () => {
    const page = `query ($id: ID!, $after: String) { node(id: $id) { ... on Division {
      children(first: 1, after: $after) { edges { node { code } } pageInfo { endCursor } } } } }`;
    const first = await commons.query(page, { id: east.id });
    const { endCursor } = first.data.node.children.pageInfo;
    const second = await commons.query(page, { id: east.id, after: endCursor });
    expect(second.data.node.children.edges).toEqual([{ node: { code: codes(tangmen, qionghe)[1] } }]);
    const foreign = Buffer.from(JSON.stringify(['a'])).toString('base64url');
    expect((await commons.query(page, { id: east.id, after: foreign })).errors?.[0]!.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
  });
});

describe('the database', () => {
  it('takes a division only below one of the level above', async () => {
    await expect(buildDivision(commons.db, { level: GRID, parent: east })).rejects.toThrow(/foreign key/);
  });

  it('does not move a division or change its code', async () => {
    const move = commons.sql('update division set parent_id = $1 where id = $2', [west.id, tangmen.id]);
    await expect(move).rejects.toThrow('a division keeps its code and parent');
    const rename = commons.sql("update division set code = '1' where id = $1", [tangmen.id]);
    await expect(rename).rejects.toThrow('a division keeps its code and parent');
  });

  it('has no two divisions with one code in one scheme', async () => {
    const copy = commons.sql(
      `insert into division (id, code, code_scheme, name, level, valid_from) values ($1, $2, 'NBS', '同号区', 'DISTRICT', '2020-01-01')`,
      [newId('div'), district.code],
    );
    await expect(copy).rejects.toThrow(/unique/);
  });
});
