import './dashboard.css';
import {
  type DeskDivisionFiguresFragment,
  DeskDivisionFiguresFragmentDoc,
  DeskFiguresCsvDocument,
  DeskFiguresDocument,
  type DeskFiguresQuery,
  labelOf,
  readFragment,
} from '@grid-commons/client';
import { useClient, useQuery } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { useDesk, useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { CsvButton } from '../parts/csv-button.tsx';
import { Listing } from '../parts/listing.tsx';
import { screenAt } from '../screens.ts';
import { Share } from './bar.tsx';
import { FiguresTable } from './figures-table.tsx';
import { PeriodChooser } from './period-chooser.tsx';
import { isPossible, periodOf } from './period.ts';
import { useRows } from './rows.ts';

const useSay = words('desk-dashboard', {
  title: { 'zh-CN': '{place}看板', en: 'Dashboard of {place}' },
  up: { 'zh-CN': '回到{place}', en: 'Back to {place}' },
  whole: { 'zh-CN': '整体', en: 'As a whole' },
  facilities: { 'zh-CN': '已发布的设施', en: 'Published facilities' },
  bookings: { 'zh-CN': '期间内的预约', en: 'Bookings of the period' },
  demands: { 'zh-CN': '已满足的需求', en: 'Demands met' },
  projects: { 'zh-CN': '执行中的项目', en: 'Running projects' },
  members: { 'zh-CN': '成员单位', en: 'Member units' },
  hidden: { 'zh-CN': '不显示', en: 'Not shown' },
  of: { 'zh-CN': '{n}/{all}', en: '{n} of {all}' },
  leftOut: {
    'zh-CN': '不足三人预约的地方，其预约不计入，以免透露个人情况。',
    en: 'Bookings of places where fewer than three people booked are left out, so that no figure tells of somebody.',
  },
  schematic: {
    'zh-CN': '网格的中心位置是示意的，覆盖率仅供演示。',
    en: 'The centres of grids are schematic; the coverage is for demonstration.',
  },
  unlocated: {
    'zh-CN': '还没有网格的中心位置，所以没有覆盖率。',
    en: 'It is not known where the grids lie, so there is no coverage.',
  },
  fairness: { 'zh-CN': '公平（基尼系数）', en: 'Fairness (Gini)' },
  fairnessMeans: {
    'zh-CN': '公平取自这里最近一次对接：0 为各方满足的比例相同，越接近 1 越集中在少数。',
    en: 'Fairness is that of the last run of the matching here: at 0 all are served alike, towards 1 the more few get all.',
  },
  noRun: {
    'zh-CN': '这里还没有运行过对接，所以没有公平指标。',
    en: 'The matching has not been run here yet, so there is no figure of fairness.',
  },
  byCategory: { 'zh-CN': '各类需求的满足情况', en: 'Demands met by category' },
  noDemands: { 'zh-CN': '期间内没有需求。', en: 'Nothing was asked for in this period.' },
  toLists: { 'zh-CN': '去看清单', en: 'To the lists' },
  category: { 'zh-CN': '类别', en: 'Category' },
  met: { 'zh-CN': '已满足', en: 'Met' },
});

/** D1: the figures of a territory and of its parts. */
export function DashboardScreen() {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const client = useClient();
  const { scope } = useDesk();
  const { params } = useAddress();
  const own = scope.division!;
  const code = params.get('in') ?? own.code;
  const period = periodOf(params);
  const variables = { code, from: period.from.toString(), to: period.to.toString() };
  const [answer, ask] = useQuery({ query: DeskFiguresDocument, variables, pause: !isPossible(period) });
  const shown = answer.data && readFragment(DeskDivisionFiguresFragmentDoc, answer.data.divisionFigures.total);
  const place = shown ? nameOf(shown, language) : own.name;
  const { period: chosen, from, to, kind } = Object.fromEntries(params);
  return (
    <DeskPage
      title={say('title', { place })}
      tools={
        <CsvButton
          name={say('title', { place })}
          csv={async () => (await client.query(DeskFiguresCsvDocument, variables)).data?.divisionFigures.csv}
        />
      }
    >
      {code !== own.code && (
        <p>
          <Link href={href('/dashboard', { period: chosen, from, to, kind })}>{say('up', { place: own.name })}</Link>
        </p>
      )}
      <PeriodChooser />
      {isPossible(period) && (
        <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
          {({ divisionFigures, matchingRuns }) => (
            <Found report={divisionFigures} lastRun={matchingRuns.edges[0]?.node} />
          )}
        </Listing>
      )}
    </DeskPage>
  );
}

type Report = DeskFiguresQuery['divisionFigures'];

interface FoundProps {
  readonly report: Report;
  readonly lastRun: DeskFiguresQuery['matchingRuns']['edges'][number]['node'] | undefined;
}

function Found({ report, lastRun }: FoundProps) {
  const say = useSay();
  const rows = useRows();
  const { total } = report;
  const whole = readFragment(DeskDivisionFiguresFragmentDoc, total);
  const { code } = whole.division;
  const parts = report.parts.map((part) => readFragment(DeskDivisionFiguresFragmentDoc, part));
  const of = (n: number, all: number) => say('of', { n, all });
  return (
    <>
      <h2>{say('whole')}</h2>
      <ul className="figures">
        <Figure n={String(whole.facilities)} name={say('facilities')} to={rows('facilities', code)} />
        <Figure
          n={whole.bookings === null ? say('hidden') : String(whole.bookings)}
          name={say('bookings')}
          to={rows('bookings', code)}
        />
        <Figure n={of(whole.demandsMet, whole.demands)} name={say('demands')} to={rows('demands', code)} />
        <Figure
          n={lastRun?.state === 'COMPLETED' ? lastRun.metrics.gini.toFixed(2) : '–'}
          name={say('fairness')}
          to={rows('fairness', code, { run: lastRun?.id })}
        />
        <Figure n={String(whole.runningProjects)} name={say('projects')} to={rows('projects', code)} />
        <Figure n={of(whole.memberUnits, whole.units)} name={say('members')} to={rows('members', code)} />
      </ul>
      <p className="small muted">{say(lastRun ? 'fairnessMeans' : 'noRun')}</p>
      <FiguresTable whole={whole} parts={parts} withinMeters={report.withinMeters} />
      {whole.bookingsLeftOut && <p className="small muted">{say('leftOut')}</p>}
      {total.gridsLocated === 0 && <p className="small muted">{say('unlocated')}</p>}
      {total.centersSynthetic && <p className="small muted">{say('schematic')}</p>}
      <Categories categories={total.demandsByCategory} code={code} />
    </>
  );
}

interface FigureProps {
  readonly n: string;
  readonly name: string;
  /** Where the rows are that it counts; none where whoever looks has no such page. */
  readonly to: string | undefined;
}

/** A figure, that leads to the rows behind it. */
function Figure({ n, name, to }: FigureProps) {
  const content = (
    <>
      <strong>{n}</strong>
      {name}
    </>
  );
  return (
    <li>
      {to === undefined ? (
        <div className="figure">{content}</div>
      ) : (
        <Link className="figure" href={to}>
          {content}
        </Link>
      )}
    </li>
  );
}

interface CategoriesProps {
  readonly categories: Report['total']['demandsByCategory'];
  readonly code: string;
}

function Categories({ categories, code }: CategoriesProps) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const rows = useRows();
  if (categories.length === 0) {
    return (
      <>
        <h2>{say('byCategory')}</h2>
        <Empty title={say('noDemands')}>
          {screenAt('/lists') && (
            <Link className="button" href={href('/lists')}>
              {say('toLists')}
            </Link>
          )}
        </Empty>
      </>
    );
  }
  return (
    <>
      <h2>{say('byCategory')}</h2>
      <div className="table-scroll" role="region" aria-label={say('byCategory')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('category')}</th>
              <th scope="col">{say('met')}</th>
            </tr>
          </thead>
          <tbody>
            {categories.map(({ category, demands, demandsMet }) => (
              <tr key={category.id}>
                <th scope="row">{language === 'en' ? category.nameEn : category.name}</th>
                <td>
                  <Share
                    share={demandsMet / demands}
                    text={say('of', { n: demandsMet, all: demands })}
                    to={rows('category', code, { category: category.code })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What a division is called; what it is where it has no name in English. */
function nameOf({ division }: DeskDivisionFiguresFragment, language: 'zh-CN' | 'en'): string {
  if (language === 'zh-CN') return division.name;
  return division.nameEn ?? `${division.name} (${labelOf('DivisionLevel', division.level, language)})`;
}
