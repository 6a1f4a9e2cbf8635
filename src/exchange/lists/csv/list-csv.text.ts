import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { csvFile, unguardedCell } from '../../../shared/csv/csv-file.ts';
import { LANGUAGES, type Language } from '../../../shared/language.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import {
  columnMissing,
  columnRepeated,
  CSV_CELLS_MAX,
  CSV_CHARACTERS_MAX,
  type CsvProblem,
  fileIsTooLong,
  headerMissing,
  noSuchColumn,
  quotesDoNotMatch,
  rowIsTooLong,
  rowOverColumns,
  tooManyRows,
} from './list-csv.errors.ts';
import { COLUMN_LABELS, type ColumnName, COLUMNS, plain, REQUIRED_COLUMNS } from './list-csv.labels.ts';

/** Errors that are told at once; whoever mends these may find more. */
export const CSV_ERRORS_MAX = 1_000;

/** One row under the header: the text of its cells, empty where there is none. */
export interface CsvRow {
  readonly row: number;
  readonly cells: Readonly<Record<ColumnName, string>>;
}

export interface CsvTable {
  /** How the file calls its columns, or would call those it has not. */
  readonly headers: Readonly<Record<ColumnName, string>>;
  /** The columns that the file has. */
  readonly columns: ReadonlySet<ColumnName>;
  readonly rows: readonly CsvRow[];
}

/**
 * Reads a file by RFC 4180 (comma, double quotes, CRLF or LF, with or without a byte order mark), or what a spreadsheet
 * copies, with tabs instead of commas, under a header row in one language, its columns in any order. Blank rows are
 * skipped but counted.
 * @param rowsMax rows under the header at most
 * @returns the table; or what keeps the file as a whole from being read
 */
export function readTable(csv: string, rowsMax: number): CsvTable | { readonly problems: readonly CsvProblem[] } {
  if (csv.length > CSV_CHARACTERS_MAX) {
    return wholeFile(fileIsTooLong());
  }
  const records = readRecords(csv);
  if ('problems' in records) return records;
  const [header, ...others] = records;
  if (!header || isBlank(header)) return wholeFile(headerMissing());
  const read = readHeader(header);
  if ('problems' in read) return read;
  const { columns, language } = read;
  const filled = others.map((cells, at) => ({ row: at + 2, cells })).filter(({ cells }) => !isBlank(cells));
  if (filled.length > rowsMax) {
    return wholeFile(tooManyRows({ max: rowsMax }));
  }
  const overlong = filled.filter(({ cells }) => cells.slice(columns.length).some((cell) => cell.trim() !== ''));
  if (overlong.length > 0) {
    return {
      problems: overlong.map(({ row }) => problem(row, null, rowOverColumns())),
    };
  }
  return {
    headers: byColumn((column) => header[columns.indexOf(column)]?.trim() ?? COLUMN_LABELS[column][language]),
    columns: new Set(columns),
    rows: filled.map(({ row, cells }) => ({ row, cells: cellsByColumn(columns, cells) })),
  };
}

/** Writes a table that {@link readTable} reads back, with the names of the columns in this language. */
export function writeTable(
  rows: readonly Readonly<Record<ColumnName, string>>[],
  language: Language,
  columns: readonly ColumnName[] = COLUMNS,
): string {
  const header = columns.map((column) => COLUMN_LABELS[column][language]);
  return csvFile(
    header,
    rows.map((row) => columns.map((column) => row[column])),
  );
}

function readRecords(csv: string): string[][] | { readonly problems: readonly CsvProblem[] } {
  let at = 0;
  try {
    return parse(csv, {
      bom: true,
      // What a spreadsheet copies has tabs between its cells, and quotes only round cells with line breaks.
      ...(isTabbed(csv) && { delimiter: '\t', relax_quotes: true }),
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      on_record: (record: string[]) => {
        at++;
        if (record.length > CSV_CELLS_MAX) throw new TooManyCells();
        return record;
      },
    });
  } catch (error) {
    const row = at + (error instanceof TooManyCells ? 0 : 1);
    if (error instanceof TooManyCells) {
      return { problems: [problem(row, null, rowIsTooLong())] };
    }
    if (!(error instanceof CsvError)) throw error;
    return { problems: [problem(row, null, quotesDoNotMatch())] };
  }
}

/** Whether the first row has tabs between its cells. */
function isTabbed(csv: string): boolean {
  const [header = ''] = csv.split(/\r?\n/, 1);
  return header.includes('\t') && !header.includes(',');
}

class TooManyCells extends Error {}

/** The columns in the order of the file, or what is wrong with the header: unknown, missing and repeated names. */
function readHeader(
  header: readonly string[],
): { columns: readonly ColumnName[]; language: Language } | { readonly problems: readonly CsvProblem[] } {
  // Columns without a name at the end are what spreadsheets leave of deleted ones.
  const names = header.slice(0, header.findLastIndex((cell) => cell.trim() !== '') + 1);
  const read = LANGUAGES.map((language) => ({
    language,
    columns: names.map((name) => COLUMNS.find((column) => isCalled(COLUMN_LABELS[column][language], name))),
  }));
  const known = (columns: readonly unknown[]) => columns.filter((column) => column !== undefined).length;
  const { language, columns } = read.reduce((best, one) => (known(one.columns) > known(best.columns) ? one : best));
  const problems = columns.flatMap((column, at) => {
    const name = names[at]!.trim();
    if (column === undefined) {
      return problem(1, name, noSuchColumn({ columns: { en: allNames('en'), 'zh-CN': allNames('zh-CN') } }));
    }
    return columns.indexOf(column) < at ? problem(1, name, columnRepeated()) : [];
  });
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column)).map((column) =>
    problem(1, COLUMN_LABELS[column][language], columnMissing()),
  );
  if (problems.length + missing.length > 0) return { problems: [...problems, ...missing] };
  return { columns: columns as ColumnName[], language };
}

function isCalled(word: string, name: string): boolean {
  return plain(name).toLowerCase().replaceAll(/\s+/g, ' ') === plain(word).toLowerCase();
}

function allNames(language: Language): string {
  return COLUMNS.map((column) => COLUMN_LABELS[column][language]).join(language === 'en' ? ', ' : '、');
}

function cellsByColumn(columns: readonly ColumnName[], cells: readonly string[]): Record<ColumnName, string> {
  return byColumn((column) => unguardedCell(cells[columns.indexOf(column)] ?? ''));
}

function byColumn(textOf: (column: ColumnName) => string): Record<ColumnName, string> {
  return Object.fromEntries(COLUMNS.map((column) => [column, textOf(column)])) as Record<ColumnName, string>;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function problem(row: number, column: string | null, refusal: Refusal): CsvProblem {
  return { row, column, refusal };
}

function wholeFile(refusal: Refusal): { readonly problems: readonly CsvProblem[] } {
  return { problems: [problem(1, null, refusal)] };
}
