import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TANGMEN_CODE, TANGMEN_FIRST_BRANCH_ID, TANGMEN_ID, seedTerritory } from '../../../seeds/territory.seeder.ts';
import {
  OTHER_UNITS,
  SCHOOLS,
  seedUnits,
  TANGMEN_ALLIANCE_ID,
  TANGMEN_MEMBERS,
  TANGMEN_PARKING_UNIT_ID,
} from '../../../seeds/units.seeder.ts';
import { databaseOf } from '../../../src/database/database.ts';
import { contactPhoneOf } from '../../../src/district/units/contact-phone.ts';
import { isCreditCode } from '../../../src/district/units/credit-code.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

let commons: Commons;

beforeAll(async () => {
  commons = await startCommons();
  await commons.orm.em.fork().transactional(async (em) => {
    const db = databaseOf(em);
    await seedTerritory(db);
    await seedUnits(db, commons.clock.now);
  });
});
afterAll(() => commons.close());

const one = async (statement: string) => (await commons.sql(statement))[0];

describe('the seeded territory', () => {
  it('is Gulou District as published: 10 subdistricts and towns, 69 communities; and 534 grids', async () => {
    const rows = await commons.sql(
      `select level, code_scheme, synthetic, count(*)::int as n from division group by 1, 2, 3 order by n`,
    );
    expect(rows).toEqual([
      { level: 'DISTRICT', code_scheme: 'NBS', synthetic: false, n: 1 },
      { level: 'SUBDISTRICT', code_scheme: 'NBS', synthetic: false, n: 10 },
      { level: 'COMMUNITY', code_scheme: 'NBS', synthetic: false, n: 69 },
      { level: 'GRID', code_scheme: 'NBS12+3', synthetic: true, n: 534 },
    ]);
  });

  it('gives eight grids to the first 51 communities by code and seven to the rest', async () => {
    const rows = await commons.sql<{ n: number }>(
      `select count(*)::int as n from division c join division g on g.parent_id = c.id
       where c.level = 'COMMUNITY' group by c.code order by c.code`,
    );
    expect(rows.map(({ n }) => n)).toEqual([...Array(51).fill(8), ...Array(18).fill(7)]);
  });

  it('has one branch for every grid, and joint branches of two and three grids', async () => {
    expect(
      await one(`select count(distinct g.id)::int as grids, count(b.grid_id)::int as links from division g
                 left join branch_grid b on b.grid_id = g.id where g.level = 'GRID'`),
    ).toEqual({ grids: 534, links: 534 });
    const sizes = await commons.sql<{ grids: number; branches: number }>(
      `select grids, count(*)::int as branches from (select count(*)::int as grids from branch_grid group by branch_id) as b
       group by grids order by grids`,
    );
    expect(sizes).toEqual([
      { grids: 1, branches: 529 },
      { grids: 2, branches: 1 },
      { grids: 3, branches: 1 },
    ]);
  });

  it('has organisations of four levels, each in the territory of its parent', async () => {
    expect(
      await commons.sql(
        'select level, count(*)::int as n from party_organisation where synthetic group by 1 order by 1',
      ),
    ).toEqual([
      { level: 'BUILDING_GROUP', n: 18 },
      { level: 'COMMUNITY_COMMITTEE', n: 69 },
      { level: 'GRID_BRANCH', n: 531 },
      { level: 'WORK_COMMITTEE', n: 10 },
    ]);
    expect(
      await commons.sql(
        `select o.name from party_organisation o join division d on d.id = o.division_id
         join party_organisation p on p.id = o.parent_id join division e on e.id = p.division_id
         where not starts_with(d.path, e.path)`,
      ),
    ).toEqual([]);
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on GridBranch { name grids { name code } } } }',
      {
        id: TANGMEN_FIRST_BRANCH_ID,
      },
    );
    expect(data.node).toEqual({
      name: '汤门社区第一网格党支部',
      grids: [{ name: '汤门社区第一网格', code: `${TANGMEN_CODE}001` }],
    });
  });
});

describe('the seeded units', () => {
  it('are 29 active members of the Tangmen alliance, of every level and kind, and more beside', async () => {
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on Alliance { name foundedOn division { id }
        active: memberships(where: { states: [ACTIVE] }) { totalCount } suspended: memberships(where: { states: [SUSPENDED] }) { totalCount } } } }`,
      { id: TANGMEN_ALLIANCE_ID },
    );
    expect(data.node).toEqual({
      name: '汤门社区区域化党建联盟',
      foundedOn: '2016-03-28',
      division: { id: TANGMEN_ID },
      active: { totalCount: 29 },
      suspended: { totalCount: 1 },
    });
    expect(new Set(TANGMEN_MEMBERS.map(({ affiliationLevel }) => affiliationLevel))).toEqual(
      new Set(['PROVINCE', 'CITY', 'DISTRICT', 'NONE']),
    );
    expect(TANGMEN_MEMBERS).toHaveLength(29);
    expect(TANGMEN_MEMBERS.find(({ id }) => id === TANGMEN_PARKING_UNIT_ID)).toMatchObject({
      kind: 'STATE_ORGAN',
      affiliationLevel: 'PROVINCE',
    });
  });

  it('are in every subdistrict, with eleven schools that are no members', async () => {
    const rows = await commons.sql<{ n: number }>(
      `select count(*)::int as n from division s left join division c on c.parent_id = s.id
       left join resident_unit u on u.division_id = c.id where s.level = 'SUBDISTRICT' and u.id is not null group by s.id`,
    );
    expect(rows).toHaveLength(10);
    expect(rows.every(({ n }) => n >= 2)).toBe(true);
    expect(SCHOOLS).toHaveLength(11);
    const elsewhere = [...SCHOOLS, ...OTHER_UNITS];
    expect(elsewhere.length).toBeGreaterThanOrEqual(20);
    expect(elsewhere.every(({ communityCode }) => communityCode !== TANGMEN_CODE)).toBe(true);
    const ids = elsewhere.map(({ id }) => id);
    expect(await commons.sql('select from alliance_membership where unit_id = any($1)', [ids])).toEqual([]);
    expect(await commons.sql('select from resident_unit where id = any($1)', [ids])).toHaveLength(ids.length);
  });

  it('are marked as made up, have codes with both check digits right, and places near their centre', async () => {
    const units = await commons.sql<{ credit_code: string; synthetic: boolean; communityCode: string; away: number }>(
      `select u.credit_code, u.synthetic, d.code as "communityCode",
              distance_meters(u.location, point(119.3065, 26.0905)) as away
       from resident_unit u join division d on d.id = u.division_id`,
    );
    expect(units).toHaveLength(29 + 2 + 21);
    expect(units.every(({ synthetic }) => synthetic)).toBe(true);
    expect(units.filter(({ credit_code }) => !isCreditCode(credit_code))).toEqual([]);
    const tangmen = units.filter(({ communityCode }) => communityCode === TANGMEN_CODE).map(({ away }) => away);
    expect(Math.max(...tangmen)).toBeLessThan(1_000);
    expect(Math.max(...tangmen)).toBeGreaterThan(500);
    expect(Math.max(...units.map(({ away }) => away))).toBeLessThan(6_000);
  });

  it('can be called, each under a number that nobody has', async () => {
    const units = await commons.sql<{ phone: string }>('select contact_phone as phone from resident_unit');
    // No number of a city begins with a nought.
    expect(units.filter(({ phone }) => contactPhoneOf(phone) !== phone || !/^0591-0000-\d{4}$/.test(phone))).toEqual(
      [],
    );
    expect(new Set(units.map(({ phone }) => phone)).size).toBe(units.length);
  });

  it('have one or two delegates each, and charter versions that were in force when they applied', async () => {
    const rows = await commons.sql(
      `select count(*)::int as delegates from alliance_membership m join delegate g on g.membership_id = m.id
       group by m.id having count(*) not between 1 and 2`,
    );
    expect(rows).toEqual([]);
    expect(await one('select count(distinct membership_id)::int as n from delegate')).toEqual({ n: 31 });
    const early = await commons.sql(
      `select from alliance_membership m join alliance_charter c on (c.alliance_id, c.version) = (m.alliance_id, m.charter_version)
       where m.applied_at::date < c.adopted_on`,
    );
    expect(early).toEqual([]);
  });
});
