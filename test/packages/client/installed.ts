import { execFileSync } from 'node:child_process';

/** The folders with dependencies of their own; the client package first, which the examples use. */
const FOLDERS = ['packages/client', 'examples/apollo-client', 'examples/urql', 'examples/relay'];

/** Installs what is not installed yet, exactly as locked, and compiles the client package. */
export default function setup(): void {
  for (const folder of FOLDERS) {
    if (!isInstalled(folder)) execFileSync('npm', ['ci'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  execFileSync('npm', ['run', '-s', 'build'], { cwd: FOLDERS[0], stdio: ['ignore', 'ignore', 'inherit'] });
}

function isInstalled(folder: string): boolean {
  try {
    execFileSync('npm', ['ls'], { cwd: folder, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
