import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  GraphQLObjectType,
  isIntrospectionType,
  isNonNullType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDemand } from '../../seeds/factories/exchange.factory.ts';
import { newId } from '../../src/shared/node.ts';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { sampleOf, type ScalarPath, scalarPaths, withScalar } from '../support/inputs.ts';
import { INPUTS } from './access/access.cases.ts';
import { buildRunSights } from './access/access.runs.ts';
import { buildWorld, type World } from './access/access.world.ts';

/*
 * Ids that are none, in every place of the whole schema that takes an id: each is refused by name, none is a fault, and
 * nothing has changed. What is added to the schema is asked along with the rest.
 */

/** What is the id of nothing that is asked for anywhere. */
const WRONG: Readonly<Record<string, string>> = {
  'a NUL': '\u0000',
  'a NUL in an id': newId('uni').replace('_', '_\u0000'),
  nothing: '',
  '10 kB': 'x'.repeat(10_000),
  'half a character': '\ud800',
  'an unknown prefix': newId('uni').replace('uni', 'xyz'),
  'a prefix with junk': 'uni_not-hexadecimal',
  'an id with more behind it': `${newId('uni')}0`,
  // Of a type that is given to no mutation, list or subscription.
  'the id of something else': newId('del'),
};

const { schema } = buildCommonsSchema();
/** Each argument that leads to ids, and where they stand in it. */
interface IdArgument {
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly arg: GraphQLArgument;
  readonly paths: readonly ScalarPath[];
}

function idArguments(type: GraphQLObjectType | null | undefined): IdArgument[] {
  return Object.values(type?.getFields() ?? {}).flatMap((field) =>
    field.args.flatMap((arg) => {
      const paths = scalarPaths(arg.type, ['ID']);
      return paths.length > 0 ? [{ name: `${type!.name}.${field.name}`, field, arg, paths }] : [];
    }),
  );
}

/** What these name may be of any type. */
const OF_ANY_TYPE = ['subjectId'];
/** An input of entries with the id that it has to have. */
const onList = (type: string) => ({
  ...(sampleOf(schema.getType(type) as GraphQLInputObjectType) as object),
  listId: newId('sdl'),
});
/** What may be given in place of what a row gives. */
const BESIDE: Readonly<Record<string, object>> = {
  matchPropose: { newSupply: onList('SupplyAddInput'), newDemand: onList('DemandAddInput') },
};
const mutations = idArguments(schema.getMutationType());
/** Whatever id these are given, they find it or they do not. */
const FOUND_OR_NULL = ['Query.node', 'Query.nodes'];
const queries = idArguments(schema.getQueryType()).filter(({ name }) => !FOUND_OR_NULL.includes(name));
const subscriptions = idArguments(schema.getSubscriptionType());
const nested = Object.values(schema.getTypeMap())
  .filter((type) => type instanceof GraphQLObjectType && !isIntrospectionType(type))
  .filter(
    (type) =>
      ![schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(
        type as GraphQLObjectType,
      ),
  )
  .flatMap((type) => idArguments(type as GraphQLObjectType));

let commons: Commons;
let world: World;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildWorld(commons);
  await buildRunSights(world, (await buildDemand(commons.db)).id);
});
afterAll(() => commons.close());

test('ids are looked for all over the schema', () => {
  expect(mutations.length).toBeGreaterThan(60);
  expect([...queries, ...subscriptions, ...nested].length).toBeGreaterThan(10);
});

describe('a wrong id is refused before anything is asked of the database by', () => {
  test.each(mutations)('$name', async ({ name, field, arg, paths }) => {
    const row = Object.keys(INPUTS).find((row) => row.split(',')[0] === field.name);
    const { input: given } = await INPUTS[row!]!(world, 'admin');
    const input = { ...given, ...BESIDE[field.name] };
    const type = String(arg.type);
    const document = `mutation ($input: ${type}) { done: ${field.name}(input: $input) { __typename userErrors { code field } } }`;
    const answers: unknown[] = [];
    const expected: unknown[] = [];
    const statements = await commons.statements(async () => {
      for (const path of paths) {
        for (const [what, id] of Object.entries(WRONG)) {
          const spoilt = withScalar(input, arg.type, path, id);
          const { data, errors } = await commons.query(document, { input: spoilt }, { as: world.subjects.admin! });
          answers.push([what, errors ?? data.done.userErrors]);
          expected.push([what, [{ code: 'INVALID_INPUT', field: path.map(String) }]]);
        }
      }
    });
    expect(answers, name).toEqual(expected);
    expect(statements).toBe(0);
  });
});

/** A field with wrong ids in one of its arguments, and what else it has to be given. */
function asked({ field, arg }: IdArgument): {
  readonly text: string;
  readonly declared: string;
  readonly others: object;
} {
  const args = field.args.filter(
    (each) => each === arg || (isNonNullType(each.type) && each.defaultValue === undefined),
  );
  const others = args.filter((each) => each !== arg).map(({ name, type }) => [name, sampleOf(type)] as const);
  return {
    text: `found: ${field.name}(${args.map(({ name }) => `${name}: $${name}`).join(', ')}) { __typename }`,
    declared: args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', '),
    others: Object.fromEntries(others),
  };
}

/** Each wrong id in each place of an argument, as variables. */
function spoilt({ arg, paths }: IdArgument): object[] {
  return paths.flatMap((path) =>
    Object.entries(WRONG)
      .filter(([what]) => what !== 'the id of something else' || !OF_ANY_TYPE.includes(String(path.at(-1))))
      .map(([, id]) => ({ [arg.name]: withScalar(undefined, arg.type, path, id) })),
  );
}

describe('a wrong id is BAD_USER_INPUT in', () => {
  test.each(queries)('$name', async (argument) => {
    const { text, declared, others } = asked(argument);
    for (const variables of spoilt(argument)) {
      const { errors } = await commons.query(
        `query (${declared}) { ${text} }`,
        { ...others, ...variables },
        { as: world.subjects.admin! },
      );
      expect(errors, JSON.stringify(variables)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  test.each(nested)('$name', async (argument) => {
    const [type] = argument.name.split('.');
    const { text, declared, others } = asked(argument);
    const isOfViewer = type === 'Viewer';
    const [any] = isOfViewer ? [] : await commons.sql(ANY_OF[type!]!);
    const document = isOfViewer
      ? `query (${declared}) { viewer { ${text} } }`
      : `query ($id: ID!, ${declared}) { node(id: $id) { ... on ${type} { ${text} } } }`;
    for (const variables of spoilt(argument)) {
      const { errors } = await commons.query(
        document,
        { ...(any && { id: any.id }), ...others, ...variables },
        { as: world.subjects.admin! },
      );
      expect(errors, JSON.stringify(variables)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  test.each(subscriptions)('$name', async (argument) => {
    const { text, declared, others } = asked(argument);
    for (const variables of spoilt(argument)) {
      const { body } = await commons.app.inject({
        method: 'POST',
        url: '/graphql/stream',
        headers: { authorization: `Bearer ${world.subjects.admin}`, accept: 'text/event-stream' },
        payload: { query: `subscription (${declared}) { ${text} }`, variables: { ...others, ...variables } },
      });
      expect(body, JSON.stringify(variables)).toContain('"code":"BAD_USER_INPUT"');
    }
  });
});

/** Something of each type that has a list with a filter by id. */
const ANY_OF: Readonly<Record<string, string>> = {
  GridBranch: "select id from party_organisation where level = 'GRID_BRANCH' limit 1",
  MatchingRun: 'select id from matching_run limit 1',
  ResidentUnit: 'select id from resident_unit limit 1',
  SharedFacility: "select id from shared_facility where state = 'PUBLISHED' limit 1",
};

test.each(['node(id: $id) { id }', 'nodes(ids: [$id]) { id }'])(
  'a wrong id is the id of nothing in %s',
  async (found) => {
    for (const id of Object.values(WRONG)) {
      const { data, errors } = await commons.query(`query ($id: ID!) { found: ${found} }`, { id });
      expect(errors).toBeUndefined();
      expect([data.found].flat()).toEqual([null]);
    }
  },
);
