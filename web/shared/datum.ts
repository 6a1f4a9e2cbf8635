import gcoord from 'gcoord';

/** What the numbers of a place are measured from. The API has WGS-84; maps in China are moved by some 500 m against it. */
export type Datum = 'WGS84' | 'GCJ02' | 'BD09';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Roughly where maps are moved: the library moves BD-09 all over the world, where nobody uses it. */
const CHINA = { south: 0.8293, north: 55.8271, west: 72.004, east: 137.8347 };

/** A WGS-84 point as a map of another datum has it. */
export function onDatum(point: Point, datum: Datum): Point {
  const { latitude, longitude } = point;
  const inChina = latitude > CHINA.south && latitude < CHINA.north && longitude > CHINA.west && longitude < CHINA.east;
  if (datum === 'WGS84' || !inChina) return point;
  const [x, y] = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord[datum]);
  return { latitude: rounded(y), longitude: rounded(x) };
}

/** To six decimals, some ten centimetres. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
