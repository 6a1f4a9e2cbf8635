import { buildSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describedIn, readTranslations, sentencesOf } from '../../src/server/graphql/described.ts';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { type Commons, startCommons } from '../support/commons.ts';

const { apiSchema } = buildCommonsSchema();
const translations = readTranslations();

describe('The Chinese sentences of the schema', () => {
  test('are there for every English one, and for no other', () => {
    const sentences = sentencesOf(apiSchema);
    expect(sentences.filter((sentence) => !translations[sentence])).toEqual([]);
    expect(Object.keys(translations).filter((sentence) => !sentences.includes(sentence))).toEqual([]);
  });

  test('are Chinese, and name the same codes, fields and values', () => {
    // What stands in backquotes or in capitals is the same in every language.
    const names = (text: string) =>
      new Set([...text.matchAll(/`[^`]+`|\b[A-Z]{2,}(?:_[A-Z]+)*\b/g)].map(([name]) => name));
    for (const [english, chinese] of Object.entries(translations)) {
      expect(chinese, english).toMatch(/\p{Script=Han}/u);
      expect(
        [...names(english)].filter((name) => !chinese.includes(name.replaceAll('`', ''))),
        english,
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
    expect(chinese).toBe(translations[english]);
    const { errors } = await commons.query(getIntrospectionQuery(), {}, { language: 'zh-CN' });
    expect(errors).toBeUndefined();
  });
});
