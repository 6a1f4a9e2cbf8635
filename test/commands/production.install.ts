import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

// A machine of an operator, as README's "Production" has it: Node, what was built elsewhere, and the packages without
// those for development, in a folder that holds nothing else.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** From the registry, on a machine that may be busy with other tests. */
const INSTALL_LIMIT_MS = 600_000;
/** A start migrates a database, on such a machine. */
const START_LIMIT_MS = 120_000;
/** What the packages may take on the disk, in MB: a package that does not belong here is noticed by its size. */
const INSTALLED_MAX_MB = 190;
/** The same with those for development, which README tells. */
const ALL_INSTALLED_MAX_MB = 400;
/** What the system counts a file's place on the disk in. */
const BLOCK_BYTES = 512;
/** The documents that a server knows by itself. */
const MANIFESTS = ['schema/trusted-documents.json', 'packages/client/persisted-documents.json'];
const UNKNOWN_DOCUMENT = 'PERSISTED_QUERY_NOT_FOUND';

let folder: string;
let database: FreshDatabase;
let environment: Record<string, string>;
/** What installing has written to stderr. */
let complaints: string;
/** Of OpenTelemetry; what sends to it is installed as well. */
let collector: Server;
let traces = 0;

beforeAll(async () => {
  await promisify(execFile)('npm', ['run', '-s', 'build'], { cwd: ROOT });
  folder = await mkdtemp(join(inject('temporaryFolder'), 'production-'));
  const built = join(ROOT, 'dist');
  // Builds of tests have names with a dot.
  await cp(built, join(folder, 'dist'), { recursive: true, filter: (path) => !basename(path).startsWith('.test') });
  for (const file of ['package.json', 'package-lock.json']) await cp(join(ROOT, file), join(folder, file));
  const { PATH = '', HOME = '' } = process.env;
  ({ stderr: complaints } = await promisify(execFile)('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], {
    cwd: folder,
    env: { PATH, HOME },
  }));
  database = await freshDatabase();
  collector = createServer((request, answer) => {
    traces += request.url === '/v1/traces' ? 1 : 0;
    request.resume().on('end', () => answer.setHeader('content-type', 'application/json').end('{}'));
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  environment = {
    PATH,
    HOME,
    NODE_ENV: 'production',
    PORT: '0',
    DATABASE_URL: database.url,
    OIDC_ISSUER: 'https://accounts.example.org',
    OIDC_AUDIENCE: 'commons',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
  };
}, INSTALL_LIMIT_MS);
afterAll(async () => {
  collector?.close();
  await database?.drop();
});

/** What packages take on the disk, in MB: each file once however many names it has, and without the caches of tools. */
function megabytesOf(packages: string): number {
  const bytes = new Map<number, number>();
  for (const name of readdirSync(packages, { recursive: true, encoding: 'utf8' })) {
    if (name.startsWith('.')) continue;
    const { ino, blocks } = lstatSync(join(packages, name));
    bytes.set(ino, blocks * BLOCK_BYTES);
  }
  return bytes.values().reduce((sum, size) => sum + size, 0) / 2 ** 20;
}

async function stop(child: ChildProcess): Promise<number | null> {
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  return code;
}

describe('what was built, and the packages without those for development', { timeout: START_LIMIT_MS }, () => {
  test('are installed without a warning, without a second Node, and within bounds', () => {
    expect(complaints).toBe('');
    const packages = join(folder, 'node_modules');
    expect(readdirSync(packages)).not.toEqual(expect.arrayContaining(['node']));
    expect(existsSync(join(packages, 'typescript'))).toBe(false);
    expect(megabytesOf(packages)).toBeLessThan(INSTALLED_MAX_MB);
    expect(megabytesOf(join(ROOT, 'node_modules'))).toBeLessThan(ALL_INSTALLED_MAX_MB);
  });

  test('fill an empty database with the divisions', async () => {
    const words = ['dist/src/commands/database.main.js', 'seed', 'territory'];
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: folder, env: environment });
    expect(stdout).toMatch(/^The database holds the divisions of Gulou District\./);
  });

  test('make an administrator', async () => {
    const words = ['dist/src/commands/grant.main.js', environment.OIDC_ISSUER!, 'me', 'DISTRICT_ADMIN', '350102000000'];
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: folder, env: environment });
    expect(stdout).toMatch(/^me of https:\/\/accounts.example.org is now DISTRICT_ADMIN of /);
  });

  test('serve: ready, with answers from the database, the trusted documents of a clone, and traces', async () => {
    // From another folder, as a service manager starts it.
    const elsewhere = join(folder, 'elsewhere');
    await mkdir(elsewhere);
    const server = spawn(process.execPath, [join(folder, 'dist/src/main.js')], { cwd: elsewhere, env: environment });
    try {
      let output = '';
      server.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      server.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const ended = once(server, 'close').then(() => true);
      const address = () => /GraphQL API: {2}(http:\/\/\S+)/.exec(output)?.[1];
      while (!address()) {
        if (await Promise.race([ended, pause(50, false)])) throw new Error(`It ended: ${output}`);
      }
      expect((await fetch(new URL('/readyz', address()))).status).toBe(200);

      const ask = async (body: object) => {
        const response = await fetch(address()!, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return (await response.json()) as { data: Record<string, unknown> };
      };
      const { data } = await ask({ query: '{ divisions(first: 1) { totalCount } }' });
      expect(data.divisions).toEqual({ totalCount: expect.toSatisfy((count: number) => count > 10) });

      for (const manifest of MANIFESTS) {
        const [hash] = Object.keys(JSON.parse(await readFile(join(ROOT, manifest), 'utf8')) as object);
        expect(JSON.stringify(await ask({ documentId: hash }))).not.toContain(UNKNOWN_DOCUMENT);
      }
      expect(JSON.stringify(await ask({ documentId: '0'.repeat(64) }))).toContain(UNKNOWN_DOCUMENT);
    } finally {
      expect(await stop(server)).toBe(0);
    }
    expect(traces).toBeGreaterThan(0);
  });

  test('have the typeface of the printed book', async () => {
    const program = pathToFileURL(join(folder, 'dist/src/projects/print/typeface.js')).href;
    const code = `const { loadTypeface } = await import(${JSON.stringify(program)}); console.log(loadTypeface().file.length > 1e6)`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
    expect(stdout.trim()).toBe('true');
  });
});
