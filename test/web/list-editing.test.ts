import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, faultsOf, type History, keptRows, tableOf, workOf } from '../../web/desk/list/editing.ts';
import { guarded, readTable, unguarded, writeTable } from '../../web/desk/list/table-text.ts';
import { assertProperty } from '../support/property.ts';

const CSV = ['供需,名称,数量,条目标识', "需,'=1+1,5,dem_1", '供,"会议室,大",2,sup_1'].join('\r\n');

const startOf = (csv = CSV): { readonly table: ReturnType<typeof tableOf>; readonly history: History } => {
  const table = tableOf(csv);
  return { table, history: { past: [], rows: table.rows, future: [] } };
};
const cellsOf = ({ rows }: Pick<History, 'rows'>) => rows.map(({ cells }) => cells.join('|'));

describe('the text of a table', () => {
  test('has the same cells when it is read back, whatever they are', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\t', "'", '=', ' ', '一') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    assertProperty(
      fc.property(rows, (rows) => {
        expect(
          readTable(writeTable(rows.map((row) => row.map(guarded))), ',').map((row) => row.map(unguarded)),
        ).toEqual(rows);
      }),
    );
  });

  test('is read as spreadsheets copy it, with quotes within a cell as they stand', () => {
    expect(readTable('供\t5" 管\t"两\n行"\r\n需\t\t', '\t')).toEqual([
      ['供', '5" 管', '两\n行'],
      ['需', '', ''],
    ]);
  });
});

describe('a list that is edited', () => {
  test('is read with its ids apart, and cells as people wrote them', () => {
    const { table } = startOf();
    expect([table.columns, table.idColumn]).toEqual([['供需', '名称', '数量'], '条目标识']);
    expect(table.rows.map(({ id, cells }) => [id, ...cells])).toEqual([
      ['dem_1', '需', '=1+1', '5'],
      ['sup_1', '供', '会议室,大', '2'],
    ]);
  });

  test('is not dirty until a cell is another', () => {
    const { table, history } = startOf();
    expect(workOf(table, history.rows).isDirty).toBe(false);
    const same = changed(history, { kind: 'write', at: { row: 0, column: 2 }, cells: [['5']] }, table.columns);
    expect(same).toBe(history);
  });

  test('is sent as the rows that are other than before, guarded, and as the entries that are gone', () => {
    const { table, history } = startOf();
    const written = changed(history, { kind: 'write', at: { row: 0, column: 2 }, cells: [['7']] }, table.columns);
    const removed = changed(written, { kind: 'remove', row: 1 }, table.columns);
    const work = workOf(table, removed.rows);
    expect([work.csv, work.removeIds]).toEqual(["供需,名称,数量,条目标识\r\n需,'=1+1,7,dem_1", ['sup_1']]);
  });

  test('leaves columns out that say nothing, but for those that are emptied', () => {
    const { table, history } = startOf();
    const added = changed(history, { kind: 'write', at: { row: 2, column: 0 }, cells: [['供']] }, table.columns);
    expect(workOf(table, added.rows).csv).toBe('供需,条目标识\r\n供,');
    const emptied = changed(history, { kind: 'write', at: { row: 1, column: 2 }, cells: [['']] }, table.columns);
    expect(workOf(table, emptied.rows).csv).toBe('供需,名称,数量,条目标识\r\n供,"会议室,大",,sup_1');
  });

  test('takes a paste from the cell on, or under its header wherever its columns stand', () => {
    const { table, history } = startOf();
    const paste = (text: string) => changed(history, { kind: 'paste', at: { row: 1, column: 1 }, text }, table.columns);
    expect(cellsOf(paste('教室\t3\n操场\t1'))).toEqual(['需|=1+1|5', '供|教室|3', '|操场|1']);
    expect(cellsOf(paste('数量\t备注\t供需\n9\t无\t需'))).toEqual(['需|=1+1|5', '需|会议室,大|9']);
  });

  test('is as it was before after as many steps back, and again after as many forth', () => {
    const { table, history } = startOf();
    let now = history;
    for (const text of ['1', '2', '3']) {
      now = changed(now, { kind: 'write', at: { row: 0, column: 2 }, cells: [[text]] }, table.columns);
    }
    const last = now.rows;
    for (let n = 0; n < 3; n += 1) now = changed(now, { kind: 'undo' }, table.columns);
    expect(now.rows).toBe(table.rows);
    expect(changed(now, { kind: 'undo' }, table.columns)).toBe(now);
    for (let n = 0; n < 3; n += 1) now = changed(now, { kind: 'redo' }, table.columns);
    expect(now.rows).toBe(last);
  });

  test('goes on with what was kept; an entry that is gone meanwhile is one to be', () => {
    const { table } = startOf();
    const kept = keptRows(
      [
        { id: 'dem_1', cells: ['需', '停车', '6'] },
        { id: 'dem_gone', cells: ['需', '课堂', '1'] },
        { id: 'dem_1', cells: ['of another form'] },
      ],
      table,
    );
    expect(kept.map(({ id }) => id)).toEqual(['dem_1', null]);
  });

  test('has what is wrong in the row and the column of which it is said', () => {
    const { table, history } = startOf();
    const errors = [
      { row: 2, column: '数量', message: '一' },
      { row: 2, column: '数量', message: '二' },
      { row: 3, column: null, message: '三' },
      { row: 1, column: null, message: '四' },
    ];
    const faults = faultsOf(errors, history.rows, table.columns);
    expect(faults.get(table.rows[0]!.key)).toEqual(new Map([[2, '一']]));
    expect(faults.get(table.rows[1]!.key)).toEqual(new Map([[-1, '三']]));
    expect(faults.size).toBe(2);
  });
});
