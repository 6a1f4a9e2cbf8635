import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  parse,
  parseType,
  typeFromAST,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { type Commons, startCommons } from '../support/commons.ts';

const { schema } = buildCommonsSchema();

const ROOT = new URL('../..', import.meta.url).pathname;
/** Of what one operation may cost at most, this part is for one page. */
const SHARE_MAX = 0.2;

const manifest = JSON.parse(readFileSync(join(ROOT, 'packages/client/persisted-documents.json'), 'utf8')) as Record<
  string,
  string
>;
const asked = globSync('web/*/**/*.graphql', { cwd: ROOT }).flatMap((file) =>
  parse(readFileSync(join(ROOT, file), 'utf8')).definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [one.name!.value] : [],
  ),
);

/** What each operation is asked with where its size depends on it, at the most that a page asks for. */
const SIZES: Readonly<Record<string, object>> = {
  FindFacilities: { where: {}, ofAllKinds: {}, from: '2026-03-04T10:00:00Z', to: '2026-03-05T00:00:00Z', first: 50 },
  MyBookingPages: { where: { own: true }, first: 50 },
};

describe('what pages ask', () => {
  let commons: Commons;

  beforeAll(async () => {
    commons = await startCommons();
  });
  afterAll(() => commons.close());

  it('is in the manifest, by name', () => {
    const known = Object.values(manifest).map((text) => /^(?:query|mutation|subscription) (\w+)/.exec(text)?.[1]);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('costs no more than a fifth of what one operation may', async () => {
    const of = Object.values(manifest).flatMap((text) => {
      const [, kind, name] = /^(query|mutation) (\w+)/.exec(text) ?? [];
      return kind && asked.includes(name!) ? [{ name: name!, text }] : [];
    });
    expect(of.length).toBeGreaterThan(8);
    const tooDear: string[] = [];
    for (const { name, text } of of) {
      // What it costs is said before it runs: what it is asked with need not be there.
      const answer = await commons.app.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: text, variables: { ...placeholders(text), ...SIZES[name] } },
      });
      const { cost } = (answer.json() as { extensions?: { cost?: Cost } }).extensions ?? {};
      expect(cost, `${name}: ${answer.body.slice(0, 300)}`).toBeDefined();
      for (const [measure, limit] of Object.entries(cost!.limit)) {
        const share = cost!.requested[measure]! / limit;
        if (share > SHARE_MAX) tooDear.push(`${name}: ${Math.round(100 * share)} % of the ${measure}`);
      }
    }
    expect(tooDear).toEqual([]);
  });
});

interface Cost {
  readonly requested: Readonly<Record<string, number>>;
  readonly limit: Readonly<Record<string, number>>;
}

/** Something of the type of each variable that has to be there: what it is does not count, how much is asked does. */
function placeholders(text: string): Record<string, unknown> {
  return Object.fromEntries(
    [...text.matchAll(/\$(\w+): (\[\w+!?\]|\w+)!/g)].map(([, name, type]) => [
      name!,
      placeholder(typeFromAST(schema, parseType(`${type!}!`))!),
    ]),
  );
}

function placeholder(type: GraphQLType): unknown {
  if (isNonNullType(type)) return placeholder(type.ofType);
  if (isListType(type)) return [placeholder(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return SCALARS[String(type)] ?? 1;
  const needed = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(needed.map((field) => [field.name, placeholder(field.type)]));
}

const SCALARS: Readonly<Record<string, unknown>> = {
  ID: `fac_${'0'.repeat(32)}`,
  String: 'x',
  Boolean: true,
  LocalDate: '2026-03-04',
  LocalTime: '10:00:00',
  DateTime: '2026-03-04T10:00:00Z',
  TimeZone: 'Asia/Shanghai',
};
