import { parentPort, workerData } from 'node:worker_threads';

parentPort!.postMessage(workerData);
// Stays alive until it is stopped.
setInterval(() => {}, 1_000);
