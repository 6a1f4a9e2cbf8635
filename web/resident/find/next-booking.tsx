import { useState } from 'react';
import { Link } from 'wouter';
import { bookedText } from '../../shared/bookings/booked-text.ts';
import { isStanding } from '../../shared/bookings/is-standing.ts';
import { keptFromBefore } from '../../shared/bookings/kept-bookings.ts';
import { useLanguage, words } from '../../shared/words.ts';

const useSay = words('next-booking', {
  next: { 'zh-CN': '下一个预约：{what}', en: 'Your next booking: {what}' },
});

/** What one has booked next, as this browser knows it: who comes to show it at the gate need not look for it. */
export function NextBooking() {
  const say = useSay();
  const language = useLanguage();
  const [kept] = useState(keptFromBefore);
  const next = kept?.bookings.find(isStanding);
  if (!next) return null;
  return (
    <p>
      <Link href={`/bookings/${next.id}`}>
        {say('next', { what: `${next.facility.name} ${bookedText(next, language)}` })}
      </Link>
    </p>
  );
}
