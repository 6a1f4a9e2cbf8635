import {
  type DeskBookingLineFragment,
  DeskBookingLineFragmentDoc,
  DeskTodayDocument,
  type DeskTodayQuery,
  readFragment,
} from '@grid-commons/client';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { Empty, Problem, Skeleton } from '../../shared/notices.tsx';
import { dayText, DISTRICT_ZONE, instantOf, spanText, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { does, useDesk, useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { screenAt } from '../screens.ts';

const useSay = words('desk-today', {
  title: { 'zh-CN': '今天', en: 'Today' },
  figures: { 'zh-CN': '等您处理的', en: 'What waits for you' },
  pending: { 'zh-CN': '待审核的预约', en: 'Bookings to approve' },
  today: { 'zh-CN': '今天的预约', en: 'Bookings today' },
  proposals: { 'zh-CN': '待回应的对接', en: 'Matches to answer' },
  none: { 'zh-CN': '今天没有预约。', en: 'Nothing is booked today.' },
  when: { 'zh-CN': '时间', en: 'When' },
  where: { 'zh-CN': '设施', en: 'Facility' },
  places: { 'zh-CN': '名额', en: 'Places' },
  reference: { 'zh-CN': '预约号', en: 'Reference' },
});

/** U1: what waits, and what is on today. */
export function TodayScreen() {
  const say = useSay();
  const language = useLanguage();
  const { scope } = useDesk();
  const day = useMemo(() => today(DISTRICT_ZONE), []);
  const variables = {
    from: instantOf(day, '00:00', DISTRICT_ZONE),
    to: instantOf(day.add({ days: 1 }), '00:00', DISTRICT_ZONE),
    ownerId: (scope.unit ?? scope.branch)?.id,
  };
  const [{ data, error }, reload] = useQuery({ query: DeskTodayDocument, variables });
  return (
    <DeskPage title={`${say('title')} ${dayText(day, DISTRICT_ZONE, language).replace(/^\S+ /, '')}`}>
      {error && !data && <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton />}
      {data && <Found data={data} />}
    </DeskPage>
  );
}

function Found({ data }: { readonly data: DeskTodayQuery }) {
  const say = useSay();
  const { scope } = useDesk();
  const sharesPlaces = scope.branch === undefined && !scope.duties.every((duty) => duty === 'DELEGATE');
  const bookings = data.today.edges.map(({ node }) => readFragment(DeskBookingLineFragmentDoc, node));
  return (
    <>
      <h2>{say('figures')}</h2>
      <ul className="figures">
        {sharesPlaces && <Figure n={data.pending.totalCount} name={say('pending')} path="/bookings/approvals" />}
        <Figure n={data.proposals.totalCount} name={say('proposals')} path="/matches" />
      </ul>
      {sharesPlaces && (
        <>
          <h2>{say('today')}</h2>
          {bookings.length === 0 ? <Empty title={say('none')} /> : <Bookings bookings={bookings} />}
        </>
      )}
    </>
  );
}

/** A number, that leads to what it counts. */
function Figure({ n, name, path }: { readonly n: number; readonly name: string; readonly path: string }) {
  const { scope } = useDesk();
  const href = useHref();
  const screen = screenAt(path);
  const content = (
    <>
      <strong>{n}</strong>
      {name}
    </>
  );
  return (
    <li>
      {screen && does(scope, screen.for) ? (
        <Link className="figure" href={href(path)}>
          {content}
        </Link>
      ) : (
        <div className="figure">{content}</div>
      )}
    </li>
  );
}

function Bookings({ bookings }: { readonly bookings: readonly DeskBookingLineFragment[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className="table-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('when')}</th>
            <th scope="col">{say('where')}</th>
            <th scope="col" className="number">
              {say('places')}
            </th>
            <th scope="col">{say('reference')}</th>
          </tr>
        </thead>
        <tbody>
          {bookings.map(({ id, start, end, facility, quantity, reference }) => (
            <tr key={id}>
              <td>{spanText(start, end, facility.timeZone, language)}</td>
              <td>{facility.name}</td>
              <td className="number">{quantity}</td>
              <td>{reference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
