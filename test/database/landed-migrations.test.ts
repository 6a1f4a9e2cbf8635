import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { HASHES_FILE } from '../../src/database/migrations/hashes.ts';

/** What counts as landed, the first that there is: a clone of main has both, at the same commit. */
const MAIN = ['origin/main', 'main'];
/** Git asks for somebody to commit as. */
const AS_TESTER = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];

async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['-C', folder, ...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/**
 * The lines of committed hashes that main has had at any of its own commits and the folder has no longer. What a branch
 * has that main has not may change until it lands. Without a repository nothing is known to have landed.
 */
async function lostHashes(folder: string): Promise<string[]> {
  if (!existsSync(join(folder, '.git'))) return [];
  const log = ['log', '--first-parent', '-m', '--patch', '--unified=0', '--format=', await landed(folder)];
  const patch = await git(folder, ...log, '--', HASHES_FILE);
  const had = patch.split('\n').filter((line) => /^\+[^+]/.test(line));
  const has = new Set((await readFile(join(folder, HASHES_FILE), 'utf8')).split('\n'));
  return [...new Set(had.map((line) => line.slice(1)))].filter((line) => !has.has(line));
}

/** Where the branch left main; with no main in sight, the branch itself. */
async function landed(folder: string): Promise<string> {
  for (const main of MAIN) {
    const base = await git(folder, 'merge-base', 'HEAD', main).catch(() => undefined);
    if (base) return base.trim();
  }
  return 'HEAD';
}

it('a migration that is on main is what it was there', async () => {
  expect(await lostHashes(resolve(import.meta.dirname, '../..'))).toEqual([]);
});

describe('in a repository', () => {
  let folder: string;

  async function commit(message: string, ...lines: string[]): Promise<void> {
    await mkdir(dirname(join(folder, HASHES_FILE)), { recursive: true });
    await writeFile(join(folder, HASHES_FILE), lines.map((line) => `${line}\n`).join(''));
    await git(folder, 'add', '.');
    await git(folder, ...AS_TESTER, 'commit', '--message', message);
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(inject('temporaryFolder'), 'repository-'));
    await git(folder, 'init', '--quiet', '--initial-branch=main');
    await commit('one', 'm0001_one aaa');
    await commit('two', 'm0001_one aaa', 'm0002_two bbb');
  });

  it('one more migration is no change of another', async () => {
    await commit('three', 'm0001_one aaa', 'm0002_two bbb', 'm0003_three ccc');
    expect(await lostHashes(folder)).toEqual([]);
  });

  it('a change on main itself is found, though the branch is main', async () => {
    await commit('change', 'm0001_one other', 'm0002_two bbb');
    expect(await lostHashes(folder)).toEqual(['m0001_one aaa']);
    await commit('after', 'm0001_one other', 'm0002_two bbb', 'm0003_three ccc');
    expect(await lostHashes(folder)).toEqual(['m0001_one aaa']);
  });

  it('a change and a removal on a branch are found, before they are committed too', async () => {
    await git(folder, 'switch', '--quiet', '--create', 'branch');
    await commit('change', 'm0001_one other');
    expect(await lostHashes(folder)).toEqual(['m0002_two bbb', 'm0001_one aaa']);
    await writeFile(join(folder, HASHES_FILE), 'm0002_two bbb\n');
    expect(await lostHashes(folder)).toEqual(['m0001_one aaa']);
  });

  it('what a branch adds may change on it, and after a merge no longer', async () => {
    await git(folder, 'switch', '--quiet', '--create', 'branch');
    await commit('three', 'm0001_one aaa', 'm0002_two bbb', 'm0003_three draft');
    await commit('three, better', 'm0001_one aaa', 'm0002_two bbb', 'm0003_three ccc');
    expect(await lostHashes(folder)).toEqual([]);
    await git(folder, 'switch', '--quiet', 'main');
    await git(folder, ...AS_TESTER, 'merge', '--quiet', '--no-ff', '--no-edit', 'branch');
    expect(await lostHashes(folder)).toEqual([]);
    await commit('change', 'm0001_one aaa', 'm0002_two bbb', 'm0003_three ddd');
    expect(await lostHashes(folder)).toEqual(['m0003_three ccc']);
  });

  it('a clone in which no branch is called main goes by its own history', async () => {
    await git(folder, 'branch', '--move', 'main', 'trunk');
    await commit('change', 'm0001_one other', 'm0002_two bbb');
    expect(await lostHashes(folder)).toEqual(['m0001_one aaa']);
  });
});
