import { apiError } from '../../shared/refusal.ts';
import type { Allocation } from '../allocation/allocation.ts';
import { compiledSolver, type SolverCode } from '../allocation/integer-program.ts';
import { runInThread, takingTurns } from '../allocation/solver-thread.ts';
import type { MatchingInput } from './matching-input.ts';
import type { GivenPair } from './matching-problem.ts';
import type { WeeklyInput } from './ordinary-week/weekly-problem.ts';

/**
 * How long the question may take to be put and the best to be looked for, in milliseconds; then the best so far is taken, and
 * how far it may be off is said.
 */
const SOLVE_LIMIT_MS = 7_500;
/** The solver looks at its clock between steps; a thread that is still not done this long after its limit is cut off. */
const GRACE_MS = 10_000;
/** So many runs are solved at once in one process, a core each; others wait their turn. */
export const SOLVES_AT_ONCE_MAX = 2;
/** Runs that wait for their turn; more than these would wait longer than anybody does. */
export const SOLVES_WAITING_MAX = 8;

/** What the thread is given, and what it answers. */
export interface SolveJob {
  readonly input: MatchingInput | WeeklyInput;
  readonly timeLimitMs: number;
  readonly compiled: SolverCode;
}
export interface Solved extends Omit<Allocation, 'quantities'> {
  readonly pairs: readonly GivenPair[];
  /** What it took to put the question and to answer it. */
  readonly milliseconds: number;
}

// `new URL` is not rewritten by the build, as an import would be.
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './solve.worker.ts' : './solve.worker.js', import.meta.url);

const inTurn = takingTurns(SOLVES_AT_ONCE_MAX);
let underWay = 0;

/**
 * The best allocation of what a run has read, found in a thread of its own, so that requests are answered meanwhile.
 * Nothing outlives the call.
 * @param stop for one that nobody waits for: it is solved however many wait, unless this stops it
 * @throws BUSY when too many wait already
 */
export async function solveInWorker(input: MatchingInput | WeeklyInput, stop?: AbortSignal): Promise<Solved> {
  if (!stop && underWay >= SOLVES_AT_ONCE_MAX + SOLVES_WAITING_MAX) {
    throw apiError('BUSY', {
      en: 'Many runs are under way. Please try again in a moment.',
      'zh-CN': '正在进行的对接运算较多，请稍后再试。',
    });
  }
  underWay++;
  try {
    const job: SolveJob = { input, timeLimitMs: SOLVE_LIMIT_MS, compiled: await compiledSolver() };
    return await inTurn(() => runInThread<Solved>(WORKER, job, { cutOffMs: SOLVE_LIMIT_MS + GRACE_MS, signal: stop }));
  } finally {
    underWay--;
  }
}
