import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDivision } from '../../../seeds/factories/division.factory.ts';
import { QUERY_OBJECTS_MAX, QUERY_VALUES_MAX } from '../../../src/server/limits/query-cost.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
  await buildDivision(commons.db);
});
afterAll(() => commons.close());

/** The whole answer, with what it says of itself. */
async function answerTo(query: string, variables: object = {}, headers: Record<string, string> = {}) {
  const payload = { query, variables };
  return (await commons.app.inject({ method: 'POST', url: '/graphql', payload, headers })).json();
}

const NESTED = `query ($first: Int) { divisions(first: $first) { edges { node { id name
  children(first: 10) { edges { node { name } } } } } } }`;

describe('extensions.cost', () => {
  test('says what an operation could have given back, by the page sizes asked for, the limits, and what is left', async () => {
    const { data, extensions } = await answerTo(NESTED, { first: 20 });
    expect(data.divisions.edges.length).toBeGreaterThan(0);
    // 20 divisions and 20 × 10 children; two values of each division, one of each child.
    expect(extensions).toEqual({
      cost: {
        requested: { objects: 220, values: 240 },
        limit: { objects: QUERY_OBJECTS_MAX, values: QUERY_VALUES_MAX },
        left: { objects: QUERY_OBJECTS_MAX - 220, values: QUERY_VALUES_MAX - 240 },
      },
    });
  });

  test('follows the variables', async () => {
    const requested = async (first: number) =>
      (await answerTo(NESTED, { first })).extensions.cost.requested as { objects: number };
    expect(await requested(1)).toEqual({ objects: 11, values: 12 });
    expect(await requested(100)).toEqual({ objects: 1_100, values: 1_200 });
  });

  test('counts ids that come as the default of a variable like any other', async () => {
    const { data } = await answerTo('{ divisions(first: 1) { edges { node { id } } } }');
    const ids = JSON.stringify(Array.from({ length: 7 }, () => data.divisions.edges[0].node.id));
    const fields = '{ ... on Division { children(first: 10) { edges { node { id } } } } }';
    for (const document of [
      `{ nodes(ids: ${ids}) ${fields} }`,
      `query ($ids: [ID!]! = ${ids}) { nodes(ids: $ids) ${fields} }`,
    ]) {
      const answer = await answerTo(document);
      expect(answer.data.nodes).toHaveLength(7);
      expect(answer.extensions.cost.requested).toEqual({ objects: 77, values: 70 });
    }
  });

  test.each([
    '{ __type(name: "Division") { name fields { name args { name } type { name ofType { name } } } possibleTypes { name } } }',
    '{ __schema { mutationType { fields { ...F } } } } fragment F on __Field { name args { name defaultValue } }',
    '{ __type(name: "Node") { possibleTypes { name interfaces { name } } enumValues { name } } }',
    '{ __type(name: "Nothing") { fields { name } } }',
  ])('counts what introspection gives back, every field of every thing: %s', async (query) => {
    const { data, extensions } = await answerTo(query);
    const fields = (value: unknown): number =>
      Array.isArray(value)
        ? value.reduce((sum: number, each) => sum + fields(each), 0)
        : typeof value === 'object' && value !== null
          ? Object.values(value).reduce((sum: number, each) => sum + 1 + fields(each), 0)
          : 0;
    // The field at the root stands for what is counted below it.
    expect(extensions.cost.requested).toEqual({ objects: 0, values: fields(data) - 1 });
  });

  test('counts what is selected on an empty page as for one entry, and long arguments for each object', async () => {
    const requested = async (query: string) => (await answerTo(query)).extensions.cost.requested;
    expect(await requested('{ divisions(first: 0) { edges { node { id name } } } }')).toEqual({
      objects: 1,
      values: 2,
    });
    const kinds = (count: number) => `[${'PARKING '.repeat(count)}]`;
    const units = (count: number) =>
      requested(
        `{ residentUnits(first: 10) { edges { node { facilities(first: 1, where: { kinds: ${kinds(count)} }) { edges { cursor } } } } } }`,
      );
    expect(await units(1)).toEqual({ objects: 20, values: 10 });
    expect(await units(100)).toEqual({ objects: 20, values: 10 + 10 * 4 });
  });

  test('stands in a refusal too: what was asked for, and nothing left', async () => {
    const three = `{ divisions(first: 100) { edges { node { children(first: 100) { edges { node {
      children(first: 100) { edges { node { id } } } } } } } } } }`;
    const { data, errors, extensions } = await answerTo(three);
    expect(data).toBeUndefined();
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(extensions.cost.requested.objects).toBe(100 + 100 ** 2 + 100 ** 3);
    expect(extensions.cost.left).toEqual({ objects: 0, values: 0 });
  });

  test('stands beside the errors of fields', async () => {
    const { errors, extensions } = await answerTo('{ bookings(first: 5) { edges { node { id } } } }');
    expect(errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(extensions.cost.requested).toEqual({ objects: 5, values: 5 });
  });

  test('is not guessed for a text that is no operation', async () => {
    expect(await answerTo('{ divisions {')).not.toHaveProperty('extensions');
    expect(await answerTo('{ nothingOfThatName }')).not.toHaveProperty('extensions');
  });
});
