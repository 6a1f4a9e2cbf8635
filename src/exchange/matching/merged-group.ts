import type { CandidateEdge, CapacityLimit, PartMoment, PartToServe } from '../allocation/problem.ts';
import { type Load, eachStep } from '../times/load.ts';
import type { MatchingInput } from './matching-input.ts';
import { countingQuantity, type RunTimes, type SupplyTimes } from './run-times.ts';
import { DisjointSets, type PairGroup } from './runs-of-pairs.ts';

// The question of one group of pairs, in as few variables as say the same. What has no moment in common, nor an occurrence,
// is decided apart: a week of nights is seven questions. Those that are alike to the quarter are one question, with one
// answer for all of them.

/** Stretches of the group in columns, by pair and in order of time. */
interface Stretches {
  readonly pair: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The occurrence each lies in, numbered over all demands of the group. */
  readonly occurrence: Int32Array;
}

/** The question, with its own numbering: of the group's pairs and the input's demands and supplies. */
export interface GroupProblem {
  readonly parts: PartToServe[];
  readonly moments: PartMoment[];
  readonly edges: CandidateEdge[];
  readonly limits: CapacityLimit[];
  /** For each edge the stretches it stands for, as places in `stretches`. */
  readonly standsFor: Int32Array[];
  readonly stretches: Stretches;
  /** False where occurrences were put together that a demand counts one by one: then a better answer may exist. */
  readonly isExact: boolean;
}

/** More than this, of stretches in limits and moments, and the question is not asked this way. */
const ENTRIES_MAX = 3_000_000;
/** Up to so many stretches nothing is put together where that could cost anything. */
const APART_MAX = 3_000;

/**
 * The question of a group of pairs whose demands are counted moment by moment; undefined when it would be too large.
 * @param scores of the pairs of the input
 */
export function mergedGroup(
  input: MatchingInput,
  times: RunTimes,
  group: PairGroup,
  scores: Int32Array,
): GroupProblem | undefined {
  const base = new Map<number, number>();
  let occurrences = 0;
  for (const { demand } of group.pairs) {
    if (base.has(demand)) continue;
    base.set(demand, occurrences);
    occurrences += times.demands[demand]!.occurrences.starts.length;
  }
  const stretches = stretchesOf(times, group, base);
  const clusters = clustersOf(input, group, stretches, occurrences);
  const countsApart = group.pairs.some(({ demand }) => times.demands[demand]!.occurrencesMissing > 0);
  const apart = countsApart && group.size <= APART_MAX;
  const alike = new Map<string, Int32Array[]>();
  for (const [at, cluster] of clusters.entries()) {
    const key = apart ? String(at) : signatureOf(times, group, stretches, cluster, base);
    const known = alike.get(key);
    if (known) known.push(cluster);
    else alike.set(key, [cluster]);
  }
  const problem: GroupProblem = {
    parts: [],
    moments: [],
    edges: [],
    limits: [],
    standsFor: [],
    stretches,
    isExact: !countsApart || apart || [...alike.values()].every(({ length }) => length === 1),
  };
  const asking: Asking = { input, times, group, scores, base, problem, entries: 0 };
  for (const members of alike.values()) {
    ask(asking, members);
    if (asking.entries > ENTRIES_MAX) return undefined;
  }
  return problem;
}

function stretchesOf(times: RunTimes, { pairs, size }: PairGroup, base: ReadonlyMap<number, number>): Stretches {
  const stretches: Stretches = {
    pair: new Int32Array(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
    occurrence: new Int32Array(size),
  };
  let next = 0;
  pairs.forEach(({ demand, runs }, pair) => {
    const { of } = times.demands[demand]!.lacking;
    for (let at = 0; at < runs.starts.length; at++, next++) {
      stretches.pair[next] = pair;
      stretches.start[next] = runs.starts[at]!;
      stretches.end[next] = runs.ends[at]!;
      stretches.occurrence[next] = base.get(demand)! + of[runs.of[at]!]!;
    }
  });
  return stretches;
}

/** The stretches that have to do with each other, each in order of pairs and time; the earliest first. */
function clustersOf(
  input: MatchingInput,
  { pairs }: PairGroup,
  stretches: Stretches,
  occurrences: number,
): Int32Array[] {
  const { pair, start, end, occurrence } = stretches;
  const sets = new DisjointSets(occurrences);
  const link = (of: Int32Array) => {
    let last = -1;
    let until = -Infinity;
    for (const at of inOrder(of, start)) {
      if (start[at]! < until) sets.join(occurrence[last]!, occurrence[at]!);
      if (end[at]! > until) {
        until = end[at]!;
        last = at;
      }
    }
  };
  const places = Array.from(pair, (_, at) => at);
  for (const own of Map.groupBy(places, (at) => pairs[pair[at]!]!.supply).values()) link(Int32Array.from(own));
  for (const [facility, own] of Map.groupBy(places, (at) => input.supplies[pairs[pair[at]!]!.supply]!.facilityId)) {
    if (facility !== null) link(Int32Array.from(own));
  }
  return [...Map.groupBy(places, (at) => sets.find(occurrence[at]!)).values()].map((own) => Int32Array.from(own));
}

function inOrder(places: Int32Array, moments: Int32Array): Int32Array {
  return places.slice().sort((a, b) => moments[a]! - moments[b]! || a - b);
}

/** Equal for clusters that differ only in their date. */
function signatureOf(
  times: RunTimes,
  { pairs }: PairGroup,
  { pair, start, end, occurrence }: Stretches,
  cluster: Int32Array,
  base: ReadonlyMap<number, number>,
): string {
  let from = Infinity;
  let until = -Infinity;
  for (const at of cluster) {
    const { occurrences } = times.demands[pairs[pair[at]!]!.demand]!;
    const own = occurrence[at]! - base.get(pairs[pair[at]!]!.demand)!;
    from = Math.min(from, start[at]!, occurrences.starts[own]!);
    until = Math.max(until, end[at]!, occurrences.ends[own]!);
  }
  const tokens: number[] = [];
  const seen = new Set<number>();
  const told = new Set<Load>();
  const tell = (load: Load) => {
    if (load.at.length === 0 || told.has(load)) return;
    told.add(load);
    tokens.push(-2);
    eachStep(load, from, until, (begin, _, taken) => tokens.push(begin - from, taken));
  };
  for (const at of cluster) {
    const { demand, supply } = pairs[pair[at]!]!;
    const { occurrences, held } = times.demands[demand]!;
    tokens.push(pair[at]!, start[at]! - from, end[at]! - from);
    if (!seen.has(occurrence[at]!)) {
      seen.add(occurrence[at]!);
      const own = occurrence[at]! - base.get(demand)!;
      tokens.push(-1, occurrences.starts[own]! - from, occurrences.ends[own]! - from);
    }
    tell(held);
    tell(times.supplies[supply]!.held);
    tell(times.supplies[supply]!.facilityHeld);
  }
  return tokens.join(' ');
}

interface Asking {
  readonly input: MatchingInput;
  readonly times: RunTimes;
  readonly group: PairGroup;
  readonly scores: Int32Array;
  readonly base: ReadonlyMap<number, number>;
  readonly problem: GroupProblem;
  /** Edges in limits and moments so far. */
  entries: number;
}

/** Adds the question of some clusters that are alike: of the first, and each answer holds for all of them. */
function ask(asking: Asking, members: readonly Int32Array[]): void {
  const { group, problem, times, scores } = asking;
  const { pair, start, end, occurrence } = problem.stretches;
  const cluster = members[0]!;
  const partOf = new Map<number, number>();
  const edgeOf = new Map<number, number>();
  cluster.forEach((at, place) => {
    const { pair: inputPair, demand, supply } = group.pairs[pair[at]!]!;
    let part = partOf.get(occurrence[at]!);
    if (part === undefined) {
      partOf.set(occurrence[at]!, (part = problem.parts.length));
      problem.parts.push({ demand, occurrences: members.length, quantity: 0, minimum: 0, count: 0 });
    }
    edgeOf.set(at, problem.edges.length);
    problem.edges.push({ part, supply, score: scores[inputPair]!, weight: (end[at]! - start[at]!) * members.length });
    problem.standsFor.push(Int32Array.from(members, (member) => member[place]!));
  });
  for (const [own, stretches] of Map.groupBy(cluster, (at) => occurrence[at]!)) {
    askPart(asking, partOf.get(own)!, own, stretches, edgeOf);
  }
  const places = Array.from(cluster);
  const ofSupplies = Map.groupBy(places, (at) => group.pairs[pair[at]!]!.supply);
  for (const [supply, own] of ofSupplies) limit(asking, own, edgeOf, leftOf(times.supplies[supply]!));
  const ofFacilities = Map.groupBy(ofSupplies.keys(), (supply) => asking.input.supplies[supply]!.facilityId);
  for (const [facility, supplies] of ofFacilities) {
    if (facility === null || supplies.length === 1) continue;
    const own = supplies.flatMap((supply) => ofSupplies.get(supply)!);
    const { supply, facilityHeld } = times.supplies[supplies[0]!]!;
    limit(asking, own, edgeOf, [{ capacity: supply.facilityCapacity!, held: facilityHeld }]);
  }
}

/** What a part may get at each of its moments. */
function askPart(
  asking: Asking,
  part: number,
  own: number,
  stretches: readonly number[],
  edgeOf: ReadonlyMap<number, number>,
): void {
  const { problem, times, base } = asking;
  const { start, end } = problem.stretches;
  const asked = problem.parts[part]!;
  const { demand, occurrences, held, lacking, occurrencesMissing } = times.demands[asked.demand]!;
  const occurrence = own - base.get(asked.demand)!;
  const [from, until] = [occurrences.starts[occurrence]!, occurrences.ends[occurrence]!];
  const counting = occurrencesMissing > 0 ? countingQuantity(demand) : 0;
  const figures = (taken: number) => ({
    quantity: demand.askedQuantity - taken,
    minimum: Math.max(0, demand.minQuantity - taken),
    count: Math.max(0, counting - taken),
  });
  const first = stretches[0]!;
  const isSame = stretches.every((at) => start[at] === start[first] && end[at] === end[first]);
  const isWhole = start[first] === from && end[first] === until;
  // Where the demand counts occurrences, moments that nobody serves matter as well.
  if (isSame && held.at.length === 0 && (isWhole || counting === 0)) {
    Object.assign(asked, figures(0));
    return;
  }
  const known = new Set<string>();
  const borders = bordersOf(stretches, problem.stretches, from, until, [held]);
  for (let at = 0; at + 1 < borders.length; at++) {
    const [moment, next] = [borders[at]!, borders[at + 1]!];
    let taken = 0;
    eachStep(held, moment, next, (_, __, load) => (taken = load));
    asking.entries += stretches.length;
    const edges = stretches.filter((one) => start[one]! <= moment && end[one]! >= next).map((one) => edgeOf.get(one)!);
    const now = figures(taken);
    if (edges.length === 0 && now.count === 0) continue;
    const key = `${now.quantity} ${now.minimum} ${now.count} ${edges.join(' ')}`;
    if (known.has(key)) continue;
    known.add(key);
    if (asking.entries > ENTRIES_MAX) return;
    problem.moments.push({ part, ...now, edges });
  }
  asked.quantity = lacking.most;
}

interface Bound {
  readonly capacity: number;
  readonly held: Load;
}

function leftOf({ supply, held, facilityHeld }: SupplyTimes): Bound[] {
  const own = { capacity: supply.quantity, held };
  return supply.facilityCapacity === null ? [own] : [own, { capacity: supply.facilityCapacity, held: facilityHeld }];
}

/** Adds what stretches of one supply, or of one facility, must keep to: at no moment more than the least that is left. */
function limit(
  asking: Asking,
  places: readonly number[],
  edgeOf: ReadonlyMap<number, number>,
  bounds: readonly Bound[],
): void {
  const { start, end } = asking.problem.stretches;
  const borders = bordersOf(
    places,
    asking.problem.stretches,
    -Infinity,
    Infinity,
    bounds.map(({ held }) => held),
  );
  const starting = inOrder(Int32Array.from(places), start);
  const ending = inOrder(Int32Array.from(places), end);
  const active = new Set<number>();
  let [nextStart, nextEnd] = [0, 0];
  let before: { left: number; edges: number[] } | undefined;
  for (let at = 0; at + 1 < borders.length; at++) {
    const moment = borders[at]!;
    let [more, fewer] = [false, false];
    for (; nextEnd < ending.length && end[ending[nextEnd]!]! <= moment; nextEnd++) {
      active.delete(edgeOf.get(ending[nextEnd]!)!);
      fewer = true;
    }
    const rest = active.size;
    for (; nextStart < starting.length && start[starting[nextStart]!]! <= moment; nextStart++) {
      active.add(edgeOf.get(starting[nextStart]!)!);
      more = true;
    }
    let left = Infinity;
    for (const { capacity, held } of bounds) {
      eachStep(held, moment, borders[at + 1]!, (_, __, taken) => (left = Math.min(left, capacity - taken)));
    }
    left = Math.max(0, left);
    // Who keeps to the one of two neighbours that wants as much and leaves no more keeps to the other.
    if (before && !more && before.left <= left) continue;
    if (before && !(before.edges.length === rest && !fewer && left <= before.left)) emit(asking, before);
    asking.entries += active.size;
    if (asking.entries > ENTRIES_MAX) return;
    before = { left, edges: [...active] };
  }
  if (before) emit(asking, before);
}

function emit({ problem }: Asking, { left, edges }: { left: number; edges: number[] }): void {
  if (edges.length > 0) problem.limits.push({ capacity: left, edges });
}

/** All moments at which something begins or ends, in order. */
function bordersOf(
  places: readonly number[],
  { start, end }: Stretches,
  from: number,
  until: number,
  loads: readonly Load[],
): number[] {
  const borders = new Set<number>();
  let first = from;
  let last = until;
  if (from === -Infinity) {
    first = Infinity;
    last = -Infinity;
    for (const at of places) {
      first = Math.min(first, start[at]!);
      last = Math.max(last, end[at]!);
    }
  }
  borders.add(first);
  borders.add(last);
  for (const at of places) {
    borders.add(start[at]!);
    borders.add(end[at]!);
  }
  for (const load of loads) {
    if (load.at.length > 0) eachStep(load, first, last, (begin) => borders.add(begin));
  }
  return [...borders].sort((a, b) => a - b);
}
