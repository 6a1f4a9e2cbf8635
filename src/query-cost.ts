import type { ApolloServerPlugin } from '@apollo/server';
import {
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isCompositeType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  isInterfaceType,
} from 'graphql';
import type { Context } from './context.ts';
import { PAGE_DEFAULT, PAGE_MAX } from './shared/connection.ts';
import { apiError } from './shared/refusal.ts';

/** Nodes that one operation may ask for at most, over all its lists: 100 lists of 100, or one of 50 with 5 in 20 each. */
export const QUERY_NODES_MAX = 10_000;
/** How deep fields may be nested: the deepest sensible page of ours needs some twelve. */
export const QUERY_DEPTH_MAX = 20;
/** Root fields of a query. */
export const QUERY_FIELDS_MAX = 20;
/** Root fields of a mutation: each is a transaction of its own. */
export const MUTATION_FIELDS_MAX = 5;

/**
 * Refuses operations that ask for too much before anything of them runs. What counts is how many nodes the lists could
 * give back with the page sizes that are actually asked for, literal or by variable, multiplied along the nesting.
 */
export function limitQueryCost(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request }) => {
        if (!operation) return;
        const fragments = new Map(
          document.definitions.flatMap((one) =>
            one.kind === 'FragmentDefinition' ? [[one.name.value, one] as const] : [],
          ),
        );
        const counter = new NodeCounter(schema, fragments, { ...defaultsOf(operation), ...request.variables });
        const { fields, nodes } = counter.count(operation);
        const fieldsMax = operation.operation === 'mutation' ? MUTATION_FIELDS_MAX : QUERY_FIELDS_MAX;
        if (fields > fieldsMax) {
          throw apiError('BAD_USER_INPUT', `A ${operation.operation} has at most ${fieldsMax} fields at its root.`);
        }
        if (nodes > QUERY_NODES_MAX) {
          throw apiError('BAD_USER_INPUT', `This could return ${nodes} nodes; at most ${QUERY_NODES_MAX} are allowed.`);
        }
      },
    }),
  };
}

/** The defaults of an operation's variables, as far as they are page sizes. */
function defaultsOf({ variableDefinitions }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    (variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === 'IntValue' ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );
}

class NodeCounter {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Readonly<Record<string, unknown>>;

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    variables: Readonly<Record<string, unknown>>,
  ) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  count(operation: OperationDefinitionNode): { fields: number; nodes: number } {
    const root = this.#schema.getRootType(operation.operation);
    let fields = 0;
    const nodes = root ? this.#below(operation.selectionSet, root, 1, 1, () => fields++) : 0;
    return { fields, nodes };
  }

  #below(
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    times: number,
    depth: number,
    onField?: () => void,
  ): number {
    if (depth > QUERY_DEPTH_MAX) throw apiError('BAD_USER_INPUT', `Fields are nested at most ${QUERY_DEPTH_MAX} deep.`);
    let nodes = 0;
    for (const node of set.selections) {
      if (node.kind === 'Field') {
        onField?.();
        nodes += this.#ofField(node, type, times, depth);
      } else {
        const fragment = node.kind === 'InlineFragment' ? node : this.#fragments.get(node.name.value);
        const condition = fragment?.typeCondition && this.#schema.getType(fragment.typeCondition.name.value);
        const inside = condition && isCompositeType(condition) ? condition : type;
        if (fragment) nodes += this.#below(fragment.selectionSet, inside, times, depth, onField);
      }
    }
    return nodes;
  }

  #ofField(node: FieldNode, parent: GraphQLCompositeType, times: number, depth: number): number {
    if (!node.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return 0;
    const field = parent.getFields()[node.name.value];
    const type = field && getNamedType(field.type);
    if (!type || !isCompositeType(type)) return 0;
    const size = type.name.endsWith('Connection') ? this.#pageSize(node) : this.#idCount(node);
    return times * (size ?? 0) + this.#below(node.selectionSet, type, times * (size ?? 1), depth + 1);
  }

  #pageSize(node: FieldNode): number {
    const asked = this.#argument(node, 'first') ?? this.#argument(node, 'last') ?? PAGE_DEFAULT;
    // A size out of range is refused by the field itself; here it only must not lower the count.
    return typeof asked === 'number' ? Math.max(0, Math.min(asked, PAGE_MAX)) : PAGE_MAX;
  }

  /** The number of ids in `nodes(ids:)`; undefined for fields without such a list. */
  #idCount(node: FieldNode): number | undefined {
    const ids = this.#argument(node, 'ids');
    return Array.isArray(ids) ? ids.length : undefined;
  }

  #argument(node: FieldNode, name: string): unknown {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    switch (value?.kind) {
      case 'IntValue':
        return Number(value.value);
      case 'ListValue':
        return value.values;
      case 'Variable':
        return this.#variables[value.name.value] ?? undefined;
      default:
        return undefined;
    }
  }
}
