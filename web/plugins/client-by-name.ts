import type { Plugin } from 'vite';
import * as client from '../../packages/client/src/index.ts';
import { enumLabels } from '../../packages/client/src/generated/enum-labels.ts';
import type { ChangeText } from './compile-words.ts';
import { callsOf, edited, nodesOf, type SyntaxNode } from './edits.ts';

const CLIENT = '@grid-commons/client';
const DOCUMENT = 'document:';
const LABELS = 'labels:';
/** What the plugin makes itself, no file of which exists. */
const MADE = '\0';

/**
 * Gives each module the documents and the labels that it names, and no others: the package has all of them in one file,
 * which would be part of the first screen. Pages ask by id, so of a document they need its name, its kind and its id.
 */
export function clientByName(change: ChangeText = (text) => text): Plugin {
  return {
    name: 'client-by-name',
    resolveId: (id) => (id.startsWith(DOCUMENT) || id.startsWith(LABELS) ? MADE + id : null),
    load(id) {
      if (id.startsWith(MADE + DOCUMENT)) return documentModule(id.slice((MADE + DOCUMENT).length));
      if (id.startsWith(MADE + LABELS)) return labelsModule(id.slice((MADE + LABELS).length), change);
      // Each module that names an enum brings its labels here.
      if (id.endsWith('/generated/enum-labels.ts')) return 'export const enumLabels = {};';
      return null;
    },
    transform(code, id) {
      if (!code.includes(CLIENT) || id.includes('node_modules') || !/\.tsx?$/.test(id)) return null;
      const tree = this.parse(code);
      const imports = [...nodesOf(tree)]
        .filter(({ type, source }) => type === 'ImportDeclaration' && (source as SyntaxNode).value === CLIENT)
        .map(({ start, end, specifiers }) => {
          const names = (specifiers as readonly SyntaxNode[]).map(({ imported, local }) => [imported, local] as const);
          return { start, end, text: names.map(([from, to]) => importOf(nameOf(from), nameOf(to))).join('') };
        });
      const labels = callsOf(tree, ['labelOf', 'labelsOf']).map(({ node, args: [name] }) => {
        const known = name?.type === 'Literal' && String(name.value) in enumLabels;
        return known
          ? String(name.value)
          : this.error({ id, message: 'Name the enum where it is looked up.' }, node.start);
      });
      const brought = [...new Set(labels)].map((name) => `import ${JSON.stringify(LABELS + name)};`).join('');
      return { code: brought + edited(code, imports), map: null };
    },
  };
}

const nameOf = (node: unknown) => (node as { readonly name: string }).name;

function importOf(name: string, local: string): string {
  const from = /Document$|FragmentDoc$/.test(name) ? DOCUMENT + name : CLIENT;
  return `import { ${name} as ${local} } from ${JSON.stringify(from)};`;
}

interface Document {
  readonly definitions: readonly {
    readonly kind: string;
    readonly operation?: string;
    readonly name?: { readonly value: string };
  }[];
}

function documentModule(exported: string): string {
  const document = (client as unknown as Readonly<Record<string, Document>>)[exported];
  if (!document) throw new Error(`${CLIENT} has no ${exported}.`);
  const [definition] = document.definitions;
  // A fragment is a type, of which nothing is left when it runs.
  if (definition?.kind !== 'OperationDefinition') return `export const ${exported} = {};`;
  const { operation, name } = definition;
  const id = client.documentId(document);
  return `export const ${exported} = ${JSON.stringify({
    kind: 'Document',
    definitions: [{ kind: 'OperationDefinition', operation, name: { kind: 'Name', value: name?.value } }],
    documentId: id,
    // It stands nowhere: there is no text to print again.
    loc: { start: 0, end: 0 },
    __meta__: { hash: id },
  })};`;
}

function labelsModule(name: string, change: ChangeText): string {
  const texts = (_key: string, value: unknown) => (typeof value === 'string' ? change(value) : value);
  const labels = JSON.stringify(enumLabels[name as keyof typeof enumLabels], texts);
  return `import { enumLabels } from ${JSON.stringify(LABELS_FILE)};\nenumLabels.${name} = ${labels};`;
}

const LABELS_FILE = new URL('../../packages/client/src/generated/enum-labels.ts', import.meta.url).pathname;
