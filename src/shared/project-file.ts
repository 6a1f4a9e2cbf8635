import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = folderOfProject(dirname(fileURLToPath(import.meta.url)));

/**
 * A file or folder of this project that is read while it runs, by its path in the project. Where only what was built has
 * been brought along, it is the copy in `dist`, which the build puts there.
 */
export function projectFile(path: string): string {
  const file = join(PROJECT, path);
  return existsSync(file) ? file : join(PROJECT, 'dist', path);
}

/** The folder of package.json, which stands beside `src` as beside `dist`. */
function folderOfProject(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : folderOfProject(dirname(folder));
}
