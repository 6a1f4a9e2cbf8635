import {
  type FieldNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';

/**
 * One way in which a field is selected below another: its arguments, defaults filled in, and what is selected in turn.
 */
export interface Selected {
  readonly args: Record<string, unknown>;
  readonly selection: Selection;
}

/** What a query selects on one object type. Lists prefetch by it, to read nested ones in one statement. */
export class Selection {
  readonly #type: GraphQLObjectType;
  readonly #sets: readonly SelectionSetNode[];
  readonly #info: GraphQLResolveInfo;

  constructor(type: GraphQLObjectType, sets: readonly SelectionSetNode[], info: GraphQLResolveInfo) {
    this.#type = type;
    this.#sets = sets;
    this.#info = info;
  }

  /** All fields of the type, selected or not. */
  get definitions(): GraphQLField<unknown, unknown>[] {
    return Object.values(this.#type.getFields());
  }

  /** Whether a field is selected, under any alias. */
  has(field: string): boolean {
    return this.#fields(field).length > 0;
  }

  /**
   * A field that is selected in exactly one way. Undefined when it is not selected, or under several aliases with
   * different arguments: then its own resolver fetches each.
   */
  only(field: string): Selected | undefined {
    const nodes = this.#fields(field);
    const [first] = nodes;
    const definition = this.#type.getFields()[field];
    if (!first || !definition) return undefined;
    const args = getArgumentValues(definition, first, this.#info.variableValues);
    const key = JSON.stringify(args);
    const same = nodes.every(
      (node) => JSON.stringify(getArgumentValues(definition, node, this.#info.variableValues)) === key,
    );
    const type = getNamedType(definition.type);
    if (!same || !isObjectType(type)) return undefined;
    const sets = nodes.flatMap((node) => node.selectionSet ?? []);
    return { args, selection: new Selection(type, sets, this.#info) };
  }

  /** What is selected along a path of fields without arguments, such as `edges`, `node`. */
  at(...path: string[]): Selection | undefined {
    const [next, ...rest] = path;
    if (next === undefined) return this;
    return this.only(next)?.selection.at(...rest);
  }

  #fields(name: string): FieldNode[] {
    const found: FieldNode[] = [];
    const visit = (set: SelectionSetNode) => {
      for (const node of set.selections) {
        const skip = getDirectiveValues(GraphQLSkipDirective, node, this.#info.variableValues);
        const include = getDirectiveValues(GraphQLIncludeDirective, node, this.#info.variableValues);
        if (skip?.if === true || include?.if === false) continue;
        if (node.kind === 'Field') {
          if (node.name.value === name) found.push(node);
        } else if (node.kind === 'InlineFragment') {
          if (this.#applies(node.typeCondition?.name.value)) visit(node.selectionSet);
        } else {
          const fragment = this.#info.fragments[node.name.value];
          if (fragment && this.#applies(fragment.typeCondition.name.value)) visit(fragment.selectionSet);
        }
      }
    };
    this.#sets.forEach(visit);
    return found;
  }

  #applies(condition: string | undefined): boolean {
    if (condition === undefined || condition === this.#type.name) return true;
    return this.#type.getInterfaces().some(({ name }) => name === condition);
  }
}

/** What the query selects on the object that a resolver is about to return. */
export function selectionOf(info: GraphQLResolveInfo): Selection {
  const type = getNamedType(info.returnType);
  if (!isObjectType(type)) throw new Error(`${info.fieldName} does not return an object type`);
  return new Selection(
    type,
    info.fieldNodes.flatMap((node) => node.selectionSet ?? []),
    info,
  );
}
