import type { SolverCode } from '../../allocation/integer-program.ts';
import type { CandidatePair, Filter } from '../../judging/candidate-pairs.ts';
import type { HeldMatch } from '../../judging/entry-times.ts';
import type { TimeSpec } from '../../times/moments.ts';
import type { MatchingInput, SupplyInRun } from '../matching-input.ts';
import type { Relaxation, RelaxedTo } from './relaxation.ts';

/** What of an entry is not in the input of a run, but decides whether a pair fits. */
export interface EntryFacts {
  readonly categoryCode: string;
  readonly audiences: readonly string[];
}

/** A demand that could do with more. */
export interface DemandToRelax {
  /** Its place in the input. */
  readonly at: number;
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
  /** The filters of whose pairs only the first are known. */
  readonly knownInPart: readonly Filter[];
  /** Whether only the best of its candidates are known. */
  readonly candidatesInPart: boolean;
  /** All its candidates, where those of the input are only the best. */
  readonly candidates?: readonly CandidatePair[];
  /** Changes that are settled on: what is looked for is only what they bring. */
  readonly settled?: readonly RelaxedTo[];
}

/** A change that would help, and whether it brings exactly its gain, or may bring more. */
export interface FoundRelaxation {
  readonly relaxation: Relaxation;
  readonly isCertain: boolean;
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
