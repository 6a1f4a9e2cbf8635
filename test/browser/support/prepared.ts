import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type UnpackedBrowser, unpackBrowser } from './browser.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;

/** Builds the pages and unpacks the browser, once for the whole run. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // The packed Chromium exists for Linux only, and without it there is nothing to be tested.
  if (process.platform !== 'linux') return undefined;
  execFileSync(process.execPath, [join(ROOT, 'web/build.ts')], { cwd: ROOT, stdio: 'inherit' });
  const folder = await mkdtemp(join(tmpdir(), 'browser-unpacked-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    project.provide('unpackedBrowser', await unpackBrowser(folder));
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** What every browser of the run is started from. */
    unpackedBrowser: UnpackedBrowser;
  }
}
