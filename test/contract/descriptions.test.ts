import { buildSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describedIn, descriptionsOf, readTranslations, translationsBy } from '../../src/server/graphql/described.ts';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { type Commons, startCommons } from '../support/commons.ts';

const { apiSchema } = buildCommonsSchema();
const translations = readTranslations();
const translationOf = translationsBy(translations);
const descriptions = descriptionsOf(apiSchema);

describe('The Chinese descriptions of the schema', () => {
  test('are there for every member, and for nothing that is no member', () => {
    expect([...descriptions.keys()].filter((coordinate) => !translationOf(coordinate))).toEqual([]);
    const used = new Set([...descriptions.keys()].map(translationOf));
    const unused = Object.entries(translations).filter(([coordinate, text]) =>
      coordinate.includes('*') ? !used.has(text) : !descriptions.has(coordinate),
    );
    expect(unused).toEqual([]);
  });

  test('stay when a comma of the English ones is corrected', () => {
    const corrected = buildSchema(
      printSchema(apiSchema).replace('The right to part of a facility', 'The right, to part'),
    );
    expect(corrected.getType('Booking')?.description).toMatch(/^The right, to part/);
    expect(describedIn(corrected, translations).getType('Booking')?.description).toBe(translations.Booking);
  });

  test('are Chinese, and name the same codes, fields and values', () => {
    // What stands in backquotes or in capitals is the same in every language.
    const names = (text: string) =>
      new Set([...text.matchAll(/`[^`]+`|\b[A-Z]{2,}(?:_[A-Z]+)*\b/g)].map(([name]) => name));
    for (const [coordinate, english] of descriptions) {
      const chinese = translationOf(coordinate)!;
      expect(chinese, coordinate).toMatch(/\p{Script=Han}/u);
      expect(
        [...names(english)].filter((name) => !chinese.includes(name.replaceAll('`', ''))),
        coordinate,
      ).toEqual([]);
    }
  });

  test('change nothing of a schema but what it says', () => {
    const withoutWords = (text: string) => text.replace(/^\s*"""[\s\S]*?"""\n/gm, '');
    const chinese = printSchema(describedIn(apiSchema, translations));
    expect(withoutWords(chinese)).toBe(withoutWords(printSchema(apiSchema)));
    expect(() => buildSchema(chinese)).not.toThrow();
  });
});

describe('Introspection', () => {
  let commons: Commons;
  beforeAll(async () => {
    commons = await startCommons();
  });
  afterAll(() => commons.close());

  test('is answered in the language of the request', async () => {
    const about = '{ __type(name: "Booking") { description } }';
    const english = (await commons.query(about)).data.__type.description;
    const chinese = (await commons.query(about, {}, { language: 'zh-CN' })).data.__type.description;
    expect(english).toMatch(/^The right to part of a facility/);
    expect(chinese).toBe(translations.Booking);
    const { errors } = await commons.query(getIntrospectionQuery(), {}, { language: 'zh-CN' });
    expect(errors).toBeUndefined();
  });
});
