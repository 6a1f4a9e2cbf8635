import { type FacilityToEditFragment, labelsOf } from '@grid-commons/client';
import { useLanguage, words } from '../../shared/words.ts';
import { Field } from '../form.tsx';

const useSay = words('facility-details', {
  vehicles: { 'zh-CN': '可停车型（至少一种）', en: 'Vehicles that may park (at least one)' },
  sports: { 'zh-CN': '运动项目（用顿号分开）', en: 'Sports (separated by commas)' },
  indoor: { 'zh-CN': '室内', en: 'Under a roof' },
  accessible: { 'zh-CN': '无障碍', en: 'Accessible by wheelchair' },
  babyTable: { 'zh-CN': '有婴儿护理台', en: 'A table to change a baby' },
  seats: { 'zh-CN': '座位', en: 'Seats' },
});

/** At most so many sit in a room, as the API takes it. */
const SEATS_MAX = 10_000;
const SPORTS_LENGTH_MAX = 1_000;

type Details = FacilityToEditFragment['details'];

/** What only facilities of its kind have: what people search by. */
export function DetailsFields({ facility: { kind, details } }: { readonly facility: FacilityToEditFragment }) {
  const say = useSay();
  const language = useLanguage();
  const check = (name: 'indoor' | 'accessible' | 'babyTable', isOn: boolean) => (
    <label className="check">
      <input type="checkbox" name={name} defaultChecked={isOn} /> {say(name)}
    </label>
  );
  switch (kind) {
    case 'PARKING': {
      const chosen = details?.__typename === 'ParkingDetails' ? details.vehicleClasses : [];
      return (
        <fieldset className="row">
          <legend>{say('vehicles')}</legend>
          {labelsOf('VehicleClass', language).map(({ value, label }) => (
            <label key={value} className="check">
              <input
                type="checkbox"
                name="vehicles"
                value={value}
                defaultChecked={chosen.some((one) => one === value)}
              />{' '}
              {label}
            </label>
          ))}
        </fieldset>
      );
    }
    case 'SPORTS_FIELD': {
      const known = details?.__typename === 'SportsFieldDetails' ? details : undefined;
      const sports = known?.sports.join(language === 'en' ? ', ' : '、') ?? '';
      return (
        <>
          <Field label={say('sports')}>
            <input type="text" name="sports" maxLength={SPORTS_LENGTH_MAX} defaultValue={sports} />
          </Field>
          {check('indoor', known?.indoor ?? false)}
        </>
      );
    }
    case 'RESTROOM': {
      const known = details?.__typename === 'RestroomDetails' ? details : undefined;
      return (
        <>
          {check('accessible', known?.accessible ?? false)}
          {check('babyTable', known?.babyTable ?? false)}
        </>
      );
    }
    case 'MEETING_ROOM':
    case 'ACTIVITY_ROOM': {
      const seats = details?.__typename === 'RoomDetails' ? details.seats : undefined;
      return (
        <Field label={say('seats')}>
          <input type="number" name="seats" min={1} max={SEATS_MAX} defaultValue={seats} />
        </Field>
      );
    }
    default:
      return null;
  }
}

/** The details as a form has them; nothing where they are not filled in, so that what there is stays. */
export function detailsIn(form: FormData, { kind }: { readonly kind: string }) {
  switch (kind) {
    case 'PARKING': {
      const vehicleClasses = form.getAll('vehicles') as Extract<
        NonNullable<Details>,
        { __typename: 'ParkingDetails' }
      >['vehicleClasses'];
      return vehicleClasses.length === 0 ? {} : { details: { parking: { vehicleClasses } } };
    }
    case 'SPORTS_FIELD': {
      const sports = String(form.get('sports'))
        .split(/[、,，;；]/)
        .map((one) => one.trim())
        .filter((one) => one !== '');
      return sports.length === 0 ? {} : { details: { sportsField: { sports, indoor: form.has('indoor') } } };
    }
    case 'RESTROOM':
      return { details: { restroom: { accessible: form.has('accessible'), babyTable: form.has('babyTable') } } };
    case 'MEETING_ROOM':
    case 'ACTIVITY_ROOM':
      return form.get('seats') === '' ? {} : { details: { room: { seats: Number(form.get('seats')) } } };
    default:
      return {};
  }
}
