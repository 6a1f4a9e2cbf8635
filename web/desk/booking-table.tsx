import type { DeskBookingLineFragment } from '@grid-commons/client';
import { Link } from 'wouter';
import { bookedText } from '../shared/bookings/booked-text.ts';
import { stateText } from '../shared/bookings/booking-state.ts';
import { useLanguage, words } from '../shared/words.ts';
import { useHref } from './desk.ts';

const useSay = words('desk-bookings', {
  when: { 'zh-CN': '时间', en: 'When' },
  where: { 'zh-CN': '设施', en: 'Facility' },
  places: { 'zh-CN': '名额', en: 'Places' },
  state: { 'zh-CN': '状态', en: 'State' },
  reference: { 'zh-CN': '预约号', en: 'Reference' },
});

/** Bookings as rows. */
export function BookingTable({
  caption,
  bookings,
}: {
  readonly caption: string;
  readonly bookings: readonly DeskBookingLineFragment[];
}) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  return (
    <div className="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="bookings">
        <thead>
          <tr>
            <th scope="col">{say('when')}</th>
            <th scope="col">{say('where')}</th>
            <th scope="col" className="number">
              {say('places')}
            </th>
            <th scope="col">{say('state')}</th>
            <th scope="col">{say('reference')}</th>
          </tr>
        </thead>
        <tbody>
          {bookings.map((booking) => (
            <tr key={booking.id}>
              <td>{bookedText(booking, language)}</td>
              <td>
                <Link href={href(`/facilities/${booking.facility.id}`)}>{booking.facility.name}</Link>
              </td>
              <td className="number">{booking.quantity}</td>
              <td>{stateText(booking.state, language)}</td>
              <td>{booking.reference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
