import { type GraphQLArgument, type GraphQLField, type GraphQLInputType, getNullableType } from 'graphql';
import { isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CSV_CHARACTERS_MAX } from '../../src/exchange/lists/csv/list-csv.errors.ts';
import { readWindows } from '../../src/exchange/lists/csv/list-csv.windows.ts';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { noteFigure } from '../support/figures.ts';
import { sampleOf, type ScalarPath, scalarPaths, withScalar } from '../support/inputs.ts';
import { longestBlock } from './server/blocking.ts';
import { type Running, startRunning, tellingOf } from './server/running.ts';

// The rows of rows.ts about values, tried in every place of the schema that takes one, by every argument of every query and
// mutation, against a server as it runs in production.

/** How much is tried. */
export interface Sizes {
  /** Of all places, every how manieth. */
  readonly everyNth: number;
}

/** What no refusal may repeat. */
const CANARY = 'C4n4ry-19912345678';
/** What has made programs treat names as SQL, as paths or as code. */
const INJECTIONS = [`x"y`, `x'y`, 'x\\y', 'x]y', 'x`y', "'; drop table booking; --", '$$x$$', 'name desc', '../../x'];
/** Names that lead from any object to what all objects share. */
const PROTOTYPES = ['__proto__', 'constructor', 'prototype'];
/** So many characters the long texts have: what is tried in the square of it takes seconds. */
const LONG = 60_000;
/** A part, repeated: what a regular expression may try to split in ever new ways. */
const REPEATED = [
  ' ',
  '1',
  'a',
  '-',
  '+',
  'a@',
  '0:',
  '08:00-',
  ',周一',
  ';',
  '"',
  '=',
  '.',
  'http://',
  '[',
  '　',
  'cannot represent ',
];
/** Places in which a long text is tried as a key, and as a text of the document: what reads it is the same in all. */
const KEYED = 5;
/** And the end, on which it fails. */
const LAST = '\u{1F600}!';
/** A long text may keep everybody else waiting for so long, in milliseconds of processor time, beyond one of plain letters. */
const LONGER_MAX_MS = 50;
/** Headers that are read by regular expressions, and how long they may be to get through at all. */
const HEADERS = [
  'authorization',
  'accept-language',
  'x-request-id',
  'accept',
  'content-type',
  'traceparent',
  'last-event-id',
];
const HEADER_LONG = 14_000;

interface Place {
  readonly name: string;
  readonly mutation: boolean;
  readonly field: GraphQLField<unknown, unknown>;
  readonly arg: GraphQLArgument;
  readonly path: ScalarPath;
  /** Of the value in this place. */
  readonly leaf: string;
  readonly isEnum: boolean;
}

const { apiSchema: schema } = buildCommonsSchema();
const leaves = Object.values(schema.getTypeMap()).filter(isLeafType);

/** Every place of a value in every argument of every query and mutation. */
const PLACES: readonly Place[] = [schema.getQueryType()!, schema.getMutationType()!].flatMap((root) =>
  Object.values(root.getFields()).flatMap((field) =>
    field.args.flatMap((arg) =>
      leaves.flatMap((leaf) =>
        scalarPaths(arg.type, [leaf.name]).map((path) => ({
          name: [root.name, field.name, arg.name, ...path].join('.'),
          mutation: root === schema.getMutationType(),
          field,
          arg,
          path,
          leaf: leaf.name,
          isEnum: isEnumType(leaf),
        })),
      ),
    ),
  ),
);

interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An operation with a value in a place, as a variable. */
function withVariable({ mutation, field, arg, path }: Place, value: unknown): Operation {
  const args = field.args.filter((each) => each === arg || isRequired(each));
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const others = Object.fromEntries(args.map(({ name, type }) => [name, sampleOf(type)]));
  return {
    query: `${mutation ? 'mutation' : 'query'} (${declared}) { done: ${field.name}(${given}) { __typename } }`,
    variables: { ...others, [arg.name]: withScalar(undefined, getNullableType(arg.type), path, value) },
  };
}

/** An operation with a value in a place, written out in the document. */
function writtenOut({ mutation, field, arg, path }: Place, value: unknown): Operation {
  const args = field.args
    .filter((each) => each === arg || isRequired(each))
    .map((each) => {
      const whole = each === arg ? withScalar(undefined, getNullableType(arg.type), path, value) : sampleOf(each.type);
      return `${each.name}: ${literal(whole, each.type)}`;
    });
  return {
    query: `${mutation ? 'mutation' : 'query'} { done: ${field.name}(${args.join(', ')}) { __typename } }`,
    variables: {},
  };
}

function isRequired({ type, defaultValue }: GraphQLArgument): boolean {
  return isNonNullType(type) && defaultValue === undefined;
}

/** A value as it is written in a document. Names of enums stand bare where they fit; all else is as in JSON. */
function literal(value: unknown, type?: GraphQLInputType): string {
  const bare = type && getNullableType(type);
  if (Array.isArray(value)) {
    const inner = isListType(bare) ? (bare.ofType as GraphQLInputType) : undefined;
    return `[${value.map((one) => literal(one, inner)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = isInputObjectType(bare) ? bare.getFields() : {};
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${literal(one, fields[key]?.type)}`)
      .join(', ')} }`;
  }
  if (isEnumType(bare) && bare.getValue(String(value))) return String(value);
  return JSON.stringify(value);
}

/** A value that does not fit a place of this type, with the canary in it. */
function misfit({ leaf }: Place): unknown {
  return leaf === 'String' || leaf === 'ID' ? { k: CANARY } : CANARY;
}

/** Defines the tests. */
export function valueTests({ everyNth }: Sizes): void {
  const places = PLACES.filter((_, at) => at % everyNth === 0);
  let running: Running;
  let somebody: Record<string, string>;
  beforeAll(async () => {
    running = await startRunning();
    somebody = { authorization: 'Bearer somebody' };
  });
  afterAll(() => running.close());

  test('there are places to be tried', () => {
    expect(PLACES.length).toBeGreaterThan(300);
    expect(new Set(PLACES.map(({ leaf }) => leaf)).size).toBeGreaterThan(20);
  });

  test('G12 a value that does not fit is repeated nowhere, by whatever way it came', async ({ task }) => {
    const repeated: string[] = [];
    for (const place of places) {
      for (const operation of [withVariable(place, misfit(place)), writtenOut(place, misfit(place))]) {
        const { status, body } = await running.post(operation, somebody);
        expect(status, `${place.name}: ${body.slice(0, 200)}`).toBe(400);
        if (body.includes(CANARY)) repeated.push(`${place.name}: ${body.slice(0, 300)}`);
      }
    }
    noteFigure(task, `0 of ${2 * places.length} refusals, ${places.length} places`);
    expect(repeated).toEqual([]);
  });

  test('V1 an object in place of a value, as of an ORM or of another database, is refused', async ({ task }) => {
    const objects: unknown[] = [
      { __raw: true, sql: 'select 1' },
      { $ne: null },
      { toString: 'x', valueOf: 'x' },
      [[{ sql: 'x' }]],
    ];
    for (const place of places) {
      for (const object of objects) {
        const { status, body } = await running.post(withVariable(place, object), somebody);
        expect(status, `${place.name}: ${body.slice(0, 200)}`).toBe(400);
      }
    }
    for (const object of objects) {
      const query = 'query ($v: String!) { __type(name: $v) { name } }';
      expect((await running.post({ query, variables: { v: object } }, somebody)).status).toBe(400);
    }
    noteFigure(task, `${objects.length * (places.length + 1)} tried`);
  });

  test('V2 a name that leads to the prototype of all objects changes none', async ({ task }) => {
    const before = Reflect.ownKeys(Object.prototype).length;
    let tried = 0;
    for (const place of places.filter(({ path }) => path.some((step) => typeof step === 'string'))) {
      for (const name of PROTOTYPES) {
        const json = JSON.stringify(withVariable(place, 1)).replace(
          /("variables":\{"\w+":\{)/,
          `$1"${name}":{"polluted":true},`,
        );
        expect(json).toContain('polluted');
        const sent = [
          await running.post(json, somebody),
          await running.post(
            { query: writtenOut(place, 1).query.replace(/(\(\w+: \{ )/, `$1${name}: { polluted: true }, `) },
            somebody,
          ),
        ];
        for (const { status, body } of sent) expect(status, `${place.name}: ${body.slice(0, 200)}`).toBe(400);
        tried += sent.length;
      }
    }
    for (const name of PROTOTYPES) {
      const { body } = await running.post({
        query: `query ($${name}: ID = "x") { ${name}: node(id: $${name}) { ${name}: id } }`,
      });
      expect(body).not.toContain('INTERNAL');
      tried++;
    }
    expect((Object.create({}) as { polluted?: true }).polluted).toBeUndefined();
    expect(Reflect.ownKeys(Object.prototype)).toHaveLength(before);
    noteFigure(task, `0 of ${tried}`);
  });

  test('V3 what is no name of an order, a filter or a kind is refused, and no other key is read', async ({ task }) => {
    let tried = 0;
    for (const place of places.filter(({ isEnum }) => isEnum)) {
      for (const injection of INJECTIONS) {
        const { status, body } = await running.post(withVariable(place, injection), somebody);
        expect(status, `${place.name}: ${body.slice(0, 200)}`).toBe(400);
        tried++;
      }
    }
    for (const place of places.filter(({ path }) => path.some((step) => typeof step === 'string'))) {
      for (const injection of INJECTIONS) {
        const { query, variables } = withVariable(
          place,
          sampleOf(leaves.find(({ name }) => name === place.leaf)! as never),
        );
        const whole = variables[place.arg.name] as object;
        const { status } = await running.post(
          { query, variables: { ...variables, [place.arg.name]: { ...whole, [injection]: 1 } } },
          somebody,
        );
        expect(status, place.name).toBe(400);
        tried++;
      }
    }
    noteFigure(task, `${tried} tried`);
  });

  test(
    'V4 a long text takes no longer than as many plain letters, wherever it stands',
    { timeout: 300_000 },
    async ({ task }) => {
      let [worst, where, tried] = [0, '', 0];
      const compare = async (name: string, operationWith: (text: string) => Operation) => {
        const cost = async (text: string) => longestBlock(() => running.post(operationWith(text)));
        const usual = await cost('x'.repeat(LONG));
        for (const part of REPEATED) {
          const text = part.repeat(Math.floor(LONG / part.length)) + LAST;
          // Measured anew when it seems long: the memory of this process is tidied up now and then.
          let longer = (await cost(text)) - usual;
          if (longer > LONGER_MAX_MS) longer = Math.min(longer, (await cost(text)) - usual);
          if (longer > worst) [worst, where] = [longer, `${JSON.stringify(part)} in ${name}`];
          tried++;
        }
      };
      // What goes by the same name is read in the same way.
      const names = new Map(
        places.map((place) => [`${place.leaf} ${place.path.findLast((step) => step !== 0) ?? place.arg.name}`, place]),
      );
      for (const place of names.values()) await compare(place.name, (text) => withVariable(place, text));
      const withKeys = PLACES.filter(({ path }) => typeof path[0] === 'string').slice(0, KEYED);
      for (const place of withKeys) {
        const { query, variables } = withVariable(place, 'x');
        const whole = variables[place.arg.name] as object;
        await compare(`a key of ${place.name}`, (text) => ({
          query,
          variables: { ...variables, [place.arg.name]: { ...whole, [text]: 1 } },
        }));
      }
      // And written out in a document, where the parser looks at it first.
      for (const place of places.slice(0, KEYED))
        await compare(`a text written in ${place.name}`, (text) => writtenOut(place, text));
      noteFigure(task, `at most ${Math.ceil(worst)} ms longer in ${tried} tried`);
      expect(worst, where).toBeLessThanOrEqual(LONGER_MAX_MS);
    },
  );

  test('V4 a long cell of a file takes no longer than as many plain letters', ({ task }) => {
    let [worst, where] = [0, ''];
    for (const part of [...REPEATED, '\t', '\n', ' \n', '周一 ', '08:00 ']) {
      const text = `MON${part.repeat(Math.floor(CSV_CHARACTERS_MAX / part.length))}x`;
      const before = process.threadCpuUsage();
      readWindows(text);
      const { user, system } = process.threadCpuUsage(before);
      if ((user + system) / 1_000 > worst) [worst, where] = [(user + system) / 1_000, JSON.stringify(part)];
    }
    noteFigure(task, `at most ${Math.ceil(worst)} ms for ${CSV_CHARACTERS_MAX} characters`);
    expect(worst, where).toBeLessThanOrEqual(LONGER_MAX_MS);
  });

  test('V4 a long header takes no longer than as many plain letters', async ({ task }) => {
    let [worst, where] = [0, ''];
    for (const header of HEADERS) {
      const cost = async (text: string) =>
        longestBlock(() => running.post({ query: '{ __typename }' }, { [header]: text }));
      const usual = await cost('x'.repeat(HEADER_LONG));
      for (const part of [...REPEATED.filter((one) => /^[ -~]+$/.test(one)), 'Bearer ', 'a.b.', 'a;q=1,', 'charset=']) {
        const text = `x${part.repeat(Math.floor(HEADER_LONG / part.length))}!`;
        const longer = Math.min(await cost(text), await cost(text)) - usual;
        if (longer > worst) [worst, where] = [longer, `${JSON.stringify(part)} in ${header}`];
      }
    }
    noteFigure(task, `at most ${Math.ceil(worst)} ms longer in ${HEADERS.length} headers`);
    expect(worst, where).toBeLessThanOrEqual(LONGER_MAX_MS);
  });

  test('G11 none of all these answers tells of SQL, of code, of places or settings', ({ task }) => {
    expect(running.answers.length).toBeGreaterThan(100);
    expect(tellingOf(running.answers)).toEqual([]);
    noteFigure(task, `0 of ${running.answers.length} answers`);
  });
}
