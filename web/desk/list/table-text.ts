/** How a table is written as text: with commas, as files are, or with tabs, as spreadsheets copy. */
type Separator = ',' | '\t';

/**
 * The cells of a table in text (RFC 4180): quotes round a cell hold separators and line breaks, and are doubled inside.
 * A quote within a cell that does not begin with one is part of it, as spreadsheets copy it.
 */
export function readTable(text: string, separator: Separator): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  const characters = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (characters[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/** The text that {@link readTable} reads the same cells from. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[",\r\n\t]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join(',')).join('\r\n');
}

// The server writes what a spreadsheet would take for a formula behind an apostrophe, and takes it off when it reads.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
