import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

// The SDL by the rules of @graphql-eslint (recommended and relay), as `npm run check:sdl` runs them.

const SDL = 'schema/commons.graphql';
const eslint = new ESLint({ overrideConfigFile: 'schema/eslint.config.mjs' });

async function rulesBrokenBy(sdl: string): Promise<Set<string | null>> {
  const [result] = await eslint.lintText(sdl, { filePath: SDL });
  return new Set(result!.messages.map(({ ruleId }) => ruleId && ruleId.replace('@graphql-eslint/', '')));
}

describe('the rules for schemas', () => {
  test('find nothing in the SDL', async () => {
    const results = await eslint.lintFiles(SDL);
    expect(results.flatMap(({ messages }) => messages)).toEqual([]);
    expect(results).toHaveLength(1);
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
    expect(await rulesBrokenBy(`${readFileSync(SDL, 'utf8')}\n${added}\n`)).toContain(rule);
  });
});
