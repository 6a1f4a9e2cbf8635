import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import { wrongs } from '../booking.invariants.ts';
import { buildMovesWorld, type MovesWorld, seen, send } from '../moves/moves-world.ts';

let commons: Commons;
let world: MovesWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMovesWorld(commons);
});
afterAll(async () => {
  expect(await wrongs(commons)).toEqual([]);
  await commons.close();
});

const slot = (from: string, to: string) => ({ start: `2026-03-05T${from}:00.000Z`, end: `2026-03-05T${to}:00.000Z` });

test.each([true, false])(
  'a request is confirmed with the time beside it that was kept when it was asked for (taking places: %s)',
  async (pendingTakesPlaces) => {
    const facilityId = await world.facility({ admission: 'APPROVAL' });
    await world.policy(facilityId, { pendingTakesPlaces });
    const [one, other] = [await world.resident(), await world.resident()];
    const asked = [];
    for (const [as, at] of [
      [one, slot('02:00', '03:00')],
      [other, slot('03:00', '04:00')],
    ] as const) {
      const { booking } = await send(commons, 'create', { facilityId, ...at }, as);
      asked.push({ id: booking!.id, as });
    }
    // Whoever books from now on needs half an hour more; these two do not.
    await world.policy(facilityId, { turnaroundMinutes: 30 });
    for (const { id, as } of asked) {
      expect((await send(commons, 'confirm', { bookingId: id }, world.manager)).code).toBe('DONE');
      expect(await seen(commons, id, as)).toMatchObject({ state: 'CONFIRMED' });
    }
    const late = { facilityId, ...slot('04:00', '05:00') };
    expect((await send(commons, 'create', late, await world.resident())).code).toBe('DONE');
    const close = { facilityId, ...slot('01:00', '02:00') };
    expect((await send(commons, 'create', close, await world.resident())).code).toBe('SLOT_UNAVAILABLE');
  },
);
