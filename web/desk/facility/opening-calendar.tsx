import {
  DeskBookingLineFragmentDoc,
  type FacilityToEditFragment,
  PreviewOpeningDocument,
  type PreviewOpeningQuery,
  readFragment,
} from '@grid-commons/client';
import { type CalendarDate, getDayOfWeek, parseDate } from '@internationalized/date';
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Problem, Skeleton } from '../../shared/notices.tsx';
import { spanText, today } from '../../shared/time.ts';
import { type Language, useLanguage, words } from '../../shared/words.ts';
import { BookingTable } from '../booking-table.tsx';
import type { RuleDraft } from './rule-draft.ts';

const useSay = words('opening-calendar', {
  caption: { 'zh-CN': '四周预览', en: 'Four weeks ahead' },
  off: { 'zh-CN': '休', en: 'off' },
  work: { 'zh-CN': '班', en: 'work day' },
  exception: { 'zh-CN': '临时', en: 'exception' },
  provisional: { 'zh-CN': '（暂定）', en: '(provisional)' },
  allDay: { 'zh-CN': '全天', en: 'all day' },
  closed: { 'zh-CN': '不开放', en: 'closed' },
  fits: { 'zh-CN': '已有的预约都在开放时间内。', en: 'All bookings lie in the opening hours.' },
  outside: {
    'zh-CN': '有 {n} 个预约落在开放时间之外。保存后请在“不再适用”中决定如何处理；未及时决定的会被取消。',
    en: '{n, plural, one {# booking lies} other {# bookings lie}} outside of the hours. Once you have saved, decide on them under “No longer fits”; what is not decided in time is cancelled.',
  },
});

const DAYS = 28;
/** Whoever types is not asked after at every key. */
const WAIT_MS = 300;

interface OpeningCalendarProps {
  readonly facility: Pick<FacilityToEditFragment, 'id' | 'timeZone'>;
  /** Rules that are not saved; those of the facility if absent. */
  readonly rules?: readonly RuleDraft[] | undefined;
  /** An exception that is not saved. */
  readonly exception?: { readonly date: string; readonly windows: readonly object[] } | undefined;
}

/** What rules mean on the official calendar, and which bookings lie outside of them. */
export function OpeningCalendar({ facility, rules, exception }: OpeningCalendarProps) {
  const say = useSay();
  const { id, timeZone } = facility;
  const first = useMemo(() => today(timeZone), [timeZone]);
  const asked = JSON.stringify([rules ?? null, exception ? [exception] : null]);
  const settled = useSettled(asked);
  const variables = useMemo(() => {
    const [rules, exceptions] = JSON.parse(settled) as [never, never];
    return { id, rules, exceptions, from: first.toString(), to: first.add({ days: DAYS - 1 }).toString() };
  }, [id, settled, first]);
  const [{ data, error }, reload] = useQuery({ query: PreviewOpeningDocument, variables });
  const preview = data?.node?.__typename === 'SharedFacility' ? data.node.openingPreview : undefined;
  if (error && !data) return <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  if (!data || !preview) return <Skeleton rows={4} />;
  const outside = preview.bookingsOutside.map((one) => readFragment(DeskBookingLineFragmentDoc, one));
  return (
    <div>
      {preview.userErrors.map(({ message }) => (
        <p key={message} className="notice" data-kind="danger" role="alert">
          {message}
        </p>
      ))}
      {preview.days.length > 0 && <Weeks preview={preview.days} calendar={data.calendarDays} timeZone={timeZone} />}
      <div role="status">
        {preview.userErrors.length === 0 && (
          <p className="notice" data-kind={preview.bookingsOutsideCount > 0 ? 'warning' : 'done'}>
            {preview.bookingsOutsideCount > 0 ? say('outside', { n: preview.bookingsOutsideCount }) : say('fits')}
          </p>
        )}
      </div>
      {outside.length > 0 && <BookingTable caption={say('outside', { n: outside.length })} bookings={outside} />}
    </div>
  );
}

type Preview = NonNullable<Extract<PreviewOpeningQuery['node'], { __typename: 'SharedFacility' }>['openingPreview']>;

interface WeeksProps {
  readonly preview: Preview['days'];
  readonly calendar: PreviewOpeningQuery['calendarDays'];
  readonly timeZone: string;
}

function Weeks({ preview, calendar, timeZone }: WeeksProps) {
  const say = useSay();
  const language = useLanguage();
  const first = parseDate(preview[0]!.date);
  // Weeks begin on Monday.
  const blanks = weekdayOf(first);
  const cells = [...Array.from({ length: blanks }, () => undefined), ...preview];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return (
    <div className="table-scroll" role="region" aria-label={say('caption')} tabIndex={0}>
      <table className="weeks">
        <caption>{say('caption')}</caption>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, weekday) => (
              <th key={weekday} scope="col">
                {weekdayName(first.add({ days: weekday - blanks }), timeZone, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((day) => day)!.date}>
              {week.map((day, at) =>
                day ? (
                  <td key={day.date}>
                    <DayHead day={day} official={calendar.find(({ date }) => date === day.date)} weekday={at} />
                    {day.hours.length === 0 && <div className="muted small">{say('closed')}</div>}
                    {day.hours.map(({ start, end }) => {
                      const text = spanText(start, end, timeZone, language);
                      return (
                        <div key={start} className="small">
                          {text === '00:00 – 24:00' ? say('allDay') : text}
                        </div>
                      );
                    })}
                  </td>
                ) : (
                  // oxlint-disable-next-line react/no-array-index-key -- nothing stands in it
                  <td key={at} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayHeadProps {
  readonly day: Preview['days'][number];
  readonly official: PreviewOpeningQuery['calendarDays'][number] | undefined;
  readonly weekday: number;
}

/** The date; a weekday that is off or a weekend day that is worked says so, with the holiday that it is for. */
function DayHead({ day, official, weekday }: DayHeadProps) {
  const say = useSay();
  const language = useLanguage();
  const isWeekend = weekday >= 5;
  const kind = official?.dayClass === 'DAY_OFF' && !isWeekend ? 'off' : undefined;
  const made = official?.dayClass === 'WORKDAY' && isWeekend ? 'work' : undefined;
  const name = language === 'en' ? official?.nameEn : official?.name;
  const words = [
    (kind ?? made) && say((kind ?? made)!),
    name,
    official?.status === 'PROVISIONAL' && (kind ?? made) && say('provisional'),
    day.isException && say('exception'),
  ].filter(Boolean);
  return (
    <div className="day-head">
      {day.date.slice('YYYY-'.length)} {words.length > 0 && <strong data-kind={kind ?? made}>{words.join(' ')}</strong>}
    </div>
  );
}

/** 0 for Monday. */
function weekdayOf(date: CalendarDate): number {
  return getDayOfWeek(date, 'zh-CN', 'mon');
}

function weekdayName(date: CalendarDate, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone }).format(date.toDate(timeZone));
}

/** A value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), WAIT_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
