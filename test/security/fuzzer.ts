import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import naughtyStrings from './naughty-strings/blns.json' with { type: 'json' };
import { NODE_TYPES } from '../../src/shared/node-types.ts';

/** An operation made up by chance, and who sends it. */
export interface FuzzedOperation {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly as: string | undefined;
}

/** How deep a made-up selection goes at most. */
const DEPTH_MAX = 4;
/** So many ids of each type are remembered, the latest. */
const IDS_MAX = 200;

const INTS = [0, 1, 2, 3, 5, 10, 30, 60, 100, -1, 101, 1_000, 1_440, 100_000, 2_147_483_647, -2_147_483_648];
const FLOATS = [0, -0, 0.1, 1, 5, 26.08, 119.3, -90, 180, 90.000_001, 1e21, 1e308, -1e-308];
const TEXTS = ['停车场', '样例', ' ', '', 'a', '12', '350102', '2026', 'x'.repeat(300), '榕'.repeat(2_100)];
const TIMES = ['00:00', '08:00', '18:00', '23:59', '24:00', '25:00', '8:00', ''];
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'Mars/Olympus', ''];

/**
 * Makes up operations of a schema: of every root field, with values of every kind of every input, wrong ones among them,
 * and with the ids, versions and cursors that came in earlier answers, so that one operation builds on another. The same
 * seed and the same answers give the same operations.
 */
export class Fuzzer {
  readonly #schema: GraphQLSchema;
  readonly #personas: readonly (string | undefined)[];
  readonly #now: () => Temporal.Instant;
  readonly #random: () => number;
  readonly #ids = new Map<string, string[]>();
  readonly #cursors: string[] = [];
  readonly #versions: number[] = [1];

  constructor(
    schema: GraphQLSchema,
    {
      seed,
      personas,
      now,
    }: {
      readonly seed: number;
      readonly personas: readonly (string | undefined)[];
      readonly now: () => Temporal.Instant;
    },
  ) {
    this.#schema = schema;
    this.#personas = personas;
    this.#now = now;
    this.#random = randomOf(seed);
  }

  next(): FuzzedOperation {
    const mutation = this.#chance(0.5);
    const root = mutation ? this.#schema.getMutationType()! : this.#schema.getQueryType()!;
    const field = this.#oneOf(Object.values(root.getFields()).filter(({ name }) => !name.startsWith('_')));
    const variables: Record<string, unknown> = {};
    const declared: string[] = [];
    const body = this.#field(field, variables, declared, mutation ? 2 : DEPTH_MAX);
    const head = declared.length > 0 ? ` (${declared.join(', ')})` : '';
    return {
      document: `${mutation ? 'mutation' : 'query'}${head} { ${body} }`,
      variables,
      as: this.#oneOf(this.#personas),
    };
  }

  /** Remembers what an answer names. */
  learn(answer: unknown): void {
    if (typeof answer === 'string') {
      if (/^[a-z]{3}_[0-9a-f]{8}/.test(answer)) this.#remember(answer);
      return;
    }
    if (typeof answer !== 'object' || answer === null) return;
    for (const [key, value] of Object.entries(answer)) {
      if (/version/i.test(key) && typeof value === 'number') this.#versions.push(value);
      else if (/cursor/i.test(key) && typeof value === 'string') this.#cursors.push(value);
      else this.learn(value);
    }
    this.#versions.splice(0, this.#versions.length - IDS_MAX);
    this.#cursors.splice(0, this.#cursors.length - IDS_MAX);
  }

  #remember(id: string): void {
    const prefix = id.slice(0, 3);
    const known = this.#ids.get(prefix) ?? [];
    if (!known.includes(id)) known.push(id);
    if (known.length > IDS_MAX) known.shift();
    this.#ids.set(prefix, known);
  }

  #field(field: GraphQLField<unknown, unknown>, variables: Record<string, unknown>, declared: string[], depth: number) {
    const given = field.args
      .filter(({ type, defaultValue }) => (isNonNullType(type) && defaultValue === undefined) || this.#chance(0.4))
      .map((arg) => {
        const variable = `v${declared.length}`;
        declared.push(`$${variable}: ${String(arg.type)}`);
        variables[variable] = this.#value(arg.type, arg.name, 0);
        return `${arg.name}: $${variable}`;
      });
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    const alias = `f${declared.length}_${Math.floor(this.#random() * 1e6)}`;
    return `${alias}: ${field.name}${args}${this.#selection(field.type, variables, declared, depth)}`;
  }

  #selection(type: GraphQLOutputType, variables: Record<string, unknown>, declared: string[], depth: number): string {
    const named = getNamedType(type);
    if (isLeafType(named)) return '';
    if (isAbstractType(named)) {
      const some = this.#some(this.#schema.getPossibleTypes(named), 2);
      return ` { __typename ${some.map((each) => `... on ${each.name}${this.#selection(each, variables, declared, depth - 1)}`).join(' ')} }`;
    }
    const fields = Object.values((named as GraphQLObjectType).getFields());
    const leaves = fields.filter((each) => isLeafType(getNamedType(each.type)) && each.args.length === 0);
    // The way on to what there is: connections without their nodes teach nothing.
    const always = fields.filter(({ name }) => ['id', 'version', 'edges', 'node', 'endCursor'].includes(name));
    const deeper =
      depth > 0 ? fields.filter((each) => !isLeafType(getNamedType(each.type)) || each.args.length > 0) : [];
    const chosen = new Set([
      ...always.filter((each) => isLeafType(getNamedType(each.type)) || depth > -2),
      ...this.#some(leaves, 4),
      ...this.#some(deeper, 2),
    ]);
    const text = [...chosen].map((each) => this.#field(each, variables, declared, depth - 1)).join(' ');
    return ` { __typename ${text} }`;
  }

  #value(type: GraphQLInputType, name: string, depth: number): unknown {
    if (!isNonNullType(type) && this.#chance(0.1)) return null;
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const length = this.#oneOf([0, 1, 1, 2, 3]);
      return Array.from({ length }, () => this.#value(bare.ofType, name, depth));
    }
    if (isEnumType(bare)) return this.#oneOf(bare.getValues()).name;
    if (!isInputObjectType(bare)) return this.#scalar(bare.name, name);
    const fields = Object.values(bare.getFields()).filter(
      (each) => (isNonNullType(each.type) && each.defaultValue === undefined) || (depth < 3 && this.#chance(0.35)),
    );
    return Object.fromEntries(fields.map((each) => [each.name, this.#value(each.type, each.name, depth + 1)]));
  }

  #scalar(scalar: string, name: string): unknown {
    if (scalar === 'ID') return this.#id(name);
    if (scalar === 'Int') return /version/i.test(name) ? this.#oneOf(this.#versions) : this.#oneOf(INTS);
    if (scalar === 'Float') return this.#oneOf(FLOATS);
    if (scalar === 'Boolean') return this.#chance(0.5);
    if (scalar === 'DateTime') return this.#chance(0.1) ? this.#text() : this.#moment();
    if (scalar === 'LocalDate') return this.#chance(0.1) ? this.#text() : this.#moment().slice(0, 10);
    if (scalar === 'LocalTime') return this.#oneOf(TIMES);
    if (scalar === 'TimeZone') return this.#oneOf(ZONES);
    if (/after|before|cursor/i.test(name) && this.#cursors.length > 0 && this.#chance(0.7))
      return this.#oneOf(this.#cursors);
    return this.#text();
  }

  /** Mostly the id of something that a member of this name would name. */
  #id(name: string): string {
    const word = name.replace(/Ids?$/, '').toLowerCase();
    const fitting = Object.entries(NODE_TYPES)
      .filter(([, { name: type }]) => word !== '' && type.toLowerCase().includes(word))
      .flatMap(([prefix]) => this.#ids.get(prefix) ?? []);
    if (fitting.length > 0 && this.#chance(0.8)) return this.#oneOf(fitting);
    const all = [...this.#ids.values()].flat();
    return all.length > 0 && this.#chance(0.8) ? this.#oneOf(all) : this.#text();
  }

  #text(): string {
    return this.#chance(0.5) ? this.#oneOf(TEXTS) : this.#oneOf(naughtyStrings);
  }

  /** Mostly a quarter of an hour of the days around now. */
  #moment(): string {
    const quarters = Math.round((this.#random() - 0.3) * 96 * 30);
    const near = this.#now()
      .round({ smallestUnit: 'hour' })
      .add({ minutes: quarters * 15 });
    return this.#chance(0.9)
      ? near.toString()
      : this.#oneOf([
          '0001-01-01T00:00:00Z',
          '9999-12-31T23:59:59Z',
          '2024-02-29T23:59:59+08:00',
          '1969-07-20T20:17:00Z',
        ]);
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #oneOf<T>(values: readonly T[]): T {
    return values[Math.floor(this.#random() * values.length)]!;
  }

  #some<T>(values: readonly T[], most: number): T[] {
    return Array.from({ length: Math.min(most, values.length) }, () => this.#oneOf(values));
  }
}

/** Numbers from 0 up to 1, the same for the same seed: "mulberry32", by T. Ettinger, in the public domain. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
