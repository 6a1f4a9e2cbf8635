import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Lexical tokens of a document: some ten times what the explorer's introspection query has. */
export const DOCUMENT_TOKENS_MAX = 4_000;
/** Selections of a document with its fragments spread out, as a few fragments that spread each other twice become millions. */
export const SELECTIONS_MAX = 4_000;
/**
 * Levels of selections in each other, fragments spread out: five fragments around each of the deepest fields. Everybody
 * who walks a document does so by recursion, and what has no end (a fragment in itself) or hundreds of levels is the end
 * of the stack.
 */
const NESTING_MAX = 100;

/**
 * Pairs of selections that are given back under the same name, and of fragments spread in the same place, each of which
 * validation compares: 140 of a kind. Of 900 it had nearly half a million, and took a quarter of a second.
 */
const COMPARISONS_MAX = 10_000;
/** Directives in one place: twice as many as there are for operations, none of which may stand there twice. */
const DIRECTIVES_MAX = 4;
/** Errors of a document that are told at once: graphql-js adds one, that there are more, which makes ten. */
export const VALIDATION_ERRORS_MAX = 9;

/**
 * Refuses a document that is too large to be looked at closely. To be asked before anybody else walks the document:
 * validation compares fields and fragments in pairs, and all that follows spreads fragments out.
 * @throws BAD_USER_INPUT
 */
export function requireModestDocument({ definitions }: DocumentNode): void {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const byName = new Map(fragments.map((one) => [one.name.value, one]));
  const measure = new Measure(byName);
  let selections = 0;
  let comparisons = 0;
  const require = (definition: OperationDefinitionNode | FragmentDefinitionNode) => {
    const { selectionSet } = definition;
    const variables = ('variableDefinitions' in definition && definition.variableDefinitions) || [];
    [definition, ...variables].forEach(requireFewDirectives);
    selections += measure.sizeOf(selectionSet, 1).selections;
    if (selections > SELECTIONS_MAX) throw tooManySelections();
    comparisons += comparisonsIn([selectionSet], byName);
    if (comparisons > COMPARISONS_MAX) throw tooLarge('A document repeats the same selections too often.');
  };
  operations.forEach(require);
  // Those that no operation has: validation says so, and looks at them all the same.
  fragments.filter((one) => !measure.isMeasured(one)).forEach(require);
}

/** How many comparisons validation makes of what some sets of selections give back in the same place, and below it. */
function comparisonsIn(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number {
  const byName = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        const same = byName.get(name);
        if (same) same.push(node);
        else byName.set(name, [node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        collect(node.selectionSet);
      } else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        const fragment = fragments.get(node.name.value);
        if (fragment) collect(fragment.selectionSet);
      }
    }
  };
  sets.forEach(collect);
  let comparisons = pairs(spread.size);
  for (const same of byName.values()) {
    comparisons += pairs(same.length);
    const below = same.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (below.length > 0) comparisons += comparisonsIn(below, fragments);
  }
  return comparisons;
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

/** What a set of selections comes to with its fragments spread out. */
interface Size {
  readonly selections: number;
  /** Levels in each other. */
  readonly levels: number;
}

class Measure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** By name; undefined while a fragment is being measured. */
  readonly #sizes = new Map<string, Size | undefined>();

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#fragments = fragments;
  }

  isMeasured(fragment: FragmentDefinitionNode): boolean {
    return this.#sizes.has(fragment.name.value);
  }

  /** @param level at which the set stands, from the definition that it is in */
  sizeOf({ selections }: SelectionSetNode, level: number): Size {
    if (level > NESTING_MAX) throw tooDeep();
    let size: Size = { selections: 0, levels: 1 };
    for (const node of selections) {
      requireFewDirectives(node);
      const inside =
        node.kind === Kind.FRAGMENT_SPREAD
          ? this.#sizeOfFragment(node.name.value, level)
          : node.selectionSet && this.sizeOf(node.selectionSet, level + 1);
      size = {
        selections: size.selections + 1 + (inside?.selections ?? 0),
        levels: Math.max(size.levels, 1 + (inside?.levels ?? 0)),
      };
      if (size.levels > NESTING_MAX) throw tooDeep();
      if (size.selections > SELECTIONS_MAX) throw tooManySelections();
    }
    return size;
  }

  /** Undefined for one that is not there, which validation says. */
  #sizeOfFragment(name: string, level: number): Size | undefined {
    if (this.#sizes.has(name)) {
      const known = this.#sizes.get(name);
      if (!known) throw tooLarge(`The fragment "${name}" contains itself.`);
      return known;
    }
    const fragment = this.#fragments.get(name);
    if (!fragment) return undefined;
    this.#sizes.set(name, undefined);
    const size = this.sizeOf(fragment.selectionSet, level + 1);
    this.#sizes.set(name, size);
    return size;
  }
}

/** Each of them is an error of its own when it is none, or stands where it may not. */
function requireFewDirectives({ directives = [] }: { readonly directives?: readonly unknown[] | undefined }): void {
  if (directives.length > DIRECTIVES_MAX) throw tooLarge(`At most ${DIRECTIVES_MAX} directives stand in one place.`);
}

function tooManySelections(): GraphQLError {
  return tooLarge(`A document has at most ${SELECTIONS_MAX} selections.`);
}

function tooDeep(): GraphQLError {
  return tooLarge(`Selections are nested at most ${NESTING_MAX} deep, fragments included.`);
}

function tooLarge(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
