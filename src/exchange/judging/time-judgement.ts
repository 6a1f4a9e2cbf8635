import { commonRuns } from '../times/common-runs.ts';
import { eachStep, type Lacking, lackingOf, type Load, loadOf, NOTHING_TAKEN } from '../times/load.ts';
import { momentsOf, notBegun, occurrencesFrom, occurrencesIn, type TimeSpec } from '../times/moments.ts';
import { type DayClasses, dayClasses } from '../times/real-dates.ts';
import { QUARTER_MINUTES, type QuarterSpans } from '../times/wall-time.ts';
import type { EntryTimes, TimedDemand, TimedSupply } from './entry-times.ts';

/** How the times of a demand and a supply go together. */
interface TimeJudgement {
  /** Whether they have a stretch in common that is as long as the demand needs. */
  readonly isCommon: boolean;
  /** The share of what is lacking, in place-minutes, that lies in such stretches; 0 to 1. */
  readonly timeFit: number;
  /** The share of that which is free, in place-minutes; null where nothing is held and the quantities alone say it. */
  readonly quantityFit: number | null;
  /** The most that is free throughout one of those stretches; null as above. */
  readonly remaining: number | null;
}

/** Times that were judged, as candidate-pairs.ts joins them: each entry has a key, each pair of keys a judgement. */
export interface JudgedTimes {
  /** In columns: the entries of the pairs and their keys. */
  readonly demandIds: readonly string[];
  readonly demandKeys: readonly number[];
  /** The greatest number that a demand still lacks at any moment; null for what is used up, where quantity alone counts. */
  readonly lacking: readonly (number | null)[];
  readonly supplyIds: readonly string[];
  readonly supplyKeys: readonly number[];
  /** The pairs that have a stretch in common; all others have none. */
  readonly pairs: {
    readonly demandKey: number[];
    readonly supplyKey: number[];
    readonly timeFit: number[];
    readonly quantityFit: (number | null)[];
    readonly remaining: (number | null)[];
  };
}

/** Days on which a run, or whoever asks, wants demands to be met. */
export interface Dates {
  readonly from: string;
  readonly to: string;
  /** The wall time of it: an occurrence that began before cannot be had any more. */
  readonly now?: string | undefined;
}

/** A demand ready to be held against supplies. */
interface Wanted {
  readonly lacking: Lacking;
  readonly quantity: number;
  readonly held: Load;
  readonly least: number;
  /** Place-quarters. */
  readonly asked: number;
}

/** A supply ready to be held against demands. */
interface Given {
  readonly moments: QuarterSpans;
  readonly quantity: number;
  readonly held: Load;
  readonly facilityCapacity: number;
  readonly facilityHeld: Load;
  /** Whether quantity alone says what is free. */
  readonly isPlain: boolean;
}

/** So long, in milliseconds, pairs are judged before others get their turn: there may be a great many. */
const TURN_MS = 20;

/**
 * Judges the times of all pairs that may meet. Entries with equal times, of which nothing is held, are judged once, so that
 * it takes time in proportion to the number of distinct times.
 * @param byHand judges every pair; otherwise those of one field and measure, where the demand may know of the supply
 */
export async function judgeTimes(
  { demands, supplies, held: all, calendar }: EntryTimes,
  dates: Dates,
  byHand = false,
): Promise<JudgedTimes> {
  const classes = dayClasses(calendar);
  const held = all.filter(({ sharedOverTime }) => sharedOverTime);
  const heldOfDemand = Map.groupBy(held, ({ demandId }) => demandId);
  const heldOfSupply = Map.groupBy(held, ({ supplyId }) => supplyId);
  const heldOfFacility = Map.groupBy(held, ({ facilityId }) => facilityId);
  const load = (matches: (typeof held)[number][] = []) => loadOf(matches.flatMap(({ spans }) => spans));

  const wantedAt: Wanted[] = [];
  const demandKeys = keysOf(demands, (demand) => {
    const own = demand.sharedOverTime && heldOfDemand.has(demand.id) ? demand.id : '';
    return [timeKey(demand.time), demand.minMinutes, own, own && demand.quantity].join(' ');
  });
  const lackingOfKey = new Map<number, number | null>();
  demands.forEach((demand, at) => {
    const key = demandKeys[at]!;
    if (wantedAt[key]) return;
    wantedAt[key] = wantedOf(
      demand,
      demand.sharedOverTime ? load(heldOfDemand.get(demand.id)) : NOTHING_TAKEN,
      dates,
      classes,
    );
    lackingOfKey.set(key, demand.sharedOverTime && heldOfDemand.has(demand.id) ? wantedAt[key].lacking.most : null);
  });
  const givenAt: Given[] = [];
  const supplyKeys = keysOf(supplies, (supply) => {
    const isHeld = heldOfSupply.has(supply.id) || (supply.facilityId !== null && heldOfFacility.has(supply.facilityId));
    return [timeKey(supply.time), supply.sharedOverTime && isHeld ? supply.id : ''].join(' ');
  });
  supplies.forEach((supply, at) => {
    const key = supplyKeys[at]!;
    if (givenAt[key]) return;
    const own = supply.sharedOverTime ? load(heldOfSupply.get(supply.id)) : NOTHING_TAKEN;
    const all =
      supply.sharedOverTime && supply.facilityId !== null ? load(heldOfFacility.get(supply.facilityId)) : NOTHING_TAKEN;
    givenAt[key] = {
      moments: momentsOf(supply.time, classes),
      quantity: supply.quantity,
      held: own,
      facilityCapacity: supply.facilityCapacity ?? supply.quantity,
      facilityHeld: all,
      isPlain: own.at.length === 0 && all.at.length === 0,
    };
  });

  const pairs: JudgedTimes['pairs'] = { demandKey: [], supplyKey: [], timeFit: [], quantityFit: [], remaining: [] };
  const judged = new Set<number>();
  const everySupply = supplies.map((_, at) => at);
  const suppliesIn = byHand ? () => everySupply : groupedByPlace(supplies);
  let turn = performance.now();
  for (const [at, demand] of demands.entries()) {
    const key = demandKeys[at]!;
    for (const other of suppliesIn(demand)) {
      const supplyKey = supplyKeys[other]!;
      const pair = key * supplies.length + supplyKey;
      if (judged.has(pair)) continue;
      judged.add(pair);
      const { isCommon, timeFit, quantityFit, remaining } = judge(wantedAt[key]!, givenAt[supplyKey]!);
      if (!isCommon) continue;
      pairs.demandKey.push(key);
      pairs.supplyKey.push(supplyKey);
      pairs.timeFit.push(timeFit);
      pairs.quantityFit.push(quantityFit);
      pairs.remaining.push(remaining);
    }
    if (performance.now() - turn > TURN_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      turn = performance.now();
    }
  }
  return {
    demandIds: demands.map(({ id }) => id),
    demandKeys,
    lacking: demandKeys.map((key) => lackingOfKey.get(key)!),
    supplyIds: supplies.map(({ id }) => id),
    supplyKeys,
    pairs,
  };
}

/** How the times of one demand and one supply go together. */
function judge(wanted: Wanted, given: Given): TimeJudgement {
  const runs = commonRuns(wanted.lacking, given.moments, wanted.least);
  if (runs.starts.length === 0 || wanted.asked === 0) {
    return { isCommon: false, timeFit: 0, quantityFit: null, remaining: null };
  }
  if (given.isPlain && wanted.held.at.length === 0) {
    let common = 0;
    for (let at = 0; at < runs.starts.length; at++) common += runs.ends[at]! - runs.starts[at]!;
    return { isCommon: true, timeFit: (common * wanted.quantity) / wanted.asked, quantityFit: null, remaining: null };
  }
  let common = 0;
  let free = 0;
  let remaining = 0;
  for (let at = 0; at < runs.starts.length; at++) {
    let least = Infinity;
    eachStep(wanted.held, runs.starts[at]!, runs.ends[at]!, (start, end, taken) => {
      const lacking = wanted.quantity - taken;
      common += lacking * (end - start);
      eachStep(given.held, start, end, (from, until, own) => {
        eachStep(given.facilityHeld, from, until, (first, last, all) => {
          const left = Math.max(0, Math.min(given.quantity - own, given.facilityCapacity - all));
          least = Math.min(least, left);
          free += Math.min(left, lacking) * (last - first);
        });
      });
    });
    remaining = Math.max(remaining, least);
  }
  return { isCommon: true, timeFit: common / wanted.asked, quantityFit: free / common, remaining };
}

function wantedOf(demand: TimedDemand, held: Load, { from, to, now }: Dates, classes: DayClasses): Wanted {
  const occurrences = notBegun(occurrencesFrom(occurrencesIn(demand.time, classes), from, to), now);
  const lacking = lackingOf(occurrences, demand.quantity, held);
  // Where nothing is lacking any more, its times are still told; that nothing is wanted is for the quantities to say.
  const isMet = lacking.starts.length === 0;
  const wanted = isMet ? lackingOf(occurrences, demand.quantity, NOTHING_TAKEN) : lacking;
  const load = isMet ? NOTHING_TAKEN : held;
  let asked = 0;
  for (let at = 0; at < wanted.starts.length; at++) {
    eachStep(load, wanted.starts[at]!, wanted.ends[at]!, (start, end, taken) => {
      asked += (demand.quantity - taken) * (end - start);
    });
  }
  const least = Math.max(1, Math.ceil(demand.minMinutes / QUARTER_MINUTES));
  return { lacking: { ...wanted, most: lacking.most }, quantity: demand.quantity, held: load, least, asked };
}

/** Equal texts have equal keys, counted from 0. */
function keysOf<T>(entries: readonly T[], textOf: (entry: T) => string): number[] {
  const known = new Map<string, number>();
  return entries.map((entry) => {
    const text = textOf(entry);
    const key = known.get(text) ?? known.size;
    known.set(text, key);
    return key;
  });
}

function timeKey(time: TimeSpec): string {
  return JSON.stringify(time);
}

/** The places among the supplies of those that may be known where a demand is, in its field and measure. */
function groupedByPlace(supplies: readonly TimedSupply[]) {
  const byGroup = new Map<string, number[]>();
  supplies.forEach(({ knownIn, field, measure }, at) => {
    for (const place of new Set(knownIn)) {
      const group = `${place} ${field} ${measure}`;
      const known = byGroup.get(group);
      if (known) known.push(at);
      else byGroup.set(group, [at]);
    }
  });
  return ({ knownIn, field, measure }: TimedDemand) => byGroup.get(`${knownIn[0]!} ${field} ${measure}`) ?? [];
}
