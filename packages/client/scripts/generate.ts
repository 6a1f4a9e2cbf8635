/** `npm run client:generate`: writes everything that is generated from the schema and the operations, formatted. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import type { DocumentNode } from 'graphql';
import { documentHash, manifestOf, textOf, withTypenames } from './documents.ts';
import { labelsOf } from './labels.ts';
import { possibleTypesOf } from './possible-types.ts';
import { DOCUMENT_FILES, PACKAGE, readSources } from './sources.ts';

const GENERATED = join(PACKAGE, 'src/generated');
/** A tag for documents written inline; this package exports its documents by name. */
const UNUSED = '/gql.ts';

const { sdl, documents, words, digest } = readSources();
const files = await typesAndDocuments();

rmSync(GENERATED, { recursive: true, force: true });
mkdirSync(GENERATED, { recursive: true });
for (const { filename, content } of files) {
  if (!filename.endsWith(UNUSED)) writeFileSync(filename, content);
}
writeModule('enum-labels', 'What each value of an enum is called, by enum.', 'enumLabels', labelsOf(sdl, words));
writeModule('possible-types', 'Which types an interface or union stands for.', 'possibleTypes', possibleTypesOf(sdl));
writeJson('persisted-documents.json', manifestOf(documents));
writeJson('generated-from.json', { digest });
execFileSync('oxfmt', ['src', 'persisted-documents.json', 'generated-from.json'], {
  cwd: PACKAGE,
  stdio: ['ignore', 'ignore', 'inherit'],
});

function typesAndDocuments(): Promise<{ filename: string; content: string }[]> {
  const write = false;
  return generate(
    {
      schema: sdl,
      documents: DOCUMENT_FILES.map((files) => join(PACKAGE, files)),
      silent: true,
      generates: {
        [`${GENERATED}/`]: {
          preset: 'client',
          presetConfig: {
            skipIndexFile: true,
            fragmentMasking: { unmaskFunctionName: 'readFragment' },
            onExecutableDocumentNode: (document: DocumentNode) => ({ hash: documentHash(textOf(document)) }),
          },
          documentTransforms: [
            {
              transform: ({ documents }) =>
                documents.map((one) => ({ ...one, document: one.document && withTypenames(one.document) })),
            },
          ],
          config: {
            useTypeImports: true,
            importExtension: '.ts',
            enumType: 'string-literal',
            // An enum may grow: what is not known yet has to be thought of.
            futureProofEnums: true,
            immutableTypes: true,
            strictScalars: true,
            scalars: { ID: 'string', DateTime: 'string', LocalDate: 'string', LocalTime: 'string', TimeZone: 'string' },
          },
        },
      },
    },
    write,
  ) as Promise<{ filename: string; content: string }[]>;
}

function writeModule(name: string, says: string, exported: string, value: object): void {
  const text = `/** ${says} */\nexport const ${exported} = ${JSON.stringify(value)} as const;\n`;
  writeFileSync(join(GENERATED, `${name}.ts`), text);
}

function writeJson(path: string, value: object): void {
  writeFileSync(join(PACKAGE, path), `${JSON.stringify(value, undefined, 2)}\n`);
}
