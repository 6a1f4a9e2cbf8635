import './day-sheet.css';
import type { DaySheetQuery } from '@grid-commons/client';
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { at, timeText } from '../../shared/time.ts';
import { words } from '../../shared/words.ts';

const useSay = words('sheet-grid', {
  grid: { 'zh-CN': '各设施每小时已约的名额', en: 'Places taken in each facility, by the hour' },
  facility: { 'zh-CN': '设施', en: 'Facility' },
  cell: { 'zh-CN': '{name} {from}–{to}，已约 {taken}/{total}', en: '{name} {from}–{to}, {taken}/{total} taken' },
  closed: { 'zh-CN': '{name} {from}–{to}，不开放', en: '{name} {from}–{to}, closed' },
  closedTaken: {
    'zh-CN': '{name} {from}–{to}，不开放，但已约 {taken}/{total}',
    en: '{name} {from}–{to}, closed, yet {taken}/{total} taken',
  },
  keys: {
    'zh-CN': '方向键逐格移动，Enter 看这一小时的预约。斜线是不开放的时间。',
    en: 'Arrow keys go from cell to cell, Enter shows the bookings of the hour. Hatched hours are closed.',
  },
});

type Facility = DaySheetQuery['sharedFacilities']['edges'][number]['node'];
type Step = NonNullable<Facility['occupancy']>[number];

interface SheetGridProps {
  readonly facilities: readonly Facility[];
  /** `id number` of the hour whose bookings are shown. */
  readonly chosen: string | undefined;
  readonly choose: (facilityId: string, hour: number) => void;
}

/** Facilities by hours. One cell has the keyboard, and arrows take it to the next (WAI-ARIA, grid). */
export function SheetGrid({ facilities, chosen, choose }: SheetGridProps) {
  const say = useSay();
  const grid = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const hours = facilities[0]?.occupancy ?? [];
  const last = { row: facilities.length - 1, column: hours.length - 1 };
  const row = Math.min(active.row, last.row);
  const column = Math.min(active.column, last.column);

  const goTo = (to: { row: number; column: number }) => {
    setActive(to);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.column}"]`)?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: { row, column: Math.min(column + 1, last.column) },
      ArrowLeft: { row, column: Math.max(column - 1, 0) },
      ArrowDown: { row: Math.min(row + 1, last.row), column },
      ArrowUp: { row: Math.max(row - 1, 0), column },
      Home: { row: event.ctrlKey ? 0 : row, column: 0 },
      End: { row: event.ctrlKey ? last.row : row, column: last.column },
    }[event.key];
    if (to) goTo(to);
    else if (event.key === 'Enter' || event.key === ' ') choose(facilities[row]!.id, column);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <p className="small muted no-print">{say('keys')}</p>
      <div className="table-scroll sheet-scroll">
        <table ref={grid} role="grid" aria-label={say('grid')} className="sheet" onKeyDown={move}>
          <thead>
            <tr>
              <th scope="col">{say('facility')}</th>
              {hours.map(({ start }) => (
                <th key={start} scope="col" className="hour">
                  {timeText(at(start, facilities[0]!.timeZone)).slice(0, 2)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facilities.map((facility, at) => (
              <SheetRow
                key={facility.id}
                facility={facility}
                row={at}
                active={at === row ? column : undefined}
                chosen={chosen?.startsWith(`${facility.id} `) ? Number(chosen.split(' ')[1]) : undefined}
                choose={(column) => {
                  setActive({ row: at, column });
                  choose(facility.id, column);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface SheetRowProps {
  readonly facility: Facility;
  readonly row: number;
  readonly active: number | undefined;
  readonly chosen: number | undefined;
  readonly choose: (column: number) => void;
}

/** Drawn anew only when something of it changes: a sheet has some five hundred cells. */
const SheetRow = memo(
  function SheetRow({ facility, row, active, chosen, choose }: SheetRowProps) {
    const say = useSay();
    const nameOf = ({ start, end, taken, total, isOpen }: Step) => {
      const values = {
        name: facility.name,
        from: timeText(at(start, facility.timeZone)),
        to: timeText(at(end, facility.timeZone)),
        taken,
        total,
      };
      return say(isOpen ? 'cell' : taken > 0 ? 'closedTaken' : 'closed', values);
    };
    return (
      <tr>
        <th scope="row">{facility.name}</th>
        {(facility.occupancy ?? []).map((step, column) => (
          <td
            key={step.start}
            role="gridcell"
            data-cell={`${row} ${column}`}
            data-level={levelOf(step)}
            tabIndex={active === column ? 0 : -1}
            aria-label={nameOf(step)}
            aria-selected={chosen === column}
            onClick={() => choose(column)}
          >
            {step.isOpen || step.taken > 0 ? `${step.taken}/${step.total}` : ''}
          </td>
        ))}
      </tr>
    );
  },
  (before, after) =>
    before.facility === after.facility &&
    before.row === after.row &&
    before.active === after.active &&
    before.chosen === after.chosen,
);

/** How full, in steps that can be told apart; the number in the cell says it exactly. */
function levelOf({ taken, total, isOpen }: Step): string {
  if (!isOpen) return 'closed';
  if (taken === 0) return 'free';
  return taken >= total ? 'full' : taken * 2 >= total ? 'busy' : 'some';
}
