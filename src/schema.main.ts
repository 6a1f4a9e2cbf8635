/**
 * `npm run schema:emit` writes schema/commons.graphql from what runs; with `--check` it only says whether the file is
 * what would be written, and exits with 1 if not.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { buildCommonsSchema } from './schema.ts';

const PATH = 'schema/commons.graphql';

const { sdl } = buildCommonsSchema();
if (!process.argv.includes('--check')) {
  writeFileSync(PATH, sdl);
} else if (readFileSync(PATH, 'utf8') !== sdl) {
  process.stderr.write(`${PATH} is not what the code says. Run npm run schema:emit and review the difference.\n`);
  process.exitCode = 1;
}
