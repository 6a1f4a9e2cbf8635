import { useMemo, useReducer } from 'react';
import { guarded, readTable, unguarded, writeTable } from './table-text.ts';

/** A row of the table: an entry of the list, or one to be. */
export interface Row {
  /** Tells rows apart as long as the table is open. */
  readonly key: number;
  /** The entry; null for one to be. */
  readonly id: string | null;
  readonly cells: readonly string[];
}

/** A list as it was read. */
export interface Table {
  /** What the columns are called, without that of the ids. */
  readonly columns: readonly string[];
  /** What the column of the ids is called. */
  readonly idColumn: string;
  readonly rows: readonly Row[];
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

let keys = 0;

/** Reads a list that the server has written with the ids in the last column. */
export function tableOf(csv: string): Table {
  const [header = [], ...rows] = readTable(csv, ',');
  const last = header.length - 1;
  return {
    columns: header.slice(0, last),
    idColumn: header[last] ?? '',
    rows: rows.map((cells) => rowOf(cells.slice(0, last).map(unguarded), cells[last] ?? null)),
  };
}

function rowOf(cells: readonly string[], id: string | null): Row {
  return { key: ++keys, id, cells };
}

/** Rows that were kept from an earlier time, with new keys; an entry that is gone is one to be. */
export function keptRows(rows: readonly Omit<Row, 'key'>[], { rows: known, columns }: Table): Row[] {
  const ids = new Set(known.map(({ id }) => id));
  return rows
    .filter(({ cells }) => cells.length === columns.length)
    .map(({ id, cells }) => rowOf(cells, ids.has(id) ? id : null));
}

export function isBlank({ cells }: Row): boolean {
  return cells.every((cell) => cell.trim() === '');
}

type Edit =
  | { readonly kind: 'write'; readonly at: Cell; readonly cells: readonly (readonly string[])[] }
  | { readonly kind: 'paste'; readonly at: Cell; readonly text: string }
  | { readonly kind: 'remove'; readonly row: number };
type Change = Edit | { readonly kind: 'undo' } | { readonly kind: 'redo' };

/** The rows as they are, and as they were before each step. */
export interface History {
  readonly past: readonly (readonly Row[])[];
  readonly rows: readonly Row[];
  readonly future: readonly (readonly Row[])[];
}

/** Steps that can be undone. */
const STEPS_KEPT = 100;

/** The rows as they are being edited, each change one step that can be undone. */
export function useEditing(table: Table, kept: readonly Row[] | undefined) {
  const { columns } = table;
  const [{ past, rows, future }, apply] = useReducer(
    (history: History, change: Change) => changed(history, change, columns),
    { past: kept ? [table.rows] : [], rows: kept ?? table.rows, future: [] },
  );
  const work = useMemo(() => workOf(table, rows), [table, rows]);
  return { rows, apply, canUndo: past.length > 0, canRedo: future.length > 0, work };
}

/** The rows after a change, which is one step. */
export function changed(history: History, change: Change, columns: readonly string[]): History {
  const { past, rows, future } = history;
  if (change.kind === 'undo') {
    const before = past[past.length - 1];
    return before ? { past: past.slice(0, -1), rows: before, future: [rows, ...future] } : history;
  }
  if (change.kind === 'redo') {
    const [after, ...rest] = future;
    return after ? { past: [...past, rows], rows: after, future: rest } : history;
  }
  const next = afterChange(rows, change, columns);
  return next === rows ? history : { past: [...past, rows].slice(-STEPS_KEPT), rows: next, future: [] };
}

function afterChange(rows: readonly Row[], change: Edit, columns: readonly string[]): readonly Row[] {
  if (change.kind === 'remove') return rows.filter((_, at) => at !== change.row);
  if (change.kind === 'write') return written(rows, change.at, change.cells, columns);
  const cells = readTable(change.text, '\t');
  const [header = [], ...others] = cells;
  const named = header.map((name) => columns.indexOf(name.trim()));
  // A table that brings its header along is put under the columns of these names.
  const isHeader = named.filter((column) => column >= 0).length >= Math.min(2, columns.length);
  if (!isHeader) return written(rows, change.at, cells, columns);
  // Columns that it has not stay as they are.
  const arranged = others.map((row) => columns.map((_, column) => row[named.indexOf(column)]));
  return written(rows, { row: change.at.row, column: 0 }, arranged, columns);
}

/** The rows with cells written over them from a place on; what lies beyond the last row is added. */
function written(
  rows: readonly Row[],
  { row: first, column: left }: Cell,
  cells: readonly (readonly (string | undefined)[])[],
  columns: readonly string[],
): readonly Row[] {
  const next = [...rows];
  let isChanged = false;
  for (const [down, values] of cells.entries()) {
    const before =
      next[first + down] ??
      rowOf(
        columns.map(() => ''),
        null,
      );
    const after = before.cells.map((cell, column) => values[column - left] ?? cell);
    if (after.every((cell, column) => cell === before.cells[column])) continue;
    next[first + down] = { ...before, cells: after };
    isChanged = true;
  }
  // A row that was pasted blank between others leaves no hole.
  return isChanged
    ? Array.from(
        next,
        (row) =>
          row ??
          rowOf(
            columns.map(() => ''),
            null,
          ),
      )
    : rows;
}

/** What is to be sent of a table: the rows that are other than before, and the entries that are gone. */
export interface Work {
  readonly csv: string;
  readonly removeIds: readonly string[];
  /** The row in the table for each row of the file. */
  readonly sent: readonly Row[];
  readonly isDirty: boolean;
}

/** What has to be done to the list so that it becomes these rows. */
export function workOf({ columns, idColumn, rows: before }: Table, rows: readonly Row[]): Work {
  const known = new Map(before.map((row) => [row.id, row]));
  const sent = rows.filter((row) => {
    const old = row.id === null ? undefined : known.get(row.id);
    return old ? row.cells !== old.cells && row.cells.some((cell, at) => cell !== old.cells[at]) : !isBlank(row);
  });
  const left = new Set(rows.map(({ id }) => id));
  const removeIds = before.flatMap(({ id }) => (id === null || left.has(id) ? [] : id));
  // Columns that say nothing, in no row and not before, are left out: a file has only so many characters.
  const used = columns
    .map((_, column) => column)
    .filter((column) =>
      sent.some((row) => row.cells[column] !== '' || (row.id !== null && known.get(row.id)?.cells[column] !== '')),
    );
  const header = [...used.map((column) => columns[column]!), idColumn];
  const lines = sent.map((row) => [...used.map((column) => guarded(row.cells[column]!)), row.id ?? '']);
  const csv = writeTable([header, ...lines]);
  return { csv, removeIds, sent, isDirty: sent.length + removeIds.length > 0 };
}

/** What is wrong with a cell, or with a whole row, by the key of the row; the row itself is column -1. */
export type Faults = ReadonlyMap<number, ReadonlyMap<number, string>>;

interface RowError {
  readonly row: number;
  readonly column?: string | null | undefined;
  readonly message: string;
}

/** Where in the table what the server says about the file belongs; what is about no row is left out. */
export function faultsOf(errors: readonly RowError[], sent: readonly Row[], columns: readonly string[]): Faults {
  const faults = new Map<number, Map<number, string>>();
  for (const { row, column, message } of errors) {
    // The header is row 1.
    const at = sent[row - 2];
    if (!at) continue;
    const ofRow = faults.get(at.key) ?? new Map<number, string>();
    const place = column == null ? -1 : columns.indexOf(column);
    if (!ofRow.has(place)) ofRow.set(place, message);
    faults.set(at.key, ofRow);
  }
  return faults;
}
