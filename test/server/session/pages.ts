import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A build of the browser application as the server takes it, with next to nothing in it. */
export async function pagesFolder(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'grid-commons-pages-'));
  await Promise.all([mkdir(join(folder, 'assets')), mkdir(join(folder, '.vite'))]);
  const page = { file: 'assets/main-abc.js' };
  const manifest = {
    'resident.html': page,
    '_time.js': { file: 'assets/time-1.js', imports: ['resident.html'] },
    'resident/facility/facility.tsx': { file: 'assets/facility-1.js', imports: ['resident.html', '_time.js'] },
  };
  await Promise.all([
    writeFile(
      join(folder, 'resident.html'),
      '<!doctype html><title>resident</title><script>start()</script><script type="module" src="/assets/main-abc.js"></script>',
    ),
    writeFile(join(folder, 'desk.html'), '<!doctype html><title>desk</title>'),
    writeFile(join(folder, '.vite', 'manifest.json'), JSON.stringify(manifest)),
    writeFile(join(folder, 'assets', 'main-abc.js'), 'export {}'),
    writeFile(join(folder, 'service-worker.js'), ''),
    writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    writeFile(join(folder, 'manifest.webmanifest'), '{}'),
  ]);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
