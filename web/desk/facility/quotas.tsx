import {
  type FacilityToEditFragment,
  labelOf,
  labelsOf,
  QuotasOfFacilityDocument,
  type QuotaToEditFragment,
  QuotaToEditFragmentDoc,
  readFragment,
  RemoveQuotaDocument,
  SetQuotaDocument,
} from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Problem, Skeleton } from '../../shared/notices.tsx';
import { useQuotaText } from '../../shared/quotas/quota-text.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { Field, Refused } from '../form.tsx';

const useSay = words('facility-quotas', {
  title: { 'zh-CN': '预约限额', en: 'What one may hold' },
  about: {
    'zh-CN': '自己的限额会取代对象、计量方式和周期相同的通用限额。降低上限不影响已有的预约。',
    en: 'One of your own takes the place of what holds everywhere by the same holder, measure and period. A smaller limit takes nothing away.',
  },
  everywhere: { 'zh-CN': '通用', en: 'Everywhere' },
  scope: { 'zh-CN': '适用于', en: 'Holds for' },
  facility: { 'zh-CN': '本设施', en: 'This facility' },
  kind: { 'zh-CN': '本单位的同类设施', en: 'This kind, of the unit' },
  unit: { 'zh-CN': '本单位的全部设施', en: 'All of the unit' },
  holder: { 'zh-CN': '对象', en: 'Whose' },
  measure: { 'zh-CN': '计量方式', en: 'Counted by' },
  period: { 'zh-CN': '周期', en: 'Over' },
  days: { 'zh-CN': '天数', en: 'Days' },
  limit: { 'zh-CN': '上限', en: 'At most' },
  add: { 'zh-CN': '添加限额', en: 'Add a limit' },
  remove: { 'zh-CN': '删除', en: 'Remove' },
  removeWhich: { 'zh-CN': '删除：{quota}', en: 'Remove: {quota}' },
  added: { 'zh-CN': '已添加。', en: 'Added.' },
});

const LIMIT_MAX = 1_000_000;
const DAYS_MAX = 366;
const SCOPES = ['facility', 'kind', 'unit'] as const;

/** What one person, household, unit or branch may hold of a facility, by its unit, its territory, and everywhere. */
export function Quotas({ facility }: { readonly facility: FacilityToEditFragment }) {
  const say = useSay();
  const [{ data, error }, reload] = useQuery({ query: QuotasOfFacilityDocument, variables: { id: facility.id } });
  const again = () => reload({ requestPolicy: 'network-only' });
  const quotas = data?.node?.__typename === 'SharedFacility' ? data.node.quotas : undefined;
  return (
    <section className="panel">
      <h2>{say('title')}</h2>
      <p>{say('about')}</p>
      {error && !data && <Problem error={error} retry={again} />}
      {!error && !data && <Skeleton rows={3} />}
      <ul>
        {quotas?.map((quota) => (
          <QuotaLine
            key={quota.id}
            quota={readFragment(QuotaToEditFragmentDoc, quota)}
            canChange={facility.viewerCan.update}
            changed={again}
          />
        ))}
      </ul>
      {facility.viewerCan.update && <AddQuota facility={facility} added={again} />}
    </section>
  );
}

interface QuotaLineProps {
  readonly quota: QuotaToEditFragment;
  readonly canChange: boolean;
  readonly changed: () => void;
}

function QuotaLine({ quota, canChange, changed }: QuotaLineProps) {
  const say = useSay();
  const language = useLanguage();
  const { about, limit } = useQuotaText();
  const [{ data, error, fetching }, remove] = useMutation(RemoveQuotaDocument);
  const of = quota.facility ?? quota.unit ?? quota.division;
  const text = `${of?.name ?? say('everywhere')} · ${about(quota, language)} · ${limit(quota)}`;
  const take = async () => {
    const answer = await remove({ input: { quotaId: quota.id } });
    if (answer.data?.quotaRemove.quotaId) changed();
  };
  return (
    <li>
      {text}{' '}
      {canChange && !quota.isDefault && !quota.division && (
        <button type="button" aria-label={say('removeWhich', { quota: text })} aria-busy={fetching} onClick={take}>
          {say('remove')}
        </button>
      )}
      <Refused error={error} problems={data?.quotaRemove.userErrors ?? []} />
    </li>
  );
}

function AddQuota({ facility, added }: { readonly facility: FacilityToEditFragment; readonly added: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const [isAdded, setAdded] = useState(false);
  const [period, setPeriod] = useState('WEEK');
  const [{ data, error, fetching }, set] = useMutation(SetQuotaDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name)) as never;
    const scope = given.get('scope');
    const about = scope === 'facility' ? { facilityId: facility.id } : { unitId: facility.unit.id };
    const answer = await set({
      input: {
        ...about,
        ...(scope === 'kind' && { kind: facility.kind }),
        holder: text('holder'),
        measure: text('measure'),
        period: text('period'),
        limit: Number(given.get('limit')),
        ...(given.has('days') && { days: Number(given.get('days')) }),
      },
    });
    if (!answer.data?.quotaSet.quota) return;
    setAdded(true);
    added();
  };
  const choice = (
    name: 'holder' | 'measure',
    labels: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Field label={say(name)}>
      <select name={name}>
        {labels.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
  return (
    <form onSubmit={submit} onChange={() => setAdded(false)} className="form">
      <Refused error={error} problems={data?.quotaSet.userErrors ?? []} />
      <div className="fields">
        <Field label={say('scope')}>
          <select name="scope">
            {SCOPES.map((scope) => (
              <option key={scope} value={scope}>
                {scope === 'kind' ? `${say('kind')} (${labelOf('FacilityKind', facility.kind, language)})` : say(scope)}
              </option>
            ))}
          </select>
        </Field>
        {choice('holder', labelsOf('QuotaHolder', language))}
        {choice('measure', labelsOf('QuotaMeasure', language))}
        <Field label={say('period')}>
          <select name="period" value={period} onChange={(event) => setPeriod(event.currentTarget.value)}>
            {labelsOf('QuotaPeriod', language).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        {period === 'ROLLING_DAYS' && (
          <Field label={say('days')}>
            <input type="number" name="days" required min={1} max={DAYS_MAX} defaultValue={7} />
          </Field>
        )}
        <Field label={say('limit')}>
          <input type="number" name="limit" required min={1} max={LIMIT_MAX} defaultValue={3} />
        </Field>
      </div>
      <div className="row">
        <button type="submit" className="do-action" aria-busy={fetching}>
          {say('add')}
        </button>
        <span role="status">{isAdded && say('added')}</span>
      </div>
    </form>
  );
}
