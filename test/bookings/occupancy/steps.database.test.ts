import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrongs } from '../booking.invariants.ts';
import { assertProperty } from '../../support/property.ts';
import { bookerIds, db, facilityId, FULL, inDatabase, insert, plain, slot, taken, verdict } from './occupancy-world.ts';

inDatabase();

describe('steps and spans', () => {
  test.each([
    ['one quarter', '2099-03-04T10:00Z', '2099-03-04T10:15Z', ['2099-03-04 10:00']],
    ['up to six', '2099-03-04T05:45Z', '2099-03-04T06:00Z', ['2099-03-04 05:45']],
    ['from six', '2099-03-04T06:00Z', '2099-03-04T06:15Z', ['2099-03-04 06:00']],
    ['over noon', '2099-03-04T11:45Z', '2099-03-04T12:15Z', ['2099-03-04 11:45', '2099-03-04 12:00']],
    ['up to midnight', '2099-03-04T23:45Z', '2099-03-05T00:00Z', ['2099-03-04 23:45']],
    ['from midnight', '2099-03-05T00:00Z', '2099-03-05T00:15Z', ['2099-03-05 00:00']],
    ['over midnight', '2099-03-04T23:45Z', '2099-03-05T00:15Z', ['2099-03-04 23:45', '2099-03-05 00:00']],
    ['from the first moment', '1970-01-01T00:00Z', '1970-01-01T00:15Z', ['1970-01-01 00:00']],
    ['over the end of 32 bits', '2038-01-19T03:00Z', '2038-01-19T03:30Z', ['2038-01-19 03:00', '2038-01-19 03:15']],
    ['in the last year', '9999-12-31T17:45Z', '9999-12-31T18:15Z', ['9999-12-31 17:45', '9999-12-31 18:00']],
    ['over New Year', '2098-12-31T23:45Z', '2099-01-01T00:15Z', ['2098-12-31 23:45', '2099-01-01 00:00']],
    ['into a leap day', '2096-02-28T23:45Z', '2096-02-29T00:15Z', ['2096-02-28 23:45', '2096-02-29 00:00']],
    [
      'over midnight in Fuzhou only',
      '2099-03-04T23:45+08:00',
      '2099-03-05T00:15+08:00',
      ['2099-03-04 15:45', '2099-03-04 16:00'],
    ],
    ['in a zone 45 minutes off', '2099-03-04T00:00+05:45', '2099-03-04T00:15+05:45', ['2099-03-03 18:15']],
    ['less than a quarter', '2099-03-04T10:07Z', '2099-03-04T10:08Z', ['2099-03-04 10:00']],
    [
      'a moment over a quarter',
      '2099-03-04T10:00Z',
      '2099-03-04T10:15:00.000001Z',
      ['2099-03-04 10:00', '2099-03-04 10:15'],
    ],
    [
      'a moment before a quarter',
      '2099-03-04T10:14:59.999999Z',
      '2099-03-04T10:30Z',
      ['2099-03-04 10:00', '2099-03-04 10:15'],
    ],
    [
      'a moment over midnight',
      '2099-03-04T23:45Z',
      '2099-03-05T00:00:00.000001Z',
      ['2099-03-04 23:45', '2099-03-05 00:00'],
    ],
  ])('%s, from %s to %s', async (_what, start, end, steps) => {
    await insert({ start, end });
    expect(Object.keys(await taken())).toEqual(steps);
  });

  test('of a whole day, of three days, and of 31 are all counted', async () => {
    for (const days of [1, 3, 31]) {
      const id = await insert({
        start: '2099-03-04T00:00Z',
        end: Temporal.Instant.from('2099-03-04T00:00Z')
          .add({ hours: 24 * days })
          .toString(),
      });
      expect(Object.values(await taken())).toEqual(Array.from({ length: 96 * days }, () => 1));
      await db.query('delete from booking where id = $1', [id]);
    }
  });

  test('are those of UTC, whatever zone the session is in', async () => {
    try {
      for (const zone of ['Pacific/Apia', 'America/St_Johns', 'Europe/Helsinki', 'Asia/Kathmandu']) {
        await db.query(`set time zone '${zone}'`);
        const id = await insert({ start: '2099-03-29T00:45Z', end: '2099-03-29T01:15Z' });
        expect(Object.keys(await taken())).toEqual(['2099-03-29 00:45', '2099-03-29 01:00']);
        await db.query('delete from booking where id = $1', [id]);
      }
    } finally {
      await db.query('reset time zone');
    }
  });

  test('off the grid are judged more strictly', async () => {
    await insert({ ...slot('10:07', '10:08'), quantity: 2 });
    expect(await verdict(insert(slot('10:00', '10:07')))).toBe(FULL);
    expect(await verdict(insert(slot('10:14', '10:16')))).toBe(FULL);
    expect(await verdict(insert(slot('10:15', '10:16')))).toBe('ok');
  });
});

describe('whatever is inserted,', () => {
  interface Try {
    readonly from: number;
    readonly length: number;
    readonly quantity: number;
  }

  const DAY = Date.parse('2099-06-01T20:00Z');

  /** Inserts one after the other, in units of so many seconds, and tells which were taken. */
  async function insertAll(tries: readonly Try[], unitSeconds: number): Promise<boolean[]> {
    const results: boolean[] = [];
    for (const [at, { from, length, quantity }] of tries.entries()) {
      const instant = (units: number) => new Date(DAY + units * unitSeconds * 1000).toISOString();
      const wish = { start: instant(from), end: instant(from + length), quantity, bookerId: bookerIds[at]! };
      const result = await verdict(insert(wish));
      expect(['ok', FULL]).toContain(result);
      results.push(result === 'ok');
    }
    return results;
  }

  const tries = (units: number) =>
    fc.array(
      fc.record({
        from: fc.nat(units),
        length: fc.integer({ min: 1, max: units }),
        quantity: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 3, maxLength: 12 },
    );

  test('on the grid, the database takes exactly what fits', async () => {
    await assertProperty(
      fc.asyncProperty(tries(24), fc.integer({ min: 1, max: 4 }), async (wishes, capacity) => {
        await db.query('delete from booking');
        await db.query('update shared_facility set capacity = $1 where id = $2', [capacity, facilityId]);
        const places = Array.from({ length: 50 }, () => 0);
        const expected = wishes.map(({ from, length, quantity }) => {
          const quarters = Array.from({ length }, (_, quarter) => from + quarter);
          const fits = quarters.every((quarter) => places[quarter]! + quantity <= capacity);
          if (fits) for (const quarter of quarters) places[quarter]! += quantity;
          return fits;
        });
        expect(await insertAll(wishes, 900)).toEqual(expected);
        expect(await wrongs(plain)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('off the grid, the database never takes too much', async () => {
    await assertProperty(
      fc.asyncProperty(tries(600), fc.integer({ min: 1, max: 4 }), async (wishes, capacity) => {
        await db.query('delete from booking');
        await db.query('update shared_facility set capacity = $1 where id = $2', [capacity, facilityId]);
        await insertAll(wishes, 61);
        expect(await wrongs(plain)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
