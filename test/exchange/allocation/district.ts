import type { PlainProblem, PlainEdge, PlainDemand } from '../../../src/exchange/allocation/allocation.ts';

/** What is special about the demands of {@link district}. */
export interface DistrictShape {
  demands: number;
  supplies: number;
  /** One for each supply; for each supply, its halves and a part of one half; one for each hour of windows that cross. */
  limits: 'ONE_PER_SUPPLY' | 'NESTED' | 'OVERLAPPING';
  minimums: boolean;
  unsplittable: boolean;
}

/** Windows as hours: those of a demand. */
const WINDOWS = [
  [18, 20],
  [19, 21],
  [20, 22],
  [18, 21],
] as const;

/** A problem of any size that is too scarce to serve everybody; the same for the same shape and seed. */
export function district(shape: DistrictShape, seed: number): PlainProblem {
  let state = seed;
  const whole = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const demands = Array.from({ length: shape.demands }, (): PlainDemand => ({
    quantity: 2 + whole(6),
    priority: whole(3) as 0 | 1 | 2,
    minimum: shape.minimums ? 1 + whole(3) : 1,
    splittable: shape.unsplittable ? whole(2) === 0 : true,
  }));
  const windows = demands.map(() => WINDOWS[whole(WINDOWS.length)]!);
  const edges: PlainEdge[] = [];
  demands.forEach((_, demand) => {
    const first = whole(shape.supplies);
    for (let i = 0; i < Math.min(8, shape.supplies); i++) {
      edges.push({ demand, supply: (first + i * i) % shape.supplies, score: whole(1_001) });
    }
  });
  const limits = Array.from({ length: shape.supplies }, (_, supply) => {
    const capacity = 2 + whole(5);
    const own = [...edges.keys()].filter((e) => edges[e]!.supply === supply);
    if (shape.limits === 'ONE_PER_SUPPLY') return [{ capacity, edges: own }];
    if (shape.limits === 'NESTED') {
      const half = own.slice(0, own.length >> 1);
      return [
        { capacity: 1 + whole(2), edges: half.slice(0, half.length >> 1) },
        { capacity: 2 + whole(2), edges: half },
        { capacity: 2 + whole(2), edges: own.slice(half.length) },
        { capacity, edges: own },
      ];
    }
    return [18, 19, 20, 21].map((hour) => ({
      capacity,
      edges: own.filter((e) => {
        const [start, end] = windows[edges[e]!.demand]!;
        return start <= hour && hour < end;
      }),
    }));
  });
  return { demands, edges, limits: limits.flat() };
}
