import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLEnumType, isEnumType, isIntrospectionType, parse, print, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { apiSchema } from '../../../packages/client/scripts/api-schema.ts';
import { type DocumentManifest, documentHash, manifestOf } from '../../../packages/client/scripts/documents.ts';
import { labelsOf } from '../../../packages/client/scripts/labels.ts';
import { possibleTypesOf } from '../../../packages/client/scripts/possible-types.ts';
import { PACKAGE, read, readSources } from '../../../packages/client/scripts/sources.ts';
import { usedSchema } from '../../../packages/client/scripts/used-schema.ts';
import { documentId } from '../../../packages/client/src/document-id.ts';
import { enumLabels } from '../../../packages/client/src/generated/enum-labels.ts';
import * as generated from '../../../packages/client/src/generated/graphql.ts';
import { possibleTypes } from '../../../packages/client/src/generated/possible-types.ts';
import { labelOf, labelsOf as labelList } from '../../../packages/client/src/labels.ts';
import { trustedDocuments } from '../../../src/server/limits/trusted-documents.ts';

const OUT_OF_DATE = 'packages/client is out of date: run npm run client:generate';

const { sdl, documents, words, digest } = readSources();
const manifest = JSON.parse(read('persisted-documents.json')) as DocumentManifest;
const schema = buildSchema(sdl);

/** The documents of operations that the package exports, by the operation's name. */
const exported = Object.entries(generated).flatMap(([name, document]) =>
  name.endsWith('Document') ? [[name.replace(/Document$/, ''), document] as const] : [],
);

describe('what is generated for clients', () => {
  test('has the types of the schema and the operations as they are now', () => {
    expect(JSON.parse(read('generated-from.json')), OUT_OF_DATE).toEqual({ digest });
  });

  test('has the manifest, the labels and the possible types of now', () => {
    expect(manifest, OUT_OF_DATE).toEqual(manifestOf(documents));
    expect(enumLabels, OUT_OF_DATE).toEqual(labelsOf(sdl, words));
    expect(possibleTypes, OUT_OF_DATE).toEqual(possibleTypesOf(sdl));
  });

  test('has a document for each operation of the frontends', () => {
    const files = readdirSync(join(PACKAGE, '../../schema/operations')).filter((file) => file.endsWith('.graphql'));
    const names = files.map((file) => file.replace(/\.graphql$/, ''));
    expect(exported.map(([name]) => name)).toEqual(expect.arrayContaining(names));
    expect(exported.length).toBe(Object.keys(manifest).length);
  });

  test.each(exported)('%s is in the manifest under its id, as the very text that clients send', (_name, document) => {
    const text = manifest[documentId(document)];
    expect(documentHash(text!)).toBe(documentId(document));
    expect(print(document)).toBe(text);
    // By its text too: a client that sends texts is trusted like one that sends ids.
    const { textFor } = trustedDocuments([manifest], true);
    expect(textFor({ documentId: documentId(document) })).toBe(text);
    expect(textFor({ query: text! })).toBe(text);
    expect(validate(schema, parse(text!))).toEqual([]);
  });

  test('gives no id to a document of another origin', () => {
    expect(() => documentId(parse('{ viewer { resident { id } } }'))).toThrow(TypeError);
  });
});

describe('the labels', () => {
  test('tell of each enum value what it is called in both languages', () => {
    const enums = Object.values(schema.getTypeMap()).filter(
      (type) => isEnumType(type) && !isIntrospectionType(type),
    ) as GraphQLEnumType[];
    const labels: Record<string, Record<string, { en: string; 'zh-CN': string }>> = enumLabels;
    const values = enums.flatMap((one) => one.getValues().map(({ name }) => [one.name, name] as const));
    expect(values.length).toBeGreaterThan(100);
    for (const [name, value] of values) {
      expect(labels[name]?.[value]?.['zh-CN'], `${name}.${value}`).toMatch(/^\p{Script=Han}/u);
      expect(labels[name]?.[value]?.en, `${name}.${value}`).toMatch(/^[A-Z][A-Za-z ]+$/);
    }
  });

  test('come from the end of the description, without what it says before', () => {
    const both = 'enum Ground { """On the grass (草地) or beside it. 草地、绿地""" LAWN_SIDE }';
    expect(labelsOf(both, {})).toEqual({ Ground: { LAWN_SIDE: { en: 'Lawn side', 'zh-CN': '草地、绿地' } } });
  });

  test('are refused when one is missing, twice there, or for nothing', () => {
    const text = 'enum Ground { """Grass.""" GRASS """Sand. 沙地""" SAND }';
    const refused = (words: object) => () => labelsOf(text, words as never);
    expect(refused({})).toThrow('Ground.GRASS has no Chinese term');
    const grass = { 'Ground.GRASS': { 'zh-CN': '草地' } };
    expect(refused({ ...grass, 'Ground.SAND': { 'zh-CN': '沙' } })).toThrow('Ground.SAND has its Chinese term');
    expect(refused({ ...grass, 'Ground.CLAY': { 'zh-CN': '土' } })).toThrow('There is no Ground.CLAY');
    expect(labelsOf(text, grass)).toMatchObject({ Ground: { GRASS: { en: 'Grass', 'zh-CN': '草地' } } });
  });

  test('show a value that is newer than the package as it is', () => {
    expect(labelOf('BookingState', 'NO_SHOW', 'zh-CN')).toBe('未到');
    expect(labelOf('BookingState', 'NO_SHOW', 'en')).toBe('No show');
    expect(labelOf('BookingState', 'FORGOTTEN', 'zh-CN')).toBe('FORGOTTEN');
    expect(labelOf('BookingState', 'toString', 'en')).toBe('toString');
  });

  test('come as a list in the order of the schema', () => {
    expect(labelList('WorkdayClass', 'zh-CN')).toEqual([
      { value: 'WORKDAY', label: '工作日' },
      { value: 'DAY_OFF', label: '休息日' },
    ]);
  });
});

describe('the schema that clients see', () => {
  test('has nothing of federation, and keeps what is deprecated', () => {
    const seen = apiSchema(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@cost"])
      directive @cost(weight: Int!) on FIELD_DEFINITION
      scalar federation__FieldSet
      type Query @key(fields: "old") { old: Int @deprecated(reason: "Gone soon.") @cost(weight: 5) }`);
    expect(seen).toBe('type Query {\n  old: Int @deprecated(reason: "Gone soon.")\n}');
  });
});

describe('what documents use of a schema', () => {
  const SDL = `
    interface Node { id: ID! }
    type Room implements Node { id: ID! name: String! }
    enum Order { UP }
    input Inner { order: Order }
    input Where { inner: Inner }
    type Query { node: Node rooms(where: Where): [Room!]! }`;
  const query = 'query($where: Where) { node { id } rooms(where: $where) { id } }';
  const use = (sdl: string) => usedSchema(sdl, [query]);

  test('stays the same when other things are added', () => {
    const more = SDL.replace('name: String!', 'name: String! seats: Int').replace('node: Node', 'node: Node time: Int');
    expect(use(more)).toBe(use(SDL));
  });

  test.each([
    ['a field is of another type', 'rooms(where: Where): [Room!]!', 'rooms(where: Where): [Room!]'],
    ['an enum that an inner input takes has a new value', 'UP }', 'UP DOWN }'],
    ['an input has a new field', 'inner: Inner', 'inner: Inner more: Int'],
    ['an interface stands for another type', 'enum Order', 'type Hall implements Node { id: ID! } enum Order'],
  ])('changes when %s', (_what, before, after) => {
    expect(SDL).toContain(before);
    expect(use(SDL.replace(before, after))).not.toBe(use(SDL));
  });

  test('is refused when the schema does not have it', () => {
    expect(() => usedSchema(SDL, ['{ nodes }'])).toThrow('Query has no field nodes.');
    expect(() => usedSchema(SDL, ['query($a: Missing) { node { id } }'])).toThrow('$a has a type');
  });
});
