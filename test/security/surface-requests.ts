// What is sent to the surface of the API, by the row that it tries (surface.ts).

export const times = (count: number, one: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join(' ');
export const SOMEBODY = { authorization: 'Bearer somebody' };
const lists = (size: string) =>
  `divisions(first: ${size}) { edges { node { children(first: ${size}) { edges { node { children(first: ${size}) { edges { cursor } } } } } } } }`;
export const RESTORE = 'calendarDayRestore(input: { date: "2026-01-01" }) { userErrors { code } }';

/** Documents that are refused before anything of them runs, by row. */
export const REFUSED: readonly [row: string, why: string, body: object, statuses?: readonly number[], as?: object][] = [
  ['G3', '100 names for one field', { query: `{ ${times(100, (i) => `a${i}: viewer { resident { id } }`)} }` }],
  ['G3', '100 names for __typename', { query: `{ ${times(100, (i) => `a${i}: __typename`)} }` }],
  ['G3', '300 mutations in one document', { query: `mutation { ${times(300, (i) => `a${i}: ${RESTORE}`)} }` }],
  [
    'G3',
    'two bookings in one document',
    {
      query: `mutation ($input: BookingCreateInput!) { ${times(2, (i) => `a${i}: bookingCreate(input: $input) { userErrors { code } }`)} }`,
      variables: {
        input: {
          facilityId: 'fac_a3f7e7f0ad772bd6ba4f61e0c590c778',
          start: '2026-03-04T19:00:00+08:00',
          end: '2026-03-04T20:00:00+08:00',
          idempotencyKey: 'two at once',
        },
      },
    },
  ],
  ['G4', 'one field 500 times', { query: `{ viewer { ${times(500, () => 'resident { id }')} } }` }],
  ['G4', '1,000 directives', { query: `{ __typename ${times(1_000, () => '@skip(if: false)')} }` }],
  ['G4', '50 operations, none of them asked for', { query: times(50, (i) => `query A${i} { __typename }`) }],
  ['G4', 'a document of 1 MB', { query: `{ ${'viewer { resident { id } } '.repeat(40_000)} }` }, [400, 413]],
  ['G4', 'a body of 2 MB', { query: '{ __typename }', padding: 'x'.repeat(2_000_000) }, [413], {}],
  ['G5', '30 levels', { query: `{ division(code: "1") { ${'parent { '.repeat(30)}id${' }'.repeat(30)} } }` }],
  ['G5', 'lists of 99,999 in lists, written', { query: `{ ${lists('99999')} }` }],
  [
    'G5',
    'lists of 99,999 in lists, by a variable',
    { query: `query ($n: Int) { ${lists('$n')} }`, variables: { n: 99_999 } },
  ],
  ['G5', 'lists of 99,999 in lists, by a default', { query: `query ($n: Int = 99999) { ${lists('$n')} }` }],
  [
    'G5',
    'lists in lists without a length',
    { query: `{ divisions { edges { node { ${'children { edges { node { '.repeat(3)}id${' } } }'.repeat(3)} } } } }` },
  ],
  [
    'G7',
    'fragments that double 20 times',
    {
      query: `${times(20, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F20 on Query { __typename } { ...F0 }`,
    },
  ],
  ['G7', 'fragments in a circle', { query: 'fragment A on Query { ...B } fragment B on Query { ...A } { ...A }' }],
  [
    'G7',
    'introspection in a circle',
    { query: `{ __schema { types { ${'fields { type { '.repeat(5)}name${' } }'.repeat(5)} } } }` },
  ],
  [
    'G10',
    '10,000 variables that do not fit',
    {
      query: 'query ($v: [BookingState!]) { bookings(where: { states: $v }) { totalCount } }',
      variables: { v: Array<number>(10_000).fill(0) },
    },
  ],
  [
    'G10',
    'variables of 10,000 levels',
    {
      query: 'query ($v: SharedFacilityFilter) { sharedFacilities(where: $v) { totalCount } }',
      variables: { v: JSON.parse(`${'{"near":'.repeat(10_000)}1${'}'.repeat(10_000)}`) as object },
    },
  ],
  [
    'G10',
    'a list of 5 MB',
    { query: 'query ($v: [ID!]!) { nodes(ids: $v) { id } }', variables: { v: Array<string>(1_250_000).fill('x') } },
    [413],
  ],
];

/** Documents that are dear to validate. */
export const DEAR: readonly [why: string, query: string][] = [
  ['5,000 times one object', `{ ${'viewer { resident { id } } '.repeat(5_000)} }`],
  [
    '60 fields in 60 fragments in each other',
    `{ ${'... on Query { '.repeat(60)}${times(60, (i) => `a${i}: viewer { resident { id } }`)}${' }'.repeat(60)} }`,
  ],
  [
    '60 fragments beside each other, of 60 fields',
    `{ ${times(60, () => `... on Query { ${'viewer { resident { id } } '.repeat(60)} }`)} }`,
  ],
];

/**
 * What graphql-cop calls grave (HIGH and MEDIUM), as it looks for it, and what it would take for the fault:
 * https://github.com/dolevf/graphql-cop/tree/main/lib/tests. Its look at introspection is row G1.
 */
export const COP: readonly [finds: string, path: string, body: unknown, isFault: (answer: CopAnswer) => boolean][] = [
  [
    '101 names for a field',
    '/graphql',
    { query: `query cop { ${times(101, (i) => `alias${i}:__typename`)} }` },
    ({ data }) => data?.alias100 !== undefined,
  ],
  [
    'a batch of 10',
    '/graphql',
    Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })),
    (answer) => Array.isArray(answer) && answer.length >= 10,
  ],
  [
    '10 directives in one place',
    '/graphql',
    { query: 'query cop { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }' },
    ({ errors }) => errors?.length === 10,
  ],
  [
    'one field 500 times',
    '/graphql',
    { query: `query cop { ${'__typename \n'.repeat(500)} }` },
    ({ data }) => data?.__typename !== undefined,
  ],
  [
    'a circle in the schema',
    '/graphql',
    {
      query:
        'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    },
    ({ data }) => data?.__schema !== undefined,
  ],
  [
    'a circle of fragments',
    '/graphql',
    { query: 'query cop { ...A } fragment A on Query { ...B } fragment B on Query { ...A }' },
    ({ errors }) => errors === undefined,
  ],
  [
    'a mutation by GET',
    `/graphql?query=${encodeURIComponent('mutation cop {__typename}')}`,
    undefined,
    ({ data }) => data?.__typename !== undefined,
  ],
  [
    'a query by GET',
    `/graphql?query=${encodeURIComponent('query cop {__typename}')}`,
    undefined,
    ({ data }) => data?.__typename !== undefined,
  ],
  [
    'a query in a form',
    '/graphql',
    new URLSearchParams({ query: 'query cop {__typename}' }),
    ({ data }) => data?.__typename !== undefined,
  ],
];

export interface CopAnswer {
  readonly data?: Record<string, unknown>;
  readonly errors?: readonly object[];
}

/** Requests that a page of another site can have a browser send without asking first. */
export const UNASKED: readonly [what: string, path: string, init: RequestInit][] = [
  ['a form', '/graphql', { method: 'POST', body: new URLSearchParams({ query: `mutation { ${RESTORE} }` }) }],
  ['a form of several parts', '/graphql', { method: 'POST', body: multipart(`mutation { ${RESTORE} }`) }],
  ['plain text', '/graphql', { method: 'POST', body: JSON.stringify({ query: `mutation { ${RESTORE} }` }) }],
  ['a link', `/graphql?query=${encodeURIComponent('{ __typename }')}`, {}],
];

function multipart(query: string): FormData {
  const form = new FormData();
  form.append('operations', JSON.stringify({ query }));
  return form;
}

/** Misspells in ways that graphql-js would know better of: a field, an argument, a value of an enum, a type. */
export const MISSPELT: readonly string[] = [
  '{ sharedFacilitys { totalCount } }',
  '{ sharedFacilities(wher: {}) { totalCount } }',
  '{ sharedFacilities(where: { kinds: [PARKIN] }) { totalCount } }',
  '{ sharedFacilities(where: { kindz: [PARKING] }) { totalCount } }',
  '{ node(id: "x") { ... on Residents { id } } }',
  '{ node(id: "x") { nam } }',
  '{ __typename @skipp(if: true) }',
  'query ($v: SharedFacilityFiltr) { sharedFacilities(where: $v) { totalCount } }',
  '{ _servic { sdl } }',
];
/** Ways to ask for the schema. */
export const OF_THE_SCHEMA: readonly [what: string, query: string][] = [
  ['the schema', '{ __schema { types { name } } }'],
  ['the schema under another name', '{ a: __schema { queryType { name } } }'],
  ['the schema by a fragment', '{ ...F } fragment F on Query { ... on Query { __schema { types { name } } } }'],
  ['a type', '{ __type(name: "Booking") { name fields { name } } }'],
  ['the schema as gateways read it', '{ _service { sdl } }'],
];
