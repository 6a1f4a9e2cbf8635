import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { listen, NOTIFY_PAUSE_MS } from '../../../src/events/live/listener.ts';
import { connect } from '../../bookings/booking.connections.ts';
import { freshDatabase } from '../../support/database.ts';
import { wireTo } from '../../support/wire.ts';

test('a database that is slow to take a wake-up is sent one more for all that come meanwhile, and not each of them', async () => {
  const database = await freshDatabase();
  const wire = await wireTo(database.url);
  const other = await connect({ ownerUrl: database.url });
  let heard = 0;
  other.on('notification', () => heard++);
  await other.query('listen outbox_event');
  const { promise: connected, resolve } = Promise.withResolvers<void>();
  const listener = listen(wire.databaseUrl, { warn: () => undefined }, resolve);
  try {
    await connected;
    wire.hold();
    for (let i = 0; i < 5; i++) {
      listener.notify();
      await pause(2 * NOTIFY_PAUSE_MS);
    }
    expect(wire.sent('notify outbox_event')).toBe(1);
    wire.letGo();
    await expect.poll(() => heard, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
    await pause(10 * NOTIFY_PAUSE_MS);
    expect([heard, wire.sent('notify outbox_event')]).toEqual([2, 2]);

    // And it goes on as before.
    listener.notify();
    await expect.poll(() => heard, { timeout: 10_000 }).toBe(3);
  } finally {
    await listener.close();
    await other.end();
    await wire.close();
    await database.drop();
  }
});

test('a wake-up from before there is a connection is sent when there is one', async () => {
  const database = await freshDatabase();
  const wire = await wireTo(database.url);
  const other = await connect({ ownerUrl: database.url });
  let heard = 0;
  other.on('notification', () => heard++);
  await other.query('listen outbox_event');
  wire.hold();
  const listener = listen(wire.databaseUrl, { warn: () => undefined }, () => undefined);
  try {
    listener.notify();
    await pause(2 * NOTIFY_PAUSE_MS);
    expect(wire.sent('notify outbox_event')).toBe(0);
    wire.letGo();
    await expect.poll(() => heard, { timeout: 10_000 }).toBe(1);
  } finally {
    await listener.close();
    await other.end();
    await wire.close();
    await database.drop();
  }
});
