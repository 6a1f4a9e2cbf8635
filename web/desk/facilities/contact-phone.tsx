import { DeskContactPhoneDocument, DeskContactPhoneSetDocument } from '@grid-commons/client';
import { type FormEvent, useId, useState } from 'react';
import { useQuery } from 'urql';
import { words } from '../../shared/words.ts';
import { Listing } from '../parts/listing.tsx';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-contact-phone', {
  title: { 'zh-CN': '单位联系电话', en: 'Telephone of the unit' },
  phone: { 'zh-CN': '联系电话', en: 'Telephone' },
  means: {
    'zh-CN': '居民在设施和预约页面上可以直接拨打。请填单位电话，不要填个人手机号；留空则不显示。',
    en: 'Residents can call it from the pages of facilities and bookings. Name a number of the unit, not of a person; empty shows none.',
  },
  save: { 'zh-CN': '保存联系电话', en: 'Save the telephone' },
  saved: { 'zh-CN': '联系电话已保存。', en: 'The telephone is saved.' },
});

/** Where residents reach the unit about what it shares. */
export function ContactPhone({ unitId }: { readonly unitId: string }) {
  const say = useSay();
  const [answer, ask] = useQuery({ query: DeskContactPhoneDocument, variables: { id: unitId } });
  return (
    <details>
      <summary>{say('title')}</summary>
      <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
        {({ node }) =>
          node?.__typename === 'ResidentUnit' && <PhoneForm unitId={unitId} phone={node.contactPhone ?? ''} />
        }
      </Listing>
    </details>
  );
}

function PhoneForm({ unitId, phone }: { readonly unitId: string; readonly phone: string }) {
  const say = useSay();
  const id = useId();
  const [text, setText] = useState(phone);
  const [isSaved, setSaved] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { isUnderWay, change } = useChange(DeskContactPhoneSetDocument);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    const contactPhone = text.trim() === '' ? null : text;
    const { problem, data } = await change({ input: { unitId, contactPhone } });
    setProblem(problem);
    if (problem !== undefined) return;
    setSaved(true);
    setText(data?.unitUpdate.unit?.contactPhone ?? '');
  };
  return (
    <form onSubmit={save}>
      <p>
        <label htmlFor={id}>{say('phone')}</label>
        <input
          id={id}
          type="tel"
          autoComplete="off"
          value={text}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={`${id}means`}
          onChange={({ target }) => setText(target.value)}
        />
      </p>
      <p id={`${id}means`} className="small muted">
        {say('means')}
      </p>
      {problem !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          {problem}
        </p>
      )}
      <p role="status">{isSaved && say('saved')}</p>
      <button type="submit" aria-busy={isUnderWay}>
        {say('save')}
      </button>
    </form>
  );
}
