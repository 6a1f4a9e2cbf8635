import { carryingEdges, type Flow } from './flow.ts';
import type { LimitTree } from './limit-tree.ts';
import { grouped } from './packed-problem.ts';

/** How many roots are served between two looks at the clock. */
const ROOTS_PER_CLOCK = 16;

/** A network from what is asked (limits that nest) over edges to what there is (limits that nest). */
export interface Network {
  readonly asked: LimitTree;
  readonly offered: LimitTree;
  /** What a unit on each edge is worth: a column for each stage, the first first. */
  readonly levels: readonly Float64Array[];
  /** Differences of no more than this are none. */
  readonly tolerance: number;
  /** The priority of each edge's demand. */
  readonly edgePriority: Uint8Array;
}

/**
 * The best quantities where limits nest on both sides and values have several stages: the flow of `maximalFlow`, with
 * the limits of demands as further nodes, and lengths of paths that are compared stage by stage. It is the more general
 * and the slower one.
 *
 * The roots of what is asked enter one after another, the urgent ones first; each is brought in along cheapest paths in
 * the network of what is left, so that after each the flow is optimal for those that have entered.
 * @param deadline of `performance.now()`
 */
export function networkFlow(network: Network, deadline: number): Flow {
  const { asked, offered, levels, tolerance, edgePriority } = network;
  const depth = levels.length;
  const askedNodes = asked.parent.length;
  const nodes = askedNodes + offered.parent.length;
  const edges = edgePriority.length;

  // One numbering for both sides: asked first.
  const parent = new Int32Array(nodes);
  const capacity = new Float64Array(nodes);
  parent.set(asked.parent);
  capacity.set(asked.capacity);
  offered.parent.forEach((above, l) => (parent[askedNodes + l] = above < 0 ? -1 : askedNodes + above));
  capacity.set(offered.capacity, askedNodes);
  const from = asked.innermost;
  const to = offered.innermost.map((l) => askedNodes + l);
  const edgesOf = grouped(from, askedNodes);
  const carrying = carryingEdges(to, nodes);
  const children = grouped(
    parent.map((above) => (above < 0 ? nodes : above)),
    nodes + 1,
  );
  const rootOf = Int32Array.from(asked.parent, (_, n) => n);
  asked.parent.forEach((above, n) => (rootOf[n] = above < 0 ? n : rootOf[above]!));
  const nodesOf = grouped(rootOf, askedNodes);

  const given = new Float64Array(edges);
  const room = capacity.slice();
  // The potential of node n, in `depth` stages, is potential[n × depth..]. A step from u to v costs potential[u] −
  // potential[v] − what the edge is worth, never less than nothing; out of a root costs its potential.
  const potential = new Float64Array(nodes * depth);
  const distance = new Float64Array(nodes * depth);
  const worth = new Float64Array(edges * depth);
  for (let k = 0; k < depth; k++) {
    const level = levels[k]!;
    for (let e = 0; e < edges; e++) worth[e * depth + k] = level[e]!;
  }

  const seen = new Int32Array(nodes);
  const settled = new Int32Array(nodes);
  const reached = new Int32Array(nodes);
  /** How a node was reached: by an edge (≥ 0), or from node n, its parent or its child (−1 − n). */
  const via = new Int32Array(nodes);
  const heap = new Int32Array(nodes);
  const position = new Int32Array(nodes);
  let heapSize = 0;
  let search = 0;
  let reachedCount = 0;
  /** The cheapest end so far: a root on either side. */
  let end = 0;
  const endDistance = new Float64Array(depth);
  const length = new Float64Array(depth);
  const base = new Float64Array(depth);

  return { quantities: given, finished: enterAll() };

  function enterAll(): boolean {
    const priorityOf = new Uint8Array(askedNodes);
    from.forEach((n, e) => (priorityOf[rootOf[n]!] = edgePriority[e]!));
    let entered = 0;
    for (let urgency = 2; urgency >= 0; urgency--) {
      for (let n = 0; n < askedNodes; n++) {
        if (rootOf[n] !== n || priorityOf[n] !== urgency) continue;
        if (entered++ % ROOTS_PER_CLOCK === 0 && performance.now() > deadline) return false;
        enter(n);
      }
    }
    return true;
  }

  function enter(root: number): void {
    // Children have higher numbers, so that theirs are known first.
    for (let i = nodesOf.start[root + 1]! - 1; i >= nodesOf.start[root]!; i--) {
      const n = nodesOf.items[i]!;
      for (let j = edgesOf.start[n]!; j < edgesOf.start[n + 1]!; j++) {
        const e = edgesOf.items[j]!;
        for (let k = 0; k < depth; k++) length[k] = worth[e * depth + k]! + potential[to[e]! * depth + k]!;
        raise(n, length, 0);
      }
      for (let j = children.start[n]!; j < children.start[n + 1]!; j++) {
        raise(n, potential, children.items[j]! * depth);
      }
    }
    for (let left = capacity[root]!; left > 0;) left -= augment(root, left);
  }

  /** Makes the potential of a node at least this. */
  function raise(n: number, values: Float64Array, at: number): void {
    if (!isLess(potential, n * depth, values, at)) return;
    for (let k = 0; k < depth; k++) potential[n * depth + k] = values[at + k]!;
  }

  function isLess(a: Float64Array, i: number, b: Float64Array, j: number): boolean {
    for (let k = 0; k < depth; k++) {
      const difference = a[i + k]! - b[j + k]!;
      if (difference < -tolerance) return true;
      if (difference > tolerance) return false;
    }
    return false;
  }

  /** Sends up to `wanted` units of a root along the cheapest path, which may lead to leaving them unserved. */
  function augment(source: number, wanted: number): number {
    search++;
    heapSize = 0;
    reachedCount = 0;
    end = source;
    for (let k = 0; k < depth; k++) {
      endDistance[k] = potential[source * depth + k]!;
      distance[source * depth + k] = 0;
    }
    seen[source] = search;
    push(source);
    while (heapSize > 0) {
      const n = pop();
      if (settled[n] === search) continue;
      if (!isLess(distance, n * depth, endDistance, 0)) break;
      settle(n);
      if (n < askedNodes) scanAsked(n, source);
      else scanOffered(n, source);
    }
    for (let i = 0; i < reachedCount; i++) {
      const n = reached[i]! * depth;
      for (let k = 0; k < depth; k++) potential[n + k]! -= endDistance[k]! - distance[n + k]!;
    }
    if (end === source) return wanted;
    const amount = alongPath(source, wanted, false);
    alongPath(source, amount, true);
    return amount;
  }

  function settle(n: number): void {
    seen[n] = search;
    settled[n] = search;
    reached[reachedCount++] = n;
  }

  function scanAsked(n: number, source: number): void {
    const up = parent[n]!;
    if (up < 0) {
      if (n !== source) leave(n);
    } else if (room[n]! < capacity[n]!) step(n, up);
    for (let i = children.start[n]!; i < children.start[n + 1]!; i++) {
      const child = children.items[i]!;
      if (room[child]! > 0) step(n, child);
    }
    for (let k = 0; k < depth; k++) base[k] = distance[n * depth + k]! + potential[n * depth + k]!;
    for (let i = edgesOf.start[n]!; i < edgesOf.start[n + 1]!; i++) {
      const e = edgesOf.items[i]!;
      const there = to[e]!;
      // Most are too far already by the first stage.
      length[0] = base[0]! - potential[there * depth]! - worth[e * depth]!;
      if (length[0] > endDistance[0]! + tolerance) continue;
      for (let k = 1; k < depth; k++) length[k] = base[k]! - potential[there * depth + k]! - worth[e * depth + k]!;
      reach(there, e);
    }
  }

  function scanOffered(n: number, source: number): void {
    const up = parent[n]!;
    if (up >= 0 && room[n]! > 0) step(n, up);
    for (let i = children.start[n]!; i < children.start[n + 1]!; i++) {
      const child = children.items[i]!;
      if (room[child]! < capacity[child]!) step(n, child);
    }
    const stop = carrying.start[n]! + carrying.count[n]!;
    for (let i = carrying.start[n]!; i < stop; i++) {
      const e = carrying.items[i]!;
      const there = from[e]!;
      if (settled[there] === search) continue;
      // What carries costs nothing either way, so it is as far as this.
      for (let k = 0; k < depth; k++) distance[there * depth + k] = distance[n * depth + k]!;
      via[there] = e;
      settle(there);
      scanAsked(there, source);
    }
  }

  function step(n: number, there: number): void {
    for (let k = 0; k < depth; k++) {
      length[k] = distance[n * depth + k]! + potential[n * depth + k]! - potential[there * depth + k]!;
    }
    reach(there, -1 - n);
  }

  /** A root of what is asked goes unserved. */
  function leave(n: number): void {
    for (let k = 0; k < depth; k++) length[k] = distance[n * depth + k]! + potential[n * depth + k]!;
    if (isLess(length, 0, endDistance, 0)) endAt(n);
  }

  function endAt(n: number): void {
    endDistance.set(length);
    end = n;
  }

  function reach(n: number, by: number): void {
    if (!isLess(length, 0, endDistance, 0)) return;
    if (n >= askedNodes && parent[n]! < 0 && room[n]! > 0) {
      // The way out of a root with room is free: nothing farther away than this has to be looked at.
      endAt(n);
      via[n] = by;
      return;
    }
    if (seen[n] === search) {
      if (settled[n] === search || !isLess(length, 0, distance, n * depth)) return;
      keep(n, by);
      rise(position[n]!, n);
      return;
    }
    seen[n] = search;
    keep(n, by);
    push(n);
  }

  function keep(n: number, by: number): void {
    via[n] = by;
    for (let k = 0; k < depth; k++) distance[n * depth + k] = length[k]!;
  }

  /** Walks the path back from its end; returns what fits through it, or (if `change`) sends `amount` through. */
  function alongPath(source: number, wanted: number, change: boolean): number {
    let amount = wanted;
    /** Room that the path uses, and what it gives back. */
    const take = (n: number): void => {
      if (change) room[n]! -= amount;
      else amount = Math.min(amount, room[n]!);
    };
    const giveBack = (n: number): void => {
      if (change) room[n]! += amount;
      else amount = Math.min(amount, capacity[n]! - room[n]!);
    };
    let n = end;
    if (n >= askedNodes) take(n);
    else giveBack(n);
    while (n !== source) {
      const by = via[n]!;
      if (by >= 0) {
        if (n >= askedNodes) {
          if (change) {
            if (given[by] === 0) carrying.add(by);
            given[by]! += amount;
          }
          n = from[by]!;
        } else {
          if (change) {
            given[by]! -= amount;
            if (given[by] === 0) carrying.remove(by);
          } else amount = Math.min(amount, given[by]!);
          n = to[by]!;
        }
        continue;
      }
      const before = -1 - by;
      const upwards = parent[before] === n;
      // Through asked limits downwards and offered limits upwards goes what is given; the other way gives back.
      if (upwards === n >= askedNodes) take(upwards ? before : n);
      else giveBack(upwards ? before : n);
      n = before;
    }
    if (change) room[source]! -= amount;
    return amount;
  }

  function push(n: number): void {
    rise(heapSize++, n);
  }

  function rise(start: number, n: number): void {
    let hole = start;
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      const other = heap[above]!;
      if (!isLess(distance, n * depth, distance, other * depth)) break;
      heap[hole] = other;
      position[other] = hole;
      hole = above;
    }
    heap[hole] = n;
    position[n] = hole;
  }

  function pop(): number {
    const top = heap[0]!;
    const last = heap[--heapSize]!;
    let hole = 0;
    for (;;) {
      let below = 2 * hole + 1;
      if (below >= heapSize) break;
      if (below + 1 < heapSize && isLess(distance, heap[below + 1]! * depth, distance, heap[below]! * depth)) below++;
      const other = heap[below]!;
      if (!isLess(distance, other * depth, distance, last * depth)) break;
      heap[hole] = other;
      position[other] = hole;
      hole = below;
    }
    heap[hole] = last;
    position[last] = hole;
    return top;
  }
}
