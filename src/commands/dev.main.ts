/** `npm run dev`: builds and starts; the runtime's watch mode runs this again whenever a source file changes. */
import { execFileSync } from 'node:child_process';

try {
  execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  await import(new URL('../dist/src/main.js', import.meta.url).href);
} catch {
  // The compiler has said what is wrong; the next change starts anew.
}
