import { MyLimitsDocument } from '@grid-commons/client';
import { useQuery } from 'urql';
import { Problem, Skeleton } from '../../shared/notices.tsx';
import { useQuotaText } from '../../shared/quotas/quota-text.ts';
import { momentText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';

const useSay = words('limits', {
  title: { 'zh-CN': '我的限额', en: 'My limits' },
  used: { 'zh-CN': '已用 {used}，上限 {limit}', en: '{used} of {limit}' },
  until: { 'zh-CN': '{time} 起重新计算', en: 'counted anew from {time}' },
  everywhere: { 'zh-CN': '所有场地', en: 'Everywhere' },
});

/** How much one may hold, and holds: at the places where something is booked, and everywhere. */
export function Limits() {
  const say = useSay();
  const language = useLanguage();
  const { about, amount, limit } = useQuotaText();
  const [{ data, error }, reload] = useQuery({ query: MyLimitsDocument });
  return (
    <section>
      <h2>{say('title')}</h2>
      {error && !data && <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton rows={1} />}
      <ul>
        {data?.viewer?.quotaUse.map(({ used, to, quota }) => (
          <li key={quota.id}>
            <strong>{(quota.facility ?? quota.unit ?? quota.division)?.name ?? say('everywhere')}</strong>
            {` · ${about(quota, language)}`}
            <br />
            {say('used', { used: amount(quota.measure, used), limit: limit(quota) })}
            {to !== null && ` · ${say('until', { time: momentText(to, language) })}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
