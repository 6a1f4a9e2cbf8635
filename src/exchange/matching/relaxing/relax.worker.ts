/** Works out what would help demands, in a thread of its own; see relax-in-worker.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { RelaxJob } from './relax-job.ts';
import { relaxationsFor } from './relax.ts';

parentPort!.postMessage(await relaxationsFor(workerData as RelaxJob));
