import type { BilingualText, Language } from '../../shared/language.ts';
import { type Filter, FILTERS } from '../judging/candidate-pairs.ts';
import type { MatchingInput, NearMiss, NearMisses } from './matching-input.ts';
import { demandsAfter } from './after-run.ts';
import type { AllottedPair } from './allotted-pairs.ts';
import { UnmatchedReason } from './matching-run.entity.ts';
import { runTimesOf } from './run-times.ts';
import { quarterOfText } from '../times/wall-time.ts';
import type { HeldSpan } from '../times/load.ts';
import type { LackingStretch } from '../times/lacking.ts';

// Why a demand got nothing, or not all: decided once, when the run is made, and kept as data.

/** One change of the demand that would help, as data: what to change, and how much it would bring. */
export type Relaxation =
  | { readonly change: 'REACH'; readonly meters: number; readonly insteadOf: number; readonly quantity: number }
  | {
      readonly change: 'TIME' | 'PERIOD' | 'AUDIENCE' | 'CATEGORY';
      readonly supplyId: string;
      readonly quantity: number;
    }
  | { readonly change: 'SPLIT' | 'MINIMUM'; readonly quantity: number };

/** Why a demand is left with something unmet. */
export interface Explanation {
  readonly demandId: string;
  readonly unmetQuantity: number;
  /** The share of what it asks for on the dates of the run that is held or proposed, 0 to 1. */
  readonly coverage: number;
  readonly unmetStretches: readonly LackingStretch[];
  readonly reason: UnmatchedReason;
  /** The ids of matches, of this run or accepted before, that have what would fit, the largest first. */
  readonly lostTo: readonly string[];
  readonly relaxation: Relaxation | null;
  /** Nobody up to the subdistrict could meet it. */
  readonly escalated: boolean;
}

/** Matches that are named as having what a demand would have liked. */
const LOST_TO_MAX = 10;
/** Distances are said in whole multiples of this many metres. */
const METERS_STEP = 100;

/** What is wrong with the supply that gets the farthest, by how many filters it passes; nothing is with one that passes all. */
const REASONS = [
  UnmatchedReason.NO_SUCH_CATEGORY,
  UnmatchedReason.PERIOD_MISMATCH,
  UnmatchedReason.AUDIENCE_EXCLUDED,
  UnmatchedReason.NO_COMMON_TIME,
  UnmatchedReason.TOO_FAR,
  UnmatchedReason.DECLINED,
] as const;

/** What helps against each filter, the easiest to give way on first. */
const CHANGES = [
  ['distance', 'REACH'],
  ['time', 'TIME'],
  ['period', 'PERIOD'],
  ['audience', 'AUDIENCE'],
  ['category', 'CATEGORY'],
] as const satisfies readonly (readonly [Filter, Relaxation['change']])[];

/** A match of the run with the id it was given. */
export type NumberedPair = AllottedPair & { readonly id: string };

/** Why each demand that a run left with something unmet got no more. */
export function explain(
  input: MatchingInput,
  nearMisses: NearMisses,
  allotted: readonly NumberedPair[],
): Explanation[] {
  const matchedOf = Map.groupBy(allotted, ({ demandId }) => demandId);
  const candidatesOf = Map.groupBy(input.pairs, ({ demandId }) => demandId);
  const missesOf = Map.groupBy(nearMisses.pairs, ({ demandId }) => demandId);
  const lost = takersOf(input, allotted);
  const left = leftovers(input, allotted);
  const after = demandsAfter(input, allotted);
  return input.demands.flatMap((demand, at) => {
    const { unmetQuantity, coverage, unmetStretches } = after[at]!;
    if (unmetQuantity <= 0) return [];
    const matched = sumOf(matchedOf.get(demand.id) ?? []);
    const candidates = candidatesOf.get(demand.id) ?? [];
    const { isCommon, takers } = lost(demand, candidates);
    const reason = reasonFor(nearMisses.passedOf.get(demand.id) ?? 0, candidates.length > 0, isCommon);
    const lacking: Lacking = { ...demand, matched, unmetQuantity };
    return [
      {
        demandId: demand.id,
        unmetQuantity,
        coverage,
        unmetStretches,
        reason,
        lostTo: takers.slice(0, LOST_TO_MAX).map(({ id }) => id),
        relaxation:
          ownRelaxation(lacking, left(candidates)) ??
          relaxationBy(lacking, missesOf.get(demand.id) ?? [], (miss) => left([miss])[0]!),
        escalated: reason !== UnmatchedReason.CAPACITY_EXHAUSTED,
      },
    ];
  });
}

/** @param isCommon whether any of the candidates has a moment in common with the demand on the dates of the run */
function reasonFor(passed: number, hasCandidates: boolean, isCommon: boolean): UnmatchedReason {
  if (isCommon) return UnmatchedReason.CAPACITY_EXHAUSTED;
  // An ordinary week has common time, these few dates have none.
  if (hasCandidates) return UnmatchedReason.NO_COMMON_TIME;
  return REASONS[passed] ?? UnmatchedReason.CAPACITY_EXHAUSTED;
}

interface Taker {
  readonly id: string;
  readonly demandId: string;
  readonly supplyId: string;
  readonly facilityId: string | null;
  readonly quantity: number;
  readonly spans: readonly HeldSpan[];
}

/**
 * Who has what of the supplies, by this run and before it. The function that comes back says of a demand whether it has a
 * stretch in common with any of its candidates, and who has something of those, or of the facilities that back them: where
 * places are free again at another time, at some moment of those stretches; the largest first.
 */
function takersOf(input: MatchingInput, allotted: readonly NumberedPair[]) {
  const { held, supplies, demands } = input;
  const times = runTimesOf(input);
  const supplyAt = new Map(supplies.map(({ id }, at) => [id, at]));
  const demandAt = new Map(demands.map(({ id }, at) => [id, at]));
  const all: Taker[] = [
    ...held.map(({ matchId, ...match }) => ({ ...match, id: matchId })),
    ...allotted.map(({ id, demandId, supplyId, quantity, occurrences }) => ({
      id,
      demandId,
      supplyId,
      facilityId: supplies[supplyAt.get(supplyId)!]!.facilityId,
      quantity,
      spans: occurrences.map(({ start, end, quantity }): HeldSpan => [
        quarterOfText(start),
        quarterOfText(end),
        quantity,
      ]),
    })),
  ];
  const bySupply = Map.groupBy(all, ({ supplyId }) => supplyId);
  const byFacility = Map.groupBy(all, ({ facilityId }) => facilityId);
  return (demand: { readonly id: string }, candidates: readonly { readonly supplyId: string }[]) => {
    const takers = new Set<Taker>();
    let isCommon = false;
    for (const { supplyId } of candidates) {
      const at = supplyAt.get(supplyId)!;
      const { starts, ends } = times.commonOf(demandAt.get(demand.id)!, at);
      if (starts.length === 0) continue;
      isCommon = true;
      const { facilityId, sharedOverTime } = supplies[at]!;
      const others = facilityId === null ? bySupply.get(supplyId) : byFacility.get(facilityId);
      for (const other of others ?? []) {
        if (other.demandId === demand.id) continue;
        if (!sharedOverTime || meets(other.spans, starts, ends)) takers.add(other);
      }
    }
    return { isCommon, takers: [...takers].sort((a, b) => b.quantity - a.quantity || (a.id < b.id ? -1 : 1)) };
  };
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

/**
 * What is certainly left of each supply after the run, of those that are asked about: never more than there is, though it
 * may be more at some moments of the week.
 */
function leftovers({ held, supplies }: MatchingInput, allotted: readonly NumberedPair[]) {
  const supplyOf = new Map(supplies.map((supply) => [supply.id, supply]));
  const heldOf = Map.groupBy(held, ({ supplyId }) => supplyId);
  const heldOfFacility = Map.groupBy(held, ({ facilityId }) => facilityId);
  const allottedOf = Map.groupBy(allotted, ({ supplyId }) => supplyId);
  const allottedOfFacility = Map.groupBy(allotted, ({ supplyId }) => supplyOf.get(supplyId)!.facilityId);
  const taken = (supplyId: string) => sumOf(heldOf.get(supplyId) ?? []) + sumOf(allottedOf.get(supplyId) ?? []);
  return (pairs: readonly { readonly supplyId: string; readonly quantity?: number }[]): Leftover[] => {
    const usedOf = new Map<string, number>();
    return pairs.map(({ supplyId, quantity }) => {
      const supply = supplyOf.get(supplyId);
      // Of a supply that fits nobody only the near miss says what it has.
      if (!supply) return { supplyId, quantity: quantity ?? 0 };
      const own = supply.quantity - taken(supplyId);
      const { facilityId, facilityCapacity } = supply;
      if (facilityId === null) return { supplyId, quantity: Math.max(0, own) };
      const used =
        usedOf.get(facilityId) ??
        sumOf(heldOfFacility.get(facilityId) ?? []) + sumOf(allottedOfFacility.get(facilityId) ?? []);
      const free = Math.max(0, Math.min(own, facilityCapacity! - used));
      usedOf.set(facilityId, used + free);
      return { supplyId, quantity: free };
    });
  };
}

interface Leftover {
  readonly supplyId: string;
  readonly quantity: number;
}

/** A demand with what the run has matched of it. */
interface Lacking {
  readonly splittable: boolean;
  readonly boundTo: string | null;
  readonly minQuantity: number;
  readonly maxDistanceMeters: number | null;
  readonly quantity: number;
  readonly matched: number;
  readonly unmetQuantity: number;
}

/** What the demand's own terms keep it from: several suppliers, or less than it calls useful. */
function ownRelaxation(
  { splittable, boundTo, minQuantity, matched, unmetQuantity }: Lacking,
  free: readonly Leftover[],
): Relaxation | null {
  const all = Math.min(unmetQuantity, sumOf(free));
  if (all === 0) return null;
  if (!splittable && matched + all >= minQuantity) return { change: 'SPLIT', quantity: all };
  const within = boundTo === null ? free : free.filter(({ supplyId }) => supplyId === boundTo);
  const useful = splittable ? all : Math.max(0, ...within.map(({ quantity }) => quantity));
  return matched === 0 && useful > 0 && useful < minQuantity ? { change: 'MINIMUM', quantity: useful } : null;
}

/** The pair that one filter keeps apart and that would bring the most, by the filter that is the easiest to give way on. */
function relaxationBy(
  { splittable, boundTo, minQuantity, maxDistanceMeters, quantity, matched, unmetQuantity }: Lacking,
  misses: readonly NearMiss[],
  left: (miss: NearMiss) => Leftover,
): Relaxation | null {
  if (boundTo !== null) return null;
  /** How much more the demand would have: what cannot be split has all of it from the one, or nothing. */
  const brings = (free: number) => {
    const more = splittable ? Math.min(unmetQuantity, free) : Math.min(quantity, free) - matched;
    return matched + more >= minQuantity ? more : 0;
  };
  for (const [filter, change] of CHANGES) {
    const bit = 1 << FILTERS.indexOf(filter);
    const best = misses
      .filter(({ failed }) => failed === bit)
      .map((miss) => ({ ...miss, quantity: brings(left(miss).quantity) }))
      .filter(({ quantity }) => quantity > 0)
      .toSorted((a, b) =>
        filter === 'distance' ? (a.distanceMeters ?? 0) - (b.distanceMeters ?? 0) : b.quantity - a.quantity,
      )[0];
    if (!best) continue;
    if (change !== 'REACH') return { change, supplyId: best.supplyId, quantity: best.quantity };
    if (best.distanceMeters === null || maxDistanceMeters === null) continue;
    const meters = Math.ceil(best.distanceMeters / METERS_STEP) * METERS_STEP;
    return { change, meters, insteadOf: maxDistanceMeters, quantity: best.quantity };
  }
  return null;
}

function sumOf(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What the sentence of a relaxation names beside its numbers: the supply that would then fit. */
export interface NamedSupply {
  readonly validFrom: string;
  readonly validTo: string;
  readonly categoryName: BilingualText;
  readonly audiences: readonly string[];
  /** Its windows as people write them. */
  readonly windows: BilingualText;
}

/** A relaxation as a sentence, in the caller's language. */
export function relaxationText(relaxation: Relaxation, supply: NamedSupply | null, language: Language): string {
  const { quantity } = relaxation;
  const zh = language === 'zh-CN';
  switch (relaxation.change) {
    case 'REACH': {
      const [to, from] = [distance(relaxation.meters, zh), distance(relaxation.insteadOf, zh)];
      return zh ? `范围由 ${from} 放宽到 ${to}：可得 ${quantity}` : `${to} instead of ${from}: ${quantity}`;
    }
    case 'TIME':
      return zh
        ? `改在 ${supply?.windows[language]}：可得 ${quantity}`
        : `At ${supply?.windows[language]}: ${quantity}`;
    case 'PERIOD':
      return zh
        ? `期限改为 ${supply?.validFrom} 至 ${supply?.validTo}：可得 ${quantity}`
        : `From ${supply?.validFrom} to ${supply?.validTo}: ${quantity}`;
    case 'AUDIENCE':
      return zh
        ? `对象限于 ${supply?.audiences.join('、')}：可得 ${quantity}`
        : `For ${supply?.audiences.join(', ')}: ${quantity}`;
    case 'CATEGORY':
      return zh
        ? `改为类别“${supply?.categoryName[language]}”：可得 ${quantity}`
        : `In the category “${supply?.categoryName[language]}”: ${quantity}`;
    case 'SPLIT':
      return zh ? `允许由多家分担：可得 ${quantity}` : `From several suppliers: ${quantity}`;
    case 'MINIMUM':
      return zh ? `最低有用数量降到 ${quantity}：可得 ${quantity}` : `With a smaller useful minimum: ${quantity}`;
    default:
      throw new Error(`There is no sentence for ${JSON.stringify(relaxation satisfies never)}`);
  }
}

function distance(meters: number, zh: boolean): string {
  if (meters < 1_000 || meters % METERS_STEP !== 0) return zh ? `${meters} 米` : `${meters} m`;
  return zh ? `${meters / 1_000} 公里` : `${meters / 1_000} km`;
}
