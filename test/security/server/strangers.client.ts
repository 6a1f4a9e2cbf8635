import { connect, type Socket } from 'node:net';
import { request } from 'node:http';

// Opens streams as strangers from many addresses of this machine, or asks /livez again and again, in a process of its own.
// Started by `fork`; what it is sent and what it answers are `Asked` and `Told`.

/** Streams to open, of which each asks for what its place in the list says. */
export interface Asked {
  readonly port: number;
  /** The bodies of the requests, and from which address of 127.0.0.0/8 each comes. */
  readonly streams: readonly { readonly body: string; readonly address: string }[];
  readonly watchLivez: boolean;
}

/** How it stands, sent again and again. */
export interface Told {
  /** Streams that were accepted, and that were refused. */
  readonly open: number;
  readonly refused: number;
  /** What the last one was told that was refused. */
  readonly refusal: string;
  /** Events and comments that have come, over all streams. */
  readonly events: number;
  readonly comments: number;
  /** The longest answer of /livez since the last time, in milliseconds. */
  readonly livez: number;
}

/** Streams that are being opened at the same time. */
const OPENED_AT_ONCE = 200;
const TOLD_EVERY_MS = 50;
const LIVEZ_EVERY_MS = 20;

let refusal = '';
let [open, refused, events, comments, livez] = [0, 0, 0, 0, 0];

function openStream(port: number, body: string, localAddress: string): Promise<void> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ host: '127.0.0.1', port, localAddress });
    let settled = false;
    const settle = (refusedWith?: string) => {
      if (settled) return;
      settled = true;
      if (refusedWith === undefined) {
        open++;
      } else {
        refused++;
        refusal = refusedWith;
      }
      resolve();
    };
    socket.on('error', (error) => settle(String(error)));
    socket.on('close', () => settle('closed'));
    socket.on('data', (bytes: Buffer) => {
      const text = bytes.toString('latin1');
      if (text.includes('"errors"')) settle(text);
      // The first comment comes when the subscription is open; a refusal would come with it.
      if (text.includes('\n:\n\n')) setTimeout(settle, 20);
      events += text.split('event: next').length - 1;
      comments += text.split('#end').length - 1;
    });
    socket.write(
      `POST /graphql/stream HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: text/event-stream\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}

function watchLivez(port: number): void {
  const ask = () => {
    const began = performance.now();
    const sent = request({ host: '127.0.0.1', port, path: '/livez' }, (response) => {
      response.resume().on('end', () => {
        livez = Math.max(livez, performance.now() - began);
        setTimeout(ask, LIVEZ_EVERY_MS);
      });
    });
    sent.on('error', () => (livez = Infinity));
    sent.end();
  };
  ask();
}

process.once('message', async ({ port, streams, watchLivez: watching }: Asked) => {
  setInterval(() => {
    process.send!({ open, refused, refusal, events, comments, livez } satisfies Told, () => undefined);
    livez = 0;
  }, TOLD_EVERY_MS);
  if (watching) watchLivez(port);
  for (let at = 0; at < streams.length; at += OPENED_AT_ONCE) {
    await Promise.all(streams.slice(at, at + OPENED_AT_ONCE).map((one) => openStream(port, one.body, one.address)));
  }
});
process.once('disconnect', () => process.exit());
