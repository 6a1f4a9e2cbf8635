import { globSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

// Several commands run tests, each with a configuration of its own that says which.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What the names of files with tests end in. */
const TESTS = 'test/**/*.{test,browser,checks,example,faults,gateway,install,security}.ts';

interface Tests {
  readonly include?: readonly string[];
  readonly projects?: readonly { readonly test: Tests }[];
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const configurations = globSync('{.,test/**}/vitest.config.ts', { cwd: ROOT, exclude: ['**/node_modules'] }).sort();

/** What a configuration runs; where it has projects, they alone count. */
async function includedBy(path: string): Promise<readonly string[]> {
  const { default: config } = (await import(pathToFileURL(join(ROOT, path)).href)) as { default: { test: Tests } };
  const { projects, include = [] } = config.test;
  return projects ? projects.flatMap((project) => project.test.include ?? []) : include;
}

test('every file with tests is run by one command', async () => {
  const included = await Promise.all(configurations.map(includedBy));
  const files = globSync(TESTS, { cwd: ROOT, exclude: ['**/node_modules'] });
  const runBy = files.map((file) => [
    file,
    configurations.filter((_, at) => included[at]!.some((pattern) => matchesGlob(file, pattern))),
  ]);
  expect(files.length).toBeGreaterThan(200);
  expect(runBy.filter(([, by]) => by!.length !== 1)).toEqual([]);
});

test('every configuration belongs to a command that README names', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = Object.entries(scripts);
  const readme = read('README.md');
  for (const path of configurations) {
    const of = commands.find(([, does]) => does.includes(path === 'vitest.config.ts' ? 'vitest run' : path));
    expect(of, path).toBeDefined();
    expect(readme, path).toContain(of![0] === 'check:sdl' ? '`npm run check`' : of![0]);
  }
});

test('CI runs commands that README names', () => {
  const commands = [...read('.ci/run').matchAll(/^npm (?:run )?(\S+)/gm)].map(([, name]) => name!);
  const named = /^CI runs (.*?)\(\[\.ci\/run\]/ms.exec(read('README.md'))![1]!;
  expect(commands).toEqual(['ci', 'check', 'test', 'test:browser', 'test:clients', 'test:gateway']);
  for (const command of commands) expect(named).toContain(command);
});
