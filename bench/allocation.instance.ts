/** Instances of the allocation benchmark: the same for the same seed. */
import type { AllocationProblem, PlainEdge } from '../src/exchange/allocation/allocation.ts';
import { onePartEach } from '../src/exchange/allocation/problem.ts';

const CATEGORIES = 5;
/** Each demand may be served by so many supplies: the nearest of its category. */
const CANDIDATES = 20;
/** Demands gather around so many places for each 100 demands, within this distance; the area is a square of side 1. */
const CLUSTERS_PER_100 = 1;
const CLUSTER_RADIUS = 0.03;
const QUANTITY_MAX = 4;
/** Of 10 demands, so many are ROUTINE and IMPORTANT; the others are URGENT. */
const ROUTINE = 6;
const IMPORTANT = 3;

/** Windows that overlap in part, in hours: what makes it more than a flow. Those that spill last into the next morning. */
const WINDOWS = {
  SAME: [[18, 22]],
  OVERLAPPING: [
    [18, 20],
    [19, 21],
    [20, 22],
    [18, 22],
    [19, 20],
  ],
  SPILLING: [
    [18, 20],
    [19, 23],
    [22, 30],
    [20, 32],
    [5, 8],
    [7, 9],
  ],
} as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** So many evenings a demand may ask for; their denominators have little in common. */
const EVENINGS = [13, 26, 52, 65, 90, 120, 181, 250] as const;

/** How big, and whether windows of demands overlap in part, and spill into the next morning, every day alike. */
export interface InstanceShape {
  demands: number;
  supplies: number;
  windows: keyof typeof WINDOWS;
  /** Whether each pair has some of the evenings in common only, so that a unit serves a share of what is asked. */
  shares: boolean;
}

/** Numbers from 0 to below 1 that only the seed decides (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Demands in clusters, supplies everywhere, 5 categories, the 20 nearest of the category; quantities 1 to 4 on both sides;
 * scores of 400 nearness, 300 fit, 200 quality of the supply and 100 noise.
 */
export function allocationInstance(shape: InstanceShape, seed: number): AllocationProblem {
  const random = randomNumbers(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const supplies = Array.from({ length: shape.supplies }, () => ({
    x: random(),
    y: random(),
    category: whole(CATEGORIES),
    capacity: 1 + whole(QUANTITY_MAX),
    quality: random(),
  }));
  const clusters = Array.from({ length: Math.ceil((shape.demands * CLUSTERS_PER_100) / 100) }, () => [
    random(),
    random(),
  ]);
  const radius = CLUSTER_RADIUS * Math.sqrt(534 / shape.demands);
  const places = Array.from({ length: shape.demands }, () => {
    const [x, y] = clusters[whole(clusters.length)]!;
    const direction = 2 * Math.PI * random();
    const distance = radius * Math.sqrt(random());
    return {
      x: x! + distance * Math.cos(direction),
      y: y! + distance * Math.sin(direction),
      category: whole(CATEGORIES),
    };
  });
  const demands = places.map(() => {
    const kind = whole(10);
    const priority = kind < ROUTINE ? (0 as const) : kind < ROUTINE + IMPORTANT ? (1 as const) : (2 as const);
    return { quantity: 1 + whole(QUANTITY_MAX), priority, minimum: 1, splittable: true };
  });
  const ofShape = WINDOWS[shape.windows];
  const windows = places.map(() => ofShape[whole(ofShape.length)]!);
  const isActive = (demand: number, hour: number): boolean => {
    const [from, until] = windows[demand]!;
    return (from <= hour && hour < until) || (from <= hour + 24 && hour + 24 < until);
  };

  const nearest = nearestOf(supplies);
  const edges: PlainEdge[] = [];
  places.forEach((place, demand) => {
    const candidates = nearest(place);
    const farthest = candidates.at(-1)!.distance || 1;
    for (const { supply, distance } of candidates) {
      const near = 1 - distance / farthest;
      const score = Math.round(400 * near + 300 * random() + 200 * supplies[supply]!.quality + 100 * random());
      edges.push({ demand, supply, score });
    }
  });

  const ofSupply: number[][] = supplies.map(() => []);
  edges.forEach(({ supply }, e) => ofSupply[supply]!.push(e));
  const limits = supplies.flatMap(({ capacity }, supply) => {
    if (shape.windows === 'SAME') return [{ capacity, edges: ofSupply[supply]! }];
    return HOURS.map((hour) => ({
      capacity,
      edges: ofSupply[supply]!.filter((e) => isActive(edges[e]!.demand, hour)),
    })).filter((limit) => limit.edges.length > 0);
  });
  const problem = onePartEach({ demands, edges, limits });
  if (!shape.shares) return problem;
  const wholes = demands.map(() => EVENINGS[whole(EVENINGS.length)]!);
  return {
    ...problem,
    demands: problem.demands.map((demand, d) => ({ ...demand, whole: wholes[d]! })),
    edges: problem.edges.map((edge) => ({ ...edge, weight: 1 + whole(wholes[edge.part]!) })),
  };
}

interface Place {
  x: number;
  y: number;
  category: number;
}

/** Looks the nearest supplies of the category up in a grid of cells, ring after ring. */
function nearestOf(supplies: readonly Place[]): (place: Place) => { supply: number; distance: number }[] {
  const side = Math.max(1, Math.floor(Math.sqrt(supplies.length / CATEGORIES / 4)));
  const cellOf = (value: number): number => Math.min(side - 1, Math.max(0, Math.floor(value * side)));
  const cells = new Map<number, number[]>();
  const keyOf = (category: number, x: number, y: number): number => (category * side + x) * side + y;
  supplies.forEach(({ x, y, category }, supply) => {
    const key = keyOf(category, cellOf(x), cellOf(y));
    cells.set(key, [...(cells.get(key) ?? []), supply]);
  });
  return ({ x, y, category }) => {
    const found: { supply: number; distance: number }[] = [];
    const [cx, cy] = [cellOf(x), cellOf(y)];
    for (let ring = 0; ring <= side; ring++) {
      for (let gx = cx - ring; gx <= cx + ring; gx++) {
        for (let gy = cy - ring; gy <= cy + ring; gy++) {
          if (Math.max(Math.abs(gx - cx), Math.abs(gy - cy)) !== ring) continue;
          if (gx < 0 || gy < 0 || gx >= side || gy >= side) continue;
          for (const supply of cells.get(keyOf(category, gx, gy)) ?? []) {
            found.push({ supply, distance: Math.hypot(supplies[supply]!.x - x, supplies[supply]!.y - y) });
          }
        }
      }
      found.sort((a, b) => a.distance - b.distance || a.supply - b.supply);
      // Whatever lies in a farther ring is at least this far away.
      if (found.length >= CANDIDATES && found[CANDIDATES - 1]!.distance <= ring / side) break;
    }
    return found.slice(0, CANDIDATES);
  };
}
