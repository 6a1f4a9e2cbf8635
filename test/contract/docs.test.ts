import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { settings } from '../../src/shared/settings/settings.ts';

// What people read is true of what runs: words on the screen, settings, links, pictures.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PAGES = globSync(['*.md', 'docs/*.md', 'docs/manual/*.md', 'web/*.md', 'bench/*.md'], { cwd: ROOT }).sort();
/** How long the first page is at most, in lines: what is longer is not read. */
const README_LINES_MAX = 150;

/** All that a screen may say in Chinese: its words, and what states and kinds are called. */
function wordsOnScreens(): string {
  const sources = globSync(['web/**/*.{ts,tsx}', 'packages/client/src/generated/enum-labels.ts'], {
    cwd: ROOT,
    exclude: ['**/node_modules'],
  });
  return [...sources, 'src/server/session/persona-page.ts'].map(read).join('\n');
}

describe('the manual', () => {
  const said = wordsOnScreens();

  test.each(globSync('docs/manual/*.md', { cwd: ROOT }).sort())('names what stands on the screens: %s', (page) => {
    const quoted = [...read(page).matchAll(/「([^」]+)」/g)].map(([, words]) => words!);
    // What the screen fills in stands for itself.
    const missing = quoted.filter((words) => !words.split(/\s*…\s*/).every((part) => said.includes(part)));
    expect(quoted.length + (page.endsWith('README.md') ? 5 : 0)).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
});

test('every setting is told, with its default and what it does', () => {
  const rows = read('docs/settings.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(/ *\| */).slice(1, -1));
  const told = Object.fromEntries(rows.map(([name, ...row]) => [name!.replaceAll('`', ''), row]));
  const meant = Object.fromEntries(
    Object.entries(settings).map(([name, { default: value, meaning }]) => [
      name,
      [value === '' ? 'none' : value, meaning],
    ]),
  );
  const plain = (row: readonly string[]) => row.map((text) => text.replaceAll('`', ''));
  expect(Object.fromEntries(Object.entries(told).map(([name, row]) => [name, plain(row)]))).toEqual(meant);
});

test('links and pictures lead somewhere', () => {
  const broken = PAGES.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link]) => link!.split('#')[0]!)
      .filter((link) => link !== '' && !/^[a-z]+:/.test(link) && !existsSync(join(ROOT, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(PAGES.length).toBeGreaterThan(10);
  expect(broken).toEqual([]);
});

test('the first page says the same in Chinese: every command, every page to read on, every address', () => {
  const named = (page: string) => {
    const text = read(page);
    // Columns of a table are as wide as their words.
    const commands = [...text.matchAll(/`((?:npm|npx) [^`]+|[a-z]+:[a-z]+|-- [^`]+)`/g)].map(([, command]) => command!);
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link]) => link!)
      .filter((link) => !link.startsWith('README'));
    return { commands, links, addresses: [...text.matchAll(/<(http:[^>]+)>/g)].map(([, address]) => address!) };
  };
  const [english, chinese] = [named('README.md'), named('README.zh-CN.md')];
  for (const what of ['commands', 'links', 'addresses'] as const) {
    expect(english[what].length).toBeGreaterThan(2);
    expect(english[what].filter((one) => !chinese[what].includes(one))).toEqual([]);
  }
});

test('the first page is short', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(README_LINES_MAX);
});
