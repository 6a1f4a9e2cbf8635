import fc from 'fast-check';
import type { PlainProblem, Objective } from '../../../src/exchange/allocation/allocation.ts';

/** The kinds of small problems: what their limits and demands may be like. */
export interface ProblemShape {
  limits: 'ONE_PER_SUPPLY' | 'NESTED' | 'OVERLAPPING';
  minimums: boolean;
  unsplittable: boolean;
}

const SUPPLIES = 3;

/** Problems small enough for {@link bestByTrial}: at most 4 demands, 6 edges, quantities up to 3. */
export function smallProblem(shape: ProblemShape): fc.Arbitrary<PlainProblem> {
  const demand = fc.record({
    quantity: fc.integer({ min: 0, max: 3 }),
    priority: fc.constantFrom(0 as const, 1 as const, 2 as const),
    minimum: shape.minimums ? fc.integer({ min: 1, max: 3 }) : fc.constant(1),
    splittable: shape.unsplittable ? fc.boolean() : fc.constant(true),
  });
  return fc.array(demand, { minLength: 1, maxLength: 4 }).chain((demands) => {
    const edge = fc.record({
      demand: fc.nat(demands.length - 1),
      supply: fc.nat(SUPPLIES - 1),
      // Few different scores, so that ties and conflicts are common.
      score: fc.oneof(fc.constantFrom(0, 1, 2, 10), fc.nat(1_000)),
    });
    return fc
      .array(edge, { minLength: 1, maxLength: 6 })
      .chain((edges) => limitsOf(shape.limits, edges).map((limits) => ({ demands, edges, limits })));
  });
}

function limitsOf(kind: ProblemShape['limits'], edges: PlainProblem['edges']): fc.Arbitrary<PlainProblem['limits']> {
  const capacity = fc.integer({ min: 0, max: 5 });
  const ofSupply = (supply: number): number[] => [...edges.keys()].filter((e) => edges[e]!.supply === supply);
  const perSupply = fc
    .array(capacity, { minLength: SUPPLIES, maxLength: SUPPLIES })
    .map((capacities) => capacities.map((capacity, supply) => ({ capacity, edges: ofSupply(supply) })));
  if (kind === 'ONE_PER_SUPPLY') return perSupply;
  if (kind === 'NESTED') {
    // Each supply's edges, a prefix of them, a prefix of that, and the rest of the first: a tree.
    return fc
      .tuple(
        perSupply,
        fc.array(fc.tuple(fc.nat(6), fc.nat(6), capacity, capacity, capacity), {
          minLength: SUPPLIES,
          maxLength: SUPPLIES,
        }),
      )
      .map(([limits, cuts]) =>
        limits.flatMap((limit, supply) => {
          const [cut, innerCut, outer, inner, rest] = cuts[supply]!;
          return [
            { capacity: inner, edges: limit.edges.slice(0, cut).slice(0, innerCut) },
            { capacity: outer, edges: limit.edges.slice(0, cut) },
            { capacity: rest, edges: limit.edges.slice(cut) },
            limit,
          ];
        }),
      );
  }
  // Any edges may meet at some moment, even those of different supplies.
  const moment = fc.record({ capacity, edges: fc.subarray([...edges.keys()], { minLength: 1 }) });
  return fc.tuple(perSupply, fc.array(moment, { maxLength: 4 })).map(([limits, more]) => [...limits, ...more]);
}

/** The best that there is, by trying everything. */
export function bestByTrial(problem: PlainProblem): Objective {
  const { demands, edges, limits } = problem;
  const quantities = edges.map(() => 0);
  const left = demands.map((demand) => demand.quantity);
  const room = limits.map((limit) => limit.capacity);
  const limitsOfEdge = edges.map((_, e) => [...limits.keys()].filter((l) => limits[l]!.edges.includes(e)));
  let best: Objective = [0, 0, 0, 0];

  function tryFrom(e: number): void {
    if (e === edges.length) {
      const worth = worthOf();
      if (worth && isMore(worth, best)) best = worth;
      return;
    }
    const { demand } = edges[e]!;
    const most = Math.min(left[demand]!, ...limitsOfEdge[e]!.map((l) => room[l]!));
    for (let quantity = 0; quantity <= most; quantity++) {
      change(e, quantity);
      tryFrom(e + 1);
      change(e, -quantity);
    }
  }

  function change(e: number, by: number): void {
    quantities[e]! += by;
    left[edges[e]!.demand]! -= by;
    for (const l of limitsOfEdge[e]!) room[l]! -= by;
  }

  function worthOf(): Objective | undefined {
    const worth: Objective = [0, 0, 0, 0];
    for (const [d, { quantity, minimum, splittable, priority }] of demands.entries()) {
      const served = quantity - left[d]!;
      if (served === 0) continue;
      if (served < minimum) return undefined;
      const supplies = edges.filter((edge, e) => edge.demand === d && quantities[e]! > 0).map((edge) => edge.supply);
      if (!splittable && new Set(supplies).size > 1) return undefined;
      worth[2 - priority]! += served;
    }
    worth[3] = edges.reduce((sum, edge, e) => sum + edge.score * quantities[e]!, 0);
    return worth;
  }

  tryFrom(0);
  return best;
}

function isMore(a: Objective, b: Objective): boolean {
  const stage = a.findIndex((value, stage) => value !== b[stage]);
  return stage >= 0 && a[stage]! > b[stage]!;
}
