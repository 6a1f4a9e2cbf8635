import { getIntrospectionQuery, GraphQLObjectType, isInputObjectType, isLeafType, isListType } from 'graphql';
import { getNamedType, getNullableType, type GraphQLInputType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { OrganisationLevel } from '../../../src/district/grid/organisation.entity.ts';
import { MUTATION_FIELDS_MAX, QUERY_DEPTH_MAX, QUERY_FIELDS_MAX } from '../../../src/server/limits/query-cost.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { PAGE_MAX } from '../../../src/shared/connection.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildSights } from '../../contract/access/access.sights.ts';
import { buildWebhookSights } from '../../contract/access/access.webhooks.ts';
import { buildWorld } from '../../contract/access/access.world.ts';

// What only gateways may ask is refused to others whatever they send: see federation.test.ts.
const { apiSchema: schema } = buildCommonsSchema();

/** Far above what any refusal takes (a tenth of a second), far below what these documents took before there were limits. */
const REFUSAL_CPU_SECONDS_MAX = 2;
/** An answer that refuses says why once, however often it would have had reason to. */
const REFUSAL_BYTES_MAX = 25_000;

const times = (count: number, one: (i: number) => string) => Array.from({ length: count }, (_, i) => one(i)).join(' ');
const nested = (levels: number, open: string) => `${`${open} { `.repeat(levels)}id${' }'.repeat(levels)}`;
const lists = (size: string) =>
  `divisions(first: ${size}) { edges { node { children(first: ${size}) { edges { node {
     children(first: ${size}) { edges { cursor } } } } } } } }`;
const year = 'from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z"';
const hoursOf = (size: number, fields: string) =>
  `{ sharedFacilities(first: ${size}) { edges { node { ${fields} } } } }`;

/** What asks for too much: why, the document, its variables. */
const TOO_MUCH: [why: string, document: string, variables?: object][] = [
  ['nests fields 21 deep', `{ division(code: "1") { ${nested(QUERY_DEPTH_MAX - 1, 'parent')} } }`],
  ['nests three lists of 99,999, as literals', `{ ${lists('99999')} }`],
  ['nests three lists of 99,999, by a variable', `query ($n: Int) { ${lists('$n')} }`, { n: 99_999 }],
  ['nests three lists of 99,999, by the default of a variable', `query ($n: Int = 99999) { ${lists('$n')} }`],
  ['nests three lists of 100, by a variable of the wrong type', `query ($n: Int) { ${lists('$n')} }`, { n: '100' }],
  [
    'nests four lists without a page size',
    `{ divisions { edges { node { children { edges { node { children { edges { node {
       children { edges { cursor } } } } } } } } } } } }`,
  ],
  ['has 21 fields at its root', `{ ${times(QUERY_FIELDS_MAX + 1, (i) => `a${i}: viewer { resident { id } }`)} }`],
  ['has 100 times __typename at its root', `{ ${times(100, (i) => `a${i}: __typename`)} }`],
  [
    'has 21 fields at its root, by fragments',
    `{ ${times(7, () => '...F')} } fragment F on Query {
     a: viewer { resident { id } } b: viewer { resident { id } } c: viewer { resident { id } } }`,
  ],
  [
    'has six mutations',
    `mutation { ${times(
      MUTATION_FIELDS_MAX + 1,
      (i) => `a${i}: calendarDayRestore(input: { date: "2026-01-01" }) { userErrors { code } }`,
    )} }`,
  ],
  [
    'has 300 mutations',
    `mutation { ${times(300, (i) => `a${i}: roleEnd(input: { roleAssignmentId: "" }) { userErrors { code } }`)} }`,
  ],
  ['asks for 10,001 objects', `{ ${objects(100, 99)} viewer { resident { id } } }`],
  [
    'asks for one list under 200 names',
    hoursOf(
      100,
      times(200, (i) => `a${i}: openingRules { id }`),
    ),
  ],
  [
    'asks for one value under 900 names, 200 times',
    hoursOf(
      100,
      times(1_100, (i) => `a${i}: name`),
    ),
  ],
  ['asks for the hours of a year of 100 facilities', hoursOf(100, `openHours(${year}) { start }`)],
  [
    'asks for the places left of a year under 30 names',
    hoursOf(
      1,
      times(30, (i) => `a${i}: availability(${year}) { end }`),
    ),
  ],
  [
    'asks for the hours of a time that cannot be read',
    `query ($t: DateTime!) ${hoursOf(100, 'openHours(from: $t, to: $t) { start }')}`,
    { t: 'soon' },
  ],
  [
    'asks for the hours between what are no times and can be made no text',
    `query ($t: DateTime!) ${hoursOf(1, 'openHours(from: $t, to: $t) { start }')}`,
    { t: { toString: 'x', valueOf: 'x' } },
  ],
  ['asks for the calendar of 200 years', '{ calendarDays(from: "1970-01-01", to: "2170-01-01") { id } }'],
  ['asks for 10,001 nodes by id', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(10_001).fill('x') }],
  [
    'asks for all types under 150 names',
    `{ __schema { ${times(150, (i) => `a${i}: types { name fields { name args { name } } }`)} } }`,
  ],
  [
    'goes round in circles through the schema',
    `{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }`,
  ],
  ['repeats a field 5,000 times', `{ ${'viewer { resident { id } } '.repeat(5_000)} }`],
  ['repeats a field 900 times', `{ viewer { ${'resident { id } '.repeat(900)} } }`],
  [
    'nests 60 fragments around 60 fields',
    `{ ${'... on Query { '.repeat(60)}${'viewer { resident { id } } '.repeat(60)}${'}'.repeat(60)} }`,
  ],
  [
    'doubles its fragments 20 times',
    `${times(20, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F20 on Query { __typename } { ...F0 }`,
  ],
  ['has fragments that contain each other', 'fragment A on Query { ...B } fragment B on Query { ...A } { ...A }'],
  ['nests an interface 9 times', `{ gridBranches { edges { node { ${nested(9, 'parent')} } } } }`],
  [
    'reads what all fields are called 240 times',
    `{ __schema { types { fields { ${times(240, (i) => `a${i}: name`)} } } } }`,
  ],
  ['nests 100 fragments', `{ ${'... { '.repeat(100)}__typename${' }'.repeat(100)} }`],
  [
    'spreads 200 fragments in one place',
    `{ viewer { ${times(200, (i) => `...F${i}`)} } } ${times(200, (i) => `fragment F${i} on Viewer { a${i}: __typename }`)}`,
  ],
  [
    'has 10 operations with the same 500 selections',
    `${times(10, (i) => `query A${i} { ...F }`)} fragment F on Query { ${times(500, (i) => `a${i}: __typename`)} }`,
  ],
  [
    'asks for the lists of 100 units with a filter of 20,000 entries',
    `query ($kinds: [FacilityKind!]) { residentUnits(first: 100) { edges { node {
       facilities(first: 1, where: { kinds: $kinds }) { edges { cursor } } } } } }`,
    { kinds: Array(20_000).fill('PARKING') },
  ],
  ['has 500 directives', `{ __typename ${'@skip(if: false) '.repeat(500)} }`],
  ['has 1,900 unknown directives', `{ __typename ${'@a '.repeat(1_900)} }`],
  ['has 50 operations and names none', times(50, (i) => `query A${i} { viewer { resident { id } } }`)],
  ['is a subscription', 'subscription { viewer { resident { id } } }'],
  [
    'has a list with 40,000 wrong entries in its variables',
    'query ($states: [BookingState!]) { bookings(where: { states: $states }) { totalCount } }',
    { states: Array(40_000).fill(0) },
  ],
  [
    'has variables 5,000 levels deep',
    'query ($where: SharedFacilityFilter) { sharedFacilities(where: $where) { totalCount } }',
    { where: JSON.parse(`${'{"near":'.repeat(5_000)}1${'}'.repeat(5_000)}`) },
  ],
];

/** So many objects: of a list, in a list. */
function objects(outer: number, inner: number): string {
  return `divisions(first: ${outer}) { edges { node { children(first: ${inner}) { edges { cursor } } } } }`;
}

describe.each(['jit', 'graphql-js'] as const)('an operation run by %s', (executor) => {
  let commons: Commons;
  beforeAll(async () => {
    commons = await startCommons({ executor });
  });
  afterAll(() => commons.close());

  const post = (query: string, variables?: object, as?: string) =>
    commons.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: as ? { authorization: `Bearer ${as}` } : {},
      payload: { query, variables },
    });

  test.each([
    ['POST', 'query A { viewer { resident { id } } }', 'B'],
    ['GET', 'query A { viewer { resident { id } } }', 'B'],
    ['POST', 'mutation A { calendarDayRestore(input: { date: "2026-01-01" }) { userErrors { code } } }', 'B'],
    ['GET', 'mutation A { calendarDayRestore(input: { date: "2026-01-01" }) { userErrors { code } } }', 'B'],
    ['POST', 'query A { __typename } query B { __typename }', undefined],
    ['POST', 'fragment A on Query { __typename }', undefined],
  ] as const)(
    'by %s runs no operation but the one that is asked for: %s, asked for %s',
    async (method, query, name) => {
      const asked = { query, ...(name && { operationName: name }) };
      const headers = { authorization: 'Bearer somebody', 'apollo-require-preflight': 'x' };
      let response!: Awaited<ReturnType<typeof post>>;
      const statements = await commons.statements(async () => {
        response = await commons.app.inject({
          method,
          url: '/graphql',
          headers,
          ...(method === 'GET' ? { query: asked } : { payload: asked }),
        });
      });
      expect(response.statusCode).toBe(400);
      expect(response.json().errors[0].extensions.code).toMatch(
        /^(OPERATION_RESOLUTION_FAILURE|GRAPHQL_VALIDATION_FAILED)$/,
      );
      expect(statements).toBe(0);
    },
  );

  test.each(TOO_MUCH)('is refused, cheaply and before it runs, when it %s', async (_why, document, variables) => {
    const before = process.cpuUsage();
    let response!: Awaited<ReturnType<typeof post>>;
    const statements = await commons.statements(async () => {
      response = await post(document, variables, 'somebody');
    });
    const { user, system } = process.cpuUsage(before);
    expect(response.json().errors[0].extensions.code).toMatch(
      /^(BAD_USER_INPUT|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|OPERATION_RESOLUTION_FAILURE)$/,
    );
    expect(response.json()).not.toHaveProperty('data');
    expect(response.statusCode).toBe(400);
    expect(response.body.length).toBeLessThan(REFUSAL_BYTES_MAX);
    expect(statements).toBe(0);
    expect((user + system) / 1e6).toBeLessThan(REFUSAL_CPU_SECONDS_MAX);
  });

  test('is refused alike when it comes again, under whatever name', async () => {
    const query = 'query A { ...F } fragment F on Query { ...F }';
    const answers = [];
    for (const operationName of [undefined, undefined, 'A', 'B']) {
      const response = await commons.app.inject({ method: 'POST', url: '/graphql', payload: { query, operationName } });
      answers.push([response.statusCode, response.json().errors[0].message, response.json().data]);
    }
    expect(answers).toEqual(answers.map(() => [400, 'The fragment "F" contains itself.', undefined]));
  });

  test.each([
    ['nests fields 20 deep', `{ division(code: "1") { ${nested(QUERY_DEPTH_MAX - 2, 'parent')} } }`],
    ['nests an interface 8 times', `{ gridBranches { edges { node { ${nested(8, 'parent')} } } } }`],
    ['nests 97 fragments', `{ ${'... { '.repeat(97)}__typename${' }'.repeat(97)} }`],
    ['has 20 fields at its root', `{ ${times(QUERY_FIELDS_MAX, (i) => `a${i}: viewer { resident { id } }`)} }`],
    ['asks for 10,000 objects', `{ ${objects(100, 99)} }`],
    [
      'asks for the hours of a month of 100 facilities',
      hoursOf(100, `openHours(from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z") { start }`),
    ],
    [
      'asks for the hours and places of a year of one facility',
      hoursOf(1, `openHours(${year}) { start } availability(${year}) { remaining }`),
    ],
    ['reads the whole schema', getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true })],
  ])('runs when it %s', async (_what, document) => {
    const response = await post(document);
    expect(response.json().errors).toBeUndefined();
    expect(response.statusCode).toBe(200);
  });
});

describe('a page', () => {
  let commons: Commons;
  /** Something of each type that has a list; itself for the lists at the root. */
  const parents: Record<string, string> = {};
  let manager: string;
  let admin: string;
  beforeAll(async () => {
    commons = await startCommons();
    const { db } = commons;
    const world = await buildWorld(commons);
    const group = await buildOrganisation(db, { level: OrganisationLevel.BUILDING_GROUP });
    const { alliance } = world.membership;
    parents.BuildingGroup = group.id;
    parents.GridBranch = group.parent!.id;
    parents.CommunityCommittee = group.parent!.parent!.id;
    parents.WorkCommittee = group.parent!.parent!.parent!.id;
    parents.Division = alliance.division.id;
    parents.Alliance = alliance.id;
    parents.ResidentUnit = world.unit.id;
    parents.Webhook = (await buildWebhookSights(world))['a Webhook'];
    const { nodes } = await buildSights(world);
    parents.SharedFacility = nodes['a SharedFacility that is published'];
    parents.SupplyDemandList = nodes['a SupplyDemandList that is closed'];
    parents.MatchingRun = nodes['a MatchingRun'];
    parents.ClosurePlan = nodes['a ClosurePlan'];
    manager = world.subjects.manager!;
    admin = world.subjects.admin!;
  });
  afterAll(() => commons.close());

  const connections = Object.values(schema.getTypeMap()).flatMap((type) =>
    type instanceof GraphQLObjectType
      ? Object.values(type.getFields())
          .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
          .map((field) => ({ type: type.name, field: field.name, args: field.args.map(({ name }) => name) }))
      : [],
  );

  test.each(connections)(
    `of $type, its $field, has at most ${PAGE_MAX} entries, however that is asked for`,
    async (list) => {
      const { type, field, args } = list;
      expect(args).toEqual(expect.arrayContaining(['first', 'after', 'last', 'before']));
      const ask = (asked: string, definitions = '', variables: object = {}) => {
        const page = `${field}(${asked}) { edges { cursor } }`;
        const document =
          type === 'Query'
            ? `query ${definitions && `(${definitions})`} { ${page} }`
            : type === 'Viewer'
              ? `query ${definitions && `(${definitions})`} { viewer { ${page} } }`
              : `query ($id: ID!${definitions && `, ${definitions}`}) { node(id: $id) { ... on ${type} { ${page} } } }`;
        return commons.query(
          document,
          { id: parents[type], ...variables },
          {
            // Of runs, units see nothing.
            as: type === 'MatchingRun' ? admin : manager,
          },
        );
      };
      const tooMany = PAGE_MAX + 1;
      const answers = await Promise.all([
        ask(`first: ${tooMany}`),
        ask(`last: ${tooMany}`),
        ask('first: 2147483647'),
        ask('first: -1'),
        ask('first: 1, last: 1'),
        ask('first: $n', '$n: Int', { n: tooMany }),
        ask('first: $n', `$n: Int = ${tooMany}`),
        ask('first: 1, after: "nonsense"'),
        ask('first: 1, after: "WyJhIiwiYiIsImMiLCJkIl0"'),
      ]);
      expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(answers.map(() => 'BAD_USER_INPUT'));
      for (const { errors } of [await ask(`first: ${PAGE_MAX}`), await ask('first: null')])
        expect(errors).toBeUndefined();
    },
  );
});

describe('values that are not what the schema says', () => {
  let commons: Commons;
  beforeAll(async () => {
    commons = await startCommons();
  });
  afterAll(() => commons.close());

  const operations = [schema.getQueryType()!, schema.getMutationType()!].flatMap((root) =>
    Object.values(root.getFields())
      .filter(({ args }) => args.length > 0)
      .map((field) => ({ field, kind: root.name.toLowerCase() })),
  );

  /** Paths to every scalar and enum below an input type, once through each type. */
  function leavesOf(type: GraphQLInputType, seen: readonly string[] = []): string[][] {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return leavesOf(nullable.ofType, seen);
    if (isLeafType(nullable)) return [[]];
    if (!isInputObjectType(nullable) || seen.includes(nullable.name)) return [];
    return Object.values(nullable.getFields()).flatMap((field) =>
      leavesOf(field.type, [...seen, nullable.name]).map((path) => [field.name, ...path]),
    );
  }

  const asObject = (path: readonly string[], value: unknown): unknown =>
    path.reduceRight((inner, step) => ({ [step]: inner }), value);

  test.each(operations.map(({ field, kind }) => [field.name, field, kind] as const))(
    'are refused everywhere in %s: objects, fragments of SQL, prototypes',
    async (_name, field, kind) => {
      for (const argument of field.args) {
        for (const path of leavesOf(argument.type)) {
          for (const value of [{ __raw: true }, { $ne: null }, { toString: 'x' }, [[{ sql: 'select 1' }]]]) {
            const { data, errors } = await commons.query(
              `${kind} ($v: ${String(argument.type)}) { ${field.name}(${argument.name}: $v) { __typename } }`,
              { v: asObject(path, value) },
              { as: 'somebody' },
            );
            expect([path.join('.'), data, errors?.[0]?.extensions.code]).toEqual([
              path.join('.'),
              undefined,
              expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/),
            ]);
          }
        }
      }
    },
  );

  test.each([
    ['an argument', 'query ($v: ID = "x") { node(id: $v) { id } }'],
    ['an item of a list', 'query ($v: ID = "x") { nodes(ids: [$v]) { id } }'],
    ['a fragment', 'query ($v: ID = "x") { ...F } fragment F on Query { node(id: $v) { id } }'],
    ['a directive', 'query ($v: Boolean = true) { viewer @skip(if: $v) { resident { id } } }'],
    [
      'an input',
      `mutation ($v: String = "x") { facilitiesUpsert(input: { unitId: "x", items: [], idempotencyKey: $v }) {
         userErrors { code } } }`,
    ],
  ])('are refused in %s where a default hides that null does not fit', async (_where, document) => {
    const { data, errors } = await commons.query(document, { v: null }, { as: 'somebody' });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('may be null, default or not, where null fits', async () => {
    const document = 'query ($v: Int = 1) { divisions(first: $v) { pageInfo { hasNextPage } } }';
    expect((await commons.query(document, { v: null })).errors).toBeUndefined();
  });

  const raw = (payload: string) =>
    commons.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload,
    });

  test.each([
    ['a member of the body', '{"query":"{ __typename }","__proto__":{"polluted":true}}'],
    [
      'a variable',
      '{"query":"query ($a: ID!) { node(id: $a) { id } }","variables":{"a":"x","__proto__":{"polluted":true}}}',
    ],
    [
      'a constructor among the variables',
      '{"query":"query ($a: ID!) { node(id: $a) { id } }","variables":{"a":"x","constructor":{"prototype":{"polluted":true}}}}',
    ],
    [
      'a variable that is asked for',
      '{"query":"query ($__proto__: ID!) { node(id: $__proto__) { id } }","variables":{}}',
    ],
  ])('are refused when they would be a prototype: %s', async (_where, body) => {
    const response = await raw(body);
    expect(response.statusCode).toBe(400);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('can be called by the name of a prototype without becoming one', async () => {
    const { data, errors } = await commons.query(
      '{ constructor: __typename prototype: viewer { resident { id } } toString: node(id: "x") { __proto__: id } __proto__: __typename }',
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ constructor: 'Query', prototype: null, toString: null });
    expect(({} as { resident?: object }).resident).toBeUndefined();
  });
});
