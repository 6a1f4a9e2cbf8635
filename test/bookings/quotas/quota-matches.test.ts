import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildQuota } from '../../../seeds/factories/quota.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { wrongs } from '../booking.invariants.ts';
import { book } from '../booking.operations.ts';
import { at, buildMatchWorld, daily, type MatchWorld } from '../match-world.ts';

let commons: Commons;
let world: MatchWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(async () => {
  expect(await wrongs(commons)).toEqual([]);
  await commons.close();
});

describe('a match', () => {
  test('has of a series what a quota of its branch allows, the earliest first, and is told of the rest', async () => {
    const { id: facilityId } = await world.facility();
    await buildQuota(commons.db, { facilityId, holder: 'BRANCH', measure: 'PLACES', period: 'WEEK', most: 9 });
    // The 9th is a Monday: three days of this week, and three of the next.
    const { bookingIds, rejected } = await world.book({ facilityId, occurrences: daily(6, 6, '10:00', '11:00') });
    expect(bookingIds).toHaveLength(4);
    expect(rejected.map(({ interval, refusal }) => [interval.start.toString().slice(0, 10), refusal.code])).toEqual([
      ['2026-03-08', 'QUOTA_EXCEEDED'],
      ['2026-03-11', 'QUOTA_EXCEEDED'],
    ]);
    expect(rejected[0]!.refusal.messageIn('en')).toBe(
      'Here one grid branch may have at most 9 places a week; 8 are held, and this would be 4 more.',
    );
  });

  test('counts for no resident, and residents not for its branch; one of a unit is not of a branch', async () => {
    const { id: facilityId } = await world.facility();
    for (const holder of ['PERSON', 'UNIT', 'BRANCH'] as const) {
      await buildQuota(commons.db, { facilityId, holder, period: 'AHEAD', most: 1 });
    }
    const slot = at(6, '10:00', '11:00');
    const wish = { facilityId, start: slot.start.toString(), end: slot.end.toString() };
    expect((await book(commons, wish, { as: world.resident.subject })).code).toBe('DONE');
    expect((await world.book({ facilityId, occurrences: [slot], quantity: 1 })).bookingIds).toHaveLength(1);
    const again = await world.book({ facilityId, occurrences: daily(7, 2, '10:00', '11:00'), quantity: 1 });
    expect(again.bookingIds).toEqual([]);
    expect(again.rejected).toHaveLength(2);
  });
});
