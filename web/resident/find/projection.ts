import { type Datum, onDatum } from '../../shared/datum.ts';

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** In units of the drawing. */
export const WIDTH = 360;
export const HEIGHT = 300;
const MARGIN = 28;
/** Where all are in one place, so much around it is drawn, in parts of the whole world: some 200 m. */
const SPAN_MIN = 5e-6;

/** How the world is drawn: Web Mercator, as tiles have it, with 0 at the date line and in the north and 1 opposite. */
export interface Projection {
  readonly place: (point: Point) => readonly [x: number, y: number];
  /** Units of the drawing in the whole world. */
  readonly scale: number;
  /** What of the world lies at the upper left corner of the drawing. */
  readonly origin: readonly [x: number, y: number];
}

/**
 * A drawing that holds all these points.
 * @param datum that of the tiles below, on which points have to be moved that are WGS-84
 */
export function projectionOf(points: readonly Point[], datum: Datum = 'WGS84'): Projection {
  const world = points.map((point) => mercator(onDatum(point, datum)));
  const range = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [west, east] = range(world.map(([x]) => x));
  const [north, south] = range(world.map(([, y]) => y));
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max(east - west, SPAN_MIN),
    (HEIGHT - 2 * MARGIN) / Math.max(south - north, SPAN_MIN),
  );
  const origin = [(west + east) / 2 - WIDTH / 2 / scale, (north + south) / 2 - HEIGHT / 2 / scale] as const;
  return {
    scale,
    origin,
    place: (point) => {
      const [x, y] = mercator(onDatum(point, datum));
      return [(x - origin[0]) * scale, (y - origin[1]) * scale];
    },
  };
}

function mercator({ latitude, longitude }: Point): readonly [number, number] {
  const radians = (latitude * Math.PI) / 180;
  return [(longitude + 180) / 360, (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2];
}
