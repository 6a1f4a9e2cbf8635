import {
  getNullableType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { INPUTS } from './access.cases.ts';
import { buildWorld, type ViewerName, type World } from './access.world.ts';

/*
 * Texts that PostgreSQL does not take, in every place of every mutation that takes a text. Whatever they are answered,
 * they are answered: a fault of ours is none that a caller can bring about.
 */

/** Half a character, which jsonb refuses, and NUL, which text refuses. */
const UNSTORABLE = ['\ud800', 'a\ud800b', '\u0000', 'a\u0000b'];

/** Between them they may do everything that is asked; a refusal of their rights would come before the text is looked at. */
const WHO: readonly ViewerName[] = ['booker', 'manager', 'branch', 'staff', 'admin'];

const { schema } = buildCommonsSchema();
const mutations = Object.values(schema.getMutationType()!.getFields());

let commons: Commons;
let world: World;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildWorld(commons.db);
});
afterAll(() => commons.close());

/** Keys and list places that lead to a text in an input. */
type TextPath = readonly (string | 0)[];

describe('a text that cannot be stored', () => {
  test.each(mutations.map(({ name, args }) => ({ name, type: getNullableType(args[0]!.type) })))(
    'is no fault of the server in $name',
    { timeout: 120_000 },
    async ({ name, type }) => {
      const faults: string[] = [];
      const rows = Object.keys(INPUTS).filter((row) => row.split(',')[0] === name);
      expect(rows).not.toEqual([]);
      for (const viewer of WHO) {
        const { input, as = world.subjects[viewer] } = await INPUTS[rows[0]!]!(world, viewer);
        for (const path of textPaths(type)) {
          for (const text of UNSTORABLE) {
            const spoilt = withText(input, type, path, text);
            const { errors } = await commons.query(documentOf(name, String(type)), { input: spoilt }, { as: as! });
            const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
            if (codes.includes('INTERNAL')) faults.push(`${viewer}: ${path.join('.')} = ${JSON.stringify(text)}`);
          }
        }
      }
      expect(faults).toEqual([]);
    },
  );
});

function documentOf(name: string, type: string): string {
  return `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code field } } }`;
}

/** Where texts stand in an input, ids among them; the first of a list stands for all. */
function textPaths(type: GraphQLInputType, seen: readonly string[] = []): TextPath[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return textPaths(bare.ofType, seen).map((path) => [0, ...path]);
  if (!isInputObjectType(bare)) return ['String', 'ID'].includes(String(bare)) ? [[]] : [];
  if (seen.includes(bare.name)) return [];
  return Object.values(bare.getFields()).flatMap((field) =>
    textPaths(field.type, [...seen, bare.name]).map((path) => [field.name, ...path]),
  );
}

/** A value with a text at a place; what has to be there on the way and is not is made up. */
function withText(value: unknown, type: GraphQLInputType, [key, ...rest]: TextPath, text: string): unknown {
  const bare = getNullableType(type);
  if (key === undefined) return text;
  if (isListType(bare)) {
    const [first, ...others] = (value as unknown[] | undefined) ?? [];
    return [withText(first ?? sampleOf(bare.ofType), bare.ofType, rest, text), ...others];
  }
  const fields = (bare as GraphQLInputObjectType).getFields();
  const whole = (value ?? sampleOf(bare)) as Record<string, unknown>;
  return { ...whole, [key]: withText(whole[key], fields[key]!.type, rest, text) };
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  String: '样例',
  Int: 1,
  Float: 1,
  Boolean: true,
  LocalDate: '2026-05-01',
  LocalTime: '08:00',
  DateTime: '2026-05-01T00:00:00Z',
};

/** A value of a type, no more than it has to have. */
function sampleOf(type: GraphQLInputType): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [sampleOf(bare.ofType)];
  if (isEnumType(bare)) return bare.getValues()[0]!.name;
  if (!isInputObjectType(bare)) return SAMPLES[String(bare)] ?? 'x';
  const fields = Object.values(bare.getFields()).filter(({ type }) => isNonNullType(type));
  return Object.fromEntries(fields.map((field) => [field.name, sampleOf(field.type)]));
}
