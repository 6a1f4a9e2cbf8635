import {
  BookedLineFragmentDoc,
  type BookedLineFragment,
  MyBookingPagesDocument,
  type MyBookingPagesQuery,
  MyBookingsChangeDocument,
  readFragment,
} from '@grid-commons/client';
import { useEffect, useMemo, useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { troubleOf } from '../../shared/api.ts';
import { stateText } from '../../shared/booking-state.ts';
import { oneOf } from '../../shared/one-of.ts';
import { useFound } from '../../shared/found.ts';
import { Empty, NotRenewed, Skeleton, Stale } from '../../shared/notices.tsx';
import { Page } from '../../shared/page.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import {
  AnswerBy,
  bookingTimeText,
  CancelButton,
  ClosureNotice,
  isStanding,
  MoveLink,
  WaitingNotices,
} from './booking-parts.tsx';
import { CancelBetween } from './cancel-between.tsx';
import { keepForLater, keptFromBefore } from './kept-bookings.ts';

const useSay = words('bookings', {
  title: { 'zh-CN': '我的预约', en: 'My bookings' },
  which: { 'zh-CN': '哪些', en: 'Which' },
  ahead: { 'zh-CN': '将要到来', en: 'To come' },
  over: { 'zh-CN': '以前的', en: 'Past' },
  none: { 'zh-CN': '没有将要到来的预约。', en: 'Nothing is booked.' },
  noneOver: { 'zh-CN': '还没有以前的预约。', en: 'Nothing lies behind.' },
  find: { 'zh-CN': '去找场地', en: 'Find a place' },
  reference: { 'zh-CN': '预约号 {reference}', en: 'Reference {reference}' },
});

const PAGE = 50;
const TABS = ['ahead', 'over'] as const;

/** R5: what one has booked, the next one first; it changes while one looks, and can be read without a connection. */
export function BookingsScreen() {
  const say = useSay();
  const { params, go } = useAddress();
  const tab = oneOf(TABS, params.get('tab'), 'ahead');
  // One moment for as long as the page is open: another would be another question each time.
  const moment = useMemo(() => new Date().toISOString(), []);
  const variables =
    tab === 'ahead'
      ? { where: { own: true, from: moment }, first: PAGE }
      : { where: { own: true, to: moment }, last: PAGE };
  const [answer, reload] = useQuery({ query: MyBookingPagesDocument, variables });
  const { error } = answer;
  const { data, since } = useFound(answer);
  const [{ data: changed }] = useSubscription({ query: MyBookingsChangeDocument, pause: !data });
  useEffect(() => {
    if (changed) reload({ requestPolicy: 'network-only' });
  }, [changed, reload]);
  const found = data && listed(data, tab);
  useEffect(() => {
    if (found && tab === 'ahead' && since === undefined) keepForLater(found);
  }, [found, tab, since]);
  const [before] = useState(keptFromBefore);

  return (
    <Page title={say('title')}>
      <div className="chips" role="group" aria-label={say('which')}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={tab === one}
            onClick={() => go({ tab: one === 'ahead' ? null : one })}
          >
            {say(one)}
          </button>
        ))}
      </div>
      <NotRenewed since={since} error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      {error && !data && before && tab === 'ahead' && troubleOf(error) === 'offline' && (
        <>
          <Stale time={before.time} />
          <BookingList bookings={before.bookings} />
        </>
      )}
      {!data && !error && <Skeleton rows={3} />}
      {found?.length === 0 && (
        <Empty title={say(tab === 'ahead' ? 'none' : 'noneOver')}>
          <Link className="button" href="/">
            {say('find')}
          </Link>
        </Empty>
      )}
      {found && found.length > 0 && <BookingList bookings={found} />}
      {found && found.length > 0 && tab === 'ahead' && <CancelBetween />}
    </Page>
  );
}

/** Those ahead by their beginning; those over from the latest. A cancelled one is over. */
function listed(data: MyBookingPagesQuery, tab: (typeof TABS)[number]): readonly BookedLineFragment[] {
  // A move that waits is told of with the booking that it is of.
  const all = data.bookings.edges
    .map(({ node }) => readFragment(BookedLineFragmentDoc, node))
    .filter(({ moveOf }) => !moveOf);
  return tab === 'ahead'
    ? all.filter(isStanding)
    : all.filter((one) => !isStanding(one)).reduce<BookedLineFragment[]>((later, one) => [one, ...later], []);
}

function BookingList({ bookings }: { readonly bookings: readonly BookedLineFragment[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <ul className="cards">
      {bookings.map((booking) => (
        <li key={booking.id} className="card">
          <Link href={`/bookings/${booking.id}`} className="card-head">
            <span>{booking.facility.name}</span>
          </Link>
          <div>{bookingTimeText(booking, language)}</div>
          <div className="small muted">
            {stateText(booking.state, language)} · {say('reference', { reference: booking.reference })}
          </div>
          {isStanding(booking) && (
            <div className="small muted">
              <ClosureNotice booking={booking} />
              <WaitingNotices booking={booking} />
              <AnswerBy booking={booking} />
            </div>
          )}
          {isStanding(booking) && (
            <div className="row">
              <MoveLink booking={booking} />
              <CancelButton booking={booking} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
