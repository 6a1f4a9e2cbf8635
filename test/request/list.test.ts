import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Context } from '../../src/request/context.ts';
import { keyset } from '../../src/request/keyset.ts';
import { connectionOfNested, defineListUnder, type List, nestedPage, readList } from '../../src/request/list.ts';
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

const list: List<{ readonly id: string }> = {
  columns: sql`e.id`,
  from: sql`entry e`,
  keys: [sql`e.id`],
  kinds: ['text'],
  position: ({ id }) => [id],
};

describe('a page as a value of a larger statement', () => {
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
    expect(connectionOfNested(list, PAGE, { rows, total: null }).totalCount).toBeUndefined();
  });
});

/** A database that answers each statement with these rows, and writes the statement down. */
function answering(rowsOf: (statement: string) => readonly object[], log: string[]) {
  class Answering extends DummyDriver {
    override async acquireConnection() {
      return {
        async executeQuery<R>({ sql: text }: { readonly sql: string }) {
          log.push(text.replaceAll(/\s+/g, ' ').trim());
          return { rows: rowsOf(text) as R[] };
        },
        // oxlint-disable-next-line require-yield -- nothing is streamed
        async *streamQuery<R>(): AsyncIterableIterator<{ rows: R[] }> {
          throw new Error('Nothing is streamed');
        },
      };
    }
  }
  return new Kysely<never>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new Answering(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }) as unknown as Context['db'];
}

describe('a page of its own', () => {
  const rowsOf = (text: string) => (text.includes('count(*)') ? [{ n: 7 }] : [{ id: 'a' }]);

  test('is one statement, and one more for the count if somebody asks', async () => {
    const log: string[] = [];
    const db = answering(rowsOf, log);
    expect((await readList(db, list, [], PAGE, false)).totalCount).toBeUndefined();
    expect(log).toHaveLength(1);
    const counted = await readList(db, list, [sql`e.a`], PAGE, true);
    expect(counted.totalCount).toBe(7);
    expect(counted.edges.map(({ node }) => node)).toEqual([{ id: 'a' }]);
    expect(log).toHaveLength(3);
  });
});

describe('pages under many parents', () => {
  const under = (of: typeof list | ((where: string) => typeof list)) =>
    defineListUnder<{ readonly id: string }, string>(of, (_ctx, parentId, where) => [
      sql`${parentId} = e.parent and e.a = ${where}`,
    ]);
  const parents = ['p2', 'p1'];
  const rowsOf = () => ['p1', 'p2'].map((id) => ({ id, page: { rows: [{ id: `${id}-a` }], total: null } }));

  test.each([
    ['a list', list],
    ['a list that the arguments decide', () => list],
  ])('of %s are one statement for those asked with the same arguments', async (_, of) => {
    const log: string[] = [];
    const ctx = { reads: {}, db: answering(rowsOf, log) } as unknown as Context;
    const loader = under(of)(ctx);
    const asked = parents.map((parentId) => loader.load({ parentId, where: 'x', page: PAGE, withCount: false }));
    const pages = await Promise.all(asked);
    expect(pages.map(({ edges }) => edges.map(({ node }) => node.id))).toEqual([['p2-a'], ['p1-a']]);
    expect(log).toHaveLength(1);
    await Promise.all(
      ['x', 'y'].map((where) => loader.load({ parentId: 'p2', where, page: { ...PAGE, size: 1 }, withCount: false })),
    );
    expect(log).toHaveLength(3);
  });
});
