import { grouped, picked, pickedDoubles, type PackedProblem } from './problem.ts';

/** A part of a problem that shares no limit with the rest, so that it is solved by itself. */
export interface Component {
  /** Renumbered, in the order of the whole; without limits that follow from others. */
  readonly problem: PackedProblem;
  /** The edge of the whole problem that each edge here is. */
  readonly edges: Int32Array;
  /** The most that each edge can carry by any single rule, at least 1. */
  readonly most: Float64Array;
}

/**
 * The parts of a problem after everything that cannot matter is gone: edges that cannot carry anything, demands whose
 * minimum is out of reach, and limits that follow from others. An allocation is feasible (optimal) exactly if it is so in
 * each part. Parts come in the order of their first demand.
 */
export function componentsOf(whole: PackedProblem): Component[] {
  const most = mostOfEdges(whole);
  const limits = withoutDominated(withoutVacuous(liveLimits(whole, most), whole));
  const limited = new Uint8Array(most.length);
  for (const { edges } of limits) for (const e of edges) limited[e] = 1;
  // An edge that no limit can hold back is held by its demand alone; a limit of its own says so.
  for (let e = 0; e < most.length; e++) {
    if (most[e]! > 0 && !limited[e]) limits.push({ capacity: most[e]!, edges: Int32Array.of(e) });
  }
  return split(whole, most, limits);
}

interface Limit {
  capacity: number;
  /** Ascending. */
  edges: Int32Array;
}

function mostOfEdges(whole: PackedProblem): Float64Array {
  const { edgeDemand, quantity, minimum, limitCapacity, limitStart, limitEdges } = whole;
  const most = pickedDoubles(quantity, edgeDemand);
  for (let l = 0; l < limitCapacity.length; l++) {
    for (let i = limitStart[l]!; i < limitStart[l + 1]!; i++) {
      const e = limitEdges[i]!;
      if (limitCapacity[l]! < most[e]!) most[e] = limitCapacity[l]!;
    }
  }
  const reach = new Float64Array(quantity.length);
  for (let e = 0; e < most.length; e++) reach[edgeDemand[e]!]! += most[e]!;
  for (let e = 0; e < most.length; e++) {
    const d = edgeDemand[e]!;
    if (minimum[d]! > Math.min(reach[d]!, quantity[d]!)) most[e] = 0;
  }
  return most;
}

function liveLimits({ limitCapacity, limitStart, limitEdges }: PackedProblem, most: Float64Array): Limit[] {
  const limits: Limit[] = [];
  const live = new Int32Array(limitEdges.length);
  let next = 0;
  for (let l = 0; l < limitCapacity.length; l++) {
    const first = next;
    let ascending = true;
    for (let i = limitStart[l]!; i < limitStart[l + 1]!; i++) {
      const e = limitEdges[i]!;
      if (most[e] === 0) continue;
      if (next > first && live[next - 1]! > e) ascending = false;
      live[next++] = e;
    }
    if (next === first) continue;
    const edges = live.subarray(first, next);
    limits.push({ capacity: limitCapacity[l]!, edges: ascending ? edges : edges.sort() });
  }
  return limits;
}

/**
 * Without the limits that hold whatever the demands are given. It asks the demands alone: one limit may make another
 * needless, but two must not excuse each other.
 */
function withoutVacuous(limits: Limit[], { edgeDemand, quantity }: PackedProblem): Limit[] {
  const counted = new Int32Array(quantity.length).fill(-1);
  return limits.filter(({ capacity, edges }, l) => {
    let asked = 0;
    for (const e of edges) {
      const d = edgeDemand[e]!;
      if (counted[d] === l) continue;
      counted[d] = l;
      asked += quantity[d]!;
    }
    return capacity < asked;
  });
}

/** Without the limits whose edges are all in another limit of no greater capacity; of equal limits the first stays. */
function withoutDominated(limits: Limit[]): Limit[] {
  const edges = limits.reduce((last, limit) => Math.max(last, limit.edges.at(-1)! + 1), 0);
  const containing = new Int32Array(edges);
  for (const limit of limits) for (const e of limit.edges) containing[e]!++;
  const rarest = Int32Array.from(limits, (limit) => {
    let best = limit.edges[0]!;
    for (const e of limit.edges) if (containing[e]! < containing[best]!) best = e;
    return best;
  });
  // Whatever contains a limit contains its rarest edge: only there is anything to compare.
  const isRarest = new Uint8Array(edges);
  for (const e of rarest) if (containing[e]! > 1) isRarest[e] = 1;
  const candidates = new Map<number, number[]>();
  limits.forEach((limit, l) => {
    for (const e of limit.edges) {
      if (!isRarest[e]) continue;
      const list = candidates.get(e);
      if (list) list.push(l);
      else candidates.set(e, [l]);
    }
  });
  return limits.filter(
    (limit, l) =>
      !candidates.get(rarest[l]!)?.some((m) => {
        const other = limits[m]!;
        if (m === l || other.capacity > limit.capacity || other.edges.length < limit.edges.length) return false;
        if (other.capacity === limit.capacity && other.edges.length === limit.edges.length && m > l) return false;
        return contains(other.edges, limit.edges);
      }),
  );
}

function contains(large: Int32Array, small: Int32Array): boolean {
  let i = 0;
  for (const e of small) {
    while (i < large.length && large[i]! < e) i++;
    if (large[i] !== e) return false;
    i++;
  }
  return true;
}

function split(whole: PackedProblem, most: Float64Array, limits: readonly Limit[]): Component[] {
  const partOf = partsOfDemands(whole, limits);
  const parts = partOf.reduce((last, part) => Math.max(last, part + 1), 0);
  // The part that is one too many takes what is out of the game.
  const demands = grouped(
    partOf.map((part) => (part < 0 ? parts : part)),
    parts + 1,
  );
  const edgePart = picked(partOf, whole.edgeDemand);
  for (let e = 0; e < edgePart.length; e++) if (most[e] === 0) edgePart[e] = parts;
  const edges = grouped(edgePart, parts + 1);
  const limitPart = Int32Array.from(limits, ({ edges }) => edgePart[edges[0]!]!);
  const ofPart = grouped(limitPart, parts);
  const local = { demand: new Int32Array(partOf.length), edge: new Int32Array(edgePart.length) };
  return Array.from({ length: parts }, (_, part) => {
    const ownDemands = demands.items.subarray(demands.start[part], demands.start[part + 1]);
    const ownEdges = edges.items.subarray(edges.start[part], edges.start[part + 1]);
    ownDemands.forEach((d, i) => (local.demand[d] = i));
    ownEdges.forEach((e, i) => (local.edge[e] = i));
    const ownLimits = Array.from(ofPart.items.subarray(ofPart.start[part], ofPart.start[part + 1]), (l) => limits[l]!);
    const limitStart = new Int32Array(ownLimits.length + 1);
    ownLimits.forEach((limit, l) => (limitStart[l + 1] = limitStart[l]! + limit.edges.length));
    const limitEdges = new Int32Array(limitStart[ownLimits.length]!);
    ownLimits.forEach((limit, l) => {
      let next = limitStart[l]!;
      for (const e of limit.edges) limitEdges[next++] = local.edge[e]!;
    });
    const problem: PackedProblem = {
      quantity: pickedDoubles(whole.quantity, ownDemands),
      priority: Uint8Array.from(ownDemands, (d) => whole.priority[d]!),
      minimum: pickedDoubles(whole.minimum, ownDemands),
      splittable: Uint8Array.from(ownDemands, (d) => whole.splittable[d]!),
      edgeDemand: picked(local.demand, picked(whole.edgeDemand, ownEdges)),
      edgeSupply: picked(whole.edgeSupply, ownEdges),
      edgeScore: picked(whole.edgeScore, ownEdges),
      limitCapacity: Float64Array.from(ownLimits, (limit) => limit.capacity),
      limitStart,
      limitEdges,
    };
    return { problem, edges: ownEdges, most: pickedDoubles(most, ownEdges) };
  });
}

/** The number of the part that each demand belongs to; -1 of one without edges. */
function partsOfDemands({ quantity, edgeDemand }: PackedProblem, limits: readonly Limit[]): Int32Array {
  // Union-find, in which the smallest demand of a set leads it.
  const leader = Int32Array.from(quantity, (_, d) => d);
  const leaderOf = (d: number): number => {
    while (leader[d] !== d) {
      leader[d] = leader[leader[d]!]!;
      d = leader[d]!;
    }
    return d;
  };
  const partOf = new Int32Array(quantity.length).fill(-1);
  for (const { edges } of limits) {
    let first = leaderOf(edgeDemand[edges[0]!]!);
    for (const e of edges) {
      partOf[edgeDemand[e]!] = 0;
      const other = leaderOf(edgeDemand[e]!);
      leader[Math.max(first, other)] = Math.min(first, other);
      first = Math.min(first, other);
    }
  }
  let parts = 0;
  for (let d = 0; d < partOf.length; d++) {
    if (partOf[d] === 0) partOf[d] = leader[d] === d ? parts++ : partOf[leaderOf(d)]!;
  }
  return partOf;
}
