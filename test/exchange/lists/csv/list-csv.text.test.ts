import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_CELLS_MAX, CSV_CHARACTERS_MAX } from '../../../../src/exchange/lists/csv/list-csv.errors.ts';
import {
  CSV_ERRORS_MAX,
  type CsvTable,
  readTable,
  writeTable,
} from '../../../../src/exchange/lists/csv/list-csv.text.ts';
import { COLUMN_LABELS, type ColumnName, COLUMNS } from '../../../../src/exchange/lists/csv/list-csv.labels.ts';
import { LANGUAGES } from '../../../../src/shared/language.ts';
import { assertProperty } from '../../../support/property.ts';

const ROWS_MAX = 5;
const HEADER = 'side,category,title,quantity,windows';
const EMPTY = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<ColumnName, string>;

function tableOf(csv: string): CsvTable {
  const table = readTable(csv, ROWS_MAX);
  if ('problems' in table) throw new Error(table.problems.map(({ refusal }) => refusal.messageIn('en')).join());
  return table;
}

function problemsOf(csv: string): [number, string | null, string][] {
  const table = readTable(csv, ROWS_MAX);
  const problems = 'problems' in table ? table.problems : [];
  return problems.map(({ row, column, refusal }) => [row, column, refusal.messageIn('en')]);
}

describe('a list as a table', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('is read with %s at the ends of lines, with or without a byte order mark', (_, end) => {
    const csv = [HEADER, 'supply,PARKING,"Nights, ""free""",3,18:00-08:00', ''].join(end);
    for (const mark of ['', '\uFEFF']) {
      const { rows } = tableOf(mark + csv);
      expect(rows).toEqual([
        {
          row: 2,
          cells: {
            ...EMPTY,
            side: 'supply',
            categoryCode: 'PARKING',
            title: 'Nights, "free"',
            quantity: '3',
            windows: '18:00-08:00',
          },
        },
      ]);
    }
  });

  it('is read with its columns in any order, in Chinese, with signs of full width', () => {
    const { rows, headers } = tableOf('时段,数量,单价（元）,类别,名称, 供需 \n每天 8:00-9:00,2,5,PARKING,车位,供');
    expect(rows[0]!.cells).toMatchObject({ side: '供', title: '车位', quantity: '2', cost: '5' });
    expect(headers.cost).toBe('单价（元）');
  });

  it('counts rows as a spreadsheet does, line breaks in cells and blank rows included', () => {
    const { rows } = tableOf(`${HEADER}\nsupply,A,"two\nlines",1,x\n,,,,\n\ndemand,B,b,2,y\n`);
    expect(rows.map(({ row, cells }) => [row, cells.title])).toEqual([
      [2, 'two\nlines'],
      [5, 'b'],
    ]);
  });

  it('is read with tabs as a spreadsheet copies it, with commas, quotes and line breaks in its cells', () => {
    const tabbed = `${HEADER.replaceAll(',', '\t')}\nsupply\tA\t5" pipe, long\t1\tc\nsupply\tA\t"two\nlines"\t1\tc`;
    expect(tableOf(tabbed).rows.map(({ row, cells }) => [row, cells.title])).toEqual([
      [2, '5" pipe, long'],
      [3, 'two\nlines'],
    ]);
  });

  it('is a file with commas where its header has some, whatever tabs are in it', () => {
    const { rows } = tableOf(`side,category,title,quantity,windows,\tconditions\nsupply,A,"b\tc",1,d,e`);
    expect(rows[0]!.cells).toMatchObject({ title: 'b\tc', conditions: 'e' });
  });

  it('names every unknown, repeated and missing column', () => {
    expect(problemsOf('side,colour,title,Title,windows\n')).toEqual([
      [1, 'colour', expect.stringMatching(/No column is called that; there are: side, category/)],
      [1, 'Title', 'This column is there twice.'],
      [1, 'category', 'This column is missing.'],
      [1, 'quantity', 'This column is missing.'],
    ]);
    expect(problemsOf('供需,类别,名称,数量,windows\n')).toEqual([
      [1, 'windows', expect.any(String)],
      [1, '时段', 'This column is missing.'],
    ]);
  });

  it('is refused without a header, with too many rows, characters or cells, and with quotes that do not match', () => {
    const row = '\nsupply,A,b,1,c';
    expect(problemsOf('')).toMatchObject([[1, null, 'The first row names the columns.']]);
    expect(problemsOf(`,,\n${HEADER}`)).toMatchObject([[1, null, 'The first row names the columns.']]);
    expect(problemsOf(HEADER + row.repeat(ROWS_MAX))).toEqual([]);
    expect(problemsOf(HEADER + row.repeat(ROWS_MAX + 1))).toEqual([[1, null, 'A list has at most 5 entries.']]);
    expect(problemsOf('x'.repeat(CSV_CHARACTERS_MAX + 1))).toMatchObject([
      [1, null, expect.stringMatching(/characters/)],
    ]);
    expect(problemsOf(`${HEADER}${row}\n${','.repeat(CSV_CELLS_MAX)}`)).toMatchObject([
      [3, null, `A row has at most ${CSV_CELLS_MAX} cells.`],
    ]);
    expect(problemsOf(`${HEADER}${row},one more`)).toMatchObject([[2, null, expect.stringMatching(/more cells/)]]);
    expect(problemsOf(`${HEADER}${row}${row}\nsupply,"A,b,1,c`)).toMatchObject([
      [4, null, expect.stringMatching(/quotes/)],
    ]);
    expect(problemsOf(`${HEADER}\nsupply,A"b"c,b,1,c`)).toMatchObject([[2, null, expect.stringMatching(/quotes/)]]);
    expect(problemsOf(`${HEADER}\nsupply,"A"b,b,1,c`)).toMatchObject([[2, null, expect.stringMatching(/quotes/)]]);
  });

  it('takes rows with fewer cells, and empty cells beyond the last column', () => {
    expect(tableOf(`${HEADER},conditions\nsupply,A,b,1,c,,,`).rows).toHaveLength(1);
    expect(tableOf(`${HEADER},conditions,,\nsupply,A,b,1,c`).rows[0]!.cells.conditions).toBe('');
  });

  it('is written with CRLF, quotes where they are needed, and nothing that a spreadsheet takes for a formula', () => {
    const titles = ['=HYPERLINK("x")', '+86', '-1', '@SUM', "'=1", "'quoted'", '＝1', 'a=1', '\t=1'];
    const csv = writeTable(
      titles.map((title) => ({ ...EMPTY, title })),
      'en',
    );
    const lines = csv.split('\r\n');
    expect(lines[0]).toBe(COLUMNS.map((column) => COLUMN_LABELS[column].en).join(','));
    expect(lines[1]).toMatch(/^,,"'=HYPERLINK\(""x""\)",/);
    expect(lines.slice(2, -1).map((line) => line.split(',')[2])).toEqual([
      "'+86",
      "'-1",
      "'@SUM",
      "''=1",
      "'quoted'",
      "'＝1",
      'a=1',
      "'\t=1",
    ]);
  });

  it('holds the same cells when it is read back, whatever they are, in both languages', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom('=', "'", '"', ',', '\n', '\r', ';', '+', '-', '@', '\t', '一', ' ', '\uFEFF'),
      }),
    );
    const cells = fc.record({
      ...Object.fromEntries(COLUMNS.map((column) => [column, cell])),
      side: fc.constant('供'),
    });
    assertProperty(
      fc.property(fc.array(cells, { maxLength: ROWS_MAX }), fc.constantFrom(...LANGUAGES), (rows, language) => {
        const csv = writeTable(rows as Record<ColumnName, string>[], language);
        fc.pre(csv.length <= CSV_CHARACTERS_MAX);
        expect(tableOf(csv).rows.map((row) => row.cells)).toEqual(rows);
      }),
    );
  });
});

describe('at the edges of what is read', () => {
  const row = '\nsupply,A,b,1,c';

  it('takes as many characters, cells and errors as are promised', () => {
    expect(problemsOf(HEADER + row + ' '.repeat(CSV_CHARACTERS_MAX - HEADER.length - row.length))).toEqual([]);
    expect(problemsOf(`${HEADER}${row}${','.repeat(CSV_CELLS_MAX - 5)}`)).toEqual([]);
    expect(CSV_ERRORS_MAX).toBe(1_000);
  });

  it('takes blanks for nothing: in a row, beyond the last column, and in the name of a column', () => {
    expect(tableOf(`${HEADER}, ,  ${row}, ,  \n , ,\n  `).rows).toHaveLength(1);
    expect(problemsOf(`${HEADER}, colour ${row}`)).toMatchObject([[1, 'colour', expect.any(String)]]);
  });

  it('reads a first name in quotes behind a byte order mark', () => {
    expect(tableOf(`\uFEFF"side",category,title,quantity,windows${row}`).rows).toHaveLength(1);
  });

  it('names missing columns in English where no language is to be seen, and all of them in either', () => {
    expect(problemsOf('colour').map(([, column]) => column)).toEqual([
      'colour',
      'side',
      'category',
      'title',
      'quantity',
      'windows',
    ]);
    const table = readTable('colour', ROWS_MAX);
    const [problem] = 'problems' in table ? table.problems : [];
    expect(problem!.refusal.messageIn('en')).toContain('side, category, title');
    expect(problem!.refusal.messageIn('zh-CN')).toContain('供需、类别、名称');
  });
});
