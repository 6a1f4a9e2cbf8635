import { DaySheetDocument } from '@grid-commons/client';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { dateOf, dayText, DISTRICT_ZONE, instantOf, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { useDesk, useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { facilitiesOf } from '../of-scope.ts';
import { Listing, MoreButton } from '../parts/listing.tsx';
import { HourBookings } from './hour-bookings.tsx';
import { SheetGrid } from './sheet-grid.tsx';

const useSay = words('day-sheet', {
  title: { 'zh-CN': '日视图', en: 'Day sheet' },
  date: { 'zh-CN': '日期', en: 'Date' },
  before: { 'zh-CN': '前一天', en: 'Day before' },
  after: { 'zh-CN': '后一天', en: 'Day after' },
  today: { 'zh-CN': '今天', en: 'Today' },
  none: { 'zh-CN': '这里还没有已发布的设施。', en: 'No facility is published here yet.' },
  facilities: { 'zh-CN': '看设施', en: 'See the facilities' },
  front: { 'zh-CN': '回到最前', en: 'Back to the first' },
});

/** Facilities on one sheet. */
const PAGE = 20;
/** A day begins at six, so that an evening and its night stand together. */
const FIRST_HOUR = '06:00';

/** U2: how full each facility is, hour by hour, and who is there. Day, page and hour stand in the address. */
export function DaySheetScreen() {
  const say = useSay();
  const language = useLanguage();
  const { scope } = useDesk();
  const href = useHref();
  const { params, go } = useAddress();
  const now = today(DISTRICT_ZONE);
  const day = dateOf(params.get('date'), now);
  const after = params.get('after');
  const variables = useMemo(() => {
    const date = dateOf(params.get('date'), now);
    return {
      where: facilitiesOf(scope),
      from: instantOf(date, FIRST_HOUR, DISTRICT_ZONE),
      to: instantOf(date.add({ days: 1 }), FIRST_HOUR, DISTRICT_ZONE),
      first: PAGE,
      after,
    };
  }, [scope, day.toString(), after]);
  const [answer, reload] = useQuery({ query: DaySheetDocument, variables });
  const show = (date: string) => go({ date: date === now.toString() ? null : date, at: null }, 'replace');
  const facilities = answer.data?.sharedFacilities.edges.map(({ node }) => node) ?? [];
  const hour = hourAt(params.get('at'), facilities);
  return (
    <DeskPage
      title={`${say('title')} ${dayText(day, DISTRICT_ZONE, language)}`}
      tools={
        <>
          <button type="button" onClick={() => show(day.subtract({ days: 1 }).toString())}>
            {say('before')}
          </button>
          <button type="button" onClick={() => show(now.toString())}>
            {say('today')}
          </button>
          <button type="button" onClick={() => show(day.add({ days: 1 }).toString())}>
            {say('after')}
          </button>
          <input
            type="date"
            aria-label={say('date')}
            value={day.toString()}
            onChange={({ target }) => target.value && show(target.value)}
          />
        </>
      }
    >
      <Listing answer={answer} reload={() => reload({ requestPolicy: 'network-only' })}>
        {({ sharedFacilities: { pageInfo } }) => (
          <>
            {facilities.length === 0 && (
              <Empty title={say('none')}>
                <Link className="button" href={href('/facilities')}>
                  {say('facilities')}
                </Link>
              </Empty>
            )}
            {facilities.length > 0 && (
              <SheetGrid
                facilities={facilities}
                chosen={hour && `${hour.facility.id} ${hour.number}`}
                choose={(id, number) => go({ at: `${id}.${number}` }, 'replace')}
              />
            )}
            <div className="row no-print">
              {after !== null && (
                <button type="button" onClick={() => go({ after: null, at: null })}>
                  {say('front')}
                </button>
              )}
              {pageInfo.hasNextPage && <MoreButton show={() => go({ after: pageInfo.endCursor ?? null, at: null })} />}
            </div>
          </>
        )}
      </Listing>
      {hour && <HourBookings facility={hour.facility} start={hour.start} end={hour.end} />}
    </DeskPage>
  );
}

/** The hour that the address names: the facility, and the how many-th of the sheet. */
function hourAt<Facility extends { id: string; occupancy?: readonly { start: string; end: string }[] | null }>(
  text: string | null,
  facilities: readonly Facility[],
) {
  const [id, number] = text?.split('.') ?? [];
  const facility = facilities.find((one) => one.id === id);
  const step = facility?.occupancy?.[Number(number)];
  return facility && step && { facility, number: Number(number), ...step };
}
