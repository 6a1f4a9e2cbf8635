import {
  AppealAgainstBarDocument,
  MyBarFragmentDoc,
  type MyBarFragment,
  MyBarsDocument,
  readFragment,
} from '@grid-commons/client';
import { type FormEvent, useId } from 'react';
import { useMutation, useQuery } from 'urql';
import { momentText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';

const useSay = words('my-bars', {
  title: { 'zh-CN': '暂时不能预约', en: 'Where you cannot book' },
  where: { 'zh-CN': '{unit}，至 {time}', en: '{unit}, until {time}' },
  district: { 'zh-CN': '全区', en: 'All of the district' },
  reason: { 'zh-CN': '原因：{reason}', en: 'Why: {reason}' },
  lifted: { 'zh-CN': '已解除。', en: 'It was lifted.' },
  appealed: { 'zh-CN': '已申诉：{text}', en: 'You said: {text}' },
  waits: { 'zh-CN': '社区正在处理。', en: 'The community is looking at it.' },
  decided: { 'zh-CN': '处理结果：{text}', en: 'Decided: {text}' },
  why: { 'zh-CN': '为什么不应限制', en: 'Why it is wrong' },
  appeal: { 'zh-CN': '向社区申诉', en: 'Appeal to the community' },
  failed: { 'zh-CN': '没有提交成功，请再试一次。', en: 'That was not sent. Try again.' },
});

const APPEAL_MAX = 1_000;

/** Where one may not book for the time being, and what one says against it. Nothing for nearly everybody. */
export function Bars() {
  const say = useSay();
  const [{ data }] = useQuery({ query: MyBarsDocument, requestPolicy: 'cache-and-network' });
  const bars = data?.viewer?.bars ?? [];
  if (bars.length === 0) return null;
  return (
    <section>
      <h2>{say('title')}</h2>
      {bars.map((bar) => (
        <Bar key={bar.id} bar={readFragment(MyBarFragmentDoc, bar)} />
      ))}
    </section>
  );
}

function Bar({ bar }: { readonly bar: MyBarFragment }) {
  const say = useSay();
  const language = useLanguage();
  const isLifted = bar.liftedSince !== null;
  return (
    <div className="notice" data-kind={isLifted ? undefined : 'warning'}>
      <p>
        <strong>
          {say('where', { unit: bar.unit?.name ?? say('district'), time: momentText(bar.until, language) })}
        </strong>
      </p>
      <p>{say('reason', { reason: bar.reason })}</p>
      {bar.appeal !== null && <p>{say('appealed', { text: bar.appeal })}</p>}
      {bar.appeal !== null && bar.appealDecidedAt === null && !isLifted && <p>{say('waits')}</p>}
      {bar.decision !== null && <p>{say('decided', { text: bar.decision })}</p>}
      {isLifted && <p>{say('lifted')}</p>}
      {bar.appeal === null && !isLifted && <Appeal barId={bar.id} />}
    </div>
  );
}

function Appeal({ barId }: { readonly barId: string }) {
  const say = useSay();
  const id = useId();
  const [{ data, error, fetching }, appeal] = useMutation(AppealAgainstBarDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    await appeal({ input: { barId, text: String(new FormData(event.currentTarget).get('text')) } });
  };
  const problem = error ? say('failed') : data?.bookingBarAppeal.userErrors[0]?.message;
  return (
    <form onSubmit={submit}>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <p>
        <label htmlFor={id}>{say('why')}</label>
        <textarea id={id} name="text" required maxLength={APPEAL_MAX} rows={3} />
      </p>
      <button type="submit" aria-busy={fetching}>
        {say('appeal')}
      </button>
    </form>
  );
}
