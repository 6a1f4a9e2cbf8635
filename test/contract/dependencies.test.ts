import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The project itself, and every folder in it that has packages of its own. */
const FOLDERS = globSync('**/package-lock.json', { cwd: ROOT, exclude: ['**/node_modules', '**/dist', '.data'] })
  .map((path) => dirname(path))
  .sort();
/** PSF-2.0 is the first of the texts that Python-2.0 consists of. */
const OPEN_SOURCE =
  /^(MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|MPL-2\.0|Unlicense|CC0-1\.0|Python-2\.0|PSF-2\.0|PostgreSQL|MIT-0|CC-BY-4\.0|OFL-1\.1|WTFPL|Zlib)$/;

function read<T>(folder: string, file: string): T {
  return JSON.parse(readFileSync(join(ROOT, folder, file), 'utf8')) as T;
}

const lockOf = (folder: string) =>
  read<{ packages: Record<string, { license?: string }> }>(folder, 'package-lock.json').packages;

test('the folders with packages of their own are found', () => {
  expect(FOLDERS).toEqual(expect.arrayContaining(['.', 'packages/checks', 'packages/gateway', 'test/browser']));
});

describe.each(FOLDERS)('the dependencies of %s', (folder) => {
  test('hold one copy of graphql at most', () => {
    const copies = Object.keys(lockOf(folder)).filter((path) => path.endsWith('node_modules/graphql'));
    expect(copies.filter((path) => path !== 'node_modules/graphql')).toEqual([]);
  });

  test('are pinned exactly', () => {
    const manifest = read<Record<'dependencies' | 'devDependencies', Record<string, string> | undefined>>(
      folder,
      'package.json',
    );
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^(\d+\.\d+\.\d+(-[\w.]+)?|file:[\w./-]+)$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test('bear no licence that is not open source', () => {
    const licences = new Set(
      Object.entries(lockOf(folder)).flatMap(([path, { license }]) => (path && license ? [license] : [])),
    );
    const closed = [...licences].filter(
      (licence) =>
        !licence
          .replace(/[()]/g, '')
          .split(/ (?:OR|AND) /)
          .some((one) => OPEN_SOURCE.test(one)),
    );
    expect(closed).toEqual([]);
  });
});
