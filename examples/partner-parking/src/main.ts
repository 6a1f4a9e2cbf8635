/** Starts the service; SIGTERM and SIGINT stop it after the requests that it has taken. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connectCommons } from './commons.ts';
import { openCounts } from './counts.ts';
import { followOwnUnit } from './own-unit.ts';
import { buildServer } from './server.ts';
import { readSettings } from './settings.ts';

try {
  const settings = readSettings(process.env);
  const unit = followOwnUnit(connectCommons(settings));
  const server = buildServer({ ...settings, unit, counts: openCounts(settings.countsFile) });
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`The car park is in the graph at http://${settings.host}:${port}/graphql\n`);
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => {
      unit.stop();
      server.close();
      server.closeIdleConnections();
    });
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
