import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  GraphQLInterfaceType,
  GraphQLObjectType,
  type GraphQLSchema,
  GraphQLUnionType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { buildSchemaSync, createResolversMap, getMetadataStorage, type NonEmptyArray } from 'type-graphql';
import { features } from '../../features.ts';
import type { Context } from '../../request/context.ts';
import { prefetchKey, prefetchOf } from '../../request/prefetch.ts';
import type { AccessLevel } from '../../shared/access.ts';
import type { ListSize } from '../../shared/list-size.ts';
import { typeNameOf } from '../../shared/node.ts';
import { isOncePerDocument } from '../../shared/once-per-document.ts';
import { apiError, notSignedIn } from '../../shared/refusal.ts';
import { DateTime } from '../../shared/scalars.ts';
import { annotated } from '../federation/annotations.ts';
import { referencesOf } from '../federation/references.ts';
import { buildSubgraph, type Subgraph } from '../federation/subgraph.ts';
import { listSizeOf } from '../limits/list-size.ts';
import { withRightIds } from './given-ids.ts';
import { NodeResolver } from './node.resolver.ts';

/** TypeGraphQL makes the root types and gives them none. */
const ROOT_DESCRIPTIONS = {
  Query:
    'What can be read. Each answer tells in `extensions.cost` how many objects and values its operation could have given ' +
    'back at most (`requested`), how many one operation may ask for (`limit`), and how many are left of that (`left`); ' +
    'in its `budget`, what that cost in points, and what the caller may still spend: `left` of `limit`, all of which has ' +
    'come back in `fullInSeconds`. Beyond it: RATE_LIMITED, status 429, and when to come back in Retry-After.',
  Mutation:
    'What can be changed: each field in a transaction of its own, one after the other. What a rule refuses is told in ' +
    '`userErrors`, and nothing has changed then.',
  Subscription: 'What can be followed as it happens, for as long as the token of the subscriber holds.',
};

/** The subgraph; its text stands in `schema/commons.graphql`. */
export interface CommonsSchema extends Subgraph {
  /** Who gets through to each field of each object type, by `Type.field`. */
  readonly access: ReadonlyMap<string, AccessLevel>;
}

/**
 * The subgraph schema from the resolvers and types of all features.
 * @throws Error when a field has no access level, so that nothing is open by oversight
 */
export function buildCommonsSchema(): CommonsSchema {
  // Decorators of parameters run from the last to the first; arguments are to stand as they are written.
  getMetadataStorage().params.sort((a, b) => a.index - b.index);
  const built = buildSchemaSync({
    resolvers: [NodeResolver, ...features.flatMap(({ resolvers = [] }) => resolvers)] satisfies NonEmptyArray<
      new () => object
    >,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    // Inputs are checked where their rules are: ranges and shapes in the use-case, as typed refusals.
    validate: false,
    // Each subscription reads the outbox by itself; TypeGraphQL asks for this all the same.
    pubSub: { publish: () => undefined, subscribe: () => ({}) as never },
  });
  for (const [name, description] of Object.entries(ROOT_DESCRIPTIONS)) {
    const root = built.getType(name);
    if (root) root.description = description;
  }
  const access = accessLevels(built);
  const sizes = listSizes(built);
  const amend = (document: DocumentNode) => annotated(document, access, sizes);
  const subgraph = buildSubgraph({ built, resolvers: resolversOf(built), references: referencesOf(built), amend });
  // The subgraph is made of its text, which says nothing of what the decorators of a field do beyond its form.
  const declared = new Map(fieldsOf(built).map(({ coordinate, field }) => [coordinate, field]));
  for (const { coordinate, field } of fieldsOf(subgraph.schema)) {
    const asDeclared = declared.get(coordinate);
    field.extensions = {
      ...field.extensions,
      listSize: sizes.get(coordinate),
      prefetch: asDeclared && prefetchOf(asDeclared),
      oncePerDocument: asDeclared && isOncePerDocument(asDeclared),
    };
  }
  return { ...subgraph, access };
}

/** The access level of a field: its own, or that of its type. */
function accessLevelOf(
  type: Pick<GraphQLObjectType, 'extensions'>,
  field: GraphQLField<unknown, unknown>,
): AccessLevel | undefined {
  return (field.extensions.access ?? type.extensions.access) as AccessLevel | undefined;
}

/** Every field of every object and interface type, with its coordinate. */
function fieldsOf(schema: GraphQLSchema) {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !isIntrospectionType(type)
      ? Object.values(type.getFields()).map((field) => ({ type, field, coordinate: `${type.name}.${field.name}` }))
      : [],
  );
}

function listSizes(schema: GraphQLSchema): ReadonlyMap<string, ListSize> {
  return new Map(
    fieldsOf(schema).flatMap(({ coordinate, field }) => {
      const size = listSizeOf(field);
      return size ? [[coordinate, size] as const] : [];
    }),
  );
}

function accessLevels(schema: GraphQLSchema): ReadonlyMap<string, AccessLevel> {
  const levels = fieldsOf(schema).flatMap(({ type, field, coordinate }) =>
    isObjectType(type) ? [[coordinate, accessLevelOf(type, field)] as const] : [],
  );
  const without = levels.filter(([, level]) => level === undefined).map(([field]) => field);
  if (without.length > 0) throw new Error(`No access level is declared for ${without.join(', ')}`);
  return new Map(levels as [string, AccessLevel][]);
}

type ResolverMap = Record<string, Record<string, unknown>>;

/**
 * TypeGraphQL's resolvers, with four changes: root fields are guarded by their access level, mutations begin with right
 * ids only, fields take what has been prefetched onto the row, and abstract types are told apart synchronously
 * (graphql-jit refuses promises).
 */
export function resolversOf(schema: GraphQLSchema): ResolverMap {
  const map = createResolversMap(schema) as ResolverMap;
  const mutations = schema.getMutationType();
  for (const type of Object.values(schema.getTypeMap())) {
    const entry = map[type.name];
    if (!entry) continue;
    if (type instanceof GraphQLInterfaceType || type instanceof GraphQLUnionType) {
      entry.__resolveType = concreteTypeOf;
      if (type instanceof GraphQLInterfaceType) for (const field of Object.keys(type.getFields())) delete entry[field];
    } else if (type instanceof GraphQLObjectType) {
      delete entry.__isTypeOf;
      if (type === schema.getSubscriptionType()) {
        map[type.name] = subscriptionsOf(type, entry);
        continue;
      }
      const root = [schema.getQueryType(), mutations].includes(type);
      for (const field of Object.values(type.getFields())) {
        const resolve = entry[field.name] as GraphQLFieldResolver<unknown, Context> | undefined;
        const level = accessLevelOf(type, field);
        if (root && resolve)
          entry[field.name] = guarded(level, type === mutations ? withRightIds(field, resolve) : resolve);
        // A policy is never passed by: what a row has under the name of a restricted field may be the unmasked value.
        else if (resolve && level !== 'RESTRICTED') entry[field.name] = unlessPrefetched(field, resolve);
      }
    }
  }
  return map;
}

/** Subscriptions, guarded where they begin; each event has been made for the subscriber and is shown as it is. */
function subscriptionsOf(type: GraphQLObjectType, entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const resolve = (event: unknown) => {
    if (event !== undefined) return event;
    throw apiError('BAD_USER_INPUT', 'Subscriptions are answered at /graphql/stream and /graphql/ws.');
  };
  return Object.fromEntries(
    Object.values(type.getFields()).map((field) => {
      const { subscribe } = entry[field.name] as { subscribe: GraphQLFieldResolver<unknown, Context> };
      return [field.name, { subscribe: guarded(accessLevelOf(type, field), subscribe), resolve }];
    }),
  );
}

/** A value of an abstract type says which concrete type it is: in `typeName`, or by its id. */
function concreteTypeOf(value: { typeName?: string; id?: string }): string | undefined {
  return value.typeName ?? (value.id === undefined ? undefined : typeNameOf(value.id));
}

function guarded(level: AccessLevel | undefined, resolve: GraphQLFieldResolver<unknown, Context>) {
  if (level === 'PUBLIC') return resolve;
  return ((root, args, ctx, info) => {
    if (!ctx.identity) throw notSignedIn();
    return resolve(root, args, ctx, info);
  }) satisfies GraphQLFieldResolver<unknown, Context>;
}

/** A field that takes what the statement of its parent has brought along, if it did, and else resolves as ever. */
function unlessPrefetched(field: GraphQLField<unknown, unknown>, resolve: GraphQLFieldResolver<unknown, Context>) {
  const plain = field.args.length === 0;
  if (!plain && !prefetchOf(field)) return resolve;
  return ((root, args, ctx, info) => {
    const value = (root as Record<string, unknown>)[plain ? field.name : prefetchKey(field.name, args)];
    return value === undefined ? resolve(root, args, ctx, info) : value;
  }) satisfies GraphQLFieldResolver<unknown, Context>;
}
