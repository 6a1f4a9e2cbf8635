import { beforeAll, test } from 'vitest';
import { builtProgram, type Program } from '../support/program.ts';
import { DAY_MS, TEN_MINUTES_MS, expectOneClock } from './clocks.ts';
import { expectAllAnswered, expectMigratedByNext } from './ends.ts';
import { expectOnceDespiteKills } from './kills.ts';
import { expectOutagesSurvived } from './outages.ts';

/** Repeats what was found. */
const SEED = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);
/** 500 are done by hand. */
const KILLS = Number(process.env.KILLS ?? 200);

let program: Program;
beforeAll(async () => {
  program = await builtProgram();
});

test('B6, O7 processes that are killed lose nothing, book nothing twice and tell everything', (context) =>
  expectOnceDespiteKills(context, program, { kills: KILLS, seed: SEED, told: true }));

test('B8, O3 a database that crashes and comes back, and one that is not there', (context) =>
  expectOutagesSurvived(context, program, { crashes: 5, sweeps: 20, seed: SEED }));

test('B11 processes whose clocks are days apart agree', (context) =>
  expectOneClock(context, program, [-DAY_MS, -TEN_MINUTES_MS, 0, TEN_MINUTES_MS, DAY_MS]));

test('O1 a process that is told to end answers what it was sent', (context) =>
  expectAllAnswered(context, program, { rounds: 10, seed: SEED }));

test('O1 a process that ends while it migrates leaves it to the next', (context) =>
  expectMigratedByNext(context, program, 10));
