import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

test.each(['packages/gateway', 'examples/partner-parking'])('the types of %s hold', async (folder) => {
  const tsc = join(ROOT, 'node_modules/.bin/tsc');
  const { stdout } = await promisify(execFile)(tsc, ['-p', folder], { cwd: ROOT }).catch((error) => error);
  expect(stdout).toBe('');
});
