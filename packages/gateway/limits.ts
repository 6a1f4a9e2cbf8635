import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type ASTVisitor, GraphQLError, parse, type SelectionSetNode, type ValidationContext } from 'graphql';

/** A larger request body is refused unread, in bytes. All these are what the server behind has, too. */
export const BODY_MAX_BYTES = 256 * 1024;
/** Longer headers are refused, in bytes. */
export const HEADERS_MAX_BYTES = 16 * 1024;
/** How long a request may take to arrive, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 15_000;
/** Lexical tokens of a document. */
const DOCUMENT_TOKENS_MAX = 4_000;
/** Fields within fields. */
const QUERY_DEPTH_MAX = 20;
/** Selections of a document with its fragments spread out. */
const SELECTIONS_MAX = 4_000;
/** Fields at the root of an operation. */
const ROOT_FIELDS_MAX = 20;

/**
 * Refuses documents that are too long, too deep or too wide, before anything is asked of a subgraph. What a document may
 * cost is counted by the server behind, for its part.
 */
export function limitDocuments(): GatewayPlugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: string, options?: object) => parse(source, { ...options, maxTokens: DOCUMENT_TOKENS_MAX }));
    },
    onValidate({ addValidationRule }) {
      addValidationRule(limitSelections);
    },
  };
}

interface Extent {
  readonly depth: number;
  readonly selections: number;
  /** Fields of its own, those of its fragments among them. */
  readonly fields: number;
}

const NOTHING: Extent = { depth: 0, selections: 0, fields: 0 };

function limitSelections(context: ValidationContext): ASTVisitor {
  const extents = new Map<string, Extent>();

  function extentOf({ selections }: SelectionSetNode): Extent {
    let [depth, count, fields] = [0, 0, 0];
    for (const selection of selections) {
      const inner =
        selection.kind === 'FragmentSpread'
          ? fragmentExtent(selection.name.value)
          : selection.selectionSet
            ? extentOf(selection.selectionSet)
            : NOTHING;
      depth = Math.max(depth, inner.depth + (selection.kind === 'Field' ? 1 : 0));
      count += inner.selections + 1;
      fields += selection.kind === 'Field' ? 1 : inner.fields;
    }
    return { depth, selections: count, fields };
  }
  function fragmentExtent(name: string): Extent {
    const known = extents.get(name);
    if (known) return known;
    // A fragment that contains itself is refused by another rule; here it has to end.
    extents.set(name, NOTHING);
    const fragment = context.getFragment(name);
    const extent = fragment ? extentOf(fragment.selectionSet) : NOTHING;
    extents.set(name, extent);
    return extent;
  }
  function refuse(message: string): void {
    context.reportError(new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } }));
  }
  return {
    OperationDefinition({ selectionSet }) {
      const { depth, selections, fields } = extentOf(selectionSet);
      if (depth > QUERY_DEPTH_MAX) refuse(`Fields are nested ${depth} deep; at most ${QUERY_DEPTH_MAX} are allowed.`);
      if (selections > SELECTIONS_MAX)
        refuse(`There are ${selections} selections; at most ${SELECTIONS_MAX} are allowed.`);
      if (fields > ROOT_FIELDS_MAX) {
        refuse(`An operation has at most ${ROOT_FIELDS_MAX} fields at its root.`);
      }
    },
  };
}
