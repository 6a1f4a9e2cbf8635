import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A build of the browser application as the server takes it, with next to nothing in it. */
export async function pagesFolder(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'grid-commons-pages-'));
  await mkdir(join(folder, 'assets'));
  await Promise.all([
    writeFile(join(folder, 'resident.html'), '<!doctype html><title>resident</title><script>start()</script>'),
    writeFile(join(folder, 'desk.html'), '<!doctype html><title>desk</title>'),
    writeFile(join(folder, 'assets', 'main-abc.js'), 'export {}'),
    writeFile(join(folder, 'service-worker.js'), ''),
    writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    writeFile(join(folder, 'manifest.webmanifest'), '{}'),
  ]);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
