import { readdirSync, readFileSync } from 'node:fs';
import { execute, type ExecutionResult, getOperationAST, OperationTypeNode, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compiledFields, COMPILED_FIELDS_MAX, compilingGateway } from '../../../src/server/graphql/executor.ts';
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

describe('what is compiled', () => {
  const { apiSchema } = buildCommonsSchema();
  const fieldsOf = (text: string) => {
    const document = parse(text);
    return compiledFields(apiSchema, document, getOperationAST(document)!);
  };
  const parents = (levels: number) =>
    `{ gridBranches { edges { node { ${'parent { '.repeat(levels)}id${' }'.repeat(levels)} } } } }`;

  it('counts what is selected on an interface once for each type that it may be, level by level', () => {
    const types = apiSchema.getPossibleTypes(apiSchema.getType('PartyOrganisation') as never).length;
    expect(types).toBe(4);
    // gridBranches, edges, node and the first parent; then a field on each of the types, and so on below each.
    expect(fieldsOf(parents(1))).toBe(4 + types);
    expect(fieldsOf(parents(3))).toBe(4 + types + types ** 2 + types ** 3);
  });

  it('counts a fragment wherever it is spread, and only on the types that it is for', () => {
    expect(fieldsOf('{ ...F ...F } fragment F on Query { divisions { totalCount } }')).toBe(2 + 2 * 2);
    const nodes = apiSchema.getPossibleTypes(apiSchema.getType('Node') as never).length;
    expect(fieldsOf('{ node(id: "x") { ... on Division { id } } }')).toBe(1 + nodes + 1);
  });

  it.each([7, 8, 9, 12, 1_000])(
    'is too much of an interface nested %i times, and counted no further than that',
    (levels) => {
      expect(fieldsOf(parents(levels))).toBe(COMPILED_FIELDS_MAX + 1);
    },
  );

  const pages = readdirSync('schema/operations')
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => [file, readFileSync(`schema/operations/${file}`, 'utf8')] as const)
    .filter(([, text]) => getOperationAST(parse(text))?.operation === OperationTypeNode.QUERY);

  it.each(pages)('is half of what may be, of a page of ours: %s', (_file, text) => {
    expect(fieldsOf(text)).toBeLessThanOrEqual(COMPILED_FIELDS_MAX / 2);
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
