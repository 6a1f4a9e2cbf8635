/** A table for people. Numbers stand to the right. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The smallest value that is not below the given share of all values; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}

export function printTable({ title, columns, rows }: Table): void {
  const text = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)));
  const widths = columns.map((column, c) => Math.max(column.length, ...text.map((row) => row[c]!.length)));
  const line = (cells: readonly string[], numeric: readonly boolean[]): string =>
    cells.map((cell, c) => (numeric[c] ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!))).join('  ');
  const numeric = columns.map((_, c) => typeof rows[0]?.[c] === 'number');
  const lines = [
    '',
    title,
    line(columns, numeric),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...text.map((row) => line(row, numeric)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
