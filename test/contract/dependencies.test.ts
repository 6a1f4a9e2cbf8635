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

/** Older ones have known ways in, or a cost that grows with the square of a document: see SECURITY.md. */
const NOT_BEFORE: Readonly<Record<string, string>> = {
  graphql: '16.15.0',
  '@apollo/server': '5.5.1',
  '@apollo/subgraph': '2.13.2',
  '@apollo/federation-internals': '2.13.2',
  '@apollo/composition': '2.13.2',
  '@apollo/query-planner': '2.13.2',
  '@apollo/gateway': '2.13.2',
  '@mikro-orm/core': '7.1.9',
};

function read<T>(folder: string, file: string): T {
  return JSON.parse(readFileSync(join(ROOT, folder, file), 'utf8')) as T;
}

const lockOf = (folder: string) =>
  read<{ packages: Record<string, LockedPackage> }>(folder, 'package-lock.json').packages;

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** Where it was had from, if that is not the registry; a folder of this repository for a link. */
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

/** They are locked with the packages of the project. */
const { workspaces: WORKSPACES } = read<{ workspaces: readonly string[] }>('.', 'package.json');

test('the folders with packages of their own are found', () => {
  expect(FOLDERS).toEqual(expect.arrayContaining(['.', 'packages/checks', 'packages/gateway', 'test/browser']));
  // A folder that has packages of its own without a file that locks them would be looked at by none of these.
  const manifests = globSync('**/package.json', { cwd: ROOT, exclude: ['**/node_modules', '**/dist', '.data'] });
  const unlocked = manifests.filter((path) => {
    const { dependencies, devDependencies } = read<Record<string, object | undefined>>('.', path);
    const isWorkspace = WORKSPACES.includes(dirname(path));
    return (dependencies || devDependencies) && !isWorkspace && !FOLDERS.includes(dirname(path));
  });
  expect(unlocked).toEqual([]);
});

describe.each(FOLDERS)('the dependencies of %s', (folder) => {
  test('hold one copy of graphql at most', () => {
    const copies = Object.keys(lockOf(folder)).filter((path) => path.endsWith('node_modules/graphql'));
    expect(copies.filter((path) => path !== 'node_modules/graphql')).toEqual([]);
  });

  test('are each what they were when they were chosen, by a hash, and from no place but the registry of npm', () => {
    const packages = Object.entries(lockOf(folder)).filter(
      ([path, { link }]) => path.includes('node_modules/') && !link,
    );
    const unsure = packages.filter(
      // The registry is that of whoever installs; only other places are named.
      ([, { integrity = '', resolved }]) => !/^sha512-[\w+/]{86}==$/.test(integrity) || resolved !== undefined,
    );
    expect(unsure.map(([path]) => path)).toEqual([]);
  });

  test('are none that are known to be open to attack', () => {
    const outdated = Object.entries(lockOf(folder)).filter(([path, { version = '' }]) => {
      const least = NOT_BEFORE[path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)];
      return least !== undefined && isOlder(version, least);
    });
    expect(outdated.map(([path, { version }]) => `${path} ${version}`)).toEqual([]);
  });

  test('are pinned exactly', () => {
    const manifests = [folder, ...(folder === '.' ? WORKSPACES : [])].map((of) =>
      read<Record<'dependencies' | 'devDependencies', Record<string, string> | undefined>>(of, 'package.json'),
    );
    const named = manifests.flatMap(({ dependencies, devDependencies }) =>
      Object.entries({ ...dependencies, ...devDependencies }),
    );
    const loose = named.filter(([, version]) => !/^(\d+\.\d+\.\d+(-[\w.]+)?|file:[\w./-]+)$/.test(version));
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

/** Whether one version comes before another; a pre-release counts as what it leads to. */
function isOlder(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split('-')[0]!.split('.').map(Number)) as [number[], number[]];
  const at = a.findIndex((number, i) => number !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
}
