import {
  type FindCardFragment,
  FindCardFragmentDoc,
  FindFacilitiesDocument,
  labelOf,
  readFragment,
} from '@grid-commons/client';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { distanceText } from '../../shared/distance.ts';
import { oneOf } from '../../shared/one-of.ts';
import { useFound } from '../../shared/found.ts';
import { NotRenewed, Problem, Skeleton } from '../../shared/notices.tsx';
import { dayText, DISTRICT_ZONE, spanText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { filterOf, type Search } from './search.ts';
import { facilityAddress, type SearchTime, spanOf } from './search-time.ts';

const FindMap = lazy(async () => ({ default: (await import('./find-map.tsx')).FindMap }));
const NoneFound = lazy(async () => ({ default: (await import('./none-found.tsx')).NoneFound }));

const useSay = words('find-results', {
  kinds: { 'zh-CN': '种类', en: 'Kind' },
  all: { 'zh-CN': '全部', en: 'All' },
  counted: { 'zh-CN': '{name} {n}', en: '{name} {n}' },
  found: { 'zh-CN': '{n} 个有空', en: '{n, plural, one {# is free} other {# are free}}' },
  openNow: { 'zh-CN': '{n} 个正在开放', en: '{n, plural, one {# is open} other {# are open}}' },
  list: { 'zh-CN': '列表', en: 'List' },
  map: { 'zh-CN': '地图', en: 'Map' },
  view: { 'zh-CN': '显示', en: 'View' },
  left: { 'zh-CN': '余 {n}', en: '{n} left' },
  noBooking: { 'zh-CN': '无需预约', en: 'No booking' },
  approval: { 'zh-CN': '需单位确认', en: 'Confirmed by the unit' },
  own: { 'zh-CN': '您这时已有同类预约', en: 'You have one of this kind then' },
  more: { 'zh-CN': '再显示一些', en: 'Show more' },
  narrow: {
    'zh-CN': '还有更多。请用搜索、种类或地点缩小范围。',
    en: 'There are more. Narrow it down by words, kind or place.',
  },
});

/** A page more each time, up to a fifth of what one operation may cost; whoever wants more narrows the search down. */
const PAGES = [20, 40, 50] as const;

interface ResultsProps {
  readonly search: Search;
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
}

export function Results({ search, kinds }: ResultsProps) {
  const say = useSay();
  const language = useLanguage();
  const { params, go } = useAddress();
  // How much is shown stands in the address as well: who comes back from one of them finds it where it was.
  const first = PAGES.find((n) => n === Number(params.get('show'))) ?? PAGES[0];
  const { from, to } = spanOf(search.time, DISTRICT_ZONE);
  const where = filterOf(search);
  const ofAllKinds = filterOf({ ...search, kind: null, details: {} });
  const [answer, reload] = useQuery({
    query: FindFacilitiesDocument,
    variables: { where, ofAllKinds, from, to, first },
  });
  const { error, fetching } = answer;
  const { data, since } = useFound(answer);
  const again = () => reload({ requestPolicy: 'network-only' });
  const day = dayText(search.time.date, DISTRICT_ZONE, language);
  const heading = `${day} ${spanText(from, to, DISTRICT_ZONE, language)}`;
  const view = oneOf(['list', 'map'], params.get('view'), 'list');
  const counts = new Map<string, number>(data?.sharedFacilityCounts.byKind.map(({ kind, count }) => [kind, count]));
  const chips = (
    <div role="group" aria-label={say('kinds')} className="chips one-line">
      {[{ value: null, label: say('all') }, ...kinds].map(({ value, label }) => {
        const n = value === null ? data?.sharedFacilityCounts.total : (counts.get(value) ?? 0);
        return (
          <button
            key={label}
            type="button"
            className="chip"
            aria-pressed={search.kind === value}
            onClick={() => go({ kind: value }, 'replace')}
          >
            {data ? say('counted', { name: label, n: n ?? 0 }) : label}
          </button>
        );
      })}
    </div>
  );
  if (error && !data) {
    return (
      <>
        {chips}
        <Problem error={error} retry={again} />
      </>
    );
  }
  if (!data) {
    return (
      <>
        {chips}
        <h2>{heading}</h2>
        <Skeleton />
      </>
    );
  }
  const { edges, totalCount, pageInfo } = data.sharedFacilities;
  const more = PAGES.find((n) => n > first);
  const found = edges.map(({ node, distanceMeters }) => ({
    card: readFragment(FindCardFragmentDoc, node),
    distanceMeters,
  }));
  return (
    <section aria-busy={fetching}>
      {chips}
      <h2>{heading}</h2>
      <NotRenewed since={since} error={error} retry={again} />
      <div className="row">
        <span role="status">{say(search.when === 'now' ? 'openNow' : 'found', { n: totalCount })}</span>
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
      <Suspense fallback={<Skeleton rows={2} />}>
        {found.length === 0 && <NoneFound search={search} />}
        {view === 'map' && found.length > 0 && <FindMap found={found} time={search.time} />}
      </Suspense>
      <ol className="cards">
        {found.map(({ card, distanceMeters }, at) => (
          <li key={card.id}>
            <FindCard
              card={card}
              number={view === 'map' ? at + 1 : undefined}
              distanceMeters={distanceMeters ?? undefined}
              time={search.time}
            />
          </li>
        ))}
      </ol>
      {pageInfo.hasNextPage && more === undefined && <p className="muted">{say('narrow')}</p>}
      {pageInfo.hasNextPage && more !== undefined && (
        <p>
          <button type="button" onClick={() => go({ show: String(more) }, 'replace')}>
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
  const own = card.ownOverlappingBooking;
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
          distanceMeters !== undefined && distanceText(distanceMeters, language),
          card.admission === 'APPROVAL' && say('approval'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {own && !open && (
        <span className="small own">
          ▲ {say('own')} {spanText(own.start, own.end, card.timeZone, language)}
        </span>
      )}
    </Link>
  );
}
