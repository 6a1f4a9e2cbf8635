import type { Language } from '../shared/language.ts';
import { type Filter, FILTERS } from './judged-pairs.ts';
import type { HeldInRun, MatchingInput, NearMiss, NearMisses } from './matching-input.ts';
import type { AllottedPair } from './matching-problem.ts';
import { UnmatchedReason } from './matching-run.entity.ts';

// Why a demand got nothing, or not all: decided once, when the run is made, and kept as data.

/** One change of the demand that would help, as data: what to change, and how much it would bring. */
export type Relaxation =
  | { readonly change: 'REACH'; readonly meters: number; readonly insteadOf: number | null; readonly quantity: number }
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

/** What each filter is called as a reason. */
const REASON_OF: Readonly<Record<Filter, UnmatchedReason>> = {
  category: UnmatchedReason.NO_SUCH_CATEGORY,
  period: UnmatchedReason.PERIOD_MISMATCH,
  audience: UnmatchedReason.AUDIENCE_EXCLUDED,
  time: UnmatchedReason.NO_COMMON_TIME,
  distance: UnmatchedReason.TOO_FAR,
};

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
  const takenOf = takers(input.held, allotted);
  const candidatesOf = Map.groupBy(input.pairs, ({ demandId }) => demandId);
  const missesOf = Map.groupBy(nearMisses.pairs, ({ demandId }) => demandId);
  return input.demands.flatMap((demand) => {
    const matched = sumOf(matchedOf.get(demand.id) ?? []);
    const unmetQuantity = demand.quantity - matched;
    if (unmetQuantity <= 0) return [];
    const candidates = candidatesOf.get(demand.id) ?? [];
    const failed = FILTERS[nearMisses.passedOf.get(demand.id) ?? 0];
    const fits = candidates.length > 0 || failed === undefined;
    const lostTo = candidates
      .flatMap(({ supplyId }) => takenOf.get(supplyId) ?? [])
      .filter(({ demandId }) => demandId !== demand.id)
      .toSorted((a, b) => b.quantity - a.quantity || (a.id < b.id ? -1 : 1));
    const left = (supplyId: string, quantity: number) => Math.max(0, quantity - sumOf(takenOf.get(supplyId) ?? []));
    const misses = missesOf.get(demand.id) ?? [];
    return [
      {
        demandId: demand.id,
        unmetQuantity,
        reason: fits ? UnmatchedReason.CAPACITY_EXHAUSTED : REASON_OF[failed],
        lostTo: [...new Set(lostTo.map(({ id }) => id))].slice(0, LOST_TO_MAX),
        relaxation:
          ownRelaxation(
            input,
            demand,
            candidates.map(({ supplyId }) => supplyId),
            left,
            matched,
          ) ?? relaxationBy(misses, left, demand.maxDistanceMeters),
        escalated: !fits,
      },
    ];
  });
}

interface Taker {
  readonly id: string;
  readonly demandId: string | null;
  readonly quantity: number;
}

/** Who has what of each supply: by this run, and before it. */
function takers(held: readonly HeldInRun[], allotted: readonly NumberedPair[]): Map<string, Taker[]> {
  const before = held.map(({ matchId, supplyId, quantity }) => ({ id: matchId, supplyId, demandId: null, quantity }));
  const now = allotted.map(({ id, supplyId, demandId, quantity }) => ({ id, supplyId, demandId, quantity }));
  return Map.groupBy([...before, ...now], ({ supplyId }) => supplyId);
}

/** What the demand's own terms keep it from: several suppliers, or less than it calls useful. */
function ownRelaxation(
  { supplies }: MatchingInput,
  { splittable, minQuantity }: MatchingInput['demands'][number],
  candidateIds: readonly string[],
  left: (supplyId: string, quantity: number) => number,
  matched: number,
): Relaxation | null {
  const free = supplies
    .filter(({ id }) => candidateIds.includes(id))
    .map(({ id, quantity }) => left(id, quantity))
    .filter((quantity) => quantity > 0);
  const all = free.reduce((sum, quantity) => sum + quantity, 0);
  if (all === 0) return null;
  if (!splittable && all > Math.max(matched, ...free)) return { change: 'SPLIT', quantity: all };
  return minQuantity > all && matched === 0 ? { change: 'MINIMUM', quantity: all } : null;
}

/** The pair that one filter keeps apart and that would bring the most, by the filter that is the easiest to give way on. */
function relaxationBy(
  misses: readonly NearMiss[],
  left: (supplyId: string, quantity: number) => number,
  reach: number | null,
): Relaxation | null {
  for (const [filter, change] of CHANGES) {
    const bit = 1 << FILTERS.indexOf(filter);
    const best = misses
      .filter(({ failed }) => failed === bit)
      .map((miss) => ({ ...miss, quantity: left(miss.supplyId, miss.quantity) }))
      .filter(({ quantity }) => quantity > 0)
      .toSorted((a, b) =>
        filter === 'distance' ? (a.distanceMeters ?? 0) - (b.distanceMeters ?? 0) : b.quantity - a.quantity,
      )[0];
    if (!best) continue;
    if (change !== 'REACH') return { change, supplyId: best.supplyId, quantity: best.quantity };
    if (best.distanceMeters === null) continue;
    const meters = Math.ceil(best.distanceMeters / METERS_STEP) * METERS_STEP;
    return { change, meters, insteadOf: reach, quantity: best.quantity };
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
  readonly categoryName: Readonly<Record<Language, string>>;
  readonly audiences: readonly string[];
  /** Its windows as people write them. */
  readonly windows: Readonly<Record<Language, string>>;
}

/** A relaxation as a sentence, in the caller's language. */
export function relaxationText(relaxation: Relaxation, supply: NamedSupply | null, language: Language): string {
  const { quantity } = relaxation;
  const zh = language === 'zh-CN';
  switch (relaxation.change) {
    case 'REACH': {
      const to = distance(relaxation.meters, zh);
      const from = relaxation.insteadOf === null ? '' : distance(relaxation.insteadOf, zh);
      if (from === '') return zh ? `范围放宽到 ${to}：可得 ${quantity}` : `Within ${to}: ${quantity}`;
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
  if (meters < 1_000) return zh ? `${meters} 米` : `${meters} m`;
  const kilometres = String(Math.round(meters / 100) / 10);
  return zh ? `${kilometres} 公里` : `${kilometres} km`;
}
