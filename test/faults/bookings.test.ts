import { test } from 'vitest';
import { expectOnceDespiteCuts } from './cuts.ts';
import { expectNoDeadlock, expectOneDecision } from './decisions.ts';
import { expectAllPlacesTaken, expectNeighboursToFit, expectOneWinner, expectExactQuotas, withPair } from './slots.ts';
import { expectBusyInTime, expectStandstillEnded } from './waits.ts';

// The short form of bookings.faults.ts.

const SEED = Date.now() % 1_000_000;

test.for([64, 256])('B1 of %i clients after one slot exactly one has it', (clients, context) =>
  withPair((pair) => expectOneWinner(context, pair, clients, 3)),
);

test('B2 slots that touch are both had, and of a hall and its halves what fits', (context) =>
  withPair((pair) => expectNeighboursToFit(context, pair, 5)));

test('B4 of 200 clients 40 have one of 40 places', (context) =>
  withPair((pair) => expectAllPlacesTaken(context, pair, 200, 40)));

test('B7 a COMMIT that is cut off is asked for again, and had once', (context) =>
  expectOnceDespiteCuts(context, 40, SEED));

test('B9 two connections and somebody who holds the hour: all are told in time, and have it afterwards', (context) =>
  expectBusyInTime(context, 64, 5_000));

test('B10 a process that stands still in a transaction is ended, and its hour is free', (context) =>
  expectStandstillEnded(context));

test('B13 of four decisions at once on a booking one counts', (context) =>
  withPair((pair) => expectOneDecision(context, pair, 10)));

test('B14 one person with 64 requests at once has what one person may have', (context) =>
  withPair((pair) => expectExactQuotas(context, pair, 64)));

test('B15 under all kinds of load nothing deadlocks and everything is answered', (context) =>
  withPair((pair) => expectNoDeadlock(context, pair, 5_000, SEED)));
