/**
 * Builds the browser application into dist/web, unless what it is made of is the same as last time. Beside each file
 * stands what it is compressed, so that nothing is compressed while somebody waits. Files of the builds before stay for a
 * while, so that a page that was loaded before a deployment still finds its parts.
 *
 * `--out FOLDER --words NAME` builds it somewhere else, in other words: for tests.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { constants, brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { keptFiles, type LastNeeded } from './kept-files.ts';

const ROOT = new URL('..', import.meta.url).pathname;
const { values: asked } = parseArgs({ options: { out: { type: 'string' }, words: { type: 'string' } } });
const OUT = asked.out === undefined ? `${ROOT}dist/web/` : `${resolve(asked.out)}/`;
const STAMP = `${OUT}.made-of`;
const MANIFEST = `${OUT}.vite/manifest.json`;
const KEPT = `${OUT}.kept.json`;
/** Smaller files gain nothing. */
const COMPRESSED_FROM_BYTES = 512;
/** The page that opens without a connection, and what it needs beside its scripts. */
const OFFLINE_PAGE = 'resident.html';
const SHELL_FILES = ['/', '/icon.svg', '/manifest.webmanifest'];

// Tests build what is served, and not a build for tests.
process.env.NODE_ENV = 'production';

/** As Vite writes it, by source. */
type Manifest = Readonly<
  Record<
    string,
    {
      readonly file: string;
      readonly css?: readonly string[];
      readonly imports?: readonly string[];
      readonly dynamicImports?: readonly string[];
    }
  >
>;

const sources = globSync(['web/**/*', 'packages/client/src/**/*.ts', 'package-lock.json'], {
  cwd: ROOT,
  exclude: ({ name }) => name === 'node_modules',
  withFileTypes: true,
})
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .sort();
const digest = createHash('sha256')
  .update(asked.words ?? '')
  .update('\0');
for (const path of sources) digest.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path)).update('\0');
const madeOf = digest.digest('hex');

// Whoever starts this may be a test, and the libraries would bring along what helps developers.
process.env.NODE_ENV = 'production';
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== madeOf) {
  const replaced = existsSync(MANIFEST) ? filesOf(readJson<Manifest>(MANIFEST)) : [];
  mkdirSync(OUT, { recursive: true });
  if (asked.words !== undefined) process.env.WEB_WORDS = asked.words;
  await build({
    configFile: `${ROOT}web/vite.config.ts`,
    // Node runs it as it is: to bundle the configuration would take longer than to bundle a screen.
    configLoader: 'native',
    logLevel: 'warn',
    build: { outDir: OUT },
  });
  const manifest = readJson<Manifest>(MANIFEST);
  const needed = filesOf(manifest);
  compress(needed);
  letGo(replaced, needed);
  writeServiceWorker(manifest);
  writeFileSync(STAMP, madeOf);
}

function compress(files: readonly string[]): void {
  for (const path of files) {
    const content = readFileSync(OUT + path);
    if (content.length < COMPRESSED_FROM_BYTES) continue;
    writeFileSync(`${OUT}${path}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(
      `${OUT}${path}.br`,
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    );
  }
}

/** Removes what no page that is open can need any more. */
function letGo(replaced: readonly string[], needed: readonly string[]): void {
  const before = existsSync(KEPT) ? readJson<LastNeeded>(KEPT) : {};
  const { kept, gone } = keptFiles(before, replaced, needed, Date.now());
  for (const file of gone) for (const form of ['', '.gz', '.br']) rmSync(OUT + file + form, { force: true });
  writeFileSync(KEPT, JSON.stringify(kept, undefined, 2));
}

/** The worker knows the files of all screens of the page, as any may be opened without a connection. */
function writeServiceWorker(manifest: Manifest): void {
  const page = readFileSync(OUT + OFFLINE_PAGE);
  const shell = [...SHELL_FILES, ...filesOf(manifest, reachedFrom(manifest, OFFLINE_PAGE)).map((file) => `/${file}`)];
  const template = readFileSync(`${ROOT}web/worker/service-worker.js`, 'utf8');
  const version = createHash('sha256')
    .update(template)
    .update(page)
    .update(shell.join('\n'))
    .digest('hex')
    .slice(0, 16);
  const text = template.replace('%VERSION%', version).replace("'%SHELL%'", shell.map((file) => `'${file}'`).join(', '));
  writeFileSync(`${OUT}service-worker.js`, text);
}

function reachedFrom(manifest: Manifest, name: string, reached = new Set<string>()): Set<string> {
  if (reached.has(name)) return reached;
  reached.add(name);
  const { imports = [], dynamicImports = [] } = manifest[name]!;
  for (const next of [...imports, ...dynamicImports]) reachedFrom(manifest, next, reached);
  return reached;
}

function filesOf(manifest: Manifest, names: Iterable<string> = Object.keys(manifest)): string[] {
  return [...new Set([...names].flatMap((name) => [manifest[name]!.file, ...(manifest[name]!.css ?? [])]))];
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
