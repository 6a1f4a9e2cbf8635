import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, untilWaiting } from '../booking.connections.ts';
import { commons, db, facilityId, FULL, inDatabase, insert, plain, slot, verdict } from './occupancy-world.ts';

inDatabase();

describe('two connections', () => {
  let first: pg.Client;
  let second: pg.Client;
  beforeEach(async () => {
    [first, second] = await Promise.all([connect(commons), connect(commons)]);
  });
  afterEach(async () => {
    await Promise.all([first.end(), second.end()]);
  });

  type Work = (client: pg.Client) => Promise<unknown>;
  const setCapacity =
    (capacity: number): Work =>
    (client) =>
      client.query('update shared_facility set capacity = $1 where id = $2', [capacity, facilityId]);
  const takeTwo: Work = (client) => insert({ ...slot('10:00', '11:00'), quantity: 2 }, client);

  /** The verdict on the second, which begins while the transaction of the first is open, and ends after it. */
  async function verdictOnSecond(one: Work, other: Work, end: 'commit' | 'rollback', isolation = 'read committed') {
    await second.query(`begin isolation level ${isolation}`);
    await second.query('select 1 from booking limit 1');
    await first.query('begin');
    await one(first);
    const waiting = verdict(other(second));
    await untilWaiting(plain, 1);
    await first.query(end);
    const result = await waiting;
    await second.query(result === 'ok' ? 'commit' : 'rollback');
    return result;
  }

  // The row of six hours is made by their first booking, so the two cases go different ways in the database.
  describe.each([
    ['hours in which nothing is taken yet', false],
    ['hours in which something was', true],
  ])('in %s', (_what, counted) => {
    beforeEach(async () => {
      if (counted) await db.query('delete from booking where id = $1', [await insert(slot('08:00', '08:15'))]);
    });

    test.each([
      ['a booking that fills it', takeTwo, 'commit', FULL],
      ['a booking that is undone', takeTwo, 'rollback', 'ok'],
      ['a capacity that is lowered', setCapacity(1), 'commit', FULL],
      ['a capacity that is lowered and undone', setCapacity(1), 'rollback', 'ok'],
      ['a capacity that is raised', setCapacity(3), 'commit', 'ok'],
    ] as const)('a booking waits for %s, and is judged by what came of it (%#)', async (_first, one, end, result) => {
      expect(await verdictOnSecond(one, takeTwo, end)).toBe(result);
    });

    test.each([
      ['commit', FULL],
      ['rollback', 'ok'],
    ] as const)('lowering the capacity waits for a booking, and is judged by its %s', async (end, result) => {
      expect(await verdictOnSecond(takeTwo, setCapacity(1), end)).toBe(result);
    });

    test.each([
      ['commit', false],
      ['rollback', true],
    ] as const)(
      'a cancelled booking cannot come back under a lowered capacity, unless that is undone by %s',
      async (end, fits) => {
        const id = await insert({ ...slot('10:00', '11:00'), quantity: 2, state: 'CANCELLED' });
        const comeBack: Work = (client) => client.query(`update booking set state = 'CONFIRMED' where id = $1`, [id]);
        expect((await verdictOnSecond(setCapacity(1), comeBack, end)) === 'ok').toBe(fits);
      },
    );

    test('a booking that comes back holds up a capacity that is lowered', async () => {
      const id = await insert({ ...slot('10:00', '11:00'), quantity: 2, state: 'CANCELLED' });
      const comeBack: Work = (client) => client.query(`update booking set state = 'CONFIRMED' where id = $1`, [id]);
      expect(await verdictOnSecond(comeBack, setCapacity(1), 'commit')).toBe(FULL);
    });

    test.each(['repeatable read', 'serializable'])(
      'a snapshot of before helps nobody past the counters (%s)',
      async (isolation) => {
        expect(await verdictOnSecond(takeTwo, takeTwo, 'commit', isolation)).not.toBe('ok');
        await db.query('delete from booking');
        expect(await verdictOnSecond(setCapacity(1), takeTwo, 'commit', isolation)).not.toBe('ok');
      },
    );
  });

  test('two bookings of three days each, from both ends, wait for each other in one order', async () => {
    await setCapacity(1)(db);
    const [a, b] = [
      { start: '2099-04-01T12:00Z', end: '2099-04-04T12:00Z' },
      { start: '2099-04-02T12:00Z', end: '2099-04-05T12:00Z' },
    ];
    expect(
      await verdictOnSecond(
        (client) => insert(b!, client),
        (client) => insert(a!, client),
        'commit',
      ),
    ).toBe(FULL);
    expect(
      await verdictOnSecond(
        (client) => insert({ ...a!, start: '2099-04-01T00:00Z', end: '2099-04-02T00:15Z' }, client),
        (client) => insert({ ...b!, start: '2099-04-02T00:00Z', end: '2099-04-02T12:00Z' }, client),
        'commit',
      ),
    ).toBe(FULL);
  });
});
