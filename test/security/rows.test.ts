import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ROWS } from './rows.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
/** The lists, and how many rows each has. */
const LISTS = { G: 20, A: 11, P: 7, V: 5, F: 3 };

const numbers = Object.entries(LISTS).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, i) => `${letter}${i + 1}`),
);
/** What stands at the beginning of names of tests in this folder. */
const tried = new Set(
  globSync('test/security/*.ts', { cwd: ROOT })
    .filter((path) => !path.endsWith('/rows.ts'))
    .flatMap((path) => [
      ...read(path).matchAll(/['`"]([A-Z]\d{1,2}) |^\s+\['([A-Z]\d{1,2})',|^\s+'([A-Z]\d{1,2})',$/gm),
    ])
    .map(([, one, other, third]) => (one ?? other ?? third)!),
);

test('every row of the lists is there, in their order', () => {
  expect(ROWS.map(({ number }) => number)).toEqual(numbers);
});

test('every row is held by a test, and every numbered test has a row', () => {
  const held = ROWS.filter(({ number, elsewhere = [] }) => elsewhere.length > 0 || tried.has(number));
  expect(held.map(({ number }) => number)).toEqual(numbers);
  expect([...tried].filter((number) => !numbers.includes(number))).toEqual([]);
});

test('the tests that rows name are there', () => {
  const missing = ROWS.flatMap(({ number, elsewhere = [] }) =>
    elsewhere.filter(([file, name]) => !read(file).includes(name)).map(([file, name]) => `${number}: ${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});
