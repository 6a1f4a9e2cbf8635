import { describe, expect, it } from 'vitest';
import {
  runInThread,
  takingTurns,
  ThreadCutOffError,
  ThreadEndedError,
} from '../../../src/exchange/allocation/solver-thread.ts';
import { countingThreads } from './counting-threads.ts';

/** Long enough that a thread which answers at all has answered. */
const AGES_MS = 50_000;

const thread = (name: string): URL => new URL(`./threads/${name}.ts`, import.meta.url);

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
