import './grid.css';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { words } from '../../shared/words.ts';
import type { Cell, Faults, Row } from './editing.ts';

const useSay = words('desk-grid', {
  name: { 'zh-CN': '清单条目', en: 'Entries of the list' },
  row: { 'zh-CN': '行', en: 'Row' },
  edit: { 'zh-CN': '{column}，第 {row} 行', en: '{column}, row {row}' },
});

/** Rows above and below those in sight that are there as well, so that scrolling shows no gap. */
const ROWS_AROUND = 10;
/** Rows drawn before anything is measured. */
const ROWS_AT_FIRST = 30;

interface GridProps {
  readonly columns: readonly string[];
  /** The rows, and below them one to be when the table can be written. */
  readonly rows: readonly Row[];
  readonly faults: Faults;
  readonly active: Cell;
  readonly activate: (cell: Cell) => void;
  readonly isReadOnly: boolean;
  readonly write: (at: Cell, text: string) => void;
  readonly paste: (at: Cell, text: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Another number each time the active cell is to be gone to. */
  readonly shownAt: number;
}

/** A table to be written as a spreadsheet is: the arrows go from cell to cell, typing writes, and what is wrong is marked. */
export function Grid(props: GridProps) {
  const { columns, rows, faults, active, activate, isReadOnly, write, paste, undo, redo, shownAt } = props;
  const say = useSay();
  const id = useId();
  const [editing, setEditing] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  // A cell that is left by Enter, Tab or Escape loses the focus as well.
  const isOpen = useRef(false);
  const [view, setView] = useState({ first: 0, count: ROWS_AT_FIRST, height: 40 });
  const count = rows.length + (isReadOnly ? 0 : 1);

  const look = () => {
    const element = box.current;
    const height = element?.querySelector<HTMLElement>('tr[data-row]')?.offsetHeight;
    if (!element || !height) return;
    const first = Math.max(0, Math.floor(element.scrollTop / height) - ROWS_AROUND);
    const seen = Math.ceil(element.clientHeight / height) + 2 * ROWS_AROUND;
    setView((before) =>
      before.first === first && before.count === seen && before.height === height
        ? before
        : { first, count: seen, height },
    );
  };
  useEffect(look);

  useEffect(() => {
    if (shownAt === 0) return;
    const element = box.current;
    const isDrawn = active.row >= view.first && active.row < view.first + view.count;
    if (element && !isDrawn) element.scrollTop = active.row * view.height;
    wantsFocus.current = true;
    // Only the number asks for it.
  }, [shownAt]);
  useEffect(() => {
    if (!wantsFocus.current || editing !== undefined) return;
    wantsFocus.current = false;
    const cell = box.current?.querySelector<HTMLElement>('[tabindex="0"]');
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const goTo = (row: number, column: number) => {
    const to = { row: clamp(row, count), column: clamp(column, columns.length) };
    const element = box.current;
    // A cell that is not drawn yet is scrolled to first.
    if (element && (to.row < view.first || to.row >= view.first + view.count)) element.scrollTop = to.row * view.height;
    wantsFocus.current = true;
    activate(to);
  };
  const open = (text: string) => {
    isOpen.current = true;
    setEditing(text);
  };
  const close = () => {
    isOpen.current = false;
    setEditing(undefined);
  };
  const commit = (text: string) => {
    close();
    write(active, text);
  };
  const textAt = ({ row, column }: Cell) => rows[row]?.cells[column] ?? '';

  const press = (event: KeyboardEvent) => {
    const { row, column } = active;
    const { key, ctrlKey, metaKey, shiftKey } = event;
    const isCommand = ctrlKey || metaKey;
    // Enter chooses a character there, and ends no cell.
    if (event.nativeEvent.isComposing) return;
    if (editing !== undefined) {
      if (key === 'Escape') {
        wantsFocus.current = true;
        close();
      } else if ((key === 'Enter' && !shiftKey) || key === 'Tab') {
        commit(editing);
        if (key === 'Enter') goTo(row + 1, column);
        else goTo(row, column + (shiftKey ? -1 : 1));
      } else return;
      event.preventDefault();
      return;
    }
    const page = Math.max(1, view.count - 2 * ROWS_AROUND - 1);
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: isCommand ? [0, 0] : [row, 0],
      End: isCommand ? [count - 1, columns.length - 1] : [row, columns.length - 1],
      PageUp: [row - page, column],
      PageDown: [row + page, column],
    };
    const move = moves[key];
    if (move) goTo(...move);
    else if (isReadOnly) return;
    else if (isCommand && key.toLowerCase() === 'z') (shiftKey ? redo : undo)();
    else if (isCommand && key.toLowerCase() === 'y') redo();
    else if (key === 'Enter' || key === 'F2') open(textAt(active));
    else if (key === 'Delete' || key === 'Backspace') write(active, '');
    else if (key === 'Process') {
      // A method to write Chinese has begun: the characters come into the cell.
      open('');
      return;
    } else if (key.length === 1 && !isCommand) open(key);
    else return;
    event.preventDefault();
  };

  const pasted = (event: ClipboardEvent) => {
    if (isReadOnly) return;
    const text = event.clipboardData.getData('text/plain');
    // A piece of text goes into the cell that is being written; a table goes over the cells from there on.
    if (editing !== undefined && !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    if (editing !== undefined) close();
    wantsFocus.current = true;
    paste(active, text);
  };

  const last = Math.min(count, view.first + view.count);
  const shown = Array.from({ length: Math.max(0, last - view.first) }, (_, at) => view.first + at);
  return (
    <div ref={box} className="grid-scroll" onScroll={look}>
      <table
        role="grid"
        aria-label={say('name')}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + 1}
        aria-readonly={isReadOnly}
        onKeyDown={press}
        onPaste={pasted}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{say('row')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.first > 0 && <Space height={view.first * view.height} span={columns.length + 1} />}
          {shown.map((at) => {
            const row = rows[at];
            const wrong = row && faults.get(row.key);
            const whole = wrong?.get(-1);
            return (
              <tr key={row?.key ?? 'new'} data-row={at} aria-rowindex={at + 2}>
                <th scope="row" className={whole === undefined ? '' : 'fault'} title={whole}>
                  {at + 1}
                  {whole !== undefined && <span className="visually-hidden">{whole}</span>}
                </th>
                {columns.map((column, place) => {
                  const isActive = active.row === at && active.column === place;
                  const fault = wrong?.get(place);
                  const described = `${id}-${at}-${place}`;
                  return (
                    <td
                      key={column}
                      tabIndex={isActive ? 0 : -1}
                      aria-colindex={place + 2}
                      aria-invalid={fault !== undefined || undefined}
                      aria-describedby={fault === undefined ? undefined : described}
                      className={fault === undefined ? '' : 'fault'}
                      title={fault}
                      onClick={() => {
                        if (isActive) return;
                        if (editing !== undefined) commit(editing);
                        goTo(at, place);
                      }}
                      onDoubleClick={() => !isReadOnly && editing === undefined && open(textAt(active))}
                    >
                      {isActive && editing !== undefined ? (
                        <textarea
                          rows={1}
                          autoFocus
                          aria-label={say('edit', { column, row: at + 1 })}
                          value={editing}
                          onChange={({ target }) => setEditing(target.value)}
                          onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
                          onBlur={() => isOpen.current && commit(editing)}
                        />
                      ) : (
                        row?.cells[place]
                      )}
                      {fault !== undefined && (
                        <span id={described} className="visually-hidden">
                          {fault}
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {last < count && <Space height={(count - last) * view.height} span={columns.length + 1} />}
        </tbody>
      </table>
    </div>
  );
}

/** Rows that are not in sight. */
function Space({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    <tr aria-hidden="true">
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function clamp(at: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at));
}
