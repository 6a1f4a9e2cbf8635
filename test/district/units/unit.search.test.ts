import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAlliance, buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { type BuiltDivision, buildDivision } from '../../../seeds/factories/division.factory.ts';
import { type BuiltUnit, buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { PreparingClient } from '../../../src/database/preparing-client.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { newId } from '../../../src/shared/node.ts';
import { isActiveMember } from '../../../src/district/units/index.ts';
import { MembershipState } from '../../../src/district/units/alliances/membership.entity.ts';
import { AffiliationLevel, UnitKind } from '../../../src/district/units/unit.entity.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

/** One degree of latitude, in metres, on the sphere that distances are measured on. */
const DEGREE = (Math.PI * 6_371_008.8) / 180;
const CENTER = { latitude: 26.0905, longitude: 119.3065 };

let commons: Commons;
let community: BuiltDivision;
let other: BuiltDivision;
let organ: BuiltUnit;
let school: BuiltUnit;
let shop: BuiltUnit;
let far: BuiltUnit;

beforeAll(async () => {
  commons = await startCommons();
  const { db } = commons;
  community = await buildDivision(db);
  other = await buildDivision(db, { parent: community.parent! });
  const grid = await buildDivision(db, { level: DivisionLevel.GRID, parent: community });
  const north = (meters: number) => ({ latitude: CENTER.latitude + meters / DEGREE, longitude: CENTER.longitude });
  organ = await buildUnit(db, {
    name: '甲机关',
    division: community,
    kind: UnitKind.STATE_ORGAN,
    affiliationLevel: AffiliationLevel.PROVINCE,
    location: CENTER,
  });
  school = await buildUnit(db, { name: '乙小学ABC', division: grid, location: north(499) });
  shop = await buildUnit(db, { name: '丙商店', division: other, kind: UnitKind.NEW_ECONOMIC, location: north(501) });
  far = await buildUnit(db, { name: '丁远单位', division: await buildDivision(db) });
});
afterAll(() => commons.close());

const document = `query ($where: ResidentUnitFilter) {
  residentUnits(where: $where, first: 100) { totalCount edges { node { id } } }
}`;

async function found(where: object | null): Promise<string[]> {
  const { data, errors } = await commons.query(document, { where });
  if (errors) throw new Error(errors[0]!.extensions.code);
  const ids = data.residentUnits.edges.map(({ node }: { node: { id: string } }) => node.id);
  expect(data.residentUnits.totalCount).toBe(ids.length);
  return ids;
}

describe('residentUnits', () => {
  it('are ordered by name and all there without a condition', async () => {
    expect(await found(null)).toEqual([far.id, shop.id, school.id, organ.id]);
  });

  it('are found within a division at any depth', async () => {
    expect(await found({ withinCode: community.code })).toEqual([school.id, organ.id]);
    expect(await found({ withinCode: community.parent!.code })).toEqual([shop.id, school.id, organ.id]);
    expect(await found({ withinCode: school.division.code })).toEqual([school.id]);
    await expect(found({ withinCode: 'x' })).rejects.toThrow('BAD_USER_INPUT');
  });

  it('are found by text, in any case', async () => {
    expect(await found({ text: '机关' })).toEqual([organ.id]);
    expect(await found({ text: 'abc' })).toEqual([school.id]);
    expect(await found({ text: '单' })).toEqual([far.id]);
    expect(await found({ text: '%' })).toEqual([]);
  });

  it('are found by kind and by level, and by nothing when none is listed', async () => {
    expect(await found({ kinds: ['STATE_ORGAN', 'NEW_ECONOMIC'] })).toEqual([shop.id, organ.id]);
    expect(await found({ affiliationLevels: ['PROVINCE'] })).toEqual([organ.id]);
    expect(await found({ kinds: [] })).toEqual([]);
  });

  it('are found near a point, to the metre; those without a place are not', async () => {
    const near = (withinMeters: number) => ({ near: { point: CENTER, withinMeters } });
    expect(await found(near(1))).toEqual([organ.id]);
    expect(await found(near(500))).toEqual([school.id, organ.id]);
    expect(await found(near(501))).toEqual([shop.id, school.id, organ.id]);
    expect(await found(near(100_000))).toEqual([shop.id, school.id, organ.id]);
  });

  it('refuse a point or a distance that cannot be', async () => {
    for (const near of [
      { point: { latitude: 91, longitude: 0 }, withinMeters: 1 },
      { point: { latitude: 0, longitude: 181 }, withinMeters: 1 },
      { point: CENTER, withinMeters: 0 },
      { point: CENTER, withinMeters: -5 },
      { point: CENTER, withinMeters: 100_001 },
    ]) {
      await expect(found({ near })).rejects.toThrow('BAD_USER_INPUT');
    }
  });

  it('are found by credit code as people type it; a code that cannot be is an error', async () => {
    expect(await found({ creditCode: ` ${organ.creditCode.toLowerCase()}` })).toEqual([organ.id]);
    expect(await found({ creditCode: '91350100M000100Y43' })).toEqual([]);
    await expect(found({ creditCode: '91350100M000100Y44' })).rejects.toThrow('BAD_USER_INPUT');
  });

  it('combine all conditions', async () => {
    expect(
      await found({ withinCode: community.code, text: '小学', near: { point: CENTER, withinMeters: 1_000 } }),
    ).toEqual([school.id]);
    expect(await found({ withinCode: other.code, text: '小学' })).toEqual([]);
  });

  it('are the active members of an alliance, and of no other', async () => {
    const { db } = commons;
    const alliance = await buildAlliance(db, { division: community });
    const elsewhere = await buildAlliance(db, { division: other });
    await buildMembership(db, { alliance, unit: organ });
    await buildMembership(db, { alliance, unit: school, state: MembershipState.SUSPENDED });
    await buildMembership(db, { alliance, unit: far, state: MembershipState.APPLIED });
    await buildMembership(db, { alliance: elsewhere, unit: shop });
    expect(await found({ memberOfAllianceId: alliance.id })).toEqual([organ.id]);
    expect(await found({ memberOfAllianceId: newId('all') })).toEqual([]);
    await expect(found({ memberOfAllianceId: organ.id })).rejects.toThrow('BAD_USER_INPUT');

    const { data } = await commons.query('{ residentUnits { edges { node { id isMember } } } }');
    const members = data.residentUnits.edges.filter((edge: { node: { isMember: boolean } }) => edge.node.isMember);
    expect(members.map((edge: { node: { id: string } }) => edge.node.id)).toEqual([shop.id, organ.id]);
    expect(await isActiveMember(db, organ.id)).toBe(true);
    expect(await isActiveMember(db, school.id)).toBe(false);
  });

  it('cost one statement and one for each thing nested in them', async () => {
    const nested = `{ residentUnits { edges { node { name isMember location { latitude }
      division { name parent { name } }
      memberships { totalCount edges { node { state alliance { name charter { version } } delegates { name } } } }
    } } } }`;
    // Units; member or not; divisions; their parents; memberships; alliances; charters; delegates.
    expect(await commons.statements(() => commons.query(nested))).toBe(8);
  });

  it('are single nodes by id', async () => {
    const { data } = await commons.query('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ResidentUnit { name } } }', {
      ids: [far.id, newId('uni'), organ.id],
    });
    expect(data.nodes).toEqual([{ name: far.name }, null, { name: organ.name }]);
  });
});

describe('search over 5,000 units', () => {
  beforeAll(async () => {
    await commons.sql(
      `insert into resident_unit (id, name, credit_code, kind, affiliation_level, division_id, latitude, longitude, created_at)
       select 'uni_' || md5(n::text), '示例单位' || to_hex(n) || chr(19968 + n % 2000), lpad(n::text, 18, '0'), 'OTHER', 'NONE', $1,
              26 + (n % 200) * 0.001, 119.2 + (n / 200) * 0.01, now()
       from generate_series(1, 5000) as n`,
      [community.id],
    );
    await commons.sql('vacuum analyze resident_unit');
  });
  // Others count all units there are.
  afterAll(() => commons.sql(`delete from resident_unit where name like '示例单位%'`));

  /** The plan of the statement behind a query, with the very values it was sent with. */
  async function planOf(where: object): Promise<string> {
    const { query } = PreparingClient.prototype;
    const sent: { text: string; values: unknown[] }[] = [];
    PreparingClient.prototype.query = function recording(this: PreparingClient, ...args: unknown[]): never {
      const [text, values] = args as [string, unknown[]];
      if (typeof text === 'string' && text.includes('resident_unit')) sent.push({ text, values });
      return query.apply(this, args);
    };
    try {
      await commons.query(
        'query ($where: ResidentUnitFilter) { residentUnits(where: $where) { edges { node { id } } } }',
        { where },
      );
    } finally {
      PreparingClient.prototype.query = query;
    }
    expect(sent).toHaveLength(1);
    const rows = await commons.sql(`explain ${sent[0]!.text}`, sent[0]!.values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  it('by Chinese text reads an index, for one character as for several', async () => {
    for (const text of [String.fromCodePoint(19968 + 77), `d${String.fromCodePoint(19968 + 77)}`]) {
      expect(await planOf({ text })).toContain('resident_unit_search_grams_idx');
    }
  });

  it('by place reads an index', async () => {
    expect(await planOf({ near: { point: CENTER, withinMeters: 500 } })).toContain('resident_unit_location_idx');
  });

  it('by nothing reads a page of the index on names', async () => {
    expect(await planOf({})).toContain('resident_unit_name_id_idx');
  });

  it('finds what a look at every row finds', async () => {
    const near = { point: CENTER, withinMeters: 2_000 };
    const [row] = await commons.sql<{ n: number }>(
      `select count(*)::int as n from resident_unit
       where distance_meters(location, point($1, $2)) <= 2000`,
      [CENTER.longitude, CENTER.latitude],
    );
    expect(row!.n).toBeGreaterThan(100);
    const { data } = await commons.query(
      'query ($where: ResidentUnitFilter) { residentUnits(where: $where) { totalCount } }',
      { where: { near } },
    );
    expect(data.residentUnits.totalCount).toBe(row!.n);
  });
});
