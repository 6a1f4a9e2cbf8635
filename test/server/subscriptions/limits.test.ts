import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { type BuiltResident, buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { WAITING_EVENTS_MAX } from '../../../src/events/live/event-feed.ts';
import { SUBSCRIPTIONS_PER_PERSON_MAX } from '../../../src/server/subscriptions/open-subscription.ts';
import { MESSAGE_MAX_BYTES, SUBSCRIPTIONS_PER_CONNECTION_MAX } from '../../../src/server/subscriptions/web-socket.ts';
import { trustedDocuments } from '../../../src/server/limits/trusted-documents.ts';
import { book } from '../../bookings/booking.operations.ts';
import {
  BOOKING_CHANGED,
  bookingIds,
  collecting,
  connectSocket,
  type Served,
  startServed,
  type Subscriber,
  subscribeBySocket,
  subscribeByStream,
} from '../../events/live/live-world.ts';

let served: Served;
let facilityId: string;
let manager: string;
let resident: BuiltResident;

beforeAll(async () => {
  served = await startServed({ server: { corsOrigins: ['https://frontend.example'] } });
  const facility = await buildFacility(served.db, { capacity: 100, now: served.clock.now });
  facilityId = facility.id;
  const roles = [{ role: Role.UNIT_MANAGER, unitId: facility.unitId }];
  manager = (await buildAccount(served.db, { roles })).subject;
  resident = await buildResident(served.db);
});
afterAll(() => served.close());

/** Asks for a stream without a client library. */
function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${served.url}/graphql/stream`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('an operation is refused by both transports', () => {
  const deep = `subscription { bookingChanged { booking { facility { ${'unit { facilities { nodes { '.repeat(7)} id ${'} } }'.repeat(7)} } } } }`;
  test.each([
    ['a query', '{ viewer { residentId } }', 'BAD_USER_INPUT'],
    ['a mutation', 'mutation { bookingCancel(input: {bookingId: "x"}) { booking { id } } }', 'BAD_USER_INPUT'],
    ['what is no document', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', 'subscription { bookingLost { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two fields at once',
      'subscription { a: matchChanged { at } b: matchChanged { at } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['what is nested too deep', deep, 'GRAPHQL_VALIDATION_FAILED BAD_USER_INPUT'],
    [
      'fragments that spread each other without end',
      `subscription { bookingChanged { booking { ...f0 } } } ${Array.from({ length: 30 }, (_, n) => `fragment f${n} on Booking { ${n < 29 ? `...f${n + 1} ...f${n + 1}` : 'id'} }`).join(' ')}`,
      'BAD_USER_INPUT',
    ],
    ['too many tokens', `subscription { matchChanged { ${'at '.repeat(5_000)} } }`, 'GRAPHQL_PARSE_FAILED'],
  ])('%s', async (_, query, codes) => {
    for (const subscribe of [subscribeByStream, subscribeBySocket]) {
      const subscriber = await subscribe(served, query, { as: manager });
      expect(codes).toContain((await subscriber.ended)[0]);
      subscriber.stop();
    }
  });

  test('a variable that does not fit', async () => {
    const subscriber = await subscribeByStream(served, BOOKING_CHANGED, {
      as: manager,
      variables: { facilityId: [1] },
    });
    expect(await subscriber.ended).toEqual(['BAD_USER_INPUT']);
  });

  test('a document that is not trusted, where only those run', async () => {
    const strict = await startServed({ beside: served, server: { trustedDocuments: trustedDocuments([], true) } });
    for (const subscribe of [subscribeByStream, subscribeBySocket]) {
      const subscriber = await subscribe(strict, BOOKING_CHANGED, { as: manager });
      expect(await subscriber.ended).toEqual(['DOCUMENT_NOT_TRUSTED']);
      subscriber.stop();
    }
    await strict.close();
  });
});

test('a subscription that is sent where queries are answered is told where to go', async () => {
  const { errors } = await served.query('subscription { matchChanged { at } }', {}, { as: manager });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a request that is no subscription is refused with a status', async () => {
  expect((await post({ query: BOOKING_CHANGED }, { accept: 'application/json' })).status).toBe(406);
  expect((await post('[]')).status).toBe(400);
  expect((await post('{')).status).toBe(400);
  // A form can be sent from any page without being asked; nothing but JSON is taken.
  expect((await post('{}', { 'content-type': 'text/plain' })).status).toBeGreaterThanOrEqual(400);
  expect((await post('query=x', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
  const url = `${served.url}/graphql/stream?${new URLSearchParams({ query: BOOKING_CHANGED, variables: '{' })}`;
  expect((await fetch(url, { headers: { accept: 'text/event-stream' } })).status).toBe(400);
});

test('pages of other origins are refused, and those of known ones and the own are not', async () => {
  const status = async (origin: string) => {
    const response = await post({ query: BOOKING_CHANGED }, { origin });
    await response.body!.cancel();
    return { status: response.status, allowed: response.headers.get('access-control-allow-origin') };
  };
  expect(await status('https://elsewhere.example')).toMatchObject({ status: 403 });
  expect(await status('null')).toMatchObject({ status: 403 });
  expect(await status(served.url)).toMatchObject({ status: 200 });
  expect(await status('https://frontend.example')).toEqual({ status: 200, allowed: 'https://frontend.example' });

  const upgrade = (origin: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = {
        origin,
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': Buffer.alloc(16).toString('base64'),
        'sec-websocket-protocol': 'graphql-transport-ws',
      };
      const sent = request(`${served.url}/graphql/ws`, { headers });
      sent.on('response', ({ statusCode }) => resolve(statusCode!));
      sent.on('upgrade', (response, socket) => (socket.destroy(), resolve(response.statusCode!)));
      sent.on('error', reject);
      sent.end();
    });
  expect(await upgrade('https://elsewhere.example')).toBe(403);
  expect(await upgrade('https://frontend.example')).toBe(101);
});

test('a connection has so many subscriptions, and a person so many', async () => {
  const { subject } = await buildResident(served.db);
  const client = connectSocket(served, subject);
  const subscribers = Array.from({ length: SUBSCRIPTIONS_PER_CONNECTION_MAX + 1 }, () =>
    collecting((sink) => client.subscribe({ query: BOOKING_CHANGED }, sink)),
  );
  expect(await Promise.race(subscribers.map(({ ended }) => ended))).toEqual(['BUSY']);
  const clients = [client];
  for (let connection = 1; connection < SUBSCRIPTIONS_PER_PERSON_MAX / SUBSCRIPTIONS_PER_CONNECTION_MAX; connection++) {
    const next = connectSocket(served, subject);
    clients.push(next);
    const refused = Array.from({ length: SUBSCRIPTIONS_PER_CONNECTION_MAX }, () =>
      collecting((sink) => next.subscribe({ query: BOOKING_CHANGED }, sink)),
    ).map(({ ended }) => ended);
    expect(await Promise.race([...refused, pause(500, ['open'])])).toEqual(['open']);
  }
  // The server may still be busy with some of them, or have sent some away that waited too long for a connection: then
  // these take their places, one by one.
  const late: Subscriber[] = [];
  await expect
    .poll(
      async () => {
        late.push(await subscribeByStream(served, BOOKING_CHANGED, { as: subject }));
        // On a busy machine it takes longer to be told.
        return Promise.race([...late.map(({ ended }) => ended), pause(300, ['open'])]);
      },
      { timeout: 60_000 },
    )
    .toEqual(['503']);
  const refused = await post({ query: BOOKING_CHANGED }, { authorization: `Bearer ${subject}` });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'BUSY' } }] });
  for (const each of late) each.stop();
  for (const each of clients) await each.dispose();
}, 90_000);

test('a message that is too long closes the connection', async () => {
  const client = connectSocket(served, manager);
  const closed = new Promise<{ code: number }>((resolve) => client.on('closed', (event) => resolve(event as never)));
  collecting((sink) => client.subscribe({ query: `#${'x'.repeat(MESSAGE_MAX_BYTES)}\n${BOOKING_CHANGED}` }, sink));
  expect((await closed).code).toBe(1009);
});

test('a client that does not read is let go of with a word, and goes on where it was', async () => {
  // Bookings of a great many, each told with all that a client can ask for, to one who reads nothing.
  const query = `subscription { bookingChanged(facilityId: "${facilityId}") {
    eventId booking { id ${Array.from({ length: 300 }, (_, n) => `r${n}: reference`).join(' ')} } } }`;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(`${served.url}/graphql/stream`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Bearer ${manager}` },
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end(JSON.stringify({ query }));
  });
  response.pause();
  const { booking } = await book(
    served,
    { facilityId, start: '2026-03-04T00:00:00Z', end: '2026-03-04T01:00:00Z' },
    { as: resident.subject },
  );
  // As many as may wait can have been taken out to be told, as many again wait then.
  const events = 2.2 * WAITING_EVENTS_MAX;
  for (let sent = 0; sent < events; sent += WAITING_EVENTS_MAX / 5) {
    await served.sql(
      `insert into outbox_event (at, district_code, topic, subject_id)
       select now(), district_code, 'booking.confirmed', id from booking, generate_series(1, $2::integer) where id = $1`,
      [booking!.id, WAITING_EVENTS_MAX / 5],
    );
  }
  // Told of the last booking alone, the witness cannot fall behind; what it is told comes after all that was handed out.
  const slot = { start: '2026-03-05T00:00:00Z', end: '2026-03-05T01:00:00Z' };
  const witness = await subscribeByStream(
    served,
    `subscription { availabilityChanged(facilityId: "${facilityId}", from: "${slot.start}", to: "${slot.end}") { at } }`,
  );
  const { booking: last } = await book(served, { facilityId, ...slot }, { as: resident.subject });
  // Whoever writes for long, be it to another database of the same server, holds back what came after.
  await expect.poll(() => witness.results.length, { timeout: 60_000 }).toBe(1);
  witness.stop();

  let text = '';
  for await (const chunk of response) text += String(chunk);
  const ids = [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id!);
  expect(text).toMatch(/event: next\ndata: \{"errors":\[\{.*"code":"SLOW_CONSUMER".*\n\nevent: complete\ndata:\n\n$/);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.length).toBeLessThan(events);

  const resumed = await subscribeByStream(served, BOOKING_CHANGED, {
    as: manager,
    variables: { facilityId },
    lastEventId: ids.at(-1)!,
  });
  const rest = await resumed.received(events + 2 - ids.length);
  expect(rest).toHaveLength(events + 2 - ids.length);
  expect(bookingIds(rest).at(-1)).toBe(last!.id);
  resumed.stop();
}, 150_000);

test('the metrics count subscriptions for as long as they are open', async () => {
  const open = async (transport: string) => {
    const text = await (await fetch(`${counting.url}/metrics`)).text();
    return Number(
      new RegExp(`^graphql_subscriptions_open\\{transport="${transport}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0,
    );
  };
  const counting = await startServed({ beside: served, server: { metrics: { token: undefined } } });
  const streams = [1, 2].map(() => subscribeByStream(counting, BOOKING_CHANGED, { as: manager }));
  const [first, second] = await Promise.all(streams);
  const socket = await subscribeBySocket(counting, BOOKING_CHANGED, { as: manager });
  await expect.poll(() => Promise.all([open('sse'), open('websocket')])).toEqual([2, 1]);
  const refused = await subscribeByStream(counting, BOOKING_CHANGED);
  expect(await refused.ended).toEqual(['UNAUTHENTICATED']);
  first!.stop();
  await expect.poll(() => Promise.all([open('sse'), open('websocket')])).toEqual([1, 1]);
  second!.stop();
  socket.stop();
  await expect.poll(() => Promise.all([open('sse'), open('websocket')])).toEqual([0, 0]);
  await counting.close();
});

test('a server that closes lets its subscribers go without telling them that it is over', async () => {
  const leaving = await startServed({ beside: served });
  const stream = await subscribeByStream(leaving, BOOKING_CHANGED, { as: manager });
  const client = connectSocket(leaving, manager);
  const closed = new Promise<{ code: number }>((resolve) => client.on('closed', (event) => resolve(event as never)));
  const socket = collecting((sink) => client.subscribe({ query: BOOKING_CHANGED }, sink));
  await new Promise<void>((resolve) => client.on('connected', () => resolve()));
  leaving.app.drain();
  await leaving.close();
  expect((await closed).code).toBe(1001);
  // A client that is allowed to come back would: these say what went wrong instead of having been completed.
  expect(await stream.ended).not.toEqual([]);
  expect(await socket.ended).not.toEqual([]);
});
