import type { DeskBookingLineFragment } from '@grid-commons/client';
import { stateText } from '../shared/booking-state.ts';
import { at, dateOf, dayText, spanText, today } from '../shared/time.ts';
import { type Language, useLanguage, words } from '../shared/words.ts';

const useSay = words('desk-bookings', {
  when: { 'zh-CN': '时间', en: 'When' },
  where: { 'zh-CN': '设施', en: 'Facility' },
  places: { 'zh-CN': '名额', en: 'Places' },
  state: { 'zh-CN': '状态', en: 'State' },
  reference: { 'zh-CN': '预约号', en: 'Reference' },
});

/** When a booking is, on the clock of its facility. */
export function bookedText(
  { start, end, facility: { timeZone } }: Pick<DeskBookingLineFragment, 'start' | 'end' | 'facility'>,
  language: Language,
): string {
  const date = dateOf(at(start, timeZone).toString().slice(0, 'YYYY-MM-DD'.length), today(timeZone));
  return `${dayText(date, timeZone, language)} ${spanText(start, end, timeZone, language)}`;
}

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
  return (
    <div className="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
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
              <td>{booking.facility.name}</td>
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
