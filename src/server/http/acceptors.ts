import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Sockets that listen on one address. libuv takes one connection from each in a turn of the event loop, and a turn is as
 * long as all that is computed in it: with 8 lists of 1,300 objects under way some 100 ms, so that one socket would take
 * 10 new connections a second, and whoever comes waits for seconds before anything can be said to them.
 */
const LISTENERS = 32;
/** Where the system shares connections out to all sockets of an address; elsewhere there is one. */
const CAN_SHARE = process.platform === 'linux';
/** Like those of an HTTP server. */
const CONNECTIONS = { allowHalfOpen: true, noDelay: true };

/** The sockets by which a server takes connections. */
interface Acceptors {
  /**
   * Listens.
   * @returns the address, as a URL
   * @throws an error of the system with its code, as EADDRINUSE
   */
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
  /** How many connections are open. */
  connections(): Promise<number>;
}

/** Adds what a server takes connections by; they are closed with it, after what they have brought is answered. */
export function registerAcceptors(app: FastifyInstance): void {
  const further: Server[] = [];
  let allClosed: Promise<unknown> | undefined;
  app.addHook('preClose', async () => {
    allClosed = Promise.all(further.map((server) => new Promise((closed) => server.close(closed))));
  });
  app.addHook('onClose', async () => {
    app.server.closeIdleConnections();
    await allClosed;
  });
  app.decorate('acceptors', {
    async listen({ host, port }) {
      const options = { host, port, listenTextResolver: () => 'listening' };
      if (!CAN_SHARE) return app.listen(options);
      // An address that is shared would be shared with another program, too.
      if (port !== 0) await tryAddress(host, port);
      const url = await app.listen({ ...options, reusePort: true } as typeof options);
      const take = (socket: Socket) => app.server.emit('connection', socket);
      for (const { address, port } of app.addresses() as AddressInfo[]) {
        for (let nth = 1; nth < LISTENERS; nth++) {
          const server = createServer(CONNECTIONS, take).listen({ host: address, port, reusePort: true });
          further.push(server);
          await once(server, 'listening');
        }
      }
      return url;
    },
    async connections() {
      const counts = await Promise.all([app.server, ...further].map(countConnections));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  } satisfies Acceptors);
}

async function tryAddress(host: string, port: number): Promise<void> {
  const server = createServer().listen({ host, port });
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

function countConnections(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
}

declare module 'fastify' {
  interface FastifyInstance {
    acceptors: Acceptors;
  }
}
