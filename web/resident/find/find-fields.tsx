import { CommunitiesDocument, labelOf } from '@grid-commons/client';
import { type FormEvent, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useAddress } from '../../shared/address.ts';
import { keepHere } from '../../shared/distance.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { locate, storeCode, storedCode } from './place.ts';
import { type Detail, DETAILS, DETAILS_OF, type Search, WORDS_LENGTH_MAX } from './search.ts';
import { endOf, type SearchTime, type When, WHENS } from './search-time.ts';

const useSay = words('find-fields', {
  search: { 'zh-CN': '搜索', en: 'Search' },
  what: { 'zh-CN': '场地、单位、地址、社区', en: 'Place, unit, address, community' },
  clear: { 'zh-CN': '清除', en: 'Clear' },
  when: { 'zh-CN': '时间', en: 'When' },
  now: { 'zh-CN': '现在', en: 'Now' },
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
  vehicle: { 'zh-CN': '车型', en: 'Vehicle' },
  anyVehicle: { 'zh-CN': '不限车型', en: 'Any vehicle' },
  seats: { 'zh-CN': '座位', en: 'Seats' },
  anySeats: { 'zh-CN': '不限座位', en: 'Any size' },
  atLeast: { 'zh-CN': '至少 {n} 个座位', en: '{n} seats or more' },
  indoor: { 'zh-CN': '室内', en: 'Indoor' },
  accessible: { 'zh-CN': '无障碍', en: 'Accessible' },
  baby: { 'zh-CN': '有婴儿护理台', en: 'Baby table' },
  details: { 'zh-CN': '条件', en: 'Details' },
});

/** One box for all that can be looked for. It is sent, and not guessed at letter by letter, so that an address is a step. */
export function SearchBox({ words: asked }: { readonly words: string }) {
  const say = useSay();
  const { go } = useAddress();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('q')).trim();
    go({ q: text || null });
  };
  return (
    <form role="search" className="row search-box" onSubmit={submit}>
      <label className="grows">
        <span className="visually-hidden">{say('search')}</span>
        {/* Its text follows the address, as when one goes back. */}
        <input
          key={asked}
          type="search"
          name="q"
          defaultValue={asked}
          maxLength={WORDS_LENGTH_MAX}
          placeholder={say('what')}
          enterKeyHint="search"
        />
      </label>
      <button type="submit">{say('search')}</button>
      {asked && (
        <button type="button" onClick={() => go({ q: null })}>
          {say('clear')}
        </button>
      )}
    </form>
  );
}

export function WhenChips({ when }: { readonly when: When }) {
  const say = useSay();
  const { go } = useAddress();
  return (
    <div role="group" aria-label={say('when')} className="chips one-line">
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
  );
}

export function PickTime({ time }: { readonly time: SearchTime }) {
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

export function WhereField() {
  const say = useSay();
  const { params, go } = useAddress();
  const [state, setState] = useState<'idle' | 'locating' | 'refused'>('idle');
  const [{ data }] = useQuery({ query: CommunitiesDocument });
  const at = params.get('at');
  const code = params.get('code') ?? (at === null ? (storedCode() ?? '') : '');
  useEffect(() => {
    keepHere(at);
    // The place of last time stands in the address as well: whoever is sent it sees the same.
    const stored = storedCode();
    if (at === null && !params.has('code') && stored !== null) go({ code: stored }, 'replace');
  }, [at, params, go]);
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

/** What is asked of the chosen kind only: vehicles of a car park, seats of a room. */
export function DetailFields({ search: { kind, details } }: { readonly search: Search }) {
  const say = useSay();
  const language = useLanguage();
  const { go } = useAddress();
  const asked = DETAILS_OF[kind ?? ''] ?? [];
  if (asked.length === 0) return null;
  const choose = (name: Detail, label: string, any: string, shown: (value: string) => string) => (
    <label key={name}>
      <span className="visually-hidden">{label}</span>
      <select value={details[name] ?? ''} onChange={({ target }) => go({ [name]: target.value || null }, 'replace')}>
        <option value="">{any}</option>
        {DETAILS[name].map((value) => (
          <option key={value} value={value}>
            {shown(value)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="row details" role="group" aria-label={say('details')}>
      {asked.map((name) => {
        if (name === 'vehicle') {
          return choose(name, say('vehicle'), say('anyVehicle'), (value) => labelOf('VehicleClass', value, language));
        }
        if (name === 'seats') return choose(name, say('seats'), say('anySeats'), (n) => say('atLeast', { n }));
        const on = details[name] !== undefined;
        return (
          <button
            key={name}
            type="button"
            className="chip"
            aria-pressed={on}
            onClick={() => go({ [name]: on ? null : 'yes' }, 'replace')}
          >
            {say(name)}
          </button>
        );
      })}
    </div>
  );
}
