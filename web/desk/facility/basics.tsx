import { ChangeFacilityDocument, type FacilityToEditFragment, labelsOf } from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { lengthText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { Field, Refused } from '../form.tsx';
import { DetailsFields, detailsIn } from './details.tsx';

const useSay = words('facility-basics', {
  title: { 'zh-CN': '基本情况', en: 'What it is' },
  name: { 'zh-CN': '名称', en: 'Name' },
  places: { 'zh-CN': '名额', en: 'Places' },
  admission: { 'zh-CN': '预约方式', en: 'How a place is had' },
  address: { 'zh-CN': '地址（与单位不同时填写）', en: 'Address, where it is not that of the unit' },
  latitude: { 'zh-CN': '纬度（WGS-84）', en: 'Latitude (WGS-84)' },
  longitude: { 'zh-CN': '经度（WGS-84）', en: 'Longitude (WGS-84)' },
  gridMinutes: { 'zh-CN': '每隔多久可以开始', en: 'It can begin every' },
  minMinutes: { 'zh-CN': '最短（分钟）', en: 'Shortest booking, in minutes' },
  maxMinutes: { 'zh-CN': '最长（分钟）', en: 'Longest booking, in minutes' },
  leadMinutes: { 'zh-CN': '至少提前（分钟）', en: 'Booked ahead at least, in minutes' },
  horizonDays: { 'zh-CN': '最多提前（天）', en: 'Booked ahead at most, in days' },
  save: { 'zh-CN': '保存基本情况', en: 'Save what it is' },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
});

const ADDRESS_MAX = 200;
/** How far apart bookings may begin, in minutes: what the API takes. */
const GRIDS = [15, 30, 60, 120, 180, 240, 360, 480, 720] as const;
const RULES = ['minMinutes', 'maxMinutes', 'leadMinutes', 'horizonDays'] as const;

/** Name, places, how they are had, what its kind has, where it is, and how long and how early it can be booked. */
export function Basics({ facility }: { readonly facility: FacilityToEditFragment }) {
  const say = useSay();
  const language = useLanguage();
  const [isSaved, setSaved] = useState(false);
  const [{ data, error, fetching }, change] = useMutation(ChangeFacilityDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => Number(form.get(name));
    const text = (name: string) => String(form.get(name)).trim();
    const hasPlace = form.get('latitude') !== '' && form.get('longitude') !== '';
    const answer = await change({
      input: {
        facilityId: facility.id,
        name: String(form.get('name')),
        capacity: number('capacity'),
        admission: String(form.get('admission')) as never,
        ...(text('address') !== '' && { address: text('address') }),
        ...detailsIn(form, facility),
        ...(hasPlace && { location: { latitude: number('latitude'), longitude: number('longitude') } }),
        bookingRules: {
          gridMinutes: number('gridMinutes'),
          minMinutes: number('minMinutes'),
          maxMinutes: number('maxMinutes'),
          leadMinutes: number('leadMinutes'),
          horizonDays: number('horizonDays'),
        },
      },
    });
    setSaved(Boolean(answer.data?.facilityUpdate.facility));
  };
  const { location, bookingRules } = facility;
  return (
    <section className="panel">
      <h2>{say('title')}</h2>
      <form onSubmit={submit} onChange={() => setSaved(false)} className="form">
        <Refused error={error} problems={data?.facilityUpdate.userErrors ?? []} />
        <fieldset disabled={!facility.viewerCan.update} className="fields">
          <legend className="visually-hidden">{say('title')}</legend>
          <Field label={say('name')}>
            <input type="text" name="name" required maxLength={200} defaultValue={facility.name} />
          </Field>
          <Field label={say('places')}>
            <input type="number" name="capacity" required min={1} max={10_000} defaultValue={facility.capacity} />
          </Field>
          <Field label={say('admission')}>
            <select name="admission" defaultValue={facility.admission}>
              {labelsOf('FacilityAdmission', language).map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
          <DetailsFields facility={facility} />
          <Field label={say('address')}>
            <input type="text" name="address" maxLength={ADDRESS_MAX} defaultValue={facility.address ?? ''} />
          </Field>
          <Field label={say('latitude')}>
            <input type="number" name="latitude" step="any" defaultValue={location?.latitude} />
          </Field>
          <Field label={say('longitude')}>
            <input type="number" name="longitude" step="any" defaultValue={location?.longitude} />
          </Field>
          <Field label={say('gridMinutes')}>
            <select name="gridMinutes" defaultValue={bookingRules.gridMinutes}>
              {GRIDS.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {lengthText(minutes, language)}
                </option>
              ))}
            </select>
          </Field>
          {RULES.map((rule) => (
            <Field key={rule} label={say(rule)}>
              <input type="number" name={rule} required min={0} defaultValue={bookingRules[rule]} />
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
    </section>
  );
}
