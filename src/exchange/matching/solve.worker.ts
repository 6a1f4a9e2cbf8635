/** Makes a problem of what a run has read and solves it, in a thread of its own; see solve-in-worker.ts. */
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { allocate } from '../allocation/allocation.ts';
import { firstGap, problemOf } from './matching-problem.ts';
import { weeklyProblemOf } from './ordinary-week/weekly-problem.ts';
import type { Solved, SolveJob } from './solve-in-worker.ts';

const { input, timeLimitMs, compiled } = workerData as SolveJob;
const start = performance.now();
parentPort!.postMessage(await solved());

async function solved(): Promise<Solved> {
  const deadline = start + timeLimitMs;
  if (input.model === undefined) {
    const { quantities, ...how } = await allocate(weeklyProblemOf(input), {
      timeLimitMs,
      compiled,
      fractionsFirst: false,
    });
    const pairs = quantities.flatMap((quantity, pair) =>
      quantity === 0 ? [] : [{ pair, quantity, served: quantity, stretches: [] }],
    );
    return { ...how, pairs, milliseconds: performance.now() - start };
  }
  const question = problemOf(input, deadline);
  const { quantities, ...how } = await allocate(question.problem, {
    timeLimitMs: Math.max(0, deadline - performance.now()),
    compiled,
    fractionsFirst: input.fractionsFirst === true,
  });
  return {
    ...how,
    ...firstGap(how, question.gapOf(quantities)),
    pairs: question.given(quantities),
    milliseconds: performance.now() - start,
  };
}
