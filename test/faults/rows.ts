/** A row of the list that tests of other folders show already. */
interface ShownElsewhere {
  readonly row: string;
  readonly says: string;
  /** The file, from `test/` on. */
  readonly in: string;
  /** What its test is called there. */
  readonly test: string;
}

/**
 * What is not tried here again. The rows are those of the list of faults that the system is to hold under: B of bookings,
 * O of operation. `rows.test.ts` sees to it that each row is either here or the name of a trial.
 */
export const SHOWN_ELSEWHERE: readonly ShownElsewhere[] = [
  {
    row: 'B2',
    says: 'intervals that overlap, whole days, both midnights: none refused in vain',
    in: 'bookings/booking-create.races.test.ts',
    test: 'over several days and both midnights: all in the same order, so none waits for another in a circle',
  },
  {
    row: 'B2',
    says: 'series and residents in opposite orders: no deadlock',
    in: 'bookings/book-for-match.races.test.ts',
    test: 'share the last places: nobody is overbooked, nobody deadlocks, everybody is told',
  },
  {
    row: 'B3',
    says: 'random lives of two facilities against a model (MODEL_RUNS)',
    in: 'bookings/booking.model.test.ts',
    test: 'random lives of two facilities go as the model says',
  },
  {
    row: 'B5',
    says: 'the same key 64 times, another request, another person, none',
    in: 'bookings/booking-create.idempotency.test.ts',
    test: '64 times at once makes one booking, one line in the trail, one event',
  },
  {
    row: 'B12',
    says: 'Helsinki, both changes of the clocks; the zone of the server',
    in: 'bookings/zones.test.ts',
    test: 'has the hour from 03:00 to 04:00 twice, for two people, at one place',
  },
  {
    row: 'B12',
    says: 'Berlin, Lord Howe, Apia: gap, fold, a day that was not',
    in: 'faults/zones.test.ts',
    test: 'B12 a facility where the clocks change',
  },
  {
    row: 'O1',
    says: '200 reads under way at SIGTERM are answered; a second SIGTERM ends at once',
    in: 'main.test.ts',
    test: 'ends at once with 1 when it is told a second time',
  },
  {
    row: 'O2',
    says: 'readiness falls before listening ends',
    in: 'main.test.ts',
    test: 'answers in full what it was asked before, denies that it is ready, and ends with 0',
  },
  {
    row: 'O2',
    says: 'alive while the database is away, and ready when it is back',
    in: 'main.test.ts',
    test: 'says that it is not ready while that is away, and is ready when it is back',
  },
  {
    row: 'O7',
    says: 'a process killed between a message and its mark',
    in: 'events/webhooks/delivery-jobs.test.ts',
    test: 'loses nothing: another goes on when its lease is over, and a receiver knows what it had by its id',
  },
  {
    row: 'O8',
    says: 'signature, replay after five minutes, another secret',
    in: 'events/webhooks/deliver.test.ts',
    test: 'that was changed by a single letter, or signed with another secret, or long ago, is not verified',
  },
  {
    row: 'O8',
    says: 'both secrets while they overlap',
    in: 'events/webhooks/deliver.test.ts',
    test: 'that gets another secret is signed for with both, until the overlap is over',
  },
  {
    row: 'O8',
    says: 'redirects are not followed',
    in: 'events/webhooks/deliver.test.ts',
    test: 'does not follow a redirect',
  },
  {
    row: 'O8',
    says: 'a slow receiver holds nobody up',
    in: 'events/webhooks/delivery-jobs.test.ts',
    test: 'let a receiver that does not answer hold up nobody else',
  },
  {
    row: 'O8',
    says: 'private addresses, in every spelling',
    in: 'events/webhooks/target.test.ts',
    test: 'that wraps a private one of version 4 is never public, whichever way it wraps it',
  },
];
