import {
  DeskBookingLineFragmentDoc,
  DeskTodayClosuresDocument,
  DeskTodayDocument,
  type DeskTodayQuery,
  readFragment,
} from '@grid-commons/client';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { Empty } from '../../shared/notices.tsx';
import { dayText, DISTRICT_ZONE, instantOf, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { BookingTable } from '../booking-table.tsx';
import { does, useDesk, useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { useAgreementsChange, useBookingsChange } from '../live.ts';
import { bookingsOf, facilitiesOf } from '../of-scope.ts';
import { Listing } from '../parts/listing.tsx';
import { type Scope, STAFF } from '../scopes.ts';
import { screenAt } from '../screens.ts';

const useSay = words('desk-today', {
  title: { 'zh-CN': '今天', en: 'Today' },
  figures: { 'zh-CN': '等您处理的', en: 'What waits for you' },
  pending: { 'zh-CN': '待审核的预约', en: 'Bookings to approve' },
  today: { 'zh-CN': '今天的预约', en: 'Bookings today' },
  proposals: { 'zh-CN': '待回应的对接', en: 'Matches to answer' },
  closures: { 'zh-CN': '不再适用、待决定的预约', en: 'Bookings that no longer fit' },
  books: { 'zh-CN': '待签署的项目书', en: 'Project books to sign' },
  papers: { 'zh-CN': '待复核的纸质签署', en: 'Signatures on paper to check' },
  milestones: { 'zh-CN': '到期的里程碑', en: 'Milestones that are due' },
  submitted: { 'zh-CN': '待确认的清单', en: 'Lists to confirm' },
  inReview: { 'zh-CN': '审核中的设施', en: 'Facilities in review' },
  none: { 'zh-CN': '今天没有预约。', en: 'Nothing is booked today.' },
  sheet: { 'zh-CN': '看日视图', en: 'See the day sheet' },
});

/** U1: what waits, and what is on today, as it changes. Each number leads to what it counts. */
export function TodayScreen() {
  const say = useSay();
  const language = useLanguage();
  const { scope } = useDesk();
  const day = useMemo(() => today(DISTRICT_ZONE), []);
  const variables = useMemo(() => variablesOf(scope, day), [scope, day]);
  const [answer, ask] = useQuery({ query: DeskTodayDocument, variables });
  const reload = () => ask({ requestPolicy: 'network-only' });
  const isThere = answer.data !== undefined;
  useBookingsChange(isThere && variables.sharesPlaces, reload);
  useAgreementsChange(isThere && !scope.facility, reload);
  const date = dayText(day, DISTRICT_ZONE, language);
  return (
    <DeskPage title={date.startsWith(say('title')) ? date : `${say('title')} ${date}`}>
      <Listing answer={answer} reload={reload}>
        {(data) => <Found data={data} />}
      </Listing>
    </DeskPage>
  );
}

function variablesOf(scope: Scope, day: ReturnType<typeof today>) {
  const place = bookingsOf(scope);
  const ownerId = (scope.unit ?? scope.branch)?.id ?? null;
  const [from, to] = [day, day.add({ days: 1 })].map((date) => instantOf(date, '00:00', DISTRICT_ZONE)) as [
    string,
    string,
  ];
  return {
    pending: { ...place, states: ['PENDING' as const], from },
    today: { ...place, states: ['CONFIRMED' as const, 'CHECKED_IN' as const, 'PENDING' as const], from, to },
    // What staff oversee waits for others.
    matches: { ownerId, ...(does(scope, STAFF) ? { states: ['PROPOSED' as const] } : { waitingForMe: true }) },
    books: { partyId: ownerId, waitingForMe: ['SIGNATURE' as const] },
    papers: { partyId: ownerId, waitingForMe: ['PAPER' as const] },
    milestones: { partyId: ownerId, waitingForMe: ['MILESTONE' as const] },
    lists: { withinCode: scope.division?.code ?? null, states: ['SUBMITTED' as const] },
    oversees: does(scope, STAFF),
    facilities: { ...facilitiesOf(scope), states: ['IN_REVIEW' as const] },
    // Branches and delegates share no places.
    sharesPlaces: does(scope, ['UNIT_MANAGER', ...STAFF]),
  };
}

function Found({ data }: { readonly data: DeskTodayQuery }) {
  const say = useSay();
  const { scope } = useDesk();
  const href = useHref();
  const { pending, inReview, submitted } = data;
  const oversees = does(scope, STAFF);
  const bookings = data.today?.edges.map(({ node }) => readFragment(DeskBookingLineFragmentDoc, node));
  const waiting = (duty: string) => ({ to: '/books', params: { waiting: duty } });
  return (
    <>
      <h2>{say('figures')}</h2>
      <ul className="figures">
        {pending && (
          <Figure
            n={pending.totalCount}
            name={say('pending')}
            // What staff oversee is decided by others.
            {...(oversees ? { to: '/bookings/all', params: { state: 'PENDING' } } : { to: '/bookings/approvals' })}
          />
        )}
        {does(scope, ['UNIT_MANAGER']) && <ToDecide />}
        {data.today && <Figure n={data.today.totalCount} name={say('today')} to="/bookings" />}
        {submitted && (
          <Figure n={submitted.totalCount} name={say('submitted')} to="/lists" params={{ state: 'SUBMITTED' }} />
        )}
        {inReview && oversees && (
          <Figure n={inReview.totalCount} name={say('inReview')} to="/facilities" params={{ state: 'IN_REVIEW' }} />
        )}
        {!scope.facility && (
          <>
            <Figure
              n={data.proposals.totalCount}
              name={say('proposals')}
              to="/matches"
              params={oversees ? { state: 'PROPOSED' } : { waiting: 'me' }}
            />
            <Figure n={data.books.totalCount} name={say('books')} {...waiting('SIGNATURE')} />
            {data.papers.totalCount > 0 && (
              <Figure n={data.papers.totalCount} name={say('papers')} {...waiting('PAPER')} />
            )}
            {data.milestones.totalCount > 0 && (
              <Figure n={data.milestones.totalCount} name={say('milestones')} {...waiting('MILESTONE')} />
            )}
          </>
        )}
      </ul>
      {bookings && (
        <>
          <h2>{say('today')}</h2>
          {bookings.length === 0 ? (
            <Empty title={say('none')}>
              <Link className="button" href={href('/bookings')}>
                {say('sheet')}
              </Link>
            </Empty>
          ) : (
            <BookingTable caption={say('today')} bookings={bookings} />
          )}
        </>
      )}
    </>
  );
}

/** Bookings that no longer fit what is open: whoever decides nothing has them cancelled. Nothing while there are none. */
function ToDecide() {
  const say = useSay();
  const { scope } = useDesk();
  const variables = useMemo(
    () => ({
      where: { ...facilitiesOf(scope), states: ['PUBLISHED', 'SUSPENDED', 'IN_REVIEW', 'WITHDRAWN'] as never },
    }),
    [scope],
  );
  const [{ data }] = useQuery({ query: DeskTodayClosuresDocument, variables });
  const plans = data?.sharedFacilities.edges.flatMap(({ node }) => node.openPlans ?? []) ?? [];
  const n = plans.reduce((sum, { effects }) => sum + effects.totalCount, 0);
  return n === 0 ? null : <Figure n={n} name={say('closures')} to="/bookings/closures" />;
}

interface FigureProps {
  readonly n: number;
  readonly name: string;
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** A number, that leads to what it counts where somebody may go there. */
function Figure({ n, name, to, params }: FigureProps) {
  const { scope } = useDesk();
  const href = useHref();
  const screen = screenAt(to);
  const content = (
    <>
      <strong>{n}</strong>
      {name}
    </>
  );
  return (
    <li>
      {screen && does(scope, screen.for) ? (
        <Link className="figure" href={href(to, params)}>
          {content}
        </Link>
      ) : (
        <div className="figure">{content}</div>
      )}
    </li>
  );
}
