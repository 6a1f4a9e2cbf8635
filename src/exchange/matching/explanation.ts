import type { CandidatePair } from '../judging/candidate-pairs.ts';
import { commonQuarters, quarterOfText } from '../times/wall-time.ts';
import { type HeldSpan, type Load, loadOf, mostTaken } from '../times/load.ts';
import type { UnmetTimes } from '../times/unmet-stretches.ts';
import { demandsAfter } from './after-run.ts';
import type { AllottedPair } from './allotted-pairs.ts';
import type { DemandInRun, MatchingInput, NearMisses } from './matching-input.ts';
import { UnmatchedReason } from './matching-run.entity.ts';
import type { Relaxation } from './relaxing/relaxation.ts';
import { runTimesOf } from './run-times.ts';

// Why a demand got nothing, or not all: decided once, when the run is made, and kept as data.

/** Why a demand is left with something unmet. */
export interface Explanation {
  readonly demandId: string;
  readonly unmetQuantity: number;
  /** The share of what it asks for on the dates of the run that is held or proposed, 0 to 1. */
  readonly coverage: number;
  readonly unmetStretches: readonly UnmetTimes[];
  readonly reason: UnmatchedReason;
  /** By how much the supplies that fit are too small; null for every other reason. */
  readonly shortBy: number | null;
  /** The ids of matches, of this run or accepted before, that have what would fit, the largest first. */
  readonly lostTo: readonly string[];
  /** What would help, the nearest first. */
  readonly relaxations: readonly Relaxation[];
  /** Nobody up to the subdistrict could meet it. */
  readonly escalated: boolean;
}

/** Matches that are named as having what a demand would have liked. */
const LOST_TO_MAX = 10;

/** What is wrong with the supply that gets the farthest, by how many filters it passes; nothing is with one that passes all. */
const REASONS = [
  UnmatchedReason.NO_SUCH_CATEGORY,
  UnmatchedReason.PERIOD_MISMATCH,
  UnmatchedReason.AUDIENCE_EXCLUDED,
  UnmatchedReason.NO_COMMON_TIME,
  UnmatchedReason.TOO_FAR,
  UnmatchedReason.DECLINED,
] as const;

/** A match of the run with the id it was given. */
export type NumberedPair = AllottedPair & { readonly id: string };

/** Why each demand that a run left with something unmet got no more; what would help is found out apart. */
export function explain(
  input: MatchingInput,
  nearMisses: NearMisses,
  allotted: readonly NumberedPair[],
): Omit<Explanation, 'relaxations'>[] {
  const matchedOf = Map.groupBy(allotted, ({ demandId }) => demandId);
  const candidatesOf = Map.groupBy(input.pairs, ({ demandId }) => demandId);
  const lost = takersOf(input, allotted);
  const left = leftovers(input, allotted);
  const after = demandsAfter(input, allotted);
  return input.demands.flatMap((demand, at) => {
    const { unmetQuantity, coverage, unmetStretches, lacking } = after[at]!;
    if (unmetQuantity <= 0) return [];
    const candidates = candidatesOf.get(demand.id) ?? [];
    const { isCommon, isWanted, takers } = lost(at, lacking, candidates);
    const passed = nearMisses.passedOf.get(demand.id) ?? 0;
    const reason = reasonFor(passed, candidates.length > 0, isWanted, takers.length);
    const isTooSmall = reason === UnmatchedReason.SUPPLY_TOO_SMALL;
    return [
      {
        demandId: demand.id,
        unmetQuantity,
        coverage,
        unmetStretches,
        reason,
        shortBy: isTooSmall
          ? shortOf(demand, unmetQuantity, matchedOf.get(demand.id) ?? [], left(at, lacking, candidates))
          : null,
        lostTo: takers.slice(0, LOST_TO_MAX).map(({ id }) => id),
        escalated: !isCommon && passed < REASONS.length,
      },
    ];
  });
}

/** @param isWanted whether any of the candidates has a moment in common with what the demand lacks */
function reasonFor(passed: number, hasCandidates: boolean, isWanted: boolean, takers: number): UnmatchedReason {
  if (isWanted) return takers > 0 ? UnmatchedReason.CAPACITY_EXHAUSTED : UnmatchedReason.SUPPLY_TOO_SMALL;
  // There is time in common, but not when the demand still lacks something.
  if (hasCandidates) return UnmatchedReason.NO_COMMON_TIME;
  // What fits has given what it has: it is pinned.
  return REASONS[passed] ?? UnmatchedReason.SUPPLY_TOO_SMALL;
}

interface Taker {
  readonly id: string;
  readonly demandId: string;
  readonly supplyId: string;
  readonly facilityId: string | null;
  readonly quantity: number;
  readonly spans: readonly HeldSpan[];
}

interface Moments {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Who has what of the supplies, by this run and before it. The function that comes back says of a demand whether it has a
 * moment in common with any of its candidates, whether it lacks something at one, and who has something of those, or of
 * the facilities that back them: where places are free again at another time, at such a moment; the largest first.
 */
function takersOf(input: MatchingInput, allotted: readonly NumberedPair[]) {
  const { held, supplies, demands } = input;
  const times = runTimesOf(input);
  const supplyAt = new Map(supplies.map(({ id }, at) => [id, at]));
  const all: Taker[] = [
    ...held.map(({ matchId, ...match }) => ({ ...match, id: matchId })),
    ...allotted.map((pair) => ({
      ...pair,
      facilityId: supplies[supplyAt.get(pair.supplyId)!]!.facilityId,
      spans: spansOf(pair),
    })),
  ];
  all.sort(theLargestFirst);
  const bySupply = Map.groupBy(all, ({ supplyId }) => supplyId);
  const byFacility = Map.groupBy(all, ({ facilityId }) => facilityId);
  return (demand: number, lacking: Moments, candidates: readonly CandidatePair[]) => {
    const { id: demandId, sharedOverTime } = demands[demand]!;
    const takers = new Set<Taker>();
    let [isCommon, isWanted] = [false, false];
    for (const { supplyId } of candidates) {
      const at = supplyAt.get(supplyId)!;
      const runs = times.commonOf(demand, at);
      isCommon ||= runs.starts.length > 0;
      const { starts, ends } = sharedOverTime ? commonQuarters(lacking, runs) : runs;
      if (starts.length === 0) continue;
      isWanted = true;
      const { facilityId } = supplies[at]!;
      const others = facilityId === null ? bySupply.get(supplyId) : byFacility.get(facilityId);
      // As many as are named are enough of each: hundreds may have something of one supply.
      let found = 0;
      for (const other of others ?? []) {
        if (found === LOST_TO_MAX) break;
        if (other.demandId === demandId || (sharedOverTime && !meets(other.spans, starts, ends))) continue;
        takers.add(other);
        found++;
      }
    }
    return {
      isCommon,
      isWanted,
      takers: [...takers].sort(theLargestFirst),
    };
  };
}

function theLargestFirst(a: Taker, b: Taker): number {
  return b.quantity - a.quantity || (a.id < b.id ? -1 : 1);
}

/** When an allotted pair gives, in quarters. */
export function spansOf({ occurrences }: AllottedPair): HeldSpan[] {
  return occurrences.map(({ start, end, quantity }) => [quarterOfText(start), quarterOfText(end), quantity]);
}

/** Whether two lists in order of time share a moment. */
function meets(spans: readonly HeldSpan[], starts: Int32Array, ends: Int32Array): boolean {
  let next = 0;
  for (const [start, end] of spans) {
    while (next < ends.length && ends[next]! <= start) next++;
    if (next < starts.length && starts[next]! < end) return true;
  }
  return false;
}

interface Leftover {
  readonly supplyId: string;
  readonly quantity: number;
}

/** By how much what fits is too small: from all together, or from the one that may serve a demand that is not split. */
function shortOf(
  { splittable, boundTo }: DemandInRun,
  unmetQuantity: number,
  matched: readonly AllottedPair[],
  left: readonly Leftover[],
): number {
  const [server = boundTo] = matched.map(({ supplyId }) => supplyId);
  const usable = splittable || server === null ? left : left.filter(({ supplyId }) => supplyId === server);
  const free = usable.map(({ quantity }) => quantity);
  return Math.max(1, unmetQuantity - (splittable ? free.reduce((sum, one) => sum + one, 0) : Math.max(0, ...free)));
}

/**
 * What is certainly left of each supply after the run, of those that are asked about, when a demand lacks something: of
 * places at the fullest of these moments, of all else at all. Never more than there is.
 */
function leftovers(input: MatchingInput, allotted: readonly NumberedPair[]) {
  const { supplies, demands } = input;
  const times = runTimesOf(input);
  const places = new Map(supplies.map(({ id }, at) => [id, at]));
  const taking = [
    ...input.held,
    ...allotted.map((pair) => ({
      ...pair,
      facilityId: supplies[places.get(pair.supplyId)!]!.facilityId,
      spans: spansOf(pair),
    })),
  ];
  const own = new Takings(Map.groupBy(taking, ({ supplyId }) => supplyId));
  const all = new Takings(Map.groupBy(taking, ({ facilityId }) => facilityId));
  return (demand: number, lacking: Moments, pairs: readonly { readonly supplyId: string }[]): Leftover[] => {
    const { sharedOverTime } = demands[demand]!;
    const usedOf = new Map<string, number>();
    return pairs.map(({ supplyId }) => {
      const at = places.get(supplyId)!;
      const { quantity, facilityId, facilityCapacity } = supplies[at]!;
      const when = sharedOverTime ? commonQuarters(lacking, times.commonOf(demand, at)) : undefined;
      const left = Math.max(0, quantity - own.most(supplyId, when));
      if (facilityId === null) return { supplyId, quantity: left };
      const used = usedOf.get(facilityId) ?? all.most(facilityId, when);
      const free = Math.max(0, Math.min(left, facilityCapacity! - used));
      usedOf.set(facilityId, used + free);
      return { supplyId, quantity: free };
    });
  };
}

interface Taking {
  readonly quantity: number;
  readonly spans: readonly HeldSpan[];
}

/** What matches take of supplies, or of facilities. */
class Takings {
  private readonly matches: ReadonlyMap<string | null, readonly Taking[]>;
  private readonly loads = new Map<string, Load>();

  constructor(matches: ReadonlyMap<string | null, readonly Taking[]>) {
    this.matches = matches;
  }

  /** At the fullest of some moments; in all of what is used up, which knows none. */
  most(of: string, when: Moments | undefined): number {
    const matches = this.matches.get(of) ?? [];
    if (!when) return sumOf(matches);
    let load = this.loads.get(of);
    if (!load) this.loads.set(of, (load = loadOf(matches.flatMap(({ spans }) => spans))));
    let most = 0;
    for (let at = 0; at < when.starts.length; at++) {
      most = Math.max(most, mostTaken(load, when.starts[at]!, when.ends[at]!));
    }
    return most;
  }
}

function sumOf(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((sum, { quantity }) => sum + quantity, 0);
}
