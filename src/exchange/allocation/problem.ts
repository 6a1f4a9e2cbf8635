/** Priorities run from 0 (ROUTINE) over 1 (IMPORTANT) to 2 (URGENT). */
export type DemandPriority = 0 | 1 | 2;

/** Somebody who needs a quantity, at one or several occurrences. */
export interface DemandToServe {
  /** 0 ROUTINE, 1 IMPORTANT, 2 URGENT. */
  priority: DemandPriority;
  /** False: from one supply only, all parts together. */
  splittable: boolean;
  /** True: every moment of every part at its full quantity, or nothing at all. */
  needsAll: boolean;
  /** Where fewer occurrences than this count, nothing is given; 0 = any. 1 is a rule as well: at least one that counts. */
  minOccurrences: number;
  /**
   * The weight ({@link CandidateEdge.weight}) that makes one unit of quantity wholly served: what is asked in all, what is
   * held or cannot be had included. Minutes of all occurrences, or 1 where quantity is all that counts.
   */
  whole: number;
}

/** A class of occurrences of a demand that behave alike, or all of a demand that is met by quantity alone. */
export interface PartToServe {
  /** Index of the demand. */
  demand: number;
  /** How many occurrences it stands for: each gets what the answer gives the part. */
  occurrences: number;
  /** At most this together at each moment; what is held is not in it. */
  quantity: number;
  /** At each moment at least this together or nothing; 0 or 1 = any. */
  minimum: number;
  /** Its occurrences count for `minOccurrences` when each moment has at least this; 0 = they count whatever is given. */
  count: number;
}

/**
 * A moment of a part: the edges that are active then. A part without moments of its own has one, at which all its edges
 * are active, with the part's figures. A part with moments has exactly these, and its own figures mean nothing: what is
 * lacking may differ from moment to moment. A moment at which no edge is active is one that nobody can serve.
 */
export interface PartMoment {
  /** Index of the part. */
  part: number;
  quantity: number;
  minimum: number;
  count: number;
  /** Of this part alone, none twice; every edge of the part is in a moment. */
  edges: readonly number[];
}

/** A supply that may serve a part: one stretch of time, given whole. */
export interface CandidateEdge {
  /** Index of the part. */
  part: number;
  /** Index of the supply: what an unsplittable demand may take from. */
  supply: number;
  /** 0..{@link SCORE_MAX} for each unit that is served. */
  score: number;
  /**
   * What one unit adds to what the demand is served, of {@link DemandToServe.whole}: the stretch's minutes × the
   * occurrences of the part, or 1. At least 1.
   */
  weight: number;
}

/** At some moment these edges are all active together: their quantities add up to at most `capacity`. */
export interface CapacityLimit {
  capacity: number;
  edges: readonly number[];
}

/** Every edge is in at least one limit. All numbers are whole. */
export interface AllocationProblem {
  demands: readonly DemandToServe[];
  parts: readonly PartToServe[];
  edges: readonly CandidateEdge[];
  limits: readonly CapacityLimit[];
  /** Of the parts whose edges are not all active at the same moments, or lack more at one moment than at another. */
  moments?: readonly PartMoment[];
}

/** Somebody who needs one quantity, whatever the time. */
export interface PlainDemand {
  quantity: number;
  priority: DemandPriority;
  /** Served at least this or not at all; 1 = any. */
  minimum: number;
  /** False: from one supply only. */
  splittable: boolean;
}

/** A supply that may serve such a demand. */
export interface PlainEdge {
  /** Index of the demand. */
  demand: number;
  supply: number;
  score: number;
}

/** A problem without occurrences. */
export interface PlainProblem {
  demands: readonly PlainDemand[];
  edges: readonly PlainEdge[];
  limits: readonly CapacityLimit[];
}

/** A problem without occurrences as one of parts: one part for each demand, so that edges and limits keep their numbers. */
export function onePartEach({ demands, edges, limits }: PlainProblem): AllocationProblem {
  return {
    demands: demands.map(({ priority, splittable }) => ({
      priority,
      splittable,
      needsAll: false,
      minOccurrences: 0,
      whole: 1,
    })),
    parts: demands.map(({ quantity, minimum }, demand) => ({ demand, occurrences: 1, quantity, minimum, count: 0 })),
    edges: edges.map(({ demand, supply, score }) => ({ part: demand, supply, score, weight: 1 })),
    limits,
  };
}

/** The same in columns: quick to walk through, and handed to another thread without being copied object by object. */
export interface PackedProblem {
  readonly quantity: Float64Array;
  readonly priority: Uint8Array;
  readonly minimum: Float64Array;
  readonly splittable: Uint8Array;
  readonly edgeDemand: Int32Array;
  readonly edgeSupply: Int32Array;
  readonly edgeScore: Int32Array;
  readonly limitCapacity: Float64Array;
  /** The edges of limit l are limitEdges[limitStart[l]..limitStart[l + 1]). */
  readonly limitStart: Int32Array;
  readonly limitEdges: Int32Array;
}

/** Scores are per mille, so that they stay whole. */
export const SCORE_MAX = 1_000;
/** All quantities together, so that quantity × score adds up without rounding in a double. */
const TOTAL_QUANTITY_MAX = Math.floor(Number.MAX_SAFE_INTEGER / SCORE_MAX);

/**
 * The problem in columns.
 * @throws RangeError if a number is not whole or out of its range, an index names nothing, or an edge is in
 *   no limit or in one twice
 */
export function packed({ demands, parts, edges, limits, moments }: AllocationProblem): PackedProblem {
  if (parts.some((part, at) => part.demand !== at) || parts.length !== demands.length || moments) {
    throw new RangeError('a demand has one part');
  }
  let entries = 0;
  for (const limit of limits) entries += limit.edges.length;
  const problem: PackedProblem = {
    quantity: new Float64Array(demands.length),
    priority: new Uint8Array(demands.length),
    minimum: new Float64Array(demands.length),
    splittable: new Uint8Array(demands.length),
    edgeDemand: new Int32Array(edges.length),
    edgeSupply: new Int32Array(edges.length),
    edgeScore: new Int32Array(edges.length),
    limitCapacity: new Float64Array(limits.length),
    limitStart: new Int32Array(limits.length + 1),
    limitEdges: new Int32Array(entries),
  };
  let total = 0;
  for (let d = 0; d < demands.length; d++) {
    const { priority, splittable } = demands[d]!;
    const { quantity, minimum } = parts[d]!;
    check('quantity of demand', d, quantity, TOTAL_QUANTITY_MAX);
    check('priority of demand', d, priority, 2);
    check('minimum of demand', d, minimum, Number.MAX_SAFE_INTEGER);
    problem.quantity[d] = quantity;
    problem.priority[d] = priority;
    problem.minimum[d] = minimum;
    problem.splittable[d] = splittable ? 1 : 0;
    total += quantity;
  }
  check('total quantity of demands', demands.length, total, TOTAL_QUANTITY_MAX);
  for (let e = 0; e < edges.length; e++) {
    const { part: demand, supply, score } = edges[e]!;
    check('part of edge', e, demand, demands.length - 1);
    check('supply of edge', e, supply, 2 ** 31 - 1);
    check('score of edge', e, score, SCORE_MAX);
    problem.edgeDemand[e] = demand;
    problem.edgeSupply[e] = supply;
    problem.edgeScore[e] = score;
  }
  packLimits(problem, limits);
  return problem;
}

function packLimits(problem: PackedProblem, limits: readonly CapacityLimit[]): void {
  const lastLimit = new Int32Array(problem.edgeDemand.length).fill(-1);
  let next = 0;
  for (let l = 0; l < limits.length; l++) {
    const { capacity, edges } = limits[l]!;
    check('capacity of limit', l, capacity, Number.MAX_SAFE_INTEGER);
    problem.limitCapacity[l] = capacity;
    for (const edge of edges) {
      check('edge of limit', l, edge, lastLimit.length - 1);
      if (lastLimit[edge] === l) throw new RangeError(`limit ${l} names edge ${edge} twice`);
      lastLimit[edge] = l;
      problem.limitEdges[next++] = edge;
    }
    problem.limitStart[l + 1] = next;
  }
  const free = lastLimit.indexOf(-1);
  if (free >= 0) throw new RangeError(`edge ${free} is in no limit`);
}

function check(what: string, index: number, value: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= 0 && value <= most) return;
  throw new RangeError(`${what} ${index} is ${value}, not a whole number from 0 to ${most}`);
}

/**
 * Which of `items` belong to each of `groups`, in ascending order: those of group g are items[start[g]..start[g + 1]).
 * @param groupOf the group of each item
 */
export function grouped(groupOf: Int32Array, groups: number): { start: Int32Array; items: Int32Array } {
  const start = new Int32Array(groups + 1);
  for (let i = 0; i < groupOf.length; i++) start[groupOf[i]! + 1]!++;
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!;
  const next = start.slice(0, groups);
  const items = new Int32Array(groupOf.length);
  for (let i = 0; i < groupOf.length; i++) items[next[groupOf[i]!]!++] = i;
  return { start, items };
}

/** values[at[0]], values[at[1]], …: a loop, as `map` costs several times as much. */
export function picked(values: Int32Array, at: Int32Array): Int32Array {
  const result = new Int32Array(at.length);
  for (let i = 0; i < at.length; i++) result[i] = values[at[i]!]!;
  return result;
}

/** The same of doubles: one function for both kinds of arrays would be slow for both. */
export function pickedDoubles(values: Float64Array, at: Int32Array): Float64Array {
  const result = new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) result[i] = values[at[i]!]!;
  return result;
}

/** The limits of each edge, in ascending order: those of edge e are items[start[e]..start[e + 1]). */
export function limitsOfEdges(problem: PackedProblem): { start: Int32Array; items: Int32Array } {
  const { limitStart, limitEdges } = problem;
  const byEdge = grouped(limitEdges, problem.edgeDemand.length);
  const limitOf = new Int32Array(limitEdges.length);
  for (let l = 0; l + 1 < limitStart.length; l++) limitOf.fill(l, limitStart[l]!, limitStart[l + 1]!);
  return { start: byEdge.start, items: picked(limitOf, byEdge.items) };
}
