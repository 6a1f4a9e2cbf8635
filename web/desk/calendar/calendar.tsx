import './calendar.css';
import { endOfMonth, getDayOfWeek, startOfMonth, startOfWeek } from '@internationalized/date';
import {
  type DeskCalendarDayFragment,
  DeskCalendarDayFragmentDoc,
  DeskCalendarDocument,
  labelOf,
  readFragment,
} from '@grid-commons/client';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useAddress } from '../../shared/address.ts';
import { dateOf, DISTRICT_ZONE, today } from '../../shared/time.ts';
import { type Language, useLanguage, words } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { Listing } from '../parts/listing.tsx';
import { ChangeDay } from './change-day.tsx';
import { LastChanges } from './last-changes.tsx';

const useSay = words('desk-calendar', {
  title: { 'zh-CN': '工作日历', en: 'Work calendar' },
  before: { 'zh-CN': '上个月', en: 'Month before' },
  after: { 'zh-CN': '下个月', en: 'Month after' },
  only: {
    'zh-CN': '只有区级管理员可以更正日历。',
    en: 'Only administrators of the district correct the calendar.',
  },
  how: {
    'zh-CN': '点一天即可更正。全区的开放时间都跟着变；已有的预约不变。',
    en: 'Choose a day to correct it. Opening hours all over the district follow; bookings that exist stay.',
  },
  corrected: { 'zh-CN': '▲ 已更正', en: '▲ corrected' },
  PROVISIONAL: { 'zh-CN': '◐ 暂定', en: '◐ provisional' },
  reason: { 'zh-CN': '{day}：{reason}', en: '{day}: {reason}' },
  reasons: { 'zh-CN': '本月更正的原因', en: 'Why days of this month were corrected' },
  done: { 'zh-CN': '已更正。', en: 'The calendar is corrected.' },
});

/** Weeks begin on Monday here. */
const FIRST_DAY = 'mon';

const dayName = (date: string, language: Language) =>
  new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', weekday: 'long', timeZone: DISTRICT_ZONE }).format(
    dateOf(date, today(DISTRICT_ZONE)).toDate(DISTRICT_ZONE),
  );

/** D2: what the days of a month are, and their correction. */
export function CalendarScreen() {
  const say = useSay();
  const language = useLanguage();
  const { scope } = useDesk();
  const { params, go } = useAddress();
  const [chosen, setChosen] = useState<DeskCalendarDayFragment>();
  const [done, setDone] = useState('');
  /** What was changed here since: the list of changes is asked for anew. */
  const [changes, setChanges] = useState(0);
  const first = startOfMonth(dateOf(`${params.get('month') ?? ''}-01`, today(DISTRICT_ZONE)));
  const variables = { from: first.toString(), to: endOfMonth(first).toString() };
  const [answer, ask] = useQuery({ query: DeskCalendarDocument, variables });
  const mayCorrect = scope.duties.includes('DISTRICT_ADMIN');
  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: DISTRICT_ZONE }).format(
    first.toDate(DISTRICT_ZONE),
  );
  const turn = (months: number) => go({ month: first.add({ months }).toString().slice(0, 7) });
  return (
    <DeskPage
      title={say('title')}
      tools={
        <>
          <button type="button" onClick={() => turn(-1)}>
            {say('before')}
          </button>
          <button type="button" onClick={() => turn(1)}>
            {say('after')}
          </button>
        </>
      }
    >
      <p role="status" className={done ? 'notice' : 'visually-hidden'} data-kind="done">
        {done}
      </p>
      <p className={mayCorrect ? undefined : 'notice'}>{say(mayCorrect ? 'how' : 'only')}</p>
      <h2>{month}</h2>
      <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
        {({ calendarDays }) => {
          const days = calendarDays.map((day) => readFragment(DeskCalendarDayFragmentDoc, day));
          const explained = days.filter(({ reason }) => reason != null);
          return (
            <>
              <Month days={days} month={month} choose={mayCorrect ? setChosen : undefined} />
              {explained.length > 0 && (
                <>
                  <h2>{say('reasons')}</h2>
                  <ul>
                    {explained.map(({ id, date, reason }) => (
                      <li key={id}>{say('reason', { day: dayName(date, language), reason: reason! })}</li>
                    ))}
                  </ul>
                </>
              )}
            </>
          );
        }}
      </Listing>
      {mayCorrect && <LastChanges key={changes} dayName={(date) => dayName(date, language)} />}
      {chosen && (
        <ChangeDay
          day={chosen}
          name={dayName(chosen.date, language)}
          close={() => setChosen(undefined)}
          done={() => {
            setDone(say('done'));
            ask({ requestPolicy: 'network-only' });
            setChanges(changes + 1);
          }}
        />
      )}
    </DeskPage>
  );
}

interface MonthProps {
  readonly days: readonly DeskCalendarDayFragment[];
  readonly month: string;
  readonly choose: ((day: DeskCalendarDayFragment) => void) | undefined;
}

/** A week in each row. */
function Month({ days, month, choose }: MonthProps) {
  const language = useLanguage();
  const start = startOfWeek(dateOf(days[0]!.date, today(DISTRICT_ZONE)), language, FIRST_DAY);
  const weekdays = Array.from({ length: 7 }, (_, at) => {
    const date = start.add({ days: at }).toDate(DISTRICT_ZONE);
    const name = (weekday: 'short' | 'long') =>
      new Intl.DateTimeFormat(language, { weekday, timeZone: DISTRICT_ZONE }).format(date);
    return { short: name('short'), long: name('long') };
  });
  const lead = getDayOfWeek(dateOf(days[0]!.date, today(DISTRICT_ZONE)), language, FIRST_DAY);
  const cells = [...Array.from({ length: lead }, () => undefined), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) => cells.slice(at * 7, at * 7 + 7));
  return (
    <div className="table-scroll" role="region" aria-label={month} tabIndex={0}>
      <table className="month">
        <thead>
          <tr>
            {weekdays.map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, at) => (
            <tr key={at}>
              {week.map((day, weekday) => (
                <td key={weekday} data-class={day?.dayClass}>
                  {day && <Day day={day} choose={choose} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day({ day, choose }: { readonly day: DeskCalendarDayFragment; readonly choose: MonthProps['choose'] }) {
  const say = useSay();
  const language = useLanguage();
  const { date, dayClass, status, name, nameEn } = day;
  const holiday = language === 'en' ? nameEn : name;
  const content = (
    <>
      <strong>{Number(date.slice(8))}</strong>
      <span>{labelOf('WorkdayClass', dayClass, language)}</span>
      {holiday != null && <span className="small">{holiday}</span>}
      {status === 'CORRECTED' && <span className="small">{say('corrected')}</span>}
      {status === 'PROVISIONAL' && <span className="small">{say('PROVISIONAL')}</span>}
    </>
  );
  if (!choose) return <div className="day">{content}</div>;
  const said = [
    dayName(date, language),
    labelOf('WorkdayClass', dayClass, language),
    holiday,
    status === 'CORRECTED' && say('corrected'),
  ].filter(Boolean);
  return (
    <button type="button" onClick={() => choose(day)}>
      <span className="visually-hidden">{said.join(' ')}</span>
      <span className="day" aria-hidden="true">
        {content}
      </span>
    </button>
  );
}
