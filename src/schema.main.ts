/**
 * `npm run schema:emit` writes from what runs: `schema/commons.graphql`, and the graph that it composes to with the
 * example of a partner. With `--check` it only says whether the files are what would be written, and whether the schema
 * breaks clients of the released one without saying so, and exits with 1 if not.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readIntendedChanges, unintendedChanges } from './federation/schema-changes.ts';
import { composeSupergraph, SUBGRAPHS, supergraphConfig } from './federation/supergraph.ts';
import { buildCommonsSchema } from './schema.ts';

const RELEASED = 'schema/released.graphql';
const INTENDED = 'schema/intended-changes.json';

const { sdl } = buildCommonsSchema();
const [commons, ...partners] = SUBGRAPHS;
const sources = [{ ...commons!, sdl }, ...partners.map((one) => ({ ...one, sdl: readFileSync(one.file, 'utf8') }))];
const files = {
  [commons!.file]: sdl,
  'schema/supergraph.yaml': supergraphConfig(SUBGRAPHS),
  'schema/supergraph.graphql': composeSupergraph(sources),
};

if (process.argv.includes('--check')) {
  for (const [path, text] of Object.entries(files)) {
    if (readFileSync(path, 'utf8') !== text) {
      complain(`${path} is not what the code says. Run npm run schema:emit and review the difference.`);
    }
  }
  const intended = readIntendedChanges(readFileSync(INTENDED, 'utf8'));
  const changes = await unintendedChanges(readFileSync(RELEASED, 'utf8'), sdl, intended);
  changes.forEach(complain);
  if (changes.length > 0) complain(`What is meant to break clients stands in ${INTENDED}, with a reason and a date.`);
} else {
  for (const [path, text] of Object.entries(files)) writeFileSync(path, text);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
