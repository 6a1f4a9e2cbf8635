/**
 * Builds the browser application into dist/web, unless what it is made of is the same as last time. Beside each file
 * stands what it is compressed, so that nothing is compressed while somebody waits.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { constants, brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const ROOT = new URL('..', import.meta.url).pathname;
const OUT = `${ROOT}dist/web/`;
const STAMP = `${OUT}.made-of`;
/** Smaller files gain nothing. */
const COMPRESSED_FROM_BYTES = 512;

// Tests build what is served, and not a build for tests.
process.env.NODE_ENV = 'production';

const sources = globSync(['web/**/*', 'packages/client/src/**/*.ts', 'package-lock.json'], {
  cwd: ROOT,
  exclude: ({ name }) => name === 'node_modules',
  withFileTypes: true,
})
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .sort();
const digest = createHash('sha256');
for (const path of sources) digest.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path)).update('\0');
const madeOf = digest.digest('hex');

if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== madeOf) {
  await build({ configFile: `${ROOT}web/vite.config.ts`, logLevel: 'warn' });
  for (const path of globSync('assets/*.{js,css,svg}', { cwd: OUT })) {
    const content = readFileSync(OUT + path);
    if (content.length < COMPRESSED_FROM_BYTES) continue;
    writeFileSync(`${OUT}${path}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(
      `${OUT}${path}.br`,
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    );
  }
  writeFileSync(STAMP, madeOf);
}
