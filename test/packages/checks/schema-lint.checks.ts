import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

// The rules of @graphql-eslint (recommended and relay) by which `npm run check:sdl` judges the SDL: that they are on.

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SDL = 'schema/commons.graphql';
const ESLINT = 'packages/checks/node_modules/eslint/bin/eslint.js';
const FROM_STDIN = ['--config', 'packages/checks/eslint.config.mjs', '--stdin', '--stdin-filename', SDL];

/** What each rule is to find, in one line of its own at the end of the SDL. */
const CASES = [
  ['a type without a description', 'type Bare { "A name." name: String }', 'require-description'],
  ['a type in lower case', '"A type." type bare { "A name." name: String }', 'naming-convention'],
  [
    'a connection without page info',
    '"A page." type BareConnection { "Edges." edges: [Int] }',
    'relay-connection-types',
  ],
  ['a deprecation without a reason', 'extend type Query { "Old." old: Int @deprecated }', 'require-deprecation-reason'],
] as const;

interface Finding {
  readonly ruleId: string | null;
  readonly line: number;
}

/** One run for all, as the linter takes seconds to start. */
let findings: readonly Finding[];
let linesOfSdl: number;

beforeAll(async () => {
  const sdl = readFileSync(join(ROOT, SDL), 'utf8').trimEnd();
  linesOfSdl = sdl.split('\n').length;
  const linter = spawn(process.execPath, [ESLINT, ...FROM_STDIN, '--format', 'json'], { cwd: ROOT });
  linter.stdin.end([sdl, ...CASES.map(([, added]) => added), ''].join('\n'));
  const [said, complaints] = await Promise.all([text(linter.stdout), text(linter.stderr), once(linter, 'close')]);
  expect(complaints).toBe('');
  findings = (JSON.parse(said) as { messages: Finding[] }[])[0]!.messages;
}, 60_000);

describe('the rules for schemas', () => {
  test('find nothing in the SDL itself', () => {
    expect(findings.filter(({ line }) => line <= linesOfSdl)).toEqual([]);
  });

  test.each(CASES)('find %s', (_, added, rule) => {
    const own = linesOfSdl + 1 + CASES.findIndex((one) => one[1] === added);
    const found = findings.filter(({ line }) => line === own).map(({ ruleId }) => ruleId);
    expect(found).toContain(`@graphql-eslint/${rule}`);
  });
});
