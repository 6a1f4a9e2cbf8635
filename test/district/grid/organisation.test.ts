import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltDivision, buildDivision } from '../../../seeds/factories/division.factory.ts';
import { type BuiltOrganisation, buildOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { OrganisationLevel } from '../../../src/district/grid/organisation.entity.ts';
import { newId } from '../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

const { WORK_COMMITTEE, COMMUNITY_COMMITTEE, GRID_BRANCH, BUILDING_GROUP } = OrganisationLevel;

let commons: Commons;
let community: BuiltDivision;
let grids: BuiltDivision[];
let workCommittee: BuiltOrganisation;
let committee: BuiltOrganisation;
let branches: BuiltOrganisation[];
let group: BuiltOrganisation;

beforeAll(async () => {
  commons = await startCommons();
  const { db } = commons;
  community = await buildDivision(db);
  grids = [];
  for (let i = 0; i < 4; i++) grids.push(await buildDivision(db, { level: DivisionLevel.GRID, parent: community }));
  workCommittee = await buildOrganisation(db, { level: WORK_COMMITTEE, division: community.parent! });
  committee = await buildOrganisation(db, { level: COMMUNITY_COMMITTEE, division: community, parent: workCommittee });
  const [one, two, three, four] = grids as [BuiltDivision, BuiltDivision, BuiltDivision, BuiltDivision];
  branches = [
    await buildOrganisation(db, { parent: committee, grids: [one], name: '第一网格党支部' }),
    await buildOrganisation(db, { parent: committee, grids: [two], name: '第二网格党支部' }),
    await buildOrganisation(db, { parent: committee, grids: [three, four], name: '第三、第四网格联合党支部' }),
  ];
  group = await buildOrganisation(db, { level: BUILDING_GROUP, parent: branches[0]!, division: community });
});
afterAll(() => commons.close());

const names = (connection: { edges: { node: { name: string } }[] }) => connection.edges.map(({ node }) => node.name);

describe('an organisation', () => {
  it('is one of four types, told by its id, up to the work committee', async () => {
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { __typename ... on PartyOrganisation {
        level name division { code } parent { __typename parent { __typename parent { __typename parent { id } } } }
      } } }`,
      { id: group.id },
    );
    expect(data.node).toEqual({
      __typename: 'BuildingGroup',
      level: BUILDING_GROUP,
      name: group.name,
      division: { code: community.code },
      parent: {
        __typename: 'GridBranch',
        parent: { __typename: 'CommunityCommittee', parent: { __typename: 'WorkCommittee', parent: null } },
      },
    });
  });

  it('lists those below it by the grid they serve, not by what their names start with', async () => {
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on PartyOrganisation {
        children { totalCount edges { node { name children { totalCount } } } }
      } } }`,
      { id: committee.id },
    );
    expect(names(data.node.children)).toEqual(branches.map(({ name }) => name));
    expect(data.node.children.edges.map((edge: never) => (edge as { node: never }).node)).toMatchObject([
      { children: { totalCount: 1 } },
      { children: { totalCount: 0 } },
      { children: { totalCount: 0 } },
    ]);
  });
});

describe('a grid branch', () => {
  it('names its grids, and is a joint branch when it serves several', async () => {
    const { data } = await commons.query(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on GridBranch { isJoint grids { code } } } }',
      {
        ids: branches.map(({ id }) => id),
      },
    );
    const codes = grids.map(({ code }) => ({ code }));
    expect(data.nodes).toEqual([
      { isJoint: false, grids: [codes[0]] },
      { isJoint: false, grids: [codes[1]] },
      { isJoint: true, grids: [codes[2], codes[3]] },
    ]);
  });

  it('is found from each grid it serves, and from no other division', async () => {
    const document =
      'query ($code: String!) { division(code: $code) { gridBranch { name } partyOrganisation { __typename name } } }';
    const shown = async ({ code }: BuiltDivision) => (await commons.query(document, { code })).data.division;
    for (const grid of [grids[2]!, grids[3]!]) {
      expect(await shown(grid)).toEqual({
        gridBranch: { name: branches[2]!.name },
        partyOrganisation: { __typename: 'GridBranch', name: branches[2]!.name },
      });
    }
    expect(await shown(community)).toEqual({
      gridBranch: null,
      partyOrganisation: { __typename: 'CommunityCommittee', name: committee.name },
    });
    expect(await shown(community.parent!)).toMatchObject({ partyOrganisation: { __typename: 'WorkCommittee' } });
    expect(await shown(community.parent!.parent!)).toEqual({ gridBranch: null, partyOrganisation: null });
  });

  it('gives a grid to another branch on the day the link says', async () => {
    const { db } = commons;
    const grid = await buildDivision(db, { level: DivisionLevel.GRID });
    const before = await buildOrganisation(db, { grids: [grid] });
    const after = await buildOrganisation(db, { parent: before.parent!, grids: [] });
    await commons.sql(`update branch_grid set valid_to = '2026-03-04' where grid_id = $1`, [grid.id]);
    await commons.sql(`insert into branch_grid (branch_id, grid_id, valid_from) values ($1, $2, '2026-03-04')`, [
      after.id,
      grid.id,
    ]);
    const document = `query ($code: String!, $old: ID!) {
      division(code: $code) { gridBranch { id } } node(id: $old) { ... on GridBranch { grids { id } } }
    }`;
    const asked = { code: grid.code, old: before.id };
    const { now } = commons.clock;
    expect((await commons.query(document, asked)).data).toEqual({
      division: { gridBranch: { id: before.id } },
      node: { grids: [{ id: grid.id }] },
    });
    commons.clock.now = Temporal.Instant.from('2026-03-04T00:00:00+08:00');
    const next = (await commons.query(document, asked)).data;
    commons.clock.now = now;
    expect(next).toEqual({ division: { gridBranch: { id: after.id } }, node: { grids: [] } });
  });
});

describe('gridBranches', () => {
  const document =
    'query ($where: GridBranchFilter) { gridBranches(where: $where) { totalCount edges { node { name } } } }';
  const found = async (where: object) => {
    const { data } = await commons.query(document, { where });
    expect(data.gridBranches.totalCount).toBe(data.gridBranches.edges.length);
    return names(data.gridBranches);
  };

  it('are found within a division at any depth, down to the grid', async () => {
    const all = branches.map(({ name }) => name);
    expect(await found({ withinCode: community.code })).toEqual(all);
    expect(await found({ withinCode: community.parent!.parent!.code })).toEqual(all);
    expect(await found({ withinCode: grids[3]!.code })).toEqual([all[2]]);
  });

  it('are found by text', async () => {
    expect(await found({ withinCode: community.code, text: '联合' })).toEqual([branches[2]!.name]);
  });

  it('refuse an unknown code', async () => {
    const { errors } = await commons.query(document, { where: { withinCode: '1' } });
    expect(errors?.[0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('cost five statements with the grids and parents of all', async () => {
    const nested = `query ($code: String!) { gridBranches(where: { withinCode: $code }) {
      edges { node { isJoint grids { code } parent { name division { name } } } } } }`;
    const count = await commons.statements(() => commons.query(nested, { code: community.code }));
    // The path of the code, the branches, their grids, their parents, the divisions of these.
    expect(count).toBe(5);
  });
});

describe('partyOrganisations', () => {
  const document = `query ($where: PartyOrganisationFilter, $after: String) {
    partyOrganisations(where: $where, first: 2, after: $after) {
      totalCount edges { node { __typename id } } pageInfo { hasNextPage endCursor }
    }
  }`;

  it('are filtered by level and paged', async () => {
    const where = { withinCode: community.parent!.code, levels: [GRID_BRANCH, BUILDING_GROUP, WORK_COMMITTEE] };
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await commons.query(document, { where, after });
      expect(data.partyOrganisations.totalCount).toBe(5);
      seen.push(...data.partyOrganisations.edges.map(({ node }: { node: { id: string } }) => node.id));
      ({ hasNextPage: more, endCursor: after } = data.partyOrganisations.pageInfo);
    }
    expect(seen).toEqual([workCommittee.id, group.id, ...branches.map(({ id }) => id)]);
  });
});

describe('the database', () => {
  const add = (level: OrganisationLevel, parentId: string | null) =>
    commons.sql(
      `insert into party_organisation (id, level, name, parent_id, division_id) values ($1, $2, 'x', $3, $4)`,
      [newId('gbr'), level, parentId, community.id],
    );

  it('takes an organisation only below one of the level above', async () => {
    await expect(add(GRID_BRANCH, workCommittee.id)).rejects.toThrow(/foreign key/);
    await expect(add(GRID_BRANCH, null)).rejects.toThrow(/check constraint/);
  });

  it('has no two committees for one community', async () => {
    await expect(add(COMMUNITY_COMMITTEE, workCommittee.id)).rejects.toThrow('party_organisation_one_committee');
  });

  it('lets a grid have one branch at a time, and a branch serve nothing but grids', async () => {
    const link = (gridId: string) =>
      commons.sql(`insert into branch_grid (branch_id, grid_id, valid_from) values ($1, $2, '2021-01-01')`, [
        branches[1]!.id,
        gridId,
      ]);
    await expect(link(grids[0]!.id)).rejects.toThrow('branch_grid_one_branch');
    await commons.sql(`update branch_grid set valid_to = '2021-01-02' where grid_id = $1`, [grids[0]!.id]);
    await expect(link(grids[0]!.id)).rejects.toThrow('branch_grid_one_branch');
    await expect(link(community.id)).rejects.toThrow(/foreign key/);
  });
});
