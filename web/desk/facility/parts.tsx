import { FacilitiesOfUnitDocument, type FacilityToEditFragment, SetFacilityPartsDocument } from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Empty, Problem, Skeleton } from '../../shared/notices.tsx';
import { dateText, spanText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { Field, Refused } from '../form.tsx';

const useSay = words('facility-parts', {
  title: { 'zh-CN': '分区', en: 'Parts' },
  about: {
    'zh-CN': '预约分区会占用整体的名额，反之亦然。填写该分区的一个名额相当于整体的几个名额，0 为不是分区。',
    en: 'Booking a part takes places of the whole, and the other way round. Say how many places of the whole one place of it is; 0 for no part.',
  },
  none: { 'zh-CN': '单位没有其他设施可以作为分区。', en: 'The unit has no other facility that could be a part.' },
  whole: { 'zh-CN': '属于：{name}', en: 'Part of: {name}' },
  inTheWay: { 'zh-CN': '以下预约无法同时容纳：', en: 'These bookings would not fit:' },
  save: { 'zh-CN': '保存分区', en: 'Save its parts' },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
});

/** Which other facilities of the unit are parts of this one: halves of a hall, sections of a car park. */
export function Parts({ facility }: { readonly facility: FacilityToEditFragment }) {
  const say = useSay();
  const language = useLanguage();
  const [isSaved, setSaved] = useState(false);
  const [{ data: answered, error, fetching }, change] = useMutation(SetFacilityPartsDocument);
  const [{ data, error: unread }, reload] = useQuery({
    query: FacilitiesOfUnitDocument,
    variables: { unitId: facility.unit.id },
  });
  const others = data?.sharedFacilities.edges.map(({ node }) => node).filter(({ id }) => id !== facility.id);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const parts = (others ?? [])
      .map(({ id }) => ({ facilityId: id, placesOfWhole: Number(form.get(id) ?? 0) }))
      .filter(({ placesOfWhole }) => placesOfWhole > 0);
    const answer = await change({ input: { facilityId: facility.id, parts } });
    setSaved(Boolean(answer.data?.facilityPartsSet.facility));
  };
  const inTheWay = answered?.facilityPartsSet.inTheWay ?? [];
  return (
    <section className="panel">
      <h2>{say('title')}</h2>
      {facility.whole && <p>{say('whole', { name: facility.whole.name })}</p>}
      {unread && !data && <Problem error={unread} retry={() => reload({ requestPolicy: 'network-only' })} />}
      {!unread && !data && <Skeleton rows={2} />}
      {others?.length === 0 && <Empty title={say('none')} />}
      {others && others.length > 0 && (
        <form onSubmit={submit} onChange={() => setSaved(false)} className="form">
          <p>{say('about')}</p>
          <Refused error={error} problems={answered?.facilityPartsSet.userErrors ?? []} />
          {inTheWay.length > 0 && (
            <div className="notice" data-kind="danger">
              <p>{say('inTheWay')}</p>
              <ul>
                {inTheWay.map(({ id, reference, start, end }) => (
                  <li key={id}>
                    {reference} · {dateText(start, language)} {spanText(start, end, facility.timeZone, language)}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <fieldset disabled={!facility.viewerCan.update} className="fields">
            <legend className="visually-hidden">{say('title')}</legend>
            {others.map(({ id, name }) => (
              <Field key={id} label={name}>
                <input
                  type="number"
                  name={id}
                  min={0}
                  max={10_000}
                  defaultValue={facility.parts.find((part) => part.id === id)?.placesOfWhole ?? 0}
                />
              </Field>
            ))}
          </fieldset>
          {facility.viewerCan.update && (
            <div className="row">
              <button type="submit" className="do-action" aria-busy={fetching}>
                {say('save')}
              </button>
              <span role="status">{isSaved && say('saved')}</span>
            </div>
          )}
        </form>
      )}
    </section>
  );
}
