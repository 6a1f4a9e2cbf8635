import type { CandidateEdge, CapacityLimit, PartMoment, PartToServe } from '../allocation/problem.ts';
import { type Load, eachStep } from '../times/load.ts';
import { dayOfQuarter, QUARTERS_OF_DAY } from '../times/wall-time.ts';
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
  /** False where stretches were put together that need not get the same: then a better answer may exist. */
  readonly isExact: boolean;
}

/** More than this, of stretches in limits and moments, and the question is not asked this way. */
const ENTRIES_MAX = 2_000_000;
/** Stretches that are asked about one by one; of more, those of alike occurrences get the same. */
const EDGES_MAX = 20_000;
/** Edges that are asked about at all. */
const FOLDED_EDGES_MAX = 60_000;
/** Up to so many stretches nothing is put together where that could cost anything. */
const APART_MAX = 3_000;

/**
 * The question of a group of pairs whose demands are counted moment by moment; undefined when it would be too large. Where
 * it would take too many edges, occurrences of a demand that are alike by themselves get the same, whatever else goes on
 * at the time: that is still feasible, but need not be the best.
 * @param scores of the pairs of the input
 * @param until by `performance.now()`, when it is given up
 */
export function mergedGroup(
  input: MatchingInput,
  times: RunTimes,
  group: PairGroup,
  scores: Int32Array,
  until: number,
): GroupProblem | undefined {
  const base = new Map<number, number>();
  let occurrences = 0;
  for (const { demand } of group.pairs) {
    if (base.has(demand)) continue;
    base.set(demand, occurrences);
    occurrences += times.demands[demand]!.occurrences.starts.length;
  }
  const stretches = stretchesOf(times, group, base);
  const begin = (isExact: boolean, edges: number): Asking => ({
    countsEach: !isExact || edges > APART_MAX,
    input,
    times,
    group,
    scores,
    base,
    problem: { parts: [], moments: [], edges: [], limits: [], standsFor: [], stretches, isExact },
    edgeOf: new Int32Array(group.size),
    known: new Set(),
    entries: 0,
  });
  const countsApart = group.pairs.some(({ demand }) => times.demands[demand]!.occurrencesMissing > 0);
  const apart = countsApart && group.size <= APART_MAX;
  const linked = alike(clustersOf(input, group, stretches, occurrences), (cluster, at) =>
    apart ? String(at) : signatureOf(times, group, stretches, cluster, base, true),
  );
  if (edgesIn(linked) <= EDGES_MAX) {
    const isExact = !countsApart || apart || linked.every(({ length }) => length === 1);
    const asking = begin(isExact, edgesIn(linked));
    for (const members of linked) {
      ask(asking, members);
      const bounds = limitsOf(asking, Array.from(members[0]!));
      for (const { places, left } of bounds) limit(asking, places, left, -Infinity, Infinity);
      if (asking.entries > ENTRIES_MAX || performance.now() > until) break;
    }
    if (asking.entries <= ENTRIES_MAX && performance.now() <= until) return asking.problem;
  }
  if (performance.now() > until) return undefined;
  const places = Array.from(stretches.pair, (_, at) => at);
  const byOccurrence = [...Map.groupBy(places, (at) => stretches.occurrence[at]!).values()];
  const folded = alike(
    byOccurrence.map((own) => Int32Array.from(own)),
    (cluster) => signatureOf(times, group, stretches, cluster, base, false),
  );
  if (edgesIn(folded) > FOLDED_EDGES_MAX) return undefined;
  const asking = begin(false, edgesIn(folded));
  for (const members of folded) ask(asking, members);
  for (const { places: own, left } of limitsOf(asking, places)) {
    limitDayByDay(asking, own, left);
    if (asking.entries > ENTRIES_MAX || performance.now() > until) return undefined;
  }
  return asking.problem;
}

function edgesIn(clusters: readonly (readonly Int32Array[])[]): number {
  return clusters.reduce((sum, [first]) => sum + first!.length, 0);
}

/** The clusters in lists of those with equal signatures. */
function alike(
  clusters: readonly Int32Array[],
  signature: (cluster: Int32Array, at: number) => string,
): (readonly Int32Array[])[] {
  const found = new Map<string, Int32Array[]>();
  for (const [at, cluster] of clusters.entries()) {
    const key = signature(cluster, at);
    const known = found.get(key);
    if (known) known.push(cluster);
    else found.set(key, [cluster]);
  }
  return [...found.values()];
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

/** Equal for clusters that differ only in their date. @param withSupplies with what is held of the supplies */
function signatureOf(
  times: RunTimes,
  { pairs }: PairGroup,
  { pair, start, end, occurrence }: Stretches,
  cluster: Int32Array,
  base: ReadonlyMap<number, number>,
  withSupplies: boolean,
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
    if (!withSupplies) continue;
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
  /**
   * Whether the solver is told how many occurrences a part stands for. What is alike by itself is one that weighs as much, as
   * its best is the best of each; but where there are many it is bounded sooner by what they could get one by one.
   */
  readonly countsEach: boolean;
  /** For each stretch the edge that stands for it, once it is asked about. */
  readonly edgeOf: Int32Array;
  /** Limits that were added, as texts. */
  readonly known: Set<string>;
  /** Edges in limits and moments so far. */
  entries: number;
}

/** Adds the edges and parts of some clusters that are alike: those of the first, and each answer holds for all of them. */
function ask(asking: Asking, members: readonly Int32Array[]): void {
  const { group, problem, times, scores, edgeOf } = asking;
  const { pair, start, end, occurrence } = problem.stretches;
  const cluster = members[0]!;
  const partOf = new Map<number, number>();
  cluster.forEach((at, place) => {
    const { pair: inputPair, demand, supply } = group.pairs[pair[at]!]!;
    let part = partOf.get(occurrence[at]!);
    if (part === undefined) {
      partOf.set(occurrence[at]!, (part = problem.parts.length));
      const counts = asking.countsEach || times.demands[demand]!.occurrencesMissing > 0;
      const occurrences = counts ? members.length : 1;
      problem.parts.push({ demand, occurrences, quantity: 0, minimum: 0, count: 0 });
    }
    for (const member of members) edgeOf[member[place]!] = problem.edges.length;
    problem.edges.push({ part, supply, score: scores[inputPair]!, weight: (end[at]! - start[at]!) * members.length });
    problem.standsFor.push(Int32Array.from(members, (member) => member[place]!));
  });
  for (const [own, stretches] of Map.groupBy(cluster, (at) => occurrence[at]!)) {
    askPart(asking, partOf.get(own)!, own, stretches);
  }
}

/** Stretches that share what a supply or a facility has left. */
interface Shared {
  readonly places: readonly number[];
  readonly left: readonly Bound[];
}

/** Which of some stretches share what is left, of each supply and of each facility behind several. */
function limitsOf({ input, times, group, problem }: Asking, places: readonly number[]): Shared[] {
  const { pair } = problem.stretches;
  const ofSupplies = Map.groupBy(places, (at) => group.pairs[pair[at]!]!.supply);
  const shared = [...ofSupplies].map(([supply, own]): Shared => ({
    places: own,
    left: leftOf(times.supplies[supply]!),
  }));
  for (const [facility, supplies] of Map.groupBy(ofSupplies.keys(), (supply) => input.supplies[supply]!.facilityId)) {
    if (facility === null || supplies.length === 1) continue;
    const { supply, facilityHeld } = times.supplies[supplies[0]!]!;
    shared.push({
      places: supplies.flatMap((one) => ofSupplies.get(one)!),
      left: [{ capacity: supply.facilityCapacity!, held: facilityHeld }],
    });
  }
  return shared;
}

/** What a part may get at each of its moments. */
function askPart(asking: Asking, part: number, own: number, stretches: readonly number[]): void {
  const { problem, times, base, edgeOf } = asking;
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
    const edges = stretches.filter((one) => start[one]! <= moment && end[one]! >= next).map((one) => edgeOf[one]!);
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

/**
 * Adds what stretches of one supply, or of one facility, must keep to, between two moments: at no moment more than the least
 * that is left.
 */
function limit(asking: Asking, places: readonly number[], bounds: readonly Bound[], from: number, until: number): void {
  const { edgeOf } = asking;
  const { start, end } = asking.problem.stretches;
  const loads = bounds.map(({ held }) => held);
  const borders = bordersOf(places, asking.problem.stretches, from, until, loads);
  const starting = inOrder(Int32Array.from(places), start);
  const ending = inOrder(Int32Array.from(places), end);
  // One edge may stand for a stretch that ends and for the next, which begins.
  const active = new Map<number, number>();
  let [nextStart, nextEnd] = [0, 0];
  let before: { left: number; edges: number[] } | undefined;
  for (let at = 0; at + 1 < borders.length; at++) {
    const moment = borders[at]!;
    let [more, fewer] = [false, false];
    for (; nextEnd < ending.length && end[ending[nextEnd]!]! <= moment; nextEnd++) {
      const edge = edgeOf[ending[nextEnd]!]!;
      const count = active.get(edge)! - 1;
      if (count > 0) active.set(edge, count);
      else active.delete(edge);
      fewer = true;
    }
    const rest = active.size;
    for (; nextStart < starting.length && start[starting[nextStart]!]! <= moment; nextStart++) {
      const edge = edgeOf[starting[nextStart]!]!;
      active.set(edge, (active.get(edge) ?? 0) + 1);
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
    before = { left, edges: [...active.keys()] };
  }
  if (before) emit(asking, before);
}
function emit({ problem, known }: Asking, { left, edges }: { left: number; edges: number[] }): void {
  if (edges.length === 0) return;
  if (!problem.isExact) {
    const key = `${left} ${edges.toSorted((a, b) => a - b).join(' ')}`;
    if (known.has(key)) return;
    known.add(key);
  }
  problem.limits.push({ capacity: left, edges });
}

/** The same for stretches of many dates: a date on which the same goes on as on another says nothing new. */
function limitDayByDay(asking: Asking, places: readonly number[], bounds: readonly Bound[]): void {
  const { edgeOf } = asking;
  const { start, end } = asking.problem.stretches;
  const byDay = new Map<number, number[]>();
  for (const at of places) {
    const [first, last] = [dayOfQuarter(start[at]!), dayOfQuarter(end[at]! - 1)];
    for (let day = first; day <= last; day++) {
      const own = byDay.get(day);
      if (own) own.push(at);
      else byDay.set(day, [at]);
    }
  }
  const seen = new Set<string>();
  for (const [day, own] of byDay) {
    const [from, until] = [day * QUARTERS_OF_DAY, (day + 1) * QUARTERS_OF_DAY];
    const tokens = own.map((at) => `${edgeOf[at]!}:${Math.max(0, start[at]! - from)}`).sort();
    for (const { held } of bounds) {
      if (held.at.length > 0) eachStep(held, from, until, (begin, _, taken) => tokens.push(`${begin - from}=${taken}`));
    }
    const key = tokens.join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    limit(asking, own, bounds, from, until);
    if (asking.entries > ENTRIES_MAX) return;
  }
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
  let first = Infinity;
  let last = -Infinity;
  for (const at of places) {
    const [begins, ends] = [Math.max(from, start[at]!), Math.min(until, end[at]!)];
    first = Math.min(first, begins);
    last = Math.max(last, ends);
    borders.add(begins);
    borders.add(ends);
  }
  if (from !== -Infinity) borders.add((first = from)).add((last = until));
  for (const load of loads) {
    if (load.at.length > 0) eachStep(load, first, last, (begin) => borders.add(begin));
  }
  return [...borders].sort((a, b) => a - b);
}
