import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

// The rules of @graphql-eslint (recommended and relay) by which `npm run check:sdl` judges the SDL: that they are on.

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SDL = 'schema/commons.graphql';
const ESLINT = 'packages/checks/node_modules/eslint/bin/eslint.js';
const FROM_STDIN = ['--config', 'packages/checks/eslint.config.mjs', '--stdin', '--stdin-filename', SDL];

async function rulesBrokenBy(sdl: string): Promise<(string | null)[]> {
  const linter = spawn(process.execPath, [ESLINT, ...FROM_STDIN, '--format', 'json'], { cwd: ROOT });
  linter.stdin.end(sdl);
  const [said, complaints] = await Promise.all([text(linter.stdout), text(linter.stderr), once(linter, 'close')]);
  expect(complaints).toBe('');
  const [result] = JSON.parse(said) as { messages: { ruleId: string | null }[] }[];
  return result!.messages.map(({ ruleId }) => ruleId && ruleId.replace('@graphql-eslint/', ''));
}

describe('the rules for schemas', () => {
  test('find nothing in the SDL', async () => {
    expect(await rulesBrokenBy(readFileSync(join(ROOT, SDL), 'utf8'))).toEqual([]);
  });

  test.each([
    ['a type without a description', 'type Bare { "A name." name: String }', 'require-description'],
    ['a type in lower case', '"A type." type bare { "A name." name: String }', 'naming-convention'],
    [
      'a connection without page info',
      '"A page." type BareConnection { "Edges." edges: [Int] }',
      'relay-connection-types',
    ],
    [
      'a deprecation without a reason',
      'extend type Query { "Old." old: Int @deprecated }',
      'require-deprecation-reason',
    ],
  ])('find %s', async (_, added, rule) => {
    expect(await rulesBrokenBy(`${readFileSync(join(ROOT, SDL), 'utf8')}\n${added}\n`)).toContain(rule);
  });
});
