import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** A wire to the database that the test can listen to, cut, and hold up. */
interface Wire {
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

/** What becomes of what ends a transaction: it goes through, is cut off before the database has it, or its answer is. */
export type CommitFate = 'pass' | 'before' | 'after';

/** As pg sends it. */
const COMMIT = 'commit\0';

/**
 * @param database where it leads, by its URL; a function is asked anew for each connection
 * @param fateOf asked for each message that holds `ending`; without it all go through
 * @param ending what a message holds that ends a transaction: COMMIT, or what a statement is told by that commits by itself
 */
export async function wireTo(
  database: string | (() => string),
  fateOf: () => CommitFate = () => 'pass',
  ending = COMMIT,
): Promise<Wire> {
  const target = () => new URL(typeof database === 'string' ? database : database());
  const sockets = new Set<Socket>();
  const servers = new Set<Socket>();
  const texts: Buffer[] = [];
  let held = false;
  const relay = createServer((client) => {
    const { hostname, port } = target();
    const server = createConnection({ host: hostname, port: Number(port) });
    sockets.add(client);
    servers.add(server);
    client.on('data', (text: Buffer) => {
      texts.push(text);
      const fate = text.includes(ending) ? fateOf() : 'pass';
      if (fate === 'before') {
        client.destroy();
        return;
      }
      if (fate === 'after') {
        server.unpipe(client);
        // The database has answered, and nobody hears of it.
        server.once('data', () => client.destroy()).resume();
      }
      server.write(text);
    });
    client.on('end', () => server.end());
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
    databaseUrl: Object.assign(target(), { port: String(relayPort) }).href,
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
