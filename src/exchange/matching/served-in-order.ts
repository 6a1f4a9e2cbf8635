import { SCORE_STAGE, stageOf } from '../allocation/objective.ts';
import { eachStep, type Load } from '../times/load.ts';
import { dayNumber } from '../times/day-number.ts';
import { QUARTERS_OF_DAY, quartersIn } from '../times/wall-time.ts';
import type { MatchingInput } from './matching-input.ts';
import { countingQuantity, type DemandTimes, type RunTimes, wholeOf } from './run-times.ts';
import type { PairGroup, PairRuns } from './runs-of-pairs.ts';
import { CLASS_OF } from './score-scale.ts';

/** So much at one stretch of a pair. */
export interface GivenStretch {
  readonly start: number;
  readonly end: number;
  readonly quantity: number;
}

/** By the place of the pair in the input. */
export type ServedInOrder = ReadonlyMap<number, readonly GivenStretch[]>;

/** Dates beyond the run into which its last nights, and the windows of their supplies, last. */
const MARGIN_DAYS = 3;

/**
 * Serves the demands of a group one after the other, the most pressing first: keeps all rules to the quarter, and takes
 * time in proportion to what is looked at, however much the entries differ. Where a group is too large to find the best,
 * this is what is found: the better of two orders. By the best scores first; or first those of whom a place for an hour
 * serves the greatest share, each by the supplies that are there for the most of its time.
 */
export function servedInOrder(
  input: MatchingInput,
  times: RunTimes,
  group: PairGroup,
  scores: Int32Array,
): ServedInOrder {
  const byScore: Turn[] = [];
  const byShare: Turn[] = [];
  for (const [demand, pairs] of Map.groupBy(group.pairs, (pair) => pair.demand)) {
    const own = times.demands[demand]!;
    const byOwnScore = pairs.toSorted((a, b) => scores[b.pair]! - scores[a.pair]! || a.pair - b.pair);
    byScore.push({ own, pairs: byOwnScore, rank: -scores[byOwnScore[0]!.pair]!, first: byOwnScore[0]!.pair });
    const inCommon = new Map(byOwnScore.map((pair) => [pair, quartersIn(pair.runs)]));
    const byTime = byOwnScore.toSorted((a, b) => inCommon.get(b)! - inCommon.get(a)!);
    byShare.push({ own, pairs: byTime, rank: wholeOf(own), first: byTime[0]!.pair });
  }
  const [one, other] = [byScore, byShare].map((turns) => servedInTurn(input, times, turns));
  const isBetter = compareWorth(worthOf(times, group, other!, scores), worthOf(times, group, one!, scores)) > 0;
  return isBetter ? other! : one!;
}

/** A demand when it is its turn. */
interface Turn {
  readonly own: DemandTimes;
  /** The first first. */
  readonly pairs: readonly PairRuns[];
  /** Among demands that are as pressing, the least first. */
  readonly rank: number;
  readonly first: number;
}

function servedInTurn(input: MatchingInput, times: RunTimes, turns: Turn[]): ServedInOrder {
  const left = new WhatIsLeft(input, times);
  const given = new Map<number, GivenStretch[]>();
  turns.sort(
    (a, b) => CLASS_OF[b.own.demand.priority] - CLASS_OF[a.own.demand.priority] || a.rank - b.rank || a.first - b.first,
  );
  for (const { own, pairs } of turns) {
    for (const [pair, stretches] of serve(own, pairs, left)) given.set(pair, stretches);
  }
  return given;
}

/** Served of URGENT, IMPORTANT and ROUTINE demands, and the score, of what a group would get. */
export function worthOf(times: RunTimes, { pairs }: PairGroup, given: ServedInOrder, scores: Int32Array): number[] {
  const worth = [0, 0, 0, 0];
  for (const { pair, demand } of pairs) {
    const own = times.demands[demand]!;
    let quarters = 0;
    for (const { start, end, quantity } of given.get(pair) ?? []) quarters += (end - start) * quantity;
    const served = quarters / wholeOf(own);
    worth[stageOf(CLASS_OF[own.demand.priority])]! += served;
    worth[SCORE_STAGE]! += served * scores[pair]!;
  }
  return worth;
}

/** Sums of fractions that are equal may differ by this share. */
export const ROUNDING = 1e-9;

/** Above 0 when the first is worth more, by the first stage in which they differ. */
export function compareWorth(one: readonly number[], other: readonly number[]): number {
  for (const [stage, worth] of one.entries()) {
    if (Math.abs(worth - other[stage]!) > ROUNDING * Math.max(1, worth)) return worth - other[stage]!;
  }
  return 0;
}

function serve(own: DemandTimes, pairs: readonly PairRuns[], left: WhatIsLeft): Map<number, GivenStretch[]> {
  if (own.demand.splittable) return tryToServe(own, pairs, left);
  // From one supply only: from the one that gives the most.
  let best: PairRuns | undefined;
  let most = 0;
  for (const pair of pairs) {
    const given = tryToServe(own, [pair], left);
    const worth = quartersOf(given);
    takeBack(given, [pair], left);
    if (worth > most) [best, most] = [pair, worth];
  }
  return best ? tryToServe(own, [best], left) : new Map();
}

/** Takes what the pairs have for a demand, occurrence by occurrence; nothing where its terms are not kept. */
function tryToServe(own: DemandTimes, pairs: readonly PairRuns[], left: WhatIsLeft): Map<number, GivenStretch[]> {
  const { demand, lacking, occurrences } = own;
  const given = new Map<number, GivenStretch[]>();
  const next = pairs.map(() => 0);
  let counting = 0;
  for (let occurrence = 0; occurrence < occurrences.starts.length; occurrence++) {
    const [from, until] = [occurrences.starts[occurrence]!, occurrences.ends[occurrence]!];
    const moments = new Moments(own.held, from, until, demand.askedQuantity);
    const countsAlready = moments.isAtLeast(countingQuantity(demand));
    const taken: { pair: PairRuns; stretch: GivenStretch }[] = [];
    pairs.forEach((pair, place) => {
      const { runs } = pair;
      for (; next[place]! < runs.starts.length && lacking.of[runs.of[next[place]!]!]! <= occurrence; next[place]!++) {
        const [start, end] = [runs.starts[next[place]!]!, runs.ends[next[place]!]!];
        if (lacking.of[runs.of[next[place]!]!]! < occurrence) continue;
        const lacks = moments.lackingThroughout(start, end);
        if (lacks <= 0) continue;
        const quantity = Math.min(lacks, left.throughout(pair.supply, start, end));
        if (quantity <= 0) continue;
        moments.give(start, end, quantity);
        left.take(pair.supply, start, end, quantity);
        taken.push({ pair, stretch: { start, end, quantity } });
      }
    });
    if (demand.needsAll && !moments.isAtLeast(demand.askedQuantity)) counting = -Infinity;
    if (moments.isBelow(demand.minQuantity)) {
      for (const { pair, stretch } of taken) left.take(pair.supply, stretch.start, stretch.end, -stretch.quantity);
      continue;
    }
    // One that counts by what is held already is not among those that are missing.
    if (!countsAlready && moments.isAtLeast(countingQuantity(demand))) counting++;
    for (const { pair, stretch } of taken) {
      const known = given.get(pair.pair);
      if (known) known.push(stretch);
      else given.set(pair.pair, [stretch]);
    }
  }
  if (counting >= own.occurrencesMissing) return given;
  takeBack(given, pairs, left);
  return new Map();
}

function takeBack(given: ReadonlyMap<number, GivenStretch[]>, pairs: readonly PairRuns[], left: WhatIsLeft): void {
  for (const { pair, supply } of pairs) {
    for (const { start, end, quantity } of given.get(pair) ?? []) left.take(supply, start, end, -quantity);
  }
}

function quartersOf(given: ReadonlyMap<number, GivenStretch[]>): number {
  let sum = 0;
  for (const stretches of given.values()) {
    for (const { start, end, quantity } of stretches) sum += quantity * (end - start);
  }
  return sum;
}

/** What a demand has at each quarter of one occurrence. */
class Moments {
  private readonly has: Int32Array;
  private readonly from: number;
  private readonly asked: number;

  constructor(held: Load, from: number, until: number, asked: number) {
    this.has = new Int32Array(until - from);
    this.from = from;
    this.asked = asked;
    if (held.at.length > 0) {
      eachStep(held, from, until, (start, end, taken) => this.has.fill(taken, start - from, end - from));
    }
  }

  lackingThroughout(start: number, end: number): number {
    let most = 0;
    for (let at = start - this.from; at < end - this.from; at++) if (this.has[at]! > most) most = this.has[at]!;
    return this.asked - most;
  }

  give(start: number, end: number, quantity: number): void {
    for (let at = start - this.from; at < end - this.from; at++) this.has[at]! += quantity;
  }

  /** Whether some moment has something, but too little. */
  isBelow(minimum: number): boolean {
    return this.has.some((quantity) => quantity > 0 && quantity < minimum);
  }

  isAtLeast(quantity: number): boolean {
    return this.has.every((has) => has >= quantity);
  }
}

/** What supplies, and the facilities behind them, have left at each quarter. */
class WhatIsLeft {
  private readonly from: number;
  private readonly length: number;
  private readonly ofSupplies = new Map<number, Int32Array>();
  private readonly ofFacilities = new Map<string, Int32Array>();
  private readonly times: RunTimes;

  constructor({ from, to }: MatchingInput, times: RunTimes) {
    this.from = (dayNumber(from) - MARGIN_DAYS) * QUARTERS_OF_DAY;
    this.length = (dayNumber(to) + MARGIN_DAYS) * QUARTERS_OF_DAY - this.from;
    this.times = times;
  }

  throughout(supply: number, start: number, end: number): number {
    let least = Infinity;
    for (const left of this.of(supply)) {
      for (let at = start - this.from; at < end - this.from && least > 0; at++)
        if (left[at]! < least) least = left[at]!;
    }
    return least;
  }

  take(supply: number, start: number, end: number, quantity: number): void {
    for (const left of this.of(supply)) {
      for (let at = start - this.from; at < end - this.from; at++) left[at]! -= quantity;
    }
  }

  private of(at: number): Int32Array[] {
    const { supply, held, facilityHeld } = this.times.supplies[at]!;
    let own = this.ofSupplies.get(at);
    if (!own) this.ofSupplies.set(at, (own = this.without(supply.quantity, held)));
    if (supply.facilityId === null) return [own];
    let places = this.ofFacilities.get(supply.facilityId);
    if (!places) {
      this.ofFacilities.set(supply.facilityId, (places = this.without(supply.facilityCapacity!, facilityHeld)));
    }
    return [own, places];
  }

  private without(capacity: number, held: Load): Int32Array {
    const left = new Int32Array(this.length).fill(capacity);
    eachStep(held, this.from, this.from + this.length, (start, end, taken) => {
      if (taken !== 0) left.fill(capacity - taken, start - this.from, end - this.from);
    });
    return left;
  }
}
