import { type BookedLineFragment, BookedLineFragmentDoc, OneBookingDocument, readFragment } from '@grid-commons/client';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { bookedText } from '../../shared/bookings/booked-text.ts';
import { stateText } from '../../shared/bookings/booking-state.ts';
import { isStanding } from '../../shared/bookings/is-standing.ts';
import { calendarFile } from '../../shared/bookings/calendar-file.ts';
import { CallButton } from '../../shared/call-button.tsx';
import { NavigateButton } from '../../shared/hand-over.tsx';
import { justBooked } from '../../shared/bookings/just-booked.ts';
import { troubleOf } from '../../shared/api.ts';
import { useCompanyText } from '../../shared/bookings/company-text.ts';
import { Problem, Skeleton, Stale } from '../../shared/notices.tsx';
import { Page } from '../../shared/page.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { MissingScreen } from '../missing.tsx';
import { AnswerBy, CancelBy, ClosureNotice, endedText, MoveLink, WaitingNotices } from './booking-parts.tsx';
import { CancelButton } from './cancel-sheet.tsx';
import { keepAlso, keptFromBefore } from '../../shared/bookings/kept-bookings.ts';

const useSay = words('booking', {
  title: { 'zh-CN': '预约', en: 'Booking' },
  booked: { 'zh-CN': '已约好。到场时出示下面的预约号。', en: 'Booked. Show this reference when you come.' },
  asked: {
    'zh-CN': '已提交，等单位确认。结果会显示在这里。',
    en: 'Sent. The unit has to confirm it; you will see the answer here.',
  },
  moved: { 'zh-CN': '已改期，预约号不变。', en: 'Moved; the reference stays the same.' },
  reference: { 'zh-CN': '预约号', en: 'Reference' },
  when: { 'zh-CN': '时间', en: 'When' },
  where: { 'zh-CN': '地点', en: 'Where' },
  address: { 'zh-CN': '地址', en: 'Address' },
  state: { 'zh-CN': '状态', en: 'State' },
  answer: { 'zh-CN': '答复', en: 'Answer' },
  quantity: { 'zh-CN': '名额', en: 'Places' },
  company: { 'zh-CN': '同行、留言', en: 'Company, note' },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  calendar: { 'zh-CN': '加到日历', en: 'Add to calendar' },
  all: { 'zh-CN': '全部预约', en: 'All bookings' },
});

/** R4: what was booked, to be shown at the gate; and what can be done with it. */
export function BookingScreen({ id }: { readonly id: string }) {
  const say = useSay();
  const [{ data, error }, reload] = useQuery({ query: OneBookingDocument, variables: { id } });
  const booked = justBooked(id);
  const [before] = useState(keptFromBefore);
  const kept = before?.bookings.find((one) => one.id === id);
  if (!data && booked) return <BookingPage booking={booked} />;
  if (error && !data && before && kept && troubleOf(error) === 'offline') {
    return <BookingPage booking={kept} since={before.time} />;
  }
  if (error && !data) {
    return (
      <Page title={say('title')}>
        <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title={say('title')}>
        <Skeleton rows={2} />
      </Page>
    );
  }
  if (data.node?.__typename !== 'Booking') return <MissingScreen />;
  return <BookingPage booking={readFragment(BookedLineFragmentDoc, data.node)} />;
}

interface BookingPageProps {
  readonly booking: BookedLineFragment;
  /** When it was so, if it is from before. */
  readonly since?: string;
}

function BookingPage({ booking, since }: BookingPageProps) {
  const say = useSay();
  const language = useLanguage();
  const { params } = useAddress();
  const { facility } = booking;
  const address = facility.address ?? facility.unit.address;
  const ended = endedText(booking, language);
  const company = useCompanyText()(booking);
  useEffect(() => {
    // At the gate there may be no connection.
    if (since === undefined && isStanding(booking)) keepAlso(booking);
  }, [booking, since]);
  return (
    <Page title={facility.name}>
      {since !== undefined && <Stale time={since} />}
      {params.has('moved') && isStanding(booking) && !booking.moveRequest && (
        <p className="notice" data-kind="done" role="status">
          {say('moved')}
        </p>
      )}
      {params.has('new') && isStanding(booking) && (
        <p className="notice" data-kind="done" role="status">
          {say(booking.state === 'PENDING' ? 'asked' : 'booked')}{' '}
          <span className="visually-hidden">{booking.reference}</span>
        </p>
      )}
      <ClosureNotice booking={booking} />
      <WaitingNotices booking={booking} />
      <dl className="facts">
        <dt>{say('reference')}</dt>
        <dd className="reference">{booking.reference}</dd>
        <dt>{say('when')}</dt>
        <dd>{bookedText(booking, language)}</dd>
        <dt>{say('where')}</dt>
        <dd>
          <Link href={`/u/${facility.unit.id}`}>{facility.unit.name}</Link>
        </dd>
        {address && (
          <>
            <dt>{say('address')}</dt>
            <dd>{address}</dd>
          </>
        )}
        {booking.quantity > 1 && (
          <>
            <dt>{say('quantity')}</dt>
            <dd>{booking.quantity}</dd>
          </>
        )}
        {company !== '' && (
          <>
            <dt>{say('company')}</dt>
            <dd>{company}</dd>
          </>
        )}
        <dt>{say('state')}</dt>
        <dd>{stateText(booking.state, language)}</dd>
        {booking.answerBy && (
          <>
            <dt>{say('answer')}</dt>
            <dd>
              <AnswerBy booking={booking} />
            </dd>
          </>
        )}
        {ended !== undefined && (
          <>
            <dt>{say('reason')}</dt>
            <dd>{ended}</dd>
          </>
        )}
      </dl>
      {isStanding(booking) && (
        <p className="small muted no-print">
          <CancelBy booking={booking} />
        </p>
      )}
      <div className="row no-print">
        {isStanding(booking) && (
          <>
            <a className="button" href={calendarFile(booking)} download={`${booking.reference}.ics`}>
              {say('calendar')}
            </a>
            {facility.location && <NavigateButton location={facility.location} name={facility.name} />}
            {facility.unit.contactPhone && <CallButton phone={facility.unit.contactPhone} />}
            <MoveLink booking={booking} />
            <CancelButton booking={booking} />
          </>
        )}
        <Link className="button" href="/bookings">
          {say('all')}
        </Link>
      </div>
    </Page>
  );
}
