import fastify, { type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { registerConnections } from '../../../src/server/http/connections.ts';

const HOST = '127.0.0.1';
const apps: FastifyInstance[] = [];

afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

async function listening(port = 0, answer: () => Promise<string> = async () => 'yes') {
  const app = fastify({ forceCloseConnections: 'idle', return503OnClosing: false });
  app.get('/', answer);
  registerConnections(app);
  apps.push(app);
  return { app, url: await app.connections.listen({ host: HOST, port }) };
}

async function connected(url: string, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => connect(Number(new URL(url).port), HOST));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  return sockets;
}

/** Asks with a connection of its own. */
async function answerOf(url: string): Promise<string> {
  const sent = request(url, { agent: false });
  const [response] = await once(sent.end(), 'response');
  return (await response.setEncoding('utf8').toArray()).join('');
}

test.runIf(process.platform === 'linux')('takes many connections in one turn of the event loop', async () => {
  const { app, url } = await listening();
  const taken: Socket[] = [];
  app.server.on('connection', (socket) => taken.push(socket));
  const clients = await connected(url, 200);
  let turns = 0;
  for (; taken.length < 200; turns++) await nextTurn();
  expect(turns).toBeLessThan(50);
  expect(await app.connections.count()).toBe(200);
  for (const client of clients) client.destroy();
});

test('answers whoever comes by any of them', async () => {
  const { url } = await listening();
  expect(new Set(await Promise.all(Array.from({ length: 100 }, () => answerOf(url))))).toEqual(new Set(['yes']));
});

test('does not share its address with another program', async () => {
  const { app, url } = await listening();
  await expect(listening(Number(new URL(url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(await answerOf(url)).toBe('yes');
  await app.close();
  expect((await listening(Number(new URL(url).port))).url).toBe(url);
});

test(
  'closing answers what has come, takes nothing more, and keeps no idle connection',
  { timeout: 10_000 },
  async () => {
    const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>();
    let arrived = 0;
    const { app, url } = await listening(0, async () => {
      arrived++;
      await mayAnswer;
      return 'late';
    });
    const idle = await connected(url, 50);
    const asked = Promise.all(Array.from({ length: 50 }, () => answerOf(url)));
    await expect.poll(() => arrived).toBe(50);
    const gone = Promise.all(idle.map((socket) => once(socket.resume(), 'close')));
    let closed = false;
    const closing = app.close().then(() => (closed = true));
    await gone;
    await expect(answerOf(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(closed).toBe(false);
    letAnswer();
    expect(new Set(await asked)).toEqual(new Set(['late']));
    await closing;
    expect(await app.connections.count()).toBe(0);
  },
);
