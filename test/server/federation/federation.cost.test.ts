import {
  type ASTNode,
  buildSchema,
  type FieldNode,
  getDirectiveValues,
  getNamedType,
  type GraphQLCompositeType,
  isCompositeType,
  isUnionType,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/node.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

/*
 * What a gateway makes of `@cost` and `@listSize`, read from the text alone as the specification of cost says, against
 * what the server itself counts.
 */

const DEFINITIONS = `
  directive @link(url: String!, import: [String!]) on SCHEMA
  directive @key(fields: String!) repeatable on OBJECT
  directive @shareable on OBJECT
  directive @tag(name: String!) repeatable on OBJECT | INTERFACE | FIELD_DEFINITION
  directive @cost(weight: Int!) on OBJECT | FIELD_DEFINITION
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION`;
const text = buildSchema(`${DEFINITIONS} ${buildCommonsSchema().sdl}`);

/** The values of a directive on a definition. */
function valuesOf(name: string, definition: ASTNode | null | undefined): Record<string, unknown> | undefined {
  return definition ? getDirectiveValues(text.getDirective(name)!, definition as never) : undefined;
}

/** The cost of a selection without fragments and variables. @param sizes of the fields that the parent gives a size to */
function costOf(
  set: SelectionSetNode,
  parent: GraphQLCompositeType,
  sizes: ReadonlyMap<string, number> = new Map(),
): number {
  return (set.selections as FieldNode[]).reduce((cost, node) => {
    const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
    const type = field && getNamedType(field.type);
    if (!type || !isCompositeType(type)) return cost;
    const size = valuesOf('listSize', field.astNode);
    const asked = (size?.slicingArguments as string[] | undefined)?.flatMap((name) => integer(node, name) ?? []) ?? [];
    const count = asked[0] ?? (size?.assumedSize as number | undefined) ?? 1;
    const sized = size?.sizedFields as string[] | undefined;
    const times = sizes.get(field.name) ?? (sized ? 1 : count);
    const weight = (valuesOf('cost', type.astNode)?.weight as number | undefined) ?? 1;
    const below = costOf(node.selectionSet!, type, new Map(sized?.map((name) => [name, count])));
    return cost + times * (weight + below);
  }, 0);
}

function integer(node: FieldNode, name: string): number | undefined {
  const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === 'IntValue' ? Number(value.value) : undefined;
}

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

async function counted(query: string): Promise<number> {
  const response = await commons.app.inject({ method: 'POST', url: '/graphql', payload: { query } });
  return response.json().extensions.cost.requested.objects;
}

const ids = JSON.stringify(Array.from({ length: 100 }, () => newId('fac')));

describe('the costs that the schema names', () => {
  it.each([
    ['one thing', '{ division(code: "350102000000") { name } }', 1],
    ['a page', '{ sharedFacilities(first: 50) { edges { node { id unit { name } } } } }', 100],
    [
      'a page from the back, in a page',
      '{ residentUnits(first: 7) { edges { node { facilities(last: 3) { edges { node { id } } } } } pageInfo { hasNextPage } } }',
      28,
    ],
    [
      'pages of a size that is not said',
      '{ divisions { edges { node { children { edges { node { parent { id } } } } } } } }',
      820,
    ],
    ['a hundred ids', `{ nodes(ids: ${ids}) { id } }`, 100],
    ['the days of a month', '{ calendarDays(from: "2026-01-01", to: "2026-02-01") { id } }', 61],
  ])('are what the server counts: %s', async (_what, query, cost) => {
    const [operation] = parse(query).definitions;
    expect(operation?.kind === 'OperationDefinition' && costOf(operation.selectionSet, text.getQueryType()!)).toBe(
      cost,
    );
    expect(await counted(query)).toBe(cost);
  });

  it('are less than what the server counts of an empty page, whose selection it looks at all the same', async () => {
    const query = '{ alliances(first: 0) { edges { node { id } } } }';
    const [operation] = parse(query).definitions;
    expect(operation?.kind === 'OperationDefinition' && costOf(operation.selectionSet, text.getQueryType()!)).toBe(0);
    expect(await counted(query)).toBe(1);
  });

  it('say of every page how long it is', () => {
    const without = Object.values(text.getTypeMap()).flatMap((type) =>
      isCompositeType(type) && !isUnionType(type)
        ? Object.values(type.getFields())
            .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
            .filter((field) => valuesOf('listSize', field.astNode)?.assumedSize === undefined)
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
    expect(without).toEqual([]);
  });
});
