import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltAlliance, buildAlliance, buildMembership } from '../../../../seeds/factories/alliance.factory.ts';
import { buildDivision } from '../../../../seeds/factories/division.factory.ts';
import { buildUnit } from '../../../../seeds/factories/unit.factory.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';

let commons: Commons;
let alliance: BuiltAlliance;

beforeAll(async () => {
  commons = await startCommons();
  const { db } = commons;
  alliance = await buildAlliance(db, { name: '汤门联盟', charterVersion: 3 });
  for (const name of ['丙', '甲', '乙', '丁', '戊']) {
    await buildMembership(db, { alliance, unit: await buildUnit(db, { name, division: alliance.division }) });
  }
  const elsewhere = await buildAlliance(db, {
    name: '军门联盟',
    division: await buildDivision(db, { parent: alliance.division.parent! }),
  });
  await buildMembership(db, { alliance: elsewhere });
});
afterAll(() => commons.close());

describe('an alliance', () => {
  it('shows its host, the charter in force and those before', async () => {
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on Alliance {
        name foundedOn synthetic division { code } charter { version adoptedOn text } charters { version }
      } } }`,
      { id: alliance.id },
    );
    expect(data.node).toEqual({
      name: '汤门联盟',
      foundedOn: '2019-01-01',
      synthetic: true,
      division: { code: alliance.division.code },
      charter: { version: 3, adoptedOn: '2019-01-04', text: 'Charter 3' },
      charters: [{ version: 3 }, { version: 2 }, { version: 1 }],
    });
  });

  it('pages through its members by the name of the unit, from both ends', async () => {
    const document = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { node(id: $id) { ... on Alliance {
      memberships(first: $first, after: $after, last: $last, before: $before) {
        totalCount edges { node { unit { name } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      } } } }`;
    const page = async (args: object) => {
      const { memberships } = (await commons.query(document, { id: alliance.id, ...args })).data.node;
      expect(memberships.totalCount).toBe(5);
      const names = memberships.edges.map(({ node }: { node: { unit: { name: string } } }) => node.unit.name).join('');
      return { names, ...memberships.pageInfo };
    };
    const first = await page({ first: 2 });
    expect(first).toMatchObject({ names: '丁丙', hasNextPage: true, hasPreviousPage: false });
    const second = await page({ first: 3, after: first.endCursor });
    expect(second).toMatchObject({ names: '乙戊甲', hasNextPage: false, hasPreviousPage: true });
    const last = await page({ last: 2 });
    expect(last).toMatchObject({ names: '戊甲', hasPreviousPage: true, hasNextPage: false });
    expect(await page({ last: 5, before: last.startCursor })).toMatchObject({
      names: '丁丙乙',
      hasPreviousPage: false,
    });
  });
});

describe('alliances', () => {
  const found = async (where: object | null) => {
    const document =
      'query ($where: AllianceFilter) { alliances(where: $where) { totalCount edges { node { name } } } }';
    const { data, errors } = await commons.query(document, { where });
    if (errors) throw new Error(errors[0]!.extensions.code);
    const names = data.alliances.edges.map(({ node }: { node: { name: string } }) => node.name);
    expect(data.alliances.totalCount).toBe(names.length);
    return names;
  };

  it('are found by place and by text', async () => {
    expect(await found(null)).toEqual(['军门联盟', '汤门联盟']);
    expect(await found({ withinCode: alliance.division.parent!.code })).toEqual(['军门联盟', '汤门联盟']);
    expect(await found({ withinCode: alliance.division.code })).toEqual(['汤门联盟']);
    expect(await found({ text: '汤' })).toEqual(['汤门联盟']);
    await expect(found({ withinCode: 'x' })).rejects.toThrow('BAD_USER_INPUT');
  });

  it('cost one statement for each thing nested in them, however many they are', async () => {
    const document = `{ alliances { edges { node { charter { version } division { name }
      memberships(first: 3) { totalCount edges { node { unit { name } delegates { position } charter { version } } } } } } } }`;
    // Alliances, charters, divisions, memberships, units, delegates.
    expect(await commons.statements(() => commons.query(document))).toBe(6);
  });
});

describe('the database', () => {
  it('has no alliance whose charter in force does not exist', async () => {
    await expect(commons.sql('update alliance set charter_version = 4 where id = $1', [alliance.id])).rejects.toThrow(
      /foreign key/,
    );
  });
});
