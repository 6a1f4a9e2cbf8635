import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { allocateInWorker, SOLVES_AT_ONCE_MAX } from '../../../src/exchange/allocation/allocate-in-worker.ts';
import { allocate, type AllocationProblem } from '../../../src/exchange/allocation/allocation.ts';
import {
  runInThread,
  takingTurns,
  ThreadCutOffError,
  ThreadEndedError,
} from '../../../src/exchange/allocation/solver-thread.ts';
import { district } from './district.ts';

const OPTIONS = { timeLimitMs: 30_000 };
const FLOW = district(
  { demands: 300, supplies: 120, limits: 'ONE_PER_SUPPLY', minimums: false, unsplittable: false },
  1,
);
const HARD = district({ demands: 30, supplies: 15, limits: 'OVERLAPPING', minimums: true, unsplittable: true }, 1);
/** Long enough that a thread which answers at all has answered. */
const AGES_MS = 50_000;

const thread = (name: string): URL => new URL(`./threads/${name}.ts`, import.meta.url);

/** Runs something and counts the threads that were started by it, alive at most at once, and left. */
async function countingThreads(run: () => Promise<unknown>): Promise<{ started: number; peak: number; left: number }> {
  const count = { started: 0, peak: 0, left: 0 };
  const onThread = (message: unknown): void => {
    count.started++;
    count.peak = Math.max(count.peak, ++count.left);
    (message as { worker: Worker }).worker.on('exit', () => count.left--);
  };
  subscribe('worker_threads', onThread);
  try {
    await run();
  } finally {
    unsubscribe('worker_threads', onThread);
  }
  return count;
}

describe('allocateInWorker', () => {
  it('answers what allocate answers', async () => {
    for (const problem of [FLOW, HARD]) {
      expect(await allocateInWorker(problem, OPTIONS)).toEqual(await allocate(problem, OPTIONS));
    }
  });

  it('leaves the event loop free while it solves', async () => {
    let turns = 0;
    let solving = true;
    const turn = (): void => {
      turns++;
      if (solving) setImmediate(turn);
    };
    setImmediate(turn);
    await allocateInWorker(HARD, OPTIONS);
    solving = false;
    // On this thread it takes a handful of turns: loading the solver, and then one per integer program.
    expect(turns).toBeGreaterThan(200);
  });

  it('solves so many problems at once, the others in turn, and leaves no thread', async () => {
    const threads = await countingThreads(() =>
      Promise.all(Array.from({ length: 5 }, () => allocateInWorker(FLOW, OPTIONS))),
    );
    expect(threads).toEqual({ started: 5, peak: SOLVES_AT_ONCE_MAX, left: 0 });
  });

  it('refuses a malformed problem without a thread, and goes on', async () => {
    const malformed: AllocationProblem = { ...FLOW, limits: [] };
    const threads = await countingThreads(async () => {
      for (let i = 0; i <= SOLVES_AT_ONCE_MAX; i++) {
        await expect(allocateInWorker(malformed, OPTIONS)).rejects.toThrow(RangeError);
      }
    });
    expect(threads.started).toBe(0);
    expect((await allocateInWorker(FLOW, OPTIONS)).method).toBe('FLOW');
  });
});

describe('runInThread', () => {
  it('hands the job over and the answer back, and stops the thread', async () => {
    const threads = await countingThreads(async () => {
      expect(await runInThread(thread('echo'), { a: [1, 2] }, { cutOffMs: AGES_MS })).toEqual({ a: [1, 2] });
    });
    expect(threads).toEqual({ started: 1, peak: 1, left: 0 });
  });

  it('rejects with the error that ended the thread', async () => {
    await expect(runInThread(thread('crashing'), null, { cutOffMs: AGES_MS })).rejects.toThrow('out of luck');
  });

  it('rejects when the thread ends without an answer', async () => {
    const ended = runInThread(thread('silent'), null, { cutOffMs: AGES_MS });
    await expect(ended).rejects.toThrow(new ThreadEndedError(3));
  });

  it('rejects when the module is not there', async () => {
    await expect(runInThread(thread('missing'), null, { cutOffMs: AGES_MS })).rejects.toThrow(/missing/);
  });

  it.each(['endless', 'endless-solver'])('cuts off a thread that does not end: %s', async (name) => {
    const threads = await countingThreads(async () => {
      const cutOff = runInThread(thread(name), { rows: 6, columns: 60 }, { cutOffMs: 1_500 });
      await expect(cutOff).rejects.toBeInstanceOf(ThreadCutOffError);
    });
    expect(threads).toEqual({ started: 1, peak: 1, left: 0 });
  });
});

describe('takingTurns', () => {
  it('starts the next when one ends, also by an error, in the order in which they came', async () => {
    const inTurn = takingTurns(2);
    const started: number[] = [];
    const runs = Array.from({ length: 5 }, (_, i) => {
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      const result = inTurn(() => {
        started.push(i);
        return promise;
      });
      return { resolve, reject, result };
    });
    expect(started).toEqual([0, 1]);
    runs[1]!.reject(new Error('no'));
    await expect(runs[1]!.result).rejects.toThrow('no');
    expect(started).toEqual([0, 1, 2]);
    runs[0]!.resolve(0);
    await runs[0]!.result;
    expect(started).toEqual([0, 1, 2, 3]);
    for (const i of [2, 3, 4]) runs[i]!.resolve(i);
    expect(await Promise.all([2, 3, 4].map((i) => runs[i]!.result))).toEqual([2, 3, 4]);
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });
});
