import { WhatToLoosenDocument } from '@grid-commons/client';
import { useQuery } from 'urql';
import { useAddress } from '../../shared/address.ts';
import { Empty, Skeleton } from '../../shared/notices.tsx';
import { DISTRICT_ZONE, now } from '../../shared/time.ts';
import { words } from '../../shared/words.ts';
import { FirstFree } from './first-free.tsx';
import { NEAR_METERS, storeCode, WIDE_METERS } from './place.ts';
import { filterOf, type Search } from './search.ts';
import { searchTime } from './search-time.ts';

const useSay = words('none-found', {
  none: { 'zh-CN': '这样找不到空位。', en: 'Nothing is free like this.' },
  instead: { 'zh-CN': '放宽一项就有：', en: 'There is something if you loosen one:' },
  nothing: {
    'zh-CN': '只放宽一项也找不到，请换个时间或地点再找。',
    en: 'Loosening one alone finds nothing: try another time and place.',
  },
  kind: { 'zh-CN': '看全部种类（{n}）', en: 'All kinds ({n})' },
  time: { 'zh-CN': '看明天（{n}）', en: 'Look at tomorrow ({n})' },
  wider: { 'zh-CN': '扩大到 10 公里（{n}）', en: 'Within 10 km ({n})' },
  everywhere: { 'zh-CN': '看全区（{n}）', en: 'The whole district ({n})' },
  words: { 'zh-CN': '不要“{text}”（{n}）', en: 'Without “{text}” ({n})' },
  details: { 'zh-CN': '不限条件（{n}）', en: 'Without the details ({n})' },
});

/** Which of what was chosen to loosen: those that find something, with how much. */
export function NoneFound({ search }: { readonly search: Search }) {
  const say = useSay();
  const { params, go } = useAddress();
  const tomorrow = searchTime('tomorrow', search.kind, params, now(DISTRICT_ZONE));
  const { place, details } = search;
  const wider = place && 'latitude' in place && place.meters === NEAR_METERS;
  const [{ data, error }] = useQuery({
    query: WhatToLoosenDocument,
    variables: {
      otherKinds: filterOf({ ...search, kind: null, details: {} }),
      otherDay: filterOf({ ...search, when: 'tomorrow', time: tomorrow }),
      elsewhere: filterOf({ ...search, place: wider ? { ...place, meters: WIDE_METERS } : undefined }),
      otherWords: filterOf({ ...search, words: '' }),
      otherDetails: filterOf({ ...search, details: {} }),
    },
  });
  if (error) return <Empty title={say('none')} />;
  if (!data) return <Skeleton rows={1} />;
  const everywhere = () => {
    storeCode(null);
    go({ code: null, at: null, far: null });
  };
  const noDetails = Object.fromEntries(Object.keys(details).map((name) => [name, null]));
  const choices = [
    search.kind !== null && {
      text: say('kind', { n: data.kind.total }),
      n: data.kind.total,
      take: () => go({ kind: null }),
    },
    search.when !== 'tomorrow' && {
      text: say('time', { n: data.time.total }),
      n: data.time.total,
      take: () => go({ when: 'tomorrow' }),
    },
    place && {
      text: say(wider ? 'wider' : 'everywhere', { n: data.place.total }),
      n: data.place.total,
      take: () => (wider ? go({ far: 'yes' }) : everywhere()),
    },
    search.words && {
      text: say('words', { text: search.words, n: data.words.total }),
      n: data.words.total,
      take: () => go({ q: null }),
    },
    Object.keys(details).length > 0 && {
      text: say('details', { n: data.details.total }),
      n: data.details.total,
      take: () => go(noDetails),
    },
  ].flatMap((choice) => (choice && choice.n > 0 ? [choice] : []));
  return (
    <>
      <Empty title={`${say('none')} ${say(choices.length > 0 ? 'instead' : 'nothing')}`}>
        <div className="row">
          {choices.map(({ text, take }) => (
            <button key={text} type="button" onClick={take}>
              {text}
            </button>
          ))}
        </div>
      </Empty>
      <FirstFree search={search} />
    </>
  );
}
