import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
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

/** While a server closes, what is left of a request has so long to arrive, in milliseconds. */
const ARRIVAL_MS = 1_000;

/** How a server takes connections. */
interface Connections {
  /**
   * Listens.
   * @returns the address, as a URL
   * @throws an error of the system with its code, as EADDRINUSE
   */
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
  /** How many are open. */
  count(): Promise<number>;
}

/** Has a server take many connections at a time, and be closed when what they have brought is answered. */
export function registerConnections(app: FastifyInstance): void {
  const further: Server[] = [];
  let allClosed: Promise<unknown> | undefined;
  const hangUp = unanswered(app);
  app.addHook('preClose', async () => {
    allClosed = Promise.all(further.map((server) => new Promise((closed) => server.close(closed))));
    setTimeout(hangUp, ARRIVAL_MS);
  });
  app.addHook('onClose', async () => {
    app.server.closeIdleConnections();
    await allClosed;
  });
  app.decorate('connections', {
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
    async count() {
      const counts = await Promise.all([app.server, ...further].map(countConnections));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  } satisfies Connections);
}

/**
 * Ends connections from which nothing is to be answered. Node ends those between two requests; it waits for the rest of a
 * request without end once it closes, also of one that has its answer already.
 */
function unanswered({ server }: FastifyInstance): () => void {
  const arriving = new Map<Socket, IncomingMessage | undefined>();
  server.on('connection', (socket: Socket) => {
    arriving.set(socket, undefined);
    socket.once('close', () => arriving.delete(socket));
  });
  server.on('request', (request, response) => {
    arriving.set(request.socket, request);
    response.once('finish', () => {
      // Of those that come together, the latest counts.
      if (arriving.get(request.socket) === request) arriving.set(request.socket, undefined);
    });
  });
  server.on('upgrade', ({ socket }) => arriving.delete(socket));
  return () => {
    for (const [socket, request] of arriving) if (!request?.complete) socket.destroy();
  };
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
    connections: Connections;
  }
}
