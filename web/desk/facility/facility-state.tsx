import {
  type FacilityToEditFragment,
  labelOf,
  PublishFacilityDocument,
  ReturnFacilityDocument,
  SuspendFacilityDocument,
  WithdrawFacilityDocument,
} from '@grid-commons/client';
import type { CombinedError } from '@urql/core';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { Sheet } from '../../shared/sheet.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { Field, Refused } from '../form.tsx';

const useSay = words('facility-state', {
  state: { 'zh-CN': '状态', en: 'State' },
  publish: { 'zh-CN': '发布', en: 'Publish' },
  lacks: { 'zh-CN': '发布前还缺：', en: 'Lacking before it is published:' },
  rules: { 'zh-CN': '开放规则，没有就永远不开放', en: 'opening rules: without any it is never open' },
  location: { 'zh-CN': '位置，没有就不能按距离找到', en: 'a location: without one nobody finds it near them' },
  details: { 'zh-CN': '该种类特有的说明', en: 'what only this kind has' },
  complete: { 'zh-CN': '要填的都填好了。', en: 'Nothing is lacking.' },
  return: { 'zh-CN': '退回单位', en: 'Return it to its unit' },
  suspend: { 'zh-CN': '暂停', en: 'Suspend' },
  withdraw: { 'zh-CN': '撤回', en: 'Withdraw' },
  returnMeans: { 'zh-CN': '单位会看到原因，改好以后再送审。', en: 'The unit sees why, and sends it again.' },
  suspendMeans: {
    'zh-CN': '不再接受新的预约，直到再次发布。今后的预约不再适用，请在“不再适用”中决定；未及时决定的会被取消。',
    en: 'It takes no more bookings until it is published again. Those to come no longer fit: decide on them under “No longer fits”, or they are cancelled in time.',
  },
  withdrawMeans: {
    'zh-CN': '永久撤回，不能恢复。今后的预约不再适用，请在“不再适用”中决定；未及时决定的会被取消。',
    en: 'It is gone for good. Bookings to come no longer fit: decide on them under “No longer fits”, or they are cancelled in time.',
  },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  keep: { 'zh-CN': '返回', en: 'Back' },
  done: { 'zh-CN': '现在是：{state}', en: 'It is now: {state}' },
});

type Ending = 'return' | 'suspend' | 'withdraw';

/** Where it is in its life, and what can be done about that. */
export function FacilityState({ facility }: { readonly facility: FacilityToEditFragment }) {
  const say = useSay();
  const language = useLanguage();
  const [asked, setAsked] = useState<Ending>();
  const [wasPublished, setPublished] = useState(false);
  const [{ data, error, fetching }, publish] = useMutation(PublishFacilityDocument);
  const { state, stateReason, viewerCan } = facility;
  const lacks = [
    facility.openingRules.length === 0 && say('rules'),
    facility.location === null && say('location'),
    facility.details === null && say('details'),
  ].filter((one) => one !== false);
  const press = async () => {
    const answer = await publish({ input: { facilityId: facility.id } });
    setPublished(Boolean(answer.data?.facilityPublish.facility));
  };
  const label = labelOf('FacilityState', state, language);
  return (
    <section className="panel" aria-label={say('state')}>
      <p>
        <strong>{label}</strong>
        {stateReason && <span className="muted"> {stateReason}</span>}
      </p>
      <Refused error={error} problems={data?.facilityPublish.userErrors ?? []} />
      {wasPublished && (
        <p className="notice" data-kind="done" role="status">
          {say('done', { state: label })}
        </p>
      )}
      {viewerCan.publish &&
        (lacks.length === 0 ? (
          <p>{say('complete')}</p>
        ) : (
          <>
            <p>{say('lacks')}</p>
            <ul>
              {lacks.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </>
        ))}
      <div className="row">
        {viewerCan.publish && (
          <button type="button" className="do-action" aria-busy={fetching} onClick={press}>
            {say('publish')}
          </button>
        )}
        {(['return', 'suspend', 'withdraw'] as const).map(
          (ending) =>
            viewerCan[ending] && (
              <button key={ending} type="button" className="danger-action" onClick={() => setAsked(ending)}>
                {say(ending)}
              </button>
            ),
        )}
      </div>
      {asked && <AskReason facility={facility} ending={asked} close={() => setAsked(undefined)} />}
    </section>
  );
}

interface AskReasonProps {
  readonly facility: FacilityToEditFragment;
  readonly ending: Ending;
  readonly close: () => void;
}

/** What it means, and why; then it is done. */
function AskReason({ facility, ending, close }: AskReasonProps) {
  const say = useSay();
  const [, sendBack] = useMutation(ReturnFacilityDocument);
  const [, suspend] = useMutation(SuspendFacilityDocument);
  const [, withdraw] = useMutation(WithdrawFacilityDocument);
  const [problem, setProblem] = useState<{ error?: CombinedError | undefined; messages: { message: string }[] }>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    const { error, userErrors } = await send({ facilityId: facility.id, reason });
    if (error || userErrors.length > 0) setProblem({ error, messages: [...userErrors] });
    else close();
  };
  const send = async (input: { facilityId: string; reason: string }) => {
    if (ending === 'return') {
      const { data, error } = await sendBack({ input });
      return { error, userErrors: data?.facilityReturn.userErrors ?? [] };
    }
    if (ending === 'suspend') {
      const { data, error } = await suspend({ input });
      return { error, userErrors: data?.facilitySuspend.userErrors ?? [] };
    }
    const { data, error } = await withdraw({ input });
    return { error, userErrors: data?.facilityWithdraw.userErrors ?? [] };
  };
  return (
    <Sheet title={say(ending)} close={close}>
      <p>{say(`${ending}Means`)}</p>
      <form onSubmit={submit} className="form">
        {problem && <Refused error={problem.error} problems={problem.messages} />}
        <Field label={say('reason')}>
          <input type="text" name="reason" className="wide" required maxLength={500} />
        </Field>
        <div className="row">
          <button type="submit" className="danger-action">
            {say(ending)}
          </button>
          <button type="button" onClick={close}>
            {say('keep')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
