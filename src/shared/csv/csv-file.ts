import { stringify } from 'csv-stringify/sync';

// What a spreadsheet takes for the start of a formula, in half and full width, and what it may skip before one:
// OWASP, "CSV Injection".
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A cell that no spreadsheet takes for a formula: behind an apostrophe, as OWASP advises. */
function guardedCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text behind the guard; a text that begins with an apostrophe of its own has got one more. */
export function unguardedCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** A CSV file (RFC 4180), its cells guarded; {@link unguardedCell} gives each of them back. */
export function csvFile(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(guardedCell));
  // By itself it would quote only what contains the whole of its own line end.
  return stringify([header, ...cells] as string[][], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

/** What a page of a list is called that is written as a CSV file, for the description of the schema. */
export const CSV_OF_PAGE =
  'This page as a CSV file (RFC 4180), in the language of the request; cells that a spreadsheet would take for a formula ' +
  'stand behind an apostrophe. 导出';
