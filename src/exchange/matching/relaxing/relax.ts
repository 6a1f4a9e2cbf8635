import type { CandidatePair, Filter } from '../../judging/candidate-pairs.ts';
import type { TimeSpec } from '../../times/moments.ts';
import type { WeeklyWindowSpec } from '../../times/weekly-time.ts';
import type { DemandInRun } from '../matching-input.ts';
import { type AsItIs, changedBy, knowsAllOf } from './changed-by.ts';
import type { DemandToRelax, FoundRelaxation, RelaxJob } from './relax-job.ts';
import type { RelaxedPeriod, RelaxedTo } from './relaxation.ts';
import { type ServedAlone, Surroundings } from './surroundings.ts';

// What would help a demand: each change is made, judged by the filters and solved, for this demand alone beside all that
// others have, so that what is proposed is true. No decorators, nor imports of what has any: it runs in a thread.

/** Of each kind so many changes are tried at most, the nearest first. */
const TRIES_MAX = 5;
/** Less than this more is nothing. */
const LEAST_GAIN = 1e-6;
/** Gains are told to so many digits. */
const GAIN_DIGITS = 6;
/** Distances are said in whole multiples of this many metres. */
const METERS_STEP = 100;
/** As the API takes it. */
const REACH_METERS_MAX = 100_000;
const STEP_MINUTES = 15;
const DAY_MINUTES = 1_440;
const MINUTES_OF_HOUR = 60;

/** What would help each of some demands, the nearest first; nothing for those for which there was no time. */
export async function relaxationsFor(job: RelaxJob): Promise<FoundRelaxation[][]> {
  const around = new Surroundings(job, performance.now() + job.timeLimitMs);
  const found: FoundRelaxation[][] = [];
  for (const demand of job.demands) {
    found.push(around.isOver() ? [] : await new Relaxing(around, demand).all());
  }
  return found;
}

/** One demand that could do with more. */
class Relaxing {
  private readonly around: Surroundings;
  private readonly own: DemandToRelax;
  private readonly demand: DemandInRun;
  private readonly time: TimeSpec;
  private readonly asItIs: AsItIs;
  private before: ServedAlone | undefined;

  constructor(around: Surroundings, own: DemandToRelax) {
    this.around = around;
    this.own = own;
    const { input, factsOfSupplies } = around.job;
    this.demand = input.demands[own.at]!;
    this.time = input.times[this.demand.time]!;
    const pairs = own.candidates ?? around.candidatesOf(this.demand.id);
    this.asItIs = { demand: this.demand, time: this.time, pairs, own, factsOfSupplies };
  }

  async all(): Promise<FoundRelaxation[]> {
    const found: (FoundRelaxation | undefined)[] = [];
    if (this.own.settled) for (const change of this.own.settled) found.push(await this.judged(change));
    else {
      for (const look of [
        () => this.split(),
        () => this.lessAtOnce(),
        () => this.shorter(),
        () => this.fewerOccurrences(),
        () => this.part(),
        () => this.otherPeriod(),
        () => this.farther(),
        () => this.otherHours(),
        () => this.otherAudience(),
        () => this.otherCategory(),
      ]) {
        found.push(await look());
      }
    }
    return found.filter((relaxation) => relaxation !== undefined);
  }

  private async split(): Promise<FoundRelaxation | undefined> {
    return this.demand.splittable ? undefined : this.judged({ kind: 'SPLIT', from: false, to: true });
  }

  private async part(): Promise<FoundRelaxation | undefined> {
    return this.demand.needsAll ? this.judged({ kind: 'PART', from: true, to: false }) : undefined;
  }

  private lessAtOnce(): Promise<FoundRelaxation | undefined> {
    const from = this.own.facts.minQuantity;
    const held = from - this.demand.minQuantity;
    return this.greatest(1, this.demand.minQuantity - 1, (less) => ({ kind: 'MINIMUM', from, to: less + held }));
  }

  private shorter(): Promise<FoundRelaxation | undefined> {
    const from = this.demand.minMinutes;
    return this.greatest(1, Math.ceil(from / STEP_MINUTES) - 1, (steps) => ({
      kind: 'MINUTES',
      from,
      to: steps * STEP_MINUTES,
    }));
  }

  private fewerOccurrences(): Promise<FoundRelaxation | undefined> {
    const from = this.demand.minOccurrences;
    return this.greatest(1, from - 1, (to) => ({ kind: 'OCCURRENCES', from, to }));
  }

  /** As long as it is, as near to where it is as a supply and its own list allow. */
  private otherPeriod(): Promise<FoundRelaxation | undefined> {
    const { from, to } = this.time;
    const periods = this.missesOf('period').flatMap(
      ({ supplyId }) => this.movedInto(this.around.timeOf(supplyId)) ?? [],
    );
    const nearest = distinct(periods).sort((a, b) => daysApart(a.from, from) - daysApart(b.from, from));
    return this.first(nearest.map((period) => ({ kind: 'PERIOD', from: { from, to }, to: period })));
  }

  private movedInto(supply: TimeSpec): RelaxedPeriod | undefined {
    const { listFrom, listTo } = this.own.facts;
    const { today, from: runFrom, to: runTo } = this.around.job.input;
    const first = [supply.from, listFrom, today].toSorted().at(-1)!;
    const last = [supply.to, listTo].toSorted()[0]!;
    if (first > last) return undefined;
    const days = daysApart(this.time.from, this.time.to);
    const isLater = this.time.to < first;
    const from = isLater ? first : [first, datePlus(last, -days)].toSorted().at(-1)!;
    const to = isLater ? [last, datePlus(first, days)].toSorted()[0]! : last;
    // A run is for its own dates.
    return to < runFrom || from > runTo ? undefined : { from, to };
  }

  private async farther(): Promise<FoundRelaxation | undefined> {
    const from = this.demand.maxDistanceMeters;
    if (from === null || !this.own.facts.hasPlace) return undefined;
    const reaches = distinct(
      this.missesOf('distance').flatMap(({ distanceMeters }) =>
        distanceMeters === null ? [] : Math.ceil(distanceMeters / METERS_STEP) * METERS_STEP,
      ),
    )
      .filter((meters) => meters > from && meters <= REACH_METERS_MAX)
      .sort((a, b) => a - b);
    return this.first(reaches.map((to) => ({ kind: 'REACH', from, to })));
  }

  /** The windows of a supply, if one of them is as long as the demand needs: the API takes no others. */
  private otherHours(): Promise<FoundRelaxation | undefined> {
    const from = this.time.windows;
    const windows = distinct(this.missesOf('time').map(({ supplyId }) => this.around.timeOf(supplyId).windows))
      .filter((some) => some.some((window) => minutesOf(window) >= this.demand.minMinutes))
      .sort((a, b) => minutesApart(a, from) - minutesApart(b, from));
    return this.first(windows.map((to) => ({ kind: 'TIME', from, to })));
  }

  /** Those of its audiences that a supply is given for; all that it is given for, where these are none. */
  private otherAudience(): Promise<FoundRelaxation | undefined> {
    const from = this.own.facts.audiences;
    const audiences = distinct(
      this.missesOf('audience').map(({ supplyId }) => {
        const given = this.asItIs.factsOfSupplies[supplyId]!.audiences;
        const both = from.filter((audience) => given.includes(audience));
        return both.length > 0 ? both : given;
      }),
    );
    return this.first(audiences.map((to) => ({ kind: 'AUDIENCE', from, to })));
  }

  private otherCategory(): Promise<FoundRelaxation | undefined> {
    const from = this.own.facts.categoryCode;
    const codes = distinct(
      this.missesOf('category').map(({ supplyId }) => this.asItIs.factsOfSupplies[supplyId]!.categoryCode),
    );
    return this.first(codes.map((to) => ({ kind: 'CATEGORY', from, to })));
  }

  private missesOf(filter: Filter): CandidatePair[] {
    return this.own.misses.flatMap((miss) => (miss.filter === filter ? miss.pair : []));
  }

  /** The first of some changes that brings something. */
  private async first(changes: readonly RelaxedTo[]): Promise<FoundRelaxation | undefined> {
    for (const change of changes.slice(0, TRIES_MAX)) {
      const found = await this.judged(change);
      if (found) return found;
    }
    return undefined;
  }

  /** The greatest number, and so the nearest to what is wanted, that brings something; what a number brings, a smaller one brings too. */
  private async greatest(
    low: number,
    high: number,
    changeTo: (value: number) => RelaxedTo,
  ): Promise<FoundRelaxation | undefined> {
    if (low > high) return undefined;
    let [from, to] = [low, high];
    let best: FoundRelaxation | undefined;
    // Most often nothing helps: that is known after the first.
    for (let value = low; from <= to; value = Math.floor((from + to) / 2)) {
      const found = await this.judged(changeTo(value));
      if (found) {
        best = found;
        from = value + 1;
      } else to = value - 1;
    }
    return best;
  }

  /** A change with how much more the demand is served by it; undefined for nothing, or when there is no time left to say it. */
  private async judged(change: RelaxedTo): Promise<FoundRelaxation | undefined> {
    if (this.around.isOver()) return undefined;
    this.before ??= await this.around.served(this.asItIs);
    const after = await this.around.served(changedBy(change, this.asItIs));
    const gain = after.served - this.before.served;
    if (gain < LEAST_GAIN) return undefined;
    const knowsAll = knowsAllOf(change.kind, this.own);
    // Who gets all cannot get more, whatever else there is.
    const isAll = !this.own.candidatesInPart && after.served > this.demand.quantity - LEAST_GAIN;
    return {
      relaxation: { ...change, gain: Number(gain.toFixed(GAIN_DIGITS)) },
      isCertain: this.before.isProven && (isAll || (after.isProven && knowsAll)),
    };
  }
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function daysApart(one: string, other: string): number {
  return Math.abs(Temporal.PlainDate.from(one).until(other, { largestUnit: 'days' }).days);
}

function datePlus(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

function timeOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * MINUTES_OF_HOUR + minutes!;
}

function minutesOf({ startTime, endTime }: WeeklyWindowSpec): number {
  const minutes = timeOfDay(endTime) - timeOfDay(startTime);
  return minutes > 0 ? minutes : minutes + DAY_MINUTES;
}

/** How far the nearest of some windows starts from the nearest of others, on the clock. */
function minutesApart(some: readonly WeeklyWindowSpec[], others: readonly WeeklyWindowSpec[]): number {
  const apart = some.flatMap((one) =>
    others.map((other) => {
      const minutes = Math.abs(timeOfDay(one.startTime) - timeOfDay(other.startTime));
      return Math.min(minutes, DAY_MINUTES - minutes);
    }),
  );
  return Math.min(...apart);
}
