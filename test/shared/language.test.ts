import { expect, test } from 'vitest';
import { DEFAULT_LANGUAGE, languageOf } from '../../src/shared/language.ts';

test.each([
  // Every Chinese tag is Chinese, every English one English, in any case.
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['ZH-tw', 'zh-CN'],
  ['en', 'en'],
  ['en-GB', 'en'],
  ['*', 'en'],
  // The highest quality wins, wherever it stands; without one it is 1.
  ['en;q=0.8, zh-CN;q=0.9', 'zh-CN'],
  ['zh;q=0.3, en;q=0.7', 'en'],
  ['en;q=0.9,zh', 'zh-CN'],
  ['zh-CN,zh;q=0.8,en-US;q=0.9', 'zh-CN'],
  ['zh;q=0.5, *;q=0.4', 'zh-CN'],
  ['zh;q=0.5, *', 'en'],
  // The first among equals, a region as good as a bare language.
  ['zh, en', 'zh-CN'],
  ['en-US, zh', 'en'],
  ['*, zh', 'en'],
  // Nothing that is refused, nothing that we do not speak.
  ['zh;q=0, en;q=0.1', 'en'],
  ['en;q=0, zh-TW;q=0.1', 'zh-CN'],
  ['fr, zh-CN;q=0.1', 'zh-CN'],
  ['zha, enm', 'en'],
  ['fr-FR, de', 'en'],
  [' zh-CN ; q=0.9 , en ; q=0.8 ', 'zh-CN'],
  // A quality that cannot be read says nothing.
  ['zh;q=abc', 'zh-CN'],
  ['en;q=0.5, zh;q=7', 'zh-CN'],
] as const)('whoever accepts “%s” is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});

test.each([[undefined], [''], [','], [';q=1'], ['q=0.5'], ['\u4e2d\u6587'], ['zh_CN'.repeat(100)]])(
  'whoever says nothing that can be read is answered in the default language (%#)',
  (header) => {
    expect(languageOf(header)).toBe(DEFAULT_LANGUAGE);
  },
);

test('a header is read to its 200th character', () => {
  const filler = 'fr,'.repeat(65);
  expect(languageOf(`${filler}zh,`)).toBe('zh-CN');
  expect(languageOf(`${filler}deu,zh`)).toBe('en');
});
