import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { book, cancel } from '../../bookings/booking.operations.ts';
import { accept, take } from '../../exchange/matches/match.operations.ts';
import { buildMatchWorld } from '../../exchange/matches/match.world.ts';
import { buildMatchingWorld } from '../../exchange/matching/matching.world.ts';
import { type Result, type Served, startServed, subscribeBySocket, subscribeByStream } from './live-world.ts';

let served: Served;
beforeAll(async () => {
  served = await startServed();
});
afterAll(() => served.close());

const AVAILABILITY = `subscription ($id: ID!, $from: DateTime!, $to: DateTime!, $after: String) {
  availabilityChanged(facilityId: $id, from: $from, to: $to, after: $after) {
    eventId facility { id } windows { start end remaining }
  }
}`;
const DAY = { from: '2026-03-05T00:00:00Z', to: '2026-03-06T00:00:00Z' };

/** The places left over a day, as `00-10 2` for each stretch. */
function placesLeft({ data }: Result): string[] {
  const hour = (instant: string) => instant.slice(11, 13);
  return data.availabilityChanged.windows.map(
    ({ start, end, remaining }: { start: string; end: string; remaining: number }) =>
      `${hour(start)}-${hour(end)} ${remaining}`,
  );
}

test('everybody can follow the places left in a facility, and is told only when they are others', async () => {
  const facility = await buildFacility(served.db, { capacity: 2, now: served.clock.now });
  const resident = await buildResident(served.db);
  const manager = await buildAccount(served.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: facility.unitId }] });
  const variables = { id: facility.id, ...DAY };
  const subscribers = [
    await subscribeByStream(served, AVAILABILITY, { variables }),
    await subscribeBySocket(served, AVAILABILITY, { variables, as: resident.subject }),
  ];
  const wish = (day: number, hour: number, quantity = 1) => ({
    facilityId: facility.id,
    start: `2026-03-0${day}T${hour}:00:00Z`,
    end: `2026-03-0${day}T${hour + 1}:00:00Z`,
    quantity,
  });
  const as = resident.subject;
  // Another day, and another facility: nothing to be told of.
  await book(served, wish(4, 10), { as });
  const elsewhere = await buildFacility(served.db, { capacity: 2, kind: 'MEETING_ROOM', now: served.clock.now });
  await book(served, { ...wish(5, 10), facilityId: elsewhere.id }, { as });
  const { booking } = await book(served, wish(5, 10, 2), { as });
  for (const subscriber of subscribers) {
    const [first] = await subscriber.received(1);
    expect(placesLeft(first!)).toEqual(['00-10 2', '10-11 0', '11-00 2']);
  }
  await cancel(served, { bookingId: booking!.id }, { as });
  for (const subscriber of subscribers) expect(placesLeft((await subscriber.received(2))[1]!)).toEqual(['00-00 2']);

  const { data } = await served.query(
    `mutation ($id: ID!) { facilitySuspend(input: { facilityId: $id, reason: "Repairs" }) { userErrors { code } } }`,
    { id: facility.id },
    { as: manager.subject },
  );
  expect(data.facilitySuspend.userErrors).toEqual([]);
  for (const subscriber of subscribers) {
    const results = await subscriber.received(3);
    expect(placesLeft(results[2]!)).toEqual([]);
    subscriber.stop();
  }
  // Who comes back is told what has become of it, once.
  const after = subscribers[0]!.results[0]!.data.availabilityChanged.eventId;
  const back = await subscribeByStream(served, AVAILABILITY, { variables: { ...variables, after } });
  expect((await back.received(1)).map(placesLeft)).toEqual([[]]);
  back.stop();
});

test('both sides of a match and the staff of their places follow it, and nobody else', async () => {
  const world = await buildMatchWorld(served);
  const query = 'subscription { matchChanged { eventId change match { id state } } }';
  const follow = (as: string) => subscribeByStream(served, query, { as });
  const [manager, secretary, staff, other] = [
    await follow(world.manager),
    await follow(world.secretary),
    await follow(world.staff),
    await follow(world.otherManager),
  ];
  const [supply, demand] = [await world.supply(), await world.demand()];
  const chosen = { supplyId: supply.id, demandId: demand.id, quantity: 4, reason: 'near' };
  const { match } = await take(served, 'set', chosen, world.staff);
  await accept(served, match!.id, world.manager);
  await accept(served, match!.id, world.secretary);
  await take(served, 'cancel', { matchId: match!.id, reason: 'not needed' }, world.manager);
  for (const subscriber of [manager, secretary, staff]) {
    const results = await subscriber!.received(4);
    expect(results.map(({ data }) => data.matchChanged.change)).toEqual(['SET', 'ACCEPTED', 'CONFIRMED', 'CANCELLED']);
    expect(results.map(({ data }) => data.matchChanged.match.id)).toEqual(Array(4).fill(match!.id));
    subscriber!.stop();
  }
  expect(other!.results).toEqual([]);
  other!.stop();
});

test('staff follow a run through its states, with what it has counted; a dry run tells nobody', async () => {
  const world = await buildMatchingWorld(served);
  await world.supply();
  await world.demand();
  const query = `subscription ($runId: ID, $after: String) {
    matchingRunProgress(runId: $runId, after: $after) { eventId runId state demands supplies matches }
  }`;
  const subscriber = await subscribeBySocket(served, query, { as: world.staff });
  const strangers = await subscribeByStream(served, query, {
    as: await world.someone({ role: Role.SUBDISTRICT_STAFF, divisionId: world.otherSubdistrict.id }),
  });
  await world.run({ dryRun: true });
  const run = await world.run();
  const results = (await subscriber.received(4)).map(({ data }) => data.matchingRunProgress);
  const none = { demands: null, supplies: null, matches: null };
  expect(results).toMatchObject([
    { runId: run.id, state: 'STARTED', ...none },
    { runId: run.id, state: 'READ', demands: 1, supplies: 1, matches: null },
    { runId: run.id, state: 'SOLVED', demands: 1, supplies: 1, matches: 1 },
    { runId: run.id, state: 'WRITTEN', demands: 1, supplies: 1, matches: 1 },
  ]);
  // One run alone, from its second state on.
  const variables = { runId: run.id, after: results[1].eventId };
  const back = await subscribeByStream(served, query, { as: world.staff, variables });
  expect((await back.received(2)).map(({ data }) => data.matchingRunProgress.state)).toEqual(['SOLVED', 'WRITTEN']);
  expect(strangers.results).toEqual([]);
  for (const each of [subscriber, strangers, back]) each.stop();
});

test('a run that comes to nothing says so', async () => {
  const world = await buildMatchingWorld(served);
  await world.demand();
  await world.supply();
  const query = 'subscription { matchingRunProgress { state } }';
  const subscriber = await subscribeByStream(served, query, { as: world.staff });
  await served.sql(`
    create function sabotage() returns trigger language plpgsql as $$ begin raise exception 'sabotage'; end $$;
    create trigger sabotage before insert on matching_run for each row execute function sabotage()`);
  await expect(world.run()).rejects.toThrow('INTERNAL');
  await served.sql('drop trigger sabotage on matching_run; drop function sabotage');
  const states = (await subscriber.received(4)).map(({ data }) => data.matchingRunProgress.state);
  expect(states).toEqual(['STARTED', 'READ', 'SOLVED', 'FAILED']);
  subscriber.stop();
});
