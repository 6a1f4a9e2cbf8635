import { afterAll, beforeAll, test } from 'vitest';
import { buildProgram, type Program } from '../support/program.ts';
import { DAY_MS, wrongClocks } from './clocks.ts';
import { endsUnderLoad, endsWhileMigrating } from './ends.ts';
import { kills } from './kills.ts';
import { outages } from './outages.ts';

// The short form of processes.faults.ts.

const SEED = Date.now() % 1_000_000;
/** Each starts several processes, on a machine that may be busy with other tests. */
const TIMEOUT_MS = 240_000;

let program: Program;
beforeAll(async () => {
  program = await buildProgram('faults-short');
});
afterAll(() => program.remove());

test('B6 processes that are killed lose nothing and book nothing twice', { timeout: TIMEOUT_MS }, (context) =>
  kills(context, program, { kills: 20, seed: SEED, told: false }),
);

test('B8, O3 a database that crashes and comes back, and one that is not there', { timeout: TIMEOUT_MS }, (context) =>
  outages(context, program, { crashes: 1, sweeps: 5, seed: SEED }),
);

test('B11 processes whose clocks are days apart agree', { timeout: TIMEOUT_MS }, (context) =>
  wrongClocks(context, program, [-DAY_MS, DAY_MS]),
);

test('O1 a process that is told to end answers what it was sent', { timeout: TIMEOUT_MS }, (context) =>
  endsUnderLoad(context, program, { rounds: 2, seed: SEED }),
);

test('O1 a process that ends while it migrates leaves it to the next', { timeout: TIMEOUT_MS }, (context) =>
  endsWhileMigrating(context, program, 2),
);
