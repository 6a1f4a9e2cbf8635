import type { GraphQLField, GraphQLResolveInfo } from 'graphql';
import type { RawBuilder } from 'kysely';
import { Extensions } from 'type-graphql';
import { type Selected, selectionOf } from '../shared/selection.ts';
import type { Context } from './context.ts';

/** How a field with arguments is fetched in the statement of a list of its parents. */
export interface PrefetchedValue {
  /** Its value in SQL, in JSON where it is more than a plain value; the list says under which alias the parent's row is. */
  readonly value: RawBuilder<unknown>;
  /** What the field answers, from the value that came back. */
  readonly read: (value: unknown) => unknown;
}

/** A field that a list fetches in its own statement. */
export interface PrefetchedField extends PrefetchedValue {
  /** The key on the parent's row under which the field is found there: see {@link prefetchKey}. */
  readonly key: string;
}

type PrefetchOf = (selected: Selected, ctx: Context) => Promise<PrefetchedValue>;

/**
 * Lets a list of parents fetch this field in its own statement, where the list asks for {@link prefetchedFields}. It
 * stands beside the field's resolver, which answers everywhere else: the parents know nothing of who adds to them.
 */
export function Prefetch(prefetch: PrefetchOf): ReturnType<typeof Extensions> {
  return Extensions({ prefetch });
}

/** How the field is prefetched; undefined for a field that is not. */
export function prefetchOf({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): PrefetchOf | undefined {
  return extensions.prefetch as PrefetchOf | undefined;
}

/** The fields to fetch along with a list, from what the query selects on its nodes. */
export async function prefetchedFields(info: GraphQLResolveInfo, ctx: Context): Promise<PrefetchedField[]> {
  const node = selectionOf(info).at('edges', 'node');
  const wanted = node?.definitions.flatMap((field) => {
    const prefetch = prefetchOf(field);
    const selected = prefetch && node.only(field.name);
    return selected ? [{ field, prefetch, selected }] : [];
  });
  return Promise.all(
    (wanted ?? []).map(async ({ field, prefetch, selected }) => ({
      key: prefetchKey(field.name, selected.args),
      ...(await prefetch(selected, ctx)),
    })),
  );
}

/**
 * The key under which the result of a field with arguments is left on its parent's row. Null counts as absent, in input
 * objects as well: executors differ on variables that are not given, and no field of ours tells them apart.
 */
export function prefetchKey(field: string, args: object): string {
  return field + JSON.stringify(args, (_, value: unknown) => (isRecord(value) ? givenInOrder(value) : value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function givenInOrder(record: Record<string, unknown>): Record<string, unknown> {
  const given = Object.entries(record).filter(([, value]) => value != null);
  return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)));
}
