/**
 * `npm run schema:emit` writes from what runs: `schema/commons.graphql`, the graph that it composes to with the example
 * of a partner, and the reference in `docs/schema` in both languages. With `--check` it only says whether the files are what would be written, and whether the schema
 * breaks clients of the released one without saying so, and exits with 1 if not.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readIntendedChanges, unintendedChanges } from '../server/federation/schema-changes.ts';
import { composeSupergraph, SUBGRAPHS, supergraphConfig } from '../server/federation/supergraph.ts';
import { describedIn, readTranslations } from '../server/graphql/described.ts';
import { type ReferencePage, referencePages } from '../server/graphql/schema-reference.ts';
import { buildCommonsSchema } from '../server/graphql/schema.ts';

const RELEASED = 'schema/released.graphql';
const INTENDED = 'schema/intended-changes.json';

const { sdl, apiSchema } = buildCommonsSchema();
const [commons, ...partners] = SUBGRAPHS;
const sources = [{ ...commons!, sdl }, ...partners.map((one) => ({ ...one, sdl: readFileSync(one.file, 'utf8') }))];
const files = {
  [commons!.file]: sdl,
  'schema/supergraph.yaml': supergraphConfig(SUBGRAPHS),
  'schema/supergraph.graphql': composeSupergraph(sources),
  ...pagesIn('docs/schema', referencePages(apiSchema, 'en')),
  ...pagesIn('docs/schema/zh-CN', referencePages(describedIn(apiSchema, readTranslations()), 'zh-CN')),
};

if (process.argv.includes('--check')) {
  for (const [path, text] of Object.entries(files)) {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      complain(`${path} is not what the code says. Run npm run schema:emit and review the difference.`);
    }
  }
  const intended = readIntendedChanges(readFileSync(INTENDED, 'utf8'));
  const changes = await unintendedChanges(readFileSync(RELEASED, 'utf8'), sdl, intended);
  changes.forEach(complain);
  if (changes.length > 0) complain(`What is meant to break clients stands in ${INTENDED}, with a reason and a date.`);
} else {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function pagesIn(folder: string, pages: readonly ReferencePage[]): Record<string, string> {
  return Object.fromEntries(pages.map(({ name, text }) => [`${folder}/${name}`, text]));
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
