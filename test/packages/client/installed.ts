import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The folders with dependencies of their own; the client package first, which the examples use. */
const FOLDERS = ['packages/client', 'examples/apollo-client', 'examples/urql', 'examples/relay'];

/** Installs what is not installed yet, exactly as locked, and compiles the client package. */
export default async function setup(): Promise<void> {
  await Promise.all(
    FOLDERS.map(async (folder) => {
      if (!(await isInstalled(folder))) await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder });
    }),
  );
  await run('npm', ['run', '-s', 'build'], { cwd: FOLDERS[0]! });
}

function isInstalled(folder: string): Promise<boolean> {
  return run('npm', ['ls'], { cwd: folder }).then(
    () => true,
    () => false,
  );
}
