import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import {
  type BuiltAccount,
  type BuiltResident,
  buildAccount,
  buildResident,
} from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { sql } from '../../support/database.ts';
import { book, cancel } from '../../bookings/booking.operations.ts';
import {
  BOOKING_CHANGED,
  bookingIds,
  type Served,
  startServed,
  subscribeBySocket,
  subscribeByStream,
  type Subscriber,
} from './live-world.ts';

// Two API processes on one database, as far as they know of each other.
let one: Served;
let other: Served;
let resident: BuiltResident;
let manager: BuiltAccount;
let facilityId: string;
let unitId: string;
let hours = 0;

beforeAll(async () => {
  one = await startServed();
  other = await startServed({ beside: one });
});
// New for each test: a subscription may begin with what was written a moment before it.
beforeEach(async () => {
  ({ id: facilityId, unitId } = await buildFacility(one.db, {
    capacity: 1_000,
    kind: 'MEETING_ROOM',
    horizonDays: 365,
    now: one.clock.now,
  }));
  resident = await buildResident(one.db);
  manager = await buildAccount(one.db, { roles: [{ role: Role.UNIT_MANAGER, unitId }] });
});
afterAll(async () => {
  await other.close();
  await one.close();
});

/** The next free hour. Nobody books two that overlap. */
function nextHour() {
  const start = Temporal.Instant.from('2026-03-04T00:00:00Z').add({ hours: hours++ });
  return { facilityId, start: start.toString(), end: start.add({ hours: 1 }).toString() };
}

async function bookOne(by: Served): Promise<string> {
  const { booking, code } = await book(by, nextHour(), { as: resident.subject });
  expect(code).toBe('DONE');
  return booking!.id;
}

describe.each([
  ['server-sent events', subscribeByStream],
  ['a WebSocket', subscribeBySocket],
])('over %s', (_, subscribe) => {
  test('an event written by one process arrives at the subscribers of the other, and at its own', async () => {
    const subscribers = await Promise.all(
      [one, other].map((served) => subscribe(served, BOOKING_CHANGED, { as: resident.subject })),
    );
    const id = await bookOne(one);
    for (const subscriber of subscribers) {
      const [result] = await subscriber.received(1);
      expect(result!.data.bookingChanged).toMatchObject({
        eventId: expect.stringMatching(/^[\w-]+$/),
        change: 'CREATED',
        booking: { id, state: 'CONFIRMED', facility: { id: facilityId } },
      });
    }
    await cancel(other, { bookingId: id }, { as: resident.subject });
    for (const subscriber of subscribers) {
      const [, result] = await subscriber.received(2);
      expect(result!.data.bookingChanged).toMatchObject({ change: 'CANCELLED', booking: { id, state: 'CANCELLED' } });
      subscriber.stop();
    }
  });

  test('the managers of a unit follow the bookings of its facilities', async () => {
    const subscriber = await subscribe(other, BOOKING_CHANGED, { as: manager.subject, variables: { unitId } });
    const id = await bookOne(one);
    expect(bookingIds(await subscriber.received(1))).toEqual([id]);
    subscriber.stop();
  });

  test('whoever comes back with the id of the last event gets what has happened since, and nothing twice', async () => {
    const first = await subscribe(one, BOOKING_CHANGED, { as: resident.subject });
    const before = [await bookOne(one), await bookOne(other)];
    const results = await first.received(2);
    first.stop();
    const meanwhile = [await bookOne(one), await bookOne(other), await bookOne(one)];
    const after = results[1]!.data.bookingChanged.eventId;
    const second = await subscribe(other, BOOKING_CHANGED, { as: resident.subject, variables: { after } });
    expect(bookingIds(await second.received(3))).toEqual(meanwhile);
    const later = await bookOne(one);
    expect(bookingIds(await second.received(4))).toEqual([...meanwhile, later]);
    expect(bookingIds(results)).toEqual(before);
    second.stop();
  });
});

test('a stream goes on after the header Last-Event-ID, which counts more than the argument', async () => {
  const first = await subscribeByStream(one, BOOKING_CHANGED, { as: resident.subject });
  const ids = [await bookOne(one), await bookOne(one), await bookOne(one)];
  const events = (await first.received(3)).map(({ data }) => data.bookingChanged.eventId);
  first.stop();
  const second = await subscribeByStream(other, BOOKING_CHANGED, {
    as: resident.subject,
    variables: { after: events[0] },
    lastEventId: events[1],
  });
  expect(bookingIds(await second.received(1))).toEqual([ids[2]]);
  second.stop();
});

test('a stream writes the id of each event where EventSource finds it', async () => {
  const stopping = new AbortController();
  const query = 'subscription { bookingChanged { booking { id } } }';
  const response = await fetch(`${one.url}/graphql/stream?${new URLSearchParams({ query })}`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${resident.subject}` },
    signal: stopping.signal,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const id = await bookOne(other);
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.includes('data:')) break;
  }
  const [, eventId, data] = /^:\n\nid: ([\w-]+)\nevent: next\ndata: (.*)\n\n$/.exec(text)!;
  expect(JSON.parse(data!)).toEqual({ data: { bookingChanged: { booking: { id } } }, extensions: { eventId } });
  stopping.abort();
});

test('none is lost and none comes twice while clients come and go and others write', async () => {
  const bookers = await Promise.all(Array.from({ length: 8 }, () => buildResident(one.db)));
  const written: string[] = [];
  const writing = Promise.all(
    bookers.map(async ({ subject }, at) => {
      for (let turn = 0; turn < 9; turn++) {
        const { booking } = await book(at % 2 ? one : other, nextHour(), { as: subject });
        written.push(booking!.id);
      }
    }),
  );
  const writers = { busy: true };
  void writing.then(() => (writers.busy = false));

  const begin = await subscribeByStream(one, BOOKING_CHANGED, { as: manager.subject, variables: { facilityId } });
  // What was written before the first subscription began is not promised to it.
  const first = await begin.received(1);
  begin.stop();
  const seen: string[] = bookingIds(first.slice(0, 1));
  let after: string = first[0]!.data.bookingChanged.eventId;
  for (let turn = 0; writers.busy || turn < 8; turn++) {
    const subscribe = turn % 2 ? subscribeBySocket : subscribeByStream;
    const client = await subscribe(turn % 3 ? one : other, BOOKING_CHANGED, {
      as: manager.subject,
      variables: { facilityId, after },
    });
    if (writers.busy) await client.received(1);
    client.stop();
    const results = [...client.results];
    seen.push(...bookingIds(results));
    after = results.at(-1)?.data.bookingChanged.eventId ?? after;
  }
  await writing;
  const rest = await subscribeByStream(other, BOOKING_CHANGED, {
    as: manager.subject,
    variables: { facilityId, after },
  });
  const marker = await bookOne(one);
  while (!bookingIds(rest.results).includes(marker)) await rest.received(rest.results.length + 1);
  rest.stop();
  seen.push(...bookingIds(rest.results));

  expect(new Set(seen).size, 'none twice').toBe(seen.length);
  const events = await one.sql<{ id: string }>(
    `select e.subject_id as id from outbox_event e join booking b on b.id = e.subject_id
     where b.facility_id = $1 and e.topic = 'booking.created' order by e.xid, e.id`,
    [facilityId],
  );
  const all = events.map(({ id }) => id);
  expect(seen, 'none lost, in their order').toEqual(all.slice(all.indexOf(seen[0]!)));
  expect(seen.length).toBeGreaterThan(40);
}, 60_000);

test('an event that commits late is told after those that have been told, and not lost', async () => {
  const subscriber = await subscribeByStream(one, BOOKING_CHANGED, { as: manager.subject, variables: { facilityId } });
  const { Client } = await import('pg');
  const slow = new Client(one.databaseUrl);
  await slow.connect();
  await slow.query('begin');
  const { id: late } = await buildBooking(one.db, { ...nextHour() });
  await slow.query(
    `insert into outbox_event (at, district_code, topic, subject_id)
     select now(), district_code, 'booking.created', id from booking where id = $1`,
    [late],
  );
  // It has a higher id and an earlier commit.
  const early = await bookOne(other);
  await slow.query('commit');
  await slow.end();
  expect(bookingIds(await subscriber.received(2)).sort()).toEqual([late, early].sort());
  subscriber.stop();
});

test('events arrive when the connection for wake-ups has been cut, and it is taken up again', async () => {
  const subscriber = await subscribeByStream(one, BOOKING_CHANGED, { as: resident.subject });
  const listening = () =>
    one.sql<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and query in ('listen outbox_event', 'notify outbox_event')`,
    );
  const cut = (await listening()).map(({ pid }) => pid);
  expect(cut.length).toBeGreaterThan(0);
  await sql(one.databaseUrl)('select pg_terminate_backend(pid) from unnest($1::integer[]) as cut (pid)', [cut]);
  const ids = [await bookOne(other), await bookOne(one)];
  expect(bookingIds(await subscriber.received(2))).toEqual(ids);
  await expect
    .poll(async () => (await listening()).map(({ pid }) => pid).filter((pid) => !cut.includes(pid)), { timeout: 8_000 })
    .not.toEqual([]);
  const third = await bookOne(other);
  expect(bookingIds(await subscriber.received(3)).at(-1)).toBe(third);
  subscriber.stop();
});

test('two hundred subscribers each get the event', async () => {
  const residents = await Promise.all(Array.from({ length: 200 }, () => buildResident(one.db)));
  const subscribers: Subscriber[] = [];
  // Some at a time: who waits too long for a connection to the database is sent away.
  while (subscribers.length < residents.length) {
    const next = residents.slice(subscribers.length, subscribers.length + 20);
    subscribers.push(
      ...(await Promise.all(
        next.map(({ subject }, at) => subscribeByStream(at % 2 ? one : other, BOOKING_CHANGED, { as: subject })),
      )),
    );
  }
  const all = await subscribeByStream(one, BOOKING_CHANGED, { as: manager.subject, variables: { facilityId } });
  const { start, end } = nextHour();
  const booked: string[] = [];
  while (booked.length < residents.length) {
    const next = residents.slice(booked.length, booked.length + 20);
    booked.push(
      ...(await Promise.all(
        next.map(async ({ subject }) => (await book(one, { facilityId, start, end }, { as: subject })).booking!.id),
      )),
    );
  }
  for (const [at, subscriber] of subscribers.entries()) {
    expect(bookingIds(await subscriber.received(1))).toEqual([booked[at]]);
    subscriber.stop();
  }
  expect(bookingIds(await all.received(200)).sort()).toEqual(booked.toSorted());
  all.stop();
}, 120_000);
