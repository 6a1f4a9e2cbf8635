import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilledDatabase, filledDatabase } from './filled.ts';
import { guardsOf } from './guards/all.ts';

// Every reference of the database and every column that must not be empty, tried by SQL alone.

const REFERENCES = guardsOf('references');

/** What the names that begin with $ stand for. */
const MEANT: Readonly<Record<string, string>> = {
  $missing: `'uni_' || md5('nothing')`,
  $committee: `(select max(id) from party_organisation where level = 'WORK_COMMITTEE')`,
  $community: `(select min(id) from division where level = 'COMMUNITY')`,
  $district: `(select min(id) from division where level = 'DISTRICT')`,
};

const meaning = (sql: string) => sql.replaceAll(/\$\w+/g, (word) => MEANT[word]!);

const FOLLOWING = guardsOf('following');

const MAY_BE_EMPTY = guardsOf('mayBeEmpty');

let database: FilledDatabase;

interface Reference {
  readonly table: string;
  readonly following: string | null;
}
let references: ReadonlyMap<string, Reference>;

beforeAll(async () => {
  database = await filledDatabase({ triggers: false });
  const { rows } = await database.client.query<Reference & { name: string }>(
    `select conname as name, conrelid::regclass::text as table,
            case when confdeltype = 'c' then 'goes' when confupdtype = 'c' then 'changes' end as following
     from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f'`,
  );
  references = new Map(rows.map(({ name, ...reference }) => [name, reference]));
});
afterAll(() => database.drop());

test('each reference has a row in the table, and no row is without one', () => {
  expect(Object.keys(REFERENCES).toSorted()).toEqual([...references.keys()].toSorted());
});

test.each(Object.entries(REFERENCES))('%s refuses what is not there', async (name, change) => {
  const { table } = references.get(name)!;
  if (typeof change !== 'string') {
    const changes = Object.fromEntries(Object.entries(change).map(([column, value]) => [column, meaning(value)]));
    expect(await database.verdict({ of: table, changes })).toBe(name);
    return;
  }
  const [assignments, where = 'true'] = change.split(' where ');
  const row = `ctid = (select ctid from ${table} where ${where} order by ctid limit 1)`;
  const { rowCount } = await database.client.query(`select from ${table} where ${row}`);
  expect(rowCount, 'rows to try it on').toBe(1);
  expect(await database.verdict(`update ${table} set ${meaning(assignments!)} where ${row}`)).toBe(name);
});

test('nothing else goes or changes with what it refers to', () => {
  const following = [...references].flatMap(([name, reference]) =>
    reference.following ? [[name, reference.following] as const] : [],
  );
  expect(Object.fromEntries(following)).toEqual(FOLLOWING);
});

describe('a column that must not be empty', () => {
  interface Column {
    readonly table: string;
    readonly name: string;
    readonly required: boolean;
    /** By the database itself. */
    readonly written: boolean;
  }
  let columns: readonly Column[];

  beforeAll(async () => {
    const { rows } = await database.client.query<Column>(
      `select c.relname as table, a.attname as name, a.attnotnull as required,
              a.attgenerated <> '' or a.attidentity = 'a' as written
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
    );
    columns = rows;
  });

  test('is each but those named above', () => {
    const empty = Map.groupBy(
      columns.filter(({ required, written }) => !required && !written),
      ({ table }) => table,
    );
    const named = Object.fromEntries([...empty].map(([table, of]) => [table, of.map(({ name }) => name).toSorted()]));
    const meant = Object.entries(MAY_BE_EMPTY).map(([table, names]) => [table, names.split(' ').toSorted()]);
    expect(named).toEqual(Object.fromEntries(meant));
  });

  test('is not emptied', async () => {
    const taken: string[] = [];
    let tried = 0;
    for (const { table, name, required, written } of columns) {
      if (!required || written) continue;
      tried++;
      const said = await database.verdict(`update ${table} set "${name}" = null`);
      if (said !== name) taken.push(`${table}.${name}: ${said}`);
    }
    expect(tried).toBeGreaterThan(300);
    expect(taken).toEqual([]);
  });
});
