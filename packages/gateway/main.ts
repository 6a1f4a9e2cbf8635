/** `npm run gateway`: starts the gateway; SIGTERM and SIGINT stop it after the requests that it has taken. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buildGateway } from './gateway.ts';
import { readSettings, USAGE } from './settings.ts';

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings) {
    const { server, close } = buildGateway(settings);
    server.listen(settings.port, settings.host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`The gateway is running at http://${settings.host}:${port}/graphql\n`);
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void close());
  } else {
    process.stdout.write(USAGE);
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
