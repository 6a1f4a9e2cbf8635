import { buildSubgraphSchema } from '@apollo/subgraph';
import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import {
  type DocumentNode,
  type GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  isSpecifiedDirective,
  Kind,
  parse,
  print,
  visit,
} from 'graphql';
import type { Context } from '../../request/context.ts';
import { apiError } from '../../shared/refusal.ts';

/** The version of the federation specification that this graph is written in: the first with `@cost` and `@listSize`. */
export const FEDERATION_VERSION = 'v2.9';
/**
 * References that one request may have resolved: ten full pages. A gateway sends a page of them at a time, and several
 * where lists are nested; what is more than this has no bound that the caller knows of.
 */
export const ENTITIES_MAX = 1_000;
/** The root fields that are for gateways only. */
export const GATEWAY_FIELDS: readonly string[] = ['_service', '_entities'];

/** What the specification of {@link FEDERATION_VERSION} defines, and a subgraph imports by name. */
const FEDERATION_DIRECTIVES = new Set(
  (
    'authenticated composeDirective context cost extends external fromContext inaccessible interfaceObject key ' +
    'listSize override policy provides requires requiresScopes shareable tag'
  ).split(' '),
);
/** The names of types that federation itself adds. */
const FEDERATION_TYPE = /^(_Any|_Entity|_Service|link__\w+|federation__\w+)$/;

/** What a gateway knows of an entity: its type and the fields of one of its keys, none of them checked. */
export type Representation = Readonly<Record<string, unknown>>;

/** Finds what a representation stands for, as the caller may see it; null for what is not there or not for them. */
export type ReferenceResolver = (reference: Representation, ctx: Context) => unknown;

export interface Subgraph {
  /** What runs for a gateway. */
  readonly schema: GraphQLSchema;
  /** The same without what is there for gateways only: what runs, and is introspected, for everybody else. */
  readonly apiSchema: GraphQLSchema;
  /** The text that a gateway's graph is composed of. */
  readonly sdl: string;
}

interface SubgraphParts {
  /** The types, with the directives of federation where decorators have put them. */
  readonly built: GraphQLSchema;
  /** As @apollo/subgraph takes them: by type and field. */
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** For each type with `@key`. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
  /** Adds to the text what is not in the types: further directives, and links to other specifications. */
  readonly amend?: (document: DocumentNode) => DocumentNode;
}

/**
 * Makes a schema the subgraph of a federated graph: links the specification, importing the directives that are used, and
 * resolves references.
 * @throws Error when a type with `@key` has no reference resolver: a gateway would be answered with what it sent
 */
export function buildSubgraph({ built, resolvers, references, amend = (same) => same }: SubgraphParts): Subgraph {
  const document = amend(getDocumentNodeFromSchema(built));
  const sdl = `${federationLink(document)}\n\n${print(document)}\n`;
  const entities = entityNames(document).filter((name) => !references[name]);
  if (entities.length > 0) throw new Error(`No reference resolver is there for ${entities.join(', ')}`);
  const { Query, _Entity } = resolvingOf(references);
  const federated = { ...resolvers, Query: { ...resolvers.Query, ...Query }, _Entity };
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: federated as never }]);
  return { schema, apiSchema: withoutGatewayFields(schema), sdl };
}

/** The link to the specification, importing what the document uses and nothing else. */
function federationLink(document: DocumentNode): string {
  const used = new Set<string>();
  visit(document, {
    Directive({ name }) {
      if (FEDERATION_DIRECTIVES.has(name.value)) used.add(name.value);
    },
  });
  const imports = [...used].sort().map((name) => `"@${name}"`);
  const clause = imports.length > 0 ? `, import: [${imports.join(', ')}]` : '';
  return `extend schema @link(url: "https://specs.apollo.dev/federation/${FEDERATION_VERSION}"${clause})`;
}

function entityNames(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.directives?.some(({ name }) => name.value === 'key')
      ? [definition.name.value]
      : [],
  );
}

/**
 * `_entities`, in place of the library's: with a bound, with errors that say whose fault it is, and with a type that is
 * found synchronously, as graphql-jit needs it. One reference that cannot be resolved leaves the others as they are.
 */
function resolvingOf(references: Readonly<Record<string, ReferenceResolver>>) {
  const typeNames = new WeakMap<object, string>();
  const resolve = async (representation: unknown, ctx: Context): Promise<unknown> => {
    try {
      const { __typename: typeName, ...reference } = requireRepresentation(representation);
      if (typeof typeName !== 'string' || !Object.hasOwn(references, typeName)) {
        throw apiError('BAD_USER_INPUT', 'A representation names the type of an entity in __typename.');
      }
      const found = await references[typeName]!(reference, ctx);
      if (typeof found !== 'object' || found === null) return null;
      typeNames.set(found, typeName);
      return found;
    } catch (error) {
      return error;
    }
  };
  return {
    Query: {
      _entities: (_root: unknown, { representations }: { representations: readonly unknown[] }, ctx: Context) => {
        if (representations.length > ENTITIES_MAX) {
          throw apiError('BAD_USER_INPUT', `At most ${ENTITIES_MAX} representations at a time.`);
        }
        return Promise.all(representations.map((one) => resolve(one, ctx)));
      },
    },
    _Entity: { __resolveType: (value: object) => typeNames.get(value) },
  };
}

function requireRepresentation(value: unknown): Representation {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw apiError('BAD_USER_INPUT', 'A representation is an object.');
  }
  return value as Representation;
}

/** The schema without the root fields, types and directives that are there for gateways. All other types are shared. */
function withoutGatewayFields(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  const queryConfig = schema.getQueryType()!.toConfig();
  const fields = Object.entries(queryConfig.fields).filter(([name]) => !GATEWAY_FIELDS.includes(name));
  const query = new GraphQLObjectType({ ...queryConfig, fields: Object.fromEntries(fields) });
  const isOurs = (type: GraphQLNamedType) => type.name !== query.name && !FEDERATION_TYPE.test(type.name);
  return new GraphQLSchema({
    ...config,
    query,
    types: config.types.filter(isOurs),
    directives: config.directives.filter(isSpecifiedDirective),
    extensionASTNodes: [],
  });
}
