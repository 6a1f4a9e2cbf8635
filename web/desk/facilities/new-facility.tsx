import { CreateFacilityDocument, labelsOf } from '@grid-commons/client';
import type { FormEvent } from 'react';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { useLanguage, words } from '../../shared/words.ts';
import { useDesk, useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { Field, Refused } from '../form.tsx';

const useSay = words('new-facility', {
  title: { 'zh-CN': '新增设施', en: 'Add a facility' },
  why: {
    'zh-CN': '先建草稿；开放时间等下一步填写，填好再发布。',
    en: 'This makes a draft. Its hours come next, and it is seen once it is published.',
  },
  name: { 'zh-CN': '名称', en: 'Name' },
  kind: { 'zh-CN': '种类（以后不能改）', en: 'Kind (stays as it is)' },
  places: { 'zh-CN': '名额', en: 'Places' },
  admission: { 'zh-CN': '预约方式', en: 'How a place is had' },
  create: { 'zh-CN': '建草稿', en: 'Make the draft' },
});

/** A facility begins as a draft. */
export function NewFacilityScreen() {
  const say = useSay();
  const language = useLanguage();
  const { scope } = useDesk();
  const href = useHref();
  const [, navigate] = useLocation();
  const [{ data, error, fetching }, create] = useMutation(CreateFacilityDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name));
    const answer = await create({
      input: {
        unitId: scope.unit!.id,
        name: text('name'),
        kind: text('kind') as never,
        capacity: Number(text('capacity')),
        admission: text('admission') as never,
      },
    });
    const id = answer.data?.facilityCreate.facility?.id;
    if (id) navigate(href(`/facilities/${id}`), { replace: true });
  };
  const problems = data?.facilityCreate.userErrors ?? [];
  return (
    <DeskPage title={say('title')}>
      <p>{say('why')}</p>
      <form onSubmit={submit} className="form">
        <Refused error={error} problems={problems} />
        <Field label={say('name')}>
          <input type="text" name="name" required maxLength={200} />
        </Field>
        <Field label={say('kind')}>
          <Options name="kind" options={labelsOf('FacilityKind', language)} />
        </Field>
        <Field label={say('places')}>
          <input type="number" name="capacity" required min={1} max={10_000} defaultValue={1} />
        </Field>
        <Field label={say('admission')}>
          <Options name="admission" options={labelsOf('FacilityAdmission', language)} />
        </Field>
        <button type="submit" className="do-action" aria-busy={fetching}>
          {say('create')}
        </button>
      </form>
    </DeskPage>
  );
}

function Options({
  name,
  options,
}: {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}) {
  return (
    <select name={name}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
