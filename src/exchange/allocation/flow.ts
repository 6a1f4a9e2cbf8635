import type { LimitTree } from './limit-tree.ts';
import { NodeHeap } from './node-heap.ts';
import { grouped, type PackedProblem } from './problem.ts';

/** How many demands are served between two looks at the clock. */
const DEMANDS_PER_CLOCK = 64;

/** What {@link maximalFlow} found. */
export interface Flow {
  quantities: Float64Array;
  /** Whether it is the optimum; if not, time ran out, and only the first demands have been served. */
  finished: boolean;
}

/**
 * The best quantities of a problem whose limits nest, minimums and unsplittable demands aside: an exact min-cost flow
 * from the demands through the edges and up the tree of limits.
 *
 * The demands enter one after another, the urgent ones first, and each is brought in along cheapest paths: a demand may
 * push others to other supplies, or out. After each step the flow is optimal for the demands that have entered (no
 * residual cycle gains, by the potentials), so at the end it is optimal. Each path is found by a Dijkstra search that
 * ends at the first free capacity, mostly a few nodes away (Jonker and Volgenant's way to solve assignments, here with
 * quantities and nested capacities).
 *
 * The four objectives become one weight, (priority + 1) · B + score for each unit, with B = 1 + the highest score ×
 * min(demands, limits). That suffices, and stays small: let x be optimal by weight and y lexicographically better. y − x
 * is a sum of simple residual cycles through the source and the sink, each passing every demand and every limit at most
 * once. At least one of them improves the served quantities lexicographically: it serves one unit more of a class, or
 * one more of a class and one less of a lower one; by weight it gains at least B there. It takes units off at most one
 * edge for each demand and each limit that it passes, so it loses at most B − 1 in score. It gains weight in all, and x
 * was not optimal. Among equal served quantities weight is score.
 *
 * All numbers are whole and far below 2^53, so sums and comparisons in doubles are exact. Ties go by index order.
 * @param deadline of `performance.now()`
 */
export function maximalFlow(problem: PackedProblem, tree: LimitTree, deadline: number): Flow {
  const { edgeDemand, edgeScore, priority, quantity } = problem;
  const { innermost, parent } = tree;
  const demands = quantity.length;
  const limits = parent.length;

  const best = edgeScore.reduce((most, score) => Math.max(most, score), 0);
  const classWeight = 1 + best * Math.min(demands, limits);
  const weight = Float64Array.from(edgeScore, (score, e) => (priority[edgeDemand[e]!]! + 1) * classWeight + score);

  const byDemand = grouped(edgeDemand, demands);
  const carrying = carryingEdges(innermost, limits);
  const children = grouped(
    parent.map((limit) => (limit < 0 ? limits : limit)),
    limits + 1,
  );

  const given = new Float64Array(edgeDemand.length);
  const room = tree.capacity.slice();
  // Reduced costs, all ≥ 0: edge e costs pay[d] − weight[e] + price[l], a step from a limit to its parent
  // price[parent] − price[limit], out of a root with room −price[root] = 0, out of a demand unserved pay[d]. What carries costs 0.
  const price = new Float64Array(limits);
  const pay = new Float64Array(demands);

  // Of one search, valid where the stamp is that of the search.
  const heap = new NodeHeap(limits);
  const distance = heap.key;
  const limitSeen = new Int32Array(limits);
  const settled = new Int32Array(limits);
  const demandSeen = new Int32Array(demands);
  const demandDistance = new Float64Array(demands);
  const reachedLimits = new Int32Array(limits);
  const reachedDemands = new Int32Array(demands);
  /** How a limit was reached: by an edge (≥ 0), or from limit l, its parent or its child (−1 − l). */
  const via = new Int32Array(limits);
  /** By which edge a demand was reached. */
  const viaEdge = new Int32Array(demands);
  let search = 0;
  let limitsReached = 0;
  let demandsReached = 0;
  /** The distance of the limit or demand that is looked at. */
  let at = 0;
  /** The cheapest end so far: a demand that goes unserved (≥ 0), or a root limit l with room (−1 − l). */
  let end = 0;
  let endDistance = 0;

  return { quantities: given, finished: enterAll() };

  function enterAll(): boolean {
    let entered = 0;
    for (let urgency = 2; urgency >= 0; urgency--) {
      for (let d = 0; d < demands; d++) {
        if (priority[d] !== urgency) continue;
        if (entered++ % DEMANDS_PER_CLOCK === 0 && performance.now() > deadline) return false;
        enter(d);
      }
    }
    return true;
  }

  function enter(d: number): void {
    let offer = 0;
    for (let i = byDemand.start[d]!; i < byDemand.start[d + 1]!; i++) {
      const e = byDemand.items[i]!;
      offer = Math.max(offer, weight[e]! - price[innermost[e]!]!);
    }
    pay[d] = offer;
    for (let left = quantity[d]!; left > 0;) left -= augment(d, left);
  }

  /** Sends up to `wanted` units of a demand along the cheapest path, which may lead to leaving them unserved. */
  function augment(source: number, wanted: number): number {
    search++;
    heap.clear();
    limitsReached = 0;
    demandsReached = 0;
    at = 0;
    end = source;
    endDistance = pay[source]!;
    scanDemand(source, -1);
    while (heap.size > 0) {
      const limit = heap.pop();
      at = distance[limit]!;
      if (at >= endDistance) break;
      settled[limit] = search;
      reachedLimits[limitsReached++] = limit;
      scanLimit(limit);
    }
    for (let i = 0; i < limitsReached; i++) {
      const limit = reachedLimits[i]!;
      price[limit]! += endDistance - distance[limit]!;
    }
    for (let i = 0; i < demandsReached; i++) {
      const d = reachedDemands[i]!;
      pay[d]! -= endDistance - demandDistance[d]!;
    }
    if (end === source) return wanted;
    const amount = alongPath(source, wanted, false);
    alongPath(source, amount, true);
    return amount;
  }

  function scanDemand(d: number, by: number): void {
    demandSeen[d] = search;
    demandDistance[d] = at;
    viaEdge[d] = by;
    reachedDemands[demandsReached++] = d;
    const base = at + pay[d]!;
    if (base < endDistance) {
      endDistance = base;
      end = d;
    }
    for (let i = byDemand.start[d]!; i < byDemand.start[d + 1]!; i++) {
      const e = byDemand.items[i]!;
      const limit = innermost[e]!;
      reach(limit, base - weight[e]! + price[limit]!, e);
    }
  }

  function scanLimit(limit: number): void {
    const up = parent[limit]!;
    if (up >= 0 && room[limit]! > 0) reach(up, at + price[up]! - price[limit]!, -1 - limit);
    const stop = carrying.start[limit]! + carrying.count[limit]!;
    for (let i = carrying.start[limit]!; i < stop; i++) {
      const e = carrying.items[i]!;
      if (demandSeen[edgeDemand[e]!] !== search) scanDemand(edgeDemand[e]!, e);
    }
    for (let i = children.start[limit]!; i < children.start[limit + 1]!; i++) {
      const child = children.items[i]!;
      if (room[child]! < tree.capacity[child]!) reach(child, at + price[child]! - price[limit]!, -1 - limit);
    }
  }

  function reach(limit: number, length: number, by: number): void {
    if (length >= endDistance) return;
    if (parent[limit]! < 0 && room[limit]! > 0) {
      // The way out of a root with room is free: nothing farther away than this has to be looked at.
      endDistance = length;
      end = -1 - limit;
      via[limit] = by;
      return;
    }
    if (limitSeen[limit] === search) {
      if (settled[limit] === search || length >= distance[limit]!) return;
      via[limit] = by;
      heap.lower(limit, length);
      return;
    }
    limitSeen[limit] = search;
    via[limit] = by;
    heap.push(limit, length);
  }

  /** Walks the path back from its end; returns what fits through it, or (if `change`) sends `amount` through. */
  function alongPath(source: number, amount: number, change: boolean): number {
    let limit = end < 0 ? -1 - end : -1;
    let d = end;
    if (limit >= 0) {
      if (change) room[limit]! -= amount;
      else amount = Math.min(amount, room[limit]!);
    }
    for (;;) {
      if (limit < 0) {
        if (d === source) return amount;
        const e = viaEdge[d]!;
        limit = innermost[e]!;
        if (change) {
          given[e]! -= amount;
          if (given[e] === 0) carrying.remove(e);
        } else amount = Math.min(amount, given[e]!);
      }
      const by = via[limit]!;
      if (by >= 0) {
        if (change) {
          if (given[by] === 0) carrying.add(by);
          given[by]! += amount;
        }
        d = edgeDemand[by]!;
        limit = -1;
      } else {
        const from = -1 - by;
        // Up through the room of the child it came from, or down by what this child carries.
        const upwards = parent[from] === limit;
        const child = upwards ? from : limit;
        if (change) room[child]! += upwards ? -amount : amount;
        else amount = Math.min(amount, upwards ? room[child]! : tree.capacity[child]! - room[child]!);
        limit = from;
      }
    }
  }
}

/** Which edges of each limit carry something: the first `count[l]` of its stretch of `items`. */
function carryingEdges(limitOf: Int32Array, limits: number) {
  const { start, items } = grouped(limitOf, limits);
  const count = new Int32Array(limits);
  const position = new Int32Array(items.length);
  items.forEach((e, i) => (position[e] = i));
  const swap = (e: number, to: number): void => {
    const from = position[e]!;
    const other = items[to]!;
    items[to] = e;
    items[from] = other;
    position[e] = to;
    position[other] = from;
  };
  return {
    start,
    items,
    count,
    add: (e: number): void => {
      const limit = limitOf[e]!;
      swap(e, start[limit]! + count[limit]!++);
    },
    remove: (e: number): void => {
      const limit = limitOf[e]!;
      swap(e, start[limit]! + --count[limit]!);
    },
  };
}
