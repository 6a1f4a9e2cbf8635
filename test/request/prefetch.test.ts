import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { prefetchKey } from '../../src/request/prefetch.ts';
import { type Commons, startCommons } from '../support/commons.ts';

let commons: Commons;

beforeAll(async () => {
  commons = await startCommons();
  await buildFacility(commons.db, { name: '停车场' });
  await buildFacility(commons.db, { name: '停车场' });
});
afterAll(() => commons.close());

interface Listed {
  residentUnits: { edges: { node: Record<string, unknown> }[] };
}

async function ask(document: string, variables: object = {}) {
  let nodes: Record<string, unknown>[] = [];
  const statements = await commons.statements(async () => {
    const { data, errors } = await commons.query(document, variables);
    expect(errors).toBeUndefined();
    nodes = (data as Listed).residentUnits.edges.map(({ node }) => node);
  });
  expect(nodes).toHaveLength(2);
  return { nodes, statements };
}

describe('a prefetched field', () => {
  it('is answered from the statement of the list', async () => {
    const { nodes, statements } = await ask(
      `query ($first: Int) { residentUnits { edges { node { facilities(first: $first) { totalCount edges { node { name } } } } } } }`,
      { first: 7 },
    );
    expect(statements).toBe(1);
    for (const { facilities } of nodes) {
      expect(facilities).toEqual({ totalCount: 1, edges: [{ node: { name: '停车场' } }] });
    }
  });

  it('serves every alias of one way of asking, and arguments of any length', async () => {
    const { nodes, statements } = await ask(
      `query ($where: SharedFacilityFilter) { residentUnits { edges { node {
        a: facilities(first: 3, where: $where) { totalCount }
        ...More } } } }
      fragment More on ResidentUnit { b: facilities(where: $where, first: 3) { totalCount } }`,
      { where: { kinds: Array(30).fill('PARKING') } },
    );
    expect(statements).toBe(1);
    for (const { a, b } of nodes) expect([a, b]).toEqual([{ totalCount: 1 }, { totalCount: 1 }]);
  });

  it('is left to its resolver when it is asked for in several ways, each with an answer of its own', async () => {
    const { nodes, statements } = await ask(
      `{ residentUnits { edges { node {
        a: facilities(where: { kinds: [PARKING] }) { totalCount }
        b: facilities(where: { kinds: [RESTROOM] }) { totalCount } } } } }`,
    );
    // The list, and a page and a count for each way.
    expect(statements).toBeGreaterThan(1);
    for (const { a, b } of nodes) expect([a, b]).toEqual([{ totalCount: 1 }, { totalCount: 0 }]);
  });

  it('takes no notice of arguments that are null: they are as absent', async () => {
    const { statements } = await ask(
      '{ residentUnits { edges { node { facilities(where: { kinds: null }, after: null) { totalCount } } } } }',
    );
    expect(statements).toBe(1);
  });

  it('costs nothing where it is not selected', async () => {
    expect((await ask('{ residentUnits { edges { node { id name } } } }')).statements).toBe(1);
  });
});

it('asks for nothing where no nodes are selected', async () => {
  const { data, errors } = await commons.query('{ residentUnits { totalCount } }');
  expect(errors).toBeUndefined();
  expect(data).toEqual({ residentUnits: { totalCount: 2 } });
});

describe('the key of a way of asking', () => {
  const key = (args: object, field = 'facilities') => prefetchKey(field, args);

  it('is the same in whatever order arguments are given, in input objects as well', () => {
    expect(key({ first: 1, after: 'a', where: { kinds: ['A'], text: 'b', open: true } })).toBe(
      key({ where: { open: true, kinds: ['A'], text: 'b' }, first: 1, after: 'a' }),
    );
    expect(key({ c: 1, a: 2, b: 3 })).toBe(key({ b: 3, c: 1, a: 2 }));
  });

  it('is the same without what is null or absent', () => {
    expect(key({ first: 1, after: null, where: { text: undefined, open: null } })).toBe(key({ where: {}, first: 1 }));
  });

  it('is another for another field, another value, and another order in a list', () => {
    const asked = { where: { kinds: ['A', 'B'] } };
    expect(key(asked, 'bookings')).not.toBe(key(asked));
    expect(key({ where: { kinds: ['B', 'A'] } })).not.toBe(key(asked));
    expect(key({ where: { kinds: ['A'] } })).not.toBe(key(asked));
    expect(key({ where: { kinds: [null, 'A'] } })).not.toBe(key({ where: { kinds: ['A'] } }));
    expect(key({ where: { open: false } })).not.toBe(key({ where: {} }));
  });
});
