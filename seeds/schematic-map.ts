/** A place on the earth, WGS-84. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** A point in Tangmen; units and facilities of the seeds are scattered around it. */
export const TANGMEN_CENTER: Place = { latitude: 26.0905, longitude: 119.3065 };

/** Places for the subdistricts: no open source has any, so these are made up, roughly as they lie to each other. */
export const CENTERS: Readonly<Record<string, Place>> = {
  '350102001000': { latitude: 26.0895, longitude: 119.3025 },
  '350102002000': { latitude: 26.09, longitude: 119.293 },
  '350102003000': { latitude: 26.0935, longitude: 119.3085 },
  '350102004000': { latitude: 26.086, longitude: 119.3035 },
  '350102005000': { latitude: 26.083, longitude: 119.2965 },
  '350102006000': { latitude: 26.0785, longitude: 119.3 },
  '350102007000': { latitude: 26.0985, longitude: 119.3035 },
  '350102008000': { latitude: 26.0775, longitude: 119.308 },
  '350102009000': { latitude: 26.102, longitude: 119.285 },
  '350102100000': { latitude: 26.08, longitude: 119.2755 },
};

/** Where the scheme of the district ends. */
const DISTRICT: readonly Corner[] = [
  [119.262, 26.074],
  [119.268, 26.092],
  [119.274, 26.112],
  [119.308, 26.11],
  [119.318, 26.098],
  [119.319, 26.08],
  [119.312, 26.068],
  [119.288, 26.066],
];

/** Of the way to the edge, how far out the communities of a subdistrict are put. */
const SPREAD = 0.8;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

type Corner = readonly [longitude: number, latitude: number];

/** The centre and the outline of a division, as the database keeps them. */
export interface Shape {
  readonly center: Place;
  readonly outline: readonly Corner[];
}

interface Division {
  readonly code: string;
  readonly level: string;
  readonly parentCode: string;
}

/**
 * A scheme of the district, in which each division is what lies nearer to its centre than to that of any other of its
 * level: neighbours share their borders, and that is all it tells of where they are. By code.
 * @param known centres that are given for communities
 */
export function schematicMap(
  divisions: readonly Division[],
  known: Readonly<Record<string, Place>>,
): Map<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const { code } of divisions.filter(({ level }) => level === 'DISTRICT')) {
    shapes.set(code, { center: middleOf(DISTRICT), outline: DISTRICT });
  }
  const subdistricts = divisions.filter(({ code }) => code in CENTERS);
  for (const { code } of subdistricts) {
    const others = subdistricts.filter((other) => other.code !== code).map((other) => CENTERS[other.code]!);
    shapes.set(code, { center: CENTERS[code]!, outline: nearerThan(DISTRICT, CENTERS[code]!, others) });
  }
  for (const { code } of subdistricts) {
    const communities = divisions.filter(({ parentCode }) => parentCode === code).map((one) => one.code);
    const around = shapes.get(code)!;
    const centers = communities.map((one, at) => known[one] ?? spreadOver(around, at, communities.length));
    for (const [at, one] of communities.entries()) {
      const others = centers.filter((_, other) => other !== at);
      shapes.set(one, { center: centers[at]!, outline: nearerThan(around.outline, centers[at]!, others) });
    }
  }
  return shapes;
}

/** The part of an outline that lies nearer to a point than to any of the others; an outline bulges nowhere inwards. */
function nearerThan(outline: readonly Corner[], point: Place, others: readonly Place[]): readonly Corner[] {
  const cut = others.reduce<readonly Corner[]>((left, other) => {
    // Below 0 on the side of the point; the border runs half way, at right angles.
    const side = ([longitude, latitude]: Corner) =>
      (other.longitude - point.longitude) * (longitude - (point.longitude + other.longitude) / 2) +
      (other.latitude - point.latitude) * (latitude - (point.latitude + other.latitude) / 2);
    return left.flatMap((corner, at) => {
      const next = left[(at + 1) % left.length]!;
      const [here, there] = [side(corner), side(next)];
      const kept = here <= 0 ? [corner] : [];
      if (here <= 0 === there <= 0) return kept;
      const part = here / (here - there);
      const crossing: Corner = [corner[0] + part * (next[0] - corner[0]), corner[1] + part * (next[1] - corner[1])];
      return [...kept, crossing];
    });
  }, outline);
  return cut.map(([longitude, latitude]): Corner => [rounded(longitude), rounded(latitude)]);
}

/** The place of one of several, spread evenly over an outline as the seeds of a sunflower are. */
function spreadOver({ outline }: Shape, at: number, count: number): Place {
  const middle = middleOf(outline);
  const reach = Math.min(
    ...outline.map(([longitude, latitude], corner) => {
      const [nextLongitude, nextLatitude] = outline[(corner + 1) % outline.length]!;
      const [along, up] = [nextLongitude - longitude, nextLatitude - latitude];
      const across = (middle.longitude - longitude) * up - (middle.latitude - latitude) * along;
      return Math.abs(across) / Math.hypot(along, up);
    }),
  );
  const away = SPREAD * reach * Math.sqrt((at + 0.5) / count);
  return {
    latitude: rounded(middle.latitude + away * Math.sin(at * GOLDEN_ANGLE)),
    longitude: rounded(middle.longitude + away * Math.cos(at * GOLDEN_ANGLE)),
  };
}

function middleOf(outline: readonly Corner[]): Place {
  const mean = (values: readonly number[]) => rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
  return {
    latitude: mean(outline.map(([, latitude]) => latitude)),
    longitude: mean(outline.map(([longitude]) => longitude)),
  };
}

/** To five decimals, some metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
