import type { PromisedRow } from '../support/figures-reporter.ts';

const IDEMPOTENCY = 'test/bookings/create/idempotency.test.ts';
const RACES = 'test/bookings/create/races.test.ts';
const MAIN = 'test/main.test.ts';
const DELIVERY_JOBS = 'test/events/webhooks/delivery-jobs.test.ts';
const DELIVER = 'test/events/webhooks/deliver.test.ts';
const OVERLOAD = 'test/server/limits/overload.test.ts';

/**
 * What has to hold when something fails: B bookings, O operation. A row is held by the tests of this folder whose name
 * begins with its number, and by those of others that it names.
 */
export const ROWS: readonly PromisedRow[] = [
  { number: 'B1', promise: 'of 64 and of 256 clients after one slot exactly one has it, and all are told in time' },
  {
    number: 'B2',
    promise: 'what only touches is both had; of a hall and its halves what fits; opposite orders do not deadlock',
    elsewhere: [
      [RACES, 'over several days and both midnights: all in the same order, so none waits for another in a circle'],
      [
        'test/bookings/book-for-match.races.test.ts',
        'share the last places: nobody is overbooked, nobody deadlocks, everybody is told',
      ],
    ],
  },
  {
    number: 'B3',
    promise: 'random lives of two facilities go as a model says (MODEL_RUNS)',
    elsewhere: [['test/bookings/booking.model.test.ts', 'random lives of two facilities go as the model says']],
  },
  { number: 'B4', promise: 'of 200 clients after 40 places exactly 40 have one' },
  {
    number: 'B5',
    promise: 'one key is one booking: 64 times at once, later, by others, for something else, without',
    elsewhere: [[IDEMPOTENCY, '64 times at once makes one booking, one line in the trail, one event']],
  },
  {
    number: 'B6',
    promise: 'processes are killed (-9) at any moment: nothing lost, nothing doubled, retries by key agree',
  },
  { number: 'B7', promise: 'a connection cut before or after COMMIT: what is unknown is settled by its key' },
  {
    number: 'B8',
    promise: 'the database crashes or ends sessions under load: the process stays, and is ready within 5 s',
  },
  { number: 'B9', promise: 'two connections, 64 clients, a lock held for 10 s: all are told in time, none leaks' },
  { number: 'B10', promise: 'a client that sleeps in a transaction over an hour is ended, and the hour is free' },
  { number: 'B11', promise: 'clocks of processes minutes and days apart: that of the database decides' },
  {
    number: 'B12',
    promise: 'zones whose clocks change: Helsinki, Berlin, Lord Howe, Apia; gap, fold, a day that was not',
    elsewhere: [
      ['test/bookings/zones.test.ts', 'has the hour from 03:00 to 04:00 twice, for two people, at one place'],
      ['test/faults/zones.test.ts', 'B12 a facility where the clocks change'],
    ],
  },
  { number: 'B13', promise: 'confirming, rejecting and cancelling at once: one of them counts' },
  { number: 'B14', promise: 'one person, 64 requests at once: exactly what one person may have' },
  { number: 'B15', promise: 'mixed load (MIXED_LOAD_SECONDS): no deadlock, everything is answered' },
  {
    number: 'O1',
    promise: 'SIGTERM under load answers what was accepted and ends with 0; a second one ends at once; while migrating',
    elsewhere: [[MAIN, 'ends at once with 1 when it is told a second time']],
  },
  {
    number: 'O2',
    promise: 'readiness falls before listening ends; alive, and not ready, while the database is away',
    elsewhere: [
      [MAIN, 'answers in full what it was asked before, denies that it is ready, and ends with 0'],
      [MAIN, 'says that it is not ready while that is away, and is ready when it is back'],
    ],
  },
  { number: 'O3', promise: 'no database at the start: one line and exit 1; ready soon after it is there' },
  {
    number: 'O4',
    promise: 'under five times the load those who are let in are answered, the others are told when to come back',
    elsewhere: [
      [OVERLOAD, 'are told to come back, while the process says that it lives'],
      [OVERLOAD, 'a process without rest lets in a fourth of them, and by and by all again when it has some'],
    ],
  },
  {
    number: 'O7',
    promise: 'a process killed between a message and its mark: told at least once, and known by its id',
    elsewhere: [
      [
        DELIVERY_JOBS,
        'loses nothing: another goes on when its lease is over, and a receiver knows what it had by its id',
      ],
    ],
  },
  {
    number: 'O8',
    promise: 'webhooks: signatures, replay, two secrets, redirects, slow receivers, private addresses',
    elsewhere: [
      [DELIVER, 'that was changed by a single letter, or signed with another secret, or long ago, is not verified'],
      [DELIVER, 'that gets another secret is signed for with both, until the overlap is over'],
      [DELIVER, 'does not follow a redirect'],
      [DELIVERY_JOBS, 'let a receiver that does not answer hold up nobody else'],
      [
        'test/events/webhooks/target.test.ts',
        'that wraps a private one of version 4 is never public, whichever way it wraps it',
      ],
    ],
  },
  {
    number: 'O10',
    promise: 'what may be spent over time is the same for two processes together',
    elsewhere: [['test/server/limits/rates.test.ts', 'is the same for all processes, and told in the answers']],
  },
];
