import fc from 'fast-check';
import type { AllocationProblem, Objective } from '../../../src/exchange/allocation/allocation.ts';
import type { PartMoment } from '../../../src/exchange/allocation/problem.ts';

/** What is special about the demands of {@link smallParts}. */
export interface PartsShape {
  /** Stretches of one part that are active at different moments. */
  moments: boolean;
  minimums: boolean;
  unsplittable: boolean;
  needsAll: boolean;
  minOccurrences: boolean;
  /** Limits of supplies that are all nested, or any. */
  limits: 'NESTED' | 'OVERLAPPING';
  /** Parts that stand for several occurrences each: as many, as they share limits. */
  merged?: boolean;
}

const SUPPLIES = 3;
const QUANTITY_MAX = 2;

/** Problems small enough for {@link bestPartsByTrial}: at most 3 demands, 5 parts, 7 edges, quantities up to 2. */
export function smallParts(shape: PartsShape): fc.Arbitrary<AllocationProblem> {
  const demand = fc.record({
    priority: fc.constantFrom(0 as const, 1 as const, 2 as const),
    splittable: shape.unsplittable ? fc.boolean() : fc.constant(true),
    needsAll: shape.needsAll ? fc.boolean() : fc.constant(false),
    minOccurrences: shape.minOccurrences ? fc.nat(3) : fc.constant(0),
    // Denominators that have little in common.
    whole: fc.constantFrom(1, 2, 3, 4, 5, 7, 60),
  });
  const figures = {
    quantity: fc.integer({ min: 0, max: QUANTITY_MAX }),
    minimum: shape.minimums ? fc.nat(QUANTITY_MAX) : fc.constant(0),
    count: fc.nat(QUANTITY_MAX),
  };
  const times = shape.merged ? fc.integer({ min: 1, max: 3 }) : fc.constant(1);
  return fc.tuple(fc.array(demand, { minLength: 1, maxLength: 3 }), times).chain(([demands, occurrences]) => {
    const part = fc.record({
      demand: fc.nat(demands.length - 1),
      occurrences: fc.constant(occurrences),
      ...figures,
    });
    return fc.array(part, { minLength: 1, maxLength: 5 }).chain((parts) => {
      const edge = fc.record({
        part: fc.nat(parts.length - 1),
        supply: fc.nat(SUPPLIES - 1),
        score: fc.oneof(fc.constantFrom(0, 1, 2, 10), fc.nat(1_000)),
        weight: fc.integer({ min: 1, max: 4 }),
      });
      return fc
        .array(edge, { minLength: 1, maxLength: 7 })
        .map((edges) => edges.map((one) => ({ ...one, weight: one.weight * parts[one.part]!.occurrences })))
        .chain((edges) =>
          fc.record({
            demands: fc.constant(demands),
            parts: fc.constant(parts),
            edges: fc.constant(edges),
            limits: limitsOf(shape.limits, edges),
            ...(shape.moments && { moments: momentsOf(parts.length, edges, figures) }),
          }),
        );
    });
  });
}

/** For some parts: two or three moments, and one more with the edges that are in none of them. */
function momentsOf(
  parts: number,
  edges: AllocationProblem['edges'],
  figures: { quantity: fc.Arbitrary<number>; minimum: fc.Arbitrary<number>; count: fc.Arbitrary<number> },
): fc.Arbitrary<PartMoment[]> {
  const ofPart = (part: number): fc.Arbitrary<PartMoment[]> => {
    const own = [...edges.keys()].filter((e) => edges[e]!.part === part);
    const moment = fc.record({ part: fc.constant(part), ...figures, edges: fc.subarray(own) });
    return fc.tuple(fc.array(moment, { minLength: 1, maxLength: 3 }), moment).map(([moments, rest]) => {
      const left = own.filter((e) => !moments.some((one) => one.edges.includes(e)));
      return left.length > 0 ? [...moments, { ...rest, edges: left }] : moments;
    });
  };
  return fc
    .subarray([...Array(parts).keys()])
    .chain((some) => fc.tuple(...some.map(ofPart)))
    .map((moments) => moments.flat());
}

function limitsOf(
  kind: PartsShape['limits'],
  edges: AllocationProblem['edges'],
): fc.Arbitrary<AllocationProblem['limits']> {
  const capacity = fc.integer({ min: 0, max: 3 });
  const perSupply = fc.tuple(...Array<typeof capacity>(SUPPLIES).fill(capacity)).map((capacities) =>
    capacities.map((capacity, supply) => ({
      capacity,
      edges: [...edges.keys()].filter((e) => edges[e]!.supply === supply),
    })),
  );
  if (kind === 'NESTED') {
    return fc
      .tuple(perSupply, fc.array(fc.tuple(fc.nat(7), capacity), { minLength: SUPPLIES, maxLength: SUPPLIES }))
      .map(([limits, cuts]) =>
        limits.flatMap((limit, supply) => [
          limit,
          { capacity: cuts[supply]![1], edges: limit.edges.slice(0, cuts[supply]![0]) },
        ]),
      );
  }
  const moment = fc.record({ capacity, edges: fc.subarray([...edges.keys()], { minLength: 1 }) });
  return fc.tuple(perSupply, fc.array(moment, { maxLength: 3 })).map(([limits, more]) => [...limits, ...more]);
}

/** The moments of a problem, those of parts without their own included. */
function allMoments({ parts, edges, moments = [] }: AllocationProblem): PartMoment[] {
  return parts.flatMap(({ quantity, minimum, count }, part) => {
    const own = moments.filter((moment) => moment.part === part);
    if (own.length > 0) return own;
    return [{ part, quantity, minimum, count, edges: [...edges.keys()].filter((e) => edges[e]!.part === part) }];
  });
}

/** Each part that stands for several occurrences as so many parts. */
export function unmerged(problem: AllocationProblem): AllocationProblem {
  const copies = Math.max(...problem.parts.map(({ occurrences }) => occurrences));
  const parts: AllocationProblem['parts'][number][] = [];
  const edges: AllocationProblem['edges'][number][] = [];
  const moments: PartMoment[] = [];
  const limits: { capacity: number; edges: number[] }[] = [];
  for (let copy = 0; copy < copies; copy++) {
    const [partOf, edgeOf] = [new Map<number, number>(), new Map<number, number>()];
    problem.parts.forEach((part, p) => {
      if (copy < part.occurrences) partOf.set(p, parts.push({ ...part, occurrences: 1 }) - 1);
    });
    problem.edges.forEach((edge, e) => {
      const part = partOf.get(edge.part);
      if (part === undefined) return;
      edgeOf.set(e, edges.push({ ...edge, part, weight: edge.weight / problem.parts[edge.part]!.occurrences }) - 1);
    });
    for (const moment of allMoments(problem)) {
      const part = partOf.get(moment.part);
      if (part !== undefined) moments.push({ ...moment, part, edges: moment.edges.map((e) => edgeOf.get(e)!) });
    }
    for (const limit of problem.limits) {
      limits.push({ capacity: limit.capacity, edges: limit.edges.flatMap((e) => edgeOf.get(e) ?? []) });
    }
  }
  return { demands: problem.demands, parts, edges, limits, moments };
}

/** The best that there is, by trying everything. Objectives are in 1/{@link TRIAL_SCALE}, and so whole. */
export function bestPartsByTrial(problem: AllocationProblem): Objective {
  const { demands, edges, limits } = problem;
  const quantities = edges.map(() => 0);
  const bounds = [
    ...allMoments(problem).map((moment) => ({ left: moment.quantity, edges: moment.edges })),
    ...limits.map((limit) => ({ left: limit.capacity, edges: limit.edges })),
  ];
  const boundsOf = edges.map((_, e) => bounds.filter((bound) => bound.edges.includes(e)));
  let best: Objective = [0, 0, 0, 0];

  function tryFrom(e: number): void {
    if (e === edges.length) {
      if (demands.every((_, d) => keepsRules(problem, d, quantities))) {
        const worth = worthInTrial(problem, quantities);
        if (isMore(worth, best)) best = worth;
      }
      return;
    }
    const most = Math.min(...boundsOf[e]!.map(({ left }) => left));
    for (let quantity = 0; quantity <= most; quantity++) {
      quantities[e] = quantity;
      for (const bound of boundsOf[e]!) bound.left -= quantity;
      tryFrom(e + 1);
      for (const bound of boundsOf[e]!) bound.left += quantity;
    }
    quantities[e] = 0;
  }

  tryFrom(0);
  return best;
}

/** Divided by each whole there is. */
const TRIAL_SCALE = 420;

/** What quantities are worth, in whole numbers. */
export function worthInTrial({ demands, parts, edges }: AllocationProblem, quantities: readonly number[]): Objective {
  const worth: Objective = [0, 0, 0, 0];
  edges.forEach(({ part, weight, score }, e) => {
    const { priority, whole } = demands[parts[part]!.demand]!;
    const served = (quantities[e]! * weight * TRIAL_SCALE) / whole;
    worth[2 - priority]! += served;
    worth[3] += served * score;
  });
  return worth;
}

function keepsRules(problem: AllocationProblem, d: number, quantities: readonly number[]): boolean {
  const { demands, parts, edges } = problem;
  const own = [...edges.keys()].filter((e) => parts[edges[e]!.part]!.demand === d && quantities[e]! > 0);
  if (own.length === 0) return true;
  const { splittable, needsAll, minOccurrences } = demands[d]!;
  if (!splittable && new Set(own.map((e) => edges[e]!.supply)).size > 1) return false;
  const moments = allMoments(problem)
    .filter(({ part }) => parts[part]!.demand === d)
    .map((moment) => ({ ...moment, given: moment.edges.reduce((sum, e) => sum + quantities[e]!, 0) }));
  if (moments.some(({ given, minimum }) => given > 0 && given < minimum)) return false;
  if (needsAll && moments.some(({ given, quantity }) => given < quantity)) return false;
  let counting = 0;
  parts.forEach(({ demand, occurrences }, part) => {
    const ofPart = moments.filter((moment) => moment.part === part);
    if (demand !== d || ofPart.every(({ count }) => count === 0)) return;
    if (ofPart.every(({ given, count }) => given >= count)) counting += occurrences;
  });
  return counting >= minOccurrences;
}

function isMore(a: Objective, b: Objective): boolean {
  const stage = a.findIndex((value, stage) => value !== b[stage]);
  return stage >= 0 && a[stage]! > b[stage]!;
}
