import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compressedBytes, type PageWeight, weigh } from '../../web/weights.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const BUILT = join(ROOT, 'dist/web');

/** What a phone loads before the first screen stands, compressed, in kB: by the page that asks for it. */
const FIRST_SCREEN_KB_MAX: Readonly<Record<string, number>> = { 'resident.html': 110, 'desk.html': 200 };
const STYLES_KB_MAX = 15;
/** What any other screen adds, and any one script, whoever shares it. */
const LATER_KB_MAX = 90;
/** What a page shows first, though it is loaded like the others. */
const FIRST_SCREENS: Readonly<Record<string, string>> = { 'desk.html': 'desk/today/today.tsx' };

describe('the weight of the browser application', () => {
  let pages: readonly PageWeight[];

  beforeAll(() => {
    execFileSync(process.execPath, [join(ROOT, 'web/build.ts')], { cwd: ROOT, stdio: 'inherit' });
    pages = weigh(BUILT);
  }, 60_000);

  it('is within what each first screen may weigh', () => {
    expect(pages.length).toBeGreaterThan(0);
    for (const { name, scripts, styles, later } of pages) {
      const screen = later.find((one) => one.name === FIRST_SCREENS[name]);
      expect(screen !== undefined, name).toBe(name in FIRST_SCREENS);
      const all = scripts + styles + (screen ? screen.scripts + screen.styles : 0);
      expect(scripts, name).toBeGreaterThan(10);
      // The bound of the resident's page is of its scripts alone.
      expect(screen ? all : scripts, name).toBeLessThanOrEqual(FIRST_SCREEN_KB_MAX[name]!);
      expect(styles, name).toBeLessThanOrEqual(STYLES_KB_MAX);
    }
  });

  it('adds little with each screen that comes later', () => {
    const later = pages.flatMap((page) => page.later);
    expect(later.length).toBeGreaterThan(5);
    for (const { name, scripts } of later) expect(scripts, name).toBeLessThanOrEqual(LATER_KB_MAX);
  });

  it('has no script that is heavier than what is loaded while somebody waits may be', () => {
    const manifest = JSON.parse(readFileSync(join(BUILT, '.vite/manifest.json'), 'utf8')) as object;
    const files = Object.values(manifest).map(({ file }: { file: string }) => file);
    const scripts = files.filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    expect(scripts.filter((file) => compressedBytes(join(BUILT, file)) > LATER_KB_MAX * 1_000)).toEqual([]);
  });

  it('brings along no compiler of messages and no text of a query, and each screen what it alone says', () => {
    const textOf = (files: readonly string[]) =>
      [...new Set(files)]
        .filter((file) => file.endsWith('.js'))
        .map((file) => readFileSync(join(BUILT, file), 'utf8'))
        .join('\n');
    const resident = pages.find(({ name }) => name === 'resident.html')!;
    const first = textOf(resident.files);
    const all = textOf([...resident.files, ...resident.later.flatMap(({ files }) => files)]);
    // Not the texts themselves: whoever reads that this has failed wants to know which of them it was.
    const found = (text: string, wanted: readonly string[]) => wanted.filter((one) => text.includes(one));
    expect(found(all, ['selections:[{', 'pluralOffset', 'octothorpe`'])).toEqual([]);
    expect(found(first, ['FindFacilities', '找场地'])).toHaveLength(2);
    const others = ['取消预约', 'GiveBookingBack', 'RegisterResident', '待确认'];
    expect(found(all, others)).toEqual(others);
    expect(found(first, others)).toEqual([]);
  });
});
