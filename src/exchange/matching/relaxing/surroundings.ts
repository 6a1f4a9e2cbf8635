import { allocate } from '../../allocation/allocation.ts';
import type { CandidatePair } from '../../judging/candidate-pairs.ts';
import type { HeldMatch } from '../../judging/entry-times.ts';
import type { TimeSpec } from '../../times/moments.ts';
import type { DemandInRun, MatchingInput, SupplyInRun } from '../matching-input.ts';
import { problemOf } from '../matching-problem.ts';
import type { RelaxJob } from './relax-job.ts';

/** One change is looked at for so long at most, in milliseconds. */
const TRY_MS = 500;

/** A demand as it would be with a change, and the pairs that would pass every filter but time. */
export interface Changed {
  readonly demand: DemandInRun;
  readonly time: TimeSpec;
  readonly pairs: readonly CandidatePair[];
}

/** How much a demand is served, in units of its quantity, and whether it is certain that it could not be more. */
export interface ServedAlone {
  readonly served: number;
  readonly isProven: boolean;
}

/** All that a demand can be set against, beside what others have of it. */
export class Surroundings {
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

  isOver(): boolean {
    return performance.now() >= this.deadline;
  }

  /** What a demand gets when it is decided alone. */
  async served({ demand, time, pairs }: Changed): Promise<ServedAlone> {
    const known = pairs.filter(({ supplyId }) => this.supplies.has(supplyId));
    if (known.length === 0) return { served: 0, isProven: true };
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
    const { quantities, optimalityGap, gapStage } = await allocate(question.problem, limits);
    const isServedMost = optimalityGap === 0 || gapStage === 'SCORE';
    const { gapStage: coarseStage } = question.gapOf(quantities);
    return {
      served: question.given(quantities).reduce((sum, pair) => sum + pair.served, 0),
      isProven: isServedMost && (coarseStage === null || coarseStage === 'SCORE'),
    };
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
