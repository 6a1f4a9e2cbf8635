import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  FAILING_DAYS_MAX,
  RETRY_DELAYS_SECONDS,
  RETRY_JITTER,
  serveWebhook,
} from '../../../src/events/webhooks/deliver.ts';
import { ANSWER_MAX_BYTES } from '../../../src/events/webhooks/send.ts';
import type { Commons } from '../../support/commons.ts';
import {
  book,
  buildUnitWorld,
  cancel,
  deliverDue,
  deliveriesOf,
  delivering,
  done,
  makeWebhook,
  type Receiver,
  refusal,
  settled,
  startReceiver,
  startWithWebhooks,
  status,
  type UnitWorld,
  verified,
} from './webhook.world.ts';

let commons: Commons;
let world: UnitWorld;
const receivers: Receiver[] = [];
const webhookIds: string[] = [];
beforeAll(async () => {
  commons = await startWithWebhooks();
  world = await buildUnitWorld(commons);
});
afterEach(async () => {
  for (const id of webhookIds.splice(0)) await commons.sql('delete from webhook where id = $1', [id]);
  for (const receiver of receivers.splice(0)) await receiver.close();
});
afterAll(() => commons.close());

async function receiving(topics?: readonly string[]) {
  const receiver = await startReceiver();
  receivers.push(receiver);
  const webhook = await makeWebhook(commons, world, receiver.url, topics);
  webhookIds.push(webhook.id);
  return { receiver, ...webhook };
}

async function deliver(more: Parameters<typeof delivering>[1] = {}) {
  await settled(commons);
  await deliverDue(delivering(commons, more));
}

const pass = (duration: Temporal.DurationLike) => (commons.clock.now = commons.clock.now.add(duration));
const iso = (instant: Temporal.Instant) => instant.toString({ fractionalSecondDigits: 3 });
const seen = (id: string) => deliveriesOf(commons, id, world.manager.subject);
const mutate = (mutation: string, input: object) => done(commons, mutation, input, world.manager.subject);
const stateOf = async (id: string) =>
  (
    await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on Webhook { state disabledReason disabledAt failingSince } } }',
      { id },
      { as: world.manager.subject },
    )
  ).data.node;

describe('a message', () => {
  test('is signed, and tells ids and facts and never who booked', async () => {
    const { receiver, secret, id } = await receiving();
    const booking = await book(commons, world.facilityId);
    await deliver();

    const [message] = receiver.received;
    expect(receiver.received).toHaveLength(1);
    expect(message).toMatchObject({ method: 'POST', path: '/hook' });
    expect(message!.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': expect.stringMatching(/^whd_[0-9a-f]{32}$/),
      'webhook-timestamp': String(Math.floor(commons.clock.now.epochMilliseconds / 1000)),
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
    });
    const told = verified(secret, message!, commons.clock.now);
    const [row] = await commons.sql(
      'select iso(starts_at) as start, iso(ends_at) as "end" from booking where id = $1',
      [booking.id],
    );
    expect(told).toEqual({
      type: 'booking.created',
      timestamp: iso(commons.clock.now),
      data: { id: booking.id, facilityId: world.facilityId, ...row, quantity: 1, state: 'CONFIRMED' },
    });
    expect(await seen(id)).toEqual([
      {
        id: message!.id,
        topic: 'booking.created',
        eventId: expect.stringMatching(/^[\w-]+$/),
        body: message!.body,
        state: 'DELIVERED',
        attempts: 1,
        lastAttemptAt: iso(commons.clock.now),
        lastStatus: 204,
        lastFailure: null,
        nextAttemptAt: null,
        createdAt: iso(commons.clock.now),
      },
    ]);
  });

  test('that was changed by a single letter, or signed with another secret, or long ago, is not verified', async () => {
    const { receiver, secret } = await receiving();
    const other = await receiving();
    await book(commons, world.facilityId);
    await deliver();
    const [message] = receiver.received;
    const at = commons.clock.now;
    expect(() => verified(secret, { ...message!, body: `${message!.body} ` }, at)).toThrow('No matching signature');
    expect(() => verified(other.secret, message!, at)).toThrow('No matching signature');
    expect(() => verified(secret, message!, at.add({ minutes: 6 }))).toThrow('too old');
  });

  test('is sent for the topics and facilities of the unit only, in the order in which things happened', async () => {
    const { receiver } = await receiving();
    const cancelled = await receiving(['BOOKING_CANCELLED']);
    const elsewhere = await buildUnitWorld(commons);
    const first = await book(commons, world.facilityId);
    await book(commons, elsewhere.facilityId);
    const second = await book(commons, world.facilityId);
    await cancel(commons, first);
    await deliver();

    const told = (of: Receiver) =>
      of.received.map(({ body }) => JSON.parse(body)).map(({ type, data }) => [type, data.id]);
    expect(told(receiver)).toEqual([
      ['booking.created', first.id],
      ['booking.created', second.id],
      ['booking.cancelled', first.id],
    ]);
    expect(told(cancelled.receiver)).toEqual([['booking.cancelled', first.id]]);
  });

  test('is made of an event that commits late, though later ones were there to be told before, and in order', async () => {
    const { receiver } = await receiving();
    const told = () => receiver.received.map(({ body }) => JSON.parse(body)).map(({ type, data }) => [type, data.id]);
    const first = await book(commons, world.facilityId);
    await settled(commons);
    const slow = new Client(commons.databaseUrl);
    await slow.connect();
    try {
      await slow.query('begin');
      const event = `insert into outbox_event (at, district_code, topic, subject_id) values ($1, '1', $2, $3)`;
      await slow.query(event, [String(commons.clock.now), 'booking.cancelled', first.id]);
      const second = await book(commons, world.facilityId);
      await deliverDue(delivering(commons));
      expect(told()).toEqual([['booking.created', first.id]]);
      await slow.query('commit');
      await deliver();
      expect(told()).toEqual([
        ['booking.created', first.id],
        ['booking.cancelled', first.id],
        ['booking.created', second.id],
      ]);
    } finally {
      await slow.end();
    }
  });

  test('is made once of an event, however often the outbox is read', async () => {
    const { receiver } = await receiving();
    const { id } = await book(commons, world.facilityId);
    await deliver();
    await commons.sql('update webhook_position set xid = (select min(xid) from outbox_event), id = 0');
    await deliver();
    expect(receiver.received.filter(({ body }) => JSON.parse(body).data.id === id)).toHaveLength(1);
  });

  test('is made again when the place kept in the outbox is of another server', async () => {
    const { receiver } = await receiving();
    await commons.sql("update webhook_position set xid = '9000000000000000000'::xid8");
    await deliver();
    await book(commons, world.facilityId);
    await deliver();
    expect(receiver.received).toHaveLength(1);
  });
});

describe('an attempt', () => {
  test.each([
    ['500', status(500), { lastStatus: 500, lastFailure: 'STATUS' }],
    ['404', status(404), { lastStatus: 404, lastFailure: 'STATUS' }],
    [
      'a connection that breaks',
      (response) => void response.destroy(),
      { lastStatus: null, lastFailure: 'CONNECTION' },
    ],
  ] as [string, Receiver['answer'], object][])('fails with %s', async (_what, answer, expected) => {
    const { receiver, id } = await receiving();
    receiver.answer = answer;
    await book(commons, world.facilityId);
    await deliver();
    expect(await seen(id)).toMatchObject([{ state: 'FAILED', attempts: 1, ...expected }]);
  });

  test('does not follow a redirect', async () => {
    const [{ receiver, id }, elsewhere] = [await receiving(), await startReceiver()];
    receivers.push(elsewhere);
    for (const code of [301, 302, 307, 308]) {
      receiver.answer = status(code, { location: elsewhere.url });
      await book(commons, world.facilityId);
      await deliver();
      expect((await seen(id)).at(-1)).toMatchObject({ state: 'FAILED', lastStatus: code, lastFailure: 'REDIRECT' });
    }
    expect(elsewhere.received).toEqual([]);
  });

  test('ends when no answer comes in time', async () => {
    const { receiver, id } = await receiving();
    receiver.answer = () => undefined;
    await book(commons, world.facilityId);
    await deliver({ timeoutMs: 50 });
    expect(await seen(id)).toMatchObject([{ state: 'FAILED', lastStatus: null, lastFailure: 'TIMEOUT' }]);
  });

  test('goes by the status, and reads of a long or endless answer only the beginning', async () => {
    const { receiver, id } = await receiving();
    let written = 0;
    const { promise: cut, resolve } = Promise.withResolvers<void>();
    receiver.answer = (response) => {
      response.writeHead(200);
      const write = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) written += 16_384;
      };
      response.on('drain', write).on('close', resolve);
      write();
    };
    await book(commons, world.facilityId);
    await deliver();
    await cut;
    // What lies in the buffers of the system is not read.
    expect(written).toBeLessThan(ANSWER_MAX_BYTES + 16 * 1024 * 1024);
    expect(await seen(id)).toMatchObject([{ state: 'DELIVERED', lastStatus: 200, lastFailure: null }]);
  });
});

describe('a message that fails', () => {
  test('is tried again after each delay with its jitter, under the same id and newly signed, and is dead after the last', async () => {
    const { receiver, secret, id } = await receiving();
    receiver.answer = status(503);
    await book(commons, world.facilityId);
    await deliver();
    for (const [failed, seconds] of RETRY_DELAYS_SECONDS.entries()) {
      const due = pass({ milliseconds: Math.round(seconds * 1000 * (1 + RETRY_JITTER / 2)) - 1 }).add({
        milliseconds: 1,
      });
      expect(await seen(id)).toMatchObject([{ state: 'FAILED', attempts: failed + 1, nextAttemptAt: iso(due) }]);
      // A turn of its own: others may have brought it about.
      await serveWebhook(delivering(commons), id);
      expect(receiver.received).toHaveLength(failed + 1);
      commons.clock.now = due;
      await deliver();
      expect(receiver.received).toHaveLength(failed + 2);
      verified(secret, receiver.received.at(-1)!, due);
    }
    expect(new Set(receiver.received.map((message) => message.id)).size).toBe(1);
    const dead = { state: 'DEAD', attempts: RETRY_DELAYS_SECONDS.length + 1, nextAttemptAt: null, lastStatus: 503 };
    expect(await seen(id)).toMatchObject([dead]);
    pass({ hours: 24 });
    await deliver();
    expect(receiver.received).toHaveLength(RETRY_DELAYS_SECONDS.length + 1);
  });

  test('does not hold up those after it, and is delivered when the receiver is back', async () => {
    const { receiver, id } = await receiving();
    let down = true;
    receiver.answer = (response, message) =>
      status(down && message === receiver.received[0] ? 500 : 200)(response, message);
    const bookings = [await book(commons, world.facilityId), await book(commons, world.facilityId)];
    await deliver();
    expect((await seen(id)).map(({ state }) => state)).toEqual(['FAILED', 'DELIVERED']);
    expect(await stateOf(id)).toMatchObject({ state: 'ENABLED', failingSince: null });
    down = false;
    pass({ seconds: 6 });
    await deliver();
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.id)).toEqual([
      bookings[0]!.id,
      bookings[1]!.id,
      bookings[0]!.id,
    ]);
    expect((await seen(id)).map(({ state }) => state)).toEqual(['DELIVERED', 'DELIVERED']);
  });

  test('waits as long as the receiver asks for, but not for ever, and never less than its delay', async () => {
    for (const [asked, seconds] of [
      ['600', 600],
      ['1', RETRY_DELAYS_SECONDS[0]],
      ['999999999', RETRY_DELAYS_SECONDS.at(-1)!],
      ['soon', RETRY_DELAYS_SECONDS[0]],
    ] as const) {
      const { receiver, id } = await receiving();
      receiver.answer = status(429, { 'retry-after': asked });
      await book(commons, world.facilityId);
      await deliver();
      const due = commons.clock.now.add({ milliseconds: Math.round(seconds * 1000 * (1 + RETRY_JITTER / 2)) });
      expect(await seen(id)).toMatchObject([{ state: 'FAILED', lastStatus: 429, nextAttemptAt: iso(due) }]);
    }
  });

  test('is replayed from the dead, alone or with the others, and told under its old id', async () => {
    const { receiver, id } = await receiving();
    for (let i = 0; i < 3; i++) await book(commons, world.facilityId);
    await deliver();
    await commons.sql(`update webhook_delivery set state = 'DEAD', attempts = 10 where webhook_id = $1`, [id]);
    const ids = receiver.received.splice(0).map((message) => message.id);

    const { delivery } = await mutate('webhookDeliveryReplay', { deliveryId: ids[1] });
    expect(delivery).toMatchObject({ id: ids[1], state: 'PENDING', attempts: 0, webhook: { id } });
    await deliver();
    expect(receiver.received.map((message) => message.id)).toEqual([ids[1]]);
    expect(await mutate('webhookReplayDead', { webhookId: id })).toMatchObject({ replayed: 2, webhook: { id } });
    await deliver();
    expect(receiver.received.map((message) => message.id)).toEqual([ids[1], ids[0], ids[2]]);
    expect(await mutate('webhookReplayDead', { webhookId: id })).toMatchObject({ replayed: 0 });
  });

  test('is brought forward by a replay, with its attempts as they were', async () => {
    const { receiver, id } = await receiving();
    receiver.answer = status(500);
    await book(commons, world.facilityId);
    await deliver();
    const [{ id: deliveryId }] = await seen(id);
    receiver.answer = status(200);
    await mutate('webhookDeliveryReplay', { deliveryId });
    await deliver();
    expect(await seen(id)).toMatchObject([{ state: 'DELIVERED', attempts: 2 }]);
  });
});

describe('a webhook', () => {
  test('whose receiver is gone is disabled at once', async () => {
    const { receiver, id } = await receiving();
    receiver.answer = status(410);
    await book(commons, world.facilityId);
    await book(commons, world.facilityId);
    await deliver();
    await serveWebhook(delivering(commons), id);
    expect(receiver.received).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({
      state: 'DISABLED',
      disabledReason: 'GONE',
      disabledAt: iso(commons.clock.now),
    });
    expect((await seen(id)).map(({ state }) => state)).toEqual(['DEAD', 'PENDING']);
    const trail = await commons.sql('select action, actor_id from audit_entry where subject_id = $1 order by id', [id]);
    expect(trail.at(-1)).toEqual({ action: 'webhookDisable', actor_id: null });

    receiver.answer = status(200);
    await mutate('webhookEnable', { webhookId: id });
    await deliver();
    expect((await seen(id)).map(({ state }) => state)).toEqual(['DEAD', 'DELIVERED']);
  });

  test('whose receiver fails for days is disabled, and a success in between counts', async () => {
    const { receiver, id } = await receiving();
    const failing = async () => {
      receiver.answer = status(500);
      await book(commons, world.facilityId);
      await deliver();
    };
    await failing();
    const since = iso(commons.clock.now);
    pass({ hours: FAILING_DAYS_MAX * 24 - 1 });
    await failing();
    expect(await stateOf(id)).toMatchObject({ state: 'ENABLED', failingSince: since });
    pass({ hours: 1 });
    await failing();
    expect(await stateOf(id)).toMatchObject({ state: 'DISABLED', disabledReason: 'FAILING', failingSince: since });

    await mutate('webhookEnable', { webhookId: id });
    receiver.answer = status(200);
    await deliver();
    await failing();
    expect(await stateOf(id)).toMatchObject({ state: 'ENABLED', failingSince: iso(commons.clock.now) });
  });

  test('that is disabled is sent nothing, what waited is sent later, and what happened meanwhile is not kept', async () => {
    const { receiver, id } = await receiving();
    await book(commons, world.facilityId);
    await settled(commons);
    receiver.answer = status(500);
    await deliver();
    await mutate('webhookDisable', { webhookId: id });
    await book(commons, world.facilityId);
    pass({ minutes: 1 });
    await deliver();
    await serveWebhook(delivering(commons), id);
    expect(receiver.received).toHaveLength(1);
    const [{ id: deliveryId }] = await seen(id);
    const { subject } = world.manager;
    expect(await refusal(commons, 'webhookDeliveryReplay', { deliveryId }, subject)).toBe('STATE_CONFLICT deliveryId');
    expect(await refusal(commons, 'webhookReplayDead', { webhookId: id }, subject)).toBe('STATE_CONFLICT webhookId');
    expect(await refusal(commons, 'webhookTest', { webhookId: id }, subject)).toBe('STATE_CONFLICT webhookId');
    receiver.answer = status(200);
    await mutate('webhookEnable', { webhookId: id });
    await deliver();
    expect(await seen(id)).toMatchObject([{ id: deliveryId, state: 'DELIVERED', attempts: 2 }]);
  });

  test('is tried by a ping, once, whatever comes of it', async () => {
    const { receiver, secret, id } = await receiving();
    const { delivery } = await mutate('webhookTest', { webhookId: id });
    expect(delivery).toMatchObject({ topic: 'ping', eventId: null, state: 'PENDING', attempts: 0 });
    expect(await refusal(commons, 'webhookTest', { webhookId: id }, world.manager.subject)).toBe(
      'STATE_CONFLICT webhookId',
    );
    expect(await refusal(commons, 'webhookDeliveryReplay', { deliveryId: delivery.id }, world.manager.subject)).toBe(
      'STATE_CONFLICT deliveryId',
    );
    receiver.answer = status(500);
    await deliver();
    expect(verified(secret, receiver.received[0]!, commons.clock.now)).toEqual({
      type: 'ping',
      timestamp: iso(commons.clock.now),
      data: { webhookId: id },
    });
    expect(await seen(id)).toMatchObject([{ state: 'DEAD', attempts: 1, lastStatus: 500 }]);
    receiver.answer = status(200);
    await mutate('webhookTest', { webhookId: id });
    await deliver();
    expect((await seen(id)).map(({ state }) => state)).toEqual(['DEAD', 'DELIVERED']);
  });

  test('that gets another secret is signed for with both, until the overlap is over', async () => {
    const { receiver, secret: old, id } = await receiving();
    const { secret } = await mutate('webhookRotateSecret', { webhookId: id, overlapHours: 1 });
    const fits = async () => {
      await book(commons, world.facilityId);
      await deliver();
      const message = receiver.received.at(-1)!;
      const ok = (key: string) => {
        try {
          return verified(key, message, commons.clock.now) !== undefined;
        } catch {
          return false;
        }
      };
      return [String(message.headers['webhook-signature']).split(' ').length, ok(old), ok(secret)];
    };
    expect(await fits()).toEqual([2, true, true]);
    pass({ minutes: 59 });
    expect(await fits()).toEqual([2, true, true]);
    pass({ minutes: 1 });
    expect(await fits()).toEqual([1, false, true]);
    const { secret: third } = await mutate('webhookRotateSecret', { webhookId: id, overlapHours: 0 });
    await book(commons, world.facilityId);
    await deliver();
    expect(() => verified(secret, receiver.received.at(-1)!, commons.clock.now)).toThrow('No matching signature');
    verified(third, receiver.received.at(-1)!, commons.clock.now);
  });
});
