import { ArgsType, type ClassType, Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from './access.ts';
import { prefixOf } from './node.ts';
import { requireRange } from './range.ts';
import { apiError } from './refusal.ts';
import { isWrittenInstant } from './scalars.ts';
import type { Selection } from './selection.ts';
import { isStorable } from './text.ts';
import type { NodePrefix } from './node-types.ts';

/** Entries on a page when the caller does not say. */
export const PAGE_DEFAULT = 20;
/** Entries on a page at most. */
export const PAGE_MAX = 100;

@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the front, 0 to ${PAGE_MAX}; ${PAGE_DEFAULT} if neither is given.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many from the back, 0 to ${PAGE_MAX}; not together with first.`,
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string | null;
}

/** In which direction a list is ordered by a field. */
export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'From which end a list is read.',
  valuesConfig: {
    ASC: { description: 'The least first: the earliest, the smallest, by name from the front. 升序' },
    DESC: { description: 'The greatest first: the latest, the largest, by name from the back. 降序' },
  },
});

/** The value of one sort key of a row; the last key is always the id, so that no two rows are equal. */
export type SortValue = string | number;

/**
 * What a sort key is made of, so that a cursor that no list has given out is refused before it reaches the database:
 * a text, an instant as it is answered, a number, or the id of a type.
 */
export type SortKind = 'text' | 'instant' | 'number' | { readonly idOf: readonly NodePrefix[] };

/** One page, asked for: how many, from which end, between which positions. */
export interface Page {
  readonly size: number;
  /** True when the page is counted from the back. */
  readonly backward: boolean;
  /** Whether to see if there is more beyond it: only when somebody asks, for it costs a row. */
  readonly lookBeyond: boolean;
  readonly after: readonly SortValue[] | undefined;
  readonly before: readonly SortValue[] | undefined;
}

/**
 * Reads the arguments of a connection.
 * @param kinds what the sort keys in a cursor of this list are
 * @param selection what is selected on the connection, to leave out what nobody asks for
 * @throws BAD_USER_INPUT for first and last together, a size out of range, or a cursor that is not from this list
 */
export function pageOf(args: ConnectionArgs, kinds: readonly SortKind[], selection?: Selection): Page {
  if (args.first != null && args.last != null) throw apiError('BAD_USER_INPUT', 'Give first or last, not both.');
  const size = args.first ?? args.last ?? PAGE_DEFAULT;
  requireRange(size, { min: 0, max: PAGE_MAX }, ({ min, max }) =>
    apiError('BAD_USER_INPUT', `A page has ${min} to ${max} entries.`),
  );
  return {
    size,
    backward: args.last != null,
    lookBeyond: selection?.has('pageInfo') ?? true,
    after: args.after == null ? undefined : readCursor(args.after, kinds),
    before: args.before == null ? undefined : readCursor(args.before, kinds),
  };
}

function readCursor(cursor: string, kinds: readonly SortKind[]): SortValue[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isOurs = Array.isArray(values) && values.length === kinds.length;
    if (isOurs && kinds.every((kind, i) => isOfKind(values[i], kind))) return values;
  } catch {
    // Falls through to the same answer: whatever it is, it is not one of our cursors.
  }
  throw apiError('BAD_USER_INPUT', 'This cursor does not come from this list.');
}

function isOfKind(value: unknown, kind: SortKind): boolean {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (typeof value !== 'string') return false;
  if (kind === 'instant') return isWrittenInstant(value);
  if (kind === 'text') return isStorable(value);
  const prefix = prefixOf(value);
  return prefix !== undefined && kind.idOf.includes(prefix);
}

@Access('PUBLIC')
@Directive('@shareable')
@ObjectType({ description: 'Where a page lies in its list (Relay).', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first entry; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last entry; null on an empty page.' })
  endCursor!: string | null;
}

/** A row on a page, with its position. Its cursor is written only when it is read: most queries never ask for it. */
export class Edge<T> {
  readonly node: T;
  readonly #position: readonly SortValue[];

  constructor(node: T, position: readonly SortValue[]) {
    this.node = node;
    this.#position = position;
  }

  get cursor(): string {
    return Buffer.from(JSON.stringify(this.#position), 'utf8').toString('base64url');
  }
}

/** A page as the schema shows it. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
  readonly totalCount?: number | undefined;
}

/**
 * Makes the page from the rows a list query gave back.
 * @param rows at most `page.size + 1` rows in the direction of the page: the one too many tells that there is more
 * @param position the sort keys of a row, ending with its id
 * @param totalCount how many the whole list has, when that was asked for
 */
export function connectionOf<T>(
  rows: readonly T[],
  page: Page,
  position: (row: T) => readonly SortValue[],
  totalCount?: number,
): Connection<T> {
  const more = rows.length > page.size;
  const shown = more ? rows.slice(0, page.size) : rows;
  const edges = (page.backward ? shown.toReversed() : shown).map((row) => new Edge(row, position(row)));
  return {
    edges,
    totalCount,
    pageInfo: {
      hasNextPage: page.backward ? page.before !== undefined : more,
      hasPreviousPage: page.backward ? more : page.after !== undefined,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
  };
}

/**
 * A page of rows that are at hand, as a list in the database would give it.
 * @param rows in whatever order
 * @param position the sort keys of a row, ascending, ending with a unique one
 */
export function pageOfRows<T>(
  rows: readonly T[],
  page: Page,
  position: (row: T) => readonly SortValue[],
): Connection<T> {
  const { after, before, backward, size } = page;
  const between = rows
    .map((row) => ({ row, at: position(row) }))
    .filter(({ at }) => (!after || compare(at, after) > 0) && (!before || compare(at, before) < 0))
    .sort((one, other) => (backward ? compare(other.at, one.at) : compare(one.at, other.at)));
  const wanted = between.slice(0, size + (page.lookBeyond ? 1 : 0)).map(({ row }) => row);
  return connectionOf(wanted, page, position, rows.length);
}

function compare(one: readonly SortValue[], other: readonly SortValue[]): number {
  const at = one.findIndex((value, at) => value !== other[at]);
  if (at === -1) return 0;
  return one[at]! < other[at]! ? -1 : 1;
}

/** The page to read of a list whose keys ascend, so that {@link turned} makes of it the page of the list turned round. */
export function turnedPage(page: Page): Page {
  return { ...page, backward: !page.backward, after: page.before, before: page.after };
}

/** A page of a list whose keys ascend, as a page of the list turned round. */
export function turned<T>({ edges, pageInfo, totalCount }: Connection<T>): Connection<T> {
  return {
    edges: edges.toReversed(),
    totalCount,
    pageInfo: {
      hasNextPage: pageInfo.hasPreviousPage,
      hasPreviousPage: pageInfo.hasNextPage,
      get startCursor() {
        return pageInfo.endCursor;
      },
      get endCursor() {
        return pageInfo.startCursor;
      },
    },
  };
}

/** The connection and edge types of a node type, with the descriptions every one of them has. */
export function connectionTypes<T extends object>(node: ClassType<T>, name: string, whatItLists: string) {
  @Access('PUBLIC')
  @ObjectType(`${name}Edge`, { description: `One entry in a list of ${whatItLists}.`, simpleResolvers: true })
  class EdgeType {
    @Field(() => node, { description: 'The entry itself.' })
    node!: T;

    @Field(() => String, { description: 'Its position in this list, for `after` and `before`.' })
    cursor!: string;
  }

  @Access('PUBLIC')
  @ObjectType(`${name}Connection`, { description: `A page of ${whatItLists}.`, simpleResolvers: true })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The entries of this page, in order.' })
    edges!: EdgeType[];

    @Field(() => PageInfo, { description: 'Where this page lies in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many the whole list has. Counted only when asked for.' })
    totalCount!: number;
  }

  return { ConnectionType, EdgeType };
}
