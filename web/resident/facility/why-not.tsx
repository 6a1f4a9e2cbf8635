import { SlotReasonsDocument } from '@grid-commons/client';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { at, dateOf, dayText, spanText, timeText, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { Alternatives } from './alternatives.tsx';

const useSay = words('why-not', {
  cannot: { 'zh-CN': '{span} 现在约不上：', en: '{span} cannot be booked now:' },
  open: { 'zh-CN': '看最近的开放时间 {day} {span}', en: 'Look at when it is open next: {day} {span}' },
  own: { 'zh-CN': '看这时已有的预约 {reference}', en: 'See the booking you have then: {reference}' },
  register: { 'zh-CN': '先登记为居民，再预约', en: 'Register as a resident first' },
});

interface WhyNotProps {
  readonly facilityId: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
  /** How many come along, as far as that was said. */
  readonly company: { readonly headcount?: number; readonly children?: number };
  readonly zone: string;
}

/**
 * Every rule that would refuse the booking, before anybody has tapped for it, and what to do about each. That one has to
 * sign in is no reason: the button does that.
 */
export function WhyNot({ facilityId, start, end, quantity, company, zone }: WhyNotProps) {
  const say = useSay();
  const language = useLanguage();
  const { go } = useAddress();
  const [{ data, stale }] = useQuery({
    query: SlotReasonsDocument,
    variables: { input: { facilityId, start, end, quantity, ...company } },
  });
  if (!data || stale) return null;
  const { failures, alternatives } = data.slotVerdict;
  const reasons = failures.filter(({ rule }) => rule !== 'AUDIENCE' || data.viewer !== null);
  if (reasons.length === 0) return null;
  const dayOf = (instant: string) => dateOf(at(instant, zone).toString().slice(0, 'YYYY-MM-DD'.length), today(zone));
  return (
    <div className="notice" data-kind="warning" role="status">
      <p>
        {say('cannot', { span: `${dayText(dayOf(start), zone, language)} ${spanText(start, end, zone, language)}` })}
      </p>
      <ul>
        {reasons.map(({ rule, message, openStretch, booking }) => (
          <li key={rule}>
            {message}{' '}
            {openStretch && (
              <button
                type="button"
                onClick={() =>
                  go({ date: dayOf(openStretch.start).toString(), start: timeText(at(openStretch.start, zone)) })
                }
              >
                {say('open', {
                  day: dayText(dayOf(openStretch.start), zone, language),
                  span: spanText(openStretch.start, openStretch.end, zone, language),
                })}
              </button>
            )}
            {booking && <Link href={`/bookings/${booking.id}`}>{say('own', { reference: booking.reference })}</Link>}
            {rule === 'AUDIENCE' && <Link href="/me">{say('register')}</Link>}
          </li>
        ))}
      </ul>
      {alternatives.length > 0 && <Alternatives of={alternatives} />}
    </div>
  );
}
