import { CommunityOutlinesDocument, type CommunityOutlinesQuery, type FindCardFragment } from '@grid-commons/client';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import { distanceText } from '../../shared/distance.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { MapTiles, tileSettings } from './map-tiles.tsx';
import { HEIGHT, type Point, type Projection, projectionOf, WIDTH } from './projection.ts';
import { facilityAddress, type SearchTime } from './search-time.ts';

const useSay = words('find-map', {
  map: { 'zh-CN': '地图：数字与下面的列表相同', en: 'Map: numbers as in the list below' },
  left: { 'zh-CN': '余 {n}', en: '{n} left' },
  sketch: {
    'zh-CN': '社区的边界是示意，不是实际边界。',
    en: 'The borders of the communities are a sketch, not where they really run.',
  },
  noPlace: {
    'zh-CN': '{n} 个没有位置，只在列表里。',
    en: '{n, plural, one {# has} other {# have}} no place and stand in the list only.',
  },
});

interface FindMapProps {
  readonly found: readonly { readonly card: FindCardFragment; readonly distanceMeters?: number | null | undefined }[];
  readonly time: SearchTime;
}

const PIN = 14;
/** Corners farther off than this, in widths of the map, are not drawn. */
const FAR = 3;

/**
 * Where the places of the list are, with the communities around them: north is up. Each pin does what its entry of the
 * list does, which is the map for whoever sees none. No tile of anybody is loaded unless an operator has set some.
 */
export function FindMap({ found, time }: FindMapProps) {
  const say = useSay();
  const language = useLanguage();
  const [, go] = useLocation();
  const [{ data }] = useQuery({ query: CommunityOutlinesDocument });
  const pins = found.flatMap(({ card: { id, name, admission, availability, location }, distanceMeters }, at) => {
    if (!location) return [];
    const left = Math.min(...availability.map(({ remaining }) => remaining));
    // What its entry in the list says as well.
    const label = [
      `${at + 1}. ${name}`,
      distanceMeters != null && distanceText(distanceMeters, language),
      admission !== 'OPEN_ACCESS' && Number.isFinite(left) && say('left', { n: left }),
    ];
    return [{ id, label: label.filter(Boolean).join(language === 'en' ? ', ' : '，'), number: at + 1, ...location }];
  });
  const tiles = tileSettings();
  const projection = projectionOf(pins, tiles?.datum);
  const communities = (data?.divisions.edges ?? []).map(({ node }) => node);
  return (
    <>
      <svg className="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={say('map')}>
        {tiles && <MapTiles settings={tiles} projection={projection} />}
        {communities.map((community) => (
          <Outline key={community.id} community={community} projection={projection} />
        ))}
        {pins.map(({ id, label, number, ...location }) => {
          const [x, y] = projection.place(location);
          const open = () => go(facilityAddress(id, time));
          return (
            <g
              key={id}
              role="button"
              tabIndex={0}
              aria-label={label}
              transform={`translate(${x} ${y})`}
              onClick={open}
              onKeyDown={({ key }) => (key === 'Enter' || key === ' ') && open()}
            >
              <circle r={PIN} fill="var(--primary)" stroke="var(--paper)" strokeWidth="2" />
              <text textAnchor="middle" dy="5" fontSize="14" fontWeight="600" fill="var(--on-primary)">
                {number}
              </text>
            </g>
          );
        })}
      </svg>
      <p className="small muted">
        {tiles?.attribution} {communities.some(({ shapeSynthetic }) => shapeSynthetic) && say('sketch')}{' '}
        {found.length > pins.length && say('noPlace', { n: found.length - pins.length })}
      </p>
    </>
  );
}

interface OutlineProps {
  readonly community: CommunityOutlinesQuery['divisions']['edges'][number]['node'];
  readonly projection: Projection;
}

function Outline({ community: { name, center, outline }, projection: { place } }: OutlineProps) {
  const corners = (outline ?? []).map(place);
  const near = ([x, y]: readonly [number, number]) => Math.abs(x) < FAR * WIDTH && Math.abs(y) < FAR * HEIGHT;
  if (corners.length === 0 || !corners.some(near)) return null;
  const [x, y] = center ? place(center as Point) : [0, 0];
  const inside = center && x > 0 && x < WIDTH && y > 0 && y < HEIGHT;
  return (
    <g aria-hidden="true">
      <path
        d={`M${corners.map((corner) => corner.map((length) => length.toFixed(1)).join(' ')).join('L')}Z`}
        fill="none"
        stroke="var(--border)"
        strokeWidth="1"
        strokeDasharray="4 3"
      />
      {inside && (
        <text x={x} y={y} textAnchor="middle" fontSize="11" fill="var(--muted)">
          {name}
        </text>
      )}
    </g>
  );
}
