import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { apiSchema } from './api-schema.ts';
import { documentHash } from './documents.ts';
import type { LabelWords } from './labels.ts';
import { usedSchema } from './used-schema.ts';

/** This package's folder. */
export const PACKAGE = join(import.meta.dirname, '..');

/** What frontends run, and what is made of fragments, from this package's folder: also that of the browser application. */
export const DOCUMENT_FILES = [
  '../../schema/operations/*.graphql',
  '../../web/*/**/*.graphql',
  'fragments/*.graphql',
  'operations/*.graphql',
];

/** Everything that the package is generated from. */
export interface Sources {
  /** The schema that clients see. */
  readonly sdl: string;
  /** The texts of all operations and fragments. */
  readonly documents: readonly string[];
  readonly words: LabelWords;
  /** The hash of the documents and of what they use of the schema: tells whether the generated types are still theirs. */
  readonly digest: string;
}

export function readSources(): Sources {
  const sdl = apiSchema(read('../../schema/commons.graphql'));
  const documents = DOCUMENT_FILES.flatMap((files) =>
    globSync(files, { cwd: PACKAGE, exclude: ['**/node_modules'] })
      .toSorted()
      .map(read),
  );
  return {
    sdl,
    documents,
    words: JSON.parse(read('label-words.json')) as LabelWords,
    digest: documentHash([usedSchema(sdl, documents), ...documents.map((text) => print(parse(text)))].join('\n')),
  };
}

/** A file of the package. */
export function read(path: string): string {
  return readFileSync(join(PACKAGE, path), 'utf8');
}
