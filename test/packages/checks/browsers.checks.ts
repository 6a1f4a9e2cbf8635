import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

// That `npm run check:browsers` finds what Chromium 86 or Safari 15 do not know. `npm run check` has built the pages before.

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ESLINT = 'packages/checks/node_modules/eslint/bin/eslint.js';
const FROM_STDIN = ['--config', 'packages/checks/eslint.built.config.mjs', '--stdin'];
/** One that is looked at. */
const FILE = 'dist/web/service-worker.js';

/** What each rule is to find, in one line of its own. */
const CASES = [
  ['a newer syntax', 'export class A { static { A.made = true; } }', 'es-x/no-class-static-block'],
  ['an expression that Safari learnt later', 'export const b = /(?<=a)b/;', 'es-x/no-regexp-lookbehind-assertions'],
  ['a newer function of an object', 'export const c = Object.hasOwn({}, "a");', 'es-x/no-object-hasown'],
  [
    'a newer method of a list',
    'export const d = [1].findLast(Boolean);',
    'es-x/no-array-prototype-findlast-findlastindex',
  ],
  ['a newer function of the browser', 'export const e = structuredClone({});', 'compat/compat'],
  ['nothing in what all know', 'export const f = (a) => a?.b ?? a.replaceAll("x", "y").map((g) => g ** 2);', undefined],
] as const;

let findings: readonly { readonly ruleId: string | null; readonly line: number }[];

beforeAll(async () => {
  const linter = spawn(process.execPath, [ESLINT, ...FROM_STDIN, '--stdin-filename', FILE, '--format', 'json'], {
    cwd: ROOT,
  });
  linter.stdin.end(CASES.map(([, line]) => line).join('\n'));
  const [said, complaints] = await Promise.all([text(linter.stdout), text(linter.stderr), once(linter, 'close')]);
  expect(complaints).toBe('');
  findings = (JSON.parse(said) as { messages: typeof findings }[])[0]!.messages;
}, 60_000);

describe('the rules for old browsers', () => {
  test.each(CASES)('find %s', (_, line, rule) => {
    const own = 1 + CASES.findIndex((one) => one[1] === line);
    const found = findings.filter((one) => one.line === own).map(({ ruleId }) => ruleId);
    if (rule === undefined) expect(found).toEqual([]);
    else expect(found).toContain(rule);
  });
});
