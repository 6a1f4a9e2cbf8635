/**
 * `npm run documents:emit` writes schema/trusted-documents.json: the operations of schema/operations and what the
 * explorer sends of itself. With `--check` it only says whether the file is what would be written, and exits with 1 if not.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getIntrospectionQuery, parse, print } from 'graphql';
import { FIRST_QUERY } from '../server/server.ts';
import { type DocumentManifest, documentHash } from '../server/limits/trusted-documents.ts';

const PATH = 'schema/trusted-documents.json';
const OPERATIONS = 'schema/operations';

/** What tools ask for without options, and what the explorer asks for. */
const INTROSPECTIONS = [
  getIntrospectionQuery(),
  getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true }),
];

const written = `${JSON.stringify(manifest(), null, 2)}\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(PATH, written);
} else if (readFileSync(PATH, 'utf8') !== written) {
  process.stderr.write(`${PATH} is not what ${OPERATIONS} says. Run npm run documents:emit.\n`);
  process.exitCode = 1;
}

function manifest(): DocumentManifest {
  const files = readdirSync(OPERATIONS).filter((file) => file.endsWith('.graphql'));
  const operations = files.sort().map((file) => readFileSync(join(OPERATIONS, file), 'utf8'));
  // Printed, so that a comment or a line break more does not make another document.
  const texts = [...operations, FIRST_QUERY, ...INTROSPECTIONS].map((text) => print(parse(text)));
  return Object.fromEntries(texts.map((text) => [documentHash(text), text]));
}
