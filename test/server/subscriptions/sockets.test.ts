import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { IdentityProviderUnavailableError } from '../../../src/district/identity/tokens/token.ts';
import { UNSENT_MAX_BYTES } from '../../../src/server/subscriptions/web-socket.ts';
import { type Served, startServed } from '../../events/live/live-world.ts';

// What clients do to a socket that no library of theirs would.

let served: Served;
let query: string;

beforeAll(async () => {
  served = await startServed({ server: { metrics: { token: undefined } } });
  const { id } = await buildFacility(served.db, { now: served.clock.now });
  query = `subscription {
    availabilityChanged(facilityId: "${id}", from: "2026-03-04T00:00:00Z", to: "2026-03-05T00:00:00Z") { eventId } }`;
});
afterAll(() => served.close());

/** An open socket, and with what code it was closed. */
interface Socket {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  say(message: object): void;
}

async function connect({ url }: Pick<Served, 'url'>, params?: object): Promise<Socket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql/ws`, 'graphql-transport-ws');
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));
  const say = (message: object) => socket.send(JSON.stringify(message));
  const admitted = new Promise<unknown>((resolve) => socket.once('message', resolve));
  socket.once('open', () => say({ type: 'connection_init', payload: params }));
  await Promise.race([admitted, closed]);
  return { socket, closed, say };
}

async function openSubscriptions(): Promise<number> {
  const metrics = await (await fetch(`${served.url}/metrics`)).text();
  return Number(/^graphql_subscriptions_open\{transport="websocket"\} (\d+)$/m.exec(metrics)?.[1] ?? 0);
}

test('a connection that goes takes all its subscriptions along, whatever became of their ids', async () => {
  const { socket, closed, say } = await connect(served);
  for (let time = 0; time < 10; time++) {
    say({ type: 'subscribe', id: 'same', payload: { query } });
    say({ type: 'complete', id: 'same' });
  }
  say({ type: 'subscribe', id: 'same', payload: { query } });
  await expect.poll(openSubscriptions).toBe(11);
  // They count before they are quite open, and a connection that goes by then would find them by itself.
  await pause(300);
  socket.close();
  await closed;
  await expect.poll(openSubscriptions).toBe(0);
});

test('a client that has everything answered and reads nothing is cut off', async () => {
  const { socket, closed, say } = await connect(served);
  socket.pause();
  const payload = { filling: 'x'.repeat(60_000) };
  // What the systems on both ends keep comes on top of what the server does.
  for (let sent = 0; sent < 16 * UNSENT_MAX_BYTES && socket.readyState === WebSocket.OPEN; sent += 60_000) {
    say({ type: 'ping', payload });
    if (socket.bufferedAmount > 1_000_000) await pause(1);
  }
  const seen = vi.waitFor(
    () => {
      const [server] = served.app.websocketServer.clients;
      expect(server).toBeUndefined();
    },
    { timeout: 10_000 },
  );
  await seen;
  socket.resume();
  expect(await closed).toBe(1006);
});

test.each([['connection_ack'], ['next'], ['error']])(
  'a client that speaks like a server, as by %s, is told so and nobody else',
  async (type) => {
    const written = vi.spyOn(console, 'error');
    const { closed, say } = await connect(served);
    say({ type, id: 'x', payload: type === 'next' ? {} : [{ message: 'x' }] });
    expect(await closed).toBe(4400);
    expect(written).not.toHaveBeenCalled();
    written.mockRestore();
  },
);

test('a client whose token cannot be looked at for now is asked to come back, not to give up', async () => {
  const busy = await startServed({
    beside: served,
    server: {
      verifyToken: async () => {
        throw new IdentityProviderUnavailableError('The keys cannot be had.');
      },
    },
  });
  const { closed } = await connect(busy, { authorization: 'Bearer x' });
  expect(await closed).toBe(1013);
  await busy.close();
});

test('of several protocols the one that is spoken here is chosen, from the first connection on', async () => {
  const fresh = await startServed({ beside: served });
  const socket = new WebSocket(`${fresh.url.replace('http', 'ws')}/graphql/ws`, ['graphql-ws', 'graphql-transport-ws']);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  expect(socket.protocol).toBe('graphql-transport-ws');
  socket.close();
  await closed;
  await fresh.close();
});
