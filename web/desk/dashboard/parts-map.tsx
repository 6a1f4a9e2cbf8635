import {
  type DeskDivisionFiguresFragment,
  DeskPartShapesDocument,
  type DeskPartShapesQuery,
} from '@grid-commons/client';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import { useLanguage, words } from '../../shared/words.ts';

const useSay = words('desk-parts-map', {
  map: { 'zh-CN': '地图：{what}，与下面的表格相同', en: 'Map: {what}, as in the table below' },
  part: { 'zh-CN': '{name}：{share}', en: '{name}: {share}' },
});

type Point = { readonly latitude: number; readonly longitude: number };
type Shape = NonNullable<DeskPartShapesQuery['division']>['children']['edges'][number]['node'];

/** In units of the drawing. */
const WIDTH = 640;
const MARGIN = 8;
/** Steps of the colour, from few to all; the number in each part says it exactly. */
const STEPS = 4;

interface PartsMapProps {
  readonly code: string;
  /** What is shown of each part. */
  readonly what: string;
  readonly parts: readonly DeskDivisionFiguresFragment[];
  readonly shareOf: (part: DeskDivisionFiguresFragment) => number | null;
  /** Where a part leads to. */
  readonly hrefOf: (code: string) => string;
}

/**
 * The parts of a division as they lie, each with its share. It is drawn where the outlines of all of them are real ones,
 * and not at all otherwise: a map that is wrong is worse than the table alone.
 */
export function PartsMap({ code, what, parts, shareOf, hrefOf }: PartsMapProps) {
  const say = useSay();
  const language = useLanguage();
  const [, navigate] = useLocation();
  const [{ data }] = useQuery({ query: DeskPartShapesDocument, variables: { code } });
  const shapes = (data?.division?.children.edges ?? []).map(({ node }) => node);
  const isReal = (shape: Shape | undefined) => shape !== undefined && !shape.shapeSynthetic && shape.outline !== null;
  const drawn = parts.map((part) => ({ part, shape: shapes.find((one) => one.code === part.division.code) }));
  if (drawn.length === 0 || !drawn.every(({ shape }) => isReal(shape))) return null;
  const { place, height } = projectionOf(shapes.flatMap(({ outline }) => outline ?? []));
  return (
    <svg className="parts-map" viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={say('map', { what })}>
      {drawn.map(({ part, shape }) => {
        const corners = (shape!.outline ?? []).map(place);
        const [x, y] = shape!.center ? place(shape!.center) : middleOf(corners);
        const share = shareOf(part);
        const text = share === null ? '–' : `${Math.round(share * 100)}%`;
        const name = language === 'en' ? (shape!.nameEn ?? shape!.name) : shape!.name;
        const to = hrefOf(part.division.code);
        const step = share === null ? undefined : Math.min(STEPS - 1, Math.floor(share * STEPS));
        return (
          <g
            key={shape!.id}
            role="link"
            tabIndex={0}
            aria-label={say('part', { name, share: text })}
            onClick={() => navigate(to)}
            onKeyDown={({ key }) => key === 'Enter' && navigate(to)}
          >
            <path
              data-step={step}
              d={`M${corners.map((corner) => corner.map((length) => length.toFixed(1)).join(' ')).join('L')}Z`}
            />
            <text x={x} y={y} textAnchor="middle" data-step={step}>
              <tspan x={x}>{name}</tspan>
              <tspan x={x} dy="1.2em">
                {text}
              </tspan>
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** North is up, and a metre as long in every direction: over a district the earth is flat. */
function projectionOf(points: readonly Point[]) {
  const latitudes = points.map(({ latitude }) => latitude);
  const longitudes = points.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * MARGIN) / ((east - west) * narrow || 1);
  return {
    height: Math.ceil((north - south) * scale + 2 * MARGIN),
    place: ({ latitude, longitude }: Point) =>
      [MARGIN + (longitude - west) * narrow * scale, MARGIN + (north - latitude) * scale] as const,
  };
}

function middleOf(corners: readonly (readonly [number, number])[]): readonly [number, number] {
  const sum = corners.reduce(([x, y], corner) => [x + corner[0], y + corner[1]] as const, [0, 0] as const);
  return [sum[0] / corners.length, sum[1] / corners.length];
}
