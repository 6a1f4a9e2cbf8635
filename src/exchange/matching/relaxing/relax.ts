import { allocate } from '../../allocation/allocation.ts';
import type { SolverCode } from '../../allocation/integer-program.ts';
import type { CandidatePair, Filter } from '../../judging/candidate-pairs.ts';
import type { HeldMatch } from '../../judging/entry-times.ts';
import type { TimeSpec } from '../../times/moments.ts';
import type { WeeklyWindowSpec } from '../../times/weekly-time.ts';
import type { DemandInRun, MatchingInput, SupplyInRun } from '../matching-input.ts';
import { problemOf } from '../matching-problem.ts';
import type { Relaxation, RelaxedPeriod } from './relaxation.ts';

// What would help a demand: each change is made, judged by the filters and solved, for this demand alone beside all that
// others have, so that what is proposed is true. No decorators, nor imports of what has any: it runs in a thread.

/** What of an entry is not in the input of a run, but decides whether a pair fits. */
export interface EntryFacts {
  readonly categoryCode: string;
  readonly audiences: readonly string[];
}

/** A demand that could do with more. */
export interface DemandToRelax {
  /** Its place in the input. */
  readonly at: number;
  /** What the run gives it, in units of its quantity. */
  readonly served: number;
  readonly facts: EntryFacts & {
    /** As it is written, whatever is held. */
    readonly minQuantity: number;
    readonly hasPlace: boolean;
    /** The period of its list. */
    readonly listFrom: string;
    readonly listTo: string;
  };
  /** The pairs that one filter keeps apart. */
  readonly misses: readonly { readonly filter: Filter; readonly pair: CandidatePair }[];
}

/** What the thread is given. */
export interface RelaxJob {
  readonly input: MatchingInput;
  /** What the run gives, as if it was held. */
  readonly given: readonly HeldMatch[];
  /** Supplies beside those of the input, and when they are to be had, with what is held of them. */
  readonly others: readonly { readonly supply: Omit<SupplyInRun, 'time'>; readonly time: TimeSpec }[];
  readonly heldOfOthers: readonly HeldMatch[];
  readonly factsOfSupplies: Readonly<Record<string, EntryFacts>>;
  readonly demands: readonly DemandToRelax[];
  readonly timeLimitMs: number;
  readonly compiled: SolverCode;
}

/** Of each kind so many changes are tried at most, the nearest first. */
const TRIES_MAX = 5;
/** One change is looked at for so long at most, in milliseconds. */
const TRY_MS = 500;
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
export async function relaxationsFor(job: RelaxJob): Promise<Relaxation[][]> {
  const deadline = performance.now() + job.timeLimitMs;
  const around = new Surroundings(job, deadline);
  const found: Relaxation[][] = [];
  for (const demand of job.demands) {
    found.push(performance.now() < deadline ? await new Relaxing(around, demand).all() : []);
  }
  return found;
}

/** A change of a demand, as it is judged. */
interface Changed {
  readonly demand: DemandInRun;
  readonly time: TimeSpec;
  readonly pairs: readonly CandidatePair[];
}

/** All that a demand can be set against, beside what others have of it. */
class Surroundings {
  readonly deadline: number;
  readonly job: RelaxJob;
  private readonly supplies = new Map<string, { supply: Omit<SupplyInRun, 'time'>; time: TimeSpec }>();
  private readonly candidates: ReadonlyMap<string, CandidatePair[]>;
  private readonly heldOf: ReadonlyMap<string, HeldMatch[]>;
  private readonly heldOfFacility: ReadonlyMap<string | null, HeldMatch[]>;

  constructor(job: RelaxJob, deadline: number) {
    this.job = job;
    this.deadline = deadline;
    const { input } = job;
    for (const supply of input.supplies) this.supplies.set(supply.id, { supply, time: input.times[supply.time]! });
    for (const other of job.others) this.supplies.set(other.supply.id, other);
    this.candidates = Map.groupBy(input.pairs, ({ demandId }) => demandId);
    const held = new Map([...input.held, ...job.heldOfOthers].map((match) => [match.matchId, match]));
    const taken = [...held.values(), ...job.given];
    this.heldOf = Map.groupBy(taken, ({ supplyId }) => supplyId);
    this.heldOfFacility = Map.groupBy(taken, ({ facilityId }) => facilityId);
  }

  candidatesOf(demandId: string): readonly CandidatePair[] {
    return this.candidates.get(demandId) ?? [];
  }

  timeOf(supplyId: string): TimeSpec {
    return this.supplies.get(supplyId)!.time;
  }

  /** How much a demand is served, in units of its quantity, when it is decided alone. */
  async served({ demand, time, pairs }: Changed): Promise<number> {
    const known = pairs.filter(({ supplyId }) => this.supplies.has(supplyId));
    if (known.length === 0) return 0;
    const { input, compiled } = this.job;
    const times = [time];
    const supplies = known.map(({ supplyId }): SupplyInRun => {
      const { supply, time } = this.supplies.get(supplyId)!;
      times.push(time);
      return { ...supply, time: times.length - 1 };
    });
    const alone: MatchingInput = {
      ...input,
      times,
      demands: [{ ...demand, time: 0 }],
      supplies,
      held: this.heldAround(demand.id, supplies),
      pairs: known,
    };
    const until = Math.min(this.deadline, performance.now() + TRY_MS);
    const question = problemOf(alone, until);
    const limits = { timeLimitMs: Math.max(0, until - performance.now()), compiled };
    const { quantities } = await allocate(question.problem, limits);
    return question.given(quantities).reduce((sum, pair) => sum + pair.served, 0);
  }

  /** What is held of a demand, and what others have of supplies and of the facilities behind them. */
  private heldAround(demandId: string, supplies: readonly SupplyInRun[]): HeldMatch[] {
    const held = new Set(this.job.input.held.filter((match) => match.demandId === demandId));
    for (const { id, facilityId } of supplies) {
      for (const match of this.heldOf.get(id) ?? []) held.add(match);
      if (facilityId !== null) for (const match of this.heldOfFacility.get(facilityId) ?? []) held.add(match);
    }
    // What the run gives the demand itself is decided anew.
    const own = new Set(this.job.given.filter((match) => match.demandId === demandId));
    return [...held].filter((match) => !own.has(match));
  }
}

/** One demand that could do with more. */
class Relaxing {
  private readonly around: Surroundings;
  private readonly own: DemandToRelax;
  private readonly demand: DemandInRun;
  private readonly time: TimeSpec;
  private readonly pairs: readonly CandidatePair[];

  constructor(around: Surroundings, own: DemandToRelax) {
    this.around = around;
    this.own = own;
    const { input } = around.job;
    this.demand = input.demands[own.at]!;
    this.time = input.times[this.demand.time]!;
    this.pairs = around.candidatesOf(this.demand.id);
  }

  async all(): Promise<Relaxation[]> {
    const found = [
      await this.split(),
      await this.lessAtOnce(),
      await this.shorter(),
      await this.fewerOccurrences(),
      await this.part(),
      await this.otherPeriod(),
      await this.farther(),
      await this.otherHours(),
      await this.otherAudience(),
      await this.otherCategory(),
    ];
    return found.filter((relaxation) => relaxation !== undefined);
  }

  private async split(): Promise<Relaxation | undefined> {
    if (this.demand.splittable) return undefined;
    const gain = await this.gainOf({ demand: { ...this.demand, splittable: true, boundTo: null } });
    return gain > 0 ? { kind: 'SPLIT', from: false, to: true, gain } : undefined;
  }

  private async part(): Promise<Relaxation | undefined> {
    if (!this.demand.needsAll) return undefined;
    const gain = await this.gainOf({ demand: { ...this.demand, needsAll: false } });
    return gain > 0 ? { kind: 'PART', from: true, to: false, gain } : undefined;
  }

  /** Of what is used up, what is held has been taken off the minimum already. */
  private async lessAtOnce(): Promise<Relaxation | undefined> {
    const from = this.own.facts.minQuantity;
    const held = from - this.demand.minQuantity;
    const found = await this.greatest(1, this.demand.minQuantity - 1, (minQuantity) =>
      this.gainOf({ demand: { ...this.demand, minQuantity } }),
    );
    return found && { kind: 'MINIMUM', from, to: found.value + held, gain: found.gain };
  }

  private async shorter(): Promise<Relaxation | undefined> {
    const { minMinutes } = this.demand;
    const pairs = [...this.pairs, ...this.missesOf('time')];
    const found = await this.greatest(1, Math.ceil(minMinutes / STEP_MINUTES) - 1, (steps) =>
      this.gainOf({ demand: { ...this.demand, minMinutes: steps * STEP_MINUTES }, pairs }),
    );
    return found && { kind: 'MINUTES', from: minMinutes, to: found.value * STEP_MINUTES, gain: found.gain };
  }

  private async fewerOccurrences(): Promise<Relaxation | undefined> {
    const { minOccurrences } = this.demand;
    const found = await this.greatest(1, minOccurrences - 1, (fewer) =>
      this.gainOf({ demand: { ...this.demand, minOccurrences: fewer } }),
    );
    return found && { kind: 'OCCURRENCES', from: minOccurrences, to: found.value, gain: found.gain };
  }

  /** As long as it is, as near to where it is as a supply and its own list allow. */
  private async otherPeriod(): Promise<Relaxation | undefined> {
    const { from, to } = this.time;
    const pairs = [...this.pairs, ...this.missesOf('period'), ...this.missesOf('time')];
    const periods = this.missesOf('period').flatMap(
      ({ supplyId }) => this.movedInto(this.around.timeOf(supplyId)) ?? [],
    );
    const nearest = distinct(periods).sort((a, b) => daysApart(a.from, from) - daysApart(b.from, from));
    for (const period of nearest.slice(0, TRIES_MAX)) {
      const gain = await this.gainOf({ time: { ...this.time, ...period }, pairs });
      if (gain > 0) return { kind: 'PERIOD', from: { from, to }, to: period, gain };
    }
    return undefined;
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

  private async farther(): Promise<Relaxation | undefined> {
    const from = this.demand.maxDistanceMeters;
    if (from === null || !this.own.facts.hasPlace) return undefined;
    const far = this.missesOf('distance').filter(({ distanceMeters }) => distanceMeters !== null);
    const reaches = distinct(far.map(({ distanceMeters }) => Math.ceil(distanceMeters! / METERS_STEP) * METERS_STEP))
      .filter((meters) => meters > from && meters <= REACH_METERS_MAX)
      .sort((a, b) => a - b);
    for (const meters of reaches.slice(0, TRIES_MAX)) {
      const pairs = [...this.pairs, ...far.filter(({ distanceMeters }) => distanceMeters! <= meters)];
      const gain = await this.gainOf({ demand: { ...this.demand, maxDistanceMeters: meters }, pairs });
      if (gain > 0) return { kind: 'REACH', from, to: meters, gain };
    }
    return undefined;
  }

  /** The windows of a supply, if one of them is as long as the demand needs: the API takes no others. */
  private async otherHours(): Promise<Relaxation | undefined> {
    const from = this.time.windows;
    const pairs = [...this.pairs, ...this.missesOf('time')];
    const windows = distinct(this.missesOf('time').map(({ supplyId }) => this.around.timeOf(supplyId).windows))
      .filter((some) => some.some((window) => minutesOf(window) >= this.demand.minMinutes))
      .sort((a, b) => minutesApart(a, from) - minutesApart(b, from));
    for (const to of windows.slice(0, TRIES_MAX)) {
      const gain = await this.gainOf({ time: { ...this.time, windows: to }, pairs });
      if (gain > 0) return { kind: 'TIME', from, to, gain };
    }
    return undefined;
  }

  /** Those of its audiences that a supply is given for; all that it is given for, where these are none. */
  private async otherAudience(): Promise<Relaxation | undefined> {
    const from = this.own.facts.audiences;
    const { factsOfSupplies } = this.around.job;
    const misses = this.missesOf('audience');
    const audiences = distinct(
      misses.map(({ supplyId }) => {
        const given = factsOfSupplies[supplyId]!.audiences;
        const both = from.filter((audience) => given.includes(audience));
        return both.length > 0 ? both : given;
      }),
    );
    for (const to of audiences.slice(0, TRIES_MAX)) {
      const pairs = [...this.pairs, ...misses].filter(({ supplyId }) => {
        const given = factsOfSupplies[supplyId]!.audiences;
        return given.includes('PUBLIC') || to.every((audience) => given.includes(audience));
      });
      const gain = await this.gainOf({ pairs });
      if (gain > 0) return { kind: 'AUDIENCE', from, to, gain };
    }
    return undefined;
  }

  private async otherCategory(): Promise<Relaxation | undefined> {
    const from = this.own.facts.categoryCode;
    const { factsOfSupplies } = this.around.job;
    const misses = this.missesOf('category');
    const codes = distinct(misses.map(({ supplyId }) => factsOfSupplies[supplyId]!.categoryCode));
    for (const to of codes.slice(0, TRIES_MAX)) {
      const pairs = [...this.pairs, ...misses].filter(({ supplyId }) => {
        const code = factsOfSupplies[supplyId]!.categoryCode;
        return code === to || code.startsWith(`${to}.`);
      });
      const gain = await this.gainOf({ pairs });
      if (gain > 0) return { kind: 'CATEGORY', from, to, gain };
    }
    return undefined;
  }

  private missesOf(filter: Filter): CandidatePair[] {
    return this.own.misses.flatMap((miss) => (miss.filter === filter ? miss.pair : []));
  }

  /** How much more the demand is served with a change; 0 for nothing, or when there is no time left to say it. */
  private async gainOf(change: Partial<Changed>): Promise<number> {
    if (performance.now() >= this.around.deadline) return 0;
    const { demand, time, pairs } = this;
    const gain = (await this.around.served({ demand, time, pairs, ...change })) - this.own.served;
    return gain < LEAST_GAIN ? 0 : Number(gain.toFixed(GAIN_DIGITS));
  }

  /** The greatest number, and so the nearest to what is wanted, that brings something; what a number brings, a smaller one brings too. */
  private async greatest(
    low: number,
    high: number,
    gainOf: (value: number) => Promise<number>,
  ): Promise<{ value: number; gain: number } | undefined> {
    if (low > high) return undefined;
    let [from, to] = [low, high];
    let best: { value: number; gain: number } | undefined;
    // Most often nothing helps: that is known after the first.
    for (let value = low; from <= to; value = Math.floor((from + to) / 2)) {
      const gain = await gainOf(value);
      if (gain > 0) {
        best = { value, gain };
        from = value + 1;
      } else to = value - 1;
    }
    return best;
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
