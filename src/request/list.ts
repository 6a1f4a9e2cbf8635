import type DataLoader from 'dataloader';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from './context.ts';
import type { Database } from '../database/database.ts';
import { type Connection, connectionOf, type Page, type SortKind, type SortValue } from '../shared/connection.ts';
import { keyset } from './keyset.ts';
import type { PrefetchedField } from './prefetch.ts';
import { defineLoader } from './loader.ts';

/** A list as SQL: read as a page of its own, or as a page under each of many parents. */
export interface List<R> {
  /** The members of a row. */
  readonly columns: RawBuilder<R>;
  /** The tables, under the aliases that columns, keys and conditions use. */
  readonly from: RawBuilder<unknown>;
  /** The sort keys, ascending, ending with a unique one; none of them null. */
  readonly keys: readonly RawBuilder<unknown>[];
  /** What each of them is, for reading a cursor. */
  readonly kinds: readonly SortKind[];
  /** The same keys as a row holds them. */
  readonly position: (row: R) => readonly SortValue[];
}

/**
 * A page of a list: one statement, and one more for the count when that was asked for.
 * @param prefetched nested fields to fetch in the same statement, which then stand on the rows
 */
export async function readList<R>(
  db: Database,
  list: List<R>,
  conditions: readonly RawBuilder<unknown>[],
  page: Page,
  withCount: boolean,
  prefetched: readonly PrefetchedField[] = [],
): Promise<Connection<R>> {
  // The keys hold the caller's arguments, so they do not become names in SQL, which also ends a name at 63 bytes.
  const columns = prefetched.map(({ value }, i) => sql`, ${value} as ${sql.ref(`prefetched${i}`)}`);
  const more = sql.join(columns, sql``);
  const [{ rows }, total] = await Promise.all([
    pageStatement<R>(list, conditions, page, more).execute(db),
    withCount ? countStatement(list, conditions).execute(db) : undefined,
  ]);
  for (const row of rows as (R & Record<string, unknown>)[]) {
    prefetched.forEach(({ key, read }, i) => Object.assign(row, { [key]: read(row[`prefetched${i}`]) }));
  }
  return connectionOf(rows, page, list.position, total?.rows[0]?.n);
}

/** What {@link nestedPage} gives back. */
export interface NestedPage<R> {
  readonly rows: readonly R[];
  /** How many the whole list under this parent has; null when nobody asked. */
  readonly total: number | null;
}

/**
 * A page of a list as one value of a larger statement, in JSON: what a prefetch selects beside the columns of the
 * parent. The conditions name the parent by a column of the outer statement.
 */
export function nestedPage<R>(
  list: List<R>,
  conditions: readonly RawBuilder<unknown>[],
  page: Page,
  withCount: boolean,
): RawBuilder<NestedPage<R>> {
  const rows = sql`(select coalesce(json_agg(row), '[]') from (${pageStatement(list, conditions, page)}) as row)`;
  const total = withCount ? sql`(${countStatement(list, conditions)})` : sql`null::integer`;
  return sql<NestedPage<R>>`json_build_object('rows', ${rows}, 'total', ${total})`;
}

/** The page that {@link nestedPage} gave back, as the schema shows it. */
export function connectionOfNested<R>(list: List<R>, page: Page, nested: NestedPage<R>): Connection<R> {
  return connectionOf(nested.rows, page, list.position, nested.total ?? undefined);
}

/** Which page under which parent. `where` are the remaining arguments of the field, null when it has none. */
interface UnderParent<W> {
  readonly parentId: string;
  readonly where: W;
  readonly page: Page;
  readonly withCount: boolean;
}

/**
 * Declares the batched read of a list under many parents: one statement for all parents that are asked with the same
 * arguments.
 * @param list what is listed; a function where the arguments, or who asks and when, have a say in columns or order
 * @param conditions which rows belong to the parent that the expression names
 */
export function defineListUnder<R, W = null>(
  list: List<R> | ((where: W, ctx: Context) => List<R>),
  conditions: (
    ctx: Context,
    parentId: RawBuilder<string>,
    where: W,
  ) => readonly RawBuilder<unknown>[] | Promise<readonly RawBuilder<unknown>[]>,
): (ctx: Context) => DataLoader<UnderParent<W>, Connection<R>> {
  const listOf = typeof list === 'function' ? list : () => list;
  return defineLoader<UnderParent<W>, Connection<R>>(
    async (ctx, keys) => {
      const pages = new Map<UnderParent<W>, Connection<R>>();
      const groups = Map.groupBy(keys, ({ where, page, withCount }) => JSON.stringify([where, page, withCount]));
      await Promise.all(
        [...groups.values()].map(async (group) => {
          const { where, page, withCount } = group[0]!;
          const list = listOf(where, ctx);
          const nested = nestedPage(list, await conditions(ctx, sql<string>`parent.id`, where), page, withCount);
          const parentIds = group.map(({ parentId }) => parentId);
          const { rows } = await sql<{ id: string; page: NestedPage<R> }>`
            select parent.id, ${nested} as page from unnest(${parentIds}::text[]) as parent (id)`.execute(ctx.db);
          const byId = new Map(rows.map((row) => [row.id, row.page]));
          for (const key of group) pages.set(key, connectionOfNested(list, page, byId.get(key.parentId)!));
        }),
      );
      return keys.map((key) => pages.get(key)!);
    },
    (key) => JSON.stringify([key.parentId, key.where, key.page, key.withCount]),
  );
}

function pageStatement<R>(
  list: List<R>,
  conditions: readonly RawBuilder<unknown>[],
  page: Page,
  more: RawBuilder<unknown> = sql``,
): RawBuilder<R> {
  const { between, order, limit } = keyset(page, list.keys);
  return sql<R>`
    select ${list.columns} ${more} from ${list.from}
    where ${all(conditions)} and ${between} order by ${order} limit ${limit}`;
}

function countStatement(
  { from }: Pick<List<never>, 'from'>,
  conditions: readonly RawBuilder<unknown>[],
): RawBuilder<{ n: number }> {
  return sql<{ n: number }>`select count(*)::int as n from ${from} where ${all(conditions)}`;
}

function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);
}
