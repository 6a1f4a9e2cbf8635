/** A table written down for people: a name for each row, then a word for each column. */
interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly TextRow[];
}

interface TextRow {
  readonly name: string;
  /** The word under each column. */
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Reads a table whose first line names the columns. A row is its name, a bar, and one word for each column; lines that
 * are empty are there for the eye.
 * @throws Error naming the row that has a word too many or too few, or that is there twice
 */
export function textTable(text: string): TextTable {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [[, columns], ...rows] = lines.map((line) => {
    const [name = '', words = ''] = line.split('|');
    return [name.trim(), words.trim().split(/\s+/)] as const;
  }) as [readonly [string, string[]], ...(readonly [string, string[]])[]];
  const seen = new Set<string>();
  return {
    columns,
    rows: rows.map(([name, words]) => {
      if (words.length !== columns.length) {
        throw new Error(`The row "${name}" has ${words.length} words for ${columns.length} columns`);
      }
      if (seen.has(name)) throw new Error(`The row "${name}" is there twice`);
      seen.add(name);
      return { name, cells: Object.fromEntries(columns.map((column, i) => [column, words[i]!])) };
    }),
  };
}
