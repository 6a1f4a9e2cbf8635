import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../../../src/events/webhooks/send.ts';
import { HERE, PUBLIC_ONLY, type Receiver, startReceiver } from './webhook.world.ts';
import type { Targets } from '../../../src/request/context.ts';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
afterEach(() => {
  receiver.received.length = 0;
});

const giveUp = new AbortController().signal;
const sendTo = (url: string, targets: Targets) =>
  send({ url, headers: { 'webhook-id': 'x' }, body: '{}' }, targets, { giveUp, timeoutMs: 2_000 });
const REFUSED = { status: null, failure: 'NO_PUBLIC_ADDRESS' };

describe('a message', () => {
  test('goes nowhere when the URL is not fit, whatever was allowed when it was taken', async () => {
    expect(await sendTo(receiver.url, PUBLIC_ONLY)).toEqual(REFUSED);
    expect(await sendTo(receiver.url, HERE)).toEqual({ status: 204, failure: null });
    expect(receiver.received).toHaveLength(1);
  });

  test('goes nowhere when the host is a private address or stands for one', async () => {
    const port = new URL(receiver.url).port;
    const inside = { ...PUBLIC_ONLY, resolve: async () => ['127.0.0.1'] };
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'rebound.example']) {
      expect(await sendTo(`https://${host}/`, inside)).toEqual(REFUSED);
      expect(await sendTo(`https://${host}:${port}/`, inside)).toEqual(REFUSED);
    }
    expect(receiver.received).toEqual([]);
  });

  test('goes to the address that was checked, and the name is asked for no second time', async () => {
    // The name stands for an address at which nobody listens when it is checked, and for the receiver ever after.
    const answers = [['127.0.0.2'], ['127.0.0.1']];
    let asked = 0;
    const rebinding = { ...HERE, resolve: async () => answers[Math.min(asked++, 1)]! };
    const url = receiver.url.replace('127.0.0.1', 'localhost');
    expect(await sendTo(url, rebinding)).toEqual({ status: null, failure: 'CONNECTION' });
    expect(asked).toBe(1);
    expect(receiver.received).toEqual([]);
    expect(await sendTo(url, rebinding)).toEqual({ status: 204, failure: null });
    expect(asked).toBe(2);
  });

  test('goes to what the name stands for by our own look, not by that of the system', async () => {
    const { port } = new URL(receiver.url);
    let asked = 0;
    const targets = {
      ...HERE,
      resolve: async (hostname: string) => {
        asked++;
        return hostname === 'localhost' ? ['127.0.0.1'] : [];
      },
    };
    expect(await sendTo(`http://localhost:${port}/`, targets)).toEqual({ status: 204, failure: null });
    expect(asked).toBe(1);
    expect(receiver.received[0]!.headers.host).toBe(`localhost:${port}`);
  });

  test('fails when a name server does not answer, in the time that an attempt has', async () => {
    const silent = { ...PUBLIC_ONLY, resolve: () => new Promise<string[]>(() => undefined) };
    const outcome = await send({ url: 'https://silent.example/', headers: {}, body: '{}' }, silent, {
      giveUp,
      timeoutMs: 50,
    });
    expect(outcome).toEqual({ status: null, failure: 'TIMEOUT' });
  });

  test('fails when the receiver wants to speak another protocol, and does not wait for what never comes', async () => {
    const answer = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n';
    const upgrading = createServer((socket) => socket.once('data', () => socket.write(answer)));
    await once(upgrading.listen(0, '127.0.0.1'), 'listening');
    const { port } = upgrading.address() as AddressInfo;
    expect(await sendTo(`http://127.0.0.1:${port}/`, HERE)).toEqual({ status: null, failure: 'CONNECTION' });
    upgrading.close();
  });

  test('fails when nobody listens, and is no outcome at all when the process ends', async () => {
    const gone = await startReceiver();
    await gone.close();
    expect(await sendTo(gone.url, HERE)).toEqual({ status: null, failure: 'CONNECTION' });
    const ended = AbortSignal.abort(new Error('The process ends.'));
    await expect(send({ url: receiver.url, headers: {}, body: '{}' }, HERE, { giveUp: ended })).rejects.toThrow(
      'The process ends.',
    );
  });
});
