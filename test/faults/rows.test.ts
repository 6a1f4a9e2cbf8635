import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ROWS } from './rows.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What is to be shown, by the numbers of the list. */
const NUMBERS = [...Array.from({ length: 15 }, (_, at) => `B${at + 1}`), 'O1', 'O2', 'O3', 'O4', 'O7', 'O8', 'O10'];

/** The numbers at the beginning of the names of tests in files of this folder. */
function tried(files: string): string[] {
  return globSync(`test/faults/${files}`, { cwd: ROOT }).flatMap((path) =>
    [...read(path).matchAll(/(?:test|describe)[^\n]*?\('((?:[A-Z]\d{1,2}(?:, )?)+) /g)].flatMap(([, numbers]) =>
      numbers!.split(', '),
    ),
  );
}

test('every row of the list is there, in its order', () => {
  expect(ROWS.map(({ number }) => number)).toEqual(NUMBERS);
});

test.each(ROWS)('$number is tried here, in the short form too, or shown elsewhere', ({ number, elsewhere = [] }) => {
  const shown = elsewhere.length > 0;
  expect({
    short: shown || tried('*.test.ts').includes(number),
    long: shown || tried('*.faults.ts').includes(number),
  }).toEqual({ short: true, long: true });
});

test('the tests that rows name are there', () => {
  const missing = ROWS.flatMap(({ number, elsewhere = [] }) =>
    elsewhere.filter(([file, name]) => !read(file).includes(name)).map(([file, name]) => `${number}: ${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});
