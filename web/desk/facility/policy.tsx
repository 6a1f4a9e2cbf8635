import { type FacilityToEditFragment, SetBookingPolicyDocument } from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { words } from '../../shared/words.ts';
import { Field, Refused } from '../form.tsx';

const useSay = words('facility-policy', {
  title: { 'zh-CN': '预约规则', en: 'How it is booked' },
  setupMinutes: { 'zh-CN': '使用前留空（分钟）', en: 'Kept free before, in minutes' },
  turnaroundMinutes: { 'zh-CN': '使用后留空（分钟）', en: 'Kept free after, in minutes' },
  lateStartMinutes: { 'zh-CN': '开始后仍可预约（分钟）', en: 'Can be had after it began, in minutes' },
  cancelUntilMinutes: {
    'zh-CN': '最晚提前多久取消（分钟，0 为结束前）',
    en: 'Cancelled ahead by, in minutes; 0: until it ends',
  },
  holdMinutes: {
    'zh-CN': '填写时保留名额（分钟，0 为不保留）',
    en: 'Held while a form is filled in, in minutes; 0: not',
  },
  answerWithinMinutes: {
    'zh-CN': '多久之内答复（分钟，留空为开始之前）',
    en: 'Answered within, in minutes; empty: before it starts',
  },
  movesMax: { 'zh-CN': '最多改期几次（留空为不限）', en: 'Moves at most; empty: any number' },
  lateCancel: { 'zh-CN': '逾期仍可取消，记为逾期', en: 'Can be cancelled late, with a mark' },
  headcountMin: { 'zh-CN': '最少人数', en: 'Fewest people' },
  headcountMax: { 'zh-CN': '最多人数', en: 'Most people' },
  opensAt: { 'zh-CN': '每天几点放出新的一天（留空为随时）', en: 'When a new day opens; empty: at any time' },
  curfewStart: { 'zh-CN': '禁止进出，自', en: 'Nobody comes or goes from' },
  curfewEnd: { 'zh-CN': '至', en: 'until' },
  wholeOnly: { 'zh-CN': '只能整场预约', en: 'Booked as a whole only' },
  childrenAllowed: { 'zh-CN': '儿童可以随行', en: 'Children can come along' },
  pendingTakesPlaces: { 'zh-CN': '待确认的预约占用名额', en: 'What waits to be confirmed keeps its places' },
  kept: {
    'zh-CN': '只对今后的预约生效，已有的预约不变。',
    en: 'Holds for what is booked from now on; what is booked stays.',
  },
  save: { 'zh-CN': '保存预约规则', en: 'Save how it is booked' },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
});

const MINUTES = [
  { name: 'setupMinutes', step: 15, max: 1_440 },
  { name: 'turnaroundMinutes', step: 15, max: 1_440 },
  { name: 'lateStartMinutes', step: 1, max: 1_440 },
  { name: 'cancelUntilMinutes', step: 1, max: 43_200 },
  { name: 'holdMinutes', step: 1, max: 60 },
] as const;
const OPTIONAL = [
  { name: 'answerWithinMinutes', min: 1, max: 43_200 },
  { name: 'movesMax', min: 0, max: 100 },
  { name: 'headcountMin', min: 1, max: 10_000 },
  { name: 'headcountMax', min: 1, max: 10_000 },
] as const;
const CHOICES = ['wholeOnly', 'childrenAllowed', 'pendingTakesPlaces', 'lateCancel'] as const;

/** What a unit asks for beside length and lead time: time kept free, curfew, who comes, until when one cancels. */
export function Policy({ facility }: { readonly facility: FacilityToEditFragment }) {
  const say = useSay();
  const [isSaved, setSaved] = useState(false);
  const [{ data, error, fetching }, change] = useMutation(SetBookingPolicyDocument);
  const policy = facility.bookingPolicy;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => Number(form.get(name));
    const text = (name: string) => String(form.get(name) ?? '');
    const optional = (name: string) => (text(name) === '' ? null : number(name));
    const [startTime, endTime] = [text('curfewStart'), text('curfewEnd')];
    const answer = await change({
      input: {
        facilityId: facility.id,
        setupMinutes: number('setupMinutes'),
        turnaroundMinutes: number('turnaroundMinutes'),
        lateStartMinutes: number('lateStartMinutes'),
        cancelUntilMinutes: number('cancelUntilMinutes'),
        holdMinutes: number('holdMinutes'),
        lateCancel: form.has('lateCancel'),
        answerWithinMinutes: optional('answerWithinMinutes'),
        movesMax: optional('movesMax'),
        headcountMin: optional('headcountMin'),
        headcountMax: optional('headcountMax'),
        opensAt: text('opensAt') === '' ? null : text('opensAt'),
        curfew: startTime === '' || endTime === '' ? null : { startTime, endTime },
        wholeOnly: form.has('wholeOnly'),
        childrenAllowed: form.has('childrenAllowed'),
        pendingTakesPlaces: form.has('pendingTakesPlaces'),
      },
    });
    setSaved(Boolean(answer.data?.facilityBookingPolicySet.facility));
  };
  return (
    <section className="panel">
      <h2>{say('title')}</h2>
      <form onSubmit={submit} onChange={() => setSaved(false)} className="form">
        <Refused error={error} problems={data?.facilityBookingPolicySet.userErrors ?? []} />
        <fieldset disabled={!facility.viewerCan.update} className="fields">
          <legend className="visually-hidden">{say('title')}</legend>
          {MINUTES.map(({ name, step, max }) => (
            <Field key={name} label={say(name)}>
              <input type="number" name={name} required min={0} max={max} step={step} defaultValue={policy[name]} />
            </Field>
          ))}
          {OPTIONAL.map(({ name, min, max }) => (
            <Field key={name} label={say(name)}>
              <input type="number" name={name} min={min} max={max} defaultValue={policy[name] ?? ''} />
            </Field>
          ))}
          <Field label={say('opensAt')}>
            <input type="time" name="opensAt" defaultValue={policy.opensAt ?? ''} />
          </Field>
          <Field label={say('curfewStart')}>
            <input type="time" name="curfewStart" defaultValue={policy.curfew?.startTime ?? ''} />
          </Field>
          <Field label={say('curfewEnd')}>
            <input type="time" name="curfewEnd" defaultValue={policy.curfew?.endTime ?? ''} />
          </Field>
          {CHOICES.map((name) => (
            <label key={name} className="check">
              <input type="checkbox" name={name} defaultChecked={policy[name]} /> {say(name)}
            </label>
          ))}
        </fieldset>
        <p>{say('kept')}</p>
        {facility.viewerCan.update && (
          <div className="row">
            <button type="submit" className="do-action" aria-busy={fetching}>
              {say('save')}
            </button>
            <span role="status">{isSaved && say('saved')}</span>
          </div>
        )}
      </form>
    </section>
  );
}
