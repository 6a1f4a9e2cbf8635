import type { Context } from '../../request/context.ts';
import { wholeUnits } from './after-run.ts';
import { solve } from './allotted-pairs.ts';
import { fingerprintOf } from './matching-input.ts';
import type { MatchingReplay } from './matching-run.entity.ts';
import { storedRun, type MatchingRunRow } from './matching-run.loader.ts';
import { solveInWorker } from './solve-in-worker.ts';

/** Solves a past run once more, from what was kept of it and nothing else, by the model that it was made with. */
export async function replayRun(ctx: Context, run: MatchingRunRow): Promise<MatchingReplay> {
  const { input, pairs } = await storedRun(ctx.db, run.id);
  if (input.model === undefined) {
    const again = await solveInWorker(input);
    const now = again.pairs.map(({ pair, quantity }) => ({ ...input.pairs[pair]!, quantity }));
    return {
      inputHash: fingerprintOf(input),
      // When they give was worked out later, from the patterns of that time.
      isSame: inWords(now) === inWords(pairs),
      matchedQuantity: now.reduce((sum, { quantity }) => sum + quantity, 0),
    };
  }
  const again = await solve(input);
  const withTimes = (all: readonly Given[]) =>
    inWords(all.flatMap((pair) => pair.occurrences!.map((occurrence) => ({ ...pair, ...occurrence }))));
  return {
    inputHash: fingerprintOf(input),
    isSame: withTimes(again.pairs) === withTimes(pairs),
    matchedQuantity: wholeUnits(again.pairs.reduce((sum, { served }) => sum + served, 0)),
  };
}

interface Given {
  readonly supplyId: string;
  readonly demandId: string;
  readonly quantity: number;
  readonly start?: string;
  readonly end?: string;
  readonly occurrences?: readonly { readonly start: string; readonly end: string; readonly quantity: number }[];
}

function inWords(all: readonly Given[]): string {
  return all
    .map(({ supplyId, demandId, quantity, start = '', end = '' }) =>
      [supplyId, demandId, quantity, start, end].join('/'),
    )
    .toSorted()
    .join();
}
