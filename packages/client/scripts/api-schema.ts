import { parse, print, visit } from 'graphql';

/** Directives of GraphQL itself; the others in a subgraph's SDL are for gateways and composition. */
const STANDARD_DIRECTIVES = ['deprecated', 'specifiedBy', 'oneOf'];

/** What a subgraph takes over from the specifications of federation, for the arguments of their directives. */
const OF_FEDERATION = /^(federation|link|_)_/;

/** What clients see of a subgraph: its SDL without the link to federation and without what only gateways read. */
export function apiSchema(subgraphSdl: string): string {
  const document = visit(parse(subgraphSdl), {
    SchemaExtension: () => null,
    DirectiveDefinition: () => null,
    Directive: ({ name }) => (STANDARD_DIRECTIVES.includes(name.value) ? undefined : null),
    ScalarTypeDefinition: ({ name }) => (OF_FEDERATION.test(name.value) ? null : undefined),
    EnumTypeDefinition: ({ name }) => (OF_FEDERATION.test(name.value) ? null : undefined),
  });
  return print(document);
}
