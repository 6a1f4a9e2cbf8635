import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `schema` of this project, from the sources as from wherever they were compiled to. */
export const SCHEMA_FOLDER = above(dirname(fileURLToPath(import.meta.url)));

function above(folder: string): string {
  const schema = join(folder, 'schema');
  if (existsSync(join(schema, 'operations'))) return schema;
  if (dirname(folder) === folder) throw new Error('The folder schema is missing.');
  return above(dirname(folder));
}
