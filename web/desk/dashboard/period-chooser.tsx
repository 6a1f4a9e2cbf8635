import { useAddress } from '../../shared/address.ts';
import { words } from '../../shared/words.ts';
import { isPossible, OWN_DAYS, PERIODS, periodOf } from './period.ts';

const useSay = words('dashboard-period', {
  period: { 'zh-CN': '期间', en: 'Period' },
  month: { 'zh-CN': '本月', en: 'This month' },
  'last-month': { 'zh-CN': '上月', en: 'Last month' },
  quarter: { 'zh-CN': '本季度', en: 'This quarter' },
  year: { 'zh-CN': '今年', en: 'This year' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  wrong: {
    'zh-CN': '结束日期不能早于开始日期，期间至多一年。',
    en: 'A period ends no earlier than it begins, and takes a year at most.',
  },
});

/** Over which days the figures go; it stands in the address. */
export function PeriodChooser() {
  const say = useSay();
  const { params, go } = useAddress();
  const period = periodOf(params);
  const { name, from, to } = period;
  const choose = (changes: Readonly<Record<string, string>>) =>
    go({ period: OWN_DAYS, from: from.toString(), to: to.toString(), ...changes }, 'replace');
  return (
    <>
      <ul className="chips" aria-label={say('period')}>
        {PERIODS.map((one) => (
          <li key={one}>
            <button
              type="button"
              className="chip"
              aria-pressed={name === one}
              onClick={() => go({ period: one, from: null, to: null })}
            >
              {say(one)}
            </button>
          </li>
        ))}
      </ul>
      <div className="row period">
        <label>
          {say('from')}
          <br />
          <input
            type="date"
            value={from.toString()}
            onChange={({ target }) => target.value && choose({ from: target.value })}
          />
        </label>
        <label>
          {say('to')}
          <br />
          <input
            type="date"
            value={to.toString()}
            onChange={({ target }) => target.value && choose({ to: target.value })}
          />
        </label>
      </div>
      {!isPossible(period) && (
        <p className="notice" data-kind="warning" role="alert">
          {say('wrong')}
        </p>
      )}
    </>
  );
}
