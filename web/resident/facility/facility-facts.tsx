import { labelOf } from '@grid-commons/client';
import { Link } from 'wouter';
import { CallButton } from '../../shared/call-button.tsx';
import { distanceText, metersFromHere } from '../../shared/distance.ts';
import { NavigateButton } from '../../shared/hand-over.tsx';
import { lengthText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import type { Facility } from './facility-types.ts';
import { openingText } from '../../shared/opening-text.ts';

const useSay = words('facility-facts', {
  hours: { 'zh-CN': '开放时间', en: 'Open' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  address: { 'zh-CN': '地址', en: 'Address' },
  distance: { 'zh-CN': '距离', en: 'Distance' },
  kind: { 'zh-CN': '种类', en: 'Kind' },
  capacity: { 'zh-CN': '名额', en: 'Places' },
  rules: { 'zh-CN': '预约规则', en: 'Rules' },
  rulesText: {
    'zh-CN': '每次 {min} 到 {max}，最早提前 {days} 天{lead}',
    en: '{min} to {max} at a time, up to {days} days ahead{lead}',
  },
  whole: { 'zh-CN': '只能整场预约。', en: 'It is booked as a whole.' },
  people: { 'zh-CN': '{min} 到 {max} 人。', en: '{min} to {max} people.' },
  peopleMin: { 'zh-CN': '至少 {min} 人。', en: '{min} people or more.' },
  peopleMax: { 'zh-CN': '至多 {max} 人。', en: 'At most {max} people.' },
  noChildren: { 'zh-CN': '儿童不能随行。', en: 'No children come along.' },
  curfew: { 'zh-CN': '{from} 到 {to} 不能进出。', en: 'Nobody comes or goes from {from} to {to}.' },
  opensAt: { 'zh-CN': '每天 {time} 放出新的一天。', en: 'A new day opens at {time}.' },
  cancelUntil: { 'zh-CN': '最晚在开始前 {time} 取消。', en: 'It can be cancelled until {time} before it begins.' },
  lead: { 'zh-CN': '，最晚提前 {minutes}', en: ', at least {minutes} before' },
  details: { 'zh-CN': '说明', en: 'Details' },
  seats: { 'zh-CN': '{n} 个座位', en: '{n} seats' },
  indoor: { 'zh-CN': '室内', en: 'indoor' },
  outdoor: { 'zh-CN': '室外', en: 'outdoor' },
  accessible: { 'zh-CN': '无障碍', en: 'accessible' },
  babyTable: { 'zh-CN': '有婴儿护理台', en: 'baby table' },
});

export function Facts({ facility }: { readonly facility: Facility }) {
  const say = useSay();
  const language = useLanguage();
  const { bookingRules: rules, location } = facility;
  const address = facility.address ?? facility.unit.address;
  const meters = location ? metersFromHere(location) : undefined;
  const { contactPhone } = facility.unit;
  const lead = rules.leadMinutes > 0 ? say('lead', { minutes: lengthText(rules.leadMinutes, language) }) : '';
  const details = detailTexts(facility, say, language);
  return (
    <>
      <dl className="facts">
        <dt>{say('unit')}</dt>
        <dd>
          <Link href={`/u/${facility.unit.id}`}>{facility.unit.name}</Link>
        </dd>
        {address && (
          <>
            <dt>{say('address')}</dt>
            <dd>{address}</dd>
          </>
        )}
        {meters !== undefined && (
          <>
            <dt>{say('distance')}</dt>
            <dd>{distanceText(meters, language)}</dd>
          </>
        )}
        <dt>{say('kind')}</dt>
        <dd>{labelOf('FacilityKind', facility.kind, language)}</dd>
        <dt>{say('capacity')}</dt>
        <dd>{facility.capacity}</dd>
        {details.length > 0 && (
          <>
            <dt>{say('details')}</dt>
            <dd>{details.join(' · ')}</dd>
          </>
        )}
        <dt>{say('hours')}</dt>
        <dd>
          {facility.openingRules.map((rule) => (
            <div key={JSON.stringify(rule)}>{openingText(rule, language)}</div>
          ))}
        </dd>
        {facility.admission !== 'OPEN_ACCESS' && (
          <>
            <dt>{say('rules')}</dt>
            <dd>
              {say('rulesText', {
                min: lengthText(rules.minMinutes, language),
                max: lengthText(rules.maxMinutes, language),
                days: rules.horizonDays,
                lead,
              })}
              {policyTexts(facility, say, language).map((text) => (
                <div key={text}>{text}</div>
              ))}
            </dd>
          </>
        )}
      </dl>
      {(location || contactPhone) && (
        <div className="row">
          {location && <NavigateButton location={location} name={facility.name} />}
          {contactPhone && <CallButton phone={contactPhone} />}
        </div>
      )}
    </>
  );
}

/** What the unit asks for beside, each as a sentence. */
function policyTexts({ bookingPolicy }: Facility, say: ReturnType<typeof useSay>, language: 'zh-CN' | 'en'): string[] {
  const { opensAt, curfew, wholeOnly, headcountMin: min, headcountMax: max } = bookingPolicy;
  const { childrenAllowed, cancelUntilMinutes } = bookingPolicy;
  const people =
    min !== null && max !== null
      ? say('people', { min, max })
      : min !== null
        ? say('peopleMin', { min })
        : max !== null && say('peopleMax', { max });
  return [
    wholeOnly && say('whole'),
    people,
    !childrenAllowed && say('noChildren'),
    curfew && say('curfew', { from: clock(curfew.startTime), to: clock(curfew.endTime) }),
    opensAt && say('opensAt', { time: clock(opensAt) }),
    cancelUntilMinutes > 0 && say('cancelUntil', { time: lengthText(cancelUntilMinutes, language) }),
  ].filter((text): text is string => typeof text === 'string' && text !== '');
}

const clock = (time: string) => time.slice(0, 'HH:mm'.length);

function detailTexts({ details }: Facility, say: ReturnType<typeof useSay>, language: 'zh-CN' | 'en'): string[] {
  switch (details?.__typename) {
    case 'ParkingDetails':
      return details.vehicleClasses.map((vehicle) => labelOf('VehicleClass', vehicle, language));
    case 'SportsFieldDetails':
      return [...details.sports, say(details.indoor ? 'indoor' : 'outdoor')];
    case 'RestroomDetails':
      return [details.accessible && say('accessible'), details.babyTable && say('babyTable')].filter(
        (text) => text !== false,
      );
    case 'RoomDetails':
      return [say('seats', { n: details.seats })];
    default:
      return [];
  }
}
