import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Worker } from 'node:worker_threads';

/** Runs something and counts the threads that were started by it, alive at most at once, and left. */
export async function countingThreads(
  run: () => Promise<unknown>,
): Promise<{ started: number; peak: number; left: number }> {
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
