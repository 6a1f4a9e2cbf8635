import {
  CommunitiesDocument,
  type FindCardFragment,
  FindCardFragmentDoc,
  FindFacilitiesDocument,
  labelOf,
  labelsOf,
  readFragment,
} from '@grid-commons/client';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { oneOf } from '../../shared/one-of.ts';
import { Empty, Problem, Skeleton } from '../../shared/notices.tsx';
import { Page } from '../../shared/page.tsx';
import { dayText, DISTRICT_ZONE, now, spanText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { FindMap } from './find-map.tsx';
import { locate, placeOf, storeCode, storedCode } from './place.ts';
import { endOf, facilityAddress, type SearchTime, searchTime, spanOf, WHENS } from './search-time.ts';

const useSay = words('find', {
  title: { 'zh-CN': '找场地', en: 'Find a place' },
  kinds: { 'zh-CN': '种类', en: 'Kind' },
  all: { 'zh-CN': '全部', en: 'All' },
  when: { 'zh-CN': '时间', en: 'When' },
  tonight: { 'zh-CN': '今晚', en: 'Tonight' },
  tomorrow: { 'zh-CN': '明天', en: 'Tomorrow' },
  pick: { 'zh-CN': '选时间', en: 'Pick a time' },
  date: { 'zh-CN': '日期', en: 'Date' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  where: { 'zh-CN': '地点', en: 'Where' },
  here: { 'zh-CN': '我附近', en: 'Near me' },
  locating: { 'zh-CN': '正在定位…', en: 'Locating…' },
  notLocated: { 'zh-CN': '没有得到位置。可以选一个社区。', en: 'No location was given. Choose a community instead.' },
  everywhere: { 'zh-CN': '全区', en: 'Whole district' },
  found: { 'zh-CN': '{n} 个有空', en: '{n, plural, one {# is free} other {# are free}}' },
  list: { 'zh-CN': '列表', en: 'List' },
  map: { 'zh-CN': '地图', en: 'Map' },
  view: { 'zh-CN': '显示', en: 'View' },
  left: { 'zh-CN': '余 {n}', en: '{n} left' },
  noBooking: { 'zh-CN': '无需预约', en: 'No booking' },
  meters: { 'zh-CN': '{n} 米', en: '{n} m' },
  kilometers: { 'zh-CN': '{n} 公里', en: '{n} km' },
  approval: { 'zh-CN': '需单位确认', en: 'Confirmed by the unit' },
  none: { 'zh-CN': '这个时间没有空位。', en: 'Nothing is free at this time.' },
  tryKind: { 'zh-CN': '看全部种类', en: 'Show all kinds' },
  tryTomorrow: { 'zh-CN': '看明天', en: 'Look at tomorrow' },
  tryWider: { 'zh-CN': '扩大到 10 公里', en: 'Within 10 km' },
  tryEverywhere: { 'zh-CN': '看全区', en: 'The whole district' },
  more: { 'zh-CN': '再显示一些', en: 'Show more' },
});

const PAGE = 20;
/** One page more each time, up to what the API gives at once. */
const FIRST_MAX = 100;

/** R1: what is free near a place at a time. Everything that is chosen stands in the address. */
export function FindScreen() {
  const say = useSay();
  const language = useLanguage();
  const { params, go } = useAddress();
  const kinds = labelsOf('FacilityKind', language);
  const kind = kinds.find(({ value }) => value === params.get('kind'))?.value ?? null;
  const when = oneOf(WHENS, params.get('when'), 'tonight');
  const time = searchTime(when, kind, params, now(DISTRICT_ZONE));
  return (
    <Page title={say('title')}>
      <div role="group" aria-label={say('kinds')} className="chips">
        {[{ value: null, label: say('all') }, ...kinds].map(({ value, label }) => (
          <button
            key={label}
            type="button"
            className="chip"
            aria-pressed={kind === value}
            onClick={() => go({ kind: value }, 'replace')}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="group" aria-label={say('when')} className="chips">
        {WHENS.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={when === one}
            onClick={() => go({ when: one === 'tonight' ? null : one }, 'replace')}
          >
            {say(one)}
          </button>
        ))}
      </div>
      {when === 'pick' && <PickTime time={time} />}
      <WhereField />
      <Results kind={kind} time={time} />
    </Page>
  );
}

function PickTime({ time }: { readonly time: SearchTime }) {
  const say = useSay();
  const { go } = useAddress();
  const field = (name: string, label: string, type: 'date' | 'time', value: string) => (
    <label>
      {label}{' '}
      <input
        type={type}
        value={value}
        onChange={({ target }) => target.value && go({ [name]: target.value }, 'replace')}
      />
    </label>
  );
  return (
    <div className="row">
      {field('date', say('date'), 'date', time.date.toString())}
      {field('from', say('from'), 'time', time.start)}
      {field('to', say('to'), 'time', endOf(time))}
    </div>
  );
}

function WhereField() {
  const say = useSay();
  const { params, go } = useAddress();
  const [state, setState] = useState<'idle' | 'locating' | 'refused'>('idle');
  const [{ data }] = useQuery({ query: CommunitiesDocument });
  const code = params.get('code') ?? (params.has('at') ? '' : (storedCode() ?? ''));
  const useHere = async () => {
    setState('locating');
    try {
      go({ at: await locate(), code: null, far: null }, 'replace');
      setState('idle');
    } catch {
      setState('refused');
    }
  };
  const choose = (chosen: string) => {
    storeCode(chosen || null);
    go({ code: chosen || null, at: null, far: null }, 'replace');
  };
  return (
    <>
      <div className="row" role="group" aria-label={say('where')}>
        <button type="button" className="chip" aria-pressed={params.has('at')} onClick={useHere}>
          {say(state === 'locating' ? 'locating' : 'here')}
        </button>
        <label>
          <span className="visually-hidden">{say('where')}</span>
          <select value={code} onChange={({ target }) => choose(target.value)}>
            <option value="">{say('everywhere')}</option>
            {data?.divisions.edges.map(({ node }) => (
              <option key={node.id} value={node.code}>
                {node.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="small" role="status">
        {state === 'refused' ? say('notLocated') : ''}
      </p>
    </>
  );
}

function Results({ kind, time }: { readonly kind: string | null; readonly time: SearchTime }) {
  const say = useSay();
  const language = useLanguage();
  const { params, go } = useAddress();
  const [first, setFirst] = useState(PAGE);
  const code = params.has('at') ? null : (params.get('code') ?? storedCode());
  const place = code ? { code } : placeOf(params);
  const { from, to } = spanOf(time, DISTRICT_ZONE);
  const where = {
    ...(kind && { kinds: [kind as FindCardFragment['kind']] }),
    ...(place && 'code' in place && { withinCode: place.code }),
    ...(place &&
      'latitude' in place && {
        near: { point: { latitude: place.latitude, longitude: place.longitude }, withinMeters: place.meters },
      }),
    availableDuring: { start: from, end: to },
  };
  const [{ data, error, fetching }, reload] = useQuery({
    query: FindFacilitiesDocument,
    variables: { where, from, to, first },
  });
  const heading = `${dayText(time.date, DISTRICT_ZONE, language)} ${spanText(from, to, DISTRICT_ZONE, language)}`;
  const view = oneOf(['list', 'map'], params.get('view'), 'list');
  if (error && !data) return <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  if (!data) {
    return (
      <>
        <h2>{heading}</h2>
        <Skeleton />
      </>
    );
  }
  const { edges, totalCount, pageInfo } = data.sharedFacilities;
  const found = edges.map(({ node, distanceMeters }) => ({
    card: readFragment(FindCardFragmentDoc, node),
    distanceMeters,
  }));
  return (
    <section aria-busy={fetching}>
      <h2>{heading}</h2>
      <div className="row">
        <span role="status">{say('found', { n: totalCount })}</span>
        <div className="chips" role="group" aria-label={say('view')}>
          {(['list', 'map'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={view === one}
              onClick={() => go({ view: one === 'list' ? null : one })}
            >
              {say(one)}
            </button>
          ))}
        </div>
      </div>
      {found.length === 0 && <NoneFound kind={kind} when={params.get('when')} />}
      {view === 'map' && found.length > 0 && <FindMap found={found} time={time} />}
      <ol className="cards">
        {found.map(({ card, distanceMeters }, at) => (
          <li key={card.id}>
            <FindCard
              card={card}
              number={view === 'map' ? at + 1 : undefined}
              distanceMeters={distanceMeters ?? undefined}
              time={time}
            />
          </li>
        ))}
      </ol>
      {pageInfo.hasNextPage && first < FIRST_MAX && (
        <p>
          <button type="button" onClick={() => setFirst(Math.min(first + PAGE, FIRST_MAX))}>
            {say('more')}
          </button>
        </p>
      )}
    </section>
  );
}

interface FindCardProps {
  readonly card: FindCardFragment;
  readonly number: number | undefined;
  readonly distanceMeters: number | undefined;
  readonly time: SearchTime;
}

function FindCard({ card, number, distanceMeters, time }: FindCardProps) {
  const say = useSay();
  const language = useLanguage();
  const remaining = Math.min(...card.availability.map((window) => window.remaining));
  const open = card.admission === 'OPEN_ACCESS';
  return (
    <Link href={facilityAddress(card.id, time)} className="card card-link">
      <span className="card-head">
        <span>
          {number !== undefined && `${number}. `}
          {card.name}
        </span>
        <span className="left">
          {open ? say('noBooking') : Number.isFinite(remaining) && say('left', { n: remaining })}
        </span>
      </span>
      <span className="small muted">
        {[
          labelOf('FacilityKind', card.kind, language),
          card.unit.name,
          distanceMeters !== undefined && distanceText(say, distanceMeters),
          card.admission === 'APPROVAL' && say('approval'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Link>
  );
}

const distanceText = (say: ReturnType<typeof useSay>, meters: number) =>
  meters < 1_000 ? say('meters', { n: Math.round(meters) }) : say('kilometers', { n: (meters / 1_000).toFixed(1) });

/** Which of what was chosen to loosen. */
function NoneFound({ kind, when }: { readonly kind: string | null; readonly when: string | null }) {
  const say = useSay();
  const { params, go } = useAddress();
  const everywhere = () => {
    storeCode(null);
    go({ code: null, at: null, far: null });
  };
  return (
    <Empty title={say('none')}>
      <div className="row">
        {kind !== null && (
          <button type="button" onClick={() => go({ kind: null })}>
            {say('tryKind')}
          </button>
        )}
        {when === null && (
          <button type="button" onClick={() => go({ when: 'tomorrow' })}>
            {say('tryTomorrow')}
          </button>
        )}
        {params.has('at') && !params.has('far') && (
          <button type="button" onClick={() => go({ far: 'yes' })}>
            {say('tryWider')}
          </button>
        )}
        {(params.has('at') || params.has('code') || storedCode()) && (
          <button type="button" onClick={everywhere}>
            {say('tryEverywhere')}
          </button>
        )}
      </div>
    </Empty>
  );
}
