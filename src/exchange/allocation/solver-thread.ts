import { tracingChannel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { Worker, type Transferable } from 'node:worker_threads';

/** What a thread may grow to on the JavaScript heap, in MB; beyond that it ends, and not the process. */
const HEAP_MAX_MB = 2_048;

/** Where each run of a thread is announced, for whoever traces. */
export const THREADS_CHANNEL = 'grid-commons:thread';

const runs = tracingChannel<{ module: string }>(THREADS_CHANNEL);

/** A thread was stopped because it did not answer in time. */
export class ThreadCutOffError extends Error {
  override name = 'ThreadCutOffError';

  constructor(milliseconds: number) {
    super(`the solver's thread was cut off: it had not answered after ${milliseconds} ms`);
  }
}

/** A thread ended without an answer and without an error. */
export class ThreadEndedError extends Error {
  override name = 'ThreadEndedError';

  constructor(exitCode: number) {
    super(`the solver's thread ended without an answer, with exit code ${exitCode}`);
  }
}

interface ThreadOptions {
  readonly transfer?: Transferable[];
  readonly cutOffMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a module in a thread and resolves to the first message it posts. The thread is gone when the promise settles.
 * @param job its `workerData`
 * @param options.transfer buffers of the job that move instead of being copied
 * @param options.cutOffMs the thread is stopped, whatever it does, after this long
 * @param options.signal stops it as well
 * @throws ThreadCutOffError, ThreadEndedError, the error that the module threw, or the reason of the signal
 */
export function runInThread<Answer>(module: URL, job: unknown, options: ThreadOptions): Promise<Answer> {
  const name = module.pathname.split('/').at(-1)!;
  return runs.tracePromise(() => run<Answer>(module, job, options), { module: name });
}

async function run<Answer>(
  module: URL,
  job: unknown,
  { transfer = [], cutOffMs, signal: stop }: ThreadOptions,
): Promise<Answer> {
  stop?.throwIfAborted();
  const thread = new Worker(module, {
    workerData: job,
    transferList: transfer,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB },
  });
  // An error after the answer or the cut-off has nobody left to tell, and without a listener it would end the process.
  thread.on('error', () => {});
  const settled = new AbortController();
  const { signal } = settled;
  let cutOff: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      once(thread, 'message', { signal }).then(([answer]) => answer as Answer),
      once(thread, 'exit', { signal }).then(([code]) => Promise.reject(new ThreadEndedError(code as number))),
      new Promise<never>((_, reject) => {
        cutOff = setTimeout(() => reject(new ThreadCutOffError(cutOffMs)), cutOffMs);
        stop?.addEventListener('abort', () => reject(stop.reason as Error), { signal });
      }),
    ]);
  } finally {
    clearTimeout(cutOff);
    settled.abort();
    await thread.terminate();
  }
}

/** A function that runs what it is given, at most so many at once; the others wait in the order in which they came. */
export function takingTurns(atOnce: number): <Result>(run: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (run) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
