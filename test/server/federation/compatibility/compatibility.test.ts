import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, GraphQLObjectType, parse, stripIgnoredCharacters } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compilingGateway } from '../../../../src/server/graphql/executor.ts';
import { FEDERATION_VERSION } from '../../../../src/server/federation/subgraph.ts';
import { textTable } from '../../../support/text-table.ts';
import { OTHER_SUBGRAPHS, productsSubgraph } from './products.ts';

/*
 * The fifteen checks of the compatibility suite of Apollo Federation, in its order and by its names, against a subgraph
 * that our schema builder makes. Nothing is downloaded: where the suite asks a router, its requests are sent in the order
 * in which a router plans them.
 */
const RESULTS = textTable(`
                  | result
_service          | passed
@key single       | passed
@key multiple     | passed
@key composite    | passed
repeatable @key   | passed
@requires         | passed-without-router
@provides         | passed
ftv1              | passed-with-plugin
@link             | passed
@shareable        | passed-without-router
@tag              | passed
@override         | passed-without-router
@inaccessible     | passed
@composeDirective | passed
@interfaceObject  | passed-without-router
`);

/** What stands behind a result that is not simply `passed`. */
const REASONS: Readonly<Record<string, string>> = {
  'passed-without-router': 'the suite asks a router; here its requests are sent by hand, in the order it plans them in',
  'passed-with-plugin': "with Apollo's own plugin, which our server leaves off: traces would slow every field",
};

const subgraph = productsSubgraph();
const composed = composeServices([
  { name: 'products', url: 'http://products.test', typeDefs: parse(subgraph.sdl) },
  ...Object.entries(OTHER_SUBGRAPHS).map(([name, sdl]) => ({ name, url: `http://${name}.test`, typeDefs: parse(sdl) })),
]);

const PLUGINS = [ApolloServerPluginCacheControlDisabled()];
/** Executed as ours is, and by graphql-js with traces. */
const compiling = new ApolloServer({ gateway: compilingGateway(subgraph.schema), plugins: PLUGINS });
const tracing = new ApolloServer({ schema: subgraph.schema, plugins: [...PLUGINS, ApolloServerPluginInlineTrace()] });

beforeAll(() => Promise.all([compiling.start(), tracing.start()]));
afterAll(() => Promise.all([compiling.stop(), tracing.stop()]));

/** The answer of a server to what a router sends. */
async function answerOf(server: ApolloServer, query: string, variables: object = {}, headers: [string, string][] = []) {
  const { body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: new HeaderMap([['content-type', 'application/json'], ...headers]),
      search: '',
      body: { query, variables },
    },
    context: async () => ({}),
  });
  return JSON.parse(body.kind === 'complete' ? body.string : '{}');
}

/** What both executors answer, without errors and alike. */
async function dataOf(query: string, variables: object = {}) {
  const [one, other] = [await answerOf(compiling, query, variables), await answerOf(tracing, query, variables)];
  expect(one.errors).toBeUndefined();
  expect(one.data).toEqual(other.data);
  return one.data;
}

const entities = async (selection: string, representations: readonly object[]) =>
  (
    await dataOf(`query ($all: [_Any!]!) { _entities(representations: $all) { ${selection} } }`, {
      all: representations,
    })
  )._entities;
const sdl = async (): Promise<string> => stripIgnoredCharacters((await dataOf('{ _service { sdl } }'))._service.sdl);
const ofProduct = async (selection: string, id = 'apollo-federation') =>
  (await dataOf(`query ($id: ID!) { product(id: $id) { ${selection} } }`, { id })).product;

const EMAIL = 'support@apollographql.com';

const CHECKS: Readonly<Record<string, () => Promise<void>>> = {
  async _service() {
    const { definitions } = parse((await dataOf('{ _service { sdl } }'))._service.sdl);
    const types = definitions.flatMap((one) => (one.kind === 'ObjectTypeDefinition' ? [one.name.value] : []));
    const asked = [
      'Product',
      'DeprecatedProduct',
      'ProductVariation',
      'ProductResearch',
      'CaseStudy',
      'ProductDimension',
    ];
    expect(types).toEqual(expect.arrayContaining([...asked, 'User', 'Inventory']));
  },
  async '@key single'() {
    expect(await sdl()).toMatch(/type User[^{]*@key\(fields:"email"\)/);
    const found = await entities('... on User { email name }', [{ __typename: 'User', email: EMAIL }]);
    expect(found).toEqual([{ email: EMAIL, name: 'Jane Smith' }]);
  },
  async '@key multiple'() {
    expect(await sdl()).toMatch(/type DeprecatedProduct[^{]*@key\(fields:"sku package"\)/);
    const key = { sku: 'apollo-federation-v1', package: '@apollo/federation-v1' };
    const found = await entities('... on DeprecatedProduct { sku package reason }', [
      { __typename: 'DeprecatedProduct', ...key },
    ]);
    expect(found).toEqual([{ ...key, reason: 'Migrate to Federation V2' }]);
  },
  async '@key composite'() {
    expect(await sdl()).toMatch(/type ProductResearch[^{]*@key\(fields:"study { caseNumber }"\)/);
    const found = await entities('... on ProductResearch { study { caseNumber description } }', [
      { __typename: 'ProductResearch', study: { caseNumber: '1234' } },
    ]);
    expect(found).toEqual([{ study: { caseNumber: '1234', description: 'Federation Study' } }]);
  },
  async 'repeatable @key'() {
    const keys = [
      { id: 'apollo-federation' },
      { sku: 'federation', package: '@apollo/federation' },
      { sku: 'studio', variation: { id: 'platform' } },
    ];
    const found = await entities(
      '... on Product { id sku }',
      keys.map((key) => ({ __typename: 'Product', ...key })),
    );
    expect(found).toEqual([
      { id: 'apollo-federation', sku: 'federation' },
      { id: 'apollo-federation', sku: 'federation' },
      { id: 'apollo-studio', sku: 'studio' },
    ]);
  },
  async '@requires'() {
    const required = 'totalProductsCreated yearsOfEmployment';
    expect(await sdl()).toContain(`averageProductsCreatedPerYear:Int@requires(fields:"${required}")`);
    // A router asks the owner of the product first, then `users` for what is required, then sends that along.
    const { createdBy } = await ofProduct('createdBy { email totalProductsCreated }');
    const [user] = await entities('... on User { averageProductsCreatedPerYear email }', [
      { __typename: 'User', ...createdBy, yearsOfEmployment: 7 },
    ]);
    expect(user).toEqual({ averageProductsCreatedPerYear: 191, email: EMAIL });
  },
  async '@provides'() {
    expect(await sdl()).toContain('createdBy:User@provides(fields:"totalProductsCreated")');
    const { createdBy } = await ofProduct('createdBy { email totalProductsCreated }');
    expect(createdBy).toEqual({ email: EMAIL, totalProductsCreated: 1337 });
  },
  async ftv1() {
    const { extensions } = await answerOf(tracing, '{ __typename }', {}, [['apollo-federation-include-trace', 'ftv1']]);
    expect(extensions.ftv1).toMatch(/^[\w+/]+=*$/);
  },
  async '@link'() {
    const link = /@link\(url:"https:\/\/specs\.apollo\.dev\/federation\/(v[\d.]+)" import:\[([^\]]+)\]\)/;
    const [, version, imports] = link.exec(await sdl())!;
    expect(version).toBe(FEDERATION_VERSION);
    const asked = 'composeDirective external inaccessible interfaceObject key override provides requires shareable tag';
    expect(imports).toBe(
      asked
        .split(' ')
        .map((name) => `"@${name}"`)
        .join(' '),
    );
  },
  async '@shareable'() {
    expect(await sdl()).toMatch(/type ProductDimension ?@shareable/);
    expect(await ofProduct('dimensions { size weight }')).toEqual({ dimensions: { size: 'small', weight: 1 } });
  },
  async '@tag'() {
    expect(await sdl()).toContain('notes:String@tag(name:"internal")');
  },
  async '@override'() {
    expect(await sdl()).toContain('name:String@override(from:"users")');
    expect(await ofProduct('createdBy { name }')).toEqual({ createdBy: { name: 'Jane Smith' } });
  },
  async '@inaccessible'() {
    expect(await sdl()).toContain('unit:String@inaccessible');
    expect(await ofProduct('dimensions { unit }')).toEqual({ dimensions: { unit: 'kg' } });
    const shown = buildSchema(composed.publicSdl!).getType('ProductDimension');
    expect(shown instanceof GraphQLObjectType && Object.keys(shown.getFields())).toEqual(['size', 'weight']);
  },
  async '@composeDirective'() {
    const text = await sdl();
    expect(text).toContain('@link(url:"https://myspecs.dev/myCustomDirective/v1.0" import:["@custom"])');
    expect(text).toContain('@composeDirective(name:"@custom")');
    expect(text).toMatch(/directive@custom on OBJECT/);
    expect(text).toMatch(/type Product[^{]*@custom/);
    expect(composed.supergraphSdl).toMatch(/type Product[^{]*@custom/);
  },
  async '@interfaceObject'() {
    expect(await sdl()).toMatch(/type Inventory ?@interfaceObject ?@key\(fields:"id"\)/);
    // A router that was asked for an inventory has its id from `inventory`, whatever it is there.
    const [inventory] = await entities('... on Inventory { deprecatedProducts { sku reason } }', [
      { __typename: 'Inventory', id: 'apollo-oss' },
    ]);
    const deprecated = { sku: 'apollo-federation-v1', reason: 'Migrate to Federation V2' };
    expect(inventory).toEqual({ deprecatedProducts: [deprecated] });
  },
};

describe('the compatibility checks of Apollo Federation', () => {
  test('are the fifteen of the suite, with a reason where one is not simply passed', () => {
    expect(RESULTS.rows.map(({ name }) => name)).toEqual(Object.keys(CHECKS));
    expect(RESULTS.rows).toHaveLength(15);
    const results = RESULTS.rows.map(({ cells }) => cells.result!);
    expect(results.filter((result) => result !== 'passed' && !REASONS[result])).toEqual([]);
  });

  test('take a subgraph that composes with the two of the suite', () => {
    expect(composed.errors).toBeUndefined();
  });

  test.each(RESULTS.rows)('$name: $cells.result', async ({ name, cells }) => {
    const outcome = await CHECKS[name]!().then(
      () => 'passed',
      (error: Error) => `failed: ${error.message}`,
    );
    expect(outcome).toBe(cells.result!.replace(/^passed-.*/, 'passed'));
  });
});
