import type { FindCardFragment } from '@grid-commons/client';
import { useLocation } from 'wouter';
import { words } from '../../shared/words.ts';
import { facilityAddress, type SearchTime } from './search-time.ts';

const useSay = words('find-map', {
  map: { 'zh-CN': '示意图：数字与下面的列表相同', en: 'Sketch map: numbers as in the list below' },
});

interface FindMapProps {
  readonly found: readonly { readonly card: FindCardFragment }[];
  readonly time: SearchTime;
}

/** In units of the drawing. */
const WIDTH = 360;
const HEIGHT = 300;
const MARGIN = 28;
const PIN = 14;
/** Where all are in one place, so much around it is drawn, in degrees: some 200 m. */
const SPAN_MIN = 0.002;

/**
 * Where the places of the list are, to each other: north is up, and no tile of anybody else is loaded. Each pin does what
 * its entry of the list does, which is the map for whoever sees none.
 */
export function FindMap({ found, time }: FindMapProps) {
  const say = useSay();
  const [, go] = useLocation();
  const pins = found.flatMap(({ card: { id, name, location } }, at) =>
    location ? [{ id, name, number: at + 1, ...location }] : [],
  );
  const place = projectionOf(pins);
  return (
    <svg className="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={say('map')}>
      {pins.map(({ id, name, number, ...location }) => {
        const [x, y] = place(location);
        const open = () => go(facilityAddress(id, time));
        return (
          <g
            key={id}
            role="button"
            tabIndex={0}
            aria-label={`${number}. ${name}`}
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
  );
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Equirectangular about the middle: over a district the error is less than a pixel. */
function projectionOf(points: readonly Point[]): (point: Point) => readonly [number, number] {
  const range = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [south, north] = range(points.map(({ latitude }) => latitude));
  const [west, east] = range(points.map(({ longitude }) => longitude));
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
  const narrowing = Math.cos((middle.latitude * Math.PI) / 180);
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / (Math.max(east - west, SPAN_MIN) * narrowing),
    (HEIGHT - 2 * MARGIN) / Math.max(north - south, SPAN_MIN),
  );
  return ({ latitude, longitude }) => [
    WIDTH / 2 + (longitude - middle.longitude) * narrowing * scale,
    HEIGHT / 2 - (latitude - middle.latitude) * scale,
  ];
}
