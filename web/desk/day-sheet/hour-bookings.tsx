import { BookingsOfHourDocument, DeskBookingLineFragmentDoc, readFragment } from '@grid-commons/client';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Empty } from '../../shared/notices.tsx';
import { spanText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { BookingTable } from '../booking-table.tsx';
import { Listing } from '../parts/listing.tsx';

const useSay = words('hour-bookings', {
  none: { 'zh-CN': '这一小时没有预约。', en: 'Nothing is booked in this hour.' },
});

interface HourBookingsProps {
  readonly facility: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly start: string;
  readonly end: string;
}

/** The bookings of the hour that is chosen on the sheet. */
export function HourBookings({ facility, start, end }: HourBookingsProps) {
  const say = useSay();
  const language = useLanguage();
  const variables = useMemo(
    () => ({
      where: {
        facilityId: facility.id,
        from: start,
        to: end,
        states: ['PENDING' as const, 'CONFIRMED' as const, 'CHECKED_IN' as const, 'COMPLETED' as const],
      },
    }),
    [facility.id, start, end],
  );
  const [answer, reload] = useQuery({ query: BookingsOfHourDocument, variables });
  const title = `${facility.name} ${spanText(start, end, facility.timeZone, language)}`;
  return (
    <section aria-live="polite">
      <h2>{title}</h2>
      <Listing answer={answer} reload={() => reload({ requestPolicy: 'network-only' })}>
        {({ bookings: { edges } }) =>
          edges.length === 0 ? (
            <Empty title={say('none')} />
          ) : (
            <BookingTable
              caption={title}
              bookings={edges.map(({ node }) => readFragment(DeskBookingLineFragmentDoc, node))}
            />
          )
        }
      </Listing>
    </section>
  );
}
