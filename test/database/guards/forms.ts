import type { Copy, Statement } from '../filled.ts';

/**
 * What each check of the database refuses, and what it takes at its very bounds: the columns that an UPDATE gives to a row
 * that is there.
 */
export interface Check {
  readonly refuses: readonly string[];
  readonly takes: readonly string[];
  /** Which row is changed; any, if absent. */
  readonly of?: string;
}

export const STEP = 0.000_001;

export const between = (column: string, min: number, max: number): Check => ({
  refuses: [`${column} = ${min - 1}`, `${column} = ${max + 1}`],
  takes: [`${column} = ${min}`, `${column} = ${max}`],
});

export const atLeast = (column: string, min: number): Check => ({
  refuses: [`${column} = ${min - 1}`],
  takes: [`${column} = ${min}`],
});

/** Of a number with a fraction. */
export const withinFraction = (column: string, min: number, max: number): Check => ({
  refuses: [`${column} = ${min - STEP}`, `${column} = ${max + STEP}`],
  takes: [`${column} = ${min}`, `${column} = ${max}`],
});

/** Characters, not bytes. */
export const long = (column: string, min: number, max: number): Check => ({
  refuses: [`${column} = repeat('宅', ${min - 1})`, `${column} = repeat('宅', ${max + 1})`],
  takes: [`${column} = repeat('宅', ${min})`, `${column} = repeat('宅', ${max})`],
});

/** @param also what else the row must be, to have one of the values */
export const oneOf = (column: string, values: string, also = '', of?: string): Check => ({
  refuses: ['NO_SUCH', '', values.split(' ')[0]!.toLowerCase()].map((value) => set(column, value, also)),
  takes: values.split(' ').map((value) => set(column, value, also)),
  ...(of && { of }),
});

export const set = (column: string, value: string, also: string) => `${column} = '${value}'${also && `, ${also}`}`;

/** Both or neither. */
export const together = (one: string, other: string, values: readonly [string, string]): Check => ({
  refuses: [`${one} = ${values[0]}, ${other} = null`, `${one} = null, ${other} = ${values[1]}`],
  takes: [`${one} = ${values[0]}, ${other} = ${values[1]}`, `${one} = null, ${other} = null`],
});

/** On the globe. */
export const place = (table: string, pair: string): Record<string, Check> => ({
  [`${table}_latitude_check`]: withinFraction('longitude = 0, latitude', -90, 90),
  [`${table}_longitude_check`]: withinFraction('latitude = 0, longitude', -180, 180),
  [`${table}_${pair}`]: together('latitude', 'longitude', ['0', '0']),
});

export const ARRAY: Check['refuses'] = [`= '{}'`, `= '1'`, `= 'null'`];

export const jsonArray = (column: string): Check => ({
  refuses: ARRAY.map((json) => `${column} ${json}`),
  takes: [`${column} = '[]'`, `${column} = '[{}]'`],
});

export const KINDS = 'PARKING SPORTS_FIELD RESTROOM MEETING_ROOM ACTIVITY_ROOM';

export const dates = (from: string, to: string) => `valid_from = date '${from}', valid_to = date '${to}'`;

export const instants = (from: string, to: string) => `valid_from = '${from}Z', valid_to = '${to}Z'`;

/**
 * What each key, unique index and exclusion of the database is broken by: a copy of a row with these columns changed. The
 * second set of changes makes of the same copy one that is let in, as its neighbour.
 */
export interface Key {
  readonly table: string;
  /** Which row is copied; any, if absent. */
  readonly of?: string;
  /** What makes such a row of those that are there. */
  readonly first?: string;
  readonly refused: Changes | readonly Changes[];
  readonly taken: Changes | readonly Changes[];
}

export type Changes = Copy['changes'];

/** An id that nothing has. */
export const ID = `'new_' || md5(random()::text)`;

/** A text that nothing has. */
export const TEXT = `left(md5(random()::text), 16)`;

export const OTHER = (table: string) => `(select max(id) from ${table})`;

export const key = (
  table: string,
  refused: Key['refused'],
  taken: Key['taken'],
  more: string | Pick<Key, 'of' | 'first'> = {},
): Key => ({
  table,
  refused,
  taken,
  ...(typeof more === 'string' ? { of: more } : more),
});

/** What a primary key holds as well, for others to refer to. */
export const besidesPrimary = (table: string, taken: Changes = {}) =>
  key(table, taken, { id: ID, ...taken }, { first: `alter table ${table} drop constraint ${table}_pkey cascade` });

/** A table whose rows have an id, and what else has to be another in a copy of one. */
export const byId = (table: string, taken: Changes = {}) => key(table, {}, { id: ID, ...taken });

/** A table whose rows are numbered. */
export const byNumber = (table: string, taken: Changes = {}) => key(table, {}, { id: '-1', ...taken });

/** The same in each of some states. */
export const inStates = (states: string, changes: Changes): Changes[] =>
  states.split(' ').map((state) => ({ ...changes, state: `'${state}'` }));

/** A table of one row, whose neighbour only a check keeps out. */
export const onlyRow = (table: string, column: string) =>
  key(table, {}, { [column]: 'false' }, { first: `alter table ${table} drop constraint ${table}_${column}_check` });

/** One after the other, to be undone afterwards. */
export type Statements = readonly Statement[];

/** What a trigger does, tried by SQL alone on a database in which every table has a row. */
export interface Trial {
  /** What it refuses, by the name that it refuses with. */
  readonly refuses?: readonly (readonly [constraint: string, ...statements: Statements])[];
  /** The nearest that it lets through. */
  readonly takes?: readonly Statements[];
  /** What a number is before statements, and by how much they change it. */
  readonly changes?: readonly (readonly [number: string, by: number, ...statements: Statements])[];
}

export const copyOf = (of: string, changes: Copy['changes'], where = 'true'): Copy => ({ of, changes, where });

export const appendOnly = (table: string, column: string): Trial => ({
  refuses: [
    [`${table}_is_append_only`, `update ${table} set ${column} = ${column}`],
    [`${table}_is_append_only`, `update ${table} set ${column} = ${column} where false`],
    [`${table}_is_append_only`, `delete from ${table}`],
    [`${table}_is_append_only`, `truncate ${table} cascade`],
  ],
});

export const NEW = (prefix: string) => `'${prefix}_' || md5('new')`;

/**
 * What the database itself holds of one feature: each check, key, reference and trigger of its tables by name, with what
 * breaks it.
 */
export interface Guards {
  readonly checks?: Readonly<Record<string, Check>>;
  readonly keys?: Readonly<Record<string, Key>>;
  /**
   * What makes the rows of a table refer to what is not there, or to what is there but of another level; `where` picks the
   * rows, and the names that begin with $ are said in constraints.references.test.ts. Where others refer to all rows of the
   * table, it is a further row that does so.
   */
  readonly references?: Readonly<Record<string, string | Changes>>;
  /** What takes its rows along when what they refer to goes or changes; all others stand in the way of that. */
  readonly following?: Readonly<Record<string, 'goes' | 'changes'>>;
  /** The columns of each table that may be empty. All others must not. */
  readonly mayBeEmpty?: Readonly<Record<string, string>>;
  readonly triggers?: Readonly<Record<string, Trial>>;
}
