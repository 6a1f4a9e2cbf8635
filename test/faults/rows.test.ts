import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SHOWN_ELSEWHERE } from './rows.ts';

/** What is to be shown, by the numbers of the list. */
const ROWS = [...Array.from({ length: 15 }, (_, at) => `B${at + 1}`), 'O1', 'O2', 'O3', 'O7', 'O8'];

const TESTS = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(`${TESTS}${path}`, 'utf8');

test.each(SHOWN_ELSEWHERE)('$row is shown in $in: $says', ({ in: file, test: name }) => {
  expect(read(file)).toContain(name);
});

test.each(ROWS)('%s is tried here, in the short form too, or shown elsewhere', (row) => {
  const tried = (pattern: string) =>
    globSync(pattern, { cwd: `${TESTS}faults` }).some((path) =>
      new RegExp(`test(\\.(?:each|for)\\([^)]*\\))?\\(\\s*['\`][^'\`]*\\b${row}\\b`).test(read(`faults/${path}`)),
    );
  const elsewhere = SHOWN_ELSEWHERE.some((one) => one.row === row);
  expect({ short: tried('*.test.ts') || elsewhere, long: tried('*.faults.ts') || elsewhere }).toEqual({
    short: true,
    long: true,
  });
});
