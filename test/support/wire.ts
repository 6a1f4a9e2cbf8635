import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** A wire to the database that the test can listen to, cut, and hold up. */
export interface Wire {
  readonly databaseUrl: string;
  /** Those of the clients. */
  readonly sockets: ReadonlySet<Socket>;
  /** How often a text has been sent to the database, over all connections. */
  sent(text: string): number;
  /** Holds back what the database answers, also what it answers from then on. */
  hold(): void;
  letGo(): void;
  close(): Promise<unknown>;
}

export async function wireTo(databaseUrl: string): Promise<Wire> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const servers = new Set<Socket>();
  const texts: Buffer[] = [];
  let held = false;
  const relay = createServer((client) => {
    const server = createConnection({ host: hostname, port: Number(port) });
    sockets.add(client);
    servers.add(server);
    client.on('data', (text: Buffer) => texts.push(text));
    client.pipe(server);
    server.pipe(client);
    if (held) server.pause();
    for (const socket of [client, server]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        server.destroy();
        sockets.delete(client);
        servers.delete(server);
      });
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const { port: relayPort } = relay.address() as AddressInfo;
  return {
    databaseUrl: Object.assign(new URL(databaseUrl), { port: String(relayPort) }).href,
    sockets,
    sent: (text) => Buffer.concat(texts).toString('latin1').split(text).length - 1,
    hold() {
      held = true;
      for (const server of servers) server.pause();
    },
    letGo() {
      held = false;
      for (const server of servers) server.resume();
    },
    close: () => new Promise((resolve) => relay.close(resolve)),
  };
}
