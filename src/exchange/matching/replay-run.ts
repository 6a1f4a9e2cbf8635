import type { Context } from '../../request/context.ts';
import { fingerprintOf } from './matching-input.ts';
import type { MatchingReplay } from './matching-run.entity.ts';
import { storedRun, type MatchingRunRow } from './matching-run.loader.ts';
import { solve } from './run-matching.ts';

/** Solves a past run once more, from what was kept of it and nothing else. */
export async function replayRun(ctx: Context, run: MatchingRunRow): Promise<MatchingReplay> {
  const { input, pairs } = await storedRun(ctx.db, run.id);
  const again = await solve(input);
  const inWords = (all: readonly { supplyId: string; demandId: string; quantity: number }[]) =>
    all
      .map(({ supplyId, demandId, quantity }) => `${supplyId}/${demandId}/${quantity}`)
      .toSorted()
      .join();
  return {
    inputHash: fingerprintOf(input),
    isSame: inWords(again.pairs) === inWords(pairs),
    matchedQuantity: again.pairs.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}
