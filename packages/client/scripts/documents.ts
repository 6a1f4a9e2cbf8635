import { createHash } from 'node:crypto';
import { type DocumentNode, Kind, parse, print, type SelectionSetNode, visit } from 'graphql';

/** Each operation as it is sent, by the SHA-256 of its text in hexadecimal: what a server takes as trusted documents. */
export type DocumentManifest = Readonly<Record<string, string>>;

/**
 * The manifest of all operations in these files, in the order of the operations' names.
 * @param texts of files with any number of operations and fragments
 */
export function manifestOf(texts: readonly string[]): DocumentManifest {
  const definitions = texts.flatMap((text) => parse(text).definitions);
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const entries = operations
    .toSorted((a, b) => (a.name!.value < b.name!.value ? -1 : 1))
    .map((operation) => {
      const names = spreadIn({ kind: Kind.DOCUMENT, definitions: [operation] }, fragments);
      const used = [...names].map((name) => fragments.get(name)!);
      return textOf(withTypenames({ kind: Kind.DOCUMENT, definitions: [operation, ...used] }));
    })
    .map((text) => [documentHash(text), text] as const);
  return Object.fromEntries(entries);
}

/** A document as it is sent. */
export function textOf(document: DocumentNode): string {
  return print(document);
}

/** The id of a text. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Asks for `__typename` wherever the documents do not: every cache that knows things by type and id needs it, and would
 * otherwise add it when a document is sent, whose text then was another one than that of the manifest.
 */
export function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: (node, _key, parent): SelectionSetNode | undefined => {
      // A subscription has one field at its root, and no other.
      const isRoot = !Array.isArray(parent) && (parent as { kind?: string }).kind === Kind.OPERATION_DEFINITION;
      const isAsked = node.selections.some((one) => one.kind === Kind.FIELD && one.name.value === '__typename');
      if (isRoot || isAsked) return undefined;
      const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
      return { ...node, selections: [typename, ...node.selections] };
    },
  });
}

/** The names of all fragments that a document leads to. */
function spreadIn(
  document: DocumentNode,
  fragments: ReadonlyMap<string, DocumentNode['definitions'][number]>,
  found = new Set<string>(),
): Set<string> {
  visit(document, {
    FragmentSpread: ({ name }) => {
      if (found.has(name.value)) return;
      found.add(name.value);
      const definition = fragments.get(name.value);
      if (!definition) throw new Error(`No file has the fragment ${name.value}.`);
      spreadIn({ kind: Kind.DOCUMENT, definitions: [definition] }, fragments, found);
    },
  });
  return found;
}
