import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { lookAheadOnUnits } from '../../../src/district/units/index.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

let commons: Commons;

beforeAll(async () => {
  commons = await startCommons();
  await buildMembership(commons.db);
  await buildMembership(commons.db);
  // Stands in for a feature that adds a connection to units: it answers with the id of the unit where a cursor goes.
  lookAheadOnUnits('memberships', ({ args, selection }, _ctx) => {
    if (args.first === 0) return undefined;
    const value = sql`json_build_object('id', u.id, 'first', ${args.first ?? null}::int)`;
    const read = (json: unknown) => {
      const { id, first } = json as { id: string; first: number | null };
      return { edges: [], totalCount: selection.has('totalCount') ? first : undefined, pageInfo: { startCursor: id } };
    };
    return { value, read };
  });
});
afterAll(() => commons.close());

interface Listed {
  residentUnits: {
    edges: { node: Record<string, { totalCount?: number; pageInfo: { startCursor: string } }> & { id: string } }[];
  };
}

async function ask(document: string, variables: object = {}) {
  let nodes: Listed['residentUnits']['edges'][number]['node'][] = [];
  const statements = await commons.statements(async () => {
    const { data, errors } = await commons.query(document, variables);
    expect(errors).toBeUndefined();
    nodes = (data as Listed).residentUnits.edges.map(({ node }) => node);
  });
  expect(nodes).toHaveLength(2);
  return { nodes, statements };
}

describe('a look-ahead on units', () => {
  it('answers a nested field from the statement of the list', async () => {
    const { nodes, statements } = await ask(
      `query ($first: Int) { residentUnits { edges { node { id memberships(first: $first) { totalCount pageInfo { startCursor } } } } } }`,
      { first: 7 },
    );
    expect(statements).toBe(1);
    for (const node of nodes) expect(node.memberships).toEqual({ totalCount: 7, pageInfo: { startCursor: node.id } });
  });

  it('serves every alias of one way of asking, and arguments of any length', async () => {
    const where = { states: Array(30).fill('ACTIVE') };
    const { nodes, statements } = await ask(
      `query ($where: AllianceMembershipFilter) { residentUnits { edges { node { id
        a: memberships(first: 3, where: $where) { pageInfo { startCursor } }
        ...More } } } }
      fragment More on ResidentUnit { b: memberships(where: $where, first: 3) { pageInfo { startCursor } } }`,
      { where },
    );
    expect(statements).toBe(1);
    for (const { id, a, b } of nodes) {
      expect([a, b]).toEqual([{ pageInfo: { startCursor: id } }, { pageInfo: { startCursor: id } }]);
    }
  });

  it('leaves several ways of asking to the resolver', async () => {
    const { nodes, statements } = await ask(
      `{ residentUnits { edges { node { id
        a: memberships(first: 3) { totalCount pageInfo { startCursor } }
        b: memberships(first: 4) { totalCount pageInfo { startCursor } } } } } }`,
    );
    // The list, and one for each way.
    expect(statements).toBe(3);
    for (const { id, a, b } of nodes) {
      expect([a!.totalCount, b!.totalCount]).toEqual([1, 1]);
      expect(a!.pageInfo.startCursor).not.toBe(id);
    }
  });

  it('may decline', async () => {
    const { nodes, statements } = await ask(
      '{ residentUnits { edges { node { id memberships(first: 0) { totalCount } } } } }',
    );
    expect(statements).toBe(2);
    for (const { memberships } of nodes) expect(memberships).toEqual({ totalCount: 1 });
  });

  it('costs nothing where the field is not selected', async () => {
    expect((await ask('{ residentUnits { edges { node { id name } } } }')).statements).toBe(1);
  });
});
