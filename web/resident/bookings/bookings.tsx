import {
  BookedLineFragmentDoc,
  type BookedLineFragment,
  MyBookingPagesDocument,
  MyBookingsChangeDocument,
  readFragment,
} from '@grid-commons/client';
import { useEffect, useMemo, useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { troubleOf } from '../../shared/api.ts';
import { bookedText } from '../../shared/bookings/booked-text.ts';
import { stateText } from '../../shared/bookings/booking-state.ts';
import { isStanding } from '../../shared/bookings/is-standing.ts';
import { oneOf } from '../../shared/one-of.ts';
import { useFound } from '../../shared/found.ts';
import { Empty, NotRenewed, Skeleton, Stale } from '../../shared/notices.tsx';
import { Page } from '../../shared/page.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { AnswerBy, CancelBy, ClosureNotice, endedText, MoveLink, WaitingNotices } from './booking-parts.tsx';
import { CalendarLinks } from './calendar-links.tsx';
import { CancelBetween } from './cancel-between.tsx';
import { CancelButton, CancelSheet } from './cancel-sheet.tsx';
import { keepForLater, keptFromBefore } from '../../shared/bookings/kept-bookings.ts';

const useSay = words('bookings', {
  title: { 'zh-CN': '我的预约', en: 'My bookings' },
  which: { 'zh-CN': '哪些', en: 'Which' },
  ahead: { 'zh-CN': '将要到来', en: 'To come' },
  over: { 'zh-CN': '以前的', en: 'Past' },
  none: { 'zh-CN': '没有将要到来的预约。', en: 'Nothing is booked.' },
  noneOver: { 'zh-CN': '还没有以前的预约。', en: 'Nothing lies behind.' },
  find: { 'zh-CN': '去找场地', en: 'Find a place' },
  reference: { 'zh-CN': '预约号 {reference}', en: 'Reference {reference}' },
  several: { 'zh-CN': '选择多个', en: 'Choose several' },
  single: { 'zh-CN': '不选了', en: 'Choose none' },
  chosen: { 'zh-CN': '选这个', en: 'Choose this' },
  choose: { 'zh-CN': '选这个：{what}', en: 'Choose this: {what}' },
  cancelSeveral: { 'zh-CN': '取消多个预约', en: 'Cancel several' },
  ended: { 'zh-CN': '已取消、没有确认的', en: 'Cancelled or not confirmed' },
  cancelChosen: { 'zh-CN': '取消所选的 {n} 个', en: 'Cancel the {n} chosen' },
  more: { 'zh-CN': '再显示一些', en: 'Show more' },
});

const PAGE = 50;
const TABS = ['ahead', 'over'] as const;

/** R5: what one has booked, the next one first; it changes while one looks, and can be read without a connection. */
export function BookingsScreen() {
  const say = useSay();
  const { params, go } = useAddress();
  const tab = oneOf(TABS, params.get('tab'), 'ahead');
  const before = params.get('before');
  // One moment for as long as the page is open: another would be another question each time.
  const moment = useMemo(() => new Date().toISOString(), []);
  const variables =
    tab === 'ahead'
      ? { where: { own: true, from: moment }, first: PAGE }
      : { where: { own: true, to: moment }, last: PAGE, before };
  const [answer, reload] = useQuery({ query: MyBookingPagesDocument, variables });
  const { error } = answer;
  const { data, since } = useFound(answer);
  const [{ data: changed }] = useSubscription({ query: MyBookingsChangeDocument, pause: !data });
  useEffect(() => {
    if (changed) reload({ requestPolicy: 'network-only' });
  }, [changed, reload]);
  // A move that waits is told of with the booking that it is of.
  const all = data?.bookings.edges
    .map(({ node }) => readFragment(BookedLineFragmentDoc, node))
    .filter(({ moveOf }) => !moveOf);
  const standing = all?.filter(isStanding);
  // Of those to come, what was taken back or not confirmed is told as well: nobody loses track of what they asked for.
  const ended = all?.filter((one) => !isStanding(one));
  useEffect(() => {
    if (standing && tab === 'ahead' && since === undefined) keepForLater(standing);
  }, [standing, tab, since]);
  const [kept] = useState(keptFromBefore);
  const choice = useChoice(standing ?? []);

  return (
    <Page title={say('title')} action={tab === 'ahead' ? choice.action : undefined}>
      <div className="chips" role="group" aria-label={say('which')}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={tab === one}
            onClick={() => go({ tab: one === 'ahead' ? null : one, before: null })}
          >
            {say(one)}
          </button>
        ))}
      </div>
      <NotRenewed since={since} error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      {error && !data && kept && tab === 'ahead' && troubleOf(error) === 'offline' && (
        <>
          <Stale time={kept.time} />
          <BookingList bookings={kept.bookings} />
        </>
      )}
      {!data && !error && <Skeleton rows={3} />}
      {standing && ended && tab === 'ahead' && (
        <>
          {standing.length === 0 ? (
            <None title={say('none')} />
          ) : (
            <>
              {choice.button}
              <BookingList bookings={standing} chosen={choice.chosen} choose={choice.choose} />
            </>
          )}
          {ended.length > 0 && (
            <>
              <h2 className="later-part">{say('ended')}</h2>
              <BookingList bookings={ended} />
            </>
          )}
        </>
      )}
      {ended && tab === 'over' && (
        <>
          {ended.length === 0 ? <None title={say('noneOver')} /> : <BookingList bookings={latestFirst(ended)} />}
          {data?.bookings.pageInfo.hasPreviousPage && (
            <p>
              <button type="button" onClick={() => go({ before: data.bookings.pageInfo.startCursor ?? null })}>
                {say('more')}
              </button>
            </p>
          )}
        </>
      )}
      {standing && standing.length > 0 && tab === 'ahead' && <CancelBetween />}
      {ended && <CalendarLinks />}
    </Page>
  );
}

/** Over comes the latest first. */
function latestFirst(bookings: readonly BookedLineFragment[]): readonly BookedLineFragment[] {
  return bookings.map((_, at) => bookings[bookings.length - 1 - at]!);
}

function None({ title }: { readonly title: string }) {
  const say = useSay();
  return (
    <Empty title={title}>
      <Link className="button" href="/">
        {say('find')}
      </Link>
    </Empty>
  );
}

/** Several that are chosen to be given back together; of one alone there is nothing to choose. */
function useChoice(standing: readonly BookedLineFragment[]) {
  const say = useSay();
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const [isAsking, setAsking] = useState(false);
  const free = standing.filter(({ viewerCan }) => viewerCan.cancel);
  const picked = free.filter(({ id }) => chosen?.has(id));
  const choose = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const button = (free.length > 1 || chosen) && (
    <p>
      <button
        type="button"
        aria-pressed={chosen !== undefined}
        onClick={() => setChosen(chosen ? undefined : new Set())}
      >
        {say(chosen ? 'single' : 'several')}
      </button>
    </p>
  );
  const close = () => {
    setAsking(false);
    setChosen(undefined);
  };
  const action =
    picked.length > 0 || isAsking ? (
      <>
        <button type="button" className="danger-action main-danger" onClick={() => setAsking(true)}>
          {say('cancelChosen', { n: picked.length })}
        </button>
        {isAsking && <CancelSheet title={say('cancelSeveral')} bookings={picked} close={close} />}
      </>
    ) : undefined;
  return { chosen, choose, button, action };
}

interface BookingListProps {
  readonly bookings: readonly BookedLineFragment[];
  /** Those that are chosen, while several are. */
  readonly chosen?: ReadonlySet<string> | undefined;
  readonly choose?: (id: string) => void;
}

function BookingList({ bookings, chosen, choose }: BookingListProps) {
  const say = useSay();
  const language = useLanguage();
  return (
    <ul className="cards">
      {bookings.map((booking) => {
        const when = bookedText(booking, language);
        const { id, facility, reference, state } = booking;
        const isAhead = isStanding(booking);
        const why = endedText(booking, language);
        return (
          <li key={id} className="card">
            <Link href={`/bookings/${id}`} className="card-head">
              <span>{facility.name}</span>
            </Link>
            <div>{when}</div>
            <div className="small muted">
              {stateText(state, language)} · {say('reference', { reference })}
              {!isAhead && why !== undefined && (
                <>
                  <br />
                  {why}
                </>
              )}
            </div>
            {isAhead && (
              <div className="small muted">
                <ClosureNotice booking={booking} />
                <WaitingNotices booking={booking} />
                <AnswerBy booking={booking} /> <CancelBy booking={booking} />
              </div>
            )}
            {isAhead && (
              <div className="row">
                {chosen && choose ? (
                  booking.viewerCan.cancel && (
                    <label className="check">
                      <input
                        type="checkbox"
                        aria-label={say('choose', { what: `${facility.name} ${when}` })}
                        checked={chosen.has(id)}
                        onChange={() => choose(id)}
                      />{' '}
                      {say('chosen')}
                    </label>
                  )
                ) : (
                  <>
                    <MoveLink booking={booking} />
                    <CancelButton booking={booking} />
                  </>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
