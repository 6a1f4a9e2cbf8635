import type { Datum } from '../../shared/datum.ts';
import { HEIGHT, type Projection, WIDTH } from './projection.ts';

/** The tiles that an operator has set: by its settings the server writes them into the page. */
interface TileSettings {
  /** With `{x}`, `{y}` and `{z}` in it. */
  readonly url: string;
  readonly attribution: string;
  /** Baidu's tiles are cut in another way, so that theirs would not fit. */
  readonly datum: Exclude<Datum, 'BD09'>;
}

/** A tile is so large on the screen, in units of the drawing, or somewhat less. */
const TILE = 256;
const ZOOM_MAX = 18;
/** More than the drawing can show. */
const TILES_MAX = 16;

export function tileSettings(): TileSettings | undefined {
  const text = document.querySelector<HTMLMetaElement>('meta[name="map-tiles"]')?.content;
  return text ? (JSON.parse(text) as TileSettings) : undefined;
}

/** The tiles under a drawing, in the zoom at which they are drawn no larger than they are. */
export function MapTiles({
  settings: { url },
  projection: { scale, origin },
}: {
  readonly settings: TileSettings;
  readonly projection: Projection;
}) {
  const zoom = Math.min(ZOOM_MAX, Math.ceil(Math.log2(scale / TILE)));
  const count = 2 ** zoom;
  const size = scale / count;
  const [left, top] = [Math.floor(origin[0] * count), Math.floor(origin[1] * count)];
  const across = Math.ceil(WIDTH / size) + 1;
  const down = Math.ceil(HEIGHT / size) + 1;
  const tiles = Array.from(
    { length: across * down },
    (_, at) => [left + (at % across), top + Math.floor(at / across)] as const,
  );
  return (
    <g aria-hidden="true">
      {tiles.slice(0, TILES_MAX).map(([x, y]) => (
        <image
          key={`${x}/${y}`}
          href={url.replace('{x}', String(x)).replace('{y}', String(y)).replace('{z}', String(zoom))}
          x={(x / count - origin[0]) * scale}
          y={(y / count - origin[1]) * scale}
          width={size}
          height={size}
        />
      ))}
    </g>
  );
}
