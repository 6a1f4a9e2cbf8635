import { gainsOf, type Gains } from './gains.ts';
import {
  countable,
  grouped,
  hasRules,
  isDecidedAsOne,
  picked,
  pickedDoubles,
  type PackedProblem,
} from './packed-problem.ts';

/**
 * So many steps, less than a second, are spent on finding limits that follow from others; those left then stay. They are
 * counted, not timed, so that the same problem is always taken apart in the same way.
 */
const DOMINANCE_STEPS_MAX = 200_000_000;
/** So often it is asked what can no longer be reached; what is left then is found out by those who look for answers. */
const REACH_PASSES_MAX = 50;

/** Some of a problem that shares neither a limit nor a rule with the rest, so that it is solved by itself. */
export interface Component {
  /** Renumbered, in the order of the whole; without limits that follow from others. */
  readonly problem: PackedProblem;
  /** The edge of the whole problem that each edge here is. */
  readonly edges: Int32Array;
  /** The most that each edge can carry by any single rule, at least 1. */
  readonly most: Float64Array;
  /** What the edges are worth, in whole numbers. */
  readonly gains: Gains;
}

/**
 * The components of a problem after everything that cannot matter is gone: edges that cannot carry anything, demands whose
 * rules are out of reach, and limits that follow from others. An allocation is feasible (optimal) exactly if it is so in
 * each. They come in the order of their first part.
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
  return split(whole, most, limits, momentsLeft(whole, most));
}

interface Limit {
  capacity: number;
  /** Ascending. */
  edges: Int32Array;
}

/** A moment of a part, as a limit. */
interface Moment extends Limit {
  moment: number;
}

function mostOfEdges(whole: PackedProblem): Float64Array {
  const { edgeDemand, quantity, momentStart, momentEdges, limitCapacity, limitStart, limitEdges } = whole;
  const most = new Float64Array(edgeDemand.length).fill(Infinity);
  lowerTo(most, quantity, momentStart, momentEdges);
  lowerTo(most, limitCapacity, limitStart, limitEdges);
  if (!hasRules(whole)) return most;
  // What goes may put the rule of another moment out of reach.
  for (let pass = 0; pass < REACH_PASSES_MAX && dropUnreachable(whole, most); pass++) continue;
  return most;
}

function lowerTo(most: Float64Array, ceiling: Float64Array, start: Int32Array, edges: Int32Array): void {
  for (let g = 0; g < ceiling.length; g++) {
    for (let i = start[g]!; i < start[g + 1]!; i++) {
      const e = edges[i]!;
      if (ceiling[g]! < most[e]!) most[e] = ceiling[g]!;
    }
  }
}

/** Puts the edges to 0 that cannot be used because a rule cannot be met. @returns whether there were any */
function dropUnreachable(whole: PackedProblem, most: Float64Array): boolean {
  const { momentPart, momentStart, momentEdges, quantity, minimum, count, partDemand, edgeDemand } = whole;
  let changed = false;
  const drop = (e: number): void => {
    if (most[e]! > 0) changed = true;
    most[e] = 0;
  };
  /** Whether each part can count, and each demand can be served at all. */
  const counts = countable(whole);
  const served = new Uint8Array(whole.priority.length).fill(1);
  for (let m = 0; m < quantity.length; m++) {
    let reach = 0;
    for (let i = momentStart[m]!; i < momentStart[m + 1]!; i++) reach += most[momentEdges[i]!]!;
    reach = Math.min(reach, quantity[m]!);
    if (reach < count[m]!) counts[momentPart[m]!] = 0;
    const d = partDemand[momentPart[m]!]!;
    if (whole.needsAll[d] && reach < quantity[m]!) served[d] = 0;
    if (reach >= minimum[m]!) continue;
    for (let i = momentStart[m]!; i < momentStart[m + 1]!; i++) drop(momentEdges[i]!);
  }
  const counting = new Float64Array(served.length);
  for (let p = 0; p < counts.length; p++) if (counts[p]) counting[partDemand[p]!]! += whole.occurrences[p]!;
  for (let d = 0; d < served.length; d++) if (counting[d]! < whole.minOccurrences[d]!) served[d] = 0;
  for (let e = 0; e < most.length; e++) if (!served[edgeDemand[e]!]) drop(e);
  return changed;
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
function withoutVacuous(limits: Limit[], whole: PackedProblem): Limit[] {
  const { edgePart, quantity } = whole;
  const wanted = new Float64Array(edgePart.length).fill(Infinity);
  lowerTo(wanted, quantity, whole.momentStart, whole.momentEdges);
  const { start } = grouped(whole.momentPart, whole.partDemand.length);
  const counted = new Int32Array(whole.partDemand.length).fill(-1);
  return limits.filter(({ capacity, edges }, l) => {
    let asked = 0;
    for (const e of edges) {
      const part = edgePart[e]!;
      if (start[part + 1]! - start[part]! > 1) asked += wanted[e]!;
      else if (counted[part] !== l) {
        counted[part] = l;
        asked += quantity[start[part]!]!;
      }
    }
    return capacity < asked;
  });
}

/** Without the limits whose edges are all in another limit of no greater capacity; of equal limits the first stays. */
function withoutDominated<Kind extends Limit>(limits: Kind[]): Kind[] {
  const edges = limits.reduce((last, limit) => Math.max(last, limit.edges.at(-1)! + 1), 0);
  const containing = new Int32Array(edges);
  let isMet = false;
  for (const limit of limits) for (const e of limit.edges) if (++containing[e]! > 1) isMet = true;
  // Where no two limits share an edge, none follows from another.
  if (!isMet) return limits;
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
  let steps = 0;
  return limits.filter(
    (limit, l) =>
      steps > DOMINANCE_STEPS_MAX ||
      !candidates.get(rarest[l]!)?.some((m) => {
        const other = limits[m]!;
        steps++;
        if (m === l || other.capacity > limit.capacity || other.edges.length < limit.edges.length) return false;
        if (other.capacity === limit.capacity && other.edges.length === limit.edges.length && m > l) return false;
        steps += other.edges.length;
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

/** Those of the edges that can carry something: mostly all of them, and then nothing is copied. */
function carryingOf(edges: Int32Array, most: Float64Array): Int32Array {
  for (let i = 0; i < edges.length; i++) if (most[edges[i]!] === 0) return edges.filter((e) => most[e]! > 0);
  return edges;
}

/** The moments that can matter, with the edges that can carry something, in order. */
function momentsLeft(whole: PackedProblem, most: Float64Array): Moment[] {
  const { momentPart, momentStart, momentEdges, quantity, minimum, count, partDemand } = whole;
  const { start } = grouped(momentPart, partDemand.length);
  const kept: Moment[] = [];
  const bounds: Moment[] = [];
  for (let m = 0; m < quantity.length; m++) {
    const edges = carryingOf(momentEdges.subarray(momentStart[m], momentStart[m + 1]), most);
    const part = momentPart[m]!;
    const d = partDemand[part]!;
    const moments = start[part + 1]! - start[part]!;
    const mustCount = whole.minOccurrences[d]! > 0 && count[m]! > 0;
    if (edges.length === 0 && !mustCount) continue;
    // A moment that is only a bound may follow from another of its part.
    const isBound = moments > 1 && !mustCount && minimum[m]! <= 1 && !whole.needsAll[d];
    (isBound ? bounds : kept).push({ moment: m, capacity: quantity[m]!, edges });
  }
  return kept.concat(withoutDominated(bounds)).sort((a, b) => a.moment - b.moment);
}

/** The columns of a component's limits or moments. */
function columnsOf(own: readonly Limit[], localEdge: Int32Array): { start: Int32Array; edges: Int32Array } {
  const start = new Int32Array(own.length + 1);
  own.forEach(({ edges }, l) => (start[l + 1] = start[l]! + edges.length));
  const edges = new Int32Array(start[own.length]!);
  let next = 0;
  for (const limit of own) {
    for (let i = 0; i < limit.edges.length; i++) edges[next++] = localEdge[limit.edges[i]!]!;
  }
  return { start, edges };
}

function split(
  whole: PackedProblem,
  most: Float64Array,
  limits: readonly Limit[],
  moments: readonly Moment[],
): Component[] {
  const componentOf = componentsOfParts(whole, most, limits);
  const components = componentOf.reduce((last, component) => Math.max(last, component + 1), 0);
  // The component that is one too many takes what is out of the game.
  const parts = grouped(
    componentOf.map((component) => (component < 0 ? components : component)),
    components + 1,
  );
  const edgeComponent = picked(componentOf, whole.edgePart);
  for (let e = 0; e < edgeComponent.length; e++) if (most[e] === 0) edgeComponent[e] = components;
  const edges = grouped(edgeComponent, components + 1);
  const limitsOf = grouped(
    Int32Array.from(limits, (limit) => edgeComponent[limit.edges[0]!]!),
    components,
  );
  const momentsOf = grouped(
    Int32Array.from(moments, ({ moment }) => {
      const component = componentOf[whole.momentPart[moment]!]!;
      return component < 0 ? components : component;
    }),
    components + 1,
  );
  const local = {
    demand: new Int32Array(whole.priority.length),
    part: new Int32Array(componentOf.length),
    edge: new Int32Array(edgeComponent.length),
  };
  const demandSeen = new Int32Array(whole.priority.length).fill(-1);
  return Array.from({ length: components }, (_, c) => {
    const ownParts = parts.items.subarray(parts.start[c], parts.start[c + 1]);
    const ownEdges = edges.items.subarray(edges.start[c], edges.start[c + 1]);
    const demands: number[] = [];
    ownParts.forEach((p, i) => {
      local.part[p] = i;
      const d = whole.partDemand[p]!;
      if (demandSeen[d] === c) return;
      demandSeen[d] = c;
      local.demand[d] = demands.push(d) - 1;
    });
    ownEdges.forEach((e, i) => (local.edge[e] = i));
    const ownDemands = Int32Array.from(demands);
    const ownLimits = Array.from(limitsOf.items.subarray(limitsOf.start[c], limitsOf.start[c + 1]), (l) => limits[l]!);
    const ownMoments = Array.from(
      momentsOf.items.subarray(momentsOf.start[c], momentsOf.start[c + 1]),
      (m) => moments[m]!,
    );
    const ofLimits = columnsOf(ownLimits, local.edge);
    const ofMoments = columnsOf(ownMoments, local.edge);
    const at = Int32Array.from(ownMoments, ({ moment }) => moment);
    const problem: PackedProblem = {
      priority: Uint8Array.from(ownDemands, (d) => whole.priority[d]!),
      splittable: Uint8Array.from(ownDemands, (d) => whole.splittable[d]!),
      needsAll: Uint8Array.from(ownDemands, (d) => whole.needsAll[d]!),
      minOccurrences: pickedDoubles(whole.minOccurrences, ownDemands),
      whole: pickedDoubles(whole.whole, ownDemands),
      partDemand: picked(local.demand, picked(whole.partDemand, ownParts)),
      occurrences: pickedDoubles(whole.occurrences, ownParts),
      momentPart: picked(local.part, picked(whole.momentPart, at)),
      quantity: pickedDoubles(whole.quantity, at),
      minimum: pickedDoubles(whole.minimum, at),
      count: pickedDoubles(whole.count, at),
      momentStart: ofMoments.start,
      momentEdges: ofMoments.edges,
      edgePart: picked(local.part, picked(whole.edgePart, ownEdges)),
      edgeDemand: picked(local.demand, picked(whole.edgeDemand, ownEdges)),
      edgeSupply: picked(whole.edgeSupply, ownEdges),
      edgeScore: picked(whole.edgeScore, ownEdges),
      edgeWeight: pickedDoubles(whole.edgeWeight, ownEdges),
      limitCapacity: Float64Array.from(ownLimits, (limit) => limit.capacity),
      limitStart: ofLimits.start,
      limitEdges: ofLimits.edges,
    };
    return { problem, edges: ownEdges, most: pickedDoubles(most, ownEdges), gains: gainsOf(problem) };
  });
}

/** The number of the component that each part belongs to; -1 of one without edges. */
function componentsOfParts(whole: PackedProblem, most: Float64Array, limits: readonly Limit[]): Int32Array {
  const { partDemand, edgePart, edgeDemand } = whole;
  // Union-find, in which the smallest part of a set leads it.
  const leader = Int32Array.from(partDemand, (_, p) => p);
  const leaderOf = (p: number): number => {
    while (leader[p] !== p) {
      leader[p] = leader[leader[p]!]!;
      p = leader[p]!;
    }
    return p;
  };
  const join = (one: number, other: number): number => {
    const [a, b] = [leaderOf(one), leaderOf(other)];
    leader[Math.max(a, b)] = Math.min(a, b);
    return Math.min(a, b);
  };
  const componentOf = new Int32Array(partDemand.length).fill(-1);
  for (const { edges } of limits) {
    let first = edgePart[edges[0]!]!;
    for (const e of edges) first = join(first, edgePart[e]!);
  }
  const firstPart = new Int32Array(whole.priority.length).fill(-1);
  for (let e = 0; e < edgePart.length; e++) {
    if (most[e] === 0) continue;
    const d = edgeDemand[e]!;
    componentOf[edgePart[e]!] = 0;
    if (!isDecidedAsOne(whole, d)) continue;
    if (firstPart[d]! < 0) firstPart[d] = edgePart[e]!;
    else join(firstPart[d]!, edgePart[e]!);
  }
  let components = 0;
  for (let p = 0; p < componentOf.length; p++) {
    if (componentOf[p] === 0) componentOf[p] = leader[p] === p ? components++ : componentOf[leaderOf(p)]!;
  }
  return componentOf;
}
