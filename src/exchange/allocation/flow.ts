import type { LimitTree } from './limit-tree.ts';
import { NodeHeap } from './node-heap.ts';
import { grouped, type PackedProblem } from './packed-problem.ts';

/** How many parts are served between two looks at the clock. */
const PARTS_PER_CLOCK = 64;

/** What {@link maximalFlow} found. */
export interface Flow {
  quantities: Float64Array;
  /** Whether it is the optimum; if not, time ran out, and only the first parts have been served. */
  finished: boolean;
}

/**
 * The best quantities of a problem whose limits nest and whose parts have one moment each, all other rules aside: an exact
 * min-cost flow from the parts through the edges and up the tree of limits.
 *
 * The parts enter one after another, the urgent ones first, and each is brought in along cheapest paths: a part may push
 * others to other supplies, or out. After each step the flow is optimal for the parts that have entered (no residual
 * cycle gains, by the potentials), so at the end it is optimal. Each path is found by a Dijkstra search that ends at the
 * first free capacity, mostly a few nodes away (Jonker and Volgenant's way to solve assignments, here with quantities and
 * nested capacities).
 *
 * All numbers are whole and far below 2^53, so sums and comparisons in doubles are exact. Ties go by index order.
 * @param weight what a unit on each edge is worth: all stages of the objective in one number, see `weightsOf`
 * @param deadline of `performance.now()`
 */
export function maximalFlow(problem: PackedProblem, tree: LimitTree, weight: Float64Array, deadline: number): Flow {
  const { edgePart, partDemand, priority, quantity } = problem;
  const { innermost, parent } = tree;
  const parts = quantity.length;
  const limits = parent.length;

  const byPart = grouped(edgePart, parts);
  const carrying = carryingEdges(innermost, limits);
  const children = grouped(
    parent.map((limit) => (limit < 0 ? limits : limit)),
    limits + 1,
  );

  const given = new Float64Array(edgePart.length);
  const room = tree.capacity.slice();
  // Reduced costs, all ≥ 0: edge e costs pay[p] − weight[e] + price[l], a step from a limit to its parent
  // price[parent] − price[limit], out of a root with room −price[root] = 0, out of a part unserved pay[p]. What carries costs 0.
  const price = new Float64Array(limits);
  const pay = new Float64Array(parts);

  // Of one search, valid where the stamp is that of the search.
  const heap = new NodeHeap(limits);
  const distance = heap.key;
  const limitSeen = new Int32Array(limits);
  const settled = new Int32Array(limits);
  const partSeen = new Int32Array(parts);
  const partDistance = new Float64Array(parts);
  const reachedLimits = new Int32Array(limits);
  const reachedParts = new Int32Array(parts);
  /** How a limit was reached: by an edge (≥ 0), or from limit l, its parent or its child (−1 − l). */
  const via = new Int32Array(limits);
  /** By which edge a part was reached. */
  const viaEdge = new Int32Array(parts);
  let search = 0;
  let limitsReached = 0;
  let partsReached = 0;
  /** The distance of the limit or part that is looked at. */
  let at = 0;
  /** The cheapest end so far: a part that goes unserved (≥ 0), or a root limit l with room (−1 − l). */
  let end = 0;
  let endDistance = 0;

  return { quantities: given, finished: enterAll() };

  function enterAll(): boolean {
    let entered = 0;
    for (let urgency = 2; urgency >= 0; urgency--) {
      for (let p = 0; p < parts; p++) {
        if (priority[partDemand[p]!] !== urgency) continue;
        if (entered++ % PARTS_PER_CLOCK === 0 && performance.now() > deadline) return false;
        enter(p);
      }
    }
    return true;
  }

  function enter(p: number): void {
    let offer = 0;
    for (let i = byPart.start[p]!; i < byPart.start[p + 1]!; i++) {
      const e = byPart.items[i]!;
      offer = Math.max(offer, weight[e]! - price[innermost[e]!]!);
    }
    pay[p] = offer;
    for (let left = quantity[p]!; left > 0;) left -= augment(p, left);
  }

  /** Sends up to `wanted` units of a part along the cheapest path, which may lead to leaving them unserved. */
  function augment(source: number, wanted: number): number {
    search++;
    heap.clear();
    limitsReached = 0;
    partsReached = 0;
    at = 0;
    end = source;
    endDistance = pay[source]!;
    scanPart(source, -1);
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
    for (let i = 0; i < partsReached; i++) {
      const p = reachedParts[i]!;
      pay[p]! -= endDistance - partDistance[p]!;
    }
    if (end === source) return wanted;
    const amount = alongPath(source, wanted, false);
    alongPath(source, amount, true);
    return amount;
  }

  function scanPart(p: number, by: number): void {
    partSeen[p] = search;
    partDistance[p] = at;
    viaEdge[p] = by;
    reachedParts[partsReached++] = p;
    const base = at + pay[p]!;
    if (base < endDistance) {
      endDistance = base;
      end = p;
    }
    for (let i = byPart.start[p]!; i < byPart.start[p + 1]!; i++) {
      const e = byPart.items[i]!;
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
      if (partSeen[edgePart[e]!] !== search) scanPart(edgePart[e]!, e);
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
    let p = end;
    if (limit >= 0) {
      if (change) room[limit]! -= amount;
      else amount = Math.min(amount, room[limit]!);
    }
    for (;;) {
      if (limit < 0) {
        if (p === source) return amount;
        const e = viaEdge[p]!;
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
        p = edgePart[by]!;
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
export function carryingEdges(limitOf: Int32Array, limits: number) {
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
