// Lints the SDL only (`npm run check:sdl`); the code is oxlint's. Rules that are off have their reason beside them.
import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import graphqlEslint from '@graphql-eslint/eslint-plugin';
import { GraphQLSchema, parse, printSchema } from 'graphql';

const SDL = 'schema/commons.graphql';

/** What the directives of federation are: a subgraph only links to them. */
function federationDefinitions() {
  const subgraph = buildSubgraphSchema([{ typeDefs: parse(readFileSync(SDL, 'utf8')) }]);
  return printSchema(new GraphQLSchema({ directives: subgraph.getDirectives() }));
}

const { configs } = graphqlEslint;

export default [
  {
    files: [SDL],
    plugins: { '@graphql-eslint': graphqlEslint },
    languageOptions: {
      parser: graphqlEslint.parser,
      parserOptions: { graphQLConfig: { schema: [SDL, federationDefinitions()] } },
    },
    rules: {
      ...configs['flat/schema-recommended'].rules,
      ...configs['flat/schema-relay'].rules,
      // Only what is a Node has an id, and the interface holds it to that. Payloads, errors and values (an interval, an
      // amount, a share of a match) are not fetched again by themselves: an id would promise what nothing keeps.
      '@graphql-eslint/strict-id-in-types': 'off',
      // A list that one rule keeps short (userErrors, the opening rules of a week) is a list; pages are for what grows. That
      // the node of an edge is a Node is held by test/contract/schema.test.ts, which names the one that is none.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
    },
  },
];
