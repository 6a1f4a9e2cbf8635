import { commonRuns, type CommonRuns } from '../times/common-runs.ts';
import {
  eachStep,
  type HeldSpan,
  type Lacking,
  lackingOf,
  type Load,
  loadOf,
  mostTaken,
  NOTHING_TAKEN,
} from '../times/load.ts';
import { momentsOf, type Occurrences, notBegun, occurrencesFrom, occurrencesIn } from '../times/moments.ts';
import { dayClasses } from '../times/real-dates.ts';
import { NO_SPANS, QUARTER_MINUTES, quartersIn, type QuarterSpans } from '../times/wall-time.ts';
import type { DemandInRun, MatchingInput, SupplyInRun } from './matching-input.ts';

/** A demand of a run on real dates. */
export interface DemandTimes {
  readonly demand: DemandInRun;
  /** Its occurrences on the dates of the run. */
  readonly occurrences: Occurrences;
  readonly lacking: Lacking;
  readonly held: Load;
  /** The quarters of these: what makes one unit of its quantity wholly served in this run. */
  readonly whole: number;
  /** The shortest piece that is of use, in quarters. */
  readonly least: number;
  /** Occurrences that still have to count, beside those that do by what is held; 0 where any number will do. */
  readonly occurrencesMissing: number;
  /** Whether what it needs as a whole can no longer be had, whatever the run gives. */
  readonly isLost: boolean;
}

/** A supply of a run on real dates. */
export interface SupplyTimes {
  readonly supply: SupplyInRun;
  readonly moments: QuarterSpans;
  readonly held: Load;
  /** What is held of all supplies of the facility behind it. */
  readonly facilityHeld: Load;
}

export interface RunTimes {
  readonly demands: readonly DemandTimes[];
  readonly supplies: readonly SupplyTimes[];
  /** The stretches that a pair has in common, by the places of its demand and its supply. */
  commonOf(demand: number, supply: number): CommonRuns;
  /** Those of them that can be given: the supply has something left throughout. */
  runsOf(demand: number, supply: number): CommonRuns;
}

/** Pairs of times whose stretches are kept: where more differ, few are asked about twice. */
const KNOWN_MAX = 20_000;

/** Puts what a run has read on real dates. */
export function runTimesOf(input: MatchingInput): RunTimes {
  const classes = dayClasses(input.calendar);
  const spanning = input.held.filter(({ sharedOverTime }) => sharedOverTime);
  const byDemand = Map.groupBy(spanning, ({ demandId }) => demandId);
  const bySupply = Map.groupBy(spanning, ({ supplyId }) => supplyId);
  const byFacility = Map.groupBy(spanning, ({ facilityId }) => facilityId);
  const load = (matches: (typeof spanning)[number][] = []) => loadOf(matches.flatMap(({ spans }) => spans));

  const occurrencesAt = remembering((time: number) => occurrencesIn(input.times[time]!, classes));
  const momentsAt = remembering((time: number) => momentsOf(input.times[time]!, classes));
  const demands = input.demands.map((demand): DemandTimes => {
    const all = occurrencesAt(demand.time);
    const occurrences = notBegun(occurrencesFrom(all, input.from, input.to), input.now);
    const held = demand.sharedOverTime ? load(byDemand.get(demand.id)) : NOTHING_TAKEN;
    const lacking = lackingOf(occurrences, demand.askedQuantity, held);
    return {
      demand,
      occurrences,
      lacking,
      held,
      whole: quartersIn(occurrences),
      least: Math.max(1, Math.ceil(demand.minMinutes / QUARTER_MINUTES)),
      occurrencesMissing: occurrencesMissing(demand, all, held),
      isLost: demand.sharedOverTime && demand.needsAll && lacksOutside(demand, all, held, input),
    };
  });
  const supplies = input.supplies.map((supply): SupplyTimes => ({
    supply,
    moments: momentsAt(supply.time),
    held: supply.sharedOverTime ? load(bySupply.get(supply.id)) : NOTHING_TAKEN,
    facilityHeld:
      supply.sharedOverTime && supply.facilityId !== null ? load(byFacility.get(supply.facilityId)) : NOTHING_TAKEN,
  }));

  const known = new Map<string, CommonRuns>();
  const commonOf = (d: number, s: number) => {
    const { demand, lacking, held, least } = demands[d]!;
    const { supply, moments } = supplies[s]!;
    if (held.at.length > 0) return commonRuns(lacking, moments, least);
    const key = `${demand.time} ${least} ${supply.time}`;
    const runs = known.get(key) ?? commonRuns(lacking, moments, least);
    if (known.size < KNOWN_MAX) known.set(key, runs);
    return runs;
  };
  return { demands, supplies, commonOf, runsOf: (d, s) => givable(commonOf(d, s), supplies[s]!) };
}

/** What a supply has left throughout a span, before the run. */
function leftThroughout({ supply, held, facilityHeld }: SupplyTimes, start: number, end: number): number {
  const own = supply.quantity - mostTaken(held, start, end);
  const places = supply.facilityCapacity === null ? own : supply.facilityCapacity - mostTaken(facilityHeld, start, end);
  return Math.max(0, Math.min(own, places));
}

/** The same when some of what the supplies have is given away besides. @param taken by the place of the supply */
export function withTaken(times: RunTimes, taken: ReadonlyMap<number, readonly HeldSpan[]>): RunTimes {
  const ofFacilities = new Map<string, HeldSpan[]>();
  for (const [at, spans] of taken) {
    const { facilityId } = times.supplies[at]!.supply;
    if (facilityId !== null) ofFacilities.set(facilityId, [...(ofFacilities.get(facilityId) ?? []), ...spans]);
  }
  const supplies = times.supplies.map((own, at): SupplyTimes => {
    const { facilityId } = own.supply;
    return {
      ...own,
      held: withSpans(own.held, taken.get(at)),
      facilityHeld: withSpans(own.facilityHeld, facilityId === null ? undefined : ofFacilities.get(facilityId)),
    };
  });
  const { demands, commonOf } = times;
  return { demands, supplies, commonOf, runsOf: (d, s) => givable(commonOf(d, s), supplies[s]!) };
}

function withSpans({ at, taken }: Load, more: readonly HeldSpan[] | undefined): Load {
  if (!more) return { at, taken };
  const before = Array.from(taken, (quantity, step): HeldSpan => [at[step]!, at[step + 1] ?? at[step]!, quantity]);
  return loadOf([...before.filter(([, , quantity]) => quantity !== 0), ...more]);
}

/** What makes one unit of a demand wholly served: a place in all quarters of its occurrences, or one of what is used up. */
export function wholeOf({ demand, whole }: DemandTimes): number {
  return demand.sharedOverTime ? Math.max(1, whole) : 1;
}

/** The least number at each moment of an occurrence for it to count. */
export function countingQuantity({ minQuantity }: DemandInRun): number {
  return Math.max(1, minQuantity);
}

function givable(runs: CommonRuns, supply: SupplyTimes): CommonRuns {
  if (supply.held.at.length + supply.facilityHeld.at.length === 0) return runs;
  const kept: number[] = [];
  for (let at = 0; at < runs.starts.length; at++) {
    if (leftThroughout(supply, runs.starts[at]!, runs.ends[at]!) > 0) kept.push(at);
  }
  if (kept.length === runs.starts.length) return runs;
  if (kept.length === 0) return { ...NO_SPANS, of: NO_SPANS.starts };
  const pick = (values: Int32Array) => Int32Array.from(kept, (at) => values[at]!);
  return { starts: pick(runs.starts), ends: pick(runs.ends), of: pick(runs.of) };
}

/** Occurrences that count by what is held are no longer missing, also those that the run can add something to. */
function occurrencesMissing(demand: DemandInRun, all: Occurrences, held: Load): number {
  if (!demand.sharedOverTime || demand.minOccurrences <= 1) return 0;
  const least = countingQuantity(demand);
  let counting = 0;
  for (let at = 0; at < all.starts.length; at++) {
    let lowest = Infinity;
    eachStep(held, all.starts[at]!, all.ends[at]!, (_, __, taken) => (lowest = Math.min(lowest, taken)));
    if (lowest >= least) counting++;
  }
  return Math.max(0, demand.minOccurrences - counting);
}

/** True when a demand lacks something, from today on, on dates that the run does not look at. */
function lacksOutside(
  demand: DemandInRun,
  all: Occurrences,
  held: Load,
  { from, to, today, now }: Pick<MatchingInput, 'from' | 'to' | 'today' | 'now'>,
): boolean {
  const last = notBegun(occurrencesFrom(all, today, '9999-12-31'), now);
  const inRun = notBegun(occurrencesFrom(all, from, to), now);
  const outside = lackingOf(last, demand.askedQuantity, held).starts.length;
  return outside > lackingOf(inRun, demand.askedQuantity, held).starts.length;
}

function remembering<V>(make: (key: number) => V): (key: number) => V {
  const known = new Map<number, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    return value;
  };
}
