/**
 * Limits nested in one another, as a forest: the quantity that passes through a limit passes through its parent too.
 * Any two limits of it are disjoint, or one contains the other. A parent has a lower number than its children.
 */
export interface LimitTree {
  /** Whether all limits are in it; if not, it describes a relaxation. */
  readonly complete: boolean;
  readonly capacity: Float64Array;
  /** The smallest limit that contains this one; -1 if none does. */
  readonly parent: Int32Array;
  /** The smallest limit of each edge. */
  readonly innermost: Int32Array;
}

/** Limits in columns: the edges of limit l are edges[start[l]..start[l + 1]). */
export interface Limits {
  readonly capacity: Float64Array;
  readonly start: Int32Array;
  readonly edges: Int32Array;
}

/**
 * As many of the limits as nest, the largest first.
 * @param most what an edge can carry: its capacity if all its limits had to be left out
 */
export function limitTreeOf({ capacity: ceilings, start, edges: members }: Limits, most: Float64Array): LimitTree {
  const size = (l: number): number => start[l + 1]! - start[l]!;
  const largestFirst = Array.from(ceilings, (_, l) => l)
    .filter((l) => size(l) > 0)
    .sort((a, b) => size(b) - size(a) || a - b);
  const innermost = new Int32Array(most.length).fill(-1);
  const capacity: number[] = [];
  const parent: number[] = [];
  let complete = true;
  for (const l of largestFirst) {
    const edges = members.subarray(start[l], start[l + 1]);
    const container = innermost[edges[0]!]!;
    let isWithin = true;
    for (let i = 1; i < edges.length && isWithin; i++) isWithin = innermost[edges[i]!] === container;
    if (!isWithin) {
      complete = false;
      continue;
    }
    for (let i = 0; i < edges.length; i++) innermost[edges[i]!] = capacity.length;
    capacity.push(ceilings[l]!);
    parent.push(container);
  }
  for (let e = 0; e < innermost.length; e++) {
    if (innermost[e]! >= 0) continue;
    innermost[e] = capacity.length;
    capacity.push(most[e]!);
    parent.push(-1);
  }
  return { complete, capacity: Float64Array.from(capacity), parent: Int32Array.from(parent), innermost };
}
