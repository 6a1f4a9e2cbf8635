import type { BookSlotMutation } from '@grid-commons/client';
import { Link } from 'wouter';
import { momentText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { Alternatives } from './alternatives.tsx';

const useSay = words('refusals', {
  mine: { 'zh-CN': '查看我的预约', en: 'See my bookings' },
  freeAt: { 'zh-CN': '{time} 起又可以预约。', en: 'There is room again from {time}.' },
  appeal: { 'zh-CN': '查看或申诉', en: 'See it, or appeal' },
  limits: { 'zh-CN': '查看我的限额', en: 'See my limits' },
  register: { 'zh-CN': '先登记为居民，再预约', en: 'Register as a resident first' },
  confirmPhone: { 'zh-CN': '去验证手机号', en: 'Confirm my phone' },
});

interface RefusalsProps {
  readonly of: BookSlotMutation['bookingCreate']['userErrors'];
}

/** Why it was not booked, and what can be done about each. */
export function Refusals({ of }: RefusalsProps) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      {of.map((refusal) => (
        <div key={refusal.code} className="notice" data-kind="warning" role="alert">
          <p>{refusal.message}</p>
          {refusal.__typename === 'PhoneUnconfirmed' && (
            <Link className="button" href="/me">
              {say('confirmPhone')}
            </Link>
          )}
          {refusal.__typename === 'QuotaExceeded' && (
            <p>
              {refusal.freeAt !== null && `${say('freeAt', { time: momentText(refusal.freeAt, language) })} `}
              <Link href="/me">{say('limits')}</Link>
            </p>
          )}
          {refusal.code === 'QUOTA_EXCEEDED' && <Link href="/bookings">{say('mine')}</Link>}
          {refusal.code === 'BARRED' && <Link href="/me">{say('appeal')}</Link>}
          {refusal.code === 'FORBIDDEN' && <Link href="/me">{say('register')}</Link>}
          {refusal.__typename === 'SlotUnavailable' && refusal.alternatives.length > 0 && (
            <Alternatives of={refusal.alternatives} />
          )}
        </div>
      ))}
    </>
  );
}
