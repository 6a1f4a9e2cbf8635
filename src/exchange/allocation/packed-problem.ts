import {
  SCORE_MAX,
  type AllocationProblem,
  type CapacityLimit,
  type DemandToServe,
  type PartMoment,
  type PartToServe,
} from './problem.ts';

/** What is asked at one moment, so that quantity × score adds up without rounding in a double. */
const QUANTITY_MAX = Math.floor(Number.MAX_SAFE_INTEGER / SCORE_MAX);

/** A problem in columns: quick to walk through. Every part has its moments here. */
export interface PackedProblem {
  // Of demands.
  readonly priority: Uint8Array;
  readonly splittable: Uint8Array;
  readonly needsAll: Uint8Array;
  readonly minOccurrences: Float64Array;
  readonly whole: Float64Array;
  // Of parts.
  readonly partDemand: Int32Array;
  readonly occurrences: Float64Array;
  // Of moments, in the order of their parts.
  readonly momentPart: Int32Array;
  readonly quantity: Float64Array;
  readonly minimum: Float64Array;
  readonly count: Float64Array;
  /** The edges of moment m are momentEdges[momentStart[m]..momentStart[m + 1]). */
  readonly momentStart: Int32Array;
  readonly momentEdges: Int32Array;
  // Of edges.
  readonly edgePart: Int32Array;
  readonly edgeDemand: Int32Array;
  readonly edgeSupply: Int32Array;
  readonly edgeScore: Int32Array;
  readonly edgeWeight: Float64Array;
  // Of limits.
  readonly limitCapacity: Float64Array;
  /** The edges of limit l are limitEdges[limitStart[l]..limitStart[l + 1]). */
  readonly limitStart: Int32Array;
  readonly limitEdges: Int32Array;
}

/**
 * The problem in columns.
 * @throws RangeError if a number is not whole or out of its range, an index names nothing, an edge is in no limit or in
 *   one twice, or a moment names an edge of another part or leaves one out
 */
export function packed(whole: AllocationProblem): PackedProblem {
  const { demands, parts, edges, limits } = whole;
  const edgePart = new Int32Array(edges.length);
  const edgeDemand = new Int32Array(edges.length);
  const edgeSupply = new Int32Array(edges.length);
  const edgeScore = new Int32Array(edges.length);
  const edgeWeight = new Float64Array(edges.length);
  const ofDemands = packedDemands(demands);
  const ofParts = packedParts(parts, demands.length);
  for (let e = 0; e < edges.length; e++) {
    const { part, supply, score, weight } = edges[e]!;
    check('part of edge', e, part, parts.length - 1);
    check('supply of edge', e, supply, 2 ** 31 - 1);
    check('score of edge', e, score, SCORE_MAX);
    check('weight of edge', e, weight, Number.MAX_SAFE_INTEGER, 1);
    edgePart[e] = part;
    edgeDemand[e] = ofParts.partDemand[part]!;
    edgeSupply[e] = supply;
    edgeScore[e] = score;
    edgeWeight[e] = weight;
  }
  return {
    ...ofDemands,
    ...ofParts,
    ...packedMoments(parts, whole.moments ?? [], edgePart),
    edgePart,
    edgeDemand,
    edgeSupply,
    edgeScore,
    edgeWeight,
    ...packedLimits(limits, edges.length),
  };
}

function packedDemands(demands: readonly DemandToServe[]) {
  const columns = {
    priority: new Uint8Array(demands.length),
    splittable: new Uint8Array(demands.length),
    needsAll: new Uint8Array(demands.length),
    minOccurrences: new Float64Array(demands.length),
    whole: new Float64Array(demands.length),
  };
  for (let d = 0; d < demands.length; d++) {
    const { priority, splittable, needsAll, minOccurrences, whole } = demands[d]!;
    check('priority of demand', d, priority, 2);
    check('least occurrences of demand', d, minOccurrences, Number.MAX_SAFE_INTEGER);
    check('whole of demand', d, whole, Number.MAX_SAFE_INTEGER, 1);
    columns.priority[d] = priority;
    columns.splittable[d] = splittable ? 1 : 0;
    columns.needsAll[d] = needsAll ? 1 : 0;
    columns.minOccurrences[d] = minOccurrences;
    columns.whole[d] = whole;
  }
  return columns;
}

function packedParts(parts: readonly PartToServe[], demands: number) {
  const partDemand = new Int32Array(parts.length);
  const occurrences = new Float64Array(parts.length);
  for (let p = 0; p < parts.length; p++) {
    check('demand of part', p, parts[p]!.demand, demands - 1);
    check('occurrences of part', p, parts[p]!.occurrences, Number.MAX_SAFE_INTEGER, 1);
    partDemand[p] = parts[p]!.demand;
    occurrences[p] = parts[p]!.occurrences;
  }
  return { partDemand, occurrences };
}

function packedMoments(parts: readonly PartToServe[], moments: readonly PartMoment[], edgePart: Int32Array) {
  const ofPart = Map.groupBy(moments, ({ part }) => part);
  for (const [part] of ofPart) check('part of moment', part, part, parts.length - 1);
  const alone = grouped(edgePart, parts.length);
  let length = parts.length - ofPart.size;
  let entries = 0;
  for (let p = 0; p < parts.length; p++) {
    if (!ofPart.has(p)) entries += alone.start[p + 1]! - alone.start[p]!;
  }
  for (const { edges } of moments) {
    length++;
    entries += edges.length;
  }
  const columns = {
    momentPart: new Int32Array(length),
    quantity: new Float64Array(length),
    minimum: new Float64Array(length),
    count: new Float64Array(length),
    momentStart: new Int32Array(length + 1),
    momentEdges: new Int32Array(entries),
  };
  const isIn = new Uint8Array(edgePart.length);
  let next = 0;
  let m = 0;
  const add = (
    part: number,
    { quantity, minimum, count }: Omit<PartMoment, 'part' | 'edges'>,
    edges: ArrayLike<number>,
  ) => {
    check('quantity of part', part, quantity, QUANTITY_MAX);
    check('minimum of part', part, minimum, Number.MAX_SAFE_INTEGER);
    check('count of part', part, count, Number.MAX_SAFE_INTEGER);
    columns.momentPart[m] = part;
    columns.quantity[m] = quantity;
    columns.minimum[m] = minimum;
    columns.count[m] = count;
    let last = -1;
    let isAscending = true;
    for (let i = 0; i < edges.length; i++) {
      const e = edges[i]!;
      if (edgePart[e] !== part) throw new RangeError(`a moment of part ${part} names edge ${e}, which is none of its`);
      isIn[e] = 1;
      columns.momentEdges[next++] = e;
      if (e <= last) isAscending = false;
      last = e;
    }
    if (!isAscending) {
      const own = columns.momentEdges.subarray(columns.momentStart[m], next).sort();
      if (own.some((e, i) => e === own[i - 1])) throw new RangeError(`a moment of part ${part} names an edge twice`);
    }
    columns.momentStart[++m] = next;
  };
  for (let p = 0; p < parts.length; p++) {
    const own = ofPart.get(p);
    if (own) for (const moment of own) add(p, moment, moment.edges);
    else add(p, parts[p]!, alone.items.subarray(alone.start[p], alone.start[p + 1]));
  }
  const free = isIn.indexOf(0);
  if (free >= 0) throw new RangeError(`edge ${free} is in no moment of its part`);
  return columns;
}

function packedLimits(limits: readonly CapacityLimit[], edges: number) {
  let entries = 0;
  for (const limit of limits) entries += limit.edges.length;
  const limitCapacity = new Float64Array(limits.length);
  const limitStart = new Int32Array(limits.length + 1);
  const limitEdges = new Int32Array(entries);
  const lastLimit = new Int32Array(edges).fill(-1);
  let next = 0;
  for (let l = 0; l < limits.length; l++) {
    const limit = limits[l]!;
    check('capacity of limit', l, limit.capacity, Number.MAX_SAFE_INTEGER);
    limitCapacity[l] = limit.capacity;
    for (const edge of limit.edges) {
      check('edge of limit', l, edge, edges - 1);
      if (lastLimit[edge] === l) throw new RangeError(`limit ${l} names edge ${edge} twice`);
      lastLimit[edge] = l;
      limitEdges[next++] = edge;
    }
    limitStart[l + 1] = next;
  }
  const free = lastLimit.indexOf(-1);
  if (free >= 0) throw new RangeError(`edge ${free} is in no limit`);
  return { limitCapacity, limitStart, limitEdges };
}

function check(what: string, index: number, value: number, most: number, least = 0): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${what} ${index} is ${value}, not a whole number from ${least} to ${most}`);
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

/**
 * The groups that each item is in, in ascending order: those of item i are items[start[i]..start[i + 1]).
 * @param members those of group g are members[starts[g]..starts[g + 1])
 */
export function groupsOf(
  starts: Int32Array,
  members: Int32Array,
  items: number,
): { start: Int32Array; items: Int32Array } {
  const byItem = grouped(members, items);
  const groupOf = new Int32Array(members.length);
  for (let g = 0; g + 1 < starts.length; g++) groupOf.fill(g, starts[g]!, starts[g + 1]!);
  return { start: byItem.start, items: picked(groupOf, byItem.items) };
}

/** 1 for each part whose occurrences count when they are given enough. */
export function countable({ momentPart, count, partDemand }: PackedProblem): Uint8Array {
  const result = new Uint8Array(partDemand.length);
  for (let m = 0; m < count.length; m++) if (count[m]! > 0) result[momentPart[m]!] = 1;
  return result;
}

/** Whether what a demand is given at one part decides about another. */
export function isDecidedAsOne({ splittable, needsAll, minOccurrences }: PackedProblem, d: number): boolean {
  return splittable[d] === 0 || needsAll[d] === 1 || minOccurrences[d]! > 0;
}

/** Whether there is anything beyond quantities and limits that an answer has to keep. */
export function hasRules(problem: PackedProblem): boolean {
  for (let m = 0; m < problem.minimum.length; m++) if (problem.minimum[m]! > 1) return true;
  for (let d = 0; d < problem.splittable.length; d++) if (isDecidedAsOne(problem, d)) return true;
  return false;
}
