import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { developmentIssuer } from '../../src/district/identity/tokens/development-issuer.ts';
import { createTokenVerifier } from '../../src/district/identity/tokens/token.ts';

const COMMAND = fileURLToPath(new URL('../../src/commands/token.main.ts', import.meta.url));

let dataDir: string;

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'token-command-')), 'data');
});

afterEach(() => rm(join(dataDir, '..'), { recursive: true }));

/** Runs the command as its own process, in an environment that holds only what is given. */
async function token(names: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [COMMAND, ...names], { env: { DATA_DIR: dataDir, ...env } });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { stdout, stderr, code: code as number };
}

it('prints one token per persona and nothing else, before any server was started', async () => {
  const { stdout, stderr, code } = await token(['resident', 'unit', 'resident:200', 'district']);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout).toMatch(/^([\w-]+\.[\w-]+\.[\w-]+\n){4}$/);

  const verify = createTokenVerifier(await developmentIssuer(dataDir), () => new Date());
  const identities = await Promise.all(
    stdout
      .trim()
      .split('\n')
      .map((line) => verify(`Bearer ${line}`)),
  );
  expect(identities.map((identity) => identity?.subject)).toEqual([
    'dev|resident:1',
    'dev|unit',
    'dev|resident:200',
    'dev|district',
  ]);
});

it('agrees on one key with another run at the same time', async () => {
  const runs = await Promise.all([token(['unit']), token(['branch']), token(['community'])]);
  expect(runs.map(({ stderr, code }) => ({ stderr, code }))).toEqual(runs.map(() => ({ stderr: '', code: 0 })));
  const verify = createTokenVerifier(await developmentIssuer(dataDir), () => new Date());
  for (const { stdout } of runs) expect(await verify(`Bearer ${stdout.trim()}`)).toBeDefined();
});

it('names a persona that does not exist, says which do, and prints no token at all', async () => {
  const { stdout, stderr, code } = await token(['unit', 'mayor']);
  expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
  expect(stderr).toMatch(/^There is no persona "mayor".*resident:1 … resident:200.*district\.\n$/);
});

it('shows how it is used when it is given no persona', async () => {
  const { stdout, stderr, code } = await token([]);
  expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
  expect(stderr).toMatch(/^Usage: npm run -s token -- PERSONA….*\n$/);
});

it('refuses to work in production, and makes no key there', async () => {
  const production = { NODE_ENV: 'production', OIDC_ISSUER: 'https://issuer.example', OIDC_AUDIENCE: 'commons' };
  const { stdout, stderr, code } = await token(['district'], production);
  expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
  expect(stderr).toMatch(/^.*NODE_ENV=production.*\n$/);
  await expect(readdir(dataDir)).rejects.toThrow('ENOENT');
});

it('says in one line what is wrong with a setting or with the data folder', async () => {
  await writeFile(dataDir, 'a file where a folder should be');
  for (const env of [{ PORT: 'abc' }, {}]) {
    const { stdout, stderr, code } = await token(['unit'], env as Record<string, string>);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toMatch(env.PORT ? /^PORT is "abc".*\n$/ : new RegExp(`^.*${dataDir}.*\n$`));
  }
});
