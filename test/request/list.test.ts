import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { keyset } from '../../src/request/keyset.ts';
import { connectionOfNested, type List, nestedPage } from '../../src/request/list.ts';
import type { Page } from '../../src/shared/connection.ts';

/** Writes statements without a database. */
const statements = new Kysely<unknown>({
  dialect: new PostgresDialect({ pool: async () => Promise.reject(new Error()) }),
});
/** A statement with its values in place, and one blank where there are more. */
function written(statement: RawBuilder<unknown>): string {
  const { sql: text, parameters } = statement.compile(statements);
  const filled = text.replaceAll(/\$(\d+)/g, (_, number) => JSON.stringify(parameters[Number(number) - 1]));
  return filled.replaceAll(/\s+/g, ' ').trim();
}

const PAGE: Page = { size: 20, backward: false, lookBeyond: false, after: undefined, before: undefined };
const KEYS = [sql`e.name`, sql`e.id`];
const parts = (page: Partial<Page>) => {
  const { between, order, limit } = keyset({ ...PAGE, ...page }, KEYS);
  return { between: written(between), order: written(order), limit: written(limit) };
};

describe('a page by its sort keys', () => {
  test('is the first one without cursors', () => {
    expect(parts({})).toEqual({ between: 'true and true', order: 'e.name, e.id', limit: '20' });
  });

  test('begins after one cursor and ends before the other', () => {
    expect(parts({ after: ['a', 1] }).between).toBe('(e.name, e.id) > ("a", 1) and true');
    expect(parts({ before: ['b', 2] }).between).toBe('true and (e.name, e.id) < ("b", 2)');
    expect(parts({ after: ['a', 1], before: ['b', 2] }).between).toBe(
      '(e.name, e.id) > ("a", 1) and (e.name, e.id) < ("b", 2)',
    );
  });

  test('is counted from the back in the reverse order', () => {
    expect(parts({ backward: true }).order).toBe('e.name desc, e.id desc');
  });

  test('has a row more when somebody asks whether there is more', () => {
    expect(parts({ lookBeyond: true }).limit).toBe('21');
  });
});

describe('a page as a value of a larger statement', () => {
  const list: List<{ readonly id: string }> = {
    columns: sql`e.id`,
    from: sql`entry e`,
    keys: [sql`e.id`],
    kinds: ['text'],
    position: ({ id }) => [id],
  };

  test('has the rows, and how many there are in all if asked', () => {
    expect(written(nestedPage(list, [], PAGE, false))).toBe(
      "json_build_object('rows', (select coalesce(json_agg(row), '[]') from ( select e.id from entry e " +
        "where true and true and true order by e.id limit 20) as row), 'total', null::integer)",
    );
    expect(written(nestedPage(list, [sql`e.a`, sql`e.b`], PAGE, true))).toContain(
      "'total', (select count(*)::int as n from entry e where e.a and e.b))",
    );
  });

  test('is shown as any other', () => {
    const rows = [{ id: 'a' }, { id: 'b' }];
    const shown = connectionOfNested(list, PAGE, { rows, total: 7 });
    expect(shown.edges.map(({ node }) => node)).toEqual(rows);
    expect(shown).toMatchObject({ totalCount: 7 });
    expect(connectionOfNested(list, PAGE, { rows, total: null })).not.toMatchObject({ totalCount: 7 });
  });
});
