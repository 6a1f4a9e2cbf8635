import { DeskListImportDocument } from '@grid-commons/client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../shared/api.ts';
import { keptUnder } from '../../shared/session.ts';
import { words } from '../../shared/words.ts';
import { useChange } from '../parts/use-change.ts';
import { type Cell, type Faults, faultsOf, keptRows, type Row, type Table, useEditing, type Work } from './editing.ts';
import { Grid } from './grid.tsx';

const useSay = words('desk-editor', {
  help: {
    'zh-CN': '方向键移动，直接输入或按回车编辑，可从电子表格粘贴多行（Ctrl+V），Ctrl+Z 撤销。',
    en: 'Arrows move, typing or Enter edits, rows are pasted from a spreadsheet with Ctrl+V, Ctrl+Z undoes.',
  },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
  redo: { 'zh-CN': '重做', en: 'Redo' },
  add: { 'zh-CN': '加一行', en: 'Add a row' },
  remove: { 'zh-CN': '删除第 {row} 行', en: 'Delete row {row}' },
  discard: { 'zh-CN': '放弃未保存的改动', en: 'Discard what is not saved' },
  save: { 'zh-CN': '保存清单', en: 'Save the list' },
  kept: { 'zh-CN': '已恢复上次没有保存的内容。', en: 'What was not saved last time is here again.' },
  toMend: {
    'zh-CN': '{n} 处要改。改好后才能保存。',
    en: '{n, plural, one {# place is} other {# places are}} to be mended before it can be saved.',
  },
  sound: { 'zh-CN': '没有错误，可以保存。', en: 'Nothing is wrong; it can be saved.' },
  unchanged: { 'zh-CN': '没有未保存的改动。', en: 'Nothing is unsaved.' },
  checking: { 'zh-CN': '正在检查…', en: 'Checking…' },
  faults: { 'zh-CN': '要改的地方', en: 'What is to be mended' },
  at: { 'zh-CN': '第 {row} 行 {column}：{message}', en: 'Row {row}, {column}: {message}' },
  wholeRow: { 'zh-CN': '整行', en: 'the whole row' },
});

/** How long somebody pauses before what they wrote is judged. */
const PAUSE_MS = 400;
/** Places that are listed below the table; more are marked in it. */
const FAULTS_LISTED = 50;
const NO_FAULTS: Faults = new Map();

/** Where what is not saved is kept in this browser, until it is, or until somebody signs out or another signs in. */
const draftOf = (listId: string) => keptUnder(`list:${listId}`);

interface EditorProps {
  readonly listId: string;
  readonly table: Table;
  readonly isReadOnly: boolean;
  readonly changed: () => void;
  readonly saved: () => void;
}

/** The table with its tools. What is written is judged by the server as one goes on, and saved all at once. */
export function Editor({ listId, table, isReadOnly, changed, saved }: EditorProps) {
  const say = useSay();
  const kept = useMemo(() => (isReadOnly ? undefined : readKept(listId, table)), [listId, table, isReadOnly]);
  const { rows, apply, canUndo, canRedo, work } = useEditing(table, kept);
  const [active, activate] = useState<Cell>({ row: 0, column: 0 });
  const [shownAt, setShownAt] = useState(0);
  const show = (cell: Cell) => {
    activate(cell);
    setShownAt((before) => before + 1);
  };
  const judged = useJudged(listId, work, table.columns, isReadOnly);
  const save = useChange(DeskListImportDocument);
  const [problem, setProblem] = useState<string>();
  const key = useRef<{ readonly csv: string; readonly key: string }>(undefined);

  useEffect(() => {
    if (isReadOnly) return;
    if (work.isDirty) keep(listId, rows);
    else localStorage.removeItem(draftOf(listId));
  }, [listId, rows, work, isReadOnly]);
  useEffect(() => {
    if (work.isDirty) changed();
    // Only what is written counts, not who asks to be told.
  }, [work]);

  const { faults } = judged;
  const places = rows.flatMap((row, at) =>
    [...(faults.get(row.key) ?? [])].map(([column, message]) => ({ row: at, column, message })),
  );
  const saveAll = async () => {
    const { csv, removeIds } = work;
    // The same work that is sent again is done once.
    if (key.current?.csv !== csv) key.current = { csv, key: newIdempotencyKey() };
    const { problem, data } = await save.change({
      input: { listId, csv, removeIds: [...removeIds], idempotencyKey: key.current.key },
    });
    setProblem(problem);
    if (problem !== undefined) {
      judged.take(data?.supplyDemandListImport.rowErrors ?? [], work);
      return;
    }
    localStorage.removeItem(draftOf(listId));
    saved();
  };
  const fault = rows[active.row] && faults.get(rows[active.row]!.key)?.get(active.column);
  return (
    <>
      {!isReadOnly && (
        <>
          {kept && (
            <p className="notice" role="status">
              {say('kept')}
            </p>
          )}
          <p className="small muted">{say('help')}</p>
          <div className="row">
            <button type="button" className="do-action" aria-busy={save.isUnderWay} onClick={saveAll}>
              {say('save')}
            </button>
            <button type="button" aria-disabled={!canUndo} onClick={() => apply({ kind: 'undo' })}>
              {say('undo')}
            </button>
            <button type="button" aria-disabled={!canRedo} onClick={() => apply({ kind: 'redo' })}>
              {say('redo')}
            </button>
            <button type="button" onClick={() => show({ row: rows.length, column: 0 })}>
              {say('add')}
            </button>
            {active.row < rows.length && (
              <button type="button" onClick={() => apply({ kind: 'remove', row: active.row })}>
                {say('remove', { row: active.row + 1 })}
              </button>
            )}
          </div>
        </>
      )}
      {problem !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          {problem}
        </p>
      )}
      <Grid
        columns={table.columns}
        rows={rows}
        faults={faults}
        active={active}
        activate={activate}
        shownAt={shownAt}
        isReadOnly={isReadOnly}
        write={(at, text) => apply({ kind: 'write', at, cells: [[text]] })}
        paste={(at, text) => apply({ kind: 'paste', at, text })}
        undo={() => apply({ kind: 'undo' })}
        redo={() => apply({ kind: 'redo' })}
      />
      {!isReadOnly && (
        <div role="status" className="grid-status">
          <p>
            {judged.isUnderWay
              ? say('checking')
              : !work.isDirty
                ? say('unchanged')
                : places.length > 0
                  ? say('toMend', { n: places.length })
                  : say('sound')}{' '}
            {fault}
          </p>
        </div>
      )}
      {places.length > 0 && (
        <details open>
          <summary>{say('faults')}</summary>
          <ul>
            {places.slice(0, FAULTS_LISTED).map(({ row, column, message }) => (
              <li key={`${row} ${column}`}>
                <button type="button" className="link" onClick={() => show({ row, column: Math.max(0, column) })}>
                  {say('at', { row: row + 1, column: table.columns[column] ?? say('wholeRow'), message })}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** What the server says of the work as it is, asked after each pause; an answer that comes late replaces none that is newer. */
function useJudged(listId: string, work: Work, columns: readonly string[], isReadOnly: boolean) {
  const { change } = useChange(DeskListImportDocument);
  const [faults, setFaults] = useState(NO_FAULTS);
  const [isUnderWay, setUnderWay] = useState(false);
  const asked = useRef(0);
  const rowsBefore = useRef(0);
  const take = (errors: Parameters<typeof faultsOf>[0], { sent }: Work) => setFaults(faultsOf(errors, sent, columns));
  useEffect(() => {
    const turn = ++asked.current;
    if (isReadOnly || work.sent.length === 0) {
      setFaults(NO_FAULTS);
      setUnderWay(false);
      return;
    }
    setUnderWay(true);
    // What was pasted is judged at once; who types comes to an end first.
    const isPasted = Math.abs(work.sent.length - rowsBefore.current) > 1;
    rowsBefore.current = work.sent.length;
    const timer = setTimeout(
      async () => {
        const { csv, removeIds } = work;
        const { data } = await change({ input: { listId, csv, removeIds: [...removeIds], validateOnly: true } });
        if (turn !== asked.current) return;
        setUnderWay(false);
        if (data) take(data.supplyDemandListImport.rowErrors, work);
      },
      isPasted ? 0 : PAUSE_MS,
    );
    return () => clearTimeout(timer);
    // `change` and `take` are others each time, and do the same.
  }, [listId, work, columns, isReadOnly]);
  return { faults, isUnderWay, take };
}

function keep(listId: string, rows: readonly Row[]): void {
  try {
    localStorage.setItem(draftOf(listId), JSON.stringify(rows.map(({ id, cells }) => ({ id, cells }))));
  } catch {
    // A browser that keeps nothing still shows what is written.
  }
}

function readKept(listId: string, table: Table): Row[] | undefined {
  try {
    const text = localStorage.getItem(draftOf(listId));
    if (text === null) return undefined;
    return keptRows(JSON.parse(text) as readonly Row[], table);
  } catch {
    return undefined;
  }
}
