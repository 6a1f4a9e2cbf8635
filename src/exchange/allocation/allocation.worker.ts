/** Solves one problem in a thread of its own; see allocate-in-worker.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { allocatePacked } from './allocation.ts';
import type { AllocationJob } from './allocate-in-worker.ts';

const { problem, options } = workerData as AllocationJob;
parentPort!.postMessage(await allocatePacked(problem, options));
