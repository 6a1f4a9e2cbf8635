import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const OUT = join(ROOT, 'dist/web');

/** What a page loads before it shows something: its entry and its first screen, in kilobytes (gzip). */
const FIRST_LOAD_MAX_KB = [['desk.html', 'desk/today/today.tsx', 200]] as const;
/** Of any one script that is loaded later or shared. */
const CHUNK_MAX_KB = 90;

/** What Vite writes of a build. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

let manifest: Readonly<Record<string, Chunk>>;

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'web/build.ts')], { cwd: ROOT, stdio: 'inherit' });
  manifest = JSON.parse(readFileSync(join(OUT, '.vite/manifest.json'), 'utf8'));
}, 120_000);

const kilobytes = (file: string) => gzipSync(readFileSync(join(OUT, file)), { level: 9 }).length / 1_000;

/** The files that have to be there before those of `names` run. */
function filesOf(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    const { file, imports = [], css = [] } = manifest[name]!;
    if (seen.has(file)) continue;
    for (const one of [file, ...css]) seen.add(one);
    filesOf(imports, seen);
  }
  return seen;
}

test.each(FIRST_LOAD_MAX_KB)('%s with %s is no heavier than %d kB', (page, screen, max) => {
  const total = [...filesOf([page, screen])].reduce((sum, file) => sum + kilobytes(file), 0);
  expect(total).toBeGreaterThan(10);
  expect(total).toBeLessThanOrEqual(max);
});

test('no script is heavier than what is loaded while somebody waits may be', () => {
  const scripts = [...filesOf(Object.keys(manifest))].filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter((file) => kilobytes(file) > CHUNK_MAX_KB)).toEqual([]);
});
