import { execute, type ExecutionResult, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compilingGateway } from '../../../src/server/graphql/executor.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

const BOOKABLE = `query ($where: SharedFacilityFilter, $first: Int) {
  sharedFacilities(where: $where, first: $first) { edges { node { id } } }
}`;
const MISFITS: readonly object[] = [
  { where: { availableDuring: { start: 'yesterday', end: '2026-03-04T12:00:00Z' } } },
  { where: { availableDuring: { start: '2026-03-04T12:00:00Z' } } },
  { where: { kinds: ['PALACE'] } },
  { where: { nonsense: 1 } },
  { where: 'nonsense' },
  { first: 'many' },
];

describe('the compiling executor', () => {
  const { schema } = buildCommonsSchema();

  async function compiled(query: string, variables: object): Promise<ExecutionResult> {
    const { executor } = await compilingGateway(schema).load({ apollo: {} } as never);
    const document = parse(query);
    return (await executor!({
      document,
      request: { query, variables },
      context: {},
      queryHash: query,
    } as never)) as never;
  }

  it.each(MISFITS)('says of variables that do not fit what graphql-js says: %j', async (variables) => {
    const expected = await execute({ schema, document: parse(BOOKABLE), variableValues: { ...variables } });
    const answer = await compiled(BOOKABLE, variables);
    expect(answer.errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(answer)).toBe(JSON.stringify(expected));
  });

  it('leaves to graphql-js what cannot be compiled', async () => {
    const query = 'query A { __typename } query B { __typename }';
    const expected = await execute({ schema, document: parse(query) });
    expect(JSON.stringify(await compiled(query, {}))).toBe(JSON.stringify(expected));
    expect(expected.errors).toHaveLength(1);
  });
});

describe('over HTTP', () => {
  let compiling: Commons;
  let interpreting: Commons;

  beforeAll(async () => {
    compiling = await startCommons({ executor: 'jit' });
    interpreting = await startCommons({ executor: 'graphql-js', beside: compiling });
  });
  afterAll(async () => {
    await interpreting.close();
    await compiling.close();
  });

  it.each(MISFITS)('both executors refuse variables that do not fit in the same words: %j', async (variables) => {
    const answer = await compiling.query(BOOKABLE, variables);
    expect(answer).toEqual(await interpreting.query(BOOKABLE, variables));
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(answer.errors![0]!.message).toContain(`"$${Object.keys(variables)[0]}"`);
    expect(JSON.stringify(answer)).not.toMatch(/yesterday|PALACE|many/);
  });
});
