import { type DeskDivisionFiguresFragment, labelsOf } from '@grid-commons/client';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { lengthText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { useHref } from '../desk.ts';
import { CellLink, Share } from './bar.tsx';
import { PartsMap } from './parts-map.tsx';
import { useRows } from './rows.ts';

const useSay = words('desk-figures', {
  parts: { 'zh-CN': '各区划', en: 'By division' },
  near: { 'zh-CN': '看哪种设施的覆盖', en: 'Coverage of' },
  division: { 'zh-CN': '区划', en: 'Division' },
  facilities: { 'zh-CN': '设施', en: 'Facilities' },
  places: { 'zh-CN': '名额', en: 'Places' },
  bookings: { 'zh-CN': '预约', en: 'Bookings' },
  booked: { 'zh-CN': '名额 × 时长', en: 'Places × time' },
  members: { 'zh-CN': '成员单位', en: 'Member units' },
  met: { 'zh-CN': '已满足需求', en: 'Demands met' },
  projects: { 'zh-CN': '执行中项目', en: 'Running projects' },
  coverage: { 'zh-CN': '{meters} 米内有{kind}的网格', en: 'Grids with {kind} within {meters} m' },
  total: { 'zh-CN': '合计', en: 'Total' },
  hidden: { 'zh-CN': '不显示', en: 'Not shown' },
  of: { 'zh-CN': '{n}/{all}', en: '{n} of {all}' },
  none: { 'zh-CN': '这里没有下一级区划。', en: 'There are no divisions in this one.' },
});

/** Below these there is nothing that a dashboard of its own would show. */
const LOWEST: readonly string[] = ['GRID', 'BUILDING'];

interface FiguresTableProps {
  readonly whole: DeskDivisionFiguresFragment;
  readonly parts: readonly DeskDivisionFiguresFragment[];
  readonly withinMeters: number;
}

/** A row for each part, and the whole below them. */
export function FiguresTable({ whole, parts, withinMeters }: FiguresTableProps) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const { params, go } = useAddress();
  const kinds = labelsOf('FacilityKind', language);
  const kind = kinds.find(({ value }) => value === params.get('kind')) ?? kinds[0]!;
  const { period, from, to } = Object.fromEntries(params);
  const deeper = (code: string) =>
    href('/dashboard', { in: code, period, from, to, kind: params.get('kind') ?? undefined });
  const rows = useRows();
  const coverageOf = ({ kinds }: DeskDivisionFiguresFragment) =>
    kinds.find((one) => one.kind === kind.value)?.coverage ?? null;
  const cellsOf = (figures: DeskDivisionFiguresFragment) => {
    const { demands, demandsMet, units, memberUnits } = figures;
    const minutes = figures.placeMinutesBooked;
    const { code } = figures.division;
    return (
      <>
        <td className="number">
          <CellLink to={rows('facilities', code)}>{figures.facilities}</CellLink>
        </td>
        <td className="number">
          <CellLink to={rows('facilities', code)}>{figures.places}</CellLink>
        </td>
        <td className="number">
          <CellLink to={rows('bookings', code)}>{figures.bookings ?? say('hidden')}</CellLink>
        </td>
        <td className="number">
          <CellLink to={rows('bookings', code)}>
            {minutes === null ? say('hidden') : lengthText(minutes, language) || '0'}
          </CellLink>
        </td>
        <td className="number">
          <Share
            share={figures.memberShare}
            text={say('of', { n: memberUnits, all: units })}
            to={rows('members', code)}
          />
        </td>
        <td className="number">
          <Share
            share={demands === 0 ? null : demandsMet / demands}
            text={say('of', { n: demandsMet, all: demands })}
            to={rows('demands', code)}
          />
        </td>
        <td className="number">
          <CellLink to={rows('projects', code)}>{figures.runningProjects}</CellLink>
        </td>
        <td className="number">
          <Share share={coverageOf(figures)} to={rows('facilities', code, { kind: kind.value })} />
        </td>
      </>
    );
  };
  const nameOf = ({ division }: DeskDivisionFiguresFragment) =>
    language === 'en' ? (division.nameEn ?? division.name) : division.name;
  return (
    <>
      <h2>{say('parts')}</h2>
      <ul className="chips" aria-label={say('near')}>
        {kinds.map(({ value, label }) => (
          <li key={value}>
            <button
              type="button"
              className="chip"
              aria-pressed={value === kind.value}
              onClick={() => go({ kind: value }, 'replace')}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      {parts.length === 0 && <Empty title={say('none')} />}
      <PartsMap
        code={whole.division.code}
        what={say('coverage', { kind: kind.label, meters: withinMeters })}
        parts={parts}
        shareOf={coverageOf}
        hrefOf={deeper}
      />
      <div className="table-scroll" role="region" aria-label={say('parts')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('division')}</th>
              {(['facilities', 'places', 'bookings', 'booked', 'members', 'met', 'projects'] as const).map((name) => (
                <th key={name} scope="col" className="number">
                  {say(name)}
                </th>
              ))}
              <th scope="col" className="number">
                {say('coverage', { kind: kind.label, meters: withinMeters })}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.division.id}>
                <th scope="row">
                  {LOWEST.includes(part.division.level) ? (
                    nameOf(part)
                  ) : (
                    <Link href={deeper(part.division.code)}>{nameOf(part)}</Link>
                  )}
                </th>
                {cellsOf(part)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="total">
              <th scope="row">{say('total')}</th>
              {cellsOf(whole)}
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
