import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  GraphQLError,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isUnionType,
  type OperationDefinitionNode,
  parse,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import type { Context } from '../../request/context.ts';
import type { BudgetLeft } from '../../request/rates/leases.ts';
import { requireModestDocument } from './document-size.ts';
import { isFormOfPage, listSizeOf } from './list-size.ts';
import { PAGE_MAX } from '../../shared/connection.ts';
import type { RequestRates } from './request-rates.ts';
import { requireVariables } from './variables.ts';
import { type ListSize, RANGE_OBJECTS } from '../../shared/list-size.ts';
import { isOncePerDocument } from '../../shared/once-per-document.ts';

/** Objects that one operation may ask for at most, over all its lists: 100 lists of 100, or one of 50 with 5 in 20 each. */
export const QUERY_OBJECTS_MAX = 10_000;
/** Values of these objects: ten fields of each. Without this, aliases would multiply every field. */
export const QUERY_VALUES_MAX = 100_000;
/**
 * How deep fields may be nested: the deepest sensible page of ours needs some twelve, the explorer's own query fifteen. A
 * field of an abstract type counts for two, since what is selected on it is worked out for every type that it may be.
 */
export const QUERY_DEPTH_MAX = 20;
/** Root fields of a query. */
export const QUERY_FIELDS_MAX = 20;
/** Root fields of a mutation: each is a transaction of its own. */
export const MUTATION_FIELDS_MAX = 5;

/** A range of time counts one object for each day of it; this many if it cannot be read, which the field then refuses. */
const UNREADABLE_RANGE_DAYS = 400;
const DAY_MS = 86_400_000;
/**
 * So many characters of the arguments of a field count as one value for each of its parents, which all are asked with
 * them: what a page sends stays below, a filter with a list of thousands does not.
 */
const ARGUMENT_CHARACTERS = 200;

/** Values that cost a point: one object has some ten. */
const VALUES_PER_POINT = 10;
/** What each root field of a mutation costs beside what it gives back, in points: a transaction. */
const MUTATION_POINTS = 10;

/**
 * What an operation could give back at most, as it stands in `extensions.cost` of the answer, and what is left of it for
 * the same operation; the next one starts anew.
 */
export interface OperationCost {
  readonly requested: CostFigures;
  readonly limit: CostFigures;
  readonly left: CostFigures;
  /** What it cost its caller, and what is left of that over time; absent where nobody counts. */
  readonly budget?: BudgetLeft & { readonly points: number };
}

export interface CostFigures {
  /** Objects over all lists, with the page sizes that were asked for. */
  readonly objects: number;
  /** Values of these objects. */
  readonly values: number;
}

const LIMIT: CostFigures = { objects: QUERY_OBJECTS_MAX, values: QUERY_VALUES_MAX };

/**
 * Refuses operations that ask for too much, before anything of them runs and each step before the next, which costs more:
 * documents that are too large, operations that ask for too much, variables that do not fit.
 *
 * What counts is how much the fields could give back: lists with the page sizes that are actually asked for, literal or by
 * variable, multiplied along the nesting, and hours with the days of their range. Every alias counts for itself. The answer
 * says what was counted, in `extensions.cost`, also when it was too much; only an operation that is nested or repeated
 * without end is not counted to its end.
 * @param rates what callers may ask for over time, by the same count
 */
export function limitQueryCost(schema: GraphQLSchema, rates?: RequestRates): ApolloServerPlugin<Context> {
  // By what goes on in the place of a document that is refused before it is validated. Apollo Server keeps that like any
  // valid document, and hands it out when the same text comes again.
  const refusals = new WeakMap<DocumentNode, unknown>();
  return {
    requestDidStart: async () => {
      let cost: OperationCost | undefined;
      return {
        validationDidStart: async (given) => {
          try {
            requireModestDocument(given.document);
          } catch (error) {
            // Apollo Server lets a plugin refuse only an operation that is resolved: so this goes on with one of nothing.
            const nothing = parse('{__typename}');
            refusals.set(nothing, error);
            Object.assign(given, { document: nothing });
          }
        },
        // Apollo Server begins with all plugins at once: what is to wait for a limit has to stand here, behind it.
        didResolveOperation: async ({ document, operation, request, contextValue }) => {
          if (refusals.has(document)) throw refusals.get(document);
          if (!operation) return;
          const counted = counts(schema, document, operation, request.variables);
          cost = costOf(counted);
          requireWithinLimits(operation, counted);
          requireVariables(schema, document, operation, request.variables ?? {});
          const points = pointsOf(operation, counted);
          // Also when it is too much: whoever is sent away is told of what.
          const told = (budget: BudgetLeft | undefined) => {
            if (budget) cost = { ...cost!, budget: { points, ...budget } };
          };
          try {
            told(await rates?.asked(contextValue, points));
          } catch (error) {
            told(rates?.left(contextValue));
            throw error;
          }
        },
        willSendResponse: async ({ response: { body } }) => {
          if (!cost || body.kind !== 'single') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}

/** What an operation costs its caller. */
function pointsOf(
  { operation }: Pick<OperationDefinitionNode, 'operation'>,
  { fields, objects, values }: CostFigures & { readonly fields: number },
): number {
  const writes = operation === 'mutation' ? fields * MUTATION_POINTS : 0;
  return writes + Math.max(1, objects, Math.ceil(values / VALUES_PER_POINT));
}

/**
 * The same for a valid operation that does not pass through Apollo Server, as a subscription: what counts is one event.
 * @returns what it could give back
 * @throws BAD_USER_INPUT when it asks for too much, or for the first variable that does not fit
 */
export function requireAffordable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): CostFigures & { readonly points: number } {
  const counted = counts(schema, document, operation, variables);
  requireWithinLimits(operation, counted);
  requireVariables(schema, document, operation, variables ?? {});
  return { ...counted, points: pointsOf(operation, counted) };
}

interface Counts extends CostFigures {
  /** Fields at the root. */
  readonly fields: number;
  /** The names of those that a document has once: see `OncePerDocument`. */
  readonly weighty: readonly string[];
}

function counts(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): Counts {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === 'FragmentDefinition' ? [[one.name.value, one] as const] : [])),
  );
  return new Counter(schema, fragments, { ...defaultsOf(operation), ...variables }).count(operation);
}

function requireWithinLimits(
  { operation }: OperationDefinitionNode,
  { fields, weighty, objects, values }: Counts,
): void {
  const fieldsMax = operation === 'mutation' ? MUTATION_FIELDS_MAX : QUERY_FIELDS_MAX;
  if (fields > fieldsMax) throw tooMuch(`A ${operation} has at most ${fieldsMax} fields at its root.`);
  if (weighty.length > 1) throw tooMuch(`One document books, signs or pays once: send ${weighty.join(' and ')} apart.`);
  requireAtMost(objects, QUERY_OBJECTS_MAX, 'objects');
  requireAtMost(values, QUERY_VALUES_MAX, 'values');
}

function costOf({ objects, values }: CostFigures): OperationCost {
  const requested = { objects, values };
  const left = {
    objects: Math.max(0, LIMIT.objects - requested.objects),
    values: Math.max(0, LIMIT.values - requested.values),
  };
  return { requested, limit: LIMIT, left };
}

function requireAtMost(asked: number, max: number, what: string): void {
  if (asked > max) throw tooMuch(`This could return ${asked} ${what}; at most ${max} are allowed.`);
}

function tooMuch(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}

/** The defaults of an operation's variables: page sizes, times and lists of ids count, whichever way they come. */
function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
    ),
  );
}

type AnyField = GraphQLField<unknown, unknown>;

const knownSizes = new WeakMap<AnyField, { readonly size: ListSize | undefined }>();

/** {@link listSizeOf}, looked up once, as every request asks. */
function knownSize(field: AnyField): ListSize | undefined {
  let found = knownSizes.get(field);
  if (!found) {
    found = { size: listSizeOf(field) };
    knownSizes.set(field, found);
  }
  return found.size;
}

class Counter {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Readonly<Record<string, unknown>>;
  /** A fragment is counted wherever it is spread, its arguments measured once. */
  readonly #argumentLengths = new Map<FieldNode, number>();
  readonly #variableLengths = new Map<string, number>();
  #fields = 0;
  readonly #weighty: string[] = [];
  /** Items sent to the root field that is being counted. */
  #items: number | undefined;
  #objects = 0;
  #values = 0;

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    variables: Readonly<Record<string, unknown>>,
  ) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  count({ operation, selectionSet }: OperationDefinitionNode): Counts {
    const root = this.#schema.getRootType(operation);
    if (!root) throw tooMuch(`There is no ${operation} here.`);
    this.#countIn(selectionSet, root, 1, 1);
    return { fields: this.#fields, weighty: this.#weighty, objects: this.#objects, values: this.#values };
  }

  /** @param times how many objects of this type the operation could get here */
  #countIn(set: SelectionSetNode, type: GraphQLCompositeType, times: number, depth: number): void {
    if (depth > QUERY_DEPTH_MAX) throw tooMuch(`Fields are nested at most ${QUERY_DEPTH_MAX} deep.`);
    for (const node of set.selections) {
      if (node.kind === 'Field') {
        if (depth === 1) this.#fields++;
        this.#countField(node, type, times, depth);
      } else {
        const fragment = node.kind === 'InlineFragment' ? node : this.#fragments.get(node.name.value);
        const condition = fragment?.typeCondition && this.#schema.getType(fragment.typeCondition.name.value);
        const inside = condition && isCompositeType(condition) ? condition : type;
        if (fragment) this.#countIn(fragment.selectionSet, inside, times, depth);
      }
    }
  }

  #countField(node: FieldNode, parent: GraphQLCompositeType, times: number, depth: number): void {
    // At the root, arguments are read once.
    if (depth > 1 && node.arguments?.length) {
      this.#values += times * Math.floor(this.#argumentsLength(node) / ARGUMENT_CHARACTERS);
    }
    if (!node.selectionSet) {
      this.#values += times;
      return;
    }
    const field = this.#fieldOf(node, parent);
    if (depth === 1) {
      this.#items = this.#itemsSent(node);
      if (field && isOncePerDocument(field)) this.#weighty.push(field.name);
    }
    const type = field && getNamedType(field.type);
    if (!type || !isCompositeType(type)) return;
    if (field === SchemaMetaFieldDef) {
      this.#countIntrospected(node.selectionSet, type, new Map([[this.#schema, times]]), depth + 1);
      return;
    }
    if (field === TypeMetaFieldDef) {
      const asked = this.#schema.getType(textOf(this.#argument(node, 'name')));
      if (asked) this.#countIntrospected(node.selectionSet, type, new Map([[asked, times]]), depth + 1);
      return;
    }
    // What is selected below an empty page is looked at all the same, so it counts as for one entry.
    const size = Math.max(1, this.#sizeOf(node, field));
    // A connection's edges, its page info and their nodes are what the connection was counted for.
    if (!isFormOfPage(parent.name)) this.#objects += times * size;
    this.#countIn(node.selectionSet, type, times * size, depth + (isAbstractType(type) ? 2 : 1));
  }

  /**
   * Introspection counts what it gives back: every field of each thing in the schema, null or not.
   * @param things what the selection is applied to, and how often each
   */
  #countIntrospected(
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    things: ReadonlyMap<unknown, number>,
    depth: number,
  ): void {
    if (depth > QUERY_DEPTH_MAX) throw tooMuch(`Fields are nested at most ${QUERY_DEPTH_MAX} deep.`);
    const times = things.values().reduce((sum, each) => sum + each, 0);
    for (const node of set.selections) {
      if (node.kind !== 'Field') {
        const fragment = node.kind === 'InlineFragment' ? node : this.#fragments.get(node.name.value);
        if (fragment) this.#countIntrospected(fragment.selectionSet, type, things, depth);
        continue;
      }
      this.#values += times;
      // Counting takes a step for each value, too: no further than what is allowed.
      requireAtMost(this.#values, QUERY_VALUES_MAX, 'values');
      const field = (type as GraphQLObjectType).getFields()[node.name.value];
      if (!node.selectionSet || !field) continue;
      const inside = getNamedType(field.type) as GraphQLCompositeType;
      this.#countIntrospected(node.selectionSet, inside, this.#introspected(field, things), depth + 1);
    }
  }

  /** What an introspection field gives back for each of some things. */
  #introspected(field: AnyField, things: ReadonlyMap<unknown, number>): ReadonlyMap<unknown, number> {
    const info = { schema: this.#schema } as GraphQLResolveInfo;
    const found = new Map<unknown, number>();
    for (const [thing, times] of things) {
      const given: unknown = field.resolve!(thing, { includeDeprecated: true }, undefined, info);
      for (const each of Array.isArray(given) ? given : [given]) {
        if (each != null) found.set(each, (found.get(each) ?? 0) + times);
      }
    }
    return found;
  }

  #fieldOf({ name: { value: name } }: FieldNode, parent: GraphQLCompositeType): AnyField | undefined {
    const metaFields = [SchemaMetaFieldDef, TypeMetaFieldDef];
    return (
      metaFields.find((meta) => meta.name === name) ?? (isUnionType(parent) ? undefined : parent.getFields()[name])
    );
  }

  /** How many objects a field can give back for each of its parents. */
  #sizeOf(node: FieldNode, field: AnyField): number {
    const size = knownSize(field);
    if (size?.by === 'page') return this.#pageSize(node, size);
    if (size?.by === 'given') return this.#lengthGiven(node, size) ?? 1;
    if (size?.by === 'items') return this.#items ?? size.assumed;
    if (size?.by === 'held') return size.assumed;
    return (size && this.#dayCount(node, size)) ?? 1;
  }

  #pageSize(node: FieldNode, { args = [], assumed }: ListSize): number {
    const asked = args.map((name) => this.#argument(node, name)).find((value) => value !== undefined) ?? assumed;
    // A size out of range is refused by the field itself; here it only must not lower the count.
    return typeof asked === 'number' ? Math.max(0, Math.min(asked, PAGE_MAX)) : PAGE_MAX;
  }

  /** How many items a mutation is sent in its input; undefined when it has no such list, or none that can be read. */
  #itemsSent(node: FieldNode): number | undefined {
    const input = node.arguments?.find(({ name }) => name.value === 'input')?.value;
    if (input?.kind !== 'Variable') return undefined;
    const items = (this.#variables[input.name.value] as { readonly items?: unknown } | null | undefined)?.items;
    return Array.isArray(items) ? items.length : undefined;
  }

  /** The number of ids in `nodes(ids:)`, or of references to entities; undefined when it is no list. */
  #lengthGiven(node: FieldNode, { args = [] }: ListSize): number | undefined {
    const given = this.#argument(node, args[0]!);
    return Array.isArray(given) ? given.length : undefined;
  }

  /** The days of a range of time; undefined when it is none. */
  #dayCount(node: FieldNode, { args = [] }: ListSize): number | undefined {
    const [from, to] = args.map((name) => this.#argument(node, name));
    if (from === undefined || to === undefined) return undefined;
    const days = Math.ceil((Date.parse(textOf(to)) - Date.parse(textOf(from))) / DAY_MS);
    return RANGE_OBJECTS + (Number.isNaN(days) ? UNREADABLE_RANGE_DAYS : Math.max(1, days));
  }

  /** Characters of the arguments of a field, those of the variables in them included. */
  #argumentsLength(node: FieldNode): number {
    const known = this.#argumentLengths.get(node);
    if (known !== undefined) return known;
    let length = 0;
    for (const argument of node.arguments ?? []) {
      length += argument.loc!.end - argument.loc!.start;
      visit(argument.value, { Variable: ({ name }) => void (length += this.#variableLength(name.value)) });
    }
    this.#argumentLengths.set(node, length);
    return length;
  }

  #variableLength(name: string): number {
    const known = this.#variableLengths.get(name);
    if (known !== undefined) return known;
    const length = JSON.stringify(this.#variables[name])?.length ?? 0;
    this.#variableLengths.set(name, length);
    return length;
  }

  #argument(node: FieldNode, name: string): unknown {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    switch (value?.kind) {
      case 'IntValue':
        return Number(value.value);
      case 'StringValue':
        return value.value;
      case 'ListValue':
        return value.values;
      case 'Variable':
        return this.#variables[value.name.value] ?? undefined;
      default:
        return undefined;
    }
  }
}

/** A text or number as text. Variables are not looked at yet, and not every object that is sent can be made a text. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
