import { type RawBuilder, sql } from 'kysely';
import type { Page } from '../shared/connection.ts';

/** The parts of a list query that make it one page. */
interface Keyset {
  /** Only rows between the cursors. */
  readonly between: RawBuilder<unknown>;
  /** The order, turned round when the page is counted from the back. */
  readonly order: RawBuilder<unknown>;
  /** The size of the page, and one row more if somebody wants to know whether there is more. */
  readonly limit: RawBuilder<unknown>;
}

/**
 * Keyset pagination in SQL: rows are found by comparing sort keys with those of the cursor, so that a page costs the
 * same wherever it lies, and rows that come or go do not shift the others.
 * @param keys the sort keys, ascending, ending with a unique one; none of them null
 */
export function keyset(page: Page, keys: readonly RawBuilder<unknown>[]): Keyset {
  const row = sql`(${sql.join([...keys])})`;
  const position = (values: readonly unknown[]) => sql`(${sql.join([...values])})`;
  const after = page.after ? sql`${row} > ${position(page.after)}` : sql`true`;
  const before = page.before ? sql`${row} < ${position(page.before)}` : sql`true`;
  const direction = page.backward ? sql` desc` : sql``;
  return {
    between: sql`${after} and ${before}`,
    order: sql.join(keys.map((key) => sql`${key}${direction}`)),
    limit: sql`${page.size + (page.lookBeyond ? 1 : 0)}`,
  };
}
