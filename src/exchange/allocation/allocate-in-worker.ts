import type { Allocation, AllocationOptions } from './allocation.ts';
import { packed, type AllocationProblem, type PackedProblem } from './problem.ts';
import { runInThread, takingTurns } from './solver-thread.ts';

/** What the worker is given. */
export interface AllocationJob {
  problem: PackedProblem;
  options: AllocationOptions;
}

/** So many problems are solved at once in one process, a core each; others wait their turn. */
export const SOLVES_AT_ONCE_MAX = 2;
/** The solver looks at its clock between steps; a thread that is still not done this long after its time limit is cut off. */
const GRACE_MS = 10_000;

// `new URL` is not rewritten by the build, as an import would be.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './allocation.worker.ts' : './allocation.worker.js',
  import.meta.url,
);

const inTurn = takingTurns(SOLVES_AT_ONCE_MAX);

/**
 * `allocate` in a thread of its own, so that requests are answered meanwhile. The time limit starts when it is its turn.
 * Nothing outlives the call: the thread is gone when the promise settles.
 * @throws RangeError if the problem is malformed, ThreadCutOffError if the thread does not end in time, and whatever ended
 *   the thread otherwise
 */
export async function allocateInWorker(problem: AllocationProblem, options: AllocationOptions): Promise<Allocation> {
  const job: AllocationJob = { problem: packed(problem), options };
  // The columns move to the thread without being copied.
  const transfer = Object.values(job.problem as unknown as Record<string, Int32Array<ArrayBuffer>>).map(
    (column) => column.buffer,
  );
  return inTurn(() => runInThread<Allocation>(WORKER, job, { transfer, cutOffMs: options.timeLimitMs + GRACE_MS }));
}
