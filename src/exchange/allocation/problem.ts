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
  /** Its occurrences count for `minOccurrences` when each moment has at least this; where all are 0, they do not. */
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

/** Scores are per mille, so that they stay whole. */
export const SCORE_MAX = 1_000;
