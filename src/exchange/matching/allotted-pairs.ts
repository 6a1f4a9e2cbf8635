import type { CandidatePair } from '../judging/candidate-pairs.ts';
import type { MatchOccurrence } from '../matches/match-occurrences.ts';
import { quarterText } from '../times/wall-time.ts';
import type { MatchingInput } from './matching-input.ts';
import { type Solved, solveInWorker } from './solve-in-worker.ts';

/** A pair with what it was allotted. */
export interface AllottedPair extends CandidatePair {
  /** The greatest number at any moment, or all of what is used up. */
  readonly quantity: number;
  /** How much of what the demand asks for that is, in units of its quantity: 5 for half the nights of 10. */
  readonly served: number;
  /** When it gives, in order of time; of what is used up, when it can. */
  readonly occurrences: readonly MatchOccurrence[];
}

/** An input solved: the pairs that got something, and how. */
export async function solve(
  input: MatchingInput,
  stop?: AbortSignal,
): Promise<Omit<Solved, 'pairs'> & { readonly pairs: readonly AllottedPair[] }> {
  const { pairs, ...how } = await solveInWorker(input, stop);
  return {
    ...how,
    pairs: pairs.map(({ pair, quantity, served, stretches }) => ({
      ...input.pairs[pair]!,
      quantity,
      served,
      occurrences: stretches.map((stretch) => ({
        start: quarterText(stretch.start),
        end: quarterText(stretch.end),
        quantity: stretch.quantity,
      })),
    })),
  };
}
