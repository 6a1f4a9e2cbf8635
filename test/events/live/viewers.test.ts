import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDivision } from '../../../seeds/factories/division.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { DEVELOPMENT_ISSUER } from '../../../src/district/identity/tokens/development-issuer.ts';
import { InvalidTokenError } from '../../../src/district/identity/tokens/token.ts';
import { Role } from '../../../src/request/viewer.ts';
import { newId } from '../../../src/shared/node.ts';
import { book } from '../../bookings/booking.operations.ts';
import { textTable } from '../../support/text-table.ts';
import {
  BOOKING_CHANGED,
  bookingIds,
  connectSocket,
  type Served,
  startServed,
  subscribeBySocket,
  subscribeByStream,
} from './live-world.ts';

let served: Served;
/** Subjects by the names of the table. */
const who: Record<string, string> = {};
let facility: { id: string; unitId: string };
let otherFacility: { id: string; unitId: string };
let hours = 0;
/** Tokens that hold no more. */
const expired = new Set<string>();

beforeAll(async () => {
  served = await startServed({
    server: {
      verifyToken: async (header) => {
        if (header === undefined) return undefined;
        const subject = header.slice('Bearer '.length);
        if (expired.has(subject)) throw new InvalidTokenError('The bearer token has expired.');
        return { issuer: DEVELOPMENT_ISSUER, subject };
      },
    },
  });
  const { db, clock } = served;
  const community = await buildDivision(db);
  const elsewhere = await buildDivision(db);
  const unit = await buildUnit(db, { division: community });
  const options = { capacity: 100, kind: 'MEETING_ROOM', horizonDays: 365, now: clock.now } as const;
  facility = await buildFacility(db, { ...options, unitId: unit.id });
  otherFacility = await buildFacility(db, { ...options, unitId: (await buildUnit(db, { division: elsewhere })).id });
  const account = async (role: Role, scope: object) =>
    (await buildAccount(db, { roles: [{ role, ...scope }] })).subject;
  who.booker = (await buildResident(db)).subject;
  who.other = (await buildResident(db)).subject;
  who.manager = await account(Role.UNIT_MANAGER, { unitId: unit.id });
  who.rival = await account(Role.UNIT_MANAGER, { unitId: otherFacility.unitId });
  who.keeper = await account(Role.UNIT_MANAGER, { facilityId: facility.id });
  who.staff = await account(Role.COMMUNITY_STAFF, { divisionId: community.id });
  who.sibling = await account(Role.COMMUNITY_STAFF, { divisionId: elsewhere.id });
});
afterAll(() => served.close());

function hour() {
  const start = Temporal.Instant.from('2026-03-04T00:00:00Z').add({ hours: hours++ });
  return { start: start.toString(), end: start.add({ hours: 1 }).toString() };
}

async function bookAs(subject: string, facilityId = facility.id): Promise<string> {
  const { booking } = await book(served, { facilityId, ...hour() }, { as: subject });
  return booking!.id;
}

/** Which of the bookings below each is told of; `-` for none. */
const WHO_IS_TOLD_WHAT = textTable(`
                 | booker  other  manager  rival  keeper  staff  sibling
their own        | here    there  -        -      -       -      -
of the facility  | here    -      here     -      here    here   -
of the unit      | here    -      here     -      here    here   -
of the other     | -       there  -        there  -       -      there
`);

test('each is told of the bookings that they may see, and of no other', async () => {
  const followed: Record<string, object> = {
    'their own': {},
    'of the facility': { facilityId: facility.id },
    'of the unit': { unitId: facility.unitId },
    'of the other': { unitId: otherFacility.unitId },
  };
  const cases = WHO_IS_TOLD_WHAT.rows.flatMap(({ name: row, cells }) =>
    Object.entries(cells).map(([name, told]) => ({ row, name, told })),
  );
  const subscribers = await Promise.all(
    cases.map(({ row, name }) =>
      subscribeByStream(served, BOOKING_CHANGED, { as: who[name]!, variables: { ...followed[row] } }),
    ),
  );
  const witnesses = await Promise.all(
    [facility, otherFacility].map(({ unitId }, at) =>
      subscribeByStream(served, BOOKING_CHANGED, { as: [who.manager!, who.rival!][at]!, variables: { unitId } }),
    ),
  );
  const ids: Record<string, string> = {
    here: await bookAs(who.booker!),
    there: await bookAs(who.other!, otherFacility.id),
  };
  // Those who are told of both have been told when a second pair has come to those who see one each.
  await bookAs(who.booker!);
  await bookAs(who.other!, otherFacility.id);
  for (const witness of witnesses) await witness.received(2);
  for (const [at, { told }] of cases.entries()) if (told !== '-') await subscribers[at]!.received(2);

  const seen = cases.map(({ row, name }, at) => ({ row, name, told: nameOf(bookingIds(subscribers[at]!.results)[0]) }));
  expect(seen).toEqual(cases);
  for (const subscriber of [...subscribers, ...witnesses]) subscriber.stop();

  function nameOf(id: string | undefined): string {
    return Object.keys(ids).find((name) => ids[name] === id) ?? (id === undefined ? '-' : 'another');
  }
});

describe('a subscription is refused', () => {
  test.each([
    ['without a token', {}, undefined, 'UNAUTHENTICATED'],
    ['for who is not registered here', {}, 'nobody we know', 'FORBIDDEN'],
    ['for a facility that is not there', { facilityId: newId('fac') }, 'booker', 'NOT_FOUND'],
    ['for a unit that is not there', { unitId: newId('uni') }, 'booker', 'NOT_FOUND'],
    ['for the id of another type', { facilityId: newId('uni') }, 'booker', 'BAD_USER_INPUT'],
    ['after what is no event', { after: 'yesterday' }, 'booker', 'BAD_USER_INPUT'],
    ['after an event that is not kept', { after: Buffer.from('3.1').toString('base64url') }, 'booker', 'EVENTS_GONE'],
  ])('%s', async (_, variables, name, code) => {
    const as = name && (who[name] ?? name);
    for (const subscribe of [subscribeByStream, subscribeBySocket]) {
      const subscriber = await subscribe(served, BOOKING_CHANGED, { variables, ...(as && { as }) });
      expect(await subscriber.ended).toEqual([code]);
      subscriber.stop();
    }
  });

  test('of a draft, to all but its managers', async () => {
    const { id } = await buildFacility(served.db, { unitId: facility.unitId, state: 'DRAFT', now: served.clock.now });
    const query = `subscription ($id: ID!) {
      availabilityChanged(facilityId: $id, from: "2026-03-04T00:00:00Z", to: "2026-03-05T00:00:00Z") { eventId }
    }`;
    const refused = await subscribeByStream(served, query, { variables: { id } });
    expect(await refused.ended).toEqual(['NOT_FOUND']);
    const taken = await subscribeByStream(served, query, { as: who.manager!, variables: { id } });
    expect(await Promise.race([taken.ended, pause(300, 'open')])).toBe('open');
    taken.stop();
  });

  test('of all runs, to those who start none', async () => {
    const query = 'subscription { matchingRunProgress { state } }';
    const subscriber = await subscribeByStream(served, query, { as: who.manager! });
    expect(await subscriber.ended).toEqual(['FORBIDDEN']);
  });

  test('with a token that is no good, before anything else', async () => {
    expired.add('long ago');
    const response = await fetch(`${served.url}/graphql/stream`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: 'Bearer long ago' },
      body: JSON.stringify({ query: BOOKING_CHANGED }),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    const client = connectSocket(served, 'long ago');
    const closed = new Promise<{ code: number }>((resolve) => client.on('closed', (event) => resolve(event as never)));
    client.subscribe(
      { query: BOOKING_CHANGED },
      { next: () => undefined, error: () => undefined, complete: () => undefined },
    );
    expect((await closed).code).toBe(4401);
  });
});

describe.each([
  ['server-sent events', subscribeByStream],
  ['a WebSocket', subscribeBySocket],
])('over %s', (_, subscribe) => {
  test('a token that expires ends the subscription, before the next event is shown', async () => {
    const { subject } = await buildResident(served.db);
    const subscriber = await subscribe(served, BOOKING_CHANGED, { as: subject });
    await bookAs(subject);
    await subscriber.received(1);
    const another = await subscribe(served, BOOKING_CHANGED, {
      as: who.manager!,
      variables: { facilityId: facility.id },
    });
    const second = await bookAs(subject);
    await subscriber.received(2);
    expired.add(subject);
    await served.sql(
      `insert into outbox_event (at, district_code, topic, subject_id)
       select now(), district_code, 'booking.confirmed', id from booking where id = $1`,
      [second],
    );
    expect(await subscriber.ended).toEqual(['UNAUTHENTICATED']);
    await another.received(2);
    expect(subscriber.results).toHaveLength(2);
    another.stop();
    subscriber.stop();
  });

  test('a quiet subscription ends soon after its token', async () => {
    const { subject } = await buildResident(served.db);
    const subscriber = await subscribe(served, BOOKING_CHANGED, { as: subject });
    expired.add(subject);
    expect(await subscriber.ended).toEqual(['UNAUTHENTICATED']);
    subscriber.stop();
  }, 15_000);

  test('what happens after a role has ended is not shown to who had it', async () => {
    const { subject, roleIds } = await buildAccount(served.db, {
      roles: [{ role: Role.UNIT_MANAGER, unitId: facility.unitId }],
    });
    const variables = { facilityId: facility.id };
    const former = await subscribe(served, BOOKING_CHANGED, { as: subject, variables });
    const present = await subscribe(served, BOOKING_CHANGED, { as: who.manager!, variables });
    const first = await bookAs(who.booker!);
    expect(bookingIds(await former.received(1))).toEqual([first]);
    await served.sql('update role_assignment set valid_to = $1 where id = $2', [
      served.clock.now.toString(),
      roleIds[0],
    ]);
    await bookAs(who.booker!);
    await bookAs(who.booker!);
    await present.received(3);
    expect(former.results).toHaveLength(1);
    former.stop();
    present.stop();
  });
});
