/** Makes a problem of what a run has read and solves it, in a thread of its own; see solve-in-worker.ts. */
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { allocate } from '../allocation/allocation.ts';
import { problemOf } from './matching-problem.ts';
import type { Solved, SolveJob } from './solve-in-worker.ts';

const { input, timeLimitMs, compiled } = workerData as SolveJob;
const problem = problemOf(input);
const start = performance.now();
const allocation = await allocate(problem, { timeLimitMs, compiled });
const answer: Solved = { allocation, milliseconds: performance.now() - start };
parentPort!.postMessage(answer);
