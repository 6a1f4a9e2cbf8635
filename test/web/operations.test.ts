import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;

const manifest = JSON.parse(readFileSync(join(ROOT, 'packages/client/persisted-documents.json'), 'utf8')) as Record<
  string,
  string
>;
const asked = globSync('web/*/**/*.graphql', { cwd: ROOT }).flatMap((file) =>
  parse(readFileSync(join(ROOT, file), 'utf8')).definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [one.name!.value] : [],
  ),
);

describe('what pages ask', () => {
  it('is in the manifest, by name', () => {
    const known = Object.values(manifest).map((text) => /^(?:query|mutation|subscription) (\w+)/.exec(text)?.[1]);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
  });
});
