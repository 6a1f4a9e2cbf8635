import fc, { type GeneratorValue } from 'fast-check';
import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

const times = (count: number, one: (i: number) => string) => Array.from({ length: count }, (_, i) => one(i)).join(' ');
const nulls = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, null]));
const parents = (levels: number) =>
  `{ gridBranches(first: 1) { edges { node { ${'parent { '.repeat(levels)}id name${' }'.repeat(levels)} } } } }`;

/** What has blocked a server, or would have: why, the document, its variables. Whoever is signed in may send megabytes. */
export const HOSTILE: [why: string, document: string, variables?: object, as?: string][] = [
  ...[7, 8, 9, 12].map((levels): [string, string] => [
    `nests an interface of four types ${levels} times`,
    parents(levels),
  ]),
  [
    'asks for many names below nested interfaces',
    `{ gridBranches(first: 20) { edges { node { ${'parent { '.repeat(4)}${times(200, (i) => `a${i}: name`)}${' }'.repeat(4)} } } } }`,
  ],
  [
    'asks for something else of each type of an interface, under many names',
    `{ nodes(ids: ["x"]) { ${times(15, (k) => `... on GridBranch { ${times(15, (i) => `a${k}_${i}: parent { id }`)} }`)} } }`,
  ],
  [
    'reads the names of all fields 240 times',
    `{ __schema { types { fields { ${times(240, (i) => `a${i}: name`)} } } } }`,
  ],
  [
    'reads the fields of the types of all fields',
    `{ __schema { types { fields { type { fields { ${times(240, (i) => `a${i}: name`)} } } } } } }`,
  ],
  [
    'reads what is not there of all fields',
    `{ __schema { types { fields { type { ${times(900, (i) => `a${i}: possibleTypes { name }`)} } } } } }`,
  ],
  [
    'reads the defaults of all inputs 240 times',
    `{ __schema { types { inputFields { ${times(240, (i) => `a${i}: defaultValue`)} } } } }`,
  ],
  [
    'sends null for 215 variables with defaults',
    `query (${times(215, (i) => `$a${i}: Int = 1`)}) {
       ${times(215, (i) => `a${i}: divisions(first: $a${i}) { totalCount }`)} }`,
    nulls(215),
  ],
  [
    'sends 500,000 ids',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids: Array<string>(500_000).fill('x') },
    'somebody',
  ],
  [
    'has a hundred fragments that each spread five others, in circles',
    `{ node(id: "x") { ...F0 } } ${times(100, (i) => `fragment F${i} on Node { ${times(5, (j) => `...F${(i + j * 7 + 1) % 100}`)} }`)}`,
  ],
  ['nests 1,300 fragments', `{ ${'... { '.repeat(1_300)}__typename${' }'.repeat(1_300)} }`],
  ['repeats one object 900 times', `{ viewer { ${'resident { id } '.repeat(900)} } }`],
  [
    'asks for one value of a hundred objects under 990 names',
    `{ divisions(first: 100) { edges { node { ${times(990, (i) => `a${i}: name`)} } } } }`,
  ],
  [
    'asks for a thousand names below empty pages of many lists',
    `{ divisions(first: 100) { edges { node { children(first: 90) { edges { node {
         children(first: 0) { edges { node { ${times(1_000, (i) => `a${i}: name`)} } } } } } } } } } }`,
  ],
  [
    'sends a filter of 20,000 entries to each object of a list',
    `query ($kinds: [FacilityKind!]) { residentUnits(first: 100) { edges { node {
         facilities(first: 1, where: { kinds: $kinds }) { edges { cursor } } } } } }`,
    { kinds: Array<string>(20_000).fill('PARKING') },
  ],
  [
    'writes a filter of 3,500 entries to each object of a list',
    `{ residentUnits(first: 100) { edges { node {
         facilities(first: 1, where: { kinds: [${'PARKING '.repeat(3_500)}] }) { edges { cursor } } } } } }`,
  ],
  [
    'spreads 300 fragments in one place',
    `{ viewer { ${times(300, (i) => `...F${i}`)} } } ${times(300, (i) => `fragment F${i} on Viewer { a${i}: __typename }`)}`,
  ],
  [
    'has 300 operations with the same 500 selections',
    `${times(300, (i) => `query A${i} { ...F }`)} fragment F on Query { ${times(500, (i) => `a${i}: __typename`)} }`,
  ],
  ['guesses at 600 types', `{ ${times(600, (i) => `... on SharedFacilitie${i} { id }`)} }`],
];

/** Values for what a field needs to be given, by the name of the type. */
const NEEDED: Readonly<Record<string, string>> = {
  ID: '"x"',
  String: '"350102"',
  Int: '1',
  DateTime: '"2026-03-04T00:00:00Z"',
  LocalDate: '"2026-03-04"',
};
/** Words that a document may have, from a short one to nearly all that are allowed. */
const WORDS = [50, 300, 1_000, 2_500] as const;
/** How deep its fields are nested: beyond what is allowed, too. */
const DEPTH_MAX = 24;

/** Documents over the whole schema that nest, repeat and spread as much as they may. They need not be valid. */
export function hostileDocuments(schema: GraphQLSchema): fc.Arbitrary<string> {
  return fc.gen().map((choose) => new HostileWriter(schema, choose).write());
}

class HostileWriter {
  readonly #schema: GraphQLSchema;
  readonly #choose: GeneratorValue;
  readonly #fragments: { readonly name: string; readonly on: GraphQLCompositeType; readonly text: string }[] = [];
  #names = 0;
  #left: number;

  constructor(schema: GraphQLSchema, choose: GeneratorValue) {
    this.#schema = schema;
    this.#choose = choose;
    this.#left = this.#pick(WORDS);
  }

  write(): string {
    const body = this.#selection(this.#schema.getQueryType()!, 1);
    const fragments = this.#fragments.map(({ name, on, text }) => `fragment ${name} on ${on.name} ${text}`).join(' ');
    return `query ($yes: Boolean = true, $few: Int = 2) { used: __typename @include(if: $yes) more: divisions(first: $few) { totalCount } ${body} } ${fragments}`;
  }

  #pick<T>(values: readonly T[]): T {
    return values[this.#choose(fc.nat, { max: values.length - 1 })]!;
  }

  #chance(percent: number): boolean {
    return this.#choose(fc.integer, { min: 0, max: 99 }) < percent;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = ['__typename'];
    if (depth >= DEPTH_MAX) return parts.join('');
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const composite = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    // Those that lead further are chosen most of the time, and of them those of an abstract type.
    const abstract = composite.filter((field) => isAbstractType(getNamedType(field.type)));
    const breadth = this.#pick([1, 1, 2, 3]);
    for (let i = 0; i < breadth && this.#left > 0; i++) {
      const leading = [abstract, composite].filter((some) => some.length > 0);
      const from = leading.length > 0 && this.#chance(75) ? this.#pick(leading) : fields;
      if (from.length > 0) parts.push(this.#field(this.#pick(from), depth));
      if (isAbstractType(type) && this.#chance(70)) {
        const concrete = this.#pick(this.#schema.getPossibleTypes(type));
        parts.push(`... on ${concrete.name}${this.#directive()} { ${this.#selection(concrete, depth + 1)} }`);
      }
      if (this.#chance(15)) parts.push(this.#spread(type, depth));
    }
    return parts.join(' ');
  }

  /** A field under one or many names. */
  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const needed = field.args.filter((argument) => isRequiredArgument(argument)).map(valueFor);
    if (needed.includes(undefined)) return '';
    const page = field.args.some(({ name }) => name === 'first') && this.#chance(80);
    const args = [...needed, ...(page ? [`first: ${this.#pick([0, 1, 2, 20, 100])}`] : [])];
    const type = getNamedType(field.type);
    const below = isCompositeType(type) ? ` { ${this.#selection(type, depth + 1)} }` : '';
    const one = `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${this.#directive()}${below}`;
    const words = one.split(' ').length;
    const copies = Math.min(this.#pick([1, 1, 1, 2, 10, 300]), Math.max(1, Math.floor(this.#left / words)));
    this.#left -= copies * words;
    if (this.#chance(20)) return `${one} `.repeat(copies);
    return times(copies, () => `f${this.#names++}: ${one}`);
  }

  #directive(): string {
    return this.#chance(10) ? this.#pick([' @include(if: $yes)', ' @skip(if: $yes)', ' @include(if: true)']) : '';
  }

  /** A fragment that is there already, perhaps the one that it stands in; or a new one. */
  #spread(type: GraphQLCompositeType, depth: number): string {
    const known = this.#fragments.filter(({ on }) => on === type);
    if (known.length > 0 && this.#chance(70))
      return `...${this.#pick(known).name}${this.#directive()} `.repeat(this.#pick([1, 2, 30]));
    const name = `F${this.#names++}`;
    this.#fragments.push({ name, on: type, text: `{ ${this.#selection(type, depth + 1)} }` });
    return `...${name}`;
  }
}

function valueFor({ name, type }: GraphQLArgument): string | undefined {
  const text = String(getNullableType(type));
  const value = NEEDED[getNamedType(type).name];
  return value && `${name}: ${text.startsWith('[') ? `[${value}]` : value}`;
}
