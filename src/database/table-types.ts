import type { Client } from 'pg';

/** Tables of the ORM's own, which no statement of ours names. */
const TABLES_OF_THE_ORM = ['migration'];

/** Columns that a trigger writes, and an INSERT may leave out as if they had a default. */
const WRITTEN_BY_TRIGGERS = ['division.path'];

/**
 * How a value of each type of column is read and written through the pool of `createOrm`. Instants, dates and ranges come
 * as PostgreSQL writes them: the API's text of an instant is made by `iso(…)`, in SQL.
 */
const TYPES: Readonly<Record<string, string>> = {
  bigint: 'Int8',
  bit: 'string',
  boolean: 'boolean',
  bytea: 'Buffer',
  'character varying': 'string',
  date: 'string',
  daterange: 'string',
  tsrange: 'string',
  'double precision': 'number',
  integer: 'number',
  'integer[]': 'readonly number[]',
  jsonb: 'Json',
  point: 'Point',
  text: 'string',
  'text[]': 'readonly string[]',
  'timestamp with time zone': 'Instant',
  // Wall time.
  'timestamp without time zone': 'string',
  xid8: 'string',
};

/** One column, as the catalogue has it. */
interface CatalogueColumn {
  readonly table: string;
  readonly column: string;
  /** The name of its type; of a domain, that of the type below it. */
  readonly type: string;
  readonly nullable: boolean;
  /** Whether an INSERT may leave it out, or has to. */
  readonly given: 'BY_CALLER' | 'BY_DEFAULT' | 'ALWAYS';
}

/** The types of all tables and views of a migrated database, as they stand in `tables.ts`. */
export async function tableTypes(client: Client): Promise<string> {
  const { rows: columns } = await client.query<CatalogueColumn>(
    `select c.relname as "table", a.attname as "column",
            format_type(case t.typtype when 'd' then t.typbasetype else t.oid end, null) as type,
            not a.attnotnull as nullable,
            case when a.attidentity = 'a' or a.attgenerated <> '' or c.relkind = 'v' then 'ALWAYS'
                 when a.atthasdef or a.attidentity = 'd' or c.relname || '.' || a.attname = any($2) then 'BY_DEFAULT'
                 else 'BY_CALLER' end as given
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
       and c.relname <> all($1)
     order by c.relname, a.attnum`,
    [TABLES_OF_THE_ORM, WRITTEN_BY_TRIGGERS],
  );
  const words = await checkedWords(client);
  const tables = Map.groupBy(columns, ({ table }) => table);
  return [
    HEAD,
    '/** The words that a CHECK constraint leaves each column. */',
    'export interface CheckedValues {',
    ...[...words].map(([column, allowed]) => property(`'${column}'`, allowed)),
    '}',
    ...[...tables].flatMap(([table, columns]) => ['', ...tableInterface(table, columns, words)]),
    '',
    '/** Every table and view, by its name. */',
    'export interface Tables {',
    ...[...tables.keys()].map((table) => `  ${table}: ${interfaceName(table)};`),
    '}',
    '',
  ].join('\n');
}

/** Columns of text, as `table.column`, with the few words that a CHECK of their own allows. */
async function checkedWords(client: Client): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ column: string; definition: string }>(
    `select c.relname || '.' || a.attname as "column", pg_get_constraintdef(k.oid) as definition
     from pg_constraint k
     join pg_class c on c.oid = k.conrelid and c.relnamespace = 'public'::regnamespace
     join pg_attribute a on a.attrelid = c.oid and k.conkey = array[a.attnum]
     where k.contype = 'c' order by c.relname, a.attnum, k.conname`,
  );
  const words = new Map<string, string[]>();
  for (const { column, definition } of rows) {
    // As PostgreSQL writes `check (state in ('A', 'B'))`.
    const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[((?:'\w+'::text(?:, )?)+)\]\)\)\)$/.exec(definition)?.[1];
    if (list) words.set(column, list.match(/'\w+'/g)!);
  }
  return words;
}

function tableInterface(
  table: string,
  columns: readonly CatalogueColumn[],
  words: ReadonlyMap<string, unknown>,
): string[] {
  return [
    `export interface ${interfaceName(table)} {`,
    ...columns.map(({ column, type, nullable, given }) => {
      const key = `${table}.${column}`;
      const plain = words.has(key) ? `Word<'${key}'>` : TYPES[type];
      if (!plain) throw new Error(`Say in table-types.ts how a column of type ${type} is read: ${key} is one.`);
      const value = nullable ? `${plain} | null` : plain;
      const wrapped = { BY_CALLER: value, BY_DEFAULT: `Generated<${value}>`, ALWAYS: `Computed<${value}>` };
      return `  ${column}: ${wrapped[given]};`;
    }),
    '}',
  ];
}

/** `shared_facility` → `SharedFacilityTable`, apart from the entity `SharedFacility`. */
function interfaceName(table: string): string {
  return `${table.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Table`;
}

/** The longest line of the formatter. */
const LINE_MAX = 120;

/** A member that is a union, on lines as the formatter breaks them. */
function property(name: string, union: readonly string[]): string {
  const line = `  ${name}: ${union.join(' | ')};`;
  return line.length <= LINE_MAX ? line : [`  ${name}:`, ...union.map((one) => `    | ${one}`)].join('\n') + ';';
}

const HEAD = `// Written by \`npm run database:emit\` from the migrated database; test/database/tables.test.ts fails when it is not so any more.
import type { ColumnType, SelectType } from 'kysely';
import type { CheckedValueOf } from './column-enums.ts';

/** An INSERT may leave it out. */
type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
/** A column that a CHECK limits to some words. */
type Word<Column extends keyof CheckedValues> = CheckedValueOf<Column, CheckedValues[Column]>;
/** Only the database writes it. */
type Computed<T> = ColumnType<SelectType<T>, never, never>;

/** Read as PostgreSQL writes it; \`iso(…)\` makes the text of the API. */
type Instant = ColumnType<string, Date | string, Date | string>;
/** Read as text, since a number of JavaScript does not hold all of them. */
type Int8 = ColumnType<string, bigint | number | string, bigint | number | string>;
/** Written as the text of a JSON value. */
type Json = ColumnType<unknown, string, string>;
type Point = ColumnType<{ x: number; y: number }, string, string>;
`;
