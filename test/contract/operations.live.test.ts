import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { book } from '../bookings/booking.operations.ts';
import { accept } from '../exchange/matches/match.operations.ts';
import { buildMatchWorld } from '../exchange/matches/match.world.ts';
import { buildMatchingWorld } from '../exchange/matching/matching.world.ts';
import { type Served, startServed, subscribeByStream } from '../events/live/live-world.ts';

/** What frontends follow, as they ask for it. */
const textOf = (name: string) => readFileSync(`schema/operations/${name}.graphql`, 'utf8');

const SLOT = { start: '2026-03-04T08:00:00.000Z', end: '2026-03-04T10:00:00.000Z' };

let served: Served;
beforeAll(async () => {
  served = await startServed();
});
afterAll(() => served.close());

test('WatchBookings and WatchAvailability show what a booking changes', async () => {
  const facility = await buildFacility(served.db, { capacity: 2, now: served.clock.now });
  const { subject } = await buildResident(served.db);
  const day = { from: '2026-03-04T00:00:00Z', to: '2026-03-05T00:00:00Z' };
  const [mine, places] = await Promise.all([
    subscribeByStream(served, textOf('WatchBookings'), { as: subject }),
    subscribeByStream(served, textOf('WatchAvailability'), { variables: { facilityId: facility.id, ...day } }),
  ]);
  const { booking } = await book(served, { facilityId: facility.id, ...SLOT }, { as: subject });
  const [created] = await mine.received(1);
  expect(created!.data.bookingChanged).toMatchObject({
    change: 'CREATED',
    booking: { id: booking!.id, ...SLOT, quantity: 1, state: 'CONFIRMED', facility: { id: facility.id } },
  });
  const [fewer] = await places.received(1);
  expect(fewer!.data.availabilityChanged.facility).toEqual({ id: facility.id, state: 'PUBLISHED' });
  expect(fewer!.data.availabilityChanged.windows).toContainEqual({ ...SLOT, remaining: 1 });
  for (const each of [mine, places]) each.stop();
});

test('WatchMatches shows what a side has answered', async () => {
  const world = await buildMatchWorld(served);
  const [supply, demand] = [await world.supply(), await world.demand()];
  const match = await world.match(supply, demand, { quantity: 4 });
  const watched = await subscribeByStream(served, textOf('WatchMatches'), { as: world.secretary });
  await accept(served, match.id, world.manager);
  const [answered] = await watched.received(1);
  expect(answered!.data.matchChanged).toMatchObject({
    change: 'ACCEPTED',
    match: { id: match.id, quantity: 4, state: 'ACCEPTED', supply: { id: supply.id }, demand: { id: demand.id } },
  });
  watched.stop();
});

test('WatchMatching shows how far a run has come', async () => {
  const world = await buildMatchingWorld(served);
  await world.supply();
  await world.demand();
  const watched = await subscribeByStream(served, textOf('WatchMatching'), { as: world.staff });
  const run = await world.run();
  const steps = (await watched.received(4)).map(({ data }) => data.matchingRunProgress);
  expect(steps.map(({ state }) => state)).toEqual(['STARTED', 'READ', 'SOLVED', 'WRITTEN']);
  expect(steps.at(-1)).toMatchObject({ runId: run.id, demands: 1, supplies: 1, matches: 1 });
  watched.stop();
});
