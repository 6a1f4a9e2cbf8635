import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const BUILT = join(ROOT, 'dist/web');

/** What a phone loads before the first screen stands, compressed, in kB: by the page that asks for it. */
const FIRST_SCREEN_KB_MAX: Readonly<Record<string, number>> = { 'resident.html': 110, 'desk.html': 200 };
const STYLES_KB_MAX = 15;
/** What any other screen adds. */
const LATER_KB_MAX = 90;

/** As Vite writes it, by source. */
interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

describe('the weight of the browser application', () => {
  let manifest: Readonly<Record<string, Chunk>>;

  beforeAll(() => {
    execFileSync(process.execPath, [join(ROOT, 'web/build.ts')], { cwd: ROOT, stdio: 'inherit' });
    manifest = JSON.parse(readFileSync(join(BUILT, '.vite/manifest.json'), 'utf8')) as typeof manifest;
  }, 60_000);

  /** A chunk with all that it needs before it runs. */
  const withImports = (name: string, found = new Set<string>()): Set<string> => {
    if (found.has(name)) return found;
    found.add(name);
    for (const needed of manifest[name]!.imports ?? []) withImports(needed, found);
    return found;
  };
  const kilobytes = (files: Iterable<string>) =>
    [...new Set(files)].reduce((sum, file) => sum + compressedBytes(file), 0) / 1_000;
  const scripts = (names: Iterable<string>) => [...names].map((name) => manifest[name]!.file);
  const styles = (names: Iterable<string>) => [...names].flatMap((name) => manifest[name]!.css ?? []);
  const entries = () => Object.entries(manifest).filter(([, { isEntry }]) => isEntry);

  it('is within what each first screen may weigh', () => {
    expect(entries().length).toBeGreaterThan(0);
    for (const [name] of entries()) {
      const needed = withImports(name);
      expect(kilobytes(scripts(needed)), name).toBeLessThanOrEqual(FIRST_SCREEN_KB_MAX[name]!);
      expect(kilobytes(styles(needed)), name).toBeLessThanOrEqual(STYLES_KB_MAX);
    }
  });

  it('adds little with each screen that comes later', () => {
    const later = entries().flatMap(([name]) => {
      const there = withImports(name);
      return [...there].flatMap((one) => manifest[one]!.dynamicImports ?? []).map((screen) => ({ screen, there }));
    });
    expect(later.length).toBeGreaterThan(3);
    for (const { screen, there } of later) {
      const added = [...withImports(screen)].filter((name) => !there.has(name));
      expect(kilobytes(scripts(added)), screen).toBeLessThanOrEqual(LATER_KB_MAX);
    }
  });

  it('brings along no compiler of messages and no text of a query, and each screen what it alone says', () => {
    const textOf = ({ file }: Chunk) => readFileSync(join(BUILT, file), 'utf8');
    const all = Object.values(manifest)
      .filter(({ file }) => file.endsWith('.js'))
      .map(textOf)
      .join('\n');
    const first = [...withImports('resident.html')].map((name) => textOf(manifest[name]!)).join('\n');
    // Not the texts themselves: whoever reads that this has failed wants to know which of them it was.
    const found = (text: string, wanted: readonly string[]) => wanted.filter((one) => text.includes(one));
    expect(found(all, ['selections:[{', 'pluralOffset', 'octothorpe`'])).toEqual([]);
    expect(found(first, ['FindFacilities', '找场地'])).toHaveLength(2);
    const others = ['取消预约', 'GiveBookingBack', 'RegisterResident', '待确认'];
    expect(found(all, others)).toEqual(others);
    expect(found(first, others)).toEqual([]);
  });
});

function compressedBytes(file: string): number {
  // What is too small to gain by it is served as it is.
  return statSync(join(BUILT, `${file}.gz`), { throwIfNoEntry: false })?.size ?? statSync(join(BUILT, file)).size;
}
