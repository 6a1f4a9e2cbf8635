import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import {
  BREAK,
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  getNamedType,
  getOperationAST,
  GraphQLError,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { Context } from '../../request/context.ts';
import { withFewErrors } from '../limits/answer-size.ts';

/**
 * Fields of an operation that is compiled, at most: twice the largest page of ours. The compiler writes code for a field
 * once for every type that it may be found on, level by level: eight `parent` of an interface with four types took it 5 s
 * and 1.8 GB. So many fields take it some 25 ms.
 */
export const COMPILED_FIELDS_MAX = 360;
/** Memory for compiled operations, in bytes; those not asked for longest make room. */
const COMPILED_BYTES_MAX = 32 * 1024 * 1024;
/** What a compiled field takes of it: up to 2.4 KB were measured, with resolvers on every field; of plain ones 0.5. */
const BYTES_PER_FIELD = 2_500;

/**
 * Executes operations compiled to JavaScript, more than twice as fast as graphql-js walking the document. What would be
 * compiled to too much, and whatever the compiler refuses or may get wrong, is executed by graphql-js, so that both give
 * the same answers. Apollo Server has no other way in than the one meant for gateways.
 */
export function compilingGateway(schema: GraphQLSchema, runOn: RunOn = () => schema): GatewayInterface {
  const kept = new LRUCache<string, Compiled>({
    maxSize: COMPILED_BYTES_MAX,
    sizeCalculation: ({ fields }) => (1 + fields) * BYTES_PER_FIELD,
  });
  const numbers = new Map<GraphQLSchema, number>();

  return gatewayOf(schema, async (request) => {
    const { document, operationName, context, queryHash } = request;
    const chosen = runOn(context as never, document);
    if (!numbers.has(chosen)) numbers.set(chosen, numbers.size);
    const variables = request.request.variables ?? {};
    const key = `${numbers.get(chosen)}:${queryHash}:${operationName ?? ''}`;
    let compiled = kept.get(key);
    if (!compiled) {
      compiled = compile(chosen, document, operationName);
      kept.set(key, compiled);
    }
    const result = await compiled.query?.(undefined, context, variables);
    // Without data nothing has run: the variables do not fit, and graphql-jit names the wrong one and no reason.
    if (!result || result.data === undefined) return interpret(chosen, request);
    return (result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result) as never;
  });
}

/** Executes operations with graphql-js. */
export function interpretingGateway(schema: GraphQLSchema, runOn: RunOn): GatewayInterface {
  return gatewayOf(schema, (request) => interpret(runOn(request.context as never, request.document), request));
}

/** Which schema, of those with the same types, a request runs on. What it may ask was validated before on the largest. */
type RunOn = (context: Context, document: DocumentNode) => GraphQLSchema;

/** An operation as it is kept; without a query it is left to graphql-js. */
interface Compiled {
  readonly query?: CompiledQuery['query'];
  readonly fields: number;
}

function gatewayOf(apiSchema: GraphQLSchema, execute: GatewayExecutor): GatewayInterface {
  // Before they are shown, as each that is unexpected is logged.
  const executor: GatewayExecutor = async (request) => withFewErrors(await execute(request));
  return {
    load: async () => ({ executor }),
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

async function interpret(
  schema: GraphQLSchema,
  { document, operationName, request: { variables }, context }: Parameters<GatewayExecutor>[0],
): ReturnType<GatewayExecutor> {
  const variableValues = variables ?? {};
  return (await execute({ schema, document, operationName, contextValue: context, variableValues })) as never;
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): Compiled {
  const operation = getOperationAST(document, operationName);
  if (!operation || isForGraphqlJs(document)) return { fields: 0 };
  const fields = compiledFields(schema, document, operation);
  if (fields > COMPILED_FIELDS_MAX) return { fields: 0 };
  const result = compileQuery(schema, document, operationName ?? undefined);
  return isCompiledQuery(result) ? { query: result.query, fields } : { fields: 0 };
}

const INTROSPECTION_FIELDS = [SchemaMetaFieldDef.name, TypeMetaFieldDef.name];

/**
 * How many fields the compiler would write code for: a field of an abstract type once for every possible type, and so on
 * below each of them. Counted no further than just beyond {@link COMPILED_FIELDS_MAX}.
 */
export function compiledFields(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const applies = (condition: string | undefined, type: GraphQLObjectType): boolean => {
    const wanted = condition === undefined ? type : schema.getType(condition);
    return wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type));
  };
  let fields = 0;
  const countIn = ({ selections }: SelectionSetNode, type: GraphQLObjectType): void => {
    for (const node of selections) {
      if (fields > COMPILED_FIELDS_MAX) return;
      // A fragment counts too, so that empty ones cannot be spread without end.
      fields++;
      if (node.kind === Kind.FIELD) {
        const field = type.getFields()[node.name.value];
        const inside = field && getNamedType(field.type);
        if (node.selectionSet && isCompositeType(inside)) countAs(node.selectionSet, inside);
      } else {
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        if (fragment && applies(fragment.typeCondition?.name.value, type)) countIn(fragment.selectionSet, type);
      }
    }
  };
  const countAs = (set: SelectionSetNode, type: GraphQLCompositeType): void => {
    for (const possible of isAbstractType(type) ? schema.getPossibleTypes(type) : [type]) countIn(set, possible);
  };
  countAs(selectionSet, schema.getRootType(operation)!);
  return fields;
}

/**
 * Whether graphql-js has to execute a document, or does it better. Compiled introspection takes twice as long, and
 * graphql-jit 0.8.9 may execute otherwise than the specification says:
 * - with `@skip` or `@include`, it loses the condition for what stands in a fragment further inside, if the field that
 *   it is on is selected a second time, and answers what was to be left out;
 * - it takes a variable that is not given for null where it stands in an input object. To a query of ours that is the
 *   same, but a mutation would take away what it was not asked to touch.
 */
function isForGraphqlJs(document: DocumentNode): boolean {
  let found = false;
  const look = (isFound: boolean) => {
    found ||= isFound;
    return found ? BREAK : undefined;
  };
  visit(document, {
    OperationDefinition: ({ operation }) => look(operation === OperationTypeNode.MUTATION),
    Directive: ({ name }) =>
      look(name.value === GraphQLSkipDirective.name || name.value === GraphQLIncludeDirective.name),
    Field: ({ name }) => look(INTROSPECTION_FIELDS.includes(name.value)),
  });
  return found;
}

/** graphql-jit's errors are not graphql-js's: they lack `extensions`, on which Apollo Server stumbles. */
function asGraphQLError(error: Error & Partial<GraphQLError>): GraphQLError {
  const { message, nodes, path, originalError } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    path: path ?? null,
    originalError: originalError ?? null,
    extensions: {
      ...error.extensions,
      ...(originalError as Partial<GraphQLError> | undefined)?.extensions,
    },
  });
}
