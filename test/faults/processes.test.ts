import { beforeAll, test } from 'vitest';
import { builtProgram, type Program } from '../support/program.ts';
import { DAY_MS, expectOneClock } from './clocks.ts';
import { expectAllAnswered, expectMigratedByNext } from './ends.ts';
import { expectOnceDespiteKills } from './kills.ts';
import { expectOutagesSurvived } from './outages.ts';

// The short form of processes.faults.ts.

const SEED = Date.now() % 1_000_000;
/** Each starts several processes, on a machine that may be busy with other tests. */
const TIMEOUT_MS = 600_000;

let program: Program;
beforeAll(async () => {
  program = await builtProgram();
});

test('B6 processes that are killed lose nothing and book nothing twice', { timeout: TIMEOUT_MS }, (context) =>
  expectOnceDespiteKills(context, program, { kills: 8, seed: SEED, told: false }),
);

test('B8, O3 a database that crashes and comes back, and one that is not there', { timeout: TIMEOUT_MS }, (context) =>
  expectOutagesSurvived(context, program, { crashes: 1, sweeps: 5, seed: SEED }),
);

test('B11 processes whose clocks are days apart agree', { timeout: TIMEOUT_MS }, (context) =>
  expectOneClock(context, program, [-DAY_MS, DAY_MS]),
);

test('O1 a process that is told to end answers what it was sent', { timeout: TIMEOUT_MS }, (context) =>
  expectAllAnswered(context, program, { rounds: 2, seed: SEED }),
);

test('O1 a process that ends while it migrates leaves it to the next', { timeout: TIMEOUT_MS }, (context) =>
  expectMigratedByNext(context, program, 2),
);
