import type { Plugin } from 'vite';

const LIBRARY = '@0no-co/graphql.web';
const MADE = '\0no-graphql-texts';

/**
 * Leaves out what reads and prints the language of queries: every document is asked for by its id. The client of queries
 * imports both, and calls neither for a document that has an id.
 */
export function noGraphqlTexts(): Plugin {
  const missing = `() => { throw new Error('Documents are asked for by id.'); }`;
  return {
    name: 'no-graphql-texts',
    enforce: 'pre',
    resolveId: (id, importer) => (id === LIBRARY && importer !== MADE ? MADE : null),
    load: (id) =>
      id === MADE
        ? `export { GraphQLError, Kind } from '${LIBRARY}';\nexport const parse = ${missing};\nexport const print = ${missing};`
        : null,
  };
}
